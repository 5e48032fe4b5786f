"""What a row of a record says in one line while it is not being edited."""

from __future__ import annotations

from collections.abc import Sequence

from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind
from app.titles import Records, day_words, title_of
from ui.widgets.plain_text import one_line

_NUMBERS = (FieldKind.INTEGER, FieldKind.REAL)
_TITLE_PARTS = 2


def row_words(record: Record, fields: Sequence[Field], records: Records) -> tuple[str, str]:
    """(what it is, what else it says): 「令和8年10月」, 「開いた回数 4回　のべ人数 52人」."""
    said = [(field, _labelled(field, words)) for field in fields if (words := field_words(field, record, records))]
    naming = [field for field, _ in said if field.required or field.key]
    naming += [field for field, _ in said if field not in naming and field.kind not in _NUMBERS]
    naming = naming[:_TITLE_PARTS] or [field for field, _ in said[:1]]
    title = [words for each in naming for field, words in said if field is each]
    return "　".join(title), "　".join(words for field, words in said if field not in naming)


def _labelled(field: Field, words: str) -> str:
    return f"{field.label} {words}" if field.kind in _NUMBERS else words


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
