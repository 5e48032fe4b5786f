"""One month as a painted grid: the days a place is held are filled, today has a ring."""

from __future__ import annotations

from calendar import Calendar
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.rules.japanese_calendar import is_holiday
from ui import theme

_WEEK = "日月火水木金土"
_SUNDAY_FIRST = Calendar(firstweekday=6)


class MonthGrid(QWidget):
    """Shows; nothing in it can be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._month = date(2000, 1, 1)
        self._today = date(2000, 1, 1)
        self._held: frozenset[date] = frozenset()

    def show_month(self, month: date, today: date, held: frozenset[date]) -> None:
        """Show the month of a date with the days on which the place is held."""
        self._month, self._today, self._held = month, today, held
        days = "、".join(f"{day.day}日" for day in sorted(held) if day.month == month.month)
        self.setAccessibleName(f"{month.month}月　{days or '開く日はありません'}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(246), theme.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(210), theme.px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self.width() / 7, self.height() / 7
        painter.setFont(theme.font("cap"))
        for column, letter in enumerate(_WEEK):
            painter.setPen(theme.colour(_colour(column)))
            painter.drawText(QRectF(column * width, 0, width, height), Qt.AlignmentFlag.AlignCenter, letter)
        for row, week in enumerate(_SUNDAY_FIRST.monthdatescalendar(self._month.year, self._month.month), start=1):
            for column, day in enumerate(week):
                if day.month == self._month.month:
                    self._paint_day(painter, QRectF(column * width, row * height, width, height), day, column)
        painter.end()

    def _paint_day(self, painter: QPainter, frame: QRectF, day: date, column: int) -> None:
        is_held = day in self._held
        side = min(frame.width(), frame.height()) - 2
        circle = QRectF(frame.center().x() - side / 2, frame.center().y() - side / 2, side, side)
        if is_held:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("mid"))
            painter.drawEllipse(circle)
        if day == self._today:
            painter.setPen(QPen(theme.colour("ai"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle)
        shade = "on_ai" if is_held else "shu" if is_holiday(day) else _colour(column)
        painter.setPen(theme.colour(shade))
        painter.setFont(theme.font("cap", bold=is_held))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, str(day.day))


def _colour(column: int) -> str:
    """Sunday red and Saturday indigo as on every calendar here; the letter says it too."""
    return {0: "shu", 6: "ai"}.get(column, "ink2")
