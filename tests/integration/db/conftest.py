"""A new ledger for each test, and a raw look at its file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.sqlite_store import SqliteStore

Rows = list[tuple[object, ...]]


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    """Where the ledger of this test lies."""
    return tmp_path / "みんなの帳面.tsudoiba"


@pytest.fixture
def store(ledger_path: Path) -> Iterator[SqliteStore]:
    """A new, open ledger."""
    made = SqliteStore.create(ledger_path, who="田中", host="窓口")
    yield made
    made.close()


@pytest.fixture
def look(ledger_path: Path) -> Callable[[str], Rows]:
    """Answers a SELECT from the file itself, past the program."""

    def answer(sql: str) -> Rows:
        with closing(sqlite3.connect(ledger_path)) as connection:
            return connection.execute(sql).fetchall()

    return answer
