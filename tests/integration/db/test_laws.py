"""Laws of the written form, whatever is done: undo is exact, and the tables are what the journal adds up to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from app.changes.change import inverse
from app.changes.undo import UndoStack
from app.ledger import Ledger
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from db.engine import connect
from db.fold import read_journal
from db.sqlite_store import SqliteStore
from tests.integration.db.deeds import Deed, all_records, carry_out, deeds

_SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def new_store() -> Iterator[SqliteStore]:
    """A ledger for one example."""
    with TemporaryDirectory() as folder, closing(SqliteStore.create(Path(folder) / "a", who="", host="")) as store:
        yield store


@_SETTINGS
@given(deeds)
def test_applying_the_inverse_gives_the_same_tables(work: list[Deed]) -> None:
    with new_store() as store:
        undo = UndoStack(store)
        for deed in work:
            before = all_records(store)
            applied = carry_out(store, undo, deed)
            if applied is None:
                assert all_records(store) == before
                continue
            assert applied.problems == ()
            after = all_records(store)
            assert store.apply(inverse(applied.change_set)).problems == ()
            assert all_records(store) == before
            assert store.apply(inverse(inverse(applied.change_set))).problems == ()
            assert all_records(store) == after


@_SETTINGS
@given(deeds)
def test_the_tables_are_the_fold_of_the_journal(work: list[Deed]) -> None:
    with new_store() as store:
        undo = UndoStack(store)
        for deed in work:
            carry_out(store, undo, deed)
        assert store.faults() == []
        with closing(connect(store.path, read_only=True)) as connection:
            journal = read_journal(connection)
        for record_class in RECORD_CLASSES:
            rows = {record.id: record for record in store.read(record_class)}
            told = {id_ for id_, ops in journal.ops.items() if ops[0].kind == record_class.KIND}
            assert set(rows) == {record_id for record_id in told if journal.life(record_id).is_alive}
            for record_id, row in rows.items():
                for field, value in journal.values(record_id).items():
                    assert row.get(field) == value


@_SETTINGS
@given(deeds)
def test_what_goes_is_kept_whole_in_the_journal(work: list[Deed]) -> None:
    with new_store() as store:
        undo = UndoStack(store)
        last_seen = {}
        for deed in work:
            before = {(kind, record.id): record for kind, records in all_records(store).items() for record in records}
            carry_out(store, undo, deed)
            now = {(kind, record.id) for kind, records in all_records(store).items() for record in records}
            last_seen.update({key: record for key, record in before.items() if key not in now})
            last_seen = {key: record for key, record in last_seen.items() if key not in now}
        with closing(connect(store.path, read_only=True)) as connection:
            journal = read_journal(connection)
        for (_, record_id), record in last_seen.items():
            assert journal.last_known(record_id) == record


@_SETTINGS
@given(deeds)
def test_a_ledger_that_follows_equals_one_read_anew(work: list[Deed]) -> None:
    with new_store() as store:
        undo = UndoStack(store)
        following = Ledger(store.read)
        for kind in BY_KIND.values():
            following.all(kind)
        for deed in work:
            applied = carry_out(store, undo, deed)
            if applied is not None:
                following.follow(applied.change_set)
        anew = Ledger(store.read)
        for record_class in RECORD_CLASSES:
            by_id = sorted(following.all(record_class), key=lambda record: record.id)
            assert by_id == list(anew.all(record_class))
            for field in record_class.FIELDS:
                for target in anew.all(BY_KIND[field.target]) if field.target else ():
                    ours = following.linking(record_class, field.name, target.id)
                    theirs = anew.linking(record_class, field.name, target.id)
                    assert {record.id for record in ours} == {record.id for record in theirs}


@_SETTINGS
@given(deeds)
def test_the_history_tells_every_value(work: list[Deed]) -> None:
    """Read forward, the lines give the records as they are now."""
    with new_store() as store:
        undo = UndoStack(store)
        for deed in work:
            carry_out(store, undo, deed)
        told: dict[int, dict[str, object]] = {}
        gone: dict[int, dict[str, object]] = {}
        for line in store.history():
            if line.field:
                assert told[line.record_id].get(line.field) == line.old
                told[line.record_id][line.field] = line.new
            elif line.new == "created":
                told[line.record_id] = {field.name: field.default for field in BY_KIND[line.kind].FIELDS}
            elif line.new == "restored":
                told[line.record_id] = gone.pop(line.record_id)
            else:
                gone[line.record_id] = told.pop(line.record_id)
        living = {record.id: record for kind, records in all_records(store).items() for record in records}
        for record_id, values in told.items():
            record = living.pop(record_id)
            assert {name: record.get(name) for name in values} == values
        assert {record.KIND for record in living.values()} <= {"term"}
