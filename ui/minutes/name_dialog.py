"""A dialog that asks for one name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.editors.field_editor import LineEditor
from ui.widgets.dialog import DeedDialog
from ui.widgets.field_row import FieldRow


class NameDialog(DeedDialog):
    """Asks for the name of a group; an empty one means no group."""

    def __init__(self, parent: QWidget | None, title: str, name: str) -> None:
        super().__init__(parent, title=title, deed="このなまえにする")
        self._line = LineEditor()
        self._line.show_value(name)
        self.body.addWidget(FieldRow("なまえ", self._line))
        self.body.addStretch(1)
        self._line.input.returnPressed.connect(self.try_deed)
        self._line.input.selectAll()
        self._line.input.setFocus()

    @property
    def name(self) -> str:
        """What was written."""
        return " ".join(self._line.input.text().split())
