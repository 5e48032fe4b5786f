"""Where nothing can be written, every command says so at once in plain words, and leaves all as it was."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hanging import not_for_ever
from tests.scenarios.commands import Command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes have no place in a folder there")

_COMMANDS: dict[str, tuple[str, ...]] = {
    "new": ("new", "{target}"),
    "backup": ("backup", "{ledger}", "{target}"),
    "copy": ("copy", "{ledger}", "{target}"),
    "handover": ("handover", "{ledger}", "{target}"),
    "receipt": ("handover", "{ledger}", "{folder}/渡す用.tsudoiba", "--receipt", "{target}"),
    "export": ("export", "{ledger}", "{target}"),
    "report": ("import", "{ledger}", "{folder}/places.csv", "--report", "{target}"),
    "print": ("print", "{ledger}", "paper-form", "{target}"),
    "impose": ("impose", "{folder}/in.pdf", "{target}"),
    "gallery": ("print", "--gallery", "{target}", "{ledger}"),
    "self-test": ("self-test", "{target}"),
}


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def _below_a_file(folder: Path) -> Path:
    (folder / "file").write_text("たいせつ", encoding="utf-8")
    return folder / "file" / "x"


_PLACES: dict[str, Callable[[Path], Path]] = {
    "pipe": _pipe,
    "device": lambda _folder: Path(os.devnull),
    "below a file": _below_a_file,
    "long name": lambda folder: folder / ("な" * 400),
}


@pytest.fixture
def ledger(tsudoiba: Command, tmp_path: Path) -> Path:
    made = tmp_path / "a.tsudoiba"
    assert tsudoiba("new", made).code == 0
    (tmp_path / "places.csv").write_text("居場所名,電話\nさくら,042-000-0001\n", encoding="utf-8")
    assert tsudoiba("print", made, "paper-form", tmp_path / "in.pdf").code == 0
    return made


@pytest.mark.parametrize("place", _PLACES)
@pytest.mark.parametrize("command", _COMMANDS)
def test_it_is_refused(tsudoiba: Command, ledger: Path, command: str, place: str) -> None:
    folder = ledger.parent
    words = {"ledger": ledger, "folder": folder, "target": _PLACES[place](folder)}
    before = _content_of(folder)
    with not_for_ever(60):
        said = tsudoiba(*(word.format(**words) for word in _COMMANDS[command]))
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert "な" * 100 not in said.err, "a name of 400 letters is not read out"
    assert _content_of(folder) == before


def _content_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}
