"""場のこと: what the space is, where it is, who gets in, and under which rules it is lent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.editing import Editing
from app.ledger import Ledger
from app.problem import Problem
from app.records.base import Record
from app.records.space import Space, SpaceTerm
from app.records.use_limit import UseLimit
from app.rules.publication import town_name
from ui import icons
from ui.editors.field_editor import Reading
from ui.editors.pin_editor import PinEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.child_rows import ChildRows
from ui.forms.choice_chips import ChoiceChips
from ui.forms.fields_section import FieldsSection
from ui.forms.form_section import FormSection
from ui.forms.link_choices import LinkChoices
from ui.forms.read_only import let_lead_on
from ui.forms.week_hours import WeekHours
from ui.widgets.buttons import Button
from ui.widgets.field_row import FieldRow
from ui.widgets.surfaces import row

_FIRST = ("name", "reading", "kind", "area", "postal_code", "address", "landmark")
_REST = (
    "phone", "url", "capacity", "size", "equipment", "accessibility_note", "access", "description",
    "owner_organization", "source",
)  # fmt: skip
_RULES = ("use_limit_note", "hours", "conditions")
SHOWN_WORDS = {"full": "ぜんぶ載せる", "town": "町名だけ", "hidden": "載せない"}
_SHOWN_ICONS = {"full": ("public", "mid"), "town": ("related", "yam"), "hidden": ("hidden", "ink2")}


class SpaceSection(FieldsSection):
    """Name, kind and address, what paper shows of it; then how one gets in and what is there."""

    def __init__(self, today: date, choices: LinkChoices) -> None:
        self._editing: Editing | None = None
        self._shown_id = 0
        super().__init__("場のこと", Space, (*_FIRST, *_REST), today=today, choices=choices, has_rule=False)
        self.shown = Button("", "chip")
        menu = QMenu(self.shown)
        for code, words in SHOWN_WORDS.items():
            menu.addAction(words).triggered.connect(lambda _on=False, chosen=code: self._take_shown(chosen))
        self.shown.setMenu(menu)
        self._shown_row = self.add_row(FieldRow("住所の公開", _at_left(self.shown)))
        self.chips = ChoiceChips(SpaceTerm, "space", "accessibility", choices)
        self.chips.edited.connect(self.edited)
        self.chips.question_wanted.connect(self.question_wanted)
        self._chips_row = self.add_row(FieldRow("出入り", self.chips))
        self._pin = PinEditor()
        self._pin.edited.connect(self._take_pin)
        self._pin_row = self.add_row(FieldRow("地図の位置", self._pin, hint=self._pin.hint))
        self.more = Button("場のくわしいこと", "quiet", icon="down", small=True)
        let_lead_on(self.more)
        self.more.clicked.connect(lambda: self.show_rest(True))
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._put_behind("address", self._shown_row)
        self._put_behind("equipment", self._chips_row)
        self._put_behind("access", self._pin_row)
        self.fields.edited.connect(lambda name: self._speak() if name == "address" else None)

    def show_rest(self, is_shown: bool) -> None:
        """Open or fold what is seldom known when a space is first heard of."""
        for name in (*_REST, "landmark"):
            line = self.fields.row(name)
            assert line is not None  # one of the fields above
            line.setVisible(is_shown)
        for each in (self._chips_row, self._pin_row):
            each.setVisible(is_shown)
        self.more.setVisible(not is_shown)

    def open_for(self, name: str) -> None:
        """Open the part in which a field stands."""
        if name in _REST or name == "landmark":
            self.show_rest(True)

    def show_record(self, editing: Editing, record: Record | None) -> None:
        is_other = self._editing is None or record is None or editing.root_id != self._shown_id
        self._editing, self._shown_id = editing, editing.root_id
        if is_other:
            self.show_rest(record is not None and not editing.is_new)
        super().show_record(editing, record)
        self.chips.show_rows(editing, record)
        self._pin.show_pin(record if isinstance(record, Space) else None)
        self._speak()

    def _put_behind(self, name: str, follower: FieldRow) -> None:
        before = self.fields.row(name)
        assert before is not None  # one of the fields above
        self.body.removeWidget(follower)
        self.body.insertWidget(self.body.indexOf(before) + 1, follower)

    def _space(self) -> Space | None:
        record = self.fields.record
        return record if isinstance(record, Space) else None

    def _speak(self) -> None:
        """What paper will say of the address."""
        space = self._space()
        code = "full" if space is None else space.address_shown
        words = SHOWN_WORDS.get(code, code)
        self.shown.setText(f"{words} ▾")
        self.shown.setAccessibleName(f"住所を紙に載せるか {words}")
        icons.put(self.shown, *_SHOWN_ICONS.get(code, ("public", "mid")), 15)
        self._shown_row.setVisible(space is not None and bool(space.address.strip()))
        self._shown_row.set_hint("" if space is None else shown_effect(space, Reading(None, space.address)))

    def _take_shown(self, code: str) -> None:
        space = self._space()
        if space is not None and self._editing is not None:
            self._editing.set(space, "address_shown", code)
            self._speak()
            self.edited.emit()

    def _take_pin(self) -> None:
        space, pin = self._space(), self._pin.read_pin()
        if space is None or self._editing is None:
            return
        self._pin_row.set_problem(pin.problem)
        if not pin.problem:
            self._editing.set(space, "latitude", pin.latitude)
            self._editing.set(space, "longitude", pin.longitude)
            self.edited.emit()


class RulesSection(FormSection):
    """使えるきまり: limits, hours and conditions."""

    def __init__(self, today: date, choices: LinkChoices, ledger: Ledger) -> None:
        super().__init__("使えるきまり", has_rule=False)
        self.limits = ChildRows(
            UseLimit, "space", today=today, choices=choices, ledger=ledger, heading="利用制限", has_rule=False
        )
        self.limits.edited.connect(self.edited)
        self.limits.question_wanted.connect(self.question_wanted)
        self.body.addWidget(self.limits)
        self.hours = WeekHours("space", "場が使えるとき")
        self.hours.edited.connect(self.edited)
        self.add_row(FieldRow("使えるとき", self.hours))
        self.rest = FieldsSection("きまりのことば", Space, _RULES, today=today, choices=choices, has_rule=False)
        self.rest.edited.connect(self.edited)
        self.body.addWidget(self.rest)

    def show_record(self, editing: Editing, record: Record | None) -> None:
        """Fill the section."""
        self.limits.show_record(editing, record)
        self.hours.show_record(editing, record)
        self.rest.show_record(editing, record)

    def bound_fields(self) -> Sequence[BoundFields]:
        """The words, and the open limit."""
        return (*self.limits.bound_fields(), self.rest.fields)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Open the limit in which something is wrong."""
        self.limits.show_problems(problems)

    def set_labels_above(self, above: bool) -> None:
        super().set_labels_above(above)
        self.rest.set_labels_above(above)

    def begin_limit(self) -> None:
        """The first limit of a space: a fresh row, the cursor in it."""
        if self.limits.rows():
            self.limits.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.limits.begin_row()


class NotesSection(FieldsSection):
    """What stays inside."""

    def __init__(self, today: date, choices: LinkChoices) -> None:
        super().__init__("内部メモ", Space, ("internal_note",), today=today, choices=choices, has_rule=False)


def shown_effect(space: Space, reading: Reading) -> str:
    """What paper says of an address."""
    address = reading.typed.strip()
    if not address or space.address_shown == "full":
        return ""
    if space.address_shown == "hidden":
        return "紙には住所を載せません"
    town = town_name(address)
    return f"紙には「{town}」だけが載ります" if town else "町名が分からないので、紙には載りません"


def _at_left(widget: QWidget) -> QWidget:
    """A widget that keeps its own width."""
    holder = QWidget()
    line = row(spacing=0)
    holder.setLayout(line)
    line.addWidget(widget)
    line.addStretch(1)
    return holder
