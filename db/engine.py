"""The one place that opens a database: the sqlite3 connection of a ledger, and SQLAlchemy on top of it for writing.

Reading needs sqlite3 alone, which is there within milliseconds. SQLAlchemy takes some 200 ms to import, more than a
whole first window, so it is loaded at the first write; the window calls `preload` once it is on screen.
"""

from __future__ import annotations

import importlib
import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine
    from sqlalchemy.engine.interfaces import ExceptionContext

BUSY_SECONDS = 10.0

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
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):  # a network share: sqlite takes an empty host only
        address = "file:////" + address.removeprefix("file://")
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(f"{address}?mode={mode}", uri=True, timeout=busy_seconds, isolation_level=None)
    return _prepared(connection)


def connect_memory() -> sqlite3.Connection:
    """A connection to a new, empty database in memory."""
    return _prepared(sqlite3.connect(":memory:", isolation_level=None))


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def preload() -> None:
    """Load what the first write needs; the window calls this when it is idle after its first paint."""
    importlib.import_module("db.statements")


class WriteDoor:
    """SQLAlchemy Core on an open connection: `with door.begin() as core:` is one write transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        from sqlalchemy import create_engine, event
        from sqlalchemy.pool import StaticPool

        self._engine: Engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        event.listen(self._engine, "begin", _begin_immediate)
        event.listen(self._engine, "handle_error", _raise_original)

    def begin(self) -> AbstractContextManager[Connection]:
        """One write transaction: committed at the end of the block, rolled back when the block raises."""
        return self._engine.begin()


def _begin_immediate(core: Connection) -> None:
    """Take the write lock at the start: two openings then wait for each other instead of failing half-way."""
    core.exec_driver_sql("BEGIN IMMEDIATE")
    # Order within one unit of work is free: links are checked when it is complete.
    core.exec_driver_sql("PRAGMA defer_foreign_keys=ON")


def _raise_original(context: ExceptionContext) -> None:
    """Nobody outside has to know SQLAlchemy's exceptions: what sqlite3 said is raised as it is."""
    if isinstance(context.original_exception, sqlite3.Error):
        raise context.original_exception
