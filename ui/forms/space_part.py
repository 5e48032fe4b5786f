"""The 場 of a place, edited where the place is: address with 〒, what paper shows of it, how one gets in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from app.editing import Editing
from app.records.base import Record
from app.records.field import FieldKind
from app.records.ids import derived_id, new_id
from app.records.organization import Organization
from app.records.place import Place
from app.records.space import Space, SpaceTerm
from app.records.term import Term
from app.rules.publication import town_name
from ui import icons
from ui.editors.field_editor import ChoiceEditor, LineEditor, NumberEditor, ParagraphEditor, Reading
from ui.editors.pin_editor import PinEditor
from ui.forms.address_filling import AddressFilling, town_of_code
from ui.forms.bound_fields import BoundFields
from ui.forms.form_section import TIDY, FormSection
from ui.forms.place_links import link_editor, term_choices
from ui.widgets.buttons import Button, Chip
from ui.widgets.field_row import FieldRow
from ui.widgets.flow import FlowBox
from ui.widgets.surfaces import Section
from ui.widgets.tab_order import stand_before

SPACE_PREFIX = "space_"
"""Begins the object names of the fields of the 場, which has a なまえ and a 電話 of its own."""

_ACCESSIBILITY = "accessibility"
_SHOWN_WORDS = {"full": "ぜんぶ載せる", "town": "町名だけ", "hidden": "載せない"}
_SHOWN_ICONS = {"full": ("public", "mid"), "town": ("related", "yam"), "hidden": ("hidden", "ink2")}
_DETAILS = (
    "landmark",
    "access",
    "accessibility_note",
    "capacity",
    "size",
    "equipment",
    "hours",
    "conditions",
    "use_limit_note",
    "phone",
    "url",
)


class SpacePart(FormSection):
    """Address rows always, the rest behind 「場のくわしいこと」."""

    addressed = Signal()

    def __init__(self, editing_of: Callable[[], Editing]) -> None:
        super().__init__("場", has_rule=False)
        self._editing: Editing | None = None
        self._space_id: int | None = None
        self.fields = self.watch(BoundFields(Space, self, prefix=SPACE_PREFIX))
        self.postal_code, self.address = (
            LineEditor(width=7, placeholder="187-0034", tidy=TIDY[FieldKind.POSTAL_CODE]),
            LineEditor(),
        )
        self.owner = link_editor(Organization, editing_of)
        self._chips: dict[int, Chip] = {}
        self._details = Section("場のくわしいこと", has_rule=False)
        self._hide_heading()
        self._build()
        self._filling = AddressFilling(self.fields)
        self.owner.wanted.connect(
            lambda typed: self.fields.link_new("owner_organization", Organization(id=new_id(), name=typed))
        )
        self.fields.edited.connect(self._tell_address)

    @property
    def space(self) -> Space | None:
        """The 場 as it stands under the pen."""
        return None if self._editing is None else self._editing.get(Space, self._space_id)

    def show_space(self, editing: Editing, space: Space | None) -> None:
        """Fill the rows; without a 場 they are hidden."""
        self._editing, self._space_id = editing, None if space is None else space.id
        self.kind.set_choices(term_choices(editing, "space_kind", None if space is None else space.kind))
        self.fields.show(editing, space)
        self._pin.show_pin(space)
        self._show_terms()
        self._show_level()
        self.setVisible(space is not None)

    def show_details(self, is_shown: bool) -> None:
        """Open or close 「場のくわしいこと」."""
        self._details.setVisible(is_shown)
        self._more.set_text("場のくわしいことを閉じる" if is_shown else "場のくわしいこと")
        icons.put(self._more, "up" if is_shown else "down", "ai", 15)

    def shared_with(self) -> int:
        """How many other places use this 場."""
        if self._editing is None or self._space_id is None:
            return 0
        users = self._editing.linking(Place, "space", self._space_id)
        return sum(place.id != self._editing.root_id for place in users)

    def _hide_heading(self) -> None:
        item = self._head.itemAt(0)
        label = None if item is None else item.widget()
        if label is not None:
            label.hide()

    def _build(self) -> None:
        self.shown = Button("", "chip")
        menu = QMenu(self.shown)
        for code, words in _SHOWN_WORDS.items():
            menu.addAction(words).triggered.connect(lambda _on=False, chosen=code: self._take_shown(chosen))
        self.shown.setMenu(menu)
        self.add_field(self.fields, "postal_code", self.postal_code, label="〒", hint_of=town_of_code)
        self.add_field(self.fields, "address", self.address, beside=[self.shown], hint_of=_address_effect)
        self._more = Button("場のくわしいこと", "quiet", icon="down", small=True)
        self._more.clicked.connect(lambda: self.show_details(not self._details.isVisibleTo(self)))
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_field(self.fields, "name", label="場のなまえ", into=self._details)
        self.add_field(self.fields, "reading", label="場のよみ", into=self._details)
        self.kind = ChoiceEditor([])
        self.add_field(self.fields, "kind", self.kind, label="種類", into=self._details)
        self._terms = FlowBox(spacing=6)
        self.add_row(FieldRow("出入り", self._terms), into=self._details)
        for name in _DETAILS:
            field = Space.field(name)
            editor = NumberEditor(unit=field.unit) if name == "capacity" else None
            label = {
                "accessibility_note": "出入りのこと",
                "phone": "場の電話",
                "url": "場のホームページ",
                "capacity": "場の定員",
            }.get(name, "")
            self.add_field(self.fields, name, editor, label=label, into=self._details)
        self._pin = PinEditor()
        self._pin.edited.connect(self._take_pin)
        self._pin_row = self.add_row(FieldRow("地図の位置", self._pin, hint=self._pin.hint), into=self._details)
        self.add_field(self.fields, "description", ParagraphEditor(), label="説明", into=self._details)
        self.add_field(self.fields, "owner_organization", self.owner, into=self._details)
        self.add_field(self.fields, "internal_note", label="場の内部メモ", into=self._details)
        self.body.addWidget(self._details)
        self.show_details(False)

    def _tell_address(self, name: str) -> None:
        if name in ("address", "name", "kind"):
            self.addressed.emit()

    def _show_level(self) -> None:
        code = "full" if self.space is None else self.space.address_shown
        words = _SHOWN_WORDS.get(code, code)
        self.shown.setText(f"{words} ▾")
        self.shown.setAccessibleName(f"住所を紙に載せるか {words}")
        icons.put(self.shown, *_SHOWN_ICONS.get(code, ("public", "mid")), 15)

    def _take_shown(self, code: str) -> None:
        space = self.space
        if space is not None and self._editing is not None:
            self._editing.set(space, "address_shown", code)
            self._show_level()
            self.fields.refresh_hints()
            self.fields.edited.emit("address_shown")

    def _take_pin(self) -> None:
        space, pin = self.space, self._pin.read_pin()
        if space is None or self._editing is None:
            return
        self._pin_row.set_problem(pin.problem)
        if not pin.problem:
            self._editing.set(space, "latitude", pin.latitude)
            self._editing.set(space, "longitude", pin.longitude)
            self.fields.edited.emit("latitude")

    def _show_terms(self) -> None:
        if self._editing is None:
            return
        terms = [term for term in self._editing.ledger.all(Term) if term.term_list == _ACCESSIBILITY]
        terms.sort(key=lambda term: (term.pos, term.id))
        if list(self._chips) != [term.id for term in terms]:
            self._terms.clear()
            self._chips = {}
            for term in terms:
                chip = Chip(term.label)
                chip.clicked.connect(lambda is_on, chosen=term.id: self._take_term(chosen, is_on))
                self._terms.add(chip)
                self._chips[term.id] = chip
            first_below = self.fields.editor(_DETAILS[0])
            if first_below is not None:
                stand_before(first_below.input_widget(), list(self._chips.values()))
        chosen = {row.term for row in self._term_rows()}
        for term_id, chip in self._chips.items():
            chip.setChecked(term_id in chosen)

    def _term_rows(self) -> list[SpaceTerm]:
        if self._editing is None or self._space_id is None:
            return []
        rows = self._editing.linking(SpaceTerm, "space", self._space_id)
        return [row for row in rows if row.term_list == _ACCESSIBILITY]

    def _take_term(self, term_id: int, is_on: bool) -> None:
        if self._editing is None or self._space_id is None:
            return
        if is_on:
            key = (self._space_id, _ACCESSIBILITY, term_id)
            number = derived_id(SpaceTerm.KIND, *key)
            self._editing.put(SpaceTerm(id=number, space=key[0], term_list=key[1], term=key[2], pos="a01"))
        else:
            for row in self._term_rows():
                if row.term == term_id:
                    self._editing.drop(row)
        self.edited.emit()


def _address_effect(record: Record, reading: Reading) -> str:
    """What paper says of the address."""
    address, shown = reading.typed.strip(), record.text_of("address_shown")
    if not address or shown == "full":
        return ""
    if shown == "hidden":
        return "紙には住所を載せません"
    town = town_name(address)
    return f"紙には「{town}」だけが載ります" if town else "町名が分からないので、紙には載りません"
