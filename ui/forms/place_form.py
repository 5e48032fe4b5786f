"""The form of a place: head, five sections in one scroll, and the strip beside them where there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editing import Editing
from app.problem import Problem
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.volunteer import Assignment, Volunteer
from app.wording import noun, with_nouns
from ui.context import AppContext
from ui.forms.about_section import AboutSection
from ui.forms.bound_fields import BoundFields
from ui.forms.contact_section import ContactSection
from ui.forms.form_section import FormSection
from ui.forms.inside_section import InsideSection
from ui.forms.links_strip import history_entries
from ui.forms.photo_section import PhotoSection
from ui.forms.place_header import PlaceHeader
from ui.forms.read_only import make_read_only
from ui.forms.scrolled_form import ScrolledForm
from ui.forms.tabs import Tabs
from ui.forms.volunteers_box import VolunteersBox, volunteers_of
from ui.forms.where_section import WhereSection

_TAB_WORDS = (
    ("どんな{place}", "内容"),
    ("いつ・どこで", "日時・場所"),
    ("だれに連絡", "連絡先"),
    ("写真", "写真"),
    ("内部メモ", "メモ"),
    ("つながり", "つながり"),
    ("履歴", "履歴"),
)


class PlaceForm(ScrolledForm):
    """Shows one Editing and writes into it.

    Signals:
        edited: the user changed something.
    """

    edited = Signal()

    def __init__(self, context: AppContext, editing_of: Callable[[], Editing], above_links: QVBoxLayout) -> None:
        """`above_links` is the top of the strip."""
        super().__init__(f"{noun(Place.KIND, context.ledger)}の内容")
        self._above_links = above_links
        self._place_id = 0
        self._context = context
        self._editing_of = editing_of
        today = context.today()
        tabs = [(with_nouns(word, context.ledger), short) for word, short in _TAB_WORDS]
        self.header = PlaceHeader(context.ledger, today, tabs)
        self.about = AboutSection(tabs[0][0], today, editing_of)
        self.where = WhereSection("いつ・どこで", today, editing_of)
        self.contact = ContactSection("だれに連絡する")
        self.photos = PhotoSection("写真", context.store.read_blob)
        self.inside = InsideSection("内部メモ", today, lambda: context.preferences.your_name)
        self.volunteers = VolunteersBox(noun(Volunteer.KIND, context.ledger), context.ledger)
        self.sections: tuple[FormSection, ...] = (self.about, self.where, self.contact, self.photos, self.inside)
        self._build()

    @property
    def tabs(self) -> Tabs:
        return self.header.tabs

    def show_editing(self, editing: Editing) -> None:
        """Fill everything from an Editing."""
        place = editing.root
        assert isinstance(place, Place)
        if place.id != self._place_id:
            self._place_id = place.id
            self.volunteers.close_search()
        self.about.show_place(editing, place)
        self.where.show_place(editing, place)
        self.contact.show_place(editing, place)
        self.photos.show_place(editing, place)
        self.inside.show_place(editing, place)
        if self._context.store.is_read_only:
            for section in self.sections:
                make_read_only(section)
        self.show_head()

    def show_head(self) -> None:
        """Say name, state and links again."""
        editing = self._editing_of()
        place = editing.root
        if isinstance(place, Place):
            self.header.show_place(editing, place)
            QTimer.singleShot(0, self, lambda: self._show_links(editing))

    def _show_links(self, editing: Editing) -> None:
        """A moment later: they may have to look far. The place may be gone meanwhile."""
        from app.links import links_of

        place = editing.root
        if place is not None and shiboken6.isValid(self.links):  # a page that closes takes the strip away first
            groups = links_of(self._context.ledger, place, records=editing)
            self.links.show_groups([group for group in groups if group.kind != Assignment.KIND])
            self.volunteers.show_volunteers(volunteers_of(place, editing, self._context.today()))

    def show_history(self) -> None:
        """Read the last changes from the file."""
        editing = self._editing_of()
        lines = [] if editing.is_new else self._context.history_of(editing.root_id)
        self.history.show_entries(history_entries(lines, editing, self._context.today()))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems beside their fields, open what hides one, and go to the first."""
        for fields in self._all_fields():
            record = fields.record
            fields.show_problems([each for each in problems if record is not None and each.record_id == record.id])
        if any(problem.kind == Space.KIND for problem in problems):
            self.where.space.show_details(True)
        for problem in problems:
            if self.focus_field(problem.kind, problem.field):
                return

    def focus_field(self, kind: str, name: str) -> bool:
        """Put the cursor into a field; False when the form does not show it."""
        if kind == Schedule.KIND:
            self.bring(self.where.wells)
            if self.where.wells.wells:
                self.where.wells.wells[0].more.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        for fields in self._all_fields():
            editor = fields.editor(name.removesuffix("_level")) if kind == fields.record_class.KIND else None
            if editor is None:
                continue
            if kind == Space.KIND and not editor.isVisibleTo(self.where.space):
                self.where.space.show_details(True)
            self.about.open_for(name)
            widget = editor.input_widget()
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self.bring(fields.in_sight(name.removesuffix("_level")))
            return True
        return False

    def go_to_tab(self, number: int) -> None:
        """As `go_to_section`, once the form has its size; nothing for a number that is no section."""
        if 0 < number < len(self.sections):
            QTimer.singleShot(0, self, lambda: self.go_to_section(number))

    def set_strip(self, strip: QWidget | None) -> None:
        super().set_strip(strip)
        if strip is None:
            self._links_section.body.insertWidget(0, self.volunteers)
        else:
            self._above_links.addWidget(self.volunteers)

    def _build(self) -> None:
        self.build(self.header)
        for section in self.sections:
            section.edited.connect(self.edited)
            section.question_wanted.connect(self._context.signals.question_wanted)
        self.volunteers.question_wanted.connect(self._context.signals.question_wanted)
        self._put_head_last()
        self.about.renamed.connect(self.show_head)
        self.where.moved_house.connect(self.show_head)
        self.inside.confirmed.connect(self.show_head)

    def _put_head_last(self) -> None:
        """Tab goes from the list into なまえ and down; the buttons of the head come behind the last field."""
        last = self.inside.fields.editor("internal_note")
        if last is not None:
            before: QWidget = last.input_widget()
            for button in (self.header.flyer, self.header.more, *self.header.tabs.buttons):
                QWidget.setTabOrder(before, button)
                before = button

    def _all_fields(self) -> tuple[BoundFields, ...]:
        where = self.where
        return (self.about.fields, where.fields, where.space.fields, self.contact.fields, self.inside.fields)
