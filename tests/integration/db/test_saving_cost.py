"""What saving one edit asks of SQLite. How long it takes is measured in tests/benchmarks/saving.py."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.records.area import Area
from app.records.place import Place
from db import ledger_file
from db.engine import connect, connect_memory
from db.journal import Op, Unit, Writer, insertion
from db.schema import migrate
from db.sqlite_store import SqliteStore

SAKURA = Place(id=101, name="サロンさくら", phone="042-000-0001")
NORTH, SOUTH = Area(id=201, name="北"), Area(id=202, name="南")

FAR_AHEAD = 1 << 60

Save = Callable[..., list[str]]


@pytest.fixture
def save(ledger_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Save]:
    """Applies changes; answers the statements SQLite was given."""
    statements: list[str] = []

    def traced(path: Path, **options: bool | float) -> sqlite3.Connection:
        connection = connect(path, **options)  # type: ignore[arg-type]  # passed on as they come
        connection.set_trace_callback(statements.append)
        return connection

    SqliteStore.create(ledger_path, who="田中", host="窓口").close()
    monkeypatch.setattr(ledger_file, "connect", traced)
    with closing(SqliteStore.open(ledger_path, who="田中", host="窓口")) as store:

        def apply(*changes: Change) -> list[str]:
            statements.clear()
            assert store.apply(ChangeSet("しごと", changes)).problems == ()
            return list(dict.fromkeys(statements))  # a statement that meets a guard is told twice

        yield apply


def test_edits_do_not_make_sqlite_compile_its_statements_anew(save: Save) -> None:
    """The pragma that puts off the check of links does; it took a quarter of the time of a save."""
    moved = SAKURA.changed(area=NORTH.id)
    assert not defers(save(Change(None, SAKURA)))
    assert not defers(save(Change(None, NORTH)))
    assert not defers(save(Change(SAKURA, moved)))
    assert not defers(save(Change(moved, SAKURA), Change(NORTH, NORTH.changed(parent_area=NORTH.id))))


def test_links_are_checked_at_the_end_where_records_appear_or_go(save: Save) -> None:
    part = NORTH.changed(parent_area=SOUTH.id)
    assert defers(save(Change(None, part), Change(None, SOUTH)))
    assert defers(save(Change(SOUTH, None), Change(part, NORTH)))
    assert not defers(save(Change(NORTH, None)))


def test_an_edit_asks_the_file_only_what_it_must(save: Save) -> None:
    """The record as it is now and the op that it replaces; the rest is known as long as nobody else writes."""
    save(Change(None, SAKURA))
    statements = save(Change(SAKURA, SAKURA.changed(phone="042-000-0002")))
    asked = [sql.split(" FROM ")[1].split()[0] for sql in statements if sql.startswith("SELECT")]
    assert asked == ['"place"', "sy_op"]
    assert len(statements) == 12


def test_a_field_that_goes_to_and_fro_leaves_one_op_each_time(save: Save, ledger_path: Path) -> None:
    """An op replaces the one it was written over; earlier ones of the same value were replaced long ago."""
    resting = SAKURA.changed(status="suspended")
    save(Change(None, SAKURA))
    for _ in range(6):
        save(Change(SAKURA, resting))
        save(Change(resting, SAKURA))
    with closing(sqlite3.connect(ledger_path)) as raw:
        assert raw.execute("SELECT count(*) FROM sy_op WHERE field = 'status'").fetchone() == (12,)
        assert raw.execute("SELECT count(*) FROM sy_sup").fetchone() == (0,)


def test_the_clock_goes_beyond_what_others_wrote_meanwhile(save: Save, ledger_path: Path) -> None:
    save(Change(None, SAKURA))
    with closing(sqlite3.connect(ledger_path, isolation_level=None)) as other:
        write_as_somebody_else(other)
    save(Change(SAKURA, SAKURA.changed(phone="042-000-0002")))
    with closing(sqlite3.connect(ledger_path)) as look:
        assert look.execute("SELECT max(hlc) FROM sy_op").fetchone() == (FAR_AHEAD + 1,)


def test_the_clock_goes_beyond_what_came_through_the_same_connection() -> None:
    """Joining another ledger will write past the writer."""
    writer = Writer(who="田中", host="窓口")
    with closing(connect_memory()) as connection:
        migrate(connection)
        first = write_area(connection, writer, NORTH)
        second = write_area(connection, writer, SOUTH)
        assert (second.stamp.writer, second.last_seq) == (first.stamp.writer, 2)
        assert second.stamp.hlc > first.stamp.hlc
        write_as_somebody_else(connection)
        assert writer.begin(connection).stamp.hlc == FAR_AHEAD + 1


def test_ops_have_the_order_of_their_columns() -> None:
    """They are handed to SQLite as they are."""
    assert insertion("sy_op").names == Op._fields


def write_as_somebody_else(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE sy_latch SET open = 1")
    connection.execute("UPDATE sy_writer SET hlc = ? WHERE writer = 1", (FAR_AHEAD,))
    connection.execute("UPDATE sy_latch SET open = 0")
    connection.execute("COMMIT")


def write_area(connection: sqlite3.Connection, writer: Writer, area: Area) -> Unit:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE sy_latch SET open = 1")
    unit = writer.begin(connection)
    unit.create(area)
    writer.write(connection, unit, "しごと")
    connection.execute("COMMIT")
    writer.committed(unit)
    return unit


def defers(statements: list[str]) -> bool:
    return any("defer_foreign_keys" in sql for sql in statements)
