"""The facts of places are kept with a ledger: after any edit they are those of a ledger just read."""

from __future__ import annotations

import pytest

from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.printing.place_facts import PlaceFacts, place_facts
from app.records.area import Area
from app.records.base import Record
from app.records.field import Field, FieldKind, FieldValue, Level
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space, SpaceTerm
from app.records.term import Term
from app.rules.publication import published
from tests.town import Town


def _town() -> Town:
    """Two places in one space, run by one group, each with photo and 定例; a way to the space."""
    town = Town()
    space = town.space("第1集会所", "小平市栄町2-39-1", access=("step_free",), kind="public_hall", address_shown="full")
    group, area = town.organization("栄町の会"), town.area("東部圏域", "a0")
    rules = [("FREQ=WEEKLY;BYDAY=MO", "10:00"), ("FREQ=MONTHLY;BYDAY=2TU", "13:00")]
    town.place("さくら", photo="tea", rules=rules, space=space, organization=group, area=area)
    town.place("けやき", photo="gym", space=space, organization=group, area=area)
    town.way(space=space)
    return town


TOWN = _town()
KINDS = (Area, Organization, Photo, PhotoUse, Place, Schedule, Space, SpaceTerm)
RECORDS = [record for record in TOWN.records if isinstance(record, KINDS)]


def _facts(ledger: Ledger, reader: Level) -> dict[int, PlaceFacts]:
    seen = published(ledger, reader)
    return {place.id: place_facts(seen, place) for place in seen.all(Place)}


def _values(field: Field) -> tuple[FieldValue, ...]:
    if field.options:
        return tuple(field.options)
    if field.kind in (FieldKind.LINK, FieldKind.TERM):
        return None, *(record.id for record in RECORDS if field.target == record.KIND)
    return (None, 0, 1) if isinstance(field.default, int | None) else ("", "2026-02-01", "12:00")


@pytest.mark.parametrize("record", RECORDS, ids=lambda each: f"{each.KIND} {each.id}")
@pytest.mark.parametrize("reader", [Level.PUBLIC, Level.INTERNAL])
def test_after_an_edit_the_facts_are_those_of_a_ledger_just_read(reader: Level, record: Record) -> None:
    edits: list[Record | None] = [None]
    edits += [record.changed(**{field.name: value}) for field in record.FIELDS for value in _values(field)]
    for edited in edits:
        after = [edited if each is record else each for each in TOWN.records]
        ledger = TOWN.ledger()
        _facts(ledger, reader)
        ledger.follow(ChangeSet("直す", (Change(record, edited),)))
        assert _facts(ledger, reader) == _facts(Ledger.of([each for each in after if each is not None]), reader)


def test_an_edited_term_is_read_anew() -> None:
    ledger = TOWN.ledger()
    _facts(ledger, Level.PUBLIC)
    kind = ledger.get(Term, ledger.all(Place)[0].kind)
    assert kind is not None
    ledger.follow(ChangeSet("直す", (Change(kind, kind.changed(label="おしゃべりの会")),)))
    assert {facts.kind_label for facts in _facts(ledger, Level.PUBLIC).values()} == {"おしゃべりの会"}


def test_an_edit_is_taken_back() -> None:
    ledger = TOWN.ledger()
    place = ledger.all(Place)[0]
    edited = place.changed(fee="100円")
    for change, fee in ((Change(place, edited), "100円"), (Change(edited, place), "")):
        ledger.follow(ChangeSet("直す", (change,)))
        assert _facts(ledger, Level.PUBLIC)[place.id].fee == fee


def test_the_facts_of_all_other_places_are_the_very_same() -> None:
    ledger = TOWN.ledger()
    before = _facts(ledger, Level.PUBLIC)
    place, other = ledger.all(Place)
    schedule = ledger.linking(Schedule, "place", place.id)[0]
    for record in (place.changed(fee="100円"), schedule.changed(start="11:00")):
        old = ledger.get(type(record), record.id)
        ledger.follow(ChangeSet("直す", (Change(old, record),)))
        assert _facts(ledger, Level.PUBLIC)[other.id] is before[other.id]


def test_a_place_that_is_not_that_of_the_ledger_is_read_by_itself() -> None:
    """A form shows what is typed before it is written."""
    seen = published(TOWN.ledger(), Level.PUBLIC)
    place = seen.all(Place)[0]
    assert place_facts(seen, place).fee == ""
    assert place_facts(seen, place.changed(fee="100円")).fee == "100円"
    assert place_facts(seen, place).fee == ""
