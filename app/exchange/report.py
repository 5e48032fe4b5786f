"""The report of an import as a workbook: what became of every row, and exactly what was not read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.exchange.import_plan import ImportPlan, PlannedRow, RowStatus
from app.records.catalogue import BY_KIND

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_STATUS = {
    RowStatus.ADDED: "新しく入る",
    RowStatus.UPDATED: "変わる",
    RowStatus.UNCHANGED: "そのまま",
    RowStatus.SKIPPED: "入れない",
}
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_000
"""Excel holds 32,767 characters in a cell."""


def write_report(plan: ImportPlan, target: Path) -> None:
    """Write the report to a file, which is replaced if it is there; the caller sees to it that it appears whole.

    Raises:
        OSError: it could not be written.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _write_summary(book.create_sheet("まとめ"), plan)
    _write_problems(book.create_sheet("確かめるところ"), plan)
    for number, table in enumerate(plan.tables, 1):
        sheet = book.create_sheet(_tab(f"{number} {table.table.sheet}"))
        titles = [column.name for column in table.table.columns]
        _widths(sheet, (6, 12, 24, 40, 14))
        _append(sheet, ["行", "どうなるか", "なまえ", "確かめるところ", "わけ", *titles], is_head=True)
        for row in table.rows:
            _append(sheet, [*_row_cells(row), *row.cells])
    left_out = book.create_sheet("読まなかった行")
    _widths(left_out, (24, 6, 24, 60))
    _append(left_out, ["シート", "行", "わけ", "書いてあること"], is_head=True)
    for out in plan.left_out:
        _append(left_out, [out.sheet, out.number, out.reason, out.text])
    whole = BytesIO()  # openpyxl leaves its sheets open when a file cannot be written half-way
    book.save(whole)
    target.write_bytes(whole.getvalue())


def _write_summary(sheet: WriteOnlyWorksheet, plan: ImportPlan) -> None:
    _widths(sheet, (20, 12, 12, 12))
    _append(sheet, [plan.label], is_head=True)
    _append(sheet, ["種類", "新しい", "変わる", "そのまま"], is_head=True)
    for kind, counts in plan.by_kind().items():
        _append(sheet, [BY_KIND[kind].LABEL, counts.added, counts.updated, counts.unchanged])
    _append(sheet, ["とりこまない行", plan.counts.skipped])
    _append(sheet, ["確かめるところ", len(plan.problems)])
    _append(sheet, ["同じかもしれないもの", len(plan.duplicates)])
    _append(sheet, [])
    for table in plan.tables:
        _append(sheet, [f"「{table.table.sheet}」の列", "", "", ""], is_head=True)
        for column, key in zip(table.table.columns, table.mapping.targets, strict=True):
            _append(sheet, [column.name or "（見出しなし）", "→", _target_label(table.mapping.kind, key)])


def _target_label(kind: str, key: str) -> str:
    from app.exchange.targets import target

    return target(kind, key).label


def _write_problems(sheet: WriteOnlyWorksheet, plan: ImportPlan) -> None:
    _widths(sheet, (20, 6, 18, 80))
    _append(sheet, ["シート", "行", "列", "確かめること"], is_head=True)
    for problem in plan.problems:
        _append(sheet, [problem.sheet, problem.row, problem.column, problem.message])
    for duplicate in plan.duplicates:
        _append(sheet, [duplicate.sheet, duplicate.row, "", duplicate.message])


def _row_cells(row: PlannedRow) -> list[str | int]:
    problems = " ／ ".join(f"{problem.column}：{problem.message}".removeprefix("：") for problem in row.problems)
    return [row.key.row, _STATUS[row.status], row.name, problems, row.reason]


def _widths(sheet: WriteOnlyWorksheet, widths: Sequence[int]) -> None:
    from app.exchange.sheet import column_letters

    for column, width in enumerate(widths):
        dimensions = sheet.column_dimensions  # type: ignore[attr-defined]  # the stubs forget it on this class
        dimensions[column_letters(column)].width = width


def _append(sheet: WriteOnlyWorksheet, values: Iterable[str | int], *, is_head: bool = False) -> None:
    sheet.append([_cell(sheet, value, is_head=is_head) for value in values])


def _cell(sheet: WriteOnlyWorksheet, value: str | int, *, is_head: bool) -> Cell:
    """A cell that Excel shows and never runs: text stays text, even 「=1+1」; what XML forbids is escaped."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    if isinstance(value, int):
        cell = WriteOnlyCell(sheet, value)
    else:
        cell = WriteOnlyCell(sheet, _ILLEGAL.sub(_escaped, value)[:_LONGEST_CELL])
        cell.data_type = "s"
    if is_head:
        cell.font = Font(bold=True)
    return cell


def _escaped(letter: re.Match[str]) -> str:
    return f"_x{ord(letter.group()):04X}_"


def _tab(name: str) -> str:
    """A name that Excel allows for a tab."""
    longest = 31
    return re.sub(r"[\[\]:*?/\\]", "・", _ILLEGAL.sub("", name))[:longest]
