"""場と提供者: from hearing of a space to a place opened there. Board, list and 借りたい; a sheet for each space."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.changes.change import ChangeSet
from app.drafts import Draft
from app.problem import Problem
from app.records.approach import Approach
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.space_request import SpaceRequest
from app.wording import noun
from ui.context import AppContext
from ui.lists.space_front import REQUESTS, SpaceFront
from ui.pages import space_deeds
from ui.pages.page import Page, SelfTestStep
from ui.pages.record_deletion import short_name
from ui.pages.record_desk import RecordDesk
from ui.widgets.composing import is_composing
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import row

if TYPE_CHECKING:
    from ui.forms.space_form import SpaceForm
    from ui.pages.record_view import RecordView
    from ui.pages.space_parts import SpaceParts

_READ_ONLY = "この帳面は、いまは読むだけです。"
_WRITE_ELSEWHERE = "書くときは、書ける場所に写しをつくって、そちらをひらいてください。"
LATE = "late"
"""What `show_list` takes for exactly the spaces whose next step is overdue."""


class SpacePage(Page):
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
        if self._is_sheet and self.desk.has_editing:
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
        self._save_and_go()
        if "requests" in vars(self):
            self.requests.leave()
        return True

    def show_record(self, record_id: int, field: str = "") -> bool:
        is_open = self._is_sheet and self.desk.has_editing and self.desk.editing.root_id == record_id
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
        if self._is_sheet and self.desk.has_editing:
            self._show_problems(self._save())
            self.context.signals.print_wanted.emit(Space.KIND, self.desk.editing.root_id)

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
        self._save_and_go()
        try:
            draft = self.desk.open(space_id)
        except KeyError:
            return False
        self._show_desk(is_other=True)
        self._offer_draft(draft)
        self.went.emit(space_id)
        return True

    def make_space(self, name: str) -> None:
        """A new space, just heard of, the cursor in なまえ."""
        if self.context.store.is_read_only:
            self.context.messages.warn(_READ_ONLY, _WRITE_ELSEWHERE)
            return
        self._save_and_go()
        self.desk.open_new(name)
        space_deeds.begin(self.desk.editing)
        self._show_desk(is_other=True)
        self._offer_draft(None)
        self.form.begin_new()

    def show_front(self, view: str = "") -> None:
        """Back to the board, the list or 借りたい; what was written on the sheet is saved."""
        last = self.desk.editing.root_id if self._is_sheet and self.desk.has_editing else None
        self._save_and_go()
        if view:
            self.front.show_view(view)
        else:
            self.front.refresh()
        self._stack.setCurrentWidget(self.front)
        if last is not None:
            self.front.focus_on(last)
        self.went.emit(None)

    def save_now(self) -> None:
        """Ctrl+S: as if the space were left, but staying in it."""
        if self._is_sheet and self.desk.has_editing:
            self._show_problems(self._save())

    def step(self, by: int) -> None:
        """The next or previous space of the list as it was last shown."""
        if not self._is_sheet or not self.desk.has_editing:
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
    def _is_sheet(self) -> bool:
        return self._stack.currentWidget() is not self.front

    def _connect(self) -> None:
        self.context.signals.records_changed.connect(self._follow)
        self.desk.saved.connect(self._show_saved)
        self.desk.drafts_changed.connect(lambda: self.front.show_drafts(self.desk.with_drafts))
        self.front.show_drafts(self.desk.with_drafts)
        self.front.opened.connect(self.open_space)
        self.front.moved.connect(self.move_card)
        self.front.new_wanted.connect(self.make_space)
        self.front.requests_shown.connect(lambda: self.requests.enter())
        for keys, deed in (
            ("Ctrl+S", self.save_now),
            ("Ctrl+Up", lambda: self.step(-1)),
            ("Ctrl+Down", lambda: self.step(1)),
            ("Ctrl+PgUp", lambda: self._go_section(-1)),
            ("Ctrl+PgDown", lambda: self._go_section(1)),
            ("Ctrl+V", self._paste),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _connect_form(self, form: SpaceForm) -> None:
        form.edited.connect(self.desk.note_edit)
        form.record_wanted.connect(lambda kind, number: self.context.signals.record_wanted.emit(kind, number, ""))
        self.desk.saved.connect(form.take_bar_away)
        header = form.header
        header.back_wanted.connect(lambda: self.show_front())
        header.delete_wanted.connect(self._delete)
        header.copy_wanted.connect(self._copy)
        header.place_wanted.connect(lambda: self.parts.open_place())
        header.history_wanted.connect(self._show_whole_history)
        form.history.all_wanted.connect(self._show_whole_history)
        form.places.open_wanted.connect(lambda: self.parts.open_place())

    # -- the desk

    def _save(self) -> Sequence[Problem]:
        """Save the sheet; a form in which nothing was written is put away first, and so is a space without a word."""
        self.form.way.let_go()
        if space_deeds.is_untouched(self.desk.editing):
            self.desk.throw_away()
        return self.desk.save()

    def _save_and_go(self) -> None:
        """The space is being left. What cannot be saved yet is said, or nobody would know why it is not there."""
        if not self.desk.has_editing or not self._save():
            return
        root = self.desk.editing.root
        name = one_line(root.text_of("name")) if root is not None else ""
        words = f"「{short_name(name)}」" if name else "新しい場"
        self.context.messages.inform(f"{words}の書きかけを、とっておきました")

    def _show_desk(self, *, is_other: bool = False) -> None:
        self.form.show_editing(self.desk.editing, is_other=is_other)
        self.form.show_history()
        self._stack.setCurrentWidget(self.form)
        if is_other:
            self.form.scroll_to_top()

    def _show_saved(self) -> None:
        """A fresh Editing lies on the desk: the form writes into that one from now on."""
        if self.desk.has_editing:
            self.form.show_editing(self.desk.editing)
            self.form.show_history()

    def _after_loss(self) -> None:
        if not self.desk.has_editing or self.desk.editing.root is None:
            self.desk.put_away()
            self.show_front()
        else:
            self._show_desk()

    def _follow(self, change_set: ChangeSet) -> None:
        was_open = self.desk.has_editing
        is_stale = self.desk.follow(change_set)
        self.front.follow(change_set)
        self.problem_count_changed.emit()
        if is_stale and self.desk.has_editing:
            self.form.show_editing(self.desk.editing)
            self.form.show_history()
        elif was_open and not self.desk.has_editing and self._is_sheet:
            self.show_front()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        if problems and self.desk.has_editing:
            self.form.show_problems(problems)

    def _offer_draft(self, draft: Draft | None) -> None:
        """Say that what is shown was never saved, with the way back to what was."""
        if draft is None:
            self.form.take_bar_away()
            return
        from ui.forms.draft_bar import draft_bar

        problems = self.desk.problems()
        self.form.put_bar(draft_bar(draft, self.context, self._throw_draft_away, problems))
        self.form.show_problems(problems)

    def _throw_draft_away(self) -> None:
        self.desk.throw_away()
        self._after_loss()

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
            self._after_loss()

    def _show_whole_history(self) -> None:
        if self.desk.has_editing:
            self._save()
            self.context.signals.history_wanted.emit(Space.KIND, self.desk.editing.root_id)

    def _go_section(self, by: int) -> None:
        if self._is_sheet and self.desk.has_editing:
            target = self.form.current_section() + by
            if 0 <= target < len(self.form.sections):
                self.form.go_to_section(target)

    def _paste(self) -> None:
        from ui.forms.photo_section import pictures_in

        if not is_composing() and self._is_sheet and self.desk.has_editing:
            self.parts.add_pictures(pictures_in(QGuiApplication.clipboard().mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no field and no open row wanted: back to where one came from."""
        if event.key() == Qt.Key.Key_Escape and self._is_sheet and not is_composing():
            self.show_front()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._is_in_sight = False
        super().hideEvent(event)
