"""What was copied out of Excel, Word or a web page, as the file it would have been."""

from __future__ import annotations

import csv
import io

from app.errors import ExpectedError
from app.exchange.minutes_rows import MinutesSource, minutes_source
from app.exchange.own_reading import OwnSheets, own_sheets
from app.exchange.planning import Source, find_source
from app.exchange.sheet import Sheet, rows_as_sheet
from app.exchange.text_documents import html_lines, html_tables

NAME = "貼り付けた表"


def read_pasted(text: str, page: str = "") -> OwnSheets | MinutesSource | Source:
    """A list, or the report of a meeting, from the clipboard.

    Args:
        text: as plain text; Excel parts cells by tabs.
        page: as HTML, '' when there is none; it keeps line breaks inside cells, and Word's tables.

    Raises:
        ExpectedError: it is neither.
    """
    lines = html_lines(page) if page else tuple(text.splitlines())
    report = minutes_source("貼り付けた会議録", lines)
    if report is not None:
        return report
    sheets = _sheets_of_page(page) or _sheets_of_text(text)
    if not sheets:
        raise ExpectedError(
            "コピーされているものは、表ではありません。",
            "ExcelやWordで、見出しの行もいっしょにえらんでコピーしてから、もう一度貼り付けてください。",
        )
    return own_sheets(NAME, sheets) or find_source(NAME, sheets)


def _sheets_of_page(page: str) -> tuple[Sheet, ...]:
    tables = [table for table in html_tables(page) if len(table) > 1 and max(map(len, table)) > 1] if page else []
    return tuple(
        rows_as_sheet(NAME if number == 0 else f"{NAME}（{number + 1}）", table) for number, table in enumerate(tables)
    )


def _sheets_of_text(text: str) -> tuple[Sheet, ...]:
    delimiter = "\t" if "\t" in text else ","
    rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)] if text else []
    wide = [row for row in rows if len(row) > 1]
    return (rows_as_sheet(NAME, rows),) if len(wide) > 1 else ()
