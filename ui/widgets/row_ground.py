"""The ground behind a chosen row or the one under the mouse, in every painted list: a pill, a bar at its left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import theme

_BAR_PX = 4


def paint_row_ground(painter: QPainter, pill: QRectF, *, is_chosen: bool) -> None:
    """Paint the pill; chosen it has an edge and the bar, otherwise it is the paler one of a row under the mouse."""
    radius = theme.px(8)
    painter.setPen(QPen(theme.colour("ail"), theme.line_width()) if is_chosen else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("select" if is_chosen else "hover"))
    painter.drawRoundedRect(pill, radius, radius)
    if is_chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ai"))
        inset = theme.px(7)
        painter.drawRoundedRect(QRectF(pill.left(), pill.top() + inset, _BAR_PX, pill.height() - 2 * inset), 2, 2)
