"""The table model of たしかめる: one row per row of the list, one column per column, each cell with its state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from app.exchange.import_plan import PlannedRow, PlannedTable, RowStatus
from app.exchange.row_content import READING_POSITION
from app.exchange.tables import LeftOutRow
from app.exchange.targets import NUMBER, target
from ui.importing.questions import Question, Topic
from ui.widgets.counted_rows import AnyIndex
from ui.widgets.plain_text import one_line, tip

CELL_ROLE = Qt.ItemDataRole.UserRole
"""Gives the Cell of an index."""

_ROOT = QModelIndex()
_DEED_WORDS = {
    RowStatus.ADDED: "新しく",
    RowStatus.UPDATED: "書きかえ",
    RowStatus.UNCHANGED: "同じ",
    RowStatus.SKIPPED: "とばす",
}


class CellState(StrEnum):
    """What is to say about a cell; each has a shape of its own."""

    PLAIN = "plain"
    PROBLEM = "problem"
    ALIKE = "alike"
    GUESS = "guess"
    SKIPPED = "skipped"


class Lens(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    NEW = "new"
    KNOWN = "known"
    QUESTION = "question"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows; `note` stands in its tool tip and is read aloud."""

    text: str
    state: CellState
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlanColumn:
    """One column.

    Attributes:
        ours: our field.
        theirs: the title in the list, or where the value comes from.
        position: column among the table's columns, None for what the program adds.
        is_reading: よみ made from the name.
    """

    ours: str
    theirs: str
    position: int | None = None
    is_reading: bool = False

    @property
    def corrected_at(self) -> int | None:
        """Where a correction of this column goes, None for a column in which nothing can be put."""
        return READING_POSITION if self.is_reading else self.position


class PlanRows(QAbstractTableModel):
    """Rows of a planned table and the rows that were left out, in the order of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[PlanColumn, ...] = ()
        self._table: PlannedTable | None = None
        self._all: list[tuple[int, int | LeftOutRow]] = []
        self._shown: list[int | LeftOutRow] = []
        self._questions: dict[tuple[int, int | None], Question] = {}
        self._asked_rows: set[int] = set()
        self._cells: dict[tuple[int, int], Cell] = {}
        self._lens = Lens.ALL

    def show_table(self, table: PlannedTable, left_out: Sequence[LeftOutRow], questions: Sequence[Question]) -> None:
        """Show another plan; the lens stays."""
        self.beginResetModel()
        self._table = table
        rows: list[tuple[int, int | LeftOutRow]] = [(row.key.row, number) for number, row in enumerate(table.rows)]
        rows += [(row.number, row) for row in left_out if row.sheet == table.table.sheet and not row.is_title]
        self._all = sorted(rows, key=lambda each: each[0])
        self._questions, self._asked_rows = {}, set()
        for question in questions:
            self._questions.setdefault((question.number, question.position), question)
            self._asked_rows.add(question.number)
        self.columns = _columns_of(table)
        self._look()
        self.endResetModel()

    @property
    def steady(self) -> int:
        """How many columns stay in sight: row, what becomes of it and, where there is one, the name."""
        if self._table is None:
            return 0
        has_name = bool(self._table.mapping.positions(f"{self._table.mapping.kind}.name"))
        return 3 if has_name else 2

    @property
    def lens(self) -> Lens:
        """Which rows are shown."""
        return self._lens

    def set_lens(self, lens: Lens) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._lens = lens
        self._look()
        self.endResetModel()

    def planned_row(self, row: int) -> int | None:
        """Number of the planned row shown there, None for one that was left out."""
        shown = self._shown[row] if 0 <= row < len(self._shown) else None
        return shown if isinstance(shown, int) else None

    def place_of(self, number: int, position: int | None) -> QModelIndex:
        """Where a planned row's column is shown; an invalid index when the lens hides the row."""
        if number not in self._shown:
            return QModelIndex()
        column = next((at for at, each in enumerate(self.columns) if each.corrected_at == position), 2)
        return self.index(self._shown.index(number), column if position is not None else 2)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.note) if cell.note else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = self.columns[index.column()]
            return "、".join(part for part in (f"{column.ours} {cell.text}", cell.note) if part)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.ours
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.ours}、表では {column.theirs}"
        return None

    @property
    def described(self) -> int:
        """How many cells were worked out so far."""
        return len(self._cells)

    def cell(self, row: int, column: int) -> Cell:
        """What is shown there, worked out when it is first seen."""
        key = (row, column)
        if key not in self._cells:
            self._cells[key] = self._made(row, self.columns[column])
        return self._cells[key]

    def _look(self) -> None:
        self._cells = {}
        self._shown = [row for _, row in self._all if self._passes(row)]

    def _passes(self, row: int | LeftOutRow) -> bool:
        if self._lens is Lens.ALL or self._table is None:
            return True
        if not isinstance(row, int):
            return False
        planned = self._table.rows[row]
        return {
            Lens.NEW: planned.status is RowStatus.ADDED,
            Lens.KNOWN: planned.status in (RowStatus.UPDATED, RowStatus.UNCHANGED),
            Lens.QUESTION: row in self._asked_rows,
            Lens.GUESS: any(guess.field == "reading" for guess in planned.guesses),
        }[self._lens]

    def _made(self, row: int, column: PlanColumn) -> Cell:
        shown = self._shown[row]
        if isinstance(shown, LeftOutRow):
            return self._left_out_cell(shown, column)
        assert self._table is not None  # a row is shown
        planned = self._table.rows[shown]
        if column.position is None:
            return self._added_cell(planned, column)
        text, written = one_line(planned.values[column.position]), one_line(planned.cells[column.position])
        question = self._questions.get((shown, column.position))
        if question is not None:
            state = CellState.ALIKE if question.topic is Topic.ALIKE else CellState.PROBLEM
            return Cell(text or written or "（空）", state, question.message)
        if planned.status is RowStatus.SKIPPED:
            return Cell(written, CellState.SKIPPED, planned.reason)
        return Cell(text, CellState.PLAIN, text if text == written else f"{text}\n表では「{written}」")

    def _added_cell(self, planned: PlannedRow, column: PlanColumn) -> Cell:
        skipped = planned.status is RowStatus.SKIPPED
        state = CellState.SKIPPED if skipped else CellState.PLAIN
        if column.is_reading:
            guessed = next((guess.value for guess in planned.guesses if guess.field == "reading"), "")
            if guessed and not skipped:
                return Cell(one_line(guessed), CellState.GUESS, "かなのなまえから入れました")
            known = planned.records[0].text_of("reading") if planned.records else ""
            return Cell(one_line(known), state)
        if column.theirs == _ROW_TITLE:
            return Cell(str(planned.key.row), state)
        return Cell(_DEED_WORDS[planned.status], state, planned.reason)

    def _left_out_cell(self, row: LeftOutRow, column: PlanColumn) -> Cell:
        at = self.columns.index(column)
        texts = {0: str(row.number), 1: _DEED_WORDS[RowStatus.SKIPPED], 2: one_line(row.text)}
        return Cell(texts.get(at, ""), CellState.SKIPPED, row.reason)


