"""会議録: find a meeting, write it while it goes on, print it. The list and the sheet take turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.changes.change import ChangeSet
from app.changes.saving import delete_record
from app.meetings.promises import carried_over, made_here
from app.meetings.titles import minutes_title
from app.problem import Problem
from app.records.base import Record
from app.records.concern import Concern
from app.records.minutes import Minutes, Promise
from app.wording import noun
from ui import theme
from ui.context import AppContext
from ui.minutes.key_words import PAGE_KEYS
from ui.minutes.meeting import Meeting
from ui.minutes.minutes_pane import MinutesPane
from ui.minutes.questions import deletion_question, final_question
from ui.pages.form_at_desk import FormAtDesk
from ui.pages.page import Page, SelfTestStep
from ui.pages.record_desk import RecordDesk
from ui.question import Answer
from ui.widgets.surfaces import column

if TYPE_CHECKING:  # the sheet is loaded when a 会議録 is first opened
    from ui.minutes.minutes_sheet import MinutesSheet
    from ui.minutes.row_dialog import RowDialog
    from ui.minutes.start_dialog import StartDialog


class MinutesPage(Page, FormAtDesk):
    """The page of the 会議録 of this ledger."""

    title = "会議録"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title = noun(Minutes.KIND, context.ledger)
        self.desk = RecordDesk(context, Minutes, self)
        self.meeting = Meeting(context, self)
        self.meeting.keep_typing = self._keep_typing
        self.pane = MinutesPane(context)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pane)
        outer = column(spacing=0)
        self.setLayout(outer)
        outer.addWidget(self._stack)
        self._connect()

    @cached_property
    def sheet(self) -> MinutesSheet:
        """The sheet; made when a 会議録 is first opened."""
        from ui.minutes.minutes_sheet import MinutesSheet

        sheet = MinutesSheet(self.context, self.meeting, lambda: self.desk.editing)
        self._stack.addWidget(sheet)
        self._connect_sheet(sheet)
        return sheet

    # ---- Page

    @property
    def shown_record(self) -> tuple[str, int] | None:
        return (Minutes.KIND, self.desk.editing.root_id) if self.is_form_shown else None

    def enter(self) -> None:
        self.pane.show_drafts(self.desk.with_drafts)
        if not self.is_form_shown:
            self.pane.refresh()

    def leave(self) -> bool:
        self.save_and_tell()
        return True

    def show_record(self, record_id: int, field: str = "") -> bool:
        is_shown = self.is_form_shown and self.desk.editing.root_id == record_id
        if not is_shown and not self.open_minutes(record_id):
            return False
        if field:
            self.sheet.focus_field(field)
        return True

    def show_kind(self, kind: str, record_id: int) -> bool:
        """A promise is shown with the meeting in which it was made."""
        if kind == Minutes.KIND:
            return self.show_record(record_id)
        record = self.context.ledger.get(Promise, record_id)
        if record is None or record.minutes is None or not self.show_record(record.minutes):
            return False
        self.sheet.show_talk()
        row = self.sheet.talk.outcome.rows.get(record_id)
        if row is not None:
            row.setFocus()
        return True

    def focus_search(self) -> None:
        self.go_to_list()
        self.pane.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.search.selectAll()

    def make_new(self) -> None:
        dialog = self.start_dialog()
        if dialog is not None:
            dialog.open()

    def print_current(self) -> None:
        if self.is_form_shown:
            self.save_and_tell()
            self.context.signals.print_wanted.emit(Minutes.KIND, self.desk.editing.root_id)
        else:
            super().print_current()

    def panes(self) -> Sequence[QWidget]:
        return self.sheet.panes() if self.is_form_shown else (self.pane,)

    def help_text(self) -> Sequence[tuple[str, str]]:
        return PAGE_KEYS

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.minutes.self_test_states import minutes_states

        return minutes_states(self)

    # ---- one 会議録

    def open_minutes(self, record_id: int) -> bool:
        """Leave the one on the table and show another; False when there is no such 会議録."""
        self.save_and_tell()
        try:
            draft = self.desk.open(record_id)
        except KeyError:
            return False
        self._show_desk()
        self.offer_draft(draft)
        self.went.emit(record_id)
        return True

    def show_list(self, wanted: object) -> None:
        """The list: of a 会議体 (its id), of a state (its code), or all of it."""
        self.go_to_list()
        if isinstance(wanted, int):
            self.pane.filter_by(body=wanted)
        elif isinstance(wanted, str) and wanted:
            self.pane.filter_by(state=wanted)
        else:
            self.focus_search()

    def go_to_list(self) -> None:
        """‹ 一覧."""
        if self.is_form_shown:
            self.save_and_tell()
            self.desk.put_away()
            self.meeting.open(0)
            self._stack.setCurrentWidget(self.pane)
            self.pane.show_drafts(self.desk.with_drafts)
            self.pane.refresh()
            self.pane.list.setFocus()
            self.went.emit(None)

    def start_dialog(self) -> StartDialog | None:
        """新しく, not yet shown; None in a ledger that can only be read."""
        from ui.minutes.start_dialog import StartDialog

        if self.refuses_to_write():
            return None
        self.save_and_tell()
        dialog = StartDialog(self, self.context, after=self.meeting.minutes if self.is_form_shown else None)
        dialog.accepted.connect(lambda: self._begin(dialog))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def row_dialog(self, record: Record, field: str = "") -> RowDialog:
        """The dialog for one row of the meeting, not yet shown, the cursor in `field`."""
        from ui.minutes.row_dialog import RowDialog

        is_open, outlives = self.meeting.is_open, isinstance(record, Promise | Concern)  # written after 確定 too
        may_write = self.meeting.may_tick if outlives else is_open
        dialog = RowDialog(self, self.context, record, may_drop=is_open, may_write=may_write)
        dialog.accepted.connect(lambda: self.meeting.apply_row(dialog.changes, record, "書きかえ"))
        dialog.drop_wanted.connect(lambda: self.meeting.drop(record))
        dialog.finished.connect(dialog.deleteLater)
        if field:
            dialog.focus_field(field)
        return dialog

    def step(self, by: int) -> None:
        """The next or previous one of the list, in the same field."""
        if not self.is_form_shown:
            return
        target = self.pane.neighbour(self.desk.editing.root_id, by)
        field, tab = self.sheet.focused_field(), self.sheet.tab
        if target is not None and self.open_minutes(target):
            self.sheet.show_tab(tab)
            if field:
                self.sheet.focus_field(field)
            else:
                self.sheet.focus_first()

    def ask_to_delete(self) -> None:
        """Tell what goes with it, and take it away if the user wants."""
        self.desk.save()
        minutes = self.meeting.minutes
        if minutes is None:
            return
        if self.context.messages.ask(deletion_question(self.context.ledger, minutes)) is not Answer.DEED:
            return
        neighbour = self.pane.neighbour(minutes.id, 1)
        applied = self.context.adopt(
            lambda: delete_record(self.context.store, self.context.ledger, record=minutes), label="消す"
        )
        if applied.stamp is not None:
            self.context.messages.inform(f"「{minutes_title(self.context.ledger, minutes)}」を消しました", undo=True)
            self.after_loss(neighbour)

    def set_state(self, state: str) -> None:
        """案, 確認中 or 確定; 確定 says first what stays editable."""
        if not self.is_form_shown:
            return
        problems = self.save_desk()
        if problems:
            self.show_problems(problems)
            return
        minutes = self.meeting.minutes
        if minutes is None or not self.meeting.may_tick or minutes.state == state:
            return
        if state == "final" and self.context.messages.ask(final_question(self.title)) is not Answer.DEED:
            return
        deed = {"final": "確定にする", "checking": "確認中にする", "draft": "案にもどす"}[state]
        root = self.desk.editing.root
        assert root is not None  # it was saved just now
        self.desk.editing.set(root, "state", state)
        self.show_problems(self.desk.save(f"{self.title}『{minutes_title(self.context.ledger, minutes)}』を{deed}"))
        self.sheet.talk.refresh()

    # ---- inside

    @property
    def is_form_shown(self) -> bool:
        return self._stack.currentWidget() is not self.pane and self.desk.has_editing

    def _connect(self) -> None:
        self.context.signals.records_changed.connect(self._follow)
        self.pane.opened.connect(self.open_minutes)
        self.pane.new_wanted.connect(self.make_new)
        self.pane.import_wanted.connect(lambda: self.context.signals.page_wanted.emit("import"))
        self.desk.saved.connect(self.show_saved)
        self.desk.drafts_changed.connect(lambda: self.pane.show_drafts(self.desk.with_drafts))
        self.meeting.row_wanted.connect(lambda record, field: self.row_dialog(record, field).open())
        self.bind_keys(self, self.step, {})

    def _connect_sheet(self, sheet: MinutesSheet) -> None:
        sheet.edited.connect(self.desk.note_edit)
        sheet.tab_changed.connect(lambda: self._show_problems_quietly(self.desk.save()))
        sheet.reopen_wanted.connect(lambda: self.set_state("checking"))
        self.desk.saved.connect(sheet.bar_slot.take_away)
        header = sheet.header
        header.back_wanted.connect(self.go_to_list)
        header.state_wanted.connect(self.set_state)
        header.print_wanted.connect(self.print_current)
        header.delete_wanted.connect(self.ask_to_delete)
        header.history_wanted.connect(self.show_whole_history)
        sheet.history.all_wanted.connect(self.show_whole_history)
        sheet.links.record_wanted.connect(lambda kind, number: self._go_to(kind, number))
        for part in sheet.parts:
            part.record_wanted.connect(lambda kind, number: self._go_to(kind, number))

    def _begin(self, dialog: StartDialog) -> None:
        """Make the new 会議録 at once, with what it takes over; the cursor stands in its title."""
        start = dialog.start
        applied = self.context.apply(start.change_set(self.context.ledger))
        if applied.stamp is None or not self.open_minutes(start.minutes.id):
            return
        from ui.minutes.minutes_sheet import BEFORE_TAB

        self.sheet.show_tab(BEFORE_TAB)
        self.sheet.before.focus_field("title", is_marked=True)

    def _show_desk(self) -> None:
        from ui.minutes.minutes_sheet import TALK_TAB

        is_first = not self.is_form_shown
        self.meeting.open(self.desk.editing.root_id)
        sheet = self.sheet
        sheet.show_editing(self.desk.editing)
        sheet.begin()
        self._stack.setCurrentWidget(sheet)
        if is_first:
            sheet.show_tab(TALK_TAB)
            sheet.focus_first()
        elif sheet.tab != TALK_TAB:
            sheet.show_tab(sheet.tab)

    def _follow(self, change_set: ChangeSet) -> None:
        was_open = self.is_form_shown
        is_stale = self.desk.follow(change_set)
        self.pane.follow(change_set, self.desk.with_drafts)
        if was_open and not self.desk.has_editing:
            self.after_loss()
            return
        if not was_open:
            return
        if is_stale and any(change.kind == Minutes.KIND for change in change_set):
            self.sheet.show_editing(self.desk.editing)
        self.sheet.follow(change_set)
        self.tell_open()

    def shown_beside(self) -> Iterator[Record]:
        minutes, ledger = self.meeting.minutes, self.context.ledger
        if minutes is not None:
            yield from (*made_here(ledger, minutes), *carried_over(ledger, minutes), *self.meeting.rows(Concern))

    def after_loss(self, neighbour: int | None = None) -> None:
        """The one on the table is gone: its neighbour, else the list."""
        if self.desk.has_editing and self.desk.editing.root is not None:
            self._show_desk()
            return
        self.desk.put_away()
        if neighbour is None or not self.open_minutes(neighbour):
            self.meeting.open(0)
            self._stack.setCurrentWidget(self.pane)
            self.pane.refresh()

    def _keep_typing(self) -> None:
        """Fields that can be saved are saved before the next deed, so that undo takes back one thing at a time."""
        if self.desk.has_editing and not self.desk.is_writing and not self.desk.problems():
            self.desk.save()

    def save_desk(self) -> Sequence[Problem]:
        """Save the sheet, with what stands in the input line."""
        self.sheet.talk.keep_typing()
        return super().save_desk()

    @property
    def form(self) -> MinutesSheet:
        return self.sheet

    def _show_problems_quietly(self, problems: Sequence[Problem]) -> None:
        """Beside the fields only: the user is on the way to another part."""
        for part in self.sheet.parts if problems else ():
            part.show_problems(problems)

    def _go_to(self, kind: str, record_id: int) -> None:
        self.save_and_tell()
        self.context.signals.record_wanted.emit(kind, record_id, "")

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(300))
