"""The search box above a list: filters while typing, never by what the input method is still composing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui import icons, theme
from ui.widgets.buttons import IconButton
from ui.widgets.composing import LineEdit


class SearchBox(LineEdit):
    """A line with a glass in front and × behind. Esc empties it, ↓ goes to the rows.

    `textChanged` tells only decided text: what is being composed is not in it (window.md, Keyboard).

    Signals:
        went_down: ↓ or Enter: on to the rows.
    """

    went_down = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.setObjectName("search")
        self._glass = QLabel(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        icons.put(self._glass, "search", "ink2", 18)
        self._clear = IconButton("close", "さがすことばを消す", parent=self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(lambda: self.setText(""))
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._clear.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_composing:
            if event.key() == Qt.Key.Key_Escape and self.text():
                self.setText("")
                return
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.went_down.emit()
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = theme.px(18)
        self._glass.setGeometry(theme.px(13), (self.height() - side) // 2, side, side)
        width = theme.px(34)
        self._clear.setGeometry(self.width() - width - 3, 4, width, self.height() - 8)
        self.setTextMargins(theme.px(28), 0, theme.px(24), 0)
