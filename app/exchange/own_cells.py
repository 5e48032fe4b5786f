"""One cell of our own sheets as the value that JSON would hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.exchange.own_columns import is_named_link, kind_of_title, own_columns
from app.exchange.own_values import NO, YES, called, code_words, name_field
from app.exchange.sheet import Cell, Sheet, cell_text
from app.exchange.workbook_writer import LONGEST_CELL
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind, FieldValue
from app.records.ids import hex_id, parse_hex_id
from app.records.term import Term
from app.rules.normalise import fold

_LOST = "Excelで保存したときに「?」になった文字があります。帳面の文字を残しました。"


@dataclass(frozen=True, slots=True)
class OwnReading:
    """A value for a field as JSON holds it.

    Attributes:
        value: str, number, bool, hex id or None.
        problem: Japanese sentence, '' for none.
        is_said: False when the cell says nothing that could be kept.
    """

    value: str | float | bool | None = None
    problem: str = ""
    is_said: bool = True


CellReader = Callable[[Cell, Cell, Record | None], OwnReading]
"""Cell, the cell with the number beside it ('' where there is none), the record as the ledger knows it -> reading."""

_EMPTY = OwnReading()
_UNSAID = OwnReading(is_said=False)


class OwnNames:
    """Which records a name in a link column may mean: by the ledger, and by the sheets themselves."""

    def __init__(self, ledger: Ledger, sheets: Sequence[Sheet]) -> None:
        """Looks into the sheets only for ids and names; the ledger is asked when a name needs it."""
        self._ledger = ledger
        self._sheets = sheets
        self._by_kind: dict[str, tuple[dict[int, set[str]], dict[str, set[int]]]] = {}
        self._written: dict[tuple[str, int], list[str]] = defaultdict(list)

    def is_called(self, kind: str, record_id: int, name: str) -> bool:
        """Whether this is what a record is called, in the ledger or in the file; a number nobody has is taken."""
        known = self._ledger.get(BY_KIND[kind], record_id)
        if known is not None and called(known)[:LONGEST_CELL] == name:
            return True
        names = self._known(kind)[0].get(record_id)
        if names is None:
            return True
        key = _name_key(name)
        return key in names or any("?" in name and _as_cp932(each) == name for each in self._written[kind, record_id])

    def ids_of(self, kind: str, name: str) -> set[int]:
        """The records that are called so."""
        return self._known(kind)[1].get(_name_key(name), set())

    def _known(self, kind: str) -> tuple[dict[int, set[str]], dict[str, set[int]]]:
        if kind not in self._by_kind:
            names: dict[int, set[str]] = defaultdict(set)
            ids: dict[str, set[int]] = defaultdict(set)
            pairs = [(record.id, called(record)) for record in self._ledger.all(BY_KIND[kind])]
            for record_id, name in (*pairs, *self._in_sheets(kind)):
                names[record_id].add(_name_key(name))
                self._written[kind, record_id].append(name)
                ids[_name_key(name)].add(record_id)
            self._by_kind[kind] = names, ids
        return self._by_kind[kind]

    def _in_sheets(self, kind: str) -> list[tuple[int, str]]:
        field = name_field(BY_KIND[kind])
        title = next((each.title for each in own_columns(BY_KIND[kind]) if each.field is field and field), "")
        found: list[tuple[int, str]] = []
        for sheet in self._sheets:
            head = kind_of_title(cell_text(sheet.rows[0][0]))
            titles = [cell_text(cell).strip() for cell in sheet.rows[0]]
            if head is None or kind != head[0].KIND or title not in titles:
                continue
            at = titles.index(title)
            read = ((parse_hex_id(cell_text(row[0]).strip()), cell_text(row[at])) for row in sheet.rows[1:])
            found.extend((record_id, name) for record_id, name in read if record_id is not None)
        return found


def _name_key(name: str) -> str:
    return fold(name[:LONGEST_CELL]) or name[:LONGEST_CELL].strip()


def cell_reader(field: Field, names: OwnNames, today: date) -> CellReader:
    """The reader of a column's cells."""
    if is_named_link(field):
        return lambda cell, number, known: _link(field, cell, number, names)
    if field.kind is FieldKind.TERM or field.target == Term.KIND:
        return lambda cell, number, known: _EMPTY if cell == "" else OwnReading(cell_text(cell))
    if field.kind is FieldKind.YES_NO:
        return lambda cell, number, known: _yes_no(field, cell, today)
    if field.kind in (FieldKind.INTEGER, FieldKind.REAL):
        return lambda cell, number, known: _number(field, cell, today)
    if field.options:
        codes = {label: code for code, label in code_words(field).items()} | {code: code for code in field.options}
        return lambda cell, number, known: _code(field, cell, codes, known, today)
    return lambda cell, number, known: _text(field, cell, known, today)


