"""How the table of たしかめる is drawn: cells with shape and tint, the header in two lines."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import icons, theme
from ui.importing.plan_rows import CELL_ROLE, Cell, CellState, PlanRows
from ui.widgets.counted_rows import AnyIndex

_LOOKS = {
    CellState.PLAIN: ("", "ink", ""),
    CellState.PROBLEM: ("shuw", "shu", "problem"),
    CellState.ALIKE: ("yamw", "ink", "same"),
    CellState.GUESS: ("yamw", "ink", "question"),
    CellState.SKIPPED: ("paper2", "ink3", ""),
}
"""Ground, text, icon; the shape says what the tint says."""


class CellDelegate(QStyledItemDelegate):
    """Cells of one height."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        cell = index.data(CELL_ROLE)
        assert isinstance(cell, Cell)
        frame: QRect = option.rect
        state: QStyle.StateFlag = option.state
        ground, ink, icon = _LOOKS[cell.state]
        painter.save()
        if ground:
            painter.fillRect(frame, theme.colour(ground))
        left = frame.left() + theme.px(10)
        if icon:
            side = theme.px(15)
            colour = "shu" if cell.state is CellState.PROBLEM else "yam"
            painter.drawPixmap(left, frame.center().y() - side // 2, icons.pixmap(icon, colour, side))
            left += side + theme.px(6)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour(ink))
        room = QRect(left, frame.top(), frame.right() - left - theme.px(6), frame.height())
        text = QFontMetrics(theme.font("body")).elidedText(cell.text, Qt.TextElideMode.ElideRight, room.width())
        side_of_text = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, side_of_text | Qt.TextFlag.TextSingleLine, text)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("ai"), 3))
            painter.drawRect(frame.adjusted(1, 1, -2, -2))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(theme.px(80), theme.size("table_row"))


class TwoLineHeader(QHeaderView):
    """Our field with ▾ above, the list's own title below."""

    def __init__(self, rows: PlanRows, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(44))
        self.setAccessibleName("列の見出し")

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("body"))
        return QSize(super().sizeHint().width(), metrics.height() * 2 + theme.px(18))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        column = self._rows.columns[logicalIndex]
        painter.save()
        painter.fillRect(rect, theme.colour("paper2"))
        painter.setPen(QPen(theme.colour("line2"), theme.line_width()))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inside = rect.adjusted(theme.px(10), theme.px(6), -theme.px(6), -theme.px(6))
        half = inside.height() // 2
        may_change = column.position is not None
        first = f"{column.ours} ▾" if may_change else column.ours
        second = f"← {column.theirs}" if may_change else column.theirs
        strong, cap = theme.font("body", bold=True), theme.font("cap")
        colour = "yam" if column.is_reading else "ai" if may_change else "ink2"
        for text, font, name, top in ((first, strong, colour, 0), (second, cap, "ink2", half)):
            painter.setFont(font)
            painter.setPen(theme.colour(name))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            line = QRect(inside.left(), inside.top() + top, inside.width(), half)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        at = self.logicalIndexAt(e.position().toPoint())
        if 0 <= at < len(self._rows.columns):
            column = self._rows.columns[at]
            self.setToolTip("" if column.position is None else f"{column.ours} ← {column.theirs}（押すと変えられます）")
