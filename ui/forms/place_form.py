"""The form of a place: head, five sections in one scroll, and the strip beside them where there is room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editing import Editing
from app.problem import Problem
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.volunteer import Assignment, Volunteer
from app.wording import noun
from ui import theme
from ui.context import AppContext
from ui.forms.about_section import AboutSection
from ui.forms.bar_slot import BarSlot
from ui.forms.bound_fields import BoundFields
from ui.forms.contact_section import ContactSection
from ui.forms.form_section import FormSection
from ui.forms.inside_section import InsideSection
from ui.forms.links_strip import HistoryBox, LinksBox, history_entries
from ui.forms.photo_section import PhotoSection
from ui.forms.place_header import PlaceHeader
from ui.forms.read_only import make_read_only
from ui.forms.volunteers_box import VolunteersBox, volunteers_of
from ui.forms.where_section import WhereSection
from ui.widgets.surfaces import WIDEST_FORM, ScrollBody, Section, column
from ui.widgets.tab_order import first_field

TAB_WORDS = (
    ("どんな居場所", "内容"),
    ("いつ・どこで", "日時・場所"),
    ("だれに連絡", "連絡先"),
    ("写真", "写真"),
    ("内部メモ", "メモ"),
    ("つながり", "つながり"),
    ("履歴", "履歴"),
)
_LINKS, _HISTORY = 5, 6


class PlaceForm(QWidget):
    """Shows one Editing and writes into it.

    Signals:
        edited: the user changed something.
    """

    edited = Signal()

    def __init__(self, context: AppContext, editing_of: Callable[[], Editing], above_links: QVBoxLayout) -> None:
        """`above_links` is the top of the strip."""
        super().__init__()
        self._above_links = above_links
        self._place_id = 0
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("居場所の内容")
        self._context = context
        self._editing_of = editing_of
        self.bar_slot = BarSlot()
        today = context.today()
        self.header = PlaceHeader(context.ledger, today, TAB_WORDS)
        self.about = AboutSection("どんな居場所", today, editing_of)
        self.where = WhereSection("いつ・どこで", today, editing_of)
        self.contact = ContactSection("だれに連絡する")
        self.photos = PhotoSection("写真", context.store.read_blob)
        self.inside = InsideSection("内部メモ", today, lambda: context.preferences.your_name)
        self.links, self.history = LinksBox(), HistoryBox()
        self.volunteers = VolunteersBox(noun(Volunteer.KIND, context.ledger))
        self._links_section, self._history_section = Section("つながり"), Section("履歴")
        self.sections: tuple[FormSection, ...] = (self.about, self.where, self.contact, self.photos, self.inside)
        self._build()

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
            self._bring(self.where.wells)
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
            self._bring(fields.in_sight(name.removesuffix("_level")))
            return True
        return False

    def go_to_section(self, number: int) -> None:
        """Scroll a section to the top."""
        target = self._scroll_targets()[number]
        top = target.mapTo(self._scroll.inner, target.rect().topLeft()).y()
        past_rule = theme.px(4) if number else -theme.px(10)  # the head has a hairline of its own
        self._scroll.verticalScrollBar().setValue(max(0, top + past_rule))
        self.header.tabs.mark(number)

    def current_section(self) -> int:
        """The number of the section in sight."""
        position = self._scroll.verticalScrollBar().value() + theme.px(60)
        number = 0
        for each, target in enumerate(self._scroll_targets()):
            if not target.isHidden() and target.mapTo(self._scroll.inner, target.rect().topLeft()).y() <= position:
                number = each
        return number

    def go_to_tab(self, number: int) -> None:
        """As `go_to_section`, once the form has its size; nothing for a number that is no section."""
        if 0 < number < len(self.sections):
            QTimer.singleShot(0, self, lambda: self.go_to_section(number))

    def set_labels_above(self, above: bool) -> None:
        """Labels over the fields, for narrow windows."""
        for section in self.sections:
            section.set_labels_above(above)

    def set_strip(self, strip: QWidget | None) -> None:
        """Put つながり and 履歴 into a strip beside the form, or (None) into the form as sections of their own."""
        for section, box in ((self._links_section, self.links), (self._history_section, self.history)):
            section.setVisible(strip is None)
            if strip is None:
                section.body.addWidget(box)
        if strip is None:
            self._links_section.body.insertWidget(0, self.volunteers)
        else:
            self._above_links.addWidget(self.volunteers)
        for number in (_LINKS, _HISTORY):
            self.header.tabs.set_shown(number, strip is None)

    def scroll_to_top(self) -> None:
        """Show the head of the form, for another record."""
        self._scroll.verticalScrollBar().setValue(0)

    def _build(self) -> None:
        outer = column(spacing=0)
        self.setLayout(outer)
        self._scroll = ScrollBody(
            margin=24, spacing=18, name="居場所の内容", widest=WIDEST_FORM, parent=self
        )  # first child: F6 goes there
        outer.addWidget(self.header)
        outer.addLayout(self.bar_slot)
        self._scroll.body.setContentsMargins(theme.px(24), theme.px(14), theme.px(20), theme.px(24))
        for section in self.sections:
            self._scroll.body.addWidget(section)
            section.edited.connect(self.edited)
        for extra in (self._links_section, self._history_section):
            self._scroll.body.addWidget(extra)
        self._scroll.body.addStretch(1)
        outer.addWidget(self._scroll, 1)
        self._put_head_last()
        self.about.renamed.connect(self.show_head)
        self.where.moved_house.connect(self.show_head)
        self.inside.confirmed.connect(self.show_head)
        self.header.tabs.wanted.connect(self._enter_section)
        self._scroll.verticalScrollBar().valueChanged.connect(
            lambda _value: self.header.tabs.mark(self.current_section())
        )

    def _enter_section(self, number: int) -> None:
        """A tab was pressed: the section comes to the top, the cursor into its first field."""
        self.go_to_section(number)
        field = first_field(self._scroll_targets()[number])
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _scroll_targets(self) -> tuple[QWidget, ...]:
        return (*self.sections, self._links_section, self._history_section)

    def _bring(self, widget: QWidget) -> None:
        def bring() -> None:
            self._scroll.ensureWidgetVisible(widget, theme.px(20), theme.px(80))

        bring()
        QTimer.singleShot(0, widget, bring)  # again when what was just shown or hidden has its place

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(260))
