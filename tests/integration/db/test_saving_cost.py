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
from db.engine import connect
from db.sqlite_store import SqliteStore

SAKURA = Place(id=101, name="サロンさくら", phone="042-000-0001")
NORTH, SOUTH = Area(id=201, name="北"), Area(id=202, name="南")

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
            return [sql for sql in statements if not sql.startswith("-- ")]  # guards

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


def defers(statements: list[str]) -> bool:
    return any("defer_foreign_keys" in sql for sql in statements)
