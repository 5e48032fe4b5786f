"""A file or folder as what it is: sheets that a つどいば wrote, or a list from elsewhere."""

from __future__ import annotations

from pathlib import Path

from app.errors import ExpectedError
from app.exchange.own_reading import OwnSheets, own_sheets, read_own_folder
from app.exchange.planning import Source, find_source
from app.exchange.sheets import read_sheets
from app.progress import Progress, no_progress


def read_list(source: Path, progress: Progress = no_progress) -> OwnSheets | Source:
    """What is in a workbook, a text file or a folder of CSV files.

    Raises:
        ExpectedError: it cannot be read, or holds no list.
        Cancelled: `progress` stopped the work.
    """
    if source.is_dir():
        own = read_own_folder(source, progress)
        if own is None:
            raise ExpectedError(
                f"「{source.name}」はフォルダーで、つどいばが書き出した表は入っていません。", "中の表を選んでください。"
            )
        return own
    sheets = read_sheets(source, progress)
    return own_sheets(source.name, sheets) or find_source(source.name, sheets)
