"""選んでください: every question as a card, the first of them at once, more on request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent

from app.joined import Question
from app.merging.deciding import Decision
from app.merging.trying import QuestionKey, key_of
from app.records.base import Record
from app.records.catalogue import BY_KIND
from ui import theme
from ui.merging.card_column import CardColumn
from ui.merging.question_card import QuestionCard
from ui.merging.question_row import QuestionRow
from ui.merging.showing import Showing
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowBox

_AT_ONCE = 12
_LOW = 420  # px at 標準: lower than that, the questions come first
_HOLDING_OFF = "決めないところは、あとの書きかえを出しておき、ホームで知らせつづけます。もう一方も消えません。"
_DECIDING = "押すと、そのことばに決まります。選ばなかったほうも履歴に残り、元に戻すこともできます。"


class QuestionsView(CardColumn):
    """A card for each record; what is `decided` is (key of the question, Decision or None).

    Signals:
        all_wanted: (number of the side, or None for later) every field at once.
    """

    all_wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name, _AT_ONCE)
        self._questions: Sequence[Question] = ()
        self._answers: Mapping[QuestionKey, Decision] = {}
        self.cards: list[QuestionCard] = []
        self.all_buttons = FlowBox(spacing=8)
        self.body.insertWidget(self.body.indexOf(self._hint) + 1, self.all_buttons)

    @property
    def rows(self) -> list[QuestionRow]:
        """The questions in sight."""
        return [each for card in self.cards for each in card.rows]

    def show_questions(
        self, questions: Sequence[Question], showing: Showing, answers: Mapping[QuestionKey, Decision] | None = None
    ) -> None:
        """Show other questions, with what is decided of them."""
        self._questions, self._showing, self._answers = questions, showing, answers or {}
        self._hint.setText(_DECIDING if showing.is_at_once else _HOLDING_OFF)
        self._show_all_buttons(showing)
        self._fill()

    def show_answers(self, answers: Mapping[QuestionKey, Decision]) -> None:
        """Show what is decided."""
        self._answers = answers
        for each in self.rows:
            each.show_decision(answers.get(key_of(each.question)))

    def take_focus(self) -> None:
        """The first question."""
        if self.rows:
            self.rows[0].sides[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_record(self, record_id: int) -> bool:
        """The cursor to what is open about a record. False when nothing is (any more)."""
        if self._showing is None:
            return False
        ids = [record.id for record, _ in _by_record(self._questions, self._showing)]
        if record_id not in ids:
            return False
        at = ids.index(record_id)
        if at >= len(self.cards):
            self._most = at + 1
            self._fill()
        self.cards[at].rows[0].sides[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.bring(self.cards[at].rows[0])
        return True

    def _show_all_buttons(self, showing: Showing) -> None:
        self.all_buttons.clear()
        fields = [each for each in self._questions if each.field]
        self.all_buttons.setVisible(len(fields) > 1 and showing.can_write)
        ways: list[tuple[str, int | None]] = [("ぜんぶ この帳面から", 0), ("ぜんぶ もらった写しから", 1)]
        if not showing.is_at_once:
            ways.append(("ぜんぶ あとで決める", None))
        for word, side in ways:
            button = Button(word, small=True)
            button.clicked.connect(lambda _on=False, taken=side: self.all_wanted.emit(taken))
            self.all_buttons.add(button)

    def _fill(self) -> None:
        showing = self._showing
        if showing is None:
            return
        groups = _by_record(self._questions, showing)
        known = {card.matter: card for card in self.cards} if showing.is_at_once else {}
        before, self.cards = self.cards, []
        for place, (record, questions) in enumerate(groups[: self._most]):
            matter = (record, tuple(questions), showing.is_at_once, showing.can_write)
            card = known.get(matter) or self._made(questions, record, showing)
            self._column.insertWidget(place, card)
            self.cards.append(card)
        for card in before:
            if card not in self.cards:
                self._let_go(card)
        self._show_rest(len(groups) - len(self.cards), "つの記録")
        self.show_answers(self._answers)
        self._fit()
        self.grown.emit()

    def _made(self, questions: Sequence[Question], record: Record, showing: Showing) -> QuestionCard:
        card = QuestionCard(questions, record, showing)
        card.decided.connect(self.decided)
        card.opened.connect(self.opened)
        return card

    def _show_more(self) -> None:
        before = len(self.cards)
        super()._show_more()
        if before < len(self.cards):
            self.cards[before].rows[0].sides[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        characters = theme.characters_across(self.viewport().width())
        for each in self.rows:
            each.set_wide(characters)
        self._hint.setVisible(self.viewport().height() >= theme.px(_LOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _by_record(questions: Sequence[Question], showing: Showing) -> list[tuple[Record, list[Question]]]:
    """Records with what is open about them, in the order in which they were first named."""
    found: dict[int, tuple[Record, list[Question]]] = {}
    for question in questions:
        record = showing.ledger.get(BY_KIND[question.kind], question.record_id)
        if record is not None:
            found.setdefault(record.id, (record, []))[1].append(question)
    return list(found.values())
