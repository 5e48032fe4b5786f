"""One question: the sides beside each other, a value of one's own, and あとで決める."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from app.joined import Question
from app.merging.deciding import Decision
from app.merging.trying import key_of
from app.records.base import Record
from app.records.field import FieldValue
from ui import theme
from ui.merging.own_value import OwnValue, can_be_typed
from ui.merging.showing import Showing
from ui.merging.side_card import SideCard
from ui.merging.words import excerpts, field_of, newest, side_note, side_words
from ui.pages.value_words import NOTHING, value_words
from ui.widgets.buttons import Button, Chip
from ui.widgets.flow import FlowBox
from ui.widgets.labels import ElidedLabel, WrapLabel
from ui.widgets.surfaces import column, row
from ui.widgets.tab_order import chain_in_sight

_TWO_COLUMNS = 40  # characters of body text


class QuestionRow(QWidget):
    """Before a join what is pressed is chosen; later (`is_at_once`) it is done.

    Signals:
        decided: (key of the question, Decision or None).
    """

    decided = Signal(object, object)

    def __init__(self, question: Question, record: Record, showing: Showing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._showing, self._is_at_once = showing, showing.is_at_once
        self._label = field_of(question).label if question.field else "この記録を"
        self._is_two: bool | None = None
        self.own: OwnValue | None = None
        self.own_chip: Button | None = None
        self.later: Chip | None = None
        lines = column(spacing=6)
        self.setLayout(lines)
        head = row(spacing=12)
        head.addWidget(WrapLabel(self._label, "strong"), 1)
        if key_of(question) in showing.earlier:
            said = value_words(field_of(question), showing.earlier[key_of(question)], showing.ledger)
            before = ElidedLabel("前は空でした" if said == NOTHING else f"前は「{said}」でした", "hint")
            before.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.addWidget(before, 1)
        lines.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        lines.addLayout(self._grid)
        self._group = QButtonGroup(self)
        self.sides = self._make_sides(showing)
        self._foot = FlowBox(spacing=8)
        lines.addWidget(self._foot)
        self._make_ways(record, showing)
        self._lines = lines
        self._arrange(is_two=True)

    def show_decision(self, decision: Decision | None) -> None:
        """Show what is decided without telling anybody."""
        chosen: Button | None = self.later
        if decision is not None:
            chosen = self.own_chip if decision.side is None else self.sides[decision.side]
        if chosen is not None and chosen.isCheckable():
            chosen.setChecked(True)
        if self.own is not None and not self._is_at_once:
            self.own.setVisible(decision is not None and decision.side is None)

    def _make_sides(self, showing: Showing) -> list[SideCard]:
        shown = newest(self.question)
        word = "あとの書きかえ" if self.question.field else "いまは残しています"
        made = []
        whole = [side_words(self.question, side, showing.ledger) for side in self.question.sides]
        for number, shown_words in enumerate(excerpts(whole)):
            card = SideCard(
                shown_words,
                side_note(self.question, number, showing.today),
                name=self._label,
                badge=word if number == shown and len(self.question.sides) > 1 else "",
                is_choice=not self._is_at_once,
                whole=whole[number],
            )
            card.setEnabled(showing.can_write)
            card.clicked.connect(lambda _on=False, taken=number: self._take(taken))
            if not self._is_at_once:
                self._group.addButton(card)
            made.append(card)
        return made

    def _make_ways(self, record: Record, showing: Showing) -> None:
        """あとで決める, 自分で書く."""
        if not self._is_at_once:
            self.later = Chip("あとで決める")
            self.later.setAccessibleName(f"{self._label}　あとで決める")
            self.later.clicked.connect(lambda: self._tell(None))
            self.later.setChecked(True)
            self._group.addButton(self.later)
            self._foot.add(self.later)
        if self.question.field and can_be_typed(field_of(self.question)) and showing.can_write:
            self.own_chip = Chip("自分で書く") if not self._is_at_once else Button("自分で書く", "quiet", small=True)
            self.own_chip.setAccessibleName(f"{self._label}　自分で書く")
            self.own_chip.clicked.connect(lambda: self._begin_own(record, showing.today))
            if not self._is_at_once:
                self._group.addButton(self.own_chip)
            self._foot.add(self.own_chip)
        self._foot.setVisible(self.later is not None or self.own_chip is not None)

    def _take(self, number: int) -> None:
        self._tell(Decision(self.question.sides[number].value, number))

    def _begin_own(self, record: Record, today: date) -> None:
        if self.own is None:
            field = field_of(self.question)
            value: FieldValue = self.question.sides[newest(self.question)].value
            self.own = OwnValue(record, field, value, today, is_at_once=self._is_at_once)
            self._lines.addWidget(self.own)
            chain_in_sight((self,))
            if self._is_at_once:
                self.own.confirmed.connect(lambda own: self._tell(Decision(own)))
            else:
                self.own.typed.connect(lambda own: self.decided.emit(key_of(self.question), Decision(own)))
                self.own.unread.connect(lambda: self.decided.emit(key_of(self.question), None))
        self.own.show()
        self.own.take_focus()

    def _tell(self, decision: Decision | None) -> None:
        if self.own is not None and not self._is_at_once:
            self.own.hide()
        self.decided.emit(key_of(self.question), decision)

    def _arrange(self, *, is_two: bool) -> None:
        if is_two == self._is_two:
            return
        self._is_two = is_two
        for number, card in enumerate(self.sides):
            self._grid.addWidget(card, *(divmod(number, 2) if is_two else (number, 0)))
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if is_two else 0)

    def set_wide(self, characters: int) -> None:
        """The sides beside each other, or one below the other."""
        self._arrange(is_two=characters >= _TWO_COLUMNS)

