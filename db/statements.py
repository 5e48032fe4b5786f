"""The statements of `Store.apply`, made by SQLAlchemy from the tables and compiled once.

Saving one edit takes seven of them. Built and compiled anew each time they would cost more than the writing itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sqlalchemy import bindparam, delete, insert, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import UpdateBase

from app.records.base import FieldValue
from db.tables import METADATA, WRITER

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
        connection.executemany(self.sql, [tuple(row[name] for name in self.names) for row in rows])


def _compiled(statement: UpdateBase) -> Statement:
    compiled = statement.compile(dialect=sqlite.dialect())
    return Statement(sql=str(compiled), names=tuple(compiled.positiontup or ()))


@cache
def insertion(table: str) -> Statement:
    """INSERT of whole rows; parameters are named like the columns."""
    return _compiled(insert(METADATA.tables[table]))


@cache
def insertion_if_new(table: str) -> Statement:
    """INSERT of rows that are not there yet; others stay as they are."""
    return _compiled(sqlite.insert(METADATA.tables[table]).on_conflict_do_nothing())


@cache
def change_of(table: str, fields: tuple[str, ...]) -> Statement:
    """UPDATE of some columns of the row with the id `row`."""
    columns = METADATA.tables[table].columns
    return _compiled(update(METADATA.tables[table]).where(columns["id"] == bindparam(KEY)).values(_bound(fields)))


@cache
def deletion(table: str, key: str = "id") -> Statement:
    """DELETE of the rows whose column `key` is `row`."""
    return _compiled(delete(METADATA.tables[table]).where(METADATA.tables[table].columns[key] == bindparam(KEY)))


@cache
def writer_end() -> Statement:
    """UPDATE of where the writer `row` stands: parameters `new_n` and `new_hlc`."""
    return _compiled(update(WRITER).where(WRITER.c.writer == bindparam(KEY)).values(_bound(("n", "hlc"))))


@cache
def latch() -> Statement:
    """UPDATE of the latch: parameter `new_open`."""
    return _compiled(update(METADATA.tables["sy_latch"]).values(_bound(("open",))))


def _bound(fields: tuple[str, ...]) -> dict[str, object]:
    """New values are named `new_<column>`: SQLAlchemy keeps the bare names for itself."""
    return {name: bindparam(f"new_{name}") for name in fields}
