"""The rest of the sample ledger: one record at least of every kind, from a file that names things as people do.

Each entry of `resources/samples/record_book.json` has `record` (its kind), its fields, perhaps a `key` by which others
link to it, and `rows` that belong to it. `+place` adds to a place that the list brought. Links are `#key` or the name
of a record, choices the code or the label of a term, days `@-12` (before today) or `@month-1` (a month as a whole).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeAlias, cast

from app.changes.positions import positions
from app.paths import resource_path
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind, FieldValue
from app.records.ids import derived_id
from app.records.term_lists import built_in_terms, term_id

_FILE = "samples/record_book.json"
_NAMES = ("name", "title", "caption")

Entry: TypeAlias = Mapping[str, object]


def sample_records(known: Iterable[Record], today: date, *, make_id: Callable[[], int]) -> Iterator[Record]:
    """The records of the file, and those of `known` that it adds to.

    Args:
        known: what the sample holds already; its records are found by name.
        today: the day the relative days count from.
        make_id: gives the ids, the same ones each time.

    Raises:
        LookupError: the file names something that is not there.
    """
    entries: Sequence[Entry] = json.loads(resource_path(_FILE).read_text(encoding="utf-8"))
    book = _Book(known, today, make_id)
    for entry in _with_rows(entries):
        book.number(entry)
    for entry in entries:
        yield from book.records_of(entry)


def _with_rows(entries: Sequence[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from cast("Sequence[Entry]", entry.get("rows", ()))


class _Book:
    """Turns entries into records; every key is numbered before the first link is looked up."""

    def __init__(self, known: Iterable[Record], today: date, make_id: Callable[[], int]) -> None:
        self._named: dict[tuple[str, str], Record] = {}
        for record in known:
            self._remember(record)
        self._terms = {(term.term_list, term.label): term.id for term in built_in_terms()}
        self._keyed: dict[str, int] = {}
        self._today = today
        self._make_id = make_id

    def number(self, entry: Entry) -> None:
        """Give an entry that others link to its id."""
        if key := entry.get("key"):
            self._keyed[str(key)] = self._make_id()

    def records_of(self, entry: Entry) -> Iterator[Record]:
        """The record of an entry and its rows."""
        kind = str(entry["record"])
        if kind.startswith("+"):
            known = self._named[kind[1:], str(entry["name"])]
            record = known.changed(**self._values(type(known), entry))
        else:
            record = self._record(BY_KIND[kind], entry, {})
        self._remember(record)
        yield record
        rows = cast("Sequence[Entry]", entry.get("rows", ()))
        for row, pos in zip(rows, positions(len(rows)), strict=True):
            row_class = BY_KIND[str(row["record"])]
            belongs: dict[str, FieldValue] = {
                field.name: record.id for field in row_class.parent_fields() if field.target == record.KIND
            }
            if any(field.kind is FieldKind.POSITION for field in row_class.FIELDS):
                belongs["pos"] = pos
            yield self._record(row_class, row, belongs)

    def _record(self, record_class: type[Record], entry: Entry, given: Mapping[str, FieldValue]) -> Record:
        values = {**self._values(record_class, entry), **given}
        if keys := record_class.key_fields():
            number = derived_id(record_class.KIND, *(values.get(field.name) for field in keys))
        elif "key" in entry:
            number = self._keyed[str(entry["key"])]
        else:
            number = self._make_id()
        return record_class(id=number).changed(**values)

    def _values(self, record_class: type[Record], entry: Entry) -> dict[str, FieldValue]:
        return {
            field.name: self._value(field, cast(FieldValue, entry[field.name]), str(entry.get("term_list", "")))
            for field in record_class.FIELDS
            if field.name in entry
        }

    def _value(self, field: Field, written: FieldValue, term_list: str) -> FieldValue:
        if not isinstance(written, str):
            return written
        if field.target == "term":
            return self._term(field.term_list or term_list, written)
        if field.target:
            key = written.removeprefix("#")
            return self._keyed[key] if key != written else self._named[field.target, written].id
        if field.kind is FieldKind.DATE and written.startswith("@"):
            return self._day(written[1:])
        return written

    def _term(self, term_list: str, written: str) -> int:
        return self._terms.get((term_list, written)) or term_id(term_list, written)

    def _day(self, written: str) -> str:
        if written.startswith("month"):
            months = self._today.year * 12 + self._today.month - 1 + int(written.removeprefix("month"))
            return f"{months // 12:04}-{months % 12 + 1:02}"
        return (self._today + timedelta(days=int(written))).isoformat()

    def _remember(self, record: Record) -> None:
        for name in _NAMES:
            if any(field.name == name for field in record.FIELDS):
                self._named.setdefault((record.KIND, record.text_of(name)), record)
