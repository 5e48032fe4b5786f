"""What a record is called on screen: its title, and the line below that tells it from its namesakes.

Works from the field descriptions alone. A record that has a name goes by it; one that has none (a つなぎ, a 働きかけ)
is called by its day, by what it links together or by the words it begins with.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Protocol

from app.records.base import R, Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind
from app.records.setting import Setting
from app.records.term import Term
from app.rules.japanese_calendar import format_date
from app.setting_words import setting_words

_NAMES = ("name", "label", "title", "caption")
_SERIES = ("volume",)  # numbers that tell namesakes apart: vol.4
_TELLING = ("kind", "sector", "tier", "state", "status", "stage")  # choices that tell namesakes apart
_SHORT_CHARACTERS = 40
_COMPOSED_OF = 2  # parts of a title made of several fields
_SUBTITLE_OF = 2  # parts of a subtitle
_DEPTH = 3  # links followed for a title: a 働きかけ is called by its 場, that by its name
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs"}


class Records(Protocol):
    """Where records are looked up: the Ledger, or an Editing that goes through to it."""

    def get(self, record_class: type[R], record_id: int | None, /) -> R | None:
        """The record with this id, None for no id or no such record."""

    def linking(self, record_class: type[R], field: str, record_id: int, /) -> Sequence[R]:
        """Records of a class whose link `field` points at `record_id`."""


def title_of(record: Record, records: Records | None = None, *, without: int | None = None) -> str:
    """What a record is called, on one line; '' when nothing in it says so.

    Args:
        records: where linked records are found; without it only the record's own words count.
        without: id of a linked record that need not be named, because the title stands on its page.
    """
    own = name_of(record)
    if own or not record.MAIN or any(field.name in _NAMES for field in record.FIELDS):
        return own
    return _composed(record, records, without, _DEPTH)


def short_title_of(record: Record, records: Records | None = None) -> str:
    """The title cut to 40 characters, for sentences and the names of deeds."""
    return shortened(title_of(record, records))


def unnamed(word: str, *, is_new: bool) -> str:
    """What stands for a title that is missing: 「新しい居場所」, of one saved earlier 「なまえのない居場所」."""
    return f"新しい{word}" if is_new else f"なまえのない{word}"


def shortened(title: str) -> str:
    """At most 40 characters of a title."""
    return title if len(title) <= _SHORT_CHARACTERS else f"{title[:_SHORT_CHARACTERS]}…"


def name_of(record: Record) -> str:
    """The record's own name, '' for a kind that has none."""
    if isinstance(record, Setting):
        return setting_words(record.key)
    for field in record.FIELDS:
        if field.name in _NAMES and field.kind is FieldKind.TEXT:
            shown = _without_controls(record.text_of(field.name))
            if shown:
                return shown
    return ""


def name_field(record_class: type[Record]) -> Field | None:
    """The field in which somebody writes what a new record is called; None when it is called by its links."""
    named = next((field for field in record_class.FIELDS if field.name in _NAMES), None)
    if named is not None:
        return named
    return next((field for field in record_class.FIELDS if field.required and _is_text(field)), None)


def subtitle_of(record: Record, records: Records) -> str:
    """「西部｜サロン」: where it belongs and what it is, '' when nothing is known."""
    title = title_of(record, records)
    parts: list[str] = []
    for part in _distinctions(record, records):
        if part and part not in parts and part not in title:
            parts.append(part)
        if len(parts) == _SUBTITLE_OF:
            break
    return "｜".join(parts)


def day_of(record: Record) -> str:
    """The day a record is about as ISO text, '' when it is about none."""
    field = day_field(type(record))
    return "" if field is None else record.text_of(field.name)


def day_field(record_class: type[Record]) -> Field | None:
    """The date that says which day a record of this class is about; None for what is looked up by its よみ instead."""
    return _day_field(record_class.KIND)


@cache
def _day_field(kind: str) -> Field | None:
    record_class = BY_KIND[kind]
    days = [field for field in record_class.FIELDS if field.kind is FieldKind.DATE and not field.personal]
    named = next((field for field in days if field.name == "date"), None)
    if named is not None or has_reading(record_class):
        return named
    return days[0] if days else None


def has_reading(record_class: type[Record]) -> bool:
    """Whether records of this class have a よみ, and so an order of their own."""
    return any(field.name == "reading" for field in record_class.FIELDS)


def _composed(record: Record, records: Records | None, without: int | None, depth: int) -> str:
    """The required text if there is one, otherwise the first parts that are filled in."""
    for field in record.FIELDS:
        if field.required and _is_text(field):
            said = _plain(record.text_of(field.name))
            if said:
                return said
    parts: list[str] = []
    for field in record.FIELDS:
        part = _part(record, field, records, without, depth)
        if part and part not in parts:
            parts.append(part)
        if len(parts) == _COMPOSED_OF:
            break
    return "　".join(parts)


def _part(record: Record, field: Field, records: Records | None, without: int | None, depth: int) -> str:
    value = record.get(field.name)
    if not value or value == without:
        return ""
    if _is_text(field):
        return _plain(str(value))
    if field.kind is FieldKind.DATE:
        return day_words(str(value))
    if field.kind is not FieldKind.LINK or records is None or not isinstance(value, int) or depth == 0:
        return ""
    linked = records.get(BY_KIND[field.target], value)
    if linked is None:
        return ""
    return name_of(linked) or _composed(linked, records, without, depth - 1)


def _distinctions(record: Record, records: Records) -> Iterator[str]:
    """What tells namesakes apart, the most telling first."""
    for field in record.FIELDS:
        if field.name in _SERIES and record.get(field.name):
            yield f"{field.label}{record.get(field.name)}"
    for is_wanted in (_is_area, _is_choice, _is_other_link, _is_searched_text):
        for field in record.FIELDS:
            value = record.get(field.name)
            if not value or not is_wanted(field) or value == field.default:
                continue
            if field.options:
                yield field.options.get(str(value), "")
            elif field.target and isinstance(value, int):
                linked = records.get(BY_KIND[field.target], value)
                yield "" if linked is None else title_of(linked, records)
            else:
                yield _plain(str(value))


def _is_area(field: Field) -> bool:
    return field.target == "area"


def _is_choice(field: Field) -> bool:
    return field.name in _TELLING and (field.target == Term.KIND or field.kind is FieldKind.CODE)


def _is_other_link(field: Field) -> bool:
    return bool(field.target) and field.target != Term.KIND


def _is_searched_text(field: Field) -> bool:
    return field.searched and field.kind is FieldKind.TEXT and field.name not in (*_NAMES, "reading")


def _is_text(field: Field) -> bool:
    return field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT)


def day_words(iso: str) -> str:
    """「令和8年11月24日」, what stands there when it is no date."""
    try:
        return format_date(iso, has_weekday=False)
    except ValueError:
        return _plain(iso)


def short_day_words(iso: str, today: date) -> str:
    """「11月24日」, with the year in 和暦 when it is another one; '' for no date, what stands there when it is none."""
    words = day_words(iso) if iso else ""
    is_this_year = iso.startswith(f"{today.year}-")
    return words.partition("年")[2] if is_this_year and "年" in words else words


def _plain(text: str) -> str:
    """The first line that says something, without control and bidi characters."""
    for line in text.splitlines():
        shown = _without_controls(line)
        if shown:
            return shown
    return ""


def _without_controls(text: str) -> str:
    if text.isprintable():  # asked for every row that comes into sight; no hidden character is printable
        return text.strip()
    return "".join(c for c in text if unicodedata.category(c) not in _HIDDEN_CATEGORIES).strip()
