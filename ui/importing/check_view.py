"""たしかめる: counts, the table of what each row becomes, and the card that explains the chosen cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from app.exchange.import_plan import Choice, Decision, ImportPlan, PlannedTable, RowKey, RowStatus
from app.exchange.mapping import ColumnMapping
from app.exchange.row_content import READING_POSITION
from app.ledger import Ledger
from ui import theme
from ui.importing.answer_card import AnswerCard, CardArea, Explanation
from ui.importing.check_foot import CheckFoot
from ui.importing.count_card import CountCard, count_cards, numbers_of
from ui.importing.explaining import (
    ADD,
    AS_WRITTEN,
    EMPTY,
    KEEP,
    SKIP,
    TAKE_BACK,
    UPDATE,
    explain_question,
    explain_reading,
    explain_refused_reading,
    explain_row,
    reading_guess,
)
from ui.importing.plan_rows import Lens
from ui.importing.plan_table import PlanTable
from ui.importing.questions import Question, questions_of, without_agreed
from ui.widgets.composing import is_composing
from ui.widgets.surfaces import column, row

if TYPE_CHECKING:
    from ui.importing.import_work import ImportDraft

_COMING_IN = (RowStatus.ADDED, RowStatus.UPDATED)
_QUIET = Explanation("ok", "mid", "直すところはありません", "", "このまま、とりこめます。")


@dataclass(frozen=True, slots=True)
class Spot:
    """The chosen cell: a row of the plan and a column of the list."""

    number: int
    position: int | None


class CheckView(QWidget):
    """One planned table.

    Signals:
        choice_made: (RowKey, Choice or None).
        correction_made: (CellKey, text or None).
        mapping_made: ColumnMapping.
        counted: the number of open questions changed.
    """

    choice_made = Signal(object, object)
    correction_made = Signal(object, object)
    mapping_made = Signal(object)
    counted = Signal()

    def __init__(self, ledger: Ledger, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._plan: ImportPlan | None = None
        self._table: PlannedTable | None = None
        self._draft: ImportDraft | None = None
        self._settled: frozenset[tuple[str, int, int | None, str]] = frozenset()
        self._agreed: frozenset[RowKey] = frozenset()
        self._questions: tuple[Question, ...] = ()
        self._spot: Spot | None = None
        self._asked: Question | None = None
        self._build()
        for keys, step in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: None if is_composing() else self.go_on(step))

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is open in the table shown."""
        return self._questions

    @property
    def spot(self) -> Spot | None:
        """The chosen cell."""
        return self._spot

    def forget(self) -> None:
        """A new file: nothing is settled."""
        self._settled, self._agreed, self._table, self._spot = frozenset(), frozenset(), None, None
        self.table.rows.set_lens(Lens.ALL)
        self._show_lens()

    def show_plan(self, plan: ImportPlan, draft: ImportDraft, number: int) -> None:
        """Show the planned table `number`; the same cell stays chosen when it is the table shown before."""
        table = plan.tables[number]
        is_same = self._table is not None and self._table.table is table.table
        had_columns = [each.ours for each in self.table.rows.columns] if is_same else []
        self._plan, self._table, self._draft = plan, table, draft
        spot = self._spot if is_same else None
        self._refresh()
        same_columns = had_columns == [each.ours for each in self.table.rows.columns]
        self.table.show_mapping(table.mapping, with_widths=not same_columns)
        if spot is not None and spot.number < len(table.rows):
            self._choose(spot)
        elif self._questions:
            self._ask(self._questions[0])
        else:
            self._spot = None
            self.card.explain(_QUIET, steps=0)

    def go_on(self, step: int) -> None:
        """To the next or previous question from where one is; round and round."""
        if not self._questions:
            return
        at = self._question_number()
        if at is not None:
            found = (at + step) % len(self._questions)
        else:
            here = self._spot.number if self._spot is not None else -1
            later = [number for number, each in enumerate(self._questions) if each.number >= here]
            found = (later[0] if later else 0) if step > 0 else ((later[0] if later else 0) - 1) % len(self._questions)
        self._ask(self._questions[found])

    def answer(self, name: str) -> None:
        """Do what a button of the card says."""
        if self._table is None or self._spot is None:
            return
        row = self._table.rows[self._spot.number].key
        question = self._question()
        if name == KEEP and self._spot.position == READING_POSITION:
            self._agree_to_reading(self._spot.number)
        elif name == KEEP and question is not None:
            self._settle(question)
        elif name == ADD:
            self.choice_made.emit(row, Choice(Decision.ADD))
        elif name == UPDATE and question is not None and question.duplicate is not None:
            self.choice_made.emit(row, Choice(Decision.UPDATE, question.duplicate.record_id))
        elif name == SKIP:
            self.choice_made.emit(row, Choice(Decision.SKIP))
        elif name == TAKE_BACK:
            self.choice_made.emit(row, None)
        elif name in (EMPTY, AS_WRITTEN) and self._spot.position is not None:
            text = "" if name == EMPTY else None
            self.correction_made.emit((row.sheet, row.row, self._spot.position), text)

    def set_lens(self, lens: Lens) -> None:
        """Show only some rows."""
        self.table.rows.set_lens(lens)
        self._show_lens()
        if self._spot is not None:
            self.table.go_to(self.table.rows.place_of(self._spot.number, self._spot.position))

    def _build(self) -> None:
        outer = column(spacing=10)
        self.setLayout(outer)
        line = row(spacing=12)
        self.cards = count_cards()
        for card in self.cards:
            card.clicked.connect(lambda _on=False, card=card: self._press(card))
            line.addWidget(card, 1)
        outer.addLayout(line)
        self.table = PlanTable(self._ledger)
        self.table.cell_chosen.connect(self._take_cell)
        self.table.column_sent.connect(self._send_column)
        outer.addWidget(self.table, 1)
        self._foot = CheckFoot()
        outer.addWidget(self._foot)
        self.card = AnswerCard()
        self.card.answered.connect(self.answer)
        self.card.typed.connect(self._correct)
        self.card.step_wanted.connect(self.go_on)
        self._card_area = CardArea(self.card)
        outer.addWidget(self._card_area)

    def _refresh(self) -> None:
        """Questions, counts and rows anew."""
        assert self._table is not None  # a plan is shown
        assert self._plan is not None
        self._table = without_agreed(self._table, self._agreed)
        self._questions = questions_of(self._table, self._settled)
        self.table.rows.show_table(self._table, self._plan.left_out, self._questions)
        numbers = numbers_of(self._table, len(self._questions))
        for card in self.cards:
            card.show_number(numbers[card.lens])
            if not numbers[card.lens] and card.lens is self.table.rows.lens:
                self.table.rows.set_lens(Lens.ALL)
        self._show_lens()
        self._foot.show_table(self._plan, self._table, has_questions=bool(self._questions))
        self.counted.emit()

    def _press(self, card: CountCard) -> None:
        self.set_lens(card.lens if card.isChecked() else Lens.ALL)

    def _show_lens(self) -> None:
        for card in self.cards:
            card.setChecked(card.lens is self.table.rows.lens)

    def _take_cell(self, index: QModelIndex) -> None:
        number = self.table.rows.planned_row(index.row())
        if number is None:
            self._spot = None
            cell = self.table.rows.cell(index.row(), 2)
            self.card.explain(Explanation("hidden", "ink2", "とりこみません", cell.text, cell.note), steps=0)
            return
        self._asked = None
        self._spot = Spot(number, self.table.rows.columns[index.column()].corrected_at)
        self._explain()

    def _ask(self, question: Question) -> None:
        """Go to a question; a cell may have several."""
        self._asked = question
        self._choose(Spot(question.number, question.position))

    def _choose(self, spot: Spot) -> None:
        self._spot = spot
        index = self.table.rows.place_of(spot.number, spot.position)
        if not index.isValid():
            self.table.rows.set_lens(Lens.ALL)
            self._show_lens()
            index = self.table.rows.place_of(spot.number, spot.position)
        self.table.go_to(index)
        self._explain()

    def _explain(self) -> None:
        if self._table is None or self._spot is None:
            return
        question = self._question()
        corrected = self._correction()
        if self._spot.position == READING_POSITION and self._table.rows[self._spot.number].status in _COMING_IN:
            explanation = explain_reading(self._spot.number, self._table)
        elif question is not None:
            at = self._questions.index(question) + 1
            explanation = explain_question(
                question, self._table, self._ledger, at=at, of=len(self._questions), corrected=corrected
            )
        else:
            explanation = explain_row(
                self._spot.number, self._table, self._ledger, self._spot.position, corrected=corrected is not None
            )
        self.card.explain(explanation, steps=len(self._questions))

    def _question(self) -> Question | None:
        at = self._question_number()
        return None if at is None else self._questions[at]

    def _question_number(self) -> int | None:
        """The question about the chosen cell, or about its whole row."""
        if self._spot is None:
            return None
        if self._asked in self._questions and self._asked.number == self._spot.number:
            return self._questions.index(self._asked)
        for number, each in enumerate(self._questions):
            if each.number == self._spot.number and each.position in (self._spot.position, None):
                return number
        return None

    def _correction(self) -> str | None:
        if self._table is None or self._spot is None or self._spot.position is None or self._draft is None:
            return None
        row = self._table.rows[self._spot.number].key
        return self._draft.corrections.get((row.sheet, row.row, self._spot.position))

    def _settle(self, question: Question) -> None:
        """このままでよい: the question is gone, the next one comes."""
        assert self._table is not None  # there is a question
        self._settled |= {question.key(self._table)}
        self._refresh()
        later = [each for each in self._questions if each.number >= question.number]
        if self._questions:
            self._ask((later or self._questions)[0])
        else:
            self._choose(Spot(question.number, question.position))

    def _agree_to_reading(self, number: int) -> None:
        """このよみでよい: it is a guess no longer; to the next one."""
        assert self._table is not None  # a row is chosen
        self._agreed |= {self._table.rows[number].key}
        self._refresh()
        guessed = [at for at, row in enumerate(self._table.rows) if reading_guess(row) is not None]
        later = [at for at in guessed if at > number]
        self._choose(Spot((later or guessed or [number])[0], READING_POSITION))

    def _correct(self, text: str) -> None:
        if self._table is None or self._spot is None or self._spot.position is None:
            return
        row = self._table.rows[self._spot.number].key
        is_reading = self._spot.position == READING_POSITION
        refused = explain_refused_reading(self._spot.number, self._table, text) if is_reading else None
        if refused is not None:
            self.card.explain(refused, steps=len(self._questions))
            return
        is_taken_back = is_reading and not text
        self.correction_made.emit((row.sheet, row.row, self._spot.position), None if is_taken_back else text)

    def _send_column(self, position: int, key: str) -> None:
        assert self._table is not None  # its header was pressed
        mapping: ColumnMapping = self._table.mapping.with_target(position, key)
        self.mapping_made.emit(mapping)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = theme.characters_across(self.width()) < 62
        for card in self.cards:
            card.set_tight(is_narrow)
        is_low = self.height() < theme.px(520)
        self.card.set_tight(is_low)
        self._foot.setVisible(not is_low)
