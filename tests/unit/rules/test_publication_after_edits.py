"""What a reader may see follows every edit: the view of an open ledger is always that of one just read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.field import Field, FieldKind, FieldValue, Level
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from app.records.term import Term
from app.records.term_lists import built_in_terms, term_id
from app.rules.publication import published

HOME = term_id("space_kind", "private_home")
RECORDS = (
    *built_in_terms(),
    Space(id=1, name="松本さん宅", kind=HOME, address="東京都小平市栄町2-39-1", address_shown="town", stage="open"),
    Organization(id=2, name="栄町の会", phone="042-000-1111"),
    Place(id=3, name="さくら", space=1, organization=2, consent="yes", phone="042-000-2222"),
    Photo(id=4, sha="aa", consent="yes"),
    PhotoUse(id=5, photo=4, place=3),
    PhotoUse(id=6, photo=4, space=1, role="map"),
    Place(id=7, name="けやき", space=1, consent="no"),
    Schedule(id=8, place=3, rule="FREQ=WEEKLY;BYDAY=MO", start="10:00"),
    ScheduleException(id=9, schedule=8, date="2026-01-05"),
    Schedule(id=10, place=7, note="月に一度"),
)
Edit = Callable[[Ledger], Change | None]


def changing(record_class: type[Record], record_id: int, **values: str | int | None) -> Edit:
    def edit(ledger: Ledger) -> Change | None:
        record = ledger.get(record_class, record_id)
        return None if record is None else Change(record, record.changed(**values))

    return edit


def removing(record_class: type[Record], record_id: int) -> Edit:
    def edit(ledger: Ledger) -> Change | None:
        record = ledger.get(record_class, record_id)
        return None if record is None else Change(record, None)

    return edit


EDITS: tuple[Edit, ...] = (
    changing(Place, 3, consent="no"),
    changing(Place, 3, consent="yes"),
    changing(Place, 3, phone_level="internal"),
    changing(Place, 3, phone_level="public"),
    changing(Place, 3, space=None),
    changing(Place, 3, space=1),
    changing(Space, 1, address_shown="hidden"),
    changing(Space, 1, address_shown="full"),
    changing(Space, 1, kind=None),
    changing(Space, 1, kind=HOME),
    changing(Term, HOME, label="ふつうの家"),
    changing(Photo, 4, consent="no"),
    changing(Photo, 4, consent="yes"),
    removing(PhotoUse, 5),
    removing(Place, 3),
)


@given(edits=st.lists(st.sampled_from(range(len(EDITS))), max_size=8))
@pytest.mark.parametrize("reader", [Level.PUBLIC, Level.RELATED])
def test_an_open_ledger_shows_what_one_just_read_would(reader: Level, edits: list[int]) -> None:
    ledger = Ledger.of(RECORDS)
    for number in (None, *edits):
        change = None if number is None else EDITS[number](ledger)
        if change is not None:
            ledger.follow(ChangeSet("直す", (change,)))
        living = [record for record_class in RECORD_CLASSES for record in ledger.all(record_class)]
        fresh = published(Ledger.of(living), reader)
        seen = published(ledger, reader)
        for record_class in RECORD_CLASSES:
            assert list(seen.all(record_class)) == list(fresh.all(record_class))
        assert seen.linking(PhotoUse, "place", 3) == fresh.linking(PhotoUse, "place", 3)


def _values(field: Field) -> tuple[FieldValue, ...]:
    """What a field may be changed to: every choice, every record of ours it could point at, other words."""
    if field.options:
        return tuple(field.options)
    if field.kind in (FieldKind.LINK, FieldKind.TERM):
        return None, 1, 2, 3, 7, 8, HOME
    return (None, 0, 1) if isinstance(field.default, int | None) else ("", "2026-02-01", "12:00")


_SEEN = (Space, Organization, Place, Schedule, ScheduleException, Photo, PhotoUse)


def _shown(ledger: Ledger, reader: Level) -> list[object]:
    """All a reader gets, by every way to ask."""
    seen = published(ledger, reader)
    asked: list[object] = [list(seen.all(record_class)) for record_class in _SEEN]
    asked += [seen.get(type(record), record.id) for record in RECORDS if isinstance(record, _SEEN)]
    return [*asked, *(seen.linking(linked, "place", at) for linked in (Schedule, PhotoUse) for at in (3, 7))]


@pytest.mark.parametrize(
    "record", [each for each in RECORDS if isinstance(each, Place | Schedule)], ids=lambda each: f"{each.KIND} {each.id}"
)
def test_whatever_field_is_edited_the_view_is_that_of_a_ledger_just_read(record: Record) -> None:
    """The view that outlives an edit knows which fields decide about other records: one it forgot shows here."""
    for field in record.FIELDS:
        for value in _values(field):
            edited = record.changed(**{field.name: value})
            fresh = Ledger.of([edited if each is record else each for each in RECORDS])
            ledger = Ledger.of(RECORDS)
            for reader in (Level.PUBLIC, Level.RELATED):
                _shown(ledger, reader)
            ledger.follow(ChangeSet("直す", (Change(record, edited),)))
            for reader in (Level.PUBLIC, Level.RELATED):
                assert _shown(ledger, reader) == _shown(fresh, reader), field.name


def test_an_edit_that_concerns_one_record_leaves_what_is_seen_of_all_others() -> None:
    ledger = Ledger.of(RECORDS)
    seen = published(ledger, Level.PUBLIC)
    for record, values in ((Place, {"fee": "100円"}), (Schedule, {"start": "11:00"})):
        change = changing(record, 3 if record is Place else 8, **values)(ledger)
        assert change is not None
        ledger.follow(ChangeSet("直す", (change,)))
        assert published(ledger, Level.PUBLIC) is seen
    assert [place.fee for place in seen.all(Place)] == ["100円"]
    assert [schedule.start for schedule in seen.linking(Schedule, "place", 3)] == ["11:00"]
    withdrawn = changing(Place, 3, consent="no")(ledger)
    assert withdrawn is not None
    ledger.follow(ChangeSet("直す", (withdrawn,)))
    assert published(ledger, Level.PUBLIC) is not seen


def test_nothing_is_worked_out_twice_while_nothing_changes() -> None:
    ledger = Ledger.of(RECORDS)
    assert published(ledger, Level.PUBLIC) is published(ledger, Level.PUBLIC)
    assert published(ledger, Level.PUBLIC) is not published(ledger, Level.RELATED)
    assert published(ledger, Level.INTERNAL) is ledger
