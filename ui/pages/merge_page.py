"""合わせる: copies are picked → what they would bring → one deed that can be taken back; and what waits from before."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.changes.change import ChangeSet, inverse
from app.errors import ExpectedError
from app.handing_over.sealing import is_sealed
from app.joined import Question
from ui import theme
from ui.context import AppContext
from ui.merging.copy_choice import CopyChoice
from ui.merging.done_view import DoneView
from ui.merging.merge_bar import MergeBar
from ui.merging.merge_head import MergeHead
from ui.merging.merge_session import MergeSession
from ui.merging.opening_view import OpeningView
from ui.merging.overview import Overview
from ui.merging.preview_view import PreviewView
from ui.merging.renewing import Renewing
from ui.merging.self_test_states import merge_states
from ui.merging.taking_back import TakingBack
from ui.merging.waiting_view import AlikeView, OpenQuestionsView
from ui.merging.words import names_of
from ui.pages.page import Page, SelfTestStep
from ui.pages.value_words import moment_words
from ui.widgets.surfaces import PAGE_MARGIN, column
from ui.widgets.tab_order import chain_in_sight

_READ_ONLY = "この帳面は、いまは読むだけなので、合わせられません。書ける場所の写しをひらいてください"
_LOCKED = "合言葉をつけた写しなので、読むだけです。もとの帳面をひらいて、そちらにこの写しを合わせてください"


class Step(IntEnum):
    """Where one is."""

    OPENING = 0
    PREVIEW = 1
    DONE = 2
    QUESTIONS = 3
    ALIKE = 4
    TAKE_BACK = 5


_PARTS = {Step.QUESTIONS: "questions", Step.ALIKE: "alike"}
_HEADS = {
    Step.OPENING: ("写しを合わせる", "もらった写しに書いてあることを、この帳面に入れます"),
    Step.PREVIEW: ("写しを合わせる", "まだ何も変わっていません。「この内容で合わせる」を押すと1つになります"),
    Step.DONE: ("写しを合わせる", ""),
    Step.QUESTIONS: ("決めること", "同じところを、両方の写しで書いています"),
    Step.ALIKE: ("同じものかもしれないもの", "2度書いたのか、べつのものなのかを決めます"),
    Step.TAKE_BACK: ("合わせたのを取り消す", ""),
}


class MergePage(Page):
    """One join at a time; it stays as it is while other pages are shown."""

    title = "合わせる"
    has_saved_line = False

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._step = Step.OPENING
        self._is_writing = False
        self._is_stale = True
        self._is_trial_stale = False
        self.session = MergeSession(context, self)
        self.overview = Overview(context, self)
        self.choice = CopyChoice(context, self)
        self.taking_back = TakingBack(context, self)
        self.renewing = Renewing(context, self)
        self._build()
        self._connect()
        self._go(Step.OPENING)

    @property
    def step(self) -> Step:
        """Where one is."""
        return self._step

    # ---- Page

    def enter(self) -> None:
        if self._is_stale:
            self._look()
        if self._is_trial_stale:
            self._is_trial_stale = False
            self.session.try_again()

    @property
    def part_key(self) -> str:
        return _PARTS.get(self._step, "")

    def show_part(self, key: str) -> None:
        for step, part in _PARTS.items():
            if key == part:
                self._go(step)

    def show_kind(self, kind: str, record_id: int) -> bool:
        """What is open about a record, among everything that has to be decided."""
        self._go(Step.QUESTIONS)
        return self.open_questions.list.bring_record(record_id)

    def panes(self) -> Sequence[QWidget]:
        return (self._stack, self.bar)

    def help_text(self) -> Sequence[tuple[str, str]]:
        return (
            ("→　←", "たたんだところを、ひらく・とじる（自動で合うもの）"),
            ("Space", "えらぶ（選んでください、取り消すもの）"),
            ("Esc", "前の画面にもどる"),
        )

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        return merge_states(self)

    # ---- deeds

    def take_copies(self, given: Sequence[Path]) -> None:
        """Begin with these; what was begun before is dropped, nothing of it was written."""
        if self.context.ask_to_wait() or self._is_writing:
            return
        if self.context.store.is_read_only:
            self.context.messages.warn("この帳面は、いまは読むだけです。", self._why_only_read())
            return
        self.opening.clear_bars()
        self._go(Step.OPENING)
        self.opening.button.setEnabled(False)
        self.session.open(given)

    def take_in(self) -> None:
        """合わせる: all of it."""
        if self._is_writing or self.session.preview is None or self.context.ask_to_wait():
            return
        self._is_writing = True
        self._show_bar()
        self.session.take_in(self._show_taken, self._fail)

    def start_again(self) -> None:
        """To the first step; what was not taken in is dropped."""
        self.session.drop()
        self.opening.button.setEnabled(not self.context.store.is_read_only)
        self._go(Step.OPENING)

    def decide_waiting(self, change_set: ChangeSet, words: str) -> None:
        """Something that waited was decided: written at once, and can be taken back."""
        if self.context.apply(change_set).stamp is not None:
            is_other = any(not change.is_empty for change in inverse(change_set))
            self.context.messages.inform(words, undo=is_other)

    # ---- parts

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        body = QWidget()
        inside = column(spacing=12)
        inside.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(16), theme.px(PAGE_MARGIN), theme.px(12))
        body.setLayout(inside)
        self.head = MergeHead()
        inside.addWidget(self.head)
        self._stack = QStackedWidget()
        self.opening, self.done = OpeningView(), DoneView()
        self.preview = PreviewView(self.session, self.context.today())
        self.open_questions = OpenQuestionsView(self.context)
        self.alike = AlikeView(self.context, self.overview)
        views = (self.opening, self.preview, self.done, self.open_questions, self.alike, self.taking_back.view)
        for view in views:
            self._stack.addWidget(view)
        inside.addWidget(self._stack, 1)
        outer.addWidget(body, 1)
        self.bar = MergeBar(PAGE_MARGIN)
        outer.addWidget(self.bar)
        if self.context.store.is_read_only:
            self.opening.set_read_only(self._why_only_read())

    def _why_only_read(self) -> str:
        return _LOCKED if is_sealed(self.context.store.path) else _READ_ONLY

    def _connect(self) -> None:
        signals = self.context.signals
        signals.records_changed.connect(self._follow)
        self.session.tried.connect(self._show_trial)
        self.session.refused.connect(self._refuse)
        self.session.stopped.connect(self.start_again)
        self.session.decided.connect(self._show_bar)
        self.overview.changed.connect(self._show_waiting)
        self.choice.chosen.connect(self.take_copies)
        self.choice.hovered.connect(self.opening.drop_area.set_over)
        self.head.back.clicked.connect(self.start_again)
        self.bar.back.clicked.connect(self.start_again)
        self.bar.deed.clicked.connect(self.take_in)
        self.opening.files_wanted.connect(self.choice.pick_files)
        self.opening.folder_wanted.connect(self.choice.pick_folder)
        self.opening.copy_wanted.connect(signals.copy_wanted)
        for each in (self.opening, self.done):
            each.questions_wanted.connect(lambda: self._bring(Step.QUESTIONS))
            each.undo_wanted.connect(self.taking_back.begin)
        self.opening.pairs_wanted.connect(lambda: self._bring(Step.ALIKE))
        self.done.other_wanted.connect(self.start_again)
        self.done.renew_wanted.connect(self._renew)
        self.renewing.done.connect(lambda: self.done.show_renewable(is_renewed=True))
        for waiting in (self.open_questions, self.alike):
            waiting.decided.connect(self.decide_waiting)
            waiting.back_wanted.connect(self.start_again)
        for questions in (self.preview.questions, self.preview.gone, self.open_questions.list):
            questions.grown.connect(self._chain_soon)
        for pairs in (self.preview.pairs, self.alike.list):
            pairs.grown.connect(self._chain_soon)
        self.taking_back.listed.connect(lambda: self._go(Step.TAKE_BACK))
        self.taking_back.ended.connect(self.start_again)

    # ---- showing

    def _go(self, step: Step) -> None:
        is_new, self._step = step is not self._step, step
        self._stack.setCurrentIndex(int(step))
        self.bar.setVisible(step is Step.PREVIEW)
        self.head.back.setVisible(step in (Step.QUESTIONS, Step.ALIKE, Step.TAKE_BACK))
        self._show_head()
        self._show_bar()
        if step is Step.QUESTIONS:
            self.open_questions.refresh()
        elif step is Step.ALIKE:
            self.alike.refresh()
        if is_new and self.isVisible():
            self._focus()

    def _bring(self, step: Step) -> None:
        self._go(step)
        self.went.emit(None)

    def _focus(self) -> None:
        """Each step begins where its work is."""
        if self._step is Step.OPENING:
            self.opening.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._step is Step.DONE:
            self.done.renew_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._step is Step.PREVIEW:
            self.preview.take_focus()
        elif self._step is Step.TAKE_BACK:
            self.taking_back.view.take_focus()
        else:
            (self.open_questions if self._step is Step.QUESTIONS else self.alike).take_focus()

    def _chain_soon(self) -> None:
        """When everything made anew stands in its place."""
        QTimer.singleShot(0, self, self._chain)

    def _chain(self) -> None:
        """Tab goes through the page from top to bottom, whatever was made last."""
        shown = self._stack.currentWidget()
        if shown is not None:
            chain_in_sight((self.head, shown, self.bar))

    def _show_head(self) -> None:
        title, hint = _HEADS[self._step]
        preview = self.session.preview
        if self._step is Step.PREVIEW and preview is not None and self.session.trial is not None:
            joined = self.session.trial.joined
            sources = () if joined is None else joined.sources
            self.head.show_way(title, hint, self.context.store.path.stem, sources)
        else:
            self.head.show_words(title, hint)

    def _show_bar(self) -> None:
        self.bar.show_session(self.session, is_writing=self._is_writing)

    def _show_trial(self) -> None:
        """The copies were looked at."""
        self.opening.button.setEnabled(True)
        trial = self.session.trial
        assert trial is not None  # it was just made
        if trial.preview is None or self.session.brings_nothing:
            self.opening.clear_bars()
            if self.session.brings_nothing:
                self.opening.show_nothing_new(names_of(trial.taken))
            self.opening.show_refusals(trial.refused)
            self.start_again()
            return
        self.preview.show_trial(trial)
        self._go(Step.PREVIEW)

    def _refuse(self, error: ExpectedError) -> None:
        """None of them can be taken in."""
        self.start_again()
        self.opening.show_failure(error)

    def _show_taken(self) -> None:
        """The copies are in the ledger."""
        self._is_writing = False
        taken = self.session.taken
        assert taken is not None  # it was just written
        self.done.show_taken(taken, self.context.ledger)
        self._go(Step.DONE)
        self._look()

    def _fail(self, error: ExpectedError) -> None:
        """The ledger is as it was."""
        self._is_writing = False
        self._show_bar()
        self.context.messages.warn(
            f"合わせられませんでした。{error.what_happened}",
            error.what_to_do,
            action="もう一度",
            on_action=self.take_in,
        )

    def _renew(self) -> None:
        if self.session.taken is not None:
            self.renewing.begin(self.session.taken.copies)

    def _look(self) -> None:
        self._is_stale = False
        self.overview.look()
        self._show_waiting()

    def _show_waiting(self) -> None:
        past = self.overview.past
        said = ""
        if past is not None:
            when = moment_words(past.when, self.context.today())
            said = f"{when}に、{past.label.removesuffix('を合わせる')}を合わせました。"
        self.opening.show_waiting(len(self._questions()), len(self.overview.duplicates), past, said)
        self.taking_back.past = past
        self.done.undo_button.setEnabled(past is not None)
        if self._step is Step.ALIKE:
            self.alike.refresh()

    def _questions(self) -> Sequence[Question]:
        try:
            return self.context.ledger.questions()
        except ExpectedError:  # out of reach: whoever writes next is told so
            return ()

    def _follow(self, _change_set: ChangeSet) -> None:
        """Somebody wrote: what waits may be something else, and so may what the copies would bring."""
        self._is_stale = True
        if self._is_writing:
            return
        if self._step is Step.PREVIEW and not self.isVisible():
            self._is_trial_stale = True
        elif self._step is Step.PREVIEW:
            self.session.try_again()
        if self._step is Step.QUESTIONS:
            self.open_questions.refresh()
        if self.isVisible():
            self._look()

    # ---- Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._step is not Step.OPENING and not self._is_writing:
            self.start_again()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.set_width(self.width() - 2 * theme.px(PAGE_MARGIN))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(360))
