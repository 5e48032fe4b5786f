"""What waits from before: open questions, and records that look alike; pressing an answer does it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.changes.change import ChangeSet
from app.errors import ExpectedError
from app.joined import DELETED, Question
from app.merging.answers import Choice, answer_all, answer_by, answer_each, deletion_decided
from app.merging.deciding import Decision, Likeness, PairDecision, PairKey, pair_of
from app.merging.different import set_apart
from app.merging.trying import QuestionKey, key_of
from app.merging.uniting import unite
from ui.context import AppContext
from ui.merging.card_column import CardColumn
from ui.merging.overview import Overview
from ui.merging.pairs_view import PairsView
from ui.merging.questions_view import QuestionsView
from ui.merging.showing import Showing
from ui.messages import warn_of
from ui.widgets.notices import EmptyState


class WaitingView(QStackedWidget):
    """Cards, or a sentence that nothing waits.

    Signals:
        decided: (ChangeSet, words to be said) an answer that shall be written.
        back_wanted: there is nothing (more) to do here.
    """

    decided = Signal(object, str)
    back_wanted = Signal()

    def __init__(self, context: AppContext, cards: CardColumn, sentence: str, reason: str) -> None:
        """`sentence` is said instead of the cards, with the reason why there may be none."""
        super().__init__()
        self._context, self._cards = context, cards
        cards.opened.connect(lambda kind, number: context.signals.record_wanted.emit(kind, number, ""))
        self.empty = EmptyState(sentence, reason, action="写しを合わせる")
        self.empty.action.clicked.connect(self.back_wanted)
        self.addWidget(cards)
        self.addWidget(self.empty)

    def refresh(self) -> None:
        """Show what waits now."""
        has_focus = self.focusWidget() is not None and self._cards.isAncestorOf(self.focusWidget())
        can_write = not self._context.store.is_read_only
        showing = Showing(self._context.ledger, self._context.today(), is_at_once=True, can_write=can_write)
        self.setCurrentWidget(self._cards if self._show_waiting(showing) else self.empty)
        if has_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """The first card, or the way out."""
        if self.currentWidget() is self.empty:
            self.empty.action.setFocus()
        else:
            self._cards.take_focus()

    @abstractmethod
    def _show_waiting(self, showing: Showing) -> bool:
        """Fill the cards; False when nothing waits."""


class OpenQuestionsView(WaitingView):
    """決めること."""

    def __init__(self, context: AppContext) -> None:
        cards = QuestionsView("決めること")
        super().__init__(
            context, cards, "決めることは ありません", "同じところを両方の写しで書いたときに、ここに並びます。"
        )
        self.list = cards
        self.list.decided.connect(self._decide)
        self.list.all_wanted.connect(self._decide_all)

    @property
    def questions(self) -> Sequence[Question]:
        """What is open."""
        try:
            return self._context.ledger.questions()
        except ExpectedError as error:
            warn_of(self._context.messages, error)
            return ()

    def _show_waiting(self, showing: Showing) -> bool:
        questions = self.questions
        self.list.show_questions(questions, showing)
        return bool(questions)

    def _decide(self, key: QuestionKey, decision: Decision | None) -> None:
        question = next((each for each in self.questions if key_of(each) == key), None)
        if question is None or decision is None:
            return
        ledger = self._context.ledger
        try:
            if question.field:
                change_set = answer_by(ledger, question, decision.value)
            elif decision.value == DELETED:
                change_set = deletion_decided(ledger, question)
            else:
                change_set = answer_each(ledger, [(question, decision.value)])
        except ExpectedError as error:
            warn_of(self._context.messages, error)
            return
        left = len(self.questions) - 1
        self.decided.emit(change_set, f"決めました。あと{left}件です" if left else "決めました。これで、ぜんぶです")

    def _decide_all(self, side: int) -> None:
        choice = Choice.THEIRS if side else Choice.MINE
        fields = tuple(each for each in self.questions if each.field)
        self.decided.emit(answer_all(self._context.ledger, fields, choice), f"{len(fields)}件を、まとめて決めました")


class AlikeView(WaitingView):
    """同じものかもしれないもの."""

    def __init__(self, context: AppContext, overview: Overview) -> None:
        cards = PairsView("同じものかもしれないもの")
        reason = "なまえと電話などが同じ記録が2つあるときに、ここに並びます。"
        super().__init__(context, cards, "同じものは 見つかりません", reason)
        self._overview, self.list = overview, cards
        self.list.decided.connect(self._decide)

    def _show_waiting(self, showing: Showing) -> bool:
        duplicates = self._overview.duplicates
        self.list.show_pairs(duplicates, showing)
        return bool(duplicates)

    def _decide(self, key: PairKey, decision: PairDecision) -> None:
        pair = next((each for each in self._overview.duplicates if pair_of(each) == key), None)
        deeds: dict[Likeness, Callable[[], tuple[ChangeSet, str]]] = {}
        if pair is not None:
            ledger = self._context.ledger
            deeds[Likeness.DIFFERENT] = lambda: (set_apart(ledger, [pair]), "ちがうものとして、覚えました")
            deeds[Likeness.SAME] = lambda: (
                unite(ledger, kept=pair.other, other=pair.record, chosen=decision.chosen).change_set,
                "1つにしました",
            )
        if decision.likeness in deeds:
            self._overview.drop(key)
            self.decided.emit(*deeds[decision.likeness]())
