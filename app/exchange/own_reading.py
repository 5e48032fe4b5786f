"""Sheets that a つどいば wrote, back into records: every row by its number, nothing guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.exchange.identity import REGISTERED
from app.exchange.import_plan import CellProblem, ImportPlan
from app.exchange.json_import import plan_json
from app.exchange.json_source import JsonSource
from app.exchange.own_cells import CellReader, OwnNames, OwnReading, cell_reader
from app.exchange.own_columns import OwnColumn, kind_of_title, own_columns, whole_title
from app.exchange.own_values import OwnWords, part_of
from app.exchange.sheet import Cell, Sheet, cell_text
from app.exchange.sheets import read_sheets
from app.exchange.table_export import PHOTO_FOLDER
from app.ledger import Ledger
from app.progress import Progress, no_progress
from app.records.base import Record
from app.records.field import Level
from app.records.ids import derived_id, hex_id, parse_hex_id
from app.store import Deleted

_ROWS_BETWEEN_REPORTS = 1000


@dataclass(frozen=True, slots=True)
class OwnSheets:
    """The sheets of a workbook or a folder that a つどいば wrote.

    Attributes:
        name: of the file or folder.
        sheets: those of ours.
        strangers: names of other sheets beside them.
        pictures: sha-256 -> JPEG bytes.
    """

    name: str
    sheets: tuple[Sheet, ...]
    strangers: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def own_sheets(name: str, sheets: Sequence[Sheet]) -> OwnSheets | None:
    """The sheets of ours among those of a file, None when there is none."""
    own = tuple(sheet for sheet in sheets if sheet.rows and _kind_of(sheet) is not None)
    strangers = tuple(sheet.name for sheet in sheets if sheet not in own and any(map(any, sheet.rows)))
    return OwnSheets(name, own, strangers) if own else None


def read_own_folder(folder: Path, progress: Progress = no_progress) -> OwnSheets | None:
    """The sheets in a folder of CSV files, with its pictures; None when no file in it is ours.

    Raises:
        ExpectedError: a file cannot be read.
        Cancelled: `progress` stopped the work.
    """
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in (".csv", ".tsv") and path.is_file())
    sheets = [sheet for path in files if path.stat().st_size for sheet in read_sheets(path, progress)]
    found = own_sheets(folder.name, sheets)
    pictures = {path.stem: path.read_bytes() for path in sorted((folder / PHOTO_FOLDER).glob("*.jpg"))}
    return None if found is None else replace(found, pictures=pictures)


def plan_own(
    ledger: Ledger,
    trash: Sequence[Deleted],
    source: OwnSheets,
    today: date,
    *,
    kind: str = "",
    has_blob: Callable[[str], bool],
    progress: Progress = no_progress,
) -> ImportPlan:
    """What taking our own sheets in would do: as with JSON, an emptied cell empties its field, an unknown number is a
    new record, a column that is not there says nothing. Records that an excerpt names and the ledger has stay as they
    are: it does not hold all of them.

    Args:
        ledger: as it is now.
        trash: `Store.trash()`.
        source: from `own_sheets` or `read_own_folder`.
        today: for dates without a year that somebody typed.
        kind: take in only this kind; '' for all.
        has_blob: whether the ledger already holds a picture.
        progress: called every thousand rows.

    Raises:
        Cancelled: `progress` stopped the work.
    """
    reading = _OwnReading(ledger, source, today, progress)
    reading.read(kind)
    json_source = JsonSource(source.name, reading.objects, source.pictures, frozenset(reading.excerpts))
    plan = plan_json(ledger, trash, json_source, has_blob=has_blob, progress=progress)
    remarks = [CellProblem(sheet.name, 0, "", remark) for sheet in source.sheets for remark in sheet.remarks]
    if source.strangers:
        names = "」「".join(source.strangers)
        remarks.append(CellProblem("", 0, "", f"「{names}」は、つどいばが書き出した表ではないので、読みませんでした。"))
    return replace(
        plan,
        touched=plan.touched | reading.same,
        problems=(*remarks, *reading.problems, *map(reading.located, plan.problems)),
        duplicates=tuple(
            replace(each, sheet=place[0], row=place[1])
            for each in plan.duplicates
            if (place := reading.place(each.sheet, each.row))
        ),
    )


def _kind_of(sheet: Sheet) -> tuple[type[Record], Level] | None:
    return kind_of_title(cell_text(sheet.rows[0][0])) if sheet.rows and sheet.rows[0] else None


@dataclass(slots=True)
class _FieldReader:
    """The columns of one field."""

    column: OwnColumn
    positions: list[int]
    reader: CellReader
    number_at: int | None = None
    name: str = field(init=False)
    title: str = field(init=False)

    def __post_init__(self) -> None:
        assert self.column.field is not None  # the id is read by itself
        self.name, self.title = self.column.field.name, self.column.title

    def read(self, row: Sequence[Cell], known: Record | None) -> OwnReading:
        """What a row says of the field."""
        cell = row[self.positions[0]]
        if len(self.positions) > 1:
            cell = "".join(cell_text(row[position]) for position in self.positions)
        return self.reader(cell, "" if self.number_at is None else row[self.number_at], known)


class _SameRow:
    """Tells rows that say exactly what the ledger holds, cell for cell, so that nothing of them has to be read."""

    def __init__(self, words: OwnWords, columns: Sequence[tuple[OwnColumn, list[int]]]) -> None:
        self._cells = [
            (position, part_of(words.writer(column), column, part, len(positions)))
            for column, positions in columns
            for part, position in enumerate(positions, 1)
        ]

    def says(self, known: Record, row: Sequence[Cell]) -> bool:
        """Whether each cell is the one that would be written; a text file holds numbers as text."""
        for position, cell_of in self._cells:
            cell, expected = row[position], cell_of(known)
            if cell != expected and (isinstance(expected, str) or cell != str(expected)):
                return False
        return True


@dataclass(slots=True)
class _OwnReading:
    """The rows of all sheets as the objects that JSON has, and where each stood."""

    ledger: Ledger
    source: OwnSheets
    today: date
    progress: Progress
    objects: dict[str, list[dict[str, object]]] = field(default_factory=lambda: defaultdict(list))
    places: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    excerpts: set[str] = field(default_factory=set)
    problems: list[CellProblem] = field(default_factory=list)
    same: set[tuple[str, int]] = field(default_factory=set)
    done: int = 0
    words: OwnWords = field(init=False)

    def __post_init__(self) -> None:
        self.words = OwnWords(self.ledger)

    def read(self, kind: str) -> None:
        """Read every sheet, of one kind only when it is named."""
        names = OwnNames(self.ledger, self.source.sheets)
        for sheet in self.source.sheets:
            found = _kind_of(sheet)
            assert found is not None  # the sheet was chosen for that
            record_class, level = found
            if kind and kind != record_class.KIND:
                continue
            if level is not Level.INTERNAL:
                self.excerpts.add(record_class.KIND)
            self._read_sheet(sheet, record_class, level, names)

    def _read_sheet(self, sheet: Sheet, record_class: type[Record], level: Level, names: OwnNames) -> None:
        columns = self._columns(sheet, record_class, level)
        readers = [
            _FieldReader(column, at, cell_reader(column.field, names, self.today))
            for column, at in columns
            if column.field and not column.is_number
        ]
        numbers = {column.field.name: at[0] for column, at in columns if column.field and column.is_number}
        for reader in readers:
            reader.number_at = numbers.get(reader.name)
        same = _SameRow(self.words, columns)
        total = sum(len(each.rows) for each in self.source.sheets)
        for number, row in enumerate(sheet.rows[1:], 2):
            self.done += 1
            if self.done % _ROWS_BETWEEN_REPORTS == 0:
                self.progress(self.done, total)
            if not any(cell != "" for cell in row):
                continue
            record_id = self._id(sheet, number, columns[0][0].title, row[0])
            known = self.ledger.get(record_class, record_id)
            if known is not None and (level is not Level.INTERNAL or same.says(known, row)):
                self.same.add((record_class.KIND, known.id))
                continue
            written = self._values(sheet, number, row, readers, known, is_excerpt=level is not Level.INTERNAL)
            if record_id is not None:
                written["id"] = hex_id(record_id)
            elif record_class not in REGISTERED and not record_class.key_fields():
                # The same row gives the same number: taking the file in twice adds it once.
                texts = [cell_text(cell) for cell in row]
                written["id"] = hex_id(derived_id("row", record_class.KIND, *texts))
            self.objects[record_class.KIND].append(written)
            self.places[record_class.KIND].append((sheet.name, number))

    def _values(
        self,
        sheet: Sheet,
        number: int,
        row: Sequence[Cell],
        readers: Sequence[_FieldReader],
        known: Record | None,
        *,
        is_excerpt: bool,
    ) -> dict[str, object]:
        written: dict[str, object] = {}
        for reader in readers:
            reading = reader.read(row, known)
            if reading.problem:
                self.problems.append(
                    CellProblem(sheet.name, number, reader.title, reading.problem, reader.positions[0])
                )
            if reading.is_said and not (is_excerpt and reading.value is None):
                written[reader.name] = reading.value
        return written

    def _columns(self, sheet: Sheet, record_class: type[Record], level: Level) -> list[tuple[OwnColumn, list[int]]]:
        """The columns of ours that the sheet has, with their positions; what is no column of ours is said."""
        titles = [cell_text(cell).strip() for cell in sheet.rows[0]]
        ours = {column.title: column for column in own_columns(record_class, level)}
        found: dict[str, list[int]] = defaultdict(list)
        for position, title in enumerate(titles):
            whole = title if title in ours else whole_title(title)
            if whole in ours and (whole == title or whole in found):
                if whole == title and whole in found:
                    self._report(sheet, title, "同じ見出しの列が2つあります。左の列だけを読みました。")
                else:
                    found[whole].append(position)
            elif title or any(row[position] != "" for row in sheet.rows[1:]):
                self._report(sheet, title, "この列は、つどいばの欄ではないので、読みませんでした。")
        return [(ours[title], positions) for title, positions in found.items()]

    def _report(self, sheet: Sheet, title: str, message: str) -> None:
        self.problems.append(CellProblem(sheet.name, 1, title, message))

    def _id(self, sheet: Sheet, number: int, title: str, cell: Cell) -> int | None:
        text = cell_text(cell).strip()
        record_id = parse_hex_id(text)
        if text and record_id is None:
            message = f"番号「{text[:40]}」が読めません（16けたの0〜9とa〜f）。番号のない行として読みました。"
            self.problems.append(CellProblem(sheet.name, number, title, message, 0))
        return record_id

    def place(self, kind: str, row: int) -> tuple[str, int]:
        """The sheet and the row that an object came from."""
        places = self.places.get(kind, [])
        return places[row - 1] if 0 < row <= len(places) else (kind, row)

    def located(self, problem: CellProblem) -> CellProblem:
        """A problem of an object, beside the cell it came from."""
        from app.records.catalogue import BY_KIND

        record_class = BY_KIND.get(problem.sheet)
        if record_class is None:
            return problem
        sheet, row = self.place(problem.sheet, problem.row)
        titles = {
            each.field.name: each.title for each in own_columns(record_class) if each.field and not each.is_number
        }
        name = record_class.LABEL if sheet == problem.sheet else sheet
        return replace(problem, sheet=name, row=row, column=titles.get(problem.column, problem.column))
