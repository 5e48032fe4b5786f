"""SQLAlchemy Core tables: those of the records made from the field catalogue, those of the journal written out.

They serve statements only; the tables themselves come from the migrations. A test compares both.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, ForeignKey, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import NullType, TypeEngine

from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.field import Field
from db.rows import storage_of

METADATA = MetaData()

_TYPES: dict[str, type[TypeEngine[str]] | type[TypeEngine[int]] | type[TypeEngine[float]]] = {
    "TEXT": Text,
    "INTEGER": BigInteger,
    "REAL": Float,
}


def _column(field: Field) -> Column[object]:
    links = (ForeignKey(f"{field.target}.id"),) if field.target else ()
    return Column(field.name, _TYPES[storage_of(field)](), *links, nullable=field.default is None, index=bool(links))


def _table(record_class: type[Record]) -> Table:
    columns = [_column(field) for field in record_class.FIELDS]
    return Table(record_class.KIND, METADATA, Column("id", BigInteger, primary_key=True), *columns)


RECORD_TABLES: dict[str, Table] = {record_class.KIND: _table(record_class) for record_class in RECORD_CLASSES}


def _number(name: str, *, key: bool = False, optional: bool = False) -> Column[int]:
    return Column(name, BigInteger, primary_key=key, nullable=optional)


def _words(name: str, *, key: bool = False, optional: bool = False) -> Column[str]:
    return Column(name, Text, primary_key=key, nullable=optional)


def _any(name: str) -> Column[object]:
    return Column(name, NullType, nullable=True)


WRITER = Table(
    "sy_writer",
    METADATA,
    _number("writer", key=True),
    _number("n"),
    _number("hlc"),
    _words("who"),
    _words("host"),
    _words("app"),
    _number("started"),
    _number("pruned"),
)
OP = Table(
    "sy_op",
    METADATA,
    _number("writer", key=True),
    _number("seq", key=True),
    _number("hlc"),
    _words("kind"),
    _number("record_id"),
    _words("field"),
    _any("value"),
    _number("replaced_writer", optional=True),
    _number("replaced_seq", optional=True),
    _number("auto"),
)
SUP = Table(
    "sy_sup",
    METADATA,
    _number("writer", key=True),
    _number("seq", key=True),
    _number("replaced_writer", key=True),
    _number("replaced_seq", key=True),
)
BASE = Table(
    "sy_base",
    METADATA,
    _number("record_id", key=True),
    _words("field", key=True),
    _words("kind"),
    _any("value"),
)
LABEL = Table("sy_label", METADATA, _number("writer", key=True), _number("hlc", key=True), _words("text"))
BLOB = Table("sy_blob", METADATA, _words("sha", key=True), Column("data", LargeBinary, nullable=False))
ZOMBIE = Table("sy_zombie", METADATA, _number("record_id", key=True), _words("kind"))
CONFLICT = Table(
    "sy_conflict",
    METADATA,
    _number("record_id", key=True),
    _words("field", key=True),
    _words("conflict", key=True),
    _words("kind"),
)
BOOK = Table("sy_book", METADATA, _number("id", key=True), _number("made"), _words("stripped_from", optional=True))
JOIN = Table(
    "sy_join",
    METADATA,
    _number("joined", key=True),
    _number("writer", key=True),
    _number("n_before"),
    _number("n_after"),
    _number("hlc_before"),
    _words("label"),
)
LATCH = Table("sy_latch", METADATA, _number("open"))
