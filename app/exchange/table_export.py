"""The whole ledger as a workbook or a folder of CSV files, in columns that import takes in again (records.md, JSON)."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from app.errors import ExpectedError
from app.exchange.own_columns import OwnColumn, own_columns, part_title, sheet_order
from app.exchange.own_values import CellOf, OwnWords, part_of
from app.exchange.sheet import MAX_ROWS, Cell
from app.exchange.text_tables import guarded
from app.exchange.workbook_writer import LONGEST_CELL, WorkbookWriter
from app.exchange.workbooks import MAX_CELLS
from app.ledger import Ledger
from app.paths import part_beside
from app.progress import Progress, no_progress
from app.records.base import Record
from app.records.field import FieldKind, Level
from app.records.photo import Photo
from app.rules.publication import published
from app.whole_file import explained, write_whole

PHOTO_FOLDER = "写真"
_ROWS_BETWEEN_REPORTS = 500
_WIDTHS = {FieldKind.LONG_TEXT: 40, FieldKind.TEXT: 20, FieldKind.INTEGER: 8, FieldKind.YES_NO: 8, FieldKind.TIME: 8}
_WIDTH, _ID_WIDTH = 14, 10


def export_workbook(
    ledger: Ledger, target: Path, *, level: Level = Level.INTERNAL, progress: Progress = no_progress
) -> dict[str, int]:
    """Write an .xlsx file, a sheet a kind; returns the number of records of each kind. Pictures stay out.

    Args:
        ledger: all of it is written.
        target: replaced if it is there.
        level: what a reader of this level may not see is left out.
        progress: called every few hundred records.

    Raises:
        ExpectedError: the file could not be written; nothing half-written stays.
        Cancelled: `progress` stopped the work.
    """
    kinds = _Kinds(ledger, level, progress)

    def write(part: Path) -> None:
        with WorkbookWriter(part) as book:
            for sheet in kinds.sheets():
                for rows in _pieces(sheet):
                    book.add_sheet(sheet.record_class.LABEL, sheet.titles, sheet.widths, sheet.rows(rows))

    write_whole(target, write)
    return kinds.counts


def export_folder(
    ledger: Ledger,
    read_blob: Callable[[str], bytes],
    target: Path,
    *,
    level: Level = Level.INTERNAL,
    progress: Progress = no_progress,
) -> dict[str, int]:
    """Write a CSV file a kind into a folder, which is made if it is missing, and the pictures into 写真 in it.

    UTF-8 with a mark in front, by which Excel knows it. Files of the same names are replaced, others stay.

    Args:
        ledger: all of it is written.
        read_blob: gives a picture by its sha-256.
        target: the folder.
        level: what a reader of this level may not see is left out.
        progress: called every few hundred records.

    Returns:
        The number of records of each kind.

    Raises:
        ExpectedError: the folder could not be written.
        Cancelled: `progress` stopped the work; the folder is as it was.
    """
    if target.exists() and not target.is_dir():
        raise ExpectedError(
            f"「{target.name}」という、フォルダーではないものが、もうあります。",
            "ほかのなまえのフォルダーを選んでください。",
        )
    kinds = _Kinds(ledger, level, progress)
    part = part_beside(target)
    try:
        part.mkdir(parents=True)
        for sheet in kinds.sheets():
            _write_csv(part / f"{sheet.record_class.LABEL}.csv", sheet)
        pictures = sorted({photo.sha for photo in kinds.ledger.all(Photo) if photo.sha})
        if pictures:
            (part / PHOTO_FOLDER).mkdir()
        for sha in pictures:
            progress(0, 0)
            (part / PHOTO_FOLDER / f"{sha}.jpg").write_bytes(read_blob(sha))
        _move_into(part, target)
    except OSError as error:
        raise explained(target, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return kinds.counts


def _move_into(part: Path, target: Path) -> None:
    """Give the finished files their place, one rename each."""
    for source in sorted(part.rglob("*")):
        goal = target / source.relative_to(part)
        if source.is_dir():
            goal.mkdir(parents=True, exist_ok=True)
        else:
            goal.parent.mkdir(parents=True, exist_ok=True)
            source.replace(goal)


def _write_csv(path: Path, sheet: _KindSheet) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(sheet.titles)
        for row in sheet.rows(sheet.records):
            writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])


def _pieces(sheet: _KindSheet) -> Iterator[Sequence[Record]]:
    """The records of a kind in as many sheets as it takes for import to read them again."""
    most = min(MAX_ROWS, MAX_CELLS // len(sheet.titles)) - 1
    yield sheet.records[:most]
    for start in range(most, len(sheet.records), most):
        yield sheet.records[start : start + most]


class _Kinds:
    """The sheets of a ledger as a reader may see it, and how many records went through."""

    def __init__(self, ledger: Ledger, level: Level, progress: Progress) -> None:
        self.ledger = published(ledger, level)
        self.counts: dict[str, int] = {}
        self._level, self._progress = level, progress
        self._words = OwnWords(self.ledger)
        self._done = 0

    def sheets(self) -> Iterator[_KindSheet]:
        """One a kind; a kind without records has its titles, so that rows can be added."""
        all_records = [(each, list(self.ledger.all(each))) for each in sheet_order()]
        self._total = sum(len(records) for _, records in all_records)
        for record_class, records in all_records:
            self.counts[record_class.KIND] = len(records)
            yield _KindSheet(record_class, self._level, records, self._words, self._tell)

    def _tell(self) -> None:
        self._done += 1
        if self._done % _ROWS_BETWEEN_REPORTS == 0:
            self._progress(self._done, self._total)


class _KindSheet:
    """The sheet of one kind: titles, widths, rows."""

    def __init__(
        self,
        record_class: type[Record],
        level: Level,
        records: Sequence[Record],
        words: OwnWords,
        tell: Callable[[], None],
    ) -> None:
        self.record_class, self.records, self._tell = record_class, records, tell
        self.titles: list[str] = []
        self.widths: list[int] = []
        self._cells: list[CellOf] = []
        for column in own_columns(record_class, level):
            cell = words.writer(column)
            width = _ID_WIDTH if column.field is None or column.is_number else _WIDTHS.get(column.field.kind, _WIDTH)
            parts = self._parts(column)
            for part in range(1, parts + 1):
                self.titles.append(column.title if part == 1 else part_title(column.title, part))
                self.widths.append(width)
                self._cells.append(part_of(cell, column, part, parts))

    def rows(self, records: Sequence[Record]) -> Iterator[Sequence[Cell]]:
        """The cells of these records."""
        for record in records:
            self._tell()
            yield [cell(record) for cell in self._cells]

    def _parts(self, column: OwnColumn) -> int:
        """How many columns the longest text of a column takes; a linked record's name is cut instead."""
        if column.field is None or column.field.target or not isinstance(column.field.default, str):
            return 1
        name = column.field.name
        longest = max((len(record.text_of(name)) for record in self.records), default=0)
        return max(1, -(-longest // LONGEST_CELL))
