"""The editor that goes with each kind of field: the one place that chooses."""

from __future__ import annotations

from datetime import date

from app.records.base import Record
from app.records.field import LEVEL_LABELS, Field, FieldKind
from ui.editors.clock_editor import ClockEditor
from ui.editors.date_editor import DateEditor
from ui.editors.decimal_editor import DecimalEditor
from ui.editors.field_editor import ChoiceEditor, FieldEditor, LineEditor, NumberEditor, ParagraphEditor, Reading
from ui.editors.segment_editor import SegmentEditor
from ui.editors.words_editor import WordsEditor
from ui.editors.year_editor import YearEditor
from ui.editors.yes_no_editor import YesNoEditor
from ui.forms.bound_fields import HintOf
from ui.forms.form_section import TIDY
from ui.forms.link_choices import LinkChoices

_SEGMENT_CHOICES, _SEGMENT_CHARACTERS = 4, 10  # what fits side by side on the narrowest sheet
_EMPTY_CHOICE = "―"
_PHONE_CHARACTERS, _POSTAL_CHARACTERS = 14, 8
_UNSEEN = (FieldKind.POSITION, FieldKind.BLOB)


def is_edited(field: Field) -> bool:
    """Whether a form shows the field by itself: not its place among siblings, a picture's bytes, or a mere level.

    Nor what the program keeps for itself.
    """
    is_companion = field.options == LEVEL_LABELS and field.name.endswith("_level")
    return field.kind not in _UNSEEN and not field.kept and not is_companion


def editor_for(field: Field, *, today: date, choices: LinkChoices, is_compact: bool = False) -> FieldEditor:
    """A new editor for a field of any kind.

    Args:
        choices: what links and pick lists offer.
        is_compact: for a child row, where several editors stand side by side: they fill the width they are given.
    """
    kind = field.kind
    if field.target:
        return choices.editor(field)
    if field.options:
        return _choice(field, is_compact=is_compact)
    if kind is FieldKind.LONG_TEXT:
        return ParagraphEditor(lines=2)
    if kind is FieldKind.INTEGER:
        return YearEditor(width=0 if is_compact else 6) if field.year else NumberEditor(unit=field.unit, width=6)
    if kind is FieldKind.REAL:
        return DecimalEditor(unit=field.unit)
    if kind is FieldKind.YES_NO:
        return YesNoEditor(field.label)
    if kind is FieldKind.DATE:
        return DateEditor(today, width=0 if is_compact else 13, is_past=field.past)
    if kind is FieldKind.TIME:
        return ClockEditor(width=0 if is_compact else 6)
    if kind is FieldKind.TOKENS:
        return WordsEditor()
    widths = {FieldKind.PHONE: _PHONE_CHARACTERS, FieldKind.POSTAL_CODE: _POSTAL_CHARACTERS}
    return LineEditor(unit=field.unit, width=0 if is_compact else widths.get(kind, 0), tidy=TIDY.get(kind))


def hint_for(field: Field) -> HintOf | None:
    """The line under a field that depends on what is typed: a date said back in full. None where the hint is fixed."""
    if field.kind is not FieldKind.DATE:
        return None

    def spoken(_record: Record, reading: Reading) -> str:
        return reading.spoken or field.hint

    return spoken


def _choice(field: Field, *, is_compact: bool) -> FieldEditor:
    words = list(field.options.values())
    fits = len(words) <= _SEGMENT_CHOICES and sum(len(word) for word in words) <= _SEGMENT_CHARACTERS
    if all(words) and fits and not is_compact:
        return SegmentEditor(list(field.options.items()), field.label)
    longest = max(len(word) for word in words)
    choices = [(code, word or _EMPTY_CHOICE) for code, word in field.options.items()]
    return ChoiceEditor(choices, width=0 if is_compact or longest > _PHONE_CHARACTERS else max(6, longest))
