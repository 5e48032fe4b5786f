"""What a row of a record says in one line while it is not being edited."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind
from app.titles import Records, day_words, title_of
from ui.editors.year_editor import year_words
from ui.widgets.plain_text import one_line

_NUMBERS = (FieldKind.INTEGER, FieldKind.REAL)
_TITLE_PARTS = 2
_PART = re.compile(r"\[[^\]]*\]|\{[^}]*\}|[^\[{]+")
_NAMED = re.compile(r"\{([a-z_]+)(?:\.([a-z_]+))?\}")


def row_words(record: Record, fields: Sequence[Field], records: Records) -> tuple[str, str]:
    """(what it is, what else it says): 「令和8年10月」, 「開いた回数 4回　のべ人数 52人」."""
    if record.ROW:
        return _as_declared(record, fields, records)
    said = [(field, _labelled(field, words)) for field in fields if (words := field_words(field, record, records))]
    naming = [field for field, _ in said if field.required or field.key]
    naming += [field for field, _ in said if field not in naming and field.kind not in _NUMBERS]
    naming = naming[:_TITLE_PARTS] or [field for field, _ in said[:1]]
    title = [words for each in naming for field, words in said if field is each]
    return "　".join(title), "　".join(words for field, words in said if field not in naming)


def _as_declared(record: Record, fields: Sequence[Field], records: Records) -> tuple[str, str]:
    """As the declaration of the kind says it; fields it does not name follow."""
    title, _, detail = record.ROW.partition("｜")
    named = {found[1] for found in _NAMED.finditer(record.ROW)}
    rest = [_labelled(field, words) for field in fields if field.name not in named
            if (words := field_words(field, record, records))]  # fmt: skip
    parts = [part for part in (_filled(detail, record, records), *rest) if part]
    return _filled(title, record, records), "　".join(parts)


def _filled(template: str, record: Record, records: Records) -> str:
    """「令和8年度の目標」 of 「{year}年度の{kind}」."""


    def words_of(found: re.Match[str]) -> str:
        return _named_words(found[1], found[2] or "", record, records)

    parts = []
    for part in _PART.findall(template):
        first = _NAMED.search(part)
        if not part.startswith("[") or first is None or words_of(first):
            parts.append(_NAMED.sub(words_of, part.strip("[]")))
    return "".join(parts).strip("　 ")


def _named_words(name: str, of_linked: str, record: Record, records: Records) -> str:
    """The words of a field, or of the field `of_linked` of the record it links."""
    field = record.field(name)
    if not of_linked:
        return field_words(field, record, records)
    value = record.get(name)
    linked = records.get(BY_KIND[field.target], value) if isinstance(value, int) else None
    return "" if linked is None else field_words(linked.field(of_linked), linked, records)


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
    if isinstance(value, int):
        return whole_number_words(field, value)
    return one_line(f"{value}{field.unit}")


def whole_number_words(field: Field, value: int) -> str:
    """「6,840人」; a year is named, not counted: 「令和8」."""
    return year_words(value) if field.year else f"{value:,}{field.unit}"
