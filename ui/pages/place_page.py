"""居場所: find a place, read the answer, correct it. List, form and strip side by side, as many as have room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from app.changes.change import ChangeSet
from app.records.base import Record
from app.records.photo import PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.volunteer import Assignment
from app.search.place_filters import PlaceFilters
from app.wording import noun
from ui.context import AppContext
from ui.lists.place_pane import PlacePane
from ui.pages import place_deeds
from ui.pages.form_at_desk import FormAtDesk
from ui.pages.page import Page, SelfTestStep
from ui.pages.record_deletion import deletion
from ui.pages.record_desk import RecordDesk
from ui.pages.record_panes import RecordPanes
from ui.question import Answer
from ui.widgets.notices import EmptyState
from ui.widgets.surfaces import row

if TYPE_CHECKING:
    from ui.forms.place_form import PlaceForm
    from ui.pages.place_parts import PlaceParts

_LAST_PLACE, _LAST_TAB, _LIST_WIDTH = "place.last", "place.tab", "place.list_width"
_FRAME_MILLISECONDS = 16  # the list is painted and takes keys before the form is made


class PlacePage(Page, FormAtDesk):
    """The page of the places of this ledger."""

    title = "居場所"

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.title = noun(Place.KIND, context.ledger)
        self.desk = RecordDesk(context, Place, self)
        self.pane = PlacePane(context)
        self._build()
        self._connect()

    @cached_property
    def parts(self) -> PlaceParts:
        """What belongs to the place in the form; both are made when a place is first opened, after the list."""
        from ui.forms.place_form import PlaceForm
        from ui.pages.place_parts import PlaceParts

        form = PlaceForm(self.context, lambda: self.desk.editing, self._panes.above_links)
        self._panes.take_form(form)
        self._connect_form(form)
        return PlaceParts(self.context, self.desk, form, self)

    @property
    def form(self) -> PlaceForm:
        """The form of the place on the desk."""
        return self.parts.form

    # ---- Page

    @property
    def shown_record(self) -> tuple[str, int] | None:
        return (Place.KIND, self.desk.editing.root_id) if self.desk.has_editing else None

    def enter(self) -> None:
        self.pane.show_drafts(self.desk.with_drafts)
        if not self.desk.has_editing:
            self._panes.set_open(None if self.pane.rows.ids else False)
            QTimer.singleShot(_FRAME_MILLISECONDS, self, self._open_first)

    def leave(self) -> bool:
        self.save_and_tell()
        return True

    def show_record(self, record_id: int, field: str = "") -> bool:
        if not (self.desk.has_editing and self.desk.editing.root_id == record_id) and not self.open_place(record_id):
            return False
        self._panes.show_list(False)  # where only one pane has room, whoever was led here sees the place
        if field:
            self.form.focus_field(Schedule.KIND if field == Schedule.KIND else Place.KIND, field)
        return True

    def show_kind(self, kind: str, record_id: int) -> bool:
        """A 場 is shown with the first place that uses it; a 定例 or photo with its place."""
        if kind == Space.KIND:
            return self.parts.show_space(record_id, self.show_record)
        return self.show_record(record_id)

    def show_list(self, wanted: object) -> None:
        """`wanted`: PlaceFilters, or None for all places."""
        self._panes.show_list(True)
        self.pane.show_filtered(wanted if isinstance(wanted, PlaceFilters) else PlaceFilters())
        if wanted is None:
            self.focus_search()

    def focus_search(self) -> None:
        self._panes.show_list(True)
        self.pane.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pane.search.selectAll()

    def make_new(self) -> None:
        self.make_place("")

    def print_current(self) -> None:
        if self.desk.has_editing:
            self.show_problems(self.desk.save())
            self.context.signals.print_wanted.emit(Place.KIND, self.desk.editing.root_id)

    def panes(self) -> Sequence[QWidget]:
        return (self.pane, self.form, self._panes.strip) if self.desk.has_editing else (self.pane,)

    def help_text(self) -> Sequence[tuple[str, str]]:
        return (
            ("Ctrl＋↑　Ctrl＋↓", f"まえ・つぎの{noun(Place.KIND, self.context.ledger)}（同じ欄のまま）"),
            ("Ctrl＋PageUp　Ctrl＋PageDown", "まえ・つぎの見出し"),
            ("Ctrl＋V", "写しておいた写真を入れる"),
            ("Ctrl＋S", "いま保存する（はなれても保存されます）"),
            ("Esc", "書くまえの内容にもどす"),
        )

    def self_test_steps(self) -> Sequence[SelfTestStep]:
        from ui.pages.place_looks import place_looks

        return (
            SelfTestStep("place_full", self._show_fullest),
            *place_looks(self.form, self.pane, self.parts),
        )

    def _show_fullest(self) -> None:
        """The place that says most: with a photo and its story."""
        ledger = self.context.ledger
        fullest = max(
            ledger.all(Place),
            key=lambda place: (len(ledger.linking(PhotoUse, "place", place.id)), bool(place.url), len(place.story)),
        )
        self.show_record(fullest.id)

    # ---- one place

    def open_place(self, place_id: int) -> bool:
        """Leave the place on the desk and show another; False when there is no such place."""
        self.save_and_tell()
        try:
            draft = self.desk.open(place_id)
        except KeyError:
            return False
        self._show_desk()
        self.offer_draft(draft)
        self.context.preferences.note(_LAST_PLACE, str(place_id))
        self.went.emit(place_id)
        return True

    def make_place(self, name: str) -> None:
        """A new place, the cursor in なまえ."""
        if self.refuses_to_write():
            return
        self.save_and_tell()
        self.desk.open_new(name)
        self._show_desk()
        self.offer_draft(None)
        self._panes.show_list(False)
        self.form.focus_field(Place.KIND, "name")

    def step(self, by: int) -> None:
        """The next or previous place of the list, in the same field."""
        from ui.forms.space_part import SPACE_PREFIX

        if not self.desk.has_editing:
            return
        target = self.pane.neighbour(by)
        focused = self.focusWidget()
        name = focused.objectName() if focused is not None and self.form.isAncestorOf(focused) else ""
        if target is not None and self.open_place(target) and name:
            kind = Space.KIND if name.startswith(SPACE_PREFIX) else Place.KIND
            self.form.focus_field(kind, name.removeprefix(SPACE_PREFIX))

    def ask_to_delete(self) -> None:
        """Tell what goes with the place, and take it away if the user wants."""
        if not self.desk.has_editing:
            return
        self.desk.save()
        place = self.context.ledger.get(Place, self.desk.editing.root_id)
        if place is None:  # never saved: there is nothing to take away but the typing
            self.desk.throw_away()
            self.after_loss()
            return
        change_set = deletion(self.context.ledger, place)
        answer = self.context.messages.ask(place_deeds.deletion_question(self.context.ledger, place, change_set))
        if answer is Answer.OTHER:
            self.parts.rest()
        elif answer is Answer.DEED:
            neighbour = self.pane.neighbour(1) or self.pane.neighbour(-1)
            applied = self.context.apply(change_set)
            if applied.stamp is not None:
                self.context.messages.inform(f"「{place.name}」を消しました", undo=True)
                self.after_loss(neighbour)

    # ---- inside

    def _build(self) -> None:
        nothing = EmptyState(
            f"{self.title}の内容は、ここに出ます",
            "一覧でえらぶか、新しく書きとめると、ここに開きます。",
            has_drawing=False,
        )
        width = self.context.preferences.recall(_LIST_WIDTH)
        self._panes = RecordPanes(self.pane, nothing, list_width=int(width) if width.isdigit() else 0)
        self._panes.list_width_changed.connect(lambda px: self.context.preferences.note(_LIST_WIDTH, str(px)))
        self.saved_line_slot = self._panes.saved_line_slot
        line = row(spacing=0)
        line.addWidget(self._panes)
        self.setLayout(line)

    def _connect(self) -> None:
        self.context.signals.records_changed.connect(self._follow)
        self.pane.record_chosen.connect(self.open_place)
        self.pane.form_wanted.connect(self._enter_form)
        self.pane.new_wanted.connect(self.make_place)
        self.desk.saved.connect(self.show_saved)
        self.desk.drafts_changed.connect(self._show_drafts)
        self.bind_keys(self, self.step, {"Ctrl+V": self.paste_pictures})

    def _connect_form(self, form: PlaceForm) -> None:
        form.edited.connect(self.desk.note_edit)
        self.desk.saved.connect(form.bar_slot.take_away)
        header = form.header
        header.flyer_wanted.connect(self.print_current)
        header.delete_wanted.connect(self.ask_to_delete)
        header.rest_wanted.connect(lambda: self.parts.rest())
        header.copy_wanted.connect(self._copy)
        header.history_wanted.connect(self.show_whole_history)
        header.back_wanted.connect(lambda: self._panes.show_list(True))
        form.history.all_wanted.connect(self.show_whole_history)
        form.volunteers.opened.connect(self._panes.widen_strip)
        form.links.record_wanted.connect(lambda kind, number: self.parts.follow_link(kind, number, self.open_place))

    def _open_first(self) -> None:
        """The place shown last, or the first of the list; nothing when one was opened meanwhile."""
        if self.desk.has_editing or not self.isVisible():
            return
        last = self.context.preferences.recall(_LAST_PLACE)
        tab = self.context.preferences.recall(_LAST_TAB)
        if last.isdigit() and int(last) in self.pane.rows.ids and self.open_place(int(last)):
            self.form.go_to_tab(int(tab) if tab.isdigit() else 0)
            return
        ids = self.pane.rows.ids
        if ids:
            self.open_place(ids[0])
        else:
            self._panes.set_open(False)

    def _show_desk(self) -> None:
        self._panes.set_open(True)
        self.form.show_editing(self.desk.editing)
        self.form.show_history()
        self.form.scroll_to_top()
        self.pane.choose(self.desk.editing.root_id)

    def shown_beside(self) -> Iterator[Record]:
        yield from self.desk.editing.linking(Assignment, "place", self.desk.editing.root_id)

    def after_loss(self, neighbour: int | None = None) -> None:
        if not self.desk.has_editing or self.desk.editing.root is None:
            self.desk.put_away()
            if neighbour is None or not self.open_place(neighbour):
                self._open_first()
        else:
            self._show_desk()

    def _follow(self, change_set: ChangeSet) -> None:
        is_there = self.follow_on_desk(change_set)
        self.pane.follow(change_set, self.desk.with_drafts)
        if not is_there:
            self._open_first()

    def save_and_tell(self) -> None:
        if self.desk.has_editing:
            self.context.preferences.note(_LAST_TAB, str(self.form.current_section()))
        super().save_and_tell()

    def _show_drafts(self) -> None:
        self.pane.show_drafts(self.desk.with_drafts)

    def _enter_form(self) -> None:
        self._panes.show_list(False)
        self.form.focus_field(Place.KIND, "name")

    def _copy(self) -> None:
        if not self.desk.has_editing:
            return
        self.desk.save()
        source = self.desk.editing
        self.desk.open_new("")
        place_deeds.put_copy(self.desk.editing, source)
        self._show_desk()
        self.desk.note_edit()
        self.form.focus_field(Place.KIND, "name")

    def add_pictures(self, pictures: Sequence[object]) -> None:
        self.parts.add_pictures(pictures)
