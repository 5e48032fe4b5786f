"""Text for painted cards: lines that break between phrases, the last one elided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from ui import theme
from ui.widgets.labels import LINE_HEIGHT
from ui.widgets.plain_text import in_phrases, one_line


def line_pitch(font: QFont) -> int:
    """Distance from line to line, px."""
    return round(QFontMetrics(font).height() * LINE_HEIGHT / 100)


def count_lines(text: str, metrics: QFontMetrics, width: int, most: int) -> int:
    """How many lines a text takes at a width, at most `most`: fast, since it is asked for every card of a board.

    A text that needs more than one line is given all of them: where its phrases end is found out when it is painted.
    """
    if not text:
        return 0
    return 1 if metrics.horizontalAdvance(text) <= width else most


def broken_lines(text: str, font: QFont, width: int, most: int) -> Sequence[str]:
    """The text in at most `most` lines, broken between phrases; the last ends in … where something is left over."""
    metrics = QFontMetrics(font)
    plain = one_line(text)
    if metrics.horizontalAdvance(plain) <= width:
        return (plain,)
    phrases = in_phrases(plain)
    layout = QTextLayout(phrases, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    end = 0
    encoded = phrases.encode("utf-16-le")  # Qt counts UTF-16 units, Python characters: 𠮷 is two of them there
    while len(found) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        last = len(found) == most - 1
        piece = encoded[2 * start :] if last else encoded[2 * start : 2 * end]
        words = piece.decode("utf-16-le", "ignore").strip()
        found.append(metrics.elidedText(words, Qt.TextElideMode.ElideRight, width) if last else words)
    layout.endLayout()
    return found


def paint_lines(painter: QPainter, area: QRect, lines: Sequence[str], font: QFont, colour: str) -> int:
    """Paint lines from the top of an area; the height they took."""
    pitch = line_pitch(font)
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    for number, line in enumerate(lines):
        row = QRect(area.left(), area.top() + number * pitch, area.width(), pitch)
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
    return pitch * len(lines)
