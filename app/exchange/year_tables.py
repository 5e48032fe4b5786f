"""Tables of a plan with a year above each column (S1: 目標): read as a list, a row for each indicator and year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.exchange.sheet import Cell, Sheet, cell_text
from app.exchange.tables import Table, TableColumn, TableRow
from app.records.goal import GOAL_VALUE_KIND, GoalValue
from app.rules.date_reading import read_year

COLUMNS = ("目標", "目標の単位", "年度", "種類", "値")

_KINDS = ("実績", "見込", "目標", "計画")
_YEAR_TITLE = re.compile(r"(?P<year>.{2,8}?年度?)[（(]?(?P<kind>実績|見込み?|目標値?|計画値?)?[)）]?")
_NAME_TITLES = ("", "指標", "指標名", "目標", "目標名", "項目", "内容", "事業", "取組", "取り組み", "数値目標", "区分")
_UNIT_TITLES = ("単位",)
_VALUE = re.compile(r"(?:約|およそ)?(?P<number>\d[\d,]*(?:\.\d+)?)(?P<unit>[^\d\s]{0,6})")
_UNIT_BEHIND = re.compile(r"[（(](?P<unit>[^（()）]{1,5})[)）]$")
_MARKS = "○●◎・■□◆◇▼※ 　"
_FEWEST_YEARS = 2


@dataclass(frozen=True, slots=True)
class _Header:
    """Where the years stand: column -> (year, word of the kind); the columns of name and unit, None for none."""

    row: int
    years: Mapping[int, tuple[int, str]]
    name: int | None
    unit: int | None


def find_year_table(sheet: Sheet) -> Table | None:
    """The values of a sheet whose columns are years, None for any other sheet."""
    rows: list[TableRow] = []
    header: _Header | None = None
    for number, row in enumerate(sheet.rows):
        found = _header_of(sheet, number)
        header = found or header
        if found is None and header is not None:
            rows.extend(_values(sheet, number, row, header))
    if not rows or header is None:
        return None
    columns = tuple(TableColumn(position, title) for position, title in enumerate(COLUMNS))
    remark = "年度が横に並んでいるので、1つの数を1件として読みました。"
    return Table(sheet.name, header.row + 1, columns, tuple(rows), (), (*sheet.remarks, remark), GoalValue.KIND)


def _header_of(sheet: Sheet, number: int) -> _Header | None:
    """The row as a header: years, and nothing beside them but what an indicator and its unit are called."""
    years: dict[int, tuple[int, str]] = {}
    name = unit = None
    for column, cell in enumerate(sheet.rows[number]):
        title = _plain(cell)
        year = _year_of(title)
        if year is not None:
            years[column] = (year[0], year[1] or _kind_below(sheet, number, column))
        elif title in _UNIT_TITLES:
            unit = column
        elif title not in _NAME_TITLES:
            return None
        elif not years and (title or name is None):
            name = column
    return _Header(number, years, name, unit) if len(years) >= _FEWEST_YEARS else None


def _year_of(title: str) -> tuple[int, str] | None:
    """(western year, 実績 …) of 「令和4年度（実績）」."""
    found = _YEAR_TITLE.fullmatch(title)
    year = read_year(found["year"]) if found is not None else None
    return None if found is None or year is None else (year, found["kind"] or "")


def _kind_below(sheet: Sheet, number: int, column: int) -> str:
    """実績 or 見込み in a second row of the header."""
    below = _plain(sheet.rows[number + 1][column]) if number + 1 < len(sheet.rows) else ""
    bare = below.strip("（）()")
    return bare if bare.startswith(_KINDS) and not any(char.isdigit() for char in bare) else ""


def _values(sheet: Sheet, number: int, row: tuple[Cell, ...], header: _Header) -> Iterator[TableRow]:
    """One row of the list for each year that has a number."""
    read = {column: _VALUE.fullmatch(_plain(row[column])) for column in header.years}
    if not any(read.values()):
        return
    name = _name_of(sheet, row, header)
    behind = _UNIT_BEHIND.search(name)
    own_unit = "" if header.unit is None else _plain(row[header.unit])
    if behind is not None:
        name, own_unit = name[: behind.start()].rstrip(), own_unit or behind["unit"]
    for column, value in read.items():
        if value is not None:
            year, word = header.years[column]
            kind = GOAL_VALUE_KIND[_kind(word)]
            cells: tuple[Cell, ...] = (name, own_unit or value["unit"], year, kind, value["number"].replace(",", ""))
            yield TableRow(number + 1, cells)


def _kind(word: str) -> str:
    return "actual" if word.startswith("実績") else "estimate" if word.startswith("見込") else "target"


def _name_of(sheet: Sheet, row: tuple[Cell, ...], header: _Header) -> str:
    """What is counted: beside the numbers, otherwise in the last line above the years."""
    own = "" if header.name is None else " ".join(cell_text(row[header.name]).split())
    if own:
        return own.strip(_MARKS)
    for above in reversed(sheet.rows[: header.row]):
        said = " ".join(cell_text(cell).strip() for cell in above if cell != "")
        if said.strip():
            return " ".join(said.split()).strip(_MARKS)
    return sheet.name


def _plain(cell: Cell) -> str:
    """A cell without spaces and line ends, full-width figures as figures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", cell_text(cell)))
