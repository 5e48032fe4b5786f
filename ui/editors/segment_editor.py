"""Two to four choices side by side, exactly one on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.records.field import FieldValue
from ui.editors.field_editor import FieldEditor, Reading
from ui.widgets.buttons import Segmented


class SegmentEditor(FieldEditor):
    """A fixed choice of few words, all of them in sight."""

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        """`choices` are (code, word)."""
        super().__init__()
        self.input = Segmented(choices, name)
        self._codes = [code for code, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.input)
        self.input.chosen.connect(self._take)

    def show_value(self, value: FieldValue) -> None:
        if isinstance(value, str) and value in self._codes:
            self.input.set_value(value)

    def show_typed(self, typed: str) -> None:
        raise AssertionError("a choice can always be read")

    def read(self) -> Reading:
        return Reading(self.input.value, self.input.value)

    def input_widget(self) -> QWidget:
        return self.input

    def _take(self, code: str) -> None:
        self.input.set_value(code)
        self.edited.emit()
