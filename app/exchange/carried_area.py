"""The area of a row that does not name it: from the heading above, the tab of the sheet, or a cell written once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.exchange.mapping import ColumnMapping
from app.exchange.row_content import RowContent
from app.exchange.sheet import cell_text
from app.exchange.tables import Table, TableRow, is_area_name

_NO_AREA = re.compile(r"^(sheet|シート)?\s*\d*$|一覧|リスト|名簿|年度|\d{4}|データ|原本|印刷", re.IGNORECASE)
_COUNT = re.compile(r"[（(]\s*\d+\s*(か所|箇所|件)?\s*[）)]|^[①-⑳\d]+[.．、 　]?")


@dataclass(slots=True)
class CarriedArea:
    """The area that holds for the rows below it, written once."""

    from_sheet: str
    from_above: str = ""

    def apply(self, content: RowContent, row: TableRow, *, is_carrying: bool) -> None:
        """Give a row the area of its section, its sheet or the row above, where it names none itself."""
        own = content.text("area.name")
        if own:
            self.from_above = own
            return
        area = row.section or (self.from_above if is_carrying else "") or self.from_sheet
        if area:
            content.cells["area.name"] = area


def is_area_written_once(table: Table, mapping: ColumnMapping) -> bool:
    """Whether the area column is filled only where the area begins, as in files that lost their merged cells."""
    positions = mapping.positions("area.name")
    if not positions or not table.rows:
        return False
    written = [cell_text(row.cells[positions[0]]).strip() for row in table.rows]
    filled = [text for text in written if text]
    return bool(written[0]) and len(filled) < len(written) and len(set(filled)) == len(filled)


def area_of_sheet(tables: Sequence[Table], table: Table, mapping: ColumnMapping) -> str:
    """The area a sheet is about, by its tab: one sheet per 圏域."""
    if "area.name" in mapping.targets:
        return ""
    name = _COUNT.sub("", table.sheet).strip()
    if is_area_name(name):
        return name
    alike = [each for each in tables if [c.title for c in each.columns] == [c.title for c in table.columns]]
    return name if len(alike) > 1 and not _NO_AREA.search(name) else ""
