"""A value of one's own in place of what the copies say: the editor that the form of the record has for it."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.records.base import Record
from app.records.field import Field, FieldKind, FieldValue
from app.rules.checks import check
from ui.forms.field_editors import editor_for
from ui.forms.link_choices import LinkChoices
from ui.widgets.buttons import Button
from ui.widgets.field_row import FieldRow
from ui.widgets.surfaces import column

_PICKED = (FieldKind.YES_NO, FieldKind.RULE, FieldKind.BLOB, FieldKind.POSITION)


def can_be_typed(field: Field) -> bool:
    """Whether a value of one's own makes sense: what is picked from a list or linked is taken from a side."""
    return not field.target and not field.options and field.kind not in _PICKED


class OwnValue(QWidget):
    """One field of a record.

    Signals:
        typed: the value as it can be stored; not sent while it cannot.
        unread: what stands there cannot be stored.
        confirmed: the button was pressed, with the value.
    """

    typed = Signal(object)
    unread = Signal()
    confirmed = Signal(object)

    def __init__(self, record: Record, field: Field, value: FieldValue, today: date, *, is_at_once: bool) -> None:
        """`is_at_once`: with a button; otherwise what stands there counts."""
        super().__init__()
        self._record, self._field = record, field
        self.editor = editor_for(field, today=today, choices=LinkChoices(_no_links))
        self.editor.show_value(value)
        self.button = Button("これに決める", small=True, name=f"{field.label}を、これに決める")
        beside = (self.button,) if is_at_once else ()
        self._row = FieldRow("自分で書く", self.editor, beside=beside, labels_above=True)
        self._row.control.setAccessibleName(f"{field.label}を自分で書く")
        lines = column(spacing=0)
        lines.addWidget(self._row)
        self.setLayout(lines)
        self.editor.edited.connect(self._tell)
        self.editor.left.connect(self._show_problem)
        self.button.clicked.connect(self._confirm)

    def take_focus(self) -> None:
        """The cursor into the field; what stands there counts from now on."""
        self.editor.input_widget().setFocus()
        self._tell()

    def _tell(self) -> None:
        value, problem = self._read()
        if problem:
            self.unread.emit()
        else:
            self._row.set_problem("")
            self.typed.emit(value)

    def _confirm(self) -> None:
        value, problem = self._read()
        self._row.set_problem(problem)
        if not problem:
            self.confirmed.emit(value)

    def _show_problem(self) -> None:
        self._row.set_problem(self._read()[1])

    def _read(self) -> tuple[FieldValue, str]:
        reading = self.editor.read()
        if reading.problem:
            return None, reading.problem
        found = check(self._record.changed(**{self._field.name: reading.value}))
        return reading.value, next((each.message for each in found if each.field == self._field.name), "")


def _no_links() -> NoReturn:
    raise AssertionError("a link is never typed here")
