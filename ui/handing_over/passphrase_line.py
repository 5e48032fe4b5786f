"""A line for a passphrase: letters, or dots while somebody else looks on."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.buttons import Chip
from ui.widgets.composing import LineEdit
from ui.widgets.surfaces import row


class PassphraseLine(QWidget):
    """The line and the chip beside it.

    Letters show at first: one must see what one typed, and no input method works behind dots.

    Attributes:
        input: the line.
        hide_letters: dots instead of letters while it is on.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.input = LineEdit(name)
        self.hide_letters = Chip("文字をかくす")
        self.hide_letters.toggled.connect(self._follow)
        line = row(spacing=8)
        line.addWidget(self.input, 1)
        line.addWidget(self.hide_letters)
        self.setLayout(line)
        self.setFocusProxy(self.input)

    def _follow(self, is_hidden: bool) -> None:
        self.input.setEchoMode(QLineEdit.EchoMode.Password if is_hidden else QLineEdit.EchoMode.Normal)
