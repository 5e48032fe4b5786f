"""Two records that are one: every link moves, nothing else changes, and undo brings back both; for every kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.changes.change import inverse
from app.changes.saving import change_set_between
from app.ledger import Ledger
from app.merging.uniting import unite
from app.paths import private_folder
from app.records.area import Area
from app.records.attendance import Attendance
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES, child_classes, link_fields
from app.records.ids import derived_id
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.setting import Setting
from app.records.term_lists import built_in_terms
from db.ledger_file import create_file
from tests.any_ledger import JPEG, SHA, AnyLedger, ledgers
from tests.integration.db.memory_copies import MemoryCopy


@cache
def _new_ledger() -> bytes:
    with private_folder() as folder:
        create_file(folder / "a")
        return (folder / "a").read_bytes()


@contextmanager
def holding(*records: Record) -> Iterator[MemoryCopy]:
    """A ledger with these records."""
    with closing(MemoryCopy(_new_ledger(), "")) as store:
        applied = store.apply(change_set_between("", built_in_terms(), records, blobs={SHA: JPEG}))
        assert applied.problems == ()
        yield store


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(ledgers, st.sampled_from(RECORD_CLASSES), st.integers(0, 9))
def test_every_kind_can_be_united_and_undone(recipe: AnyLedger, record_class: type[Record], which: int) -> None:
    if record_class is Setting or record_class.key_fields():
        return  # rows with a key are one already when they mean the same
    with holding(*recipe.records()) as store:
        ledger = Ledger(store.read)
        records = [record for record in ledger.all(record_class) if record not in built_in_terms()]
        if len(records) < 2:
            return
        kept, other = records[which % len(records)], records[(which + 1) % len(records)]
        before = store.tables()
        union = unite(ledger, kept=kept, other=other)
        chosen = unite(ledger, kept=kept, other=other, chosen=[clash.key for clash in union.clashes])
        for each in (union, chosen):
            applied = store.apply(each.change_set)
            assert applied.problems == ()
            after = store.tables()
            assert other.id not in after
            for naming, field in (*child_classes(record_class.KIND), *link_fields(record_class.KIND)):
                assert all(record.get(field) != other.id for record in store.read(naming))
            keyed = {id_ for id_, record in before.items() if record.key_fields()}
            assert before.keys() - after.keys() - keyed == {other.id}
            assert store.apply(inverse(applied.change_set)).problems == ()
            assert store.tables() == before
        for clash in union.clashes:
            assert chosen.change_set or clash.kept.get(clash.field.name) == clash.value


def months(place: int, visits: int) -> Attendance:
    return Attendance(id=derived_id("attendance", place, "2026-10"), place=place, month="2026-10", visits=visits)


def test_the_same_place_typed_twice() -> None:
    mine = Place(id=101, name="さくら", phone="042-000-0001", fee="100円", phone_level="public")
    theirs = Place(id=102, name="サクラ", area=5, fee="200円", contact_name="架空 花子", contact_name_level="internal")
    own_row = Schedule(id=301, place=102, rule="FREQ=WEEKLY;BYDAY=MO")
    november = Attendance(id=derived_id("attendance", 102, "2026-11"), place=102, month="2026-11", visits=7)
    with holding(
        *built_in_terms(), Area(id=5), mine, theirs, own_row, november, months(101, 60), months(102, 70)
    ) as store:
        union = unite(Ledger(store.read), kept=mine, other=theirs)
        assert {(clash.kept.id, clash.field.name, clash.value) for clash in union.clashes} == {
            (101, "name", "サクラ"),
            (101, "fee", "200円"),
            (derived_id("attendance", 101, "2026-10"), "visits", 70),
        }
        assert union.change_set.label == "同じものとして居場所『さくら』にまとめる"
        chosen = [(derived_id("attendance", 101, "2026-10"), "visits")]
        store.apply(unite(Ledger(store.read), kept=mine, other=theirs, chosen=chosen).change_set)
        assert store.read(Place) == [mine.changed(area=5, contact_name="架空 花子", contact_name_level="internal")]
        assert store.read(Schedule) == [own_row.changed(place=101)]
        assert {(row.place, row.month, row.visits) for row in store.read(Attendance)} == {
            (101, "2026-10", 70),
            (101, "2026-11", 7),
        }
        assert store.audit() == []


def test_only_two_of_a_kind_become_one() -> None:
    ledger = Ledger.of([Place(id=1), Area(id=2)])
    for other in (Place(id=1), Area(id=2)):
        with pytest.raises(ValueError, match="one kind"):
            unite(ledger, kept=Place(id=1), other=other)
