"""The sections of a form from the declarations alone: one for each heading, each choice set, each kind of row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.choice_sets import list_of, term_field
from app.editing import Editing
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import child_classes
from app.records.photo import Photo
from ui.forms.bound_fields import BoundFields
from ui.forms.child_rows import ChildRows
from ui.forms.choice_chips import ChoiceChips
from ui.forms.fields_section import INTERNAL, FieldsSection, sections_of
from ui.forms.form_section import FormSection
from ui.forms.link_choices import LinkChoices, list_heading
from ui.forms.photo_section import BlobOf, PhotoSection


class ChipsSection(FormSection):
    """A choice set of a record under a heading of its own.

    Attributes:
        chips: the chips.
    """

    def __init__(
        self, record_class: type[Record], parent_field: str, choices: LinkChoices, *, has_rule: bool = True
    ) -> None:
        term_list = list_of(record_class)
        super().__init__(list_heading(term_list), has_rule=has_rule)
        self.chips = ChoiceChips(record_class, parent_field, term_list, choices)
        self.chips.edited.connect(self.edited)
        self.chips.question_wanted.connect(self.question_wanted)
        self.body.addWidget(self.chips)

    def show_record(self, editing: Editing, record: Record | None) -> None:
        """Fill it."""
        self.chips.show_rows(editing, record)

    def bound_fields(self) -> Sequence[BoundFields]:
        """None: a chip is always right."""
        return ()


class PicturesSection(PhotoSection):
    """The photos of a record under the heading of its kind."""

    def __init__(self, parent_field: str, blob_of: BlobOf) -> None:
        super().__init__("写真", blob_of)
        self._parent_field = parent_field

    def show_record(self, editing: Editing, record: Record | None) -> None:
        """Fill it."""
        self.show_photos(editing, self._parent_field, None if record is None else record.id)

    def bound_fields(self) -> Sequence[BoundFields]:
        """None: what is wrong with a photo is said when it comes."""
        return ()


def generated_sections(
    record_class: type[Record], *, today: date, choices: LinkChoices, ledger: Ledger, blob_of: BlobOf
) -> list[FormSection]:
    """Everything a form of this class shows, notes nobody prints last."""
    fields: list[FormSection] = []
    last: list[FormSection] = []
    for heading, names in sections_of(record_class):
        section = FieldsSection(
            heading, record_class, names, today=today, choices=choices, has_rule=bool(fields) or heading == INTERNAL
        )
        (last if heading == INTERNAL else fields).append(section)
    return [*fields, *_row_sections(record_class, today, choices, ledger, blob_of), *last]


def _row_sections(
    record_class: type[Record], today: date, choices: LinkChoices, ledger: Ledger, blob_of: BlobOf
) -> Sequence[FormSection]:
    made: list[FormSection] = []
    for child_class, parent_field in child_classes(record_class.KIND):
        if term_field(child_class):
            if list_of(child_class):
                made.append(ChipsSection(child_class, parent_field, choices))
        elif record_class is not Photo and _is_picture(child_class):
            made.append(PicturesSection(parent_field, blob_of))
        elif not _is_picture(child_class):
            made.append(ChildRows(child_class, parent_field, today=today, choices=choices, ledger=ledger))
    return made


def _is_picture(child_class: type[Record]) -> bool:
    """Rows that show a photo somewhere are pictures and no lines of text."""
    return any(field.target == Photo.KIND for field in child_class.parent_fields())