def _link(field: Field, cell: Cell, number_cell: Cell, names: OwnNames) -> OwnReading:
    """The number counts while the name beside it is that record's; a name that somebody changed means another one."""
    text, number = cell_text(cell), parse_hex_id(cell_text(number_cell).strip())
    if number is not None and names.is_called(field.target, number, text):
        return OwnReading(hex_id(number))
    if not text.strip():
        return _EMPTY
    found = names.ids_of(field.target, text)
    if len(found) == 1:
        return OwnReading(hex_id(next(iter(found))))
    label = BY_KIND[field.target].LABEL
    why = (
        f"「{text[:40]}」という{label}が{len(found)}つあって、決まりません。"
        if found
        else (f"「{text[:40]}」という{label}が見つかりません。")
    )
    return OwnReading(problem=f"{why}帳面のままにしました。", is_said=False)


def _yes_no(field: Field, cell: Cell, today: date) -> OwnReading:
    text = cell_text(cell).strip()
    if text in (YES, NO, ""):
        return OwnReading(text == YES)
    return _read_as_typed(field, cell, today)


def _number(field: Field, cell: Cell, today: date) -> OwnReading:
    text = cell_text(cell).strip()
    if not text:
        return _EMPTY
    try:
        number = float(text) if field.kind is FieldKind.REAL else int(text)
    except ValueError:
        return _read_as_typed(field, cell, today)
    return OwnReading(number)


def _code(field: Field, cell: Cell, codes: dict[str, str], known: Record | None, today: date) -> OwnReading:
    text = cell_text(cell)
    if text in codes:
        return OwnReading(codes[text])
    if text == "":
        return _EMPTY
    if known is not None and known.get(field.name) == text:
        return OwnReading(text)
    return _read_as_typed(field, cell, today)


def _text(field: Field, cell: Cell, known: Record | None, today: date) -> OwnReading:
    text = cell_text(cell)
    kept = "" if known is None else known.text_of(field.name)
    if text == kept or text == kept.replace("\r\n", "\n").replace("\r", "\n"):
        return OwnReading(kept)
    if "?" in text and _as_cp932(kept) == text:
        return OwnReading(kept, _LOST)
    if field.kind in (FieldKind.DATE, FieldKind.TIME) and text and not _is_canonical(field, text):
        return _read_as_typed(field, cell, today)
    return OwnReading(text)


def _as_cp932(text: str) -> str:
    """The text as it comes back from a CSV file that Excel saved."""
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("cp932", errors="replace").decode("cp932")


def _is_canonical(field: Field, text: str) -> bool:
    from app.rules.japanese_calendar import PartialDate

    if field.kind is FieldKind.TIME:
        return re.fullmatch(r"\d\d:\d\d", text) is not None
    try:
        PartialDate.from_iso(text)
    except ValueError:
        return False
    return True


def _read_as_typed(field: Field, cell: Cell, today: date) -> OwnReading:
    """What somebody typed into the sheet, in the forms that lists have; unread, it stays as the ledger has it."""
    from app.exchange.cell_values import read_cell
    from app.rules.time_reading import read_clock

    if field.kind is FieldKind.TIME:
        clock = read_clock(cell_text(cell))
        return OwnReading(clock) if clock else OwnReading(cell_text(cell))
    reading = read_cell(field, cell, today)
    value: FieldValue = reading.value
    if value in ("", None):
        shown = cell_text(cell)[:40]
        return OwnReading(problem=reading.problem or f"「{shown}」は{field.label}として読めません。", is_said=False)
    return OwnReading(bool(value) if field.kind is FieldKind.YES_NO else value, reading.problem)
