"""The journal told to people: history, trash, restoring."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.changes.change import Change, ChangeSet, inverse
from app.changes.saving import delete_record, restore, save_record
from app.changes.undo import UndoStack
from app.ledger import Ledger
from app.records.approach import Approach
from app.records.area import Area
from app.records.base import Record
from app.records.booklet_issue import BookletEntry, BookletIssue
from app.records.ids import derived_id
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from app.store import HistoryLine, Stamp
from db.history import local_time
from db.sqlite_store import SqliteStore

AREA = Area(id=201, name="中央")
SPACE = Space(id=211, name="公民館", area=201)
SAKURA = Place(id=101, name="さくら", phone="042-000-0001", area=201, space=211)
WEEKLY = Schedule(id=301, place=101, rule="FREQ=WEEKLY;BYDAY=MO", pos="a01")
DAY_OFF = ScheduleException(id=401, schedule=301, date="2026-05-04")
FAMILY = (SAKURA, WEEKLY, DAY_OFF)


def told(lines: list[HistoryLine] | object) -> list[tuple[int, str, object, object]]:
    assert isinstance(lines, list)
    return [(line.record_id, line.field, line.old, line.new) for line in lines]


def add(store: SqliteStore, *records: Record) -> None:
    assert store.apply(ChangeSet("追加", tuple(Change(None, record) for record in records))).problems == ()


@pytest.fixture
def filled(store: SqliteStore) -> SqliteStore:
    add(store, AREA, SPACE, *FAMILY)
    return store


def living(store: SqliteStore) -> list[Record]:
    kinds = (Area, Space, Place, Schedule, ScheduleException)
    return [record for kind in kinds for record in store.read(kind)]


def test_a_line_for_every_value(store: SqliteStore) -> None:
    save_record(store, before=None, after=SAKURA.changed(area=None, space=None))
    save_record(store, before=store.read(Place)[0], after=store.read(Place)[0].changed(phone="", fee="100円"))
    lines = store.history()
    assert told(lines) == [
        (101, "", None, "created"),
        (101, "name", "", "さくら"),
        (101, "phone", "", "042-000-0001"),
        (101, "fee", "", "100円"),
        (101, "phone", "042-000-0001", ""),
    ]
    assert [line.label for line in lines] == ["居場所『さくら』を追加"] * 3 + ["居場所『さくら』を編集"] * 2
    assert {(line.who, line.host, line.kind) for line in lines} == {("田中", "窓口", "place")}
    assert lines[0].stamp == lines[2].stamp != lines[3].stamp
    assert abs((datetime.now(UTC) - lines[0].when).total_seconds()) < 600


def test_a_new_ledger_has_no_history(store: SqliteStore) -> None:
    assert store.history() == []
    assert store.trash() == []


def test_history_of_one_record_includes_its_children_also_gone_ones(filled: SqliteStore) -> None:
    save_record(filled, before=AREA, after=AREA.changed(name="まんなか"))
    delete_record(filled, Ledger(filled.read), record=WEEKLY)
    lines = filled.history(101)
    assert {line.record_id for line in lines} == {101, 301, 401}
    assert [(line.record_id, line.new) for line in lines if not line.field] == [
        (101, "created"),
        (301, "created"),
        (401, "created"),
        (401, "deleted"),
        (301, "deleted"),
    ]
    assert filled.history(999) == []


def test_a_child_that_moved_belongs_to_both_histories(filled: SqliteStore) -> None:
    add(filled, Place(id=102, name="もみじ"))
    save_record(filled, before=WEEKLY, after=WEEKLY.changed(place=102))
    assert {line.record_id for line in filled.history(101)} == {101, 301, 401}
    assert {line.record_id for line in filled.history(102)} == {102, 301, 401}


def test_a_wrong_clock_does_not_hide_the_history() -> None:
    assert local_time(-5).astimezone(UTC).year == 1970
    assert local_time(1 << 62).astimezone(UTC).year == 2984


def test_a_deleted_record_lies_in_the_trash_with_its_family(filled: SqliteStore) -> None:
    applied = delete_record(filled, Ledger(filled.read), record=SAKURA)
    assert applied.problems == ()
    assert living(filled) == [AREA, SPACE]
    (deleted,) = filled.trash()
    assert (deleted.record, deleted.children, deleted.who) == (SAKURA, (WEEKLY, DAY_OFF), "田中")
    assert deleted.links == ()
    assert restore(filled, deleted).problems == ()
    assert living(filled) == [AREA, SPACE, *FAMILY]
    assert filled.trash() == []
    assert filled.faults() == []
    assert {line.label for line in filled.history(101)} >= {"居場所『さくら』を消す", "居場所『さくら』をもどす"}


def test_links_to_a_restored_record_are_set_again(filled: SqliteStore) -> None:
    delete_record(filled, Ledger(filled.read), record=AREA)
    assert living(filled) == [SPACE.changed(area=None), SAKURA.changed(area=None), WEEKLY, DAY_OFF]
    (deleted,) = filled.trash()
    assert {(link.kind, link.record_id, link.field) for link in deleted.links} == {
        ("space", 211, "area"),
        ("place", 101, "area"),
    }
    add(filled, Area(id=202, name="東"))
    save_record(filled, before=SAKURA.changed(area=None), after=SAKURA.changed(area=202))
    assert restore(filled, deleted).problems == ()
    assert filled.read(Space) == [SPACE]
    assert filled.read(Place) == [SAKURA.changed(area=202)], "a link that was set anew stays"


def test_a_record_returns_without_what_has_gone_since(filled: SqliteStore) -> None:
    delete_record(filled, Ledger(filled.read), record=SAKURA)
    delete_record(filled, Ledger(filled.read), record=AREA)
    newest, oldest = filled.trash()
    assert (newest.record, oldest.record) == (AREA, SAKURA)
    assert restore(filled, oldest).problems == ()
    assert filled.read(Place) == [SAKURA.changed(area=None)]
    assert restore(filled, newest).problems == ()
    assert filled.trash() == []


def test_a_row_of_two_parents_stays_away_when_one_has_gone(filled: SqliteStore) -> None:
    add(filled, Photo(id=501), PhotoUse(id=502, photo=501, place=101))
    delete_record(filled, Ledger(filled.read), record=SAKURA)
    delete_record(filled, Ledger(filled.read), record=Photo(id=501))
    assert restore(filled, filled.trash()[1]).problems == ()
    assert filled.read(PhotoUse) == []


def test_a_step_towards_an_owner_has_an_entry_of_its_own(filled: SqliteStore) -> None:
    """A 働きかけ belongs to its 場, and is a record one may delete by itself."""
    step = Approach(id=601, space=211, date="2026-11-01", summary="はじめてのあいさつ")
    add(filled, step)
    delete_record(filled, Ledger(filled.read), record=step)
    (deleted,) = filled.trash()
    assert deleted.record == step
    assert restore(filled, deleted).problems == ()
    delete_record(filled, Ledger(filled.read), record=SPACE)
    (gone,) = filled.trash()
    assert (gone.record, gone.children) == (SPACE, (step,)), "with its space it is no entry of its own"
    assert restore(filled, gone).problems == ()
    assert filled.read(Approach) == [step]


def test_a_row_whose_key_names_the_record_returns_with_it(filled: SqliteStore) -> None:
    entry = BookletEntry(id=derived_id("booklet_entry", 611, 101), booklet_issue=611, place=101, printed_as="{}")
    add(filled, BookletIssue(id=611, title="冊子"), entry)
    delete_record(filled, Ledger(filled.read), record=SAKURA)
    assert filled.read(BookletEntry) == []
    assert restore(filled, filled.trash()[0]).problems == ()
    assert filled.read(BookletEntry) == [entry]


def test_deleting_the_children_alone_puts_nothing_in_the_trash(filled: SqliteStore) -> None:
    delete_record(filled, Ledger(filled.read), record=WEEKLY)
    assert filled.trash() == []


def test_an_undone_import_can_be_fetched_back_one_by_one(store: SqliteStore) -> None:
    added = ChangeSet("よみこみ", tuple(Change(None, record) for record in (AREA, SPACE, *FAMILY)))
    store.apply(added)
    store.apply(inverse(added))
    by_kind = {deleted.record.KIND: deleted for deleted in store.trash()}
    assert set(by_kind) == {"area", "space", "place"}
    assert restore(store, by_kind["place"]).problems == ()
    assert living(store) == [SAKURA.changed(area=None, space=None), WEEKLY, DAY_OFF]


def test_undo_and_redo_have_names_and_say_when_they_cannot(filled: SqliteStore) -> None:
    undo = UndoStack(filled)
    assert undo.undo_name is undo.redo_name is None
    edited = SAKURA.changed(fee="100円")
    undo.remember(save_record(filled, before=SAKURA, after=edited))
    undo.remember(delete_record(filled, Ledger(filled.read), record=edited))
    assert undo.undo_name == "元に戻す: 居場所『さくら』を消す"
    assert undo.undo().problems == ()
    assert undo.redo_name == "やり直す: 居場所『さくら』を消す"
    assert filled.read(Place) == [edited]
    assert filled.read(ScheduleException) == [DAY_OFF]
    filled.apply(ChangeSet("ほか", (Change(edited, edited.changed(fee="300円")),)))
    refused = undo.undo()
    assert refused.problems[0].message.startswith(
        "「居場所『さくら』を編集」は、そのあとほかで変更されたため、元に戻せませんでした。"
    )
    assert undo.undo_name is None
    assert filled.read(Place) == [edited.changed(fee="300円")]


def test_the_newest_deeds_by_name_the_latest_first(store: SqliteStore) -> None:
    for number in range(5):
        store.apply(ChangeSet(f"居場所{number}を追加", (Change(None, Place(id=1000 + number, name=f"居場所{number}")),)))
    newest = store.recent_deeds(3)
    assert [deed.label for deed in newest] == ["居場所4を追加", "居場所3を追加", "居場所2を追加"]
    told = {line.stamp: (line.when, line.who, line.label) for line in store.history()}
    assert [(deed.when, deed.who, deed.label) for deed in newest] == [told[deed.stamp] for deed in newest]


def test_a_new_ledger_has_no_deeds(store: SqliteStore) -> None:
    assert store.recent_deeds(5) == []


def test_one_deed_tells_what_the_whole_history_tells_of_it(store: SqliteStore) -> None:
    add(store, AREA, SPACE, *FAMILY)
    for number in range(7):
        before = store.get(Place, 101)
        assert before is not None
        store.apply(ChangeSet(f"編集{number}", (Change(before, before.changed(fee=f"{number}円", bring="タオル")),)))
    whole = store.history()
    for deed in store.recent_deeds(20):
        assert store.deed(deed.stamp, 1000) == [line for line in whole if line.stamp == deed.stamp], deed.label


def test_of_a_large_deed_only_the_first_values_are_read(store: SqliteStore) -> None:
    add(store, *(Place(id=1000 + number, name=f"居場所{number}") for number in range(50)))
    (deed,) = store.recent_deeds(5)
    lines = store.deed(deed.stamp, 10)
    assert len({line.record_id for line in lines}) == 10
    assert lines == store.history()[: len(lines)]


def test_a_deed_that_is_not_there_tells_nothing(store: SqliteStore) -> None:
    add(store, AREA)
    assert store.deed(Stamp(writer=987654, hlc=5), 10) == []


def test_history_and_trash_never_go_through_the_whole_journal(filled: SqliteStore) -> None:
    """A city's ledger has millions of ops; what is asked of them while somebody reads goes in by an index."""
    asked: list[str] = []
    connection = filled._connection
    connection.set_trace_callback(asked.append)
    filled.history(SAKURA.id)
    filled.trash()
    connection.set_trace_callback(None)
    plans = [row[3] for sql in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert any("sy_op_of_link" in plan for plan in plans)
    through = [plan for plan in plans if plan.startswith(("SCAN sy_op", "SCAN op", "SCAN sy_base"))]
    assert {plan.rpartition(" ")[2] for plan in through} == {"sy_op_of_end", "sy_op_of_consequence"}  # what is in them


def test_when_each_record_was_written_last(filled: SqliteStore) -> None:
    add(filled, SAKURA.changed(id=102, name="もみじ"))
    save_record(filled, before=SAKURA, after=SAKURA.changed(fee="100円"))
    told = filled.history()
    written = filled.last_written(Place.KIND)
    assert written == {
        place: max(line.stamp.hlc for line in told if line.record_id == place) for place in (SAKURA.id, 102)
    }
    assert written[SAKURA.id] > written[102]
