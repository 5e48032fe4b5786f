"""A ledger on a stick is written in a copy on the own disk, and what was written gets home, sooner or later."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.carrying.working_copies import WorkingCopies, fetch, take_home
from app.errors import Cancelled, ExpectedError
from app.records.place import Place
from db.lock import lock_path
from db.sqlite_store import SqliteStore
from tests.integration.carrying.conftest import START, Office

Offices = Callable[..., list[Office]]


@pytest.fixture
def shelf(tmp_path: Path) -> WorkingCopies:
    return WorkingCopies(tmp_path / "手もと")


@pytest.fixture
def office(offices: Offices) -> Office:
    (made,) = offices("stick")
    made.write(1, "さくら")
    return made


def write_in(path: Path, record_id: int, name: str) -> None:
    Office("田中", path, path.parent).write(record_id, name)


def names(path: Path) -> set[str]:
    with closing(SqliteStore.open(path, who="", host="")) as store:
        return {place.name for place in store.read(Place)}


def test_there_and_home(shelf: WorkingCopies, office: Office) -> None:
    copy = shelf.make(office.ledger, "USBメモリー", office.files, now=START)
    assert (shelf.at(copy.path), shelf.of(office.ledger), list(shelf.all())) == (copy, copy, [copy])
    write_in(copy.path, 2, "もみじ")
    office.write(3, "うめ")  # on another computer meanwhile
    assert take_home(copy, office.files, now=START) is not None
    assert take_home(copy, office.files, now=START) is None
    assert fetch(copy, office.files, now=START) is not None
    assert names(office.ledger) == names(copy.path) == {"さくら", "もみじ", "うめ"}
    assert len(office.shelf.all()) == 1, "the ledger is kept as it was"
    shelf.mark_home(copy)
    shelf.tidy_up()
    assert shelf.of(office.ledger) is None
    assert not copy.path.parent.exists()


def test_a_stick_that_was_pulled(shelf: WorkingCopies, office: Office, tmp_path: Path) -> None:
    copy = shelf.make(office.ledger, "USBメモリー", office.files, now=START)
    write_in(copy.path, 2, "もみじ")
    office.ledger.parent.rename(tmp_path / "pulled")
    with pytest.raises(ExpectedError, match=r"USBメモリーの「小平\.tsudoiba」に、いまはとどきません"):
        take_home(copy, office.files, now=START)
    shelf.tidy_up()
    again = shelf.at(copy.path)
    assert again == copy
    assert not again.is_in_reach
    (tmp_path / "pulled").rename(office.ledger.parent)
    assert again.is_in_reach
    take_home(again, office.files, now=START)
    assert names(office.ledger) == {"さくら", "もみじ"}


def test_what_never_got_home_is_gone_on_with(shelf: WorkingCopies, office: Office) -> None:
    copy = shelf.make(office.ledger, "", office.files, now=START)
    write_in(copy.path, 2, "もみじ")
    office.write(3, "うめ")
    assert shelf.make(office.ledger, "", office.files, now=START) == copy
    assert names(copy.path) == {"さくら", "もみじ", "うめ"}


def test_one_that_is_home_is_made_anew(shelf: WorkingCopies, office: Office) -> None:
    copy = shelf.make(office.ledger, "", office.files, now=START)
    shelf.mark_home(copy)
    office.write(3, "うめ")
    assert shelf.make(office.ledger, "", office.files, now=START).is_home is False
    assert names(copy.path) == {"さくら", "うめ"}
    shelf.mark_home(copy)
    shelf.keep(copy)
    shelf.tidy_up()
    assert copy.path.exists()


def test_another_ledger_at_home(shelf: WorkingCopies, office: Office) -> None:
    copy = shelf.make(office.ledger, "", office.files, now=START)
    write_in(copy.path, 2, "もみじ")
    office.ledger.unlink()
    SqliteStore.create(office.ledger, who="", host="").close()
    before = office.ledger.read_bytes()
    for go in (take_home, fetch):
        with pytest.raises(ExpectedError, match="べつの帳面になっています"):
            go(copy, office.files, now=START)
    assert office.ledger.read_bytes() == before


def test_nothing_half_made_stays(shelf: WorkingCopies, office: Office, tmp_path: Path) -> None:
    def stop(_done: int, _total: int, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        shelf.make(office.ledger, "", office.files, now=START, progress=stop)
    assert list((tmp_path / "手もと").iterdir()) == []
    office.ledger.write_bytes(office.ledger.read_bytes()[:5000])
    with pytest.raises(ExpectedError):
        shelf.make(office.ledger, "", office.files, now=START)
    shutil.rmtree(tmp_path / "手もと")
    (tmp_path / "手もと").write_text("", encoding="utf-8")
    with pytest.raises(ExpectedError, match="手もとの写しをつくれませんでした"):
        shelf.make(office.ledger, "", office.files, now=START)
    assert not lock_path(office.ledger).exists()


def test_a_ledger_elsewhere_is_none(shelf: WorkingCopies, office: Office, tmp_path: Path) -> None:
    assert shelf.at(office.ledger) is None
    assert shelf.at(tmp_path / "手もと" / "x" / "y.tsudoiba") is None
    assert list(shelf.all()) == []
    copy = shelf.make(office.ledger, "", office.files, now=START)
    (copy.path.parent / "home.json").write_text("{}", encoding="utf-8")
    assert shelf.at(copy.path) is None
