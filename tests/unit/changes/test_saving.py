"""What the actions put into a ChangeSet, in which order and under which name."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of, edited_label, named
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.ids import derived_id
from app.records.photo import Photo, PhotoUse
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule, ScheduleException
from app.records.setting import Setting
from app.records.space import Space
from app.records.term import Term
from app.titles import short_title_of

CITY, DISTRICT, TOWN = Area(id=1), Area(id=2, parent_area=1), Area(id=3, parent_area=2)
SPACE = Space(id=11, area=3)
SAKURA = Place(id=21, name="さくら", area=3, space=11)
WEEKLY = Schedule(id=31, place=21)
DAY_OFF = ScheduleException(id=41, schedule=31, date="2026-05-04")
PHOTO, USE = Photo(id=51), PhotoUse(id=52, photo=51, place=21)
TERM = Term(id=61, term_list="accessibility", label="手すり")
CHOSEN = PlaceTerm(id=derived_id("place_term", 21, "accessibility", 61), place=21, term_list="accessibility", term=61)
ALL: tuple[Record, ...] = (CITY, DISTRICT, TOWN, SPACE, SAKURA, WEEKLY, DAY_OFF, PHOTO, USE, TERM, CHOSEN)


def is_writable(change_set: ChangeSet, before: set[tuple[str, int]]) -> bool:
    """Whether no link points nowhere after any single change."""
    there = set(before)
    links: dict[tuple[str, int], set[tuple[str, int]]] = {}
    for change in change_set:
        key = (change.kind, change.record_id)
        if change.after is None:
            there.discard(key)
            links.pop(key, None)
        else:
            there.add(key)
            values = {(field.target, change.after.get(field.name)) for field in change.after.FIELDS if field.target}
            links[key] = {(kind, value) for kind, value in values if isinstance(value, int)}
        if not all(target in there for targets in links.values() for target in targets):
            return False
    return True


@given(st.randoms())
def test_every_step_can_be_written_in_order(chance: random.Random) -> None:
    shuffled = chance.sample(ALL, len(ALL))
    added = change_set_between("追加", [], shuffled)
    assert len(added.changes) == len(ALL)
    assert is_writable(added, set())
    keys = {(record.KIND, record.id) for record in ALL}
    gone = change_set_between("消す", shuffled, [])
    seen: set[tuple[str, int]] = set()
    for change in gone:
        seen.add((change.kind, change.record_id))
        for field in change.record.FIELDS:
            assert (field.target, change.record.get(field.name)) not in seen
    assert seen == keys


def test_only_what_differs_is_written() -> None:
    before = [SAKURA, WEEKLY, DAY_OFF]
    moved = WEEKLY.changed(start="10:00")
    after = [SAKURA, moved, Schedule(id=32, place=21)]
    assert change_set_between("編集", before, after).changes == (
        Change(None, Schedule(id=32, place=21)),
        Change(WEEKLY, moved),
        Change(DAY_OFF, None),
    )
    assert not change_set_between("編集", before, before)


def test_areas_that_lie_in_each_other_do_not_hang() -> None:
    one, two = Area(id=1, parent_area=2), Area(id=2, parent_area=1)
    assert len(change_set_between("追加", [], [one, two]).changes) == 2


def test_deleting_takes_the_family_along() -> None:
    before, after = deletion_of(Ledger.of(ALL), SAKURA)
    assert {record.id for record in before} == {21, 31, 41, 52, CHOSEN.id}
    assert after == []


def test_deleting_empties_links_and_drops_link_rows_without_an_end() -> None:
    before, after = deletion_of(Ledger.of(ALL), TOWN)
    assert list(before) == [TOWN, SPACE, SAKURA] or list(before) == [TOWN, SAKURA, SPACE]
    assert set(after) == {SPACE.changed(area=None), SAKURA.changed(area=None)}
    before, after = deletion_of(Ledger.of(ALL), TERM)
    assert list(before) == [TERM, CHOSEN]
    assert after == []


def test_a_record_with_two_links_to_what_goes_is_listed_once() -> None:
    town = Area(id=3, parent_area=3)
    before, after = deletion_of(Ledger.of([town, SPACE]), town)
    assert before == [town, SPACE]
    assert after == [SPACE.changed(area=None)]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (SAKURA, "居場所『さくら』"),
        (Place(id=1), "居場所"),
        (WEEKLY, "定例"),
        (TERM, "分類『手すり』"),
        (Photo(id=1, caption="花\n見"), "写真『花見』"),
        (Place(id=1, name="あ" * 400), f"居場所『{'あ' * 40}…』"),
        (Place(id=1, name="\u202eさ\x00く\x1bら<b>&\ud83d"), "居場所『さくら<b>&』"),
    ],
)
def test_records_are_called_by_noun_and_title(record: Record, expected: str) -> None:
    assert named(record) == expected


def test_a_town_has_its_own_nouns() -> None:
    setting = Setting(id=derived_id("setting", "noun.place"), key="noun.place", value="通いの場")
    assert edited_label(SAKURA, Ledger.of([setting])) == "通いの場『さくら』を編集"
    assert short_title_of(setting) == "居場所の呼びかた"
