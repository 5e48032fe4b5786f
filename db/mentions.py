"""Where else the ledger names a person: in rows, in the trash, and in values that were overwritten long ago."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from app.erasing import Mention
from app.handing_over.veil import COVER, Veil
from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import Field, FieldKind
from db.fold import read_journal
from db.rows import read_all, read_many

_NAMES = (FieldKind.TEXT, FieldKind.PHONE, FieldKind.EMAIL)
_TEXTS = (*_NAMES, FieldKind.LONG_TEXT)


def names_of(connection: sqlite3.Connection, record: Record) -> set[str]:
    """Names and numbers of persons that a record holds or once held."""
    fields = {field.name for field in record.FIELDS if field.personal and field.kind in _NAMES}
    journal = read_journal(connection, [record.id])
    found = {record.text_of(name) for name in fields}
    found |= {str(op.value) for op in journal.ops.get(record.id, ()) if op.field in fields}
    found |= {str(value) for name, value in journal.bases.get(record.id, {}).items() if name in fields}
    return found - {""}


def find_mentions(connection: sqlite3.Connection, names: Collection[str], without: Collection[int]) -> list[Mention]:
    """Every field of other records that says one of the names, now or in its history; in the order of the catalogue."""
    veil = Veil(names)
    spoken: dict[tuple[str, int, str], str] = {}
    for kind, record_id, field, text in _texts(connection):
        if record_id not in without and veil.over(text) != text:
            spoken[kind, record_id, field] = text
    return [mention for record_class in RECORD_CLASSES for mention in _of_kind(connection, record_class, spoken, veil)]


def _of_kind(
    connection: sqlite3.Connection, record_class: type[Record], spoken: dict[tuple[str, int, str], str], veil: Veil
) -> Iterator[Mention]:
    hits = {(record_id, field): text for (kind, record_id, field), text in spoken.items() if kind == record_class.KIND}
    ids = {record_id for record_id, _ in hits}
    living = {row.id: row for row in read_many(connection, record_class, ids)} if ids else {}
    journal = read_journal(connection, ids - living.keys()) if ids - living.keys() else None
    for (record_id, name), text in sorted(hits.items()):
        record = living.get(record_id)
        if record is None:
            if journal is None or journal.is_erased(record_id):
                continue
            record = journal.last_known(record_id)
        field, now = record_class.field(name), record.text_of(name)
        says_only_this = field.personal and veil.over(text) == COVER
        left = veil.over(now)
        if left == COVER and field.personal and not field.required:
            left = ""
        yield Mention(record, name, now, left, is_living=record_id in living, is_certain=says_only_this)


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[str, int, str, str]]:
    """(kind, record id, field, text) of everything written anywhere; what a row says comes last."""
    for table in ("sy_base", "sy_op"):
        sql = f"SELECT kind, record_id, field, value FROM {table} WHERE field <> '' AND typeof(value) = 'text'"
        for kind, record_id, field, text in connection.execute(sql):
            if kind in BY_KIND and field in _text_fields(kind):
                yield kind, record_id, field, text
    for record_class in RECORD_CLASSES:
        names = _text_fields(record_class.KIND)
        for row in read_all(connection, record_class) if names else ():
            yield from ((row.KIND, row.id, name, row.text_of(name)) for name in names)


@cache
def _text_fields(kind: str) -> frozenset[str]:
    return frozenset(field.name for field in _speaking(BY_KIND[kind].FIELDS))


def _speaking(fields: Iterable[Field]) -> Iterator[Field]:
    return (field for field in fields if field.kind in _TEXTS and not field.key)
