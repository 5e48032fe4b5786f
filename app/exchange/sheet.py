"""A sheet as plain values: rows of cells and the merged ranges, whatever program wrote the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | date | time
"""What one cell holds; '' is empty. A `date` never carries a clock time."""

MAX_ROWS = 400_000


@dataclass(frozen=True, slots=True)
class MergedRange:
    """Cells joined into one; rows and columns count from 0, both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or a whole text file.

    Attributes:
        name: as on the tab; for a text file the file's name without its ending.
        rows: all of the same length; row 1 of the file is `rows[0]`.
        merged: joined cells; only their first cell holds a value.
        remarks: what could not be read whole, as Japanese sentences.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[MergedRange, ...] = ()
    remarks: tuple[str, ...] = ()


def rows_as_sheet(name: str, rows: Sequence[Sequence[str]]) -> Sheet:
    """Rows of any length as a sheet; line ends unified."""
    width = max(map(len, rows), default=0)
    filled = [[plain_cell(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    return Sheet(name, tuple(map(tuple, filled)))


def plain_cell(value: object) -> Cell:
    """A value of a reading library as a Cell: whole numbers lose their .0, midnight loses its clock."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date()
        return f"{value.year}/{value.month}/{value.day} {value.hour}:{value.minute:02}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return time(minutes // 60 % 24, minutes % 60)
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, int | date | time):
        return value
    return str(value)


def cell_text(cell: Cell) -> str:
    """The cell as somebody would read it aloud: 200, 2018-05-01, 10:30; text stays as it is."""
    if isinstance(cell, time):
        return f"{cell.hour}:{cell.minute:02}"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def column_letters(column: int) -> str:
    """A, B … Z, AA for column 0, 1 …"""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
