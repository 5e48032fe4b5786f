"""Prints are made of what is in the file now; what stays the same is kept from one print to the next."""

from __future__ import annotations

from datetime import date

import pytest

from app.changes.change import Change, ChangeSet
from app.progress import no_progress
from app.records.field import LEVEL_LABELS, Level
from app.records.place import Place
from tests.gui.printing.desk import BOOKLET
from tests.printed_pages import text_of
from ui.context import AppContext
from ui.printing.print_ledger import PrintLedger
from ui.printing.print_work import Print, make_print
from ui.printing.wish import Wish

TODAY = date(2025, 4, 10)


def _print(ledger: PrintLedger) -> Print:
    return make_print(BOOKLET, ledger=ledger, today=TODAY, progress=no_progress)


def _made(town: AppContext, wish: Wish) -> Print:
    ledger = PrintLedger(town.files, town.store.path)
    return make_print(wish, ledger=ledger, today=TODAY, progress=no_progress)


def _change(place: Place, **values: str) -> ChangeSet:
    return ChangeSet("直す", (Change(place, place.changed(**values)),))


def test_an_edit_and_taking_it_back_are_seen(town: AppContext) -> None:
    ledger = PrintLedger(town.files, town.store.path)
    before = _print(ledger)
    place = next(place for place in town.ledger.all(Place) if place.name == "みんな茶論")
    town.apply(_change(place, fee="1,234円"))
    after = _print(ledger)
    assert any("1,234円" in text_of(page) for page in after.pages)
    kept = sum(old is new for old, new in zip(before.pages, after.pages, strict=True))
    assert kept == len(before.pages) - 3, "all but the covers and the page of the place"
    town.undo.undo()
    assert _print(ledger).pages == before.pages


def test_what_another_window_wrote_is_seen(town: AppContext) -> None:
    ledger = PrintLedger(town.files, town.store.path)
    assert any("みんな茶論" in text_of(page) for page in _print(ledger).pages)
    place = next(place for place in town.ledger.all(Place) if place.name == "みんな茶論")
    other = town.files.open(town.store.path)
    other.apply(_change(place, consent="no"))
    other.close()
    assert not any("みんな茶論" in text_of(page) for page in _print(ledger).pages)


@pytest.mark.parametrize("level", Level)
def test_whom_a_paper_is_for_stands_behind_its_name(town: AppContext, level: Level) -> None:
    card = _made(town, Wish("place-card").with_option("level", level))
    assert card.reader is level
    assert card.title == f"{card.name}　{LEVEL_LABELS[level]}用"


def test_a_name_that_sounds_like_a_reader_stays_a_name(town: AppContext) -> None:
    place = next(place for place in town.ledger.all(Place) if place.name == "みんな茶論")
    town.apply(_change(place, name="みんな茶論　内部用"))
    flyer = _made(town, Wish("flyer", place.id))
    assert flyer.reader is None
    assert flyer.name == "みんな茶論　内部用"
