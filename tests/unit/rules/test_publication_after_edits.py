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
from app.records.field import Level
from app.records.organization import Organization
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
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


def test_nothing_is_worked_out_twice_while_nothing_changes() -> None:
    ledger = Ledger.of(RECORDS)
    assert published(ledger, Level.PUBLIC) is published(ledger, Level.PUBLIC)
    assert published(ledger, Level.PUBLIC) is not published(ledger, Level.RELATED)
    assert published(ledger, Level.INTERNAL) is ledger
