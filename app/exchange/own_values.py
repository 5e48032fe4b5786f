"""What a value looks like in a cell of our own sheets; `own_reading` turns it back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache

from app.exchange.own_columns import OwnColumn
from app.exchange.sheet import Cell
from app.exchange.workbook_writer import LONGEST_CELL
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind
from app.records.ids import hex_id, parse_hex_id
from app.records.term import Term
from app.rules.normalise import fold

YES, NO = "はい", "いいえ"
_LARGEST_NUMBER = 1 << 53
"""Above that a spreadsheet rounds."""

CellOf = Callable[[Record], Cell]


def name_field(record_class: type[Record]) -> Field | None:
    """The field by which people call a record of a kind, None for kinds that have no name."""
    return _name_field(record_class.KIND)


@cache
def _name_field(kind: str) -> Field | None:
    plain = [field for field in BY_KIND[kind].FIELDS if field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT)]
    return next((field for field in plain if field.required), None) or next(
        (field for field in plain if field.searched), None
    )


def called(record: Record | None) -> str:
    """What a record is called, in full; '' for none and for what has no name."""
    field = name_field(type(record)) if record is not None else None
    return record.text_of(field.name) if record is not None and field is not None else ""


class OwnWords:
    """Turns the values of one ledger into cells."""

    def __init__(self, ledger: Ledger) -> None:
        """The ledger gives the names of linked records and the words of pick lists."""
        self._ledger = ledger
        self._terms = _words_of_terms(ledger)

    def writer(self, column: OwnColumn) -> CellOf:
        """A function from a record to the cell of a column; it is asked once a column, not once a cell."""
        field = column.field
        if field is None:
            return lambda record: hex_id(record.id)
        name = field.name
        if column.is_number:
            return lambda record: _hex(getattr(record, name))
        if field.kind is FieldKind.TERM or field.target == Term.KIND:
            return self._term_writer(field)
        if field.target:
            return self._name_writer(field)
        if field.kind is FieldKind.YES_NO:
            return lambda record: YES if getattr(record, name) else NO
        if field.kind in (FieldKind.INTEGER, FieldKind.REAL):
            return lambda record: _number(getattr(record, name))
        if field.options:
            words = code_words(field)
            return lambda record: words.get(getattr(record, name), getattr(record, name))
        return lambda record: getattr(record, name) or ""

    def _term_writer(self, field: Field) -> CellOf:
        name, own_list = field.name, field.term_list

        def word(record: Record) -> Cell:
            term_id = getattr(record, name)
            if term_id is None:
                return ""
            term_list = own_list or record.text_of("term_list")
            return self._terms.get((term_list, term_id)) or hex_id(term_id)

        return word

    def _name_writer(self, field: Field) -> CellOf:
        name, target, ledger = field.name, BY_KIND[field.target], self._ledger
        return lambda record: called(ledger.get(target, getattr(record, name)))


def part_of(cell: CellOf, column: OwnColumn, part: int, parts: int) -> CellOf:
    """A column's cell, cut to what one cell of a sheet holds; further parts stand in columns of their own."""
    is_name = column.field is not None and bool(column.field.target) and not column.is_number
    if parts == 1 and not is_name:
        return cell
    start, end = (part - 1) * LONGEST_CELL, part * LONGEST_CELL

    def cut(record: Record) -> Cell:
        whole = cell(record)
        return whole[start:end] if isinstance(whole, str) and (start or len(whole) > end) else whole

    return cut


def code_words(field: Field) -> dict[str, str]:
    """Code -> label, as far as the label leads back to the code."""
    labels = list(field.options.values())
    return {
        code: label if label.strip() and labels.count(label) == 1 and label not in field.options else code
        for code, label in field.options.items()
    }


def _words_of_terms(ledger: Ledger) -> dict[tuple[str, int], str]:
    """(list, id) -> label, for every entry to which its label leads back."""
    owners: dict[tuple[str, str], set[int]] = defaultdict(set)
    for term in ledger.all(Term):
        for key in (term.code, term.label, fold(term.label)):
            owners[term.term_list, key].add(term.id)
    return {
        (term.term_list, term.id): term.label
        for term in ledger.all(Term)
        if term.label.strip()
        and parse_hex_id(term.label) is None
        and owners[term.term_list, term.label] | owners[term.term_list, fold(term.label)] == {term.id}
    }


def _hex(record_id: int | None) -> str:
    return "" if record_id is None else hex_id(record_id)


def _number(value: float | None) -> Cell:
    if value is None:
        return ""
    return value if abs(value) < _LARGEST_NUMBER else repr(value)
