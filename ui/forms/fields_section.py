"""A section of a form made from field descriptions: label, editor, level, hint and problem of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from app.editing import Editing
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field
from app.titles import name_field
from ui.editors.link_editor import LinkEditor
from ui.forms.address_filling import ADDRESS, POSTAL_CODE, AddressFilling, town_of_code
from ui.forms.bound_fields import BoundFields
from ui.forms.field_editors import editor_for, hint_for, is_edited
from ui.forms.form_section import FormSection
from ui.forms.link_choices import LinkChoices
from ui.forms.read_only import let_lead_on
from ui.forms.reading_proposal import ReadingProposal
from ui.forms.time_span import TimeSpan, has_span
from ui.widgets.buttons import IconButton

INTERNAL = "内部メモ"
_REST = "内容"


def sections_of(record_class: type[Record]) -> list[tuple[str, list[str]]]:
    """(heading, names of its fields) in the order of a form, from the declarations alone.

    Fields without a section come under one heading; of these the notes nobody prints stand by themselves.
    """
    found: dict[str, list[str]] = {}
    for field in record_class.FIELDS:
        if is_edited(field):
            rest = INTERNAL if field.name == "internal_note" else _REST
            found.setdefault(field.section or rest, []).append(field.name)
    return list(found.items())


class FieldsSection(FormSection):
    """Some fields of one record. よみ is proposed, 〒 and 住所 fill each other, links are picked by typing.

    Attributes:
        fields: the bound fields, for what a hand-made page wants to add.

    Signals:
        edited: the user changed something.
        record_wanted: (kind, id) ひらく beside a link.
    """

    record_wanted = Signal(str, object)

    def __init__(
        self,
        heading: str,
        record_class: type[Record],
        names: Sequence[str],
        *,
        today: date,
        choices: LinkChoices,
        has_rule: bool = True,
        prefix: str = "",
    ) -> None:
        """`prefix` begins the object names of the inputs, where two records stand on one form."""
        super().__init__(heading, has_rule=has_rule)
        self._record_class, self._choices, self._today = record_class, choices, today
        self._openers: dict[str, IconButton] = {}
        self.fields = self.watch(BoundFields(record_class, self, prefix=prefix))
        for name in names:
            self._add(record_class.field(name))
        self._proposal = self._make_proposal()
        if self.fields.editor(POSTAL_CODE) is not None and self.fields.editor(ADDRESS) is not None:
            AddressFilling(self.fields)
        if has_span(self.fields):
            TimeSpan(self.fields)
        self.fields.edited.connect(self._show_opener)

    def show_record(self, editing: Editing, record: Record | None) -> None:
        """Fill the section."""
        self.fields.show(editing, record)
        if self._proposal is not None:
            self._proposal.begin()
        for name in self._openers:
            self._show_opener(name)

    def bound_fields(self) -> Sequence[BoundFields]:
        """Everything in it that shows problems."""
        return (self.fields,)

    def _add(self, field: Field) -> None:
        editor = editor_for(field, today=self._today, choices=self._choices)
        beside = []
        if isinstance(editor, LinkEditor):
            editor.wanted.connect(lambda typed: self.fields.link_new(field.name, self._choices.make(field, typed)))
            if BY_KIND[field.target].MAIN and field.target != "term":
                beside.append(self._opener(field))
        hint_of = town_of_code if field.name == POSTAL_CODE else hint_for(field)
        row = self.add_field(self.fields, field.name, editor, beside=beside, hint_of=hint_of)
        if hint_of is None:
            row.set_hint(field.hint)

    def _opener(self, field: Field) -> IconButton:
        button = IconButton("open", f"{field.label}をひらく")
        button.clicked.connect(lambda: self._open(field))
        let_lead_on(button)
        self._openers[field.name] = button
        return button

    def _open(self, field: Field) -> None:
        record = self.fields.record
        value = None if record is None else record.get(field.name)
        if value is not None:
            self.record_wanted.emit(field.target, value)

    def _show_opener(self, name: str) -> None:
        if name in self._openers:
            record = self.fields.record
            self._openers[name].setVisible(record is not None and record.get(name) is not None)

    def _make_proposal(self) -> ReadingProposal | None:
        named = name_field(self._record_class)
        names = self.fields.names
        if named is None or named.name not in names or "reading" not in names:
            return None
        return ReadingProposal(self.fields, named.name)
