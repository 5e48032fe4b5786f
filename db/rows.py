"""Rows of the tables and frozen records, in both directions, with SQL made from the field catalogue."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import cache

from app.records.base import R, Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind, FieldValue
from app.unswept import unswept

_STORED_AS = {
    FieldKind.INTEGER: "INTEGER",
    FieldKind.YES_NO: "INTEGER",
    FieldKind.TERM: "INTEGER",
    FieldKind.LINK: "INTEGER",
    FieldKind.REAL: "REAL",
}


def storage_of(field: Field) -> str:
    """INTEGER, REAL or TEXT: how SQLite keeps the values of a field."""
    return _STORED_AS.get(field.kind, "TEXT")


@cache
def column_names(kind: str) -> tuple[str, ...]:
    """`id` and every field of a kind, in the order in which rows are read."""
    return ("id", *(field.name for field in BY_KIND[kind].FIELDS))


@cache
def select_all(kind: str) -> str:
    """The SQL that reads every row of a kind, in the order of `column_names`."""
    columns = ", ".join(f'"{name}"' for name in column_names(kind))
    return f'SELECT {columns} FROM "{kind}"'


@cache
def select_one(kind: str) -> str:
    """The SQL that reads one row of a kind by its id, in the order of `column_names`."""
    return f"{select_all(kind)} WHERE id = ?"


def records_of(record_class: type[R], rows: Iterable[tuple[FieldValue, ...]]) -> list[R]:
    """The records behind rows in the order of `column_names`.

    The dataclass constructor would set each field through the check that keeps records frozen, which takes four times
    as long; every row is complete, so the values go straight into the new record.
    """
    names = column_names(record_class.KIND)
    found = []
    with unswept():
        for row in rows:
            record = object.__new__(record_class)
            record.__dict__.update(zip(names, row, strict=True))
            found.append(record)
    return found


def read_all(connection: sqlite3.Connection, record_class: type[R]) -> list[R]:
    """All living records of a class, by id."""
    return records_of(record_class, connection.execute(f"{select_all(record_class.KIND)} ORDER BY id"))


def read_one(connection: sqlite3.Connection, record_class: type[R], record_id: int) -> R | None:
    """One living record."""
    rows = connection.execute(select_one(record_class.KIND), (record_id,)).fetchall()
    return records_of(record_class, rows)[0] if rows else None


def read_where(
    connection: sqlite3.Connection, record_class: type[R], field: str, value: FieldValue
) -> list[R]:
    """Those living in which a field holds exactly this value, by id.

    Raises:
        KeyError: the class has no such field.
    """
    column = record_class.field(field).name
    sql = f'{select_all(record_class.KIND)} WHERE "{column}" IS ? ORDER BY id'
    return records_of(record_class, connection.execute(sql, (value,)))


def id_list(record_ids: Iterable[int]) -> str:
    """Any number of ids as one parameter: `IN (SELECT value FROM json_each(?))`."""
    return f"[{','.join(map(str, record_ids))}]"


def read_many(connection: sqlite3.Connection, record_class: type[R], record_ids: Iterable[int]) -> list[R]:
    """Those of some records that are living."""
    sql = f"{select_all(record_class.KIND)} WHERE id IN (SELECT value FROM json_each(?))"
    return records_of(record_class, connection.execute(sql, (id_list(record_ids),)))


def is_stored(connection: sqlite3.Connection, record: Record) -> bool:
    """Whether a record is there with exactly these values: what `read_one` would answer, without making a record."""
    row = connection.execute(select_one(record.KIND), (record.id,)).fetchone()
    return bool(row == values_of(record))


def values_of(record: Record) -> tuple[FieldValue, ...]:
    """The values of a record in the order of `column_names`."""
    values = vars(record)
    return tuple([values[name] for name in column_names(record.KIND)])


def row_of(record: Record) -> dict[str, FieldValue]:
    """Column -> value of one record."""
    return dict(vars(record))
