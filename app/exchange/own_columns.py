"""The sheets in which a ledger leaves and comes back: one a kind, a column a field, titles that say what they are.

The first title of each sheet names the kind, so that a sheet is known by itself, whatever its file or tab is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import LEVEL_LABELS, Field, FieldKind, Level
from app.records.setting import Setting
from app.records.term import Term
from app.rules.publication import fields_for

_ID = "つどいばの番号"
_NUMBER = "の番号"
_MARK = re.compile(rf"{_ID}（(.+?)(?:・({'|'.join(LEVEL_LABELS.values())}))?）")
_PART = re.compile(r"(.+)（つづき(\d+)）")


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """One column of a sheet of our own.

    Attributes:
        title: as it stands in the first row.
        field: what it holds; None for the id of the record.
        is_number: it holds the id of the linked record, beside the column with its name.
    """

    title: str
    field: Field | None
    is_number: bool = False


def own_columns(record_class: type[Record], level: Level = Level.INTERNAL) -> tuple[OwnColumn, ...]:
    """The columns of a kind as far as a reader of this level may see them: the id, then the fields as declared."""
    return _columns(record_class.KIND, level)


@cache
def _columns(kind: str, level: Level) -> tuple[OwnColumn, ...]:
    record_class = BY_KIND[kind]
    labels = [field.label for field in record_class.FIELDS]
    columns = [OwnColumn(id_title(record_class, level), None)]
    for field in fields_for(record_class, level):
        title = field.label if labels.count(field.label) == 1 else f"{field.label}（{field.name}）"
        columns.append(OwnColumn(title, field))
        if is_named_link(field):
            columns.append(OwnColumn(title + _NUMBER, field, is_number=True))
    return tuple(columns)


def is_named_link(field: Field) -> bool:
    """Whether a field points at a record that people know by its name; a pick-list entry is its label already."""
    return field.kind is FieldKind.LINK and field.target != Term.KIND


def id_title(record_class: type[Record], level: Level) -> str:
    """The first title of a sheet: 「つどいばの番号（居場所）」, and of an excerpt for whom it was made."""
    readers = "" if level is Level.INTERNAL else f"・{LEVEL_LABELS[level.value]}"
    return f"{_ID}（{record_class.LABEL}{readers}）"


def kind_of_title(title: str) -> tuple[type[Record], Level] | None:
    """The kind and the reader that a first title names, None when it is not one of ours."""
    match = _MARK.fullmatch(title.strip())
    found = _BY_LABEL.get(match[1]) if match else None
    if match is None or found is None:
        return None
    levels = {label: Level(level) for level, label in LEVEL_LABELS.items()}
    return found, levels[match[2]] if match[2] else Level.INTERNAL


def own_delimiter(text: str) -> str:
    """What stands behind the first title of a text file of ours, '' when it is another file or has one column."""
    match = _MARK.match(text.removeprefix('"'))
    if match is None or kind_of_title(match.group()) is None:
        return ""
    after = text.removeprefix('"')[match.end() :].removeprefix('"')[:1]
    return after if after in (",", "\t", ";") else ""


def part_title(title: str, part: int) -> str:
    """The title of the column that holds a further part (2, 3 …) of texts that are too long for one cell."""
    return f"{title}（つづき{part}）"


def whole_title(title: str) -> str:
    """The title of the column that a further part belongs to; '' when the title is not that of a part."""
    match = _PART.fullmatch(title.strip())
    return match[1] if match else ""


def sheet_order() -> tuple[type[Record], ...]:
    """Every kind in the order of the sheets: what people look for first, then rows that belong to it, then 設定."""
    return tuple(sorted(RECORD_CLASSES, key=lambda each: (each in (Term, Setting), not each.MAIN)))


_BY_LABEL = {record_class.LABEL: record_class for record_class in RECORD_CLASSES}