_SOONER = ("space.name", "schedule.day", "schedule.time", "schedule.start", "schedule.end", "place.fee", "place.phone")
"""Columns people ask about first; they stand beside the name, so that most questions are in sight."""

_ROW_TITLE = "行"
_DEED_TITLE = "どうなる"


def _columns_of(table: PlannedTable) -> tuple[PlanColumn, ...]:
    """Row, what becomes of it, the name, its よみ, what people ask about; then the others as in the list."""
    kind = table.mapping.kind
    by_key: dict[str, list[PlanColumn]] = defaultdict(list)
    rest: list[PlanColumn] = []
    for position, key in enumerate(table.mapping.targets):
        if key == NUMBER:  # a running number of the list; the row's own number stands first
            continue
        column = PlanColumn(target(kind, key).label, table.table.columns[position].name or "（見出しなし）", position)
        by_key[key].append(column)
        rest.append(column)
    names = by_key.get(f"{kind}.name", [])
    first = [PlanColumn("№", _ROW_TITLE), PlanColumn("これから", _DEED_TITLE), *names[:1]]
    has_reading = any(field.startswith("reading") for field in _fields_of(table))
    if has_reading and names and f"{kind}.reading" not in by_key:
        first.append(PlanColumn("よみ", "なまえから", is_reading=True))
    others = [column for column in rest if column not in names[:1]]
    keys = table.mapping.targets
    return (*first, *sorted(others, key=lambda column: _rank(keys[column.position or 0])))


def _rank(key: str) -> int:
    return _SOONER.index(key) if key in _SOONER else len(_SOONER)


def _fields_of(table: PlannedTable) -> tuple[str, ...]:
    from app.records.catalogue import BY_KIND

    return tuple(field.name for field in BY_KIND[table.mapping.kind].FIELDS)
