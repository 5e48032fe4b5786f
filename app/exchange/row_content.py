"""What one row says, by target: cells that hold two things are taken apart, what has no home becomes a note."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from app.exchange.cell_values import is_yes, read_cell
from app.exchange.import_plan import CellProblem, Duplicate, Guess, RowKey
from app.exchange.mapping import ColumnMapping
from app.exchange.sheet import Cell, cell_text
from app.exchange.tables import Table, TableRow, is_area_name
from app.exchange.targets import DAY_MARKS, NOTE, folded_title, target
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind, FieldValue
from app.rules.japanese_calendar import format_date
from app.rules.reading import reading_from_kana

_PARTS_OF_ADDRESS = ("都道府県名", "都道府県", "市区町村名", "市区町村", "市町村名", "市町村")
"""Columns that say once more what the address begins with."""

_WEEKDAYS = "月火水木金土日"

_POSTAL_IN_FRONT = re.compile(r"^\s*〒?\s*([0-9０-９]{3}[-－‐ー−]?[0-9０-９]{4})[\s　]*(?=\D)")


_LOST = re.compile(r"\?(?=[々一-鿿ぁ-ヿ])|(?<=[々一-鿿ぁ-ヿ])\?(?!$)|^\?+$")
"""A letter that CP932 does not have, as Excel saves it; a question mark at the end is one."""

READING_POSITION = -1
"""Position of a correction that gives the よみ of a row, in a list without a column for it."""


@dataclass(slots=True)
class RowContent:
    """One row while it becomes records.

    Attributes:
        key: where it stands.
        cells: target key -> cell, for targets that one column fills; several columns are joined to text.
        positions: target key -> its first column.
        titles: of the columns.
        texts: the row as written, one per column.
        today: for dates without a year.
        notes: lines for 内部メモ.
        problems, guesses: found so far.
        shown: column -> what was read from it, where that differs from the text.
        duplicates: known records that may be what the row adds.
        is_about_space: the notes belong to the space.
        extras: further records that the row adds or changes: rows of its record, whom it links to.
        anchors: target key -> the day that a day without a year is read near, instead of today.
    """

    key: RowKey
    cells: dict[str, Cell]
    positions: dict[str, int]
    titles: tuple[str, ...]
    texts: tuple[str, ...]
    today: date
    notes: list[str] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    shown: dict[int, str] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    is_about_space: bool = False
    extras: list[Record] = field(default_factory=list)
    anchors: dict[str, date] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """The text for a target, without space around it; '' when the row says nothing."""
        return cell_text(self.cells.get(key, "")).strip()

    def report(self, key: str, message: str) -> None:
        """Note a problem beside the column of a target, or of the whole row when there is none."""
        position = self.positions.get(key)
        title = "" if position is None else self.titles[position]
        self.problems.append(CellProblem(self.key.sheet, self.key.row, title, message, position))

    def guess(self, kind: str, field_name: str, value: str) -> None:
        """Say that a value was made by the program."""
        self.guesses.append(Guess(self.key.sheet, self.key.row, kind, field_name, value))

    def keep(self, title: str, text: str) -> None:
        """Put text that has no home into the notes."""
        line = f"{title}：{text}" if title else text
        if text and line not in self.notes:
            self.notes.append(line)

    def show(self, key: str, text: str) -> None:
        """Say what was read from the column of a target."""
        if key in self.positions:
            self.shown[self.positions[key]] = text

    def values(self, record_class: type[Record]) -> dict[str, FieldValue]:
        """Every field of a record class that the row fills, but for links, pick lists and the note (see `notes`)."""
        found: dict[str, FieldValue] = {}
        for key, each in _plain_fields(record_class.KIND):
            if key not in self.cells or not self.text(key):
                continue
            if each.name == "internal_note":  # joined with what is there, never written over it
                self.notes.insert(0, self.text(key))
                continue
            value = self._value(each, key)
            if value not in ("", None):
                found[each.name] = value
        return found

    def _value(self, each: Field, key: str) -> FieldValue:
        reading = read_cell(each, self.cells[key], self.anchors.get(key, self.today))
        if each.kind is FieldKind.TEXT and _LOST.search(self.text(key)):
            shown = self.text(key)[:40]
            self.report(key, f"「{shown}」の「?」は、もとの表で消えた文字のようです。そのまま入れました。")
        problem = reading.problem
        if problem and reading.value and key in self.anchors:  # say the year that was taken from the other rows
            day = format_date(str(reading.value), has_weekday=False)
            problem = f"「{self.text(key)[:40]}」を{day}と読みました。"
        if problem:
            self.report(key, problem)
        if reading.rest:
            companion = f"{each.name}_note"
            if each.kind is FieldKind.INTEGER and each.name == "capacity":
                self.cells.setdefault(f"{key.partition('.')[0]}.{companion}", reading.rest)
            else:
                self.keep(each.label, reading.rest)
        shown = each.options.get(str(reading.value), "") if each.options else ""
        self.show(key, shown or ("" if reading.value is None else str(reading.value)))
        return reading.value


@cache
def _plain_fields(kind: str) -> tuple[tuple[str, Field], ...]:
    """(target key, field) of every field of a kind that a cell fills by itself."""
    return tuple(
        (f"{kind}.{each.name}", each)
        for each in BY_KIND[kind].FIELDS
        if each.kind not in (FieldKind.LINK, FieldKind.TERM)
    )


def read_row(
    table: Table, mapping: ColumnMapping, row: TableRow, today: date, corrections: dict[int, str]
) -> RowContent:
    """The content of a row; `corrections` replaces single cells (column -> text), or adds the よみ."""
    cells = [corrections.get(position, cell) for position, cell in enumerate(row.cells)]
    content = RowContent(
        key=RowKey(table.sheet, row.number),
        cells={},
        positions={},
        titles=tuple(column.name for column in table.columns),
        texts=tuple(cell_text(cell) for cell in row.cells),
        today=today,
    )
    marked: list[tuple[str, Cell]] = []
    for position, key in enumerate(mapping.targets):
        if key == NOTE:
            continue
        content.positions.setdefault(key, position)
        if cell_text(cells[position]).strip() == "":
            continue
        if key == DAY_MARKS:
            marked.append((table.columns[position].title, cells[position]))
            continue
        is_written = key.endswith(".reading") and position not in corrections  # what somebody typed stays as it is
        cell = (reading_from_kana(cell_text(cells[position])) if is_written else "") or cells[position]
        _add(content, key, position, cell, mapping.kind, is_alone=mapping.targets.count(key) == 1)
    if reading := corrections.get(READING_POSITION, ""):
        content.cells[f"{mapping.kind}.reading"] = reading
    _take_marks(content, marked)
    _split(content, mapping.kind)
    for position in mapping.positions(NOTE):
        text, title = cell_text(cells[position]).strip(), table.columns[position].title or table.columns[position].group
        if text and not (title in _PARTS_OF_ADDRESS and text in content.text("space.address")):
            content.keep(title, text)
    return content


def _add(content: RowContent, key: str, position: int, cell: Cell, kind: str, *, is_alone: bool) -> None:
    """A cell for its target; several columns of one target are put together, each under its title."""
    title = content.titles[position]
    if target(kind, key).joins and key != "schedule.day":
        text = _joined_text(cell, title, is_own=is_alone or _is_own_title(title, key))
        before = cell_text(content.cells.get(key, ""))
        content.cells[key] = f"{before}\n{text}" if before else text
    elif key in content.cells:
        content.cells[key] = f"{cell_text(content.cells[key])}\n{cell_text(cell)}"
    else:
        content.cells[key] = cell


_MARKS = ("○", "〇", "◯", "●", "◎", "✓", "✔", "レ", "1", "１", "有", "True")
_CLOCK = re.compile(r"\d\s*[:：時]|午[前後]")


def _take_marks(content: RowContent, marked: list[tuple[str, Cell]]) -> None:
    """Columns 月 火 … and 第1 第2 … with a ○ as the words of a day: 「第1・第3月曜」; a time may stand for the ○."""
    weeks, days, timed = [], [], []
    read: list[tuple[str, str]] = []
    for title, cell in marked:
        text, plain = cell_text(cell).strip(), unicodedata.normalize("NFKC", title).strip()
        if not text or is_yes(cell) is False:
            continue
        if text in _MARKS and plain[0] in _WEEKDAYS:
            days.append(plain[0])
        elif text in _MARKS:
            weeks.append(f"第{plain.strip('第週目回 ')}")
        elif plain[0] in _WEEKDAYS and _CLOCK.search(text):
            timed.append(f"{plain[0]}曜 {text}")
        read.append((title, text))
    own = content.text("schedule.day")
    day = _day_of_marks(weeks, days, timed, own) if len(read) == len(weeks) + len(days) + len(timed) else ""
    if day:
        content.cells["schedule.day"] = day
    elif read:
        for title, text in read:
            content.keep(title, text)
        content.report("schedule.day", "曜日や週の列の印が定例として読めないので、内部メモに入れました。")


def _day_of_marks(weeks: list[str], days: list[str], timed: list[str], own: str) -> str:
    """What the marks say together with the day that the row names itself; '' when that is not clear."""
    if own:
        if not weeks or days or timed or re.search(r"第|毎月|隔|不定期", own):
            return ""
        bare = own.removeprefix("毎週")
        return "・".join(weeks) + (bare if bare.endswith(("曜", "曜日")) else f"{bare}曜")
    if timed:
        return "" if weeks or days else "\n".join(timed)
    return ("・".join(weeks) if weeks else "毎週") + "・".join(days) + "曜" if days else ""


def _joined_text(cell: Cell, title: str, *, is_own: bool) -> str:
    text = cell_text(cell).strip()
    answer = is_yes(cell) if len(text) <= len("False") else None
    if answer is not None and not is_own:
        what, _, end = title.partition("_")
        words = ("要", "不要") if "要否" in title else ("あり", "なし")
        return f"{what if end else title.replace('要否', '').replace('有無', '')}：{words[0] if answer else words[1]}"
    return text if is_own else f"{title}：{text}"


def _is_own_title(title: str, key: str) -> bool:
    owner, _, name = key.partition(".")
    if owner not in BY_KIND:
        return True
    described = BY_KIND[owner].field(name)
    return folded_title(title.split(" ")[-1]) in {folded_title(word) for word in (described.label, *described.headers)}


def _split(content: RowContent, kind: str) -> None:
    """Take cells apart that hold two things (issue 2, section 4)."""
    from app.rules.cell_splitting import split_kind_text, split_place_address

    for key in ("place.name", "place.activities") if kind == "place" else ():
        parts = split_kind_text(content.text(key))
        if not parts.text or not _may_be_kind(parts.kind):
            continue
        if is_area_name(parts.kind):
            _move(content, key, parts.text, "area.name", parts.kind)
        elif not content.text("place.kind"):
            _move(content, key, parts.text, "place.kind", parts.kind)
    if not content.text("space.address"):
        where = split_place_address(content.text("space.name"))
        if where.address:
            _move(content, "space.name", where.place, "space.address", where.address)
    if match := _POSTAL_IN_FRONT.match(content.text("space.address")):
        _move(content, "space.address", content.text("space.address")[match.end() :], "space.postal_code", match[1])
    if kind in ("place", "organization"):
        _split_contact(content, kind)


_NO_KIND = re.compile(r"要|予約|新規|新|休|再開|注|募集|無料|知らせ|満|変更|会場|日時|[\x00-\x7f]")


def _may_be_kind(word: str) -> bool:
    """Whether what stands in brackets in front names a kind of place: 【体操】, but not 【要予約】 or <b>."""
    longest = 10
    return 0 < len(word) <= longest and _NO_KIND.search(word) is None


def _split_contact(content: RowContent, kind: str) -> None:
    from app.rules.cell_splitting import split_name_phone
    from app.rules.phones import read_phone

    name_key, phone_key = f"{kind}.contact_name", f"{kind}.phone"
    if name := content.text(name_key):
        parts = split_name_phone(name)
        if parts.phone and not read_phone(parts.phone).problem:
            _move(content, name_key, parts.name, phone_key, parts.phone)
    phone = content.cells.get(phone_key, "")
    if isinstance(phone, str) and phone.strip() and read_phone(phone).problem:
        parts = split_name_phone(phone)
        if parts.phone and not read_phone(parts.phone).problem:
            _move(content, phone_key, parts.phone, name_key, parts.name)


def _move(content: RowContent, key: str, kept: str, other: str, moved: str) -> None:
    """Leave one part of a cell with its target and give the other part to another one, or to the notes."""
    content.cells[key] = kept
    if not moved:
        return
    if not content.text(other):
        content.cells[other] = moved
        content.positions.setdefault(other, content.positions[key])
    elif content.text(other) != moved:
        content.keep(content.titles[content.positions[key]], moved)
