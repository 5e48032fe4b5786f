"""Any list file as plain sheets, whatever program wrote it."""

from __future__ import annotations

from pathlib import Path

from app.errors import ExpectedError
from app.exchange.sheet import Sheet
from app.progress import Progress, no_progress
from app.source_file import reading
from app.whole_file import LEDGER_START

MAX_BYTES = 100 * 1024 * 1024
"""A list of 10,000 places is about 2 MB; far larger files are full of pictures, or not a list."""

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")


def read_sheets(source: Path, progress: Progress = no_progress) -> tuple[Sheet, ...]:
    """Every sheet of an Excel, OpenDocument, CSV or TSV file; at least one has a filled cell.

    The content decides, not the ending: a CSV called .xls is read as what it is.

    Raises:
        ExpectedError: the file is not there, protected, damaged, empty, too large, or not a table.
        Cancelled: `progress` stopped the work.
    """
    from app.exchange import text_tables, workbooks

    head = _read_head(source)
    refuse_other_formats(source.name, head)
    if workbooks.is_workbook(head):
        sheets = workbooks.read_workbook(source, progress)
    else:
        sheets = (text_tables.read_text_table(source, progress),)
    if not any(cell != "" for sheet in sheets for row in sheet.rows for cell in row):
        raise ExpectedError(f"「{source.name}」には何も書かれていません。", "中身のある表を選んでください。")
    return sheets


def _read_head(source: Path) -> bytes:
    with reading(source, meant="表"):
        size = source.stat().st_size
        if size > MAX_BYTES:
            raise ExpectedError(
                f"「{source.name}」は{size // (1024 * 1024)}MBもあり、大きすぎて読めません。",
                "表のシートだけを別のExcelに写し、写真や図をのぞいてから選んでください。",
            )
        with source.open("rb") as file:
            head = file.read(8192)
    if not head:
        raise ExpectedError(f"「{source.name}」は空です（0バイト）。", "中身のある表を選んでください。")
    return head


_OTHER_FORMATS: tuple[tuple[bytes, str, str], ...] = (
    (
        LEDGER_START,
        "つどいばの帳面か、ほかのデータベースです。",
        "帳面は、はじめの画面の「帳面をひらく」からどうぞ。",
    ),
    (b"%PDF", "PDFです。表としては読めません。", "もとのExcelかCSVを選んでください。"),
    (b"\xff\xd8\xff", "写真です。表ではありません。", "ExcelかCSVの表を選んでください。"),
    (b"\x89PNG", "絵です。表ではありません。", "ExcelかCSVの表を選んでください。"),
    (b"{\\rtf", "文書です。表ではありません。", "Excelで表にして保存しなおしてください。"),
)
_WEB_PAGE_MARKS = (b"<html", b"<table", b"<!doctype html", b"<?xml")


def refuse_other_formats(name: str, head: bytes) -> None:
    """Say plainly what a file is that is not a table.

    Raises:
        ExpectedError: the first bytes are those of another kind of file.
    """
    for mark, what, advice in _OTHER_FORMATS:
        if head.startswith(mark):
            raise ExpectedError(f"「{name}」は{what}", advice)
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(_WEB_PAGE_MARKS):
        raise ExpectedError(
            f"「{name}」はウェブページの形で保存されています。",
            "Excelで開き、「Excelブック（.xlsx）」で保存しなおしてから選んでください。",
        )
