"""The ring of a choice: a dot in it tells which one is taken, wherever a choice is painted as more than a line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui import theme

_DOT_INSET = 0.27  # of the ring's width, on each side


def paint_ring(painter: QPainter, ring: QRectF, *, is_taken: bool) -> None:
    """Paint the ring, with its dot if it is taken."""
    painter.setPen(QPen(theme.colour("ai" if is_taken else "edge"), 2 if is_taken else 1.5))
    painter.setBrush(theme.colour("field"))
    painter.drawEllipse(ring)
    if is_taken:
        inset = ring.width() * _DOT_INSET
        painter.setBrush(theme.colour("ai"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))
