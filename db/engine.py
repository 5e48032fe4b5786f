"""The one place that opens a database and begins and ends its transactions.

Reading needs sqlite3 alone, which is there within milliseconds. SQLAlchemy, which makes the statements for writing
(db/statements.py), takes some 200 ms to import, more than a whole first window, so it is loaded at the first write;
the window calls `preload` once it is on screen.
"""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUSY_SECONDS = 10.0

LONGEST_VALUE = 1 << 27
"""Bytes of one text or picture. Ours have some hundred thousand at most; a hostile file may hold 2 GB."""

_PRAGMAS = (
    "trusted_schema=OFF",  # nothing stored in a file that came from elsewhere may call functions
    "foreign_keys=ON",
    "recursive_triggers=ON",  # a REPLACE meets the guards too
    "synchronous=FULL",
    "cell_size_check=ON",
    "mmap_size=0",
)


def connect(path: Path, *, read_only: bool = False, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection to an existing ledger file, in autocommit: transactions are always explicit.

    Nothing is read yet, so a file that is none is noticed at the first statement.

    Raises:
        sqlite3.Error: the file cannot be opened.
    """
    address = address_of(path, read_only=read_only)
    return _prepared(sqlite3.connect(address, uri=True, timeout=busy_seconds, isolation_level=None))


def connect_memory() -> sqlite3.Connection:
    """A connection to a new, empty database in memory; files can be attached by their `address_of`."""
    return _prepared(sqlite3.connect(":memory:", uri=True, isolation_level=None))


def copied_to_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A connection to a copy of an open database, in which may be written whatever becomes of the original."""
    copy = connect_memory()
    connection.backup(copy)
    return copy


def address_of(path: Path, *, read_only: bool) -> str:
    """A file as SQLite is told of it: nothing is ever made by opening."""
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):  # a network share: sqlite takes an empty host only
        address = "file:////" + address.removeprefix("file://")
    return f"{address}?mode={'ro' if read_only else 'rw'}"


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def preload() -> None:
    """Load what the first write needs; the window calls this when it is idle after its first paint."""
    importlib.import_module("db.statements")
    importlib.import_module("db.tables")


@contextmanager
def trial(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that is always taken back: what would happen if it were not."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextmanager
def transaction(connection: sqlite3.Connection, *, links_checked_at_end: bool) -> Iterator[None]:
    """One unit of work: committed at the end of the block, rolled back when the block or the commit fails.

    The write lock is taken at the start: two openings then wait for each other instead of failing half-way.

    Links are checked after each statement, or when the unit is complete so that the order within it is free. The latter
    costs a quarter of a millisecond, since SQLite then compiles every statement anew: only for units that need it.

    SQLAlchemy's own transactions are not used: they take 0.2 ms, as much as saving one edit takes without them.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if links_checked_at_end:
            connection.execute("PRAGMA defer_foreign_keys=ON")
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk makes SQLite roll back by itself
            connection.execute("ROLLBACK")
        raise
