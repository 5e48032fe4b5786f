"""A file or folder as what it is: sheets that a つどいば wrote, the report of a meeting, or a list from elsewhere."""

from __future__ import annotations

from pathlib import Path

from app.errors import ExpectedError
from app.exchange.minutes_rows import MinutesSource, minutes_source
from app.exchange.own_reading import OwnSheets, own_sheets, read_own_folder
from app.exchange.planning import Source, find_source
from app.exchange.sheet import rows_as_sheet
from app.exchange.sheets import TEXT_SUFFIXES, read_sheets
from app.exchange.text_documents import read_document, table_rows
from app.paths import is_folder
from app.progress import Progress, no_progress
from app.records.minutes import Minutes


def read_list(source: Path, progress: Progress = no_progress, *, kind: str = "") -> OwnSheets | MinutesSource | Source:
    """What is in a workbook, a text file, a Word document or a folder of CSV files; `kind` when somebody named it.

    Raises:
        ExpectedError: it cannot be read, or holds no list.
        Cancelled: `progress` stopped the work.
    """
    if is_folder(source):
        own = read_own_folder(source, progress)
        if own is None:
            raise ExpectedError(
                f"「{source.name}」はフォルダーで、つどいばが書き出した表は入っていません。", "中の表を選んでください。"
            )
        return own
    if kind in ("", Minutes.KIND) and (lines := read_document(source)) is not None:
        report = minutes_source(source.name, lines, is_certain=kind == Minutes.KIND)
        if report is not None:
            return report
        if (rows := table_rows(lines)) and source.suffix.lower() not in TEXT_SUFFIXES:  # a list in a Word document
            return find_source(source.name, (rows_as_sheet(source.stem, rows),))
    sheets = read_sheets(source, progress)
    return own_sheets(source.name, sheets) or find_source(source.name, sheets)
