"""提供者: who lends the space, picked by name or made in place, with everything one should know before ringing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from app.editing import Editing
from app.records.base import Record
from app.records.ids import new_id
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.rules.normalise import fold
from ui.editors.link_editor import LinkEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.field_editors import is_edited
from ui.forms.fields_section import FieldsSection
from ui.forms.form_section import FormSection
from ui.forms.link_choices import LinkChoices
from ui.widgets.labels import WrapLabel

OWNER_PREFIX = "owner_"
"""Begins the object names of the inputs: an owner has a なまえ and a 電話 too."""

_NOT_YET = "なまえを書くと、その人のことを書く欄が出ます。会社でも個人でもかまいません"


class OwnerSection(FormSection):
    """The link of the space and, below it, all fields of the owner.

    Attributes:
        link: 提供者 of the space.
        owner: the owner's fields.

    Signals:
        owner_changed: another owner, or another word about him.
        record_wanted: (kind, id).
    """

    owner_changed = Signal()
    record_wanted = Signal(str, object)

    def __init__(self, today: date, choices: LinkChoices) -> None:
        super().__init__("提供者", has_rule=False)
        self._editing: Editing | None = None
        self.fields = self.watch(BoundFields(Space, self))
        link = choices.editor(Space.field("owner"))
        assert isinstance(link, LinkEditor)
        self.link = link
        self.add_field(self.fields, "owner", link, label="だれが貸す")
        self._hint = WrapLabel(_NOT_YET, "hint")
        self.body.addWidget(self._hint)
        names = [field.name for field in SpaceOwner.FIELDS if is_edited(field)]
        self.owner = FieldsSection(
            "提供者のこと", SpaceOwner, names, today=today, choices=choices, has_rule=False, prefix=OWNER_PREFIX
        )
        self.body.addWidget(self.owner)
        self._others = WrapLabel("", "hint")
        self.body.addWidget(self._others)
        link.wanted.connect(self._make)
        link.left.connect(self._make_of_typed)
        self.fields.edited.connect(lambda _name: self._follow())
        self.owner.edited.connect(self._tell_owner)
        self.owner.record_wanted.connect(self.record_wanted)

    def show_record(self, editing: Editing, record: Record | None) -> None:
        """Fill the section."""
        self._editing = editing
        self.fields.show(editing, record)
        self._show_owner()

    def bound_fields(self) -> Sequence[BoundFields]:
        """The link, and the owner's own fields."""
        return (self.fields, self.owner.fields)

    def set_labels_above(self, above: bool) -> None:
        super().set_labels_above(above)
        self.owner.set_labels_above(above)

    def focus_field(self, name: str) -> bool:
        """Put the cursor into a field of the owner; False when there is no owner or no such field."""
        editor = self.owner.fields.editor(name)
        if editor is None or self.owner.isHidden():
            return False
        editor.input_widget().setFocus()
        return True

    def _space(self) -> Space | None:
        record = self.fields.record
        return record if isinstance(record, Space) else None

    def _make(self, name: str) -> None:
        if name.strip():
            self.fields.link_new("owner", SpaceOwner(id=new_id(), name=name.strip()))

    def _make_of_typed(self) -> None:
        """A name typed in full counts, even without a look at the offer; one that is there already is asked about."""
        reading = self.link.read()
        typed = reading.typed.strip()
        if self._editing is None or not reading.problem or not typed:
            return
        if not any(fold(each.name) == fold(typed) for each in self._editing.ledger.all(SpaceOwner)):
            self._make(typed)

    def _follow(self) -> None:
        self._show_owner()
        self.owner_changed.emit()

    def _tell_owner(self) -> None:
        self.edited.emit()
        self.owner_changed.emit()

    def _show_owner(self) -> None:
        space, editing = self._space(), self._editing
        owner = None if editing is None or space is None else editing.get(SpaceOwner, space.owner)
        self.owner.setVisible(owner is not None)
        self._hint.setVisible(owner is None)
        if editing is None:
            return
        self.owner.show_record(editing, owner)
        others = 0
        if owner is not None and space is not None:
            others = sum(each.id != space.id for each in editing.linking(Space, "owner", owner.id))
        self._others.setText(
            f"この人は、ほかに{others}か所の提供者でもあります。書きかえると、そちらも変わります" if others else ""
        )
        self._others.setVisible(bool(others))
