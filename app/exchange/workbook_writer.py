"""Large workbooks, written row by row: text stays text, whatever it looks like, and no row is held in memory.

Written as plain parts of ECMA-376 (SpreadsheetML) with the strings in their cells; a library that keeps an object for
each cell takes several times as long for 200,000 rows.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.sax.saxutils import quoteattr

from app.exchange.sheet import Cell, cell_text, column_letters

LONGEST_CELL = 16_000
"""Excel holds 32,767 UTF-16 units in a cell; a character has at most two."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TEXT_STYLE, _HEAD_STYLE = 1, 2
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2">'
    '<font><sz val="11"/><name val="BIZ UDPゴシック"/></font>'
    '<font><b/><sz val="11"/><name val="BIZ UDPゴシック"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEDE9DF"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf xfId="0"/>'
    '<xf xfId="0" numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>'
    '<xf xfId="0" numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ROWS_AT_ONCE = 500
_LONGEST_TAB = 31


class WorkbookWriter:
    """An .xlsx file that grows sheet by sheet; it is whole when the `with` block ends."""

    def __init__(self, target: Path) -> None:
        """`target` is replaced."""
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self._tabs: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        self._zip.close()

    def add_sheet(self, name: str, titles: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[Cell]]) -> int:
        """Add a sheet with a row of titles that stays in view; returns the number of rows below it.

        Args:
            name: of the tab; what Excel does not allow there is replaced.
            titles: first row.
            widths: of the columns, in characters.
            rows: as many cells as there are titles; '' leaves a cell empty.
        """
        self._tabs.append(self._free_tab(name))
        letters = [column_letters(index) for index in range(len(titles))]
        count = 0
        with self._zip.open(f"xl/worksheets/sheet{len(self._tabs)}.xml", "w", force_zip64=True) as part:
            part.write((_sheet_head(widths) + _row(1, letters, titles, _HEAD_STYLE)).encode())
            waiting: list[str] = []
            for row in rows:
                count += 1
                waiting.append(_row(count + 1, letters, row, _TEXT_STYLE))
                if len(waiting) == _ROWS_AT_ONCE:
                    part.write("".join(waiting).encode())
                    waiting.clear()
            waiting.append(f'</sheetData><autoFilter ref="A1:{letters[-1]}{count + 1}"/></worksheet>')
            part.write("".join(waiting).encode())
        return count

    def _free_tab(self, name: str) -> str:
        """The name as Excel allows it: no [ ] : * ? / \\, at most 31 characters, not twice in any case."""
        legal = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "・", name).strip("'")[:_LONGEST_TAB] or "・"
        taken = {tab.casefold() for tab in self._tabs}
        number, free = 1, legal
        while free.casefold() in taken:
            number += 1
            end = f"（{number}）"
            free = legal[: _LONGEST_TAB - len(end)] + end
        return free

    def _finish(self) -> None:
        sheets = range(1, len(self._tabs) + 1)
        overrides = [
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_CONTENT}.worksheet+xml"/>' for n in sheets
        ]
        self._write(
            "[Content_Types].xml",
            f'<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_CONTENT}.styles+xml"/>{"".join(overrides)}</Types>',
        )
        self._write("_rels/.rels", _relationships([("rId1", "officeDocument", "xl/workbook.xml")]))
        links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in sheets]
        self._write("xl/_rels/workbook.xml.rels", _relationships([*links, ("rStyles", "styles", "styles.xml")]))
        tabs = [f'<sheet name={quoteattr(tab)} sheetId="{n}" r:id="rId{n}"/>' for n, tab in enumerate(self._tabs, 1)]
        self._write(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(tabs)}</sheets></workbook>',
        )
        self._write("xl/styles.xml", _STYLES)

    def _write(self, name: str, content: str) -> None:
        self._zip.writestr(name, _HEAD + content)


def _relationships(links: Sequence[tuple[str, str, str]]) -> str:
    parts = [f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in links]
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(parts)}</Relationships>'


def _sheet_head(widths: Sequence[int]) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" style="{_TEXT_STYLE}" customWidth="1"/>'
        for at, width in enumerate(widths, 1)
    )
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )


def _row(number: int, letters: Sequence[str], cells: Sequence[Cell], style: int) -> str:
    parts = [f'<row r="{number}">']
    for letter, cell in zip(letters, cells, strict=True):
        if cell == "":
            continue
        if isinstance(cell, int | float):
            parts.append(f'<c r="{letter}{number}"><v>{cell!r}</v></c>')
            continue
        text = escaped(cell if isinstance(cell, str) else cell_text(cell))
        parts.append(f'<c r="{letter}{number}" s="{style}" t="inlineStr">')
        parts.append(f'<is><t xml:space="preserve">{text}</t></is></c>')
    parts.append("</row>")
    return "".join(parts)


def escaped(text: str) -> str:
    """Text as XML holds it: what XML forbids, and a line end it would change, as `_x000D_`, which Excel turns back."""
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def _escape(found: re.Match[str]) -> str:
    letter = found.group()
    return _NAMED.get(letter) or f"_x{ord(letter):04X}_"
