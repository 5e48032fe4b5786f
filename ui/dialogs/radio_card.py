"""A choice among few, as a card: circle, title, an example below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.ring import paint_ring


class RadioCard(Button):
    """Painted over the button's own ground, so that title and example are one thing to press."""

    def __init__(self, title: str, example: str, parent: QWidget | None = None) -> None:
        super().__init__("", "radio_card", name=f"{title}（{example}など）", parent=parent)
        self._title, self._example = title, example
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = max(
            QFontMetrics(theme.font("body", bold=True)).horizontalAdvance(self._title),
            QFontMetrics(theme.font("cap")).horizontalAdvance(self._example),
        )
        return QSize(width + theme.px(42 + 14), theme.px(58))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, left = theme.px(17), theme.px(13)
        paint_ring(painter, QRectF(left, (self.height() - side) / 2, side, side), is_taken=self.isChecked())
        text_left, half = theme.px(42), self.height() / 2
        width = self.width() - text_left - theme.px(8)
        painter.setPen(theme.colour("ink"))
        painter.setFont(theme.font("body", bold=self.isChecked()))
        upper = QRectF(text_left, theme.px(6), width, half - theme.px(5))
        painter.drawText(upper, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setPen(theme.colour("ink2"))
        painter.setFont(theme.font("cap"))
        lower = QRectF(text_left, half + theme.px(1), width, half - theme.px(7))
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._example)
        painter.end()
