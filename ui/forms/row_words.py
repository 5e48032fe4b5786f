"""What a row of a record says in one line while it is not being edited."""

from __future__ import annotations

from collections.abc import Sequence

from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind
from app.titles import Records, day_words, title_of
from ui.widgets.plain_text import one_line

_NAMING = (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LINK, FieldKind.DATE, FieldKind.TERM)
_TITLE_PARTS = 2


def row_words(record: Record, fields: Sequence[Field], records: Records) -> tuple[str, str]:
    """(what it is, what else it says): 「令和8年10月」, 「開いた回数 4回　のべ人数 52人」."""
    title: list[str] = []
    rest: list[str] = []
    for field in fields:
        words = field_words(field, record, records)
        if not words:
            continue
        if field.kind in _NAMING and len(title) < _TITLE_PARTS and not rest:
            title.append(words)
        else:
            is_plain_number = field.kind in (FieldKind.INTEGER, FieldKind.REAL)
            rest.append(f"{field.label} {words}" if is_plain_number else words)
    if not title and rest:
        title.append(rest.pop(0))
    return "　".join(title), "　".join(rest)


def field_words(field: Field, record: Record, records: Records) -> str:
    """A value in a few words, '' for nothing and for what goes without saying."""
    value = record.get(field.name)
    if value is None or value == "":
        return ""
    if field.target:
        linked = records.get(BY_KIND[field.target], value) if isinstance(value, int) else None
        return "" if linked is None else one_line(title_of(linked, records))
    if field.options:
        return field.options.get(str(value), str(value))
    if field.kind is FieldKind.DATE:
        return day_words(str(value))
    if field.kind is FieldKind.YES_NO:
        return field.label if value else ""
    if field.kind is FieldKind.REAL:
        return f"{value:g}{field.unit}"
    return one_line(f"{value}{field.unit}")
