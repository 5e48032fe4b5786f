"""A section of a record's form: rows of fields bound to one record, laid out by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.field import FieldKind
from app.rules.addresses import read_email, read_postal_code, read_url
from app.rules.phones import read_phone
from ui.editors.field_editor import FieldEditor, LineEditor, ParagraphEditor
from ui.forms.bound_fields import BoundFields, HintOf
from ui.widgets.badge import LevelChip
from ui.widgets.field_row import FieldRow
from ui.widgets.surfaces import Section

TIDY: dict[FieldKind, Callable[[str], str]] = {
    FieldKind.PHONE: lambda typed: read_phone(typed).text or typed,
    FieldKind.EMAIL: lambda typed: read_email(typed) or typed.strip(),
    FieldKind.URL: lambda typed: read_url(typed) or typed.strip(),
    FieldKind.POSTAL_CODE: lambda typed: read_postal_code(typed) or typed,
}
"""How typed text gets its stored form when the cursor leaves; what cannot be read stays, with its problem."""


class FormSection(Section):
    """A heading with rows below.

    Signals:
        edited: something in it was changed by the user.
        question_wanted: (kind, id) what copies wrote in two ways about a row of it shall be decided.
    """

    edited = Signal()
    question_wanted = Signal(str, object)

    def __init__(self, heading: str, *, action: str = "", icon: str = "", has_rule: bool = True) -> None:
        super().__init__(heading, action=action, icon=icon, has_rule=has_rule)
        self._plain_rows: list[FieldRow] = []
        self._bound: list[BoundFields] = []

    def watch(self, fields: BoundFields) -> BoundFields:
        """Pass on what is edited in these fields."""
        fields.edited.connect(lambda _name: self.edited.emit())
        self._bound.append(fields)
        return fields

    def add_field(
        self,
        fields: BoundFields,
        name: str,
        editor: FieldEditor | None = None,
        *,
        beside: Sequence[QWidget] = (),
        label: str = "",
        hint_of: HintOf | None = None,
        into: Section | None = None,
    ) -> FieldRow:
        """A row for one field: a plain line unless another editor is given; its level chip comes by itself."""
        field = fields.record_class.field(name)
        made = editor or _plain_editor(field.kind, field.unit, field.hint)
        chip = LevelChip(field.label) if field.adjustable else None
        neighbours = [*beside, *([chip] if chip is not None else [])]
        shown_hint = field.hint if isinstance(made, LineEditor | ParagraphEditor) and hint_of is None else ""
        is_required = field.required or (field.parent and len(fields.record_class.parent_fields()) == 1)
        row = FieldRow(label or field.label, made, hint=shown_hint, required=is_required, beside=neighbours)
        fields.bind(name, made, row, chip=chip, hint_of=hint_of)
        (into or self).body.addWidget(row)
        return row

    def add_row(self, row: FieldRow, *, into: Section | None = None) -> FieldRow:
        """A row that is not one field (定例, 出入りのしやすさ)."""
        self._plain_rows.append(row)
        (into or self).body.addWidget(row)
        return row

    def set_labels_above(self, above: bool) -> None:
        """Labels over the fields, for narrow windows."""
        for row in (*self._plain_rows, *(row for fields in self._bound for row in fields.rows())):
            row.set_labels_above(above)


def _plain_editor(kind: FieldKind, unit: str, hint: str) -> FieldEditor:
    if kind is FieldKind.LONG_TEXT:
        return ParagraphEditor()
    return LineEditor(unit=unit, tidy=TIDY.get(kind))
