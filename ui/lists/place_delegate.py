"""How a row of the list of places is painted: name and freshness, then where and when."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip

from ui import theme
from ui.lists.place_rows import ROW_ROLE, PlaceRow
from ui.widgets.badge import paint_freshness
from ui.widgets.counted_rows import AnyIndex
from ui.widgets.painted_row import PaintedRow, is_chosen, is_hovered, paint_words
from ui.widgets.plain_text import tip
from ui.widgets.row_ground import paint_row_ground


class PlaceDelegate(PaintedRow):
    """Rows of one height, so that ten thousand of them cost nothing."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(theme.px(200), theme.size("row"))

    def paint_row(self, painter: QPainter, area: QRect, state: QStyle.StateFlag, index: AnyIndex) -> None:
        row = index.data(ROW_ROLE)
        assert isinstance(row, PlaceRow)
        self._paint_ground(painter, area, state)
        self._paint_texts(painter, area, row, theme.font("body", bold=is_chosen(state)))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """The whole row: on a narrow pane something of it may not be in sight."""
        row = index.data(ROW_ROLE)
        if isinstance(row, PlaceRow):
            QToolTip.showText(event.globalPos(), tip(row.whole), view)
            return True
        return super().helpEvent(event, view, option, index)

    @staticmethod
    def _paint_ground(painter: QPainter, frame: QRect, state: QStyle.StateFlag) -> None:
        if is_chosen(state) or is_hovered(state):
            pill = QRectF(frame).adjusted(1, 1.5, -theme.px(6), -2.5)
            paint_row_ground(painter, pill, is_chosen=is_chosen(state))
        if is_chosen(state):
            return
        painter.setPen(QPen(theme.colour("line"), theme.line_width()))
        painter.drawLine(frame.left() + theme.px(12), frame.bottom(), frame.right() - theme.px(14), frame.bottom())

    @staticmethod
    def _paint_texts(painter: QPainter, frame: QRect, row: PlaceRow, name_font: QFont) -> None:
        left, right = frame.left() + theme.px(16), frame.right() - theme.px(18)
        half = frame.height() // 2
        upper = QRect(left, frame.top() + theme.px(5), right - left, half - theme.px(4))
        lower = QRect(left, frame.top() + half, right - left, half - theme.px(6))
        dot = theme.px(15)
        paint_freshness(painter, right - dot, upper.center().y() - dot // 2, dot, row.dot)
        name_frame = QRect(upper.left(), upper.top(), right - left - dot - theme.px(8), upper.height())
        paint_words(painter, name_frame, row.name, name_font, "ink")
        cap, strong = theme.font("cap"), theme.font("cap", bold=True)
        where_font = strong if row.has_draft else cap
        when_font = strong if row.is_today else cap
        where, when, where_width = fitting(row, lower.width(), QFontMetrics(where_font), QFontMetrics(when_font))
        paint_words(painter, lower, when, when_font, "ai" if row.is_today else "ink2", is_right=True)
        where_frame = QRect(lower.left(), lower.top(), where_width, lower.height())
        paint_words(painter, where_frame, where, where_font, "yam" if row.has_draft else "ink2")


def fitting(row: PlaceRow, width: int, where_font: QFontMetrics, when_font: QFontMetrics) -> tuple[str, str, int]:
    """(where, when, width left for where): as much of the lower line as this width holds; the town is cut last."""
    where, when, room = "", "", 0
    for where, when in row.lower_lines:
        room = width - (when_font.horizontalAdvance(when) + theme.px(10) if when else 0)
        if where_font.horizontalAdvance(where) <= room:
            break
    return where, when, room
