"""A booklet made again after an edit: what did not change is the same page, what did change is seen everywhere."""

from __future__ import annotations

from datetime import date

import pytest

from app.booklets.choice import BookletChoice, Style
from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.printing.booklet.composing import compose_booklet
from app.printing.composition import Composition, ReadBlob
from app.printing.findings import FindingKind
from app.printing.pages import PhotoSlot
from app.printing.pdf_writer import pdf_bytes
from app.records.photo import Photo
from app.records.place import Place
from app.records.schedule import Schedule
from tests.large_town import large_town
from tests.printed_pages import text_of
from tests.town import sample_town

TODAY = date(2025, 4, 10)
STYLES = list(Style)


def composed(ledger: Ledger, read_blob: ReadBlob, style: Style = Style.TWO) -> Composition:
    return compose_booklet(ledger, today=TODAY, choice=BookletChoice(style=style), read_blob=read_blob)


def edit(ledger: Ledger, record: Place | Schedule | Photo, **values: str) -> None:
    ledger.follow(ChangeSet("直す", (Change(record, record.changed(**values)),)))


@pytest.mark.parametrize("style", STYLES)
def test_the_same_again_is_the_same_to_the_last_byte(style: Style) -> None:
    town = large_town()
    first, again = (composed(town.ledger(), town.read_blob, style) for _ in range(2))
    assert pdf_bytes(again.pages, title=again.title) == pdf_bytes(first.pages, title=first.title)
    assert again.notes == first.notes


@pytest.mark.parametrize("style", STYLES)
def test_an_edit_is_seen_on_the_page_of_its_place_and_changes_no_other(style: Style) -> None:
    town = large_town()
    ledger = town.ledger()
    before = composed(ledger, town.read_blob, style)
    place = ledger.all(Place)[20]
    edit(ledger, place, phone="042-000-9876")
    after = composed(ledger, town.read_blob, style)
    changed = [new for old, new in zip(before.pages, after.pages, strict=True) if old != new]
    assert len(changed) == 1
    assert "042-000-9876" in text_of(changed[0])
    kept = sum(old is new for old, new in zip(before.pages, after.pages, strict=True))
    assert kept > len(before.pages) / 2


def test_an_edited_day_is_seen_in_the_table_of_weekdays_too() -> None:
    town = sample_town()
    ledger = town.ledger()
    composed(ledger, town.read_blob)
    schedule = next(each for each in ledger.all(Schedule) if each.start)
    edit(ledger, schedule, start="07:35", end="08:05")
    pages = composed(ledger, town.read_blob).pages
    assert sum("7:35" in text_of(page) for page in pages) >= 2


def test_a_withdrawn_consent_takes_the_place_out_at_once() -> None:
    town = sample_town()
    ledger = town.ledger()
    place = ledger.all(Place)[0]
    assert any(place.name in text_of(page) for page in composed(ledger, town.read_blob).pages)
    edit(ledger, place, consent="no")
    assert not any(place.name in text_of(page) for page in composed(ledger, town.read_blob).pages)


def test_a_photo_that_cannot_be_read_is_told_every_time_until_it_can() -> None:
    town = sample_town()
    ledger = town.ledger()

    def lost(sha: str) -> bytes:
        raise KeyError(sha)

    for _ in range(2):
        made = composed(ledger, lost)
        assert [note.kind for note in made.notes].count(FindingKind.PHOTO) > 0
        assert not any(True for page in made.pages for _ in page.pictures())
    whole = composed(ledger, town.read_blob)
    assert not any(note.kind is FindingKind.PHOTO for note in whole.notes)
    assert any(True for page in whole.pages for _ in page.pictures())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_no_photo_is_left_a_mere_slot(style: Style, paper: str) -> None:
    town = sample_town()
    choice = BookletChoice(style=style, paper=paper)
    pages = compose_booklet(town.ledger(), today=TODAY, choice=choice, read_blob=town.read_blob).pages
    assert not any(isinstance(each, PhotoSlot) for page in pages for each in page.operations)


def test_two_ledgers_with_the_same_ids_are_not_mixed_up() -> None:
    one, other = sample_town(), sample_town()
    place = next(record for record in other.records if isinstance(record, Place))
    other.records[other.records.index(place)] = place.changed(fee="1000円ちょうど")
    assert not any("1000円ちょうど" in text_of(page) for page in composed(one.ledger(), one.read_blob).pages)
    assert any("1000円ちょうど" in text_of(page) for page in composed(other.ledger(), other.read_blob).pages)
    assert not any("1000円ちょうど" in text_of(page) for page in composed(one.ledger(), one.read_blob).pages)
