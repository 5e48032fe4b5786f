"""What painted lists share: how a row is begun, its words that give way, and a state in a badge."""

from __future__ import annotations

from abc import abstractmethod
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.widgets.counted_rows import AnyIndex

TONES: Final = {
    "plain": ("paper2", "ink2"),
    "mid": ("midw", "mid"),
    "yam": ("yamw", "yam"),
    "shu": ("shuw", "shu"),
    "ai": ("aiw", "ai"),
}
"""Tone of a badge -> its ground and its ink."""


class PaintedRow(QStyledItemDelegate):
    """Paints every row of a list or a tree, as fast with ten thousand of them as with ten."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_row(painter, option.rect, option.state, index)
        painter.restore()

    @abstractmethod
    def paint_row(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, index: AnyIndex) -> None:
        """Paint one row; the painter is put back afterwards."""


def is_chosen(state: QStyle.StateFlag) -> bool:
    """Whether a row is the chosen one."""
    return bool(state & QStyle.StateFlag.State_Selected)


def is_hovered(state: QStyle.StateFlag) -> bool:
    """Whether the mouse is over a row."""
    return bool(state & QStyle.StateFlag.State_MouseOver)


def paint_words(
    painter: QPainter, area: QRect, words: str, font: QFont, colour: str, *, is_right: bool = False
) -> int:
    """One line, elided where it does not fit; the width it took, px."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, area.width()))
    side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def paint_badge(painter: QPainter, area: QRect, word: str, tone: str, *, is_right: bool = False) -> int:
    """A tinted word in the middle of a line's height, at its left or right; the width it took, px."""
    ground, ink = TONES[tone]
    font = theme.font("cap")
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(word) + theme.px(16), metrics.height() + theme.px(6)
    left = area.right() - width if is_right else area.left()
    frame = QRect(left, area.center().y() - height // 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(frame, theme.px(6), theme.px(6))
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, word)
    return width
