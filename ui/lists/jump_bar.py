"""あかさたな at the edge of a long list: one press brings the rows of that heading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.widgets.plain_text import tip

HEADINGS = "あかさたなはまやらわ"


class JumpBar(QWidget):
    """Ten letters, one below the other. For the mouse; by keyboard the search box is quicker.

    Signals:
        heading_chosen: (letter) the user pressed it.
    """

    heading_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("五十音の見出し")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self._hovered = -1
        self.hide()

    def set_active(self, is_active: bool) -> None:
        """Show it for long lists in 五十音順."""
        self.setVisible(is_active)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(24), theme.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(24), theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("cap"))
        for number, letter in enumerate(HEADINGS):
            frame = self._frame(number)
            if number == self._hovered:
                painter.fillRect(frame, theme.colour("hover"))
            painter.setPen(theme.colour("ai"))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, letter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.heading_chosen.emit(HEADINGS[self._at(event.position().y())])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._at(event.position().y())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            letter = HEADINGS[self._at(event.pos().y())]
            QToolTip.showText(event.globalPos(), tip(f"「{letter}」の行へ"), self)
            return True
        return super().event(event)

    def _frame(self, number: int) -> QRect:
        top = self.height() * number // len(HEADINGS)
        return QRect(0, top, self.width(), self.height() * (number + 1) // len(HEADINGS) - top)

    def _at(self, y: float) -> int:
        return min(len(HEADINGS) - 1, max(0, int(y * len(HEADINGS) / max(1, self.height()))))
