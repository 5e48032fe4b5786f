"""Statements made by SQLAlchemy, compiled once; the doors for writing (db/journal.py, db/writing.py) make them.

Saving one edit takes seven of them. Built and compiled anew each time they would cost more than the writing itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import UpdateBase

from app.records.field import FieldValue

Stored = FieldValue | bytes

KEY = "row"
"""Name of the parameter that says which row is meant."""


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with the names of its parameters, in order."""

    sql: str
    names: tuple[str, ...]

    def run(self, connection: sqlite3.Connection, rows: Iterable[Mapping[str, Stored]]) -> None:
        """Carry it out once for each row of parameters, inside the open transaction."""
        self.run_in_order(connection, [tuple(map(row.__getitem__, self.names)) for row in rows])

    def run_in_order(self, connection: sqlite3.Connection, rows: Sequence[tuple[Stored, ...]]) -> None:
        """The same for rows that are in the order of `names` already."""
        if rows:  # sqlite3 prepares the statement even for no rows at all
            connection.executemany(self.sql, rows)


def compiled(statement: UpdateBase) -> Statement:
    """The statement, ready to be run any number of times."""
    text = statement.compile(dialect=sqlite.dialect())
    return Statement(sql=str(text), names=tuple(text.positiontup or ()))


def new_values(fields: tuple[str, ...]) -> dict[str, object]:
    """Parameters `new_<column>` for an UPDATE: SQLAlchemy keeps the bare names for itself."""
    return {name: bindparam(f"new_{name}") for name in fields}
