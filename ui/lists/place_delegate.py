"""How a row of the list of places is painted: name and freshness, then where and when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui import theme
from ui.lists.place_rows import ROW_ROLE, PlaceRow
from ui.widgets.badge import paint_freshness
from ui.widgets.plain_text import tip
from ui.widgets.row_ground import paint_row_ground

_AnyIndex = QModelIndex | QPersistentModelIndex
_LEFT, _VERTICAL = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


class PlaceDelegate(QStyledItemDelegate):
    """Rows of one height, so that ten thousand of them cost nothing."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(theme.px(200), theme.size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        row = index.data(ROW_ROLE)
        assert isinstance(row, PlaceRow)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, frame, is_chosen, bool(state & QStyle.StateFlag.State_MouseOver))
        self._paint_texts(painter, frame, row, is_chosen)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _AnyIndex
    ) -> bool:
        """The whole row: on a narrow pane something of it may not be in sight."""
        row = index.data(ROW_ROLE)
        if isinstance(row, PlaceRow):
            QToolTip.showText(event.globalPos(), tip(row.whole), view)
            return True
        return super().helpEvent(event, view, option, index)

    @staticmethod
    def _paint_ground(painter: QPainter, frame: QRect, is_chosen: bool, is_hovered: bool) -> None:
        if is_chosen or is_hovered:
            paint_row_ground(painter, QRectF(frame).adjusted(1, 1.5, -theme.px(6), -2.5), is_chosen=is_chosen)
        if is_chosen:
            return
        painter.setPen(QPen(theme.colour("line"), theme.line_width()))
        painter.drawLine(frame.left() + theme.px(12), frame.bottom(), frame.right() - theme.px(14), frame.bottom())

    def _paint_texts(self, painter: QPainter, frame: QRect, row: PlaceRow, is_chosen: bool) -> None:
        left, right = frame.left() + theme.px(16), frame.right() - theme.px(18)
        half = frame.height() // 2
        upper = QRect(left, frame.top() + theme.px(5), right - left, half - theme.px(4))
        lower = QRect(left, frame.top() + half, right - left, half - theme.px(6))
        dot = theme.px(15)
        paint_freshness(painter, right - dot, upper.center().y() - dot // 2, dot, row.dot)
        name_font = theme.font("body", bold=is_chosen)
        name_frame = QRect(upper.left(), upper.top(), right - left - dot - theme.px(8), upper.height())
        self._draw(painter, name_frame, row.name, name_font, "ink", _LEFT)
        cap, strong = theme.font("cap"), theme.font("cap", bold=True)
        where_font = strong if row.has_draft else cap
        when_font = strong if row.is_today else cap
        where, when, where_width = fitting(row, lower.width(), QFontMetrics(where_font), QFontMetrics(when_font))
        self._draw(painter, lower, when, when_font, "ai" if row.is_today else "ink2", _RIGHT)
        where_frame = QRect(lower.left(), lower.top(), where_width, lower.height())
        self._draw(painter, where_frame, where, where_font, "yam" if row.has_draft else "ink2", _LEFT)

    @staticmethod
    def _draw(painter: QPainter, frame: QRect, text: str, font: QFont, colour: str, side: Qt.AlignmentFlag) -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(colour))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, frame.width())
        painter.drawText(frame, side | _VERTICAL | Qt.TextFlag.TextSingleLine, elided)


def fitting(row: PlaceRow, width: int, where_font: QFontMetrics, when_font: QFontMetrics) -> tuple[str, str, int]:
    """(where, when, width left for where): as much of the lower line as this width holds; the town is cut last."""
    where, when, room = "", "", 0
    for where, when in row.lower_lines:
        room = width - (when_font.horizontalAdvance(when) + theme.px(10) if when else 0)
        if where_font.horizontalAdvance(where) <= room:
            break
    return where, when, room
