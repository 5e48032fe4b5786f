"""場と提供者: from hearing of a space to a place opened there. Board, list and 借りたい; a sheet for each space."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.changes.change import ChangeSet
from app.problem import Problem
from app.records.approach import Approach
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.space_request import SpaceRequest
from app.wording import noun
from ui.context import AppContext
from ui.lists.space_front import BOARD, REQUESTS, SpaceFront
from ui.pages import space_deeds
from ui.pages.form_at_desk import FormAtDesk
from ui.pages.page import Page, SelfTestStep
from ui.pages.record_desk import RecordDesk
from ui.widgets.composing import is_composing
from ui.widgets.surfaces import row

if TYPE_CHECKING:
    from ui.forms.space_form import SpaceForm
    from ui.pages.record_view import RecordView
    from ui.pages.space_parts import SpaceParts

LATE = "late"
"""What `show_list` takes for exactly the spaces whose next step is overdue."""


class SpacePage(Page, FormAtDesk):
    """The page of the spaces, their owners and the way to them."""

    title = "場と提供者"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title = f"{noun(Space.KIND, context.ledger)}と提供者"
        self.desk = RecordDesk(context, Space, self)
        self.front = SpaceFront(context, self.title, lambda: self.requests)
        self._is_in_sight = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.front)
        line = row(spacing=0)
        line.addWidget(self._stack)
        self.setLayout(line)
        self._connect()

    @cached_property
    def form(self) -> SpaceForm:
        """The sheet; made when a space is first opened."""
        from ui.forms.space_form import SpaceForm

        form = SpaceForm(self.context, lambda: self.desk.editing, self.title)
        self._stack.addWidget(form)
        self._connect_form(form)
        QTimer.singleShot(0, self, lambda: self.parts)
        return form

    @cached_property
    def parts(self) -> SpaceParts:
        """What belongs to the space on the sheet."""
        from ui.pages.space_parts import SpaceParts

        return SpaceParts(self.context, self.desk, self.form, self)

    @cached_property
    def requests(self) -> RecordView:
        """借りたい; made when it is first wanted."""
        from ui.forms.request_form import RequestForm
        from ui.pages.record_view import RecordView

        view = RecordView(self.context, SpaceRequest, make_form=RequestForm)
        view.went.connect(self.went)
        return view

    # ---- Page

    @property
    def problem_count(self) -> int:
        return len(self.front.finder.late)

    @property
    def shown_record(self) -> tuple[str, int] | None:
        if self.is_form_shown:
            return Space.KIND, self.desk.editing.root_id
        if not self._is_sheet and self.front.view == REQUESTS and self.requests.shown_id is not None:
            return SpaceRequest.KIND, self.requests.shown_id
        return None

    def enter(self) -> None:
        """Asked for again while in sight (its entry pressed, or back), it begins with the board again."""
        if self._is_in_sight and self._is_sheet:
            self.show_front()
        self._is_in_sight = True
        if not self._is_sheet:
            self.front.refresh()

    def leave(self) -> bool:
        self.save_and_tell()
        if "requests" in vars(self):
            self.requests.leave()
        return True

    def show_record(self, record_id: int, field: str = "") -> bool:
        is_on_board = field == "stage" and not self._is_sheet and self.front.view == BOARD
        if is_on_board and self.front.board.focus_card(record_id):
            return True  # a card that was moved goes back in sight of who moved it
        is_open = self.is_form_shown and self.desk.editing.root_id == record_id
        if not is_open and not self.open_space(record_id):
            return False
        if field:
            self.form.focus_field(Space.KIND, field)
        return True

    def show_kind(self, kind: str, record_id: int) -> bool:
        """A 働きかけ is shown in its space, an owner with the first space he lends, a group in 借りたい."""
        ledger = self.context.ledger
        if kind == SpaceRequest.KIND:
            self.show_front(REQUESTS)
            return self.requests.open_record(record_id)
        if kind == Approach.KIND:
            approach = ledger.get(Approach, record_id)
            if approach is None or approach.space is None or not self.show_record(approach.space):
                return False
            return self.form.show_approach(record_id)
        if kind == SpaceOwner.KIND:
            spaces = ledger.linking(Space, "owner", record_id)
            return bool(spaces) and self.show_record(spaces[0].id) and self.form.focus_field(kind, "name")
        return self.show_record(record_id)

    def show_list(self, wanted: object) -> None:
        if wanted == LATE:
            self.show_front()
            self.front.show_only_late()
        else:
            self.focus_search()

    def focus_search(self) -> None:
        self.show_front()
        if self.front.view == REQUESTS:
            self.requests.focus_search()
            return
        self.front.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.front.search.selectAll()

    def make_new(self) -> None:
        if not self._is_sheet and self.front.view == REQUESTS:
            self.requests.make_new()
        else:
            self.make_space("")

    def print_current(self) -> None:
        if self.is_form_shown:
            self.show_problems(self.save_desk())
            self.context.signals.print_wanted.emit(Space.KIND, self.desk.editing.root_id)
        else:
            super().print_current()

    def panes(self) -> Sequence[QWidget]:
        if self._is_sheet:
            return self.form.panes()
        return self.requests.parts() if self.front.view == REQUESTS else (self.front,)

    def help_text(self) -> Sequence[tuple[str, str]]:
        from ui.pages.space_looks import KEYS

        return KEYS

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.pages.space_looks import space_looks

        return space_looks(self)

    # ---- one space

    def open_space(self, space_id: int) -> bool:
        """Leave the space on the desk and show another; False when there is no such space."""
        self.save_and_tell()
        try:
            draft = self.desk.open(space_id)
        except KeyError:
            return False
        self._show_desk(is_other=True)
        self.offer_draft(draft)
        self.went.emit(space_id)
        return True

    def make_space(self, name: str) -> None:
        """A new space, just heard of, the cursor in なまえ."""
        if self.refuses_to_write():
            return
        self.save_and_tell()
        self.desk.open_new(name)
        space_deeds.begin(self.desk.editing)
        self._show_desk(is_other=True)
        self.offer_draft(None)
        self.form.begin_new()

    def show_front(self, view: str = "") -> None:
        """Back to the board, the list or 借りたい; what was written on the sheet is saved."""
        last = self.desk.editing.root_id if self.is_form_shown else None
        self.save_and_tell()
        if view:
            self.front.show_view(view)
        else:
            self.front.refresh()
        self._stack.setCurrentWidget(self.front)
        if last is not None:
            self.front.focus_on(last)
        self.went.emit(None)

    def step(self, by: int) -> None:
        """The next or previous space of the list as it was last shown."""
        if not self.is_form_shown:
            return
        found = self.front.finder.find(self.front.search.text(), self.front.chips.filters)
        here = self.desk.editing.root_id
        at = found.index(here) + by if here in found else 0
        if 0 <= at < len(found):
            self.open_space(found[at])

    def move_card(self, space_id: int, stage: str) -> None:
        """Put a space at another stage, from the board; nothing is asked, 元に戻す takes it back."""
        space = self.context.ledger.get(Space, space_id)
        if space is None or space.stage == stage or self.context.store.is_read_only:
            return
        if self.context.apply(space_deeds.moved_to(space, stage, self.context.ledger)).stamp is not None:
            self.front.board.focus_card(space_id)
            self.context.messages.inform(space_deeds.moved_words(space, stage), undo=True)

    # ---- inside

    @property
    def is_form_shown(self) -> bool:
        return self._is_sheet and self.desk.has_editing

    @property
    def _is_sheet(self) -> bool:
        return self._stack.currentWidget() is not self.front

    def _connect(self) -> None:
        self.context.signals.records_changed.connect(self._follow)
        self.desk.saved.connect(self.show_saved)
        self.desk.drafts_changed.connect(lambda: self.front.show_drafts(self.desk.with_drafts))
        self.front.show_drafts(self.desk.with_drafts)
        self.front.opened.connect(self.open_space)
        self.front.moved.connect(self.move_card)
        self.front.new_wanted.connect(self.make_space)
        self.front.requests_shown.connect(lambda: self.requests.enter())
        self.bind_keys(self, self.step, {"Ctrl+V": self.paste_pictures})

    def _connect_form(self, form: SpaceForm) -> None:
        form.edited.connect(self.desk.note_edit)
        form.record_wanted.connect(lambda kind, number: self.context.signals.record_wanted.emit(kind, number, ""))
        self.desk.saved.connect(form.bar_slot.take_away)
        header = form.header
        header.back_wanted.connect(lambda: self.show_front())
        header.delete_wanted.connect(self._delete)
        header.copy_wanted.connect(self._copy)
        header.place_wanted.connect(lambda: self.parts.open_place())
        header.history_wanted.connect(self.show_whole_history)
        form.history.all_wanted.connect(self.show_whole_history)
        form.places.open_wanted.connect(lambda: self.parts.open_place())

    # -- the desk

    def save_desk(self) -> Sequence[Problem]:
        """Save the sheet; a form in which nothing was written is put away first, and so is a space without a word."""
        self.form.way.let_go()
        if space_deeds.is_untouched(self.desk.editing):
            self.desk.throw_away()
        return self.desk.save()

    def _show_desk(self, *, is_other: bool = False) -> None:
        self.form.show_editing(self.desk.editing, is_other=is_other)
        self.form.show_history()
        self._stack.setCurrentWidget(self.form)
        if is_other:
            self.form.scroll_to_top()

    def after_loss(self, neighbour: int | None = None) -> None:
        if not self.desk.has_editing or self.desk.editing.root is None:
            self.desk.put_away()
            if neighbour is None or not self.open_space(neighbour):
                self.show_front()
        else:
            self._show_desk()

    def _follow(self, change_set: ChangeSet) -> None:
        is_there = self.follow_on_desk(change_set)
        self.front.follow(change_set)
        self.problem_count_changed.emit()
        if not is_there and self._is_sheet:
            self.show_front()

    def _copy(self) -> None:
        values = self.parts.copied_values()
        if values is None:
            return
        self.make_space("")
        editing = self.desk.editing
        if editing.root is not None:
            editing.put(editing.root.changed(**values))
        self._show_desk()
        self.desk.note_edit()
        self.form.begin_new()

    def _delete(self) -> None:
        if self.parts.ask_to_delete():
            self.after_loss()

    def add_pictures(self, pictures: Sequence[object]) -> None:
        self.parts.add_pictures(pictures)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field and no open row wanted: back to where one came from."""
        if event.key() == Qt.Key.Key_Escape and self._is_sheet and not is_composing():
            self.show_front()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._is_in_sight = False
        super().hideEvent(event)
