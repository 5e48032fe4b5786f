"""The sheet of a space: its way and next step at the left, owner, rules and wishes at the right, all fields below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.editing import Editing
from app.links import links_of
from app.problem import Problem
from app.records.approach import Approach
from app.records.place import Place
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.space_request import SpaceRequest
from app.records.use_limit import UseLimit
from app.wording import noun
from ui import theme
from ui.context import AppContext
from ui.forms.bar_slot import BarSlot
from ui.forms.bound_fields import BoundFields
from ui.forms.link_choices import LinkChoices
from ui.forms.links_strip import HistoryBox, LinksBox, history_entries
from ui.forms.owner_section import OwnerSection
from ui.forms.photo_section import PhotoSection
from ui.forms.read_only import make_read_only
from ui.forms.space_about import NotesSection, RulesSection, SpaceSection
from ui.forms.space_header import SpaceHeader
from ui.forms.space_side import OwnerCard, PlacesCard, RulesCard, SideCard, WishersCard
from ui.forms.way_section import WaySection
from ui.widgets.surfaces import PAGE_MARGIN, ScrollBody, Section, Surface, column, row
from ui.widgets.tab_order import chain_in_sight, first_field

TABS = (
    ("働きかけ", "あゆみ"),
    ("提供者", "提供者"),
    ("使えるきまり", "きまり"),
    ("場のこと", "場"),
    ("写真", "写真"),
    ("内部メモ", "メモ"),
)
_TWO_COLUMNS, _LABELS_BESIDE = 58, 40  # characters across
_SIDE_WIDTH = 310  # px at 標準
_REST_MILLISECONDS, _SETTLED_MILLISECONDS = 400, 60
_TOLD_ELSEWHERE = (Place.KIND, SpaceOwner.KIND, SpaceRequest.KIND)


class SpaceForm(QWidget):
    """Shows one Editing of a space and writes into it.

    Signals:
        edited: the user changed something.
        record_wanted: (kind, id) a linked record was asked for.
    """

    edited = Signal()
    record_wanted = Signal(str, object)

    def __init__(self, context: AppContext, editing_of: Callable[[], Editing], title: str) -> None:
        super().__init__()
        self.setAccessibleName("場の内容")
        self._context, self._editing_of = context, editing_of
        self.bar_slot = BarSlot()
        self._rested = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rested.timeout.connect(self.show_head)
        self._columns = 0
        self._has_labels_above = False
        self._is_new_first = False
        today, ledger = context.today(), context.ledger
        self.choices = LinkChoices(editing_of)
        self.header = SpaceHeader(title, TABS, noun(Place.KIND, context.ledger))
        self.way = WaySection(today, self.choices, lambda: context.preferences.your_name)
        self.owner = OwnerSection(today, self.choices)
        self.rules = RulesSection(today, self.choices, ledger)
        self.about = SpaceSection(today, self.choices)
        self.photos = PhotoSection("写真", context.store.read_blob, has_rule=False)
        self.notes = NotesSection(today, self.choices)
        self.sections = (self.way, self.owner, self.rules, self.about, self.photos, self.notes)
        self.owner_card, self.rules_card = OwnerCard(), RulesCard(ledger, today)
        self.wishers, self.places = WishersCard(ledger), PlacesCard(ledger)
        self.links, self.history = LinksBox(), HistoryBox()
        self._sheets: dict[Section, Surface] = {}
        self._build()
        self._connect()

    # ---- for the page

    def show_editing(self, editing: Editing, *, is_other: bool = False) -> None:
        """Fill everything; `is_other`: another space than before, whose sections may stand in another order."""
        self.choices.forget()
        space = editing.root
        assert isinstance(space, Space)
        if is_other:
            self._order_sections(is_new=editing.is_new)
        for section in (self.way, self.owner, self.rules, self.about, self.notes):
            section.show_record(editing, space)
        self.photos.show_photos(editing, "space", space.id)
        if self._context.store.is_read_only:
            for part in (*self.sections, *self._upper, self.places):
                make_read_only(part)
        self.show_head()

    def show_head(self) -> None:
        """Say again what stands in head and cards."""
        self._rested.stop()
        editing = self._editing_of()
        space = editing.root
        if not isinstance(space, Space):
            return
        self.header.show_space(editing, space)
        self.owner_card.show_owner(editing, space)
        self.rules_card.show_rules(editing, space)
        self.wishers.show_space(space)
        self.places.show_space(editing, space)
        groups = links_of(self._context.ledger, space, records=editing)
        self.links.show_groups([group for group in groups if group.kind not in _TOLD_ELSEWHERE])

    def show_history(self) -> None:
        """Read the last changes from the file."""
        editing = self._editing_of()
        lines = [] if editing.is_new else self._context.history_of(editing.root_id)
        self.history.show_entries(history_entries(lines, editing, self._context.today()))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems beside their fields, open what holds one, and go to the first."""
        self.way.show_problems(problems)
        self.rules.show_problems(problems)
        for fields in self._all_fields():
            record = fields.record
            fields.show_problems([each for each in problems if record is not None and each.record_id == record.id])
        for problem in problems:
            if self.focus_field(problem.kind, problem.field, problem.record_id):
                return

    def focus_field(self, kind: str, name: str, record_id: int | None = None) -> bool:
        """Put the cursor into a field of the space, of its owner, or of a row; False when there is none such."""
        if kind == UseLimit.KIND and record_id is not None:
            return self.rules.limits.focus_field(record_id, name)
        if kind == Approach.KIND and record_id is not None:
            return self.way.open_approach(record_id, name)
        for fields in self._all_fields():
            editor = fields.editor(name) if kind == fields.record_class.KIND else None
            if editor is not None:
                if kind == Space.KIND:
                    self.about.open_for(name)
                editor.input_widget().setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.bring(fields.in_sight(name))
                return True
        return False

    def show_approach(self, approach_id: int) -> bool:
        """Go to one 働きかけ: to できた when its step is the next one, otherwise open it. False: it is not here."""
        if self.way.stand_on_step(approach_id):
            self.show_way()
            return True
        return self.way.open_approach(approach_id)

    def begin_new(self) -> None:
        """The cursor in なまえ of a new space, the sheet at its top."""
        editor = self.about.fields.editor("name")
        assert editor is not None  # the first of its fields
        editor.input_widget().setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self.scroll_to_top)

    def go_to_section(self, number: int) -> None:
        """Scroll a section to the top."""
        target = self._targets()[number]
        top = target.mapTo(self._scroll.inner, target.rect().topLeft()).y()
        is_at_top = number == 0 and not self._is_new_first
        self._scroll.verticalScrollBar().setValue(0 if is_at_top else max(0, top - theme.px(8)))
        self.header.tabs.mark(number)

    def current_section(self) -> int:
        """The number of the section in sight."""
        position = self._scroll.verticalScrollBar().value() + theme.px(80)
        tops = {
            number: target.mapTo(self._scroll.inner, target.rect().topLeft()).y()
            for number, target in enumerate(self._targets())
        }
        above = [number for number in tops if tops[number] <= position]
        return max(above, key=lambda number: tops[number], default=0)

    def scroll_to_top(self) -> None:
        """Show the beginning, for another space."""
        self._scroll.verticalScrollBar().setValue(0)
        self.header.tabs.mark(self.current_section())

    def show_way(self) -> None:
        """Stages, next step and the newest 働きかけ in sight, once the form that stood there has given way."""

        def show() -> None:
            top = self._upper[0].mapTo(self._scroll.inner, self._upper[0].rect().topLeft()).y()
            self._scroll.verticalScrollBar().setValue(max(0, top - theme.px(10)))

        show()
        QTimer.singleShot(_SETTLED_MILLISECONDS, self, show)

    def panes(self) -> Sequence[QWidget]:
        """What F6 walks through."""
        return (self._scroll, self._side) if self._columns == 2 else (self._scroll,)

    # ---- inside

    def _build(self) -> None:
        outer = column(spacing=0)
        self.setLayout(outer)
        outer.addWidget(self.header)
        outer.addLayout(self.bar_slot)
        middle = row(spacing=0)
        self._scroll = ScrollBody(margin=20, spacing=12, name="場の内容")
        self._side = ScrollBody(margin=0, spacing=12, name="提供者ときまり")
        self._side.body.setContentsMargins(0, theme.px(10), theme.px(16), theme.px(16))
        self._scroll.body.setContentsMargins(theme.px(PAGE_MARGIN), theme.px(10), theme.px(14), theme.px(20))
        middle.addWidget(self._scroll, 1)
        middle.addWidget(self._side)
        outer.addLayout(middle, 1)
        steps, well = self.way.upper_parts()
        ways = Surface("card", margin=12, name="段階")
        ways.body.addWidget(steps)
        self._upper: tuple[QWidget, ...] = (ways, well)
        for section in self.sections:
            sheet = Surface("card", margin=18, name=section.heading)
            sheet.body.addWidget(section)
            self._sheets[section] = sheet
        linked = SideCard("つながり")
        linked.body.addWidget(self.links)
        past = SideCard("履歴")
        past.body.addWidget(self.history)
        self._cards: tuple[QWidget, ...] = (
            self.owner_card, self.rules_card, self.wishers, self.places, linked, past,
        )  # fmt: skip
        self._order_sections(is_new=False)

    def _connect(self) -> None:
        for section in self.sections:
            section.edited.connect(self._take_edit)
            section.question_wanted.connect(self._context.signals.question_wanted)
        for source in (self.owner, self.owner.owner, self.about, self.rules.limits, self.wishers, self.places):
            source.record_wanted.connect(self.record_wanted)
        self.links.record_wanted.connect(self.record_wanted)
        self.way.rearranged.connect(self._chain)
        self.way.closed.connect(self.show_way)
        self.way.opened.connect(lambda: QTimer.singleShot(0, self, self._bring_form))
        self.owner_card.action.clicked.connect(self._open_owner)
        self.rules_card.action.clicked.connect(self._open_rules)
        self.header.tabs.wanted.connect(self._enter_section)
        self._scroll.verticalScrollBar().valueChanged.connect(
            lambda _value: self.header.tabs.mark(self.current_section())
        )

    def _enter_section(self, number: int) -> None:
        """A tab was pressed: the section comes to the top, the cursor into its first field."""
        self.go_to_section(number)
        field = first_field(self._sheets[self.sections[number]])
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_edit(self) -> None:
        """The name follows at once; the cards, which look far, when the hand rests."""
        self.edited.emit()
        editing = self._editing_of()
        if isinstance(editing.root, Space):
            self.header.show_space(editing, editing.root)
        self._rested.start()

    def _open_owner(self) -> None:
        """All of the owner's fields; the name of one is asked for where there is none yet."""
        if not self.owner.focus_field("name"):
            self.owner.link.input.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go_to_section(1)

    def _open_rules(self) -> None:
        self.go_to_section(2)
        self.rules.begin_limit()

    def _order_sections(self, *, is_new: bool) -> None:
        """A new space is first said what it is; a known one shows its way first."""
        rest = (self.owner, self.rules, self.about, self.photos, self.notes)
        first = (self.about, self.owner)
        sections = (*first, self.way, *(each for each in rest if each not in first)) if is_new else (self.way, *rest)
        is_narrow = self._columns == 1
        left: list[QWidget] = []
        for section in sections:
            if section is self.way:
                left += [*self._upper, *(self._cards[:2] if is_narrow else ())]
            left.append(self._sheets[section])
        _stack_up(self._scroll.body, [*left, *(self._cards[2:] if is_narrow else ())])
        _stack_up(self._side.body, () if is_narrow else self._cards)
        self._is_new_first = is_new
        self._chain()

    def _chain(self) -> None:
        """Tab goes down the sheet as it stands, then through the cards; the buttons of the head come last."""
        chain_in_sight((self._scroll.inner, self._side.inner, *self.header.buttons()))

    def _targets(self) -> Sequence[QWidget]:
        return (self._upper[0], *(self._sheets[section] for section in self.sections[1:]))

    def _all_fields(self) -> list[BoundFields]:
        parts = (self.way, self.owner, self.rules, self.about, self.notes)
        return [fields for part in parts for fields in part.bound_fields()]

    def _bring_form(self) -> None:
        """The 働きかけ that is written begins at the top of the sheet, so that as much of it as possible is seen."""
        form = self.way.open_form
        if form is not None:
            top = form.mapTo(self._scroll.inner, form.rect().topLeft()).y()
            self._scroll.verticalScrollBar().setValue(max(0, top - theme.px(8)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        characters = theme.characters_across(self.width())
        columns = 2 if characters >= _TWO_COLUMNS else 1
        if columns != self._columns:
            self._columns = columns
            self._side.setFixedWidth(theme.px(_SIDE_WIDTH))
            self._side.setVisible(columns == 2)
            self._order_sections(is_new=self._is_new_first)
        sheet = self.width() - (theme.px(_SIDE_WIDTH) if columns == 2 else 0)
        is_above = theme.characters_across(sheet) < _LABELS_BESIDE
        if is_above != self._has_labels_above:
            self._has_labels_above = is_above
            QTimer.singleShot(0, self, self._place_labels)  # not while the layout that asks is still at work

    def _place_labels(self) -> None:
        for section in self.sections:
            section.set_labels_above(self._has_labels_above)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(320))


def _stack_up(body: QVBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Put widgets above the stretch that ends a column, in this order.

    They are taken out by `removeWidget`: an item that Python takes out of a layout itself outlives it, and Qt then
    remembers the old height of its widget for ever.
    """
    for widget in widgets:
        parent = widget.parentWidget()
        layout = None if parent is None else parent.layout()
        if layout is not None:
            layout.removeWidget(widget)
    if not body.count():
        body.addStretch(1)
    for number, widget in enumerate(widgets):
        body.insertWidget(number, widget)
