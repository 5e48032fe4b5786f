"""Fills the editors of any form as a user does: keys, choices, chips; and says what should be stored then."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.records.base import Record
from app.records.field import Field, FieldKind, FieldValue, Level
from app.records.ids import derived_id
from ui.editors.field_editor import ChoiceEditor, FieldEditor, LineEditor, ParagraphEditor
from ui.editors.link_editor import LinkEditor
from ui.editors.segment_editor import SegmentEditor
from ui.forms.bound_fields import BoundFields
from ui.forms.fields_section import FieldsSection
from ui.pages.record_view import RecordView
from ui.widgets.badge import LevelChip

NASTY = "<b>&amp;</b> & =1+1 \U0001f475\U0001f3fd 𠮷野家 葛\U000e0100城\u202e"
LONG = "長い" * 200


class Typist:
    """Types a different sane value into each field."""

    def __init__(self) -> None:
        self._count = 0

    def fill(self, fields: BoundFields) -> dict[str, FieldValue]:
        """Fill every editor and set every level; what should be stored, field by field."""
        expected: dict[str, FieldValue] = {}
        for name in fields.names:
            editor = fields.editor(name)
            assert editor is not None
            self._count += 1
            value = self._type(fields.record_class.field(name), editor, fields)
            if value is not None:
                expected[name] = value
        return expected | self._set_levels(fields)

    def _type(self, field: Field, editor: FieldEditor, fields: BoundFields) -> FieldValue:
        if isinstance(editor, LinkEditor):
            return self._link(field, editor, fields)
        if isinstance(editor, SegmentEditor):
            return self._press_last(field, editor)
        if isinstance(editor, ChoiceEditor):
            editor.input.setCurrentIndex(editor.input.count() - 1)
            editor.input.activated.emit(editor.input.count() - 1)
            return editor.read().value
        typed, stored = self._words(field)
        if isinstance(editor, ParagraphEditor):
            editor.input.setFocus()
            editor.input.setPlainText(typed)
            return stored
        assert isinstance(editor, LineEditor)
        type_line(editor, typed)
        return stored

    def _words(self, field: Field) -> tuple[str, FieldValue]:
        """(what is typed, what should be stored)."""
        number = self._count
        day = date(2026, 4, 1) + timedelta(days=number)
        clock = f"{8 + number // 12:02}:{number % 12 * 5:02}"
        phone = f"042000{number:04}"
        return {
            FieldKind.TEXT: (f"{NASTY}{number}", f"{NASTY}{number}"),
            FieldKind.LONG_TEXT: (f"{LONG}\n{NASTY}{number}", f"{LONG}\n{NASTY}{number}"),
            FieldKind.INTEGER: (f"{2000 + number}", 2000 + number),
            FieldKind.REAL: (f"{number}.5", number + 0.5),
            FieldKind.DATE: (f"R8.{day.month}.{day.day}", day.isoformat()),
            FieldKind.TIME: (clock, clock),
            FieldKind.PHONE: (phone, f"042-000-{number:04}"),
            FieldKind.POSTAL_CODE: ("1870034", "187-0034"),
            FieldKind.EMAIL: (f"a{number}@example.jp", f"a{number}@example.jp"),
            FieldKind.URL: (f"https://example.jp/{number}", f"https://example.jp/{number}"),
            FieldKind.TOKENS: ("う い あ", "あ い う"),
        }[field.kind]

    def _link(self, field: Field, editor: LinkEditor, fields: BoundFields) -> FieldValue:
        """A neighbour by its name; an entry of a pick list, or a kind called by its links, as the offer has it."""
        if field.kind is FieldKind.TERM:
            label = f"新しいことば{self._count}{NASTY}"
            type_line(editor, label, leaves=False)
            editor.wanted.emit(label)
            made = editor.read().value
            assert isinstance(made, int)
            return made
        target = derived_id("neighbour", field.target)
        offered = [each for each in editor._candidates() if each.id == target]
        if not offered:
            return None
        type_line(editor, offered[0].name)
        assert editor.read().value == target, field.label
        return target

    @staticmethod
    def _press_last(field: Field, editor: SegmentEditor) -> FieldValue:
        button = editor.input.findChildren(QPushButton)[-1]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return 1 if field.kind is FieldKind.YES_NO else list(field.options)[-1]

    @staticmethod
    def _set_levels(fields: BoundFields) -> dict[str, FieldValue]:
        expected: dict[str, FieldValue] = {}
        for name in fields.names:
            row = fields.row(name)
            chip = None if row is None else row.findChild(LevelChip)
            if chip is not None:
                wanted = Level.PUBLIC if chip.level is not Level.PUBLIC else Level.INTERNAL
                chip.menu().actions()[(Level.PUBLIC, Level.RELATED, Level.INTERNAL).index(wanted)].trigger()
                expected[f"{name}_level"] = wanted.value
        return expected


def type_line(editor: LineEditor | LinkEditor, typed: str, *, leaves: bool = True) -> None:
    """Replace what stands in a line, and let the cursor leave it."""
    line = editor.input
    line.setFocus()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    line.insert(typed)
    line.textEdited.emit(line.text())
    if isinstance(editor, LinkEditor):
        editor._popup.hide()
    if leaves:
        line.left.emit()


def values_of(record: Record, names: object) -> dict[str, FieldValue]:
    """The values of these fields."""
    assert isinstance(names, dict)
    return {name: record.get(name) for name in names}


def line_editor(view: RecordView, name: str) -> LineEditor:
    for section in view.form.sections:
        found = section.fields.editor(name) if isinstance(section, FieldsSection) else None
        if isinstance(found, LineEditor):
            return found
    raise AssertionError(name)
