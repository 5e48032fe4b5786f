"""A shared folder over two real Syncthings: what is written at both ends, at the same time too, is at both ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.integration.carrying.conftest import Office
from tests.integration.carrying.syncthing import PROGRAM, pair

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(PROGRAM is None, reason="the program syncthing is not installed (Debian: apt install syncthing)"),
]

_PATIENCE_SECONDS = 90
_PAUSE_SECONDS = 0.5


def exchange_until(offices: list[Office], expected: set[str]) -> None:
    """Everybody looks into his folder again and again until all know everything."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while not all(office.names() == expected for office in offices):
        assert time.monotonic() < end, [office.names() for office in offices]
        for office in offices:
            office.look()
        time.sleep(_PAUSE_SECONDS)


def test_two_syncthings(offices: Callable[..., list[Office]], tmp_path: Path) -> None:
    a, b = offices("田中", "鈴木")
    one, other = pair(tmp_path, [a.folder, b.folder])
    with one.running():
        a.write(1, "さくら")
        b.write(2, "もみじ")
        a.look()
        b.look()
        with other.running():
            exchange_until([a, b], {"さくら", "もみじ"})
            for turn in range(5):  # both at once, again and again
                a.write(10 + turn, f"田中{turn}")
                b.write(20 + turn, f"鈴木{turn}")
                a.look()
                b.look()
            written = {f"{who}{turn}" for who in ("田中", "鈴木") for turn in range(5)}
            exchange_until([a, b], {"さくら", "もみじ", *written})
        b.write(1, "さくら（鈴木）")  # while they cannot reach each other, the same field at both ends
        a.write(1, "さくら（田中）")
        a.look(is_closing=True)
        b.look(is_closing=True)
    with one.running(), other.running():
        end = time.monotonic() + _PATIENCE_SECONDS
        while not all(_questions(each) for each in (a, b)):
            assert time.monotonic() < end
            a.look()
            b.look()
            time.sleep(_PAUSE_SECONDS)
    assert a.names() == b.names()
    assert {each.name for each in a.folder.iterdir() if each.suffix == ".tsudoiba"} == {
        a.own_copy.name,
        b.own_copy.name,
    }
    for office in (a, b):
        with closing(office.open(office.ledger)) as store:
            assert store.faults() == []


def _questions(office: Office) -> list[str]:
    with closing(office.open(office.ledger)) as store:
        return [question.field for question in store.questions()]
