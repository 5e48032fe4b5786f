"""What waits from before: open questions, and records that look alike; pressing an answer does it."""

from __future__ import annotations

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
from ui.merging.overview import Overview
from ui.merging.pairs_view import PairsView
from ui.merging.questions_view import QuestionsView
from ui.merging.showing import Showing
from ui.messages import warn_of
from ui.widgets.notices import EmptyState


class OpenQuestionsView(QStackedWidget):
    """決めること.

    Signals:
        decided: (ChangeSet, words to be said) an answer that shall be written.
        back_wanted: there is nothing (more) to do here.
    """

    decided = Signal(object, str)
    back_wanted = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.list = QuestionsView("決めること")
        self.list.decided.connect(self._decide)
        self.list.all_wanted.connect(self._decide_all)
        self.list.opened.connect(lambda kind, number: context.signals.record_wanted.emit(kind, number, ""))
        self.empty = EmptyState(
            "決めることは ありません", "同じところを両方の写しで書いたときに、ここに並びます。", action="写しを合わせる"
        )
        self.empty.action.clicked.connect(self.back_wanted)
        self.addWidget(self.list)
        self.addWidget(self.empty)

    @property
    def questions(self) -> Sequence[Question]:
        """What is open."""
        try:
            return self._context.ledger.questions()
        except ExpectedError as error:
            warn_of(self._context.messages, error)
            return ()

    def refresh(self) -> None:
        """Show what is open now."""
        had_focus = self.list.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        questions = self.questions
        showing = Showing(
            self._context.ledger,
            self._context.today(),
            is_at_once=True,
            can_write=not self._context.store.is_read_only,
        )
        self.list.show_questions(questions, showing)
        self.setCurrentWidget(self.list if questions else self.empty)
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """The first question, or the way out."""
        if self.currentWidget() is self.empty:
            self.empty.action.setFocus()
        else:
            self.list.take_focus()

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


class AlikeView(QStackedWidget):
    """同じものかもしれないもの.

    Signals:
        decided: (ChangeSet, words to be said) an answer that shall be written.
        back_wanted: there is nothing (more) to do here.
    """

    decided = Signal(object, str)
    back_wanted = Signal()

    def __init__(self, context: AppContext, overview: Overview) -> None:
        super().__init__()
        self._context, self._overview = context, overview
        self.list = PairsView("同じものかもしれないもの")
        self.list.decided.connect(self._decide)
        self.list.opened.connect(lambda kind, number: context.signals.record_wanted.emit(kind, number, ""))
        self.empty = EmptyState(
            "同じものは 見つかりません",
            "なまえと電話などが同じ記録が2つあるときに、ここに並びます。",
            action="写しを合わせる",
        )
        self.empty.action.clicked.connect(self.back_wanted)
        self.addWidget(self.list)
        self.addWidget(self.empty)

    def refresh(self) -> None:
        """Show what looks alike now."""
        had_focus = self.list.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        duplicates = self._overview.duplicates
        showing = Showing(
            self._context.ledger,
            self._context.today(),
            is_at_once=True,
            can_write=not self._context.store.is_read_only,
        )
        self.list.show_pairs(duplicates, showing)
        self.setCurrentWidget(self.list if duplicates else self.empty)
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """The first pair, or the way out."""
        if self.currentWidget() is self.empty:
            self.empty.action.setFocus()
        else:
            self.list.take_focus()

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
