"""とりこむ: a list as it is → its columns → what each row becomes → one deed that can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.changes.change import ChangeSet
from app.errors import ExpectedError
from app.exchange.import_plan import Choice, RowKey
from app.exchange.mapping import ColumnMapping, nouns_of
from app.exchange.planning import CellKey
from app.store import Applied
from ui import theme
from ui.context import AppContext
from ui.importing.check_view import CheckView
from ui.importing.done_view import DoneView
from ui.importing.import_head import STEPS, ImportHead
from ui.importing.import_session import ImportSession
from ui.importing.import_work import ImportDraft
from ui.importing.list_choice import ListChoice
from ui.importing.mapping_view import MappingView, doubt_about
from ui.importing.opening_view import OpeningView
from ui.importing.self_test_states import import_states
from ui.importing.step_bar import StepBar
from ui.importing.summary_view import SummaryView
from ui.pages.page import Page, SelfTestStep
from ui.widgets.composing import is_composing
from ui.widgets.surfaces import PAGE_MARGIN, column


class Step(IntEnum):
    """Where one is."""

    OPENING = 0
    MAPPING = 1
    CHECK = 2
    DONE = 3


class ImportPage(Page):
    """One import at a time; it stays as it is while other pages are shown."""

    title = "表をとりこむ"
    has_saved_line = False

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._step = Step.OPENING
        self._number = 0
        self._is_writing = False
        self.session = ImportSession(context, self)
        self.choice = ListChoice(context, self)
        self.choice.chosen.connect(self.take_source)
        self._build()
        self.session.drafted.connect(self._show_draft)
        self.session.planned.connect(self._show_plan)
        self.session.refused.connect(self._refuse)
        self.session.stopped.connect(self._stand_still)
        context.signals.records_changed.connect(self._follow)
        self._go(Step.OPENING)

    @property
    def step(self) -> Step:
        """Where one is."""
        return self._step

    def take_source(self, source: Path) -> None:
        """Begin with this file; what was begun before is dropped, nothing of it was written."""
        if self.context.ask_to_wait():
            return
        self.opening.show_failure(None)
        self._go(Step.OPENING)
        self.opening.button.setEnabled(False)
        self.session.open(source)

    def paste(self) -> None:
        """Begin with what was copied out of Excel or Word."""
        if self._step is not Step.OPENING or is_composing() or self.context.ask_to_wait():
            return
        copied = QGuiApplication.clipboard().mimeData()
        self.opening.show_failure(None)
        self.session.paste(copied.text(), copied.html())

    def panes(self) -> Sequence[QWidget]:
        if self._step is Step.CHECK:
            return (self.check.table, self.check.card, self.step_bar)
        return (self._stack, self.step_bar)

    def help_text(self) -> Sequence[tuple[str, str]]:
        return (
            ("Ctrl＋↓　Ctrl＋↑", "次の直すところ、前の直すところ（たしかめる）"),
            ("Alt＋↓", "えらんだ列を、ほかの欄にする（たしかめる）"),
            ("Ctrl＋V", "ExcelやWordでコピーした表を貼り付ける（表を選ぶ）"),
        )

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        return import_states(self)

    def show_sheet(self, number: int) -> None:
        """Show another table of the file."""
        self._number = number
        if self._step is Step.MAPPING:
            self._show_columns()
        elif self._step is Step.CHECK:
            self._show_rows()
        self._show_head()

    def go_back(self) -> None:
        """戻る: one step."""
        if self._step is Step.CHECK and self.session.tables:
            self.session.stop()
            self._show_columns()
            self._go(Step.MAPPING)
        else:
            self.start_again()

    def go_on(self) -> None:
        """The deed of the step."""
        if self._step is Step.MAPPING:
            self.session.work_out()
            self._show_bottom()
        elif self._step is Step.CHECK:
            self.take_in()

    def take_in(self) -> None:
        """とりこむ: all of it, as one deed."""
        if self._is_writing or self.session.plan is None:
            return
        words = self.session.counted_words()
        self._is_writing = True
        self._show_bottom()
        self.session.take_in(lambda applied: self._show_taken(applied, words))

    def _show_taken(self, applied: Applied, words: str) -> None:
        """It is in the file, or it is not."""
        self._is_writing = False
        if applied.problems:
            if applied.problems[0].kind:  # an expected failure stands in the bar already
                self.context.messages.warn(
                    "そのあいだに帳面が変わったので、とりこめませんでした。帳面はそのままです。",
                    "もう一度たしかめてから、とりこんでください。",
                )
            self.session.work_out()
            return
        headline = f"{words}を とりこみました"
        assert self.session.taken is not None  # it was just written
        self.done.show_plan(self.session.taken, self.context.ledger, headline)
        self.session.drop()
        self._go(Step.DONE)
        self.context.messages.inform(headline, undo=True)

    def start_again(self) -> None:
        """To the first step; what was not taken in is dropped."""
        self.session.drop()
        self.opening.button.setEnabled(True)
        self._go(Step.OPENING)

    # ---- parts

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        body = QWidget()
        inside = column(spacing=10)
        inside.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(16), theme.px(PAGE_MARGIN), theme.px(12))
        body.setLayout(inside)
        self._head = ImportHead(self.title)
        self._head.sheet_chosen.connect(self.show_sheet)
        self.sheets = self._head.sheets
        inside.addWidget(self._head)
        self._stack = QStackedWidget()
        self.opening, self.mapping = OpeningView(self.context.ledger), MappingView(self.context.ledger)
        self.check, self.done, self.summary = CheckView(self.context.ledger), DoneView(), SummaryView()
        for view in (self.opening, self.mapping, self.check, self.done, self.summary):
            self._stack.addWidget(view)
        inside.addWidget(self._stack, 1)
        outer.addWidget(body, 1)
        self.step_bar = StepBar(PAGE_MARGIN)
        self.back_button, self.next_button = self.step_bar.back, self.step_bar.next
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        outer.addWidget(self.step_bar)
        self.opening.file_wanted.connect(self.choice.pick)
        self.opening.paste_wanted.connect(self.paste)
        self.opening.export_wanted.connect(self._export)
        pasting = QShortcut(QKeySequence.StandardKey.Paste, self)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.activated.connect(self.paste)
        self.choice.hovered.connect(self.opening.drop_area.set_over)
        self.mapping.mapping_made.connect(self._take_mapping)
        self.check.mapping_made.connect(self._take_mapping)
        self.check.choice_made.connect(self._take_choice)
        self.check.correction_made.connect(self._take_correction)
        self.done.records_wanted.connect(self.context.signals.page_wanted)
        self.done.report_wanted.connect(self.session.save_report)
        self.done.other_wanted.connect(self.start_again)

    # ---- showing

    def _go(self, step: Step) -> None:
        is_new, self._step = step is not self._step, step
        views = {Step.OPENING: self.opening, Step.MAPPING: self.mapping, Step.CHECK: self.check, Step.DONE: self.done}
        is_summary = step is Step.CHECK and not self.session.tables
        self._stack.setCurrentWidget(self.summary if is_summary else views[step])
        self._head.show_step(len(STEPS) if step is Step.DONE else int(step))
        self.step_bar.setVisible(step in (Step.MAPPING, Step.CHECK))
        self._show_head()
        self._show_bottom()
        if is_new and self.isVisible():
            self._focus()

    def _focus(self) -> None:
        """Each step begins where its work is."""
        on = self.next_button if self.next_button.isEnabled() else self.mapping.kind
        first = {Step.OPENING: self.opening.button, Step.MAPPING: on, Step.DONE: self.done.records_button}
        (first.get(self._step) or self.check.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_head(self) -> None:
        """File and sheet; the choice of sheets where there is one."""
        draft = self.session.draft
        if draft is None or self._step not in (Step.MAPPING, Step.CHECK):
            self._head.show_nothing()
        else:
            is_mapping = self._step is Step.MAPPING
            self._head.show_file(draft, self.session.tables, self._number, with_left_out=is_mapping)

    def _show_bottom(self) -> None:
        if self._step is Step.MAPPING:
            mappings = self.session.draft.mappings if self.session.draft is not None else ()
            nouns = nouns_of(self.context.ledger)
            has_doubt = any(each.kind and doubt_about(each, nouns) for each in mappings)
            self.step_bar.show_mapping(can_go_on=any(each.kind for each in mappings) and not has_doubt)
        elif self._step is Step.CHECK:
            self.step_bar.show_check(
                self.session, is_read_only=self.context.store.is_read_only, is_writing=self._is_writing
            )

    def _show_draft(self) -> None:
        """A file was read: its columns, or for JSON at once what it brings."""
        self.opening.button.setEnabled(True)
        self.check.forget()
        draft = self.session.draft
        assert draft is not None  # it was just read
        if not self.session.tables:
            self.session.work_out()
            return
        self._number = next((number for number, each in enumerate(draft.mappings) if each.kind), 0)
        self._show_columns()
        self._go(Step.MAPPING)

    def _show_columns(self) -> None:
        if self.session.draft is not None:
            draft, number = self.session.draft, self._number
            self.mapping.show_table(self.session.tables[number], draft.mappings[number], _remark(draft, number))

    def _show_plan(self) -> None:
        plan = self.session.plan
        assert plan is not None  # it was just made
        if self.session.tables:
            self._show_rows()
        else:
            self.summary.show_plan(plan, self.context.ledger)
        self._go(Step.CHECK)

    def _show_rows(self) -> None:
        plan, draft = self.session.plan, self.session.draft
        if plan is None or draft is None:
            return
        source = self.session.tables[self._number]
        at = next((number for number, each in enumerate(plan.tables) if each.table is source), 0)
        self._number = list(self.session.tables).index(plan.tables[at].table)
        self.check.show_plan(plan, draft, at)

    def _refuse(self, error: ExpectedError) -> None:
        """The file cannot be taken in: say why, stay here."""
        self.start_again()
        self.opening.show_failure(error)

    def _stand_still(self) -> None:
        """The user stopped the work."""
        if self._step is Step.OPENING or not self.session.tables:
            self.start_again()
        else:
            self._show_columns()
            self._go(Step.MAPPING)

    def _export(self) -> None:
        from ui.exporting.export_dialog import ExportDialog

        ExportDialog(self.context, self.window()).exec()

    # ---- decisions

    def _take_mapping(self, mapping: ColumnMapping) -> None:
        self.session.map_table(self._number, mapping)
        if self._step is Step.CHECK:
            self.session.work_out()
        else:
            self._show_columns()
        self._show_bottom()

    def _take_choice(self, row: RowKey, choice: Choice | None) -> None:
        self.session.choose(row, choice)
        self.session.work_out()
        self._show_bottom()

    def _take_correction(self, cell: CellKey, text: str | None) -> None:
        self.session.correct(cell, text)
        self.session.work_out()
        self._show_bottom()

    def _follow(self, change_set: ChangeSet) -> None:
        """Records changed beside this page: the plan is made again, or the import was taken back."""
        if self._is_writing:
            return
        if self._step is Step.CHECK:
            self.session.work_out()
            self._show_bottom()
        elif self._step is Step.DONE and self.session.is_taken_back(change_set):
            self._go(Step.OPENING)

    # ---- Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.show_steps_in(self.width() - 2 * theme.px(PAGE_MARGIN))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(360))


def _remark(draft: ImportDraft, number: int) -> str:
    """What is said above the columns of a table: why nothing was proposed, or that the layout is known."""
    if draft.doubt is not None and not any(each.kind for each in draft.mappings):
        return f"{draft.doubt.what_happened}なんの一覧かを、下でえらんでください。まだ何もとりこんでいません。"
    is_known = draft.is_familiar and bool(draft.mappings[number].kind)
    return "まえに同じ見出しの表をとりこんだときと、同じ合わせかたにしてあります。" if is_known else ""
