"""Where one is in a job of several steps: done ✓, now, coming ○."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme


class Stepper(QWidget):
    """Circles on a line with a word under each; painted, and read aloud as 「3番目 たしかめる（4つのうち）」."""

    def __init__(self, steps: Sequence[str], now: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._now = now
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_now(now)

    def set_now(self, number: int) -> None:
        """Step `number`, from 0, is the one being done; `len(steps)` means all are done, -1 that none is begun."""
        self._now = number
        last = min(max(number, 0), len(self._steps) - 1)
        self.setAccessibleName(f"{last + 1}番目 {self._steps[last]}（{len(self._steps)}つのうち）")
        self.update()

    @property
    def now(self) -> int:
        """The step being done."""
        return self._now

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("cap", bold=True))
        widest = max(metrics.horizontalAdvance(step) for step in self._steps)
        return QSize((widest + theme.px(20)) * len(self._steps), theme.px(34) + metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self.width() / len(self._steps)
        widest = max(QFontMetrics(theme.font("cap", bold=True)).horizontalAdvance(step) for step in self._steps)
        radius, middle = theme.px(11), theme.px(14)
        for number, step in enumerate(self._steps):
            centre = QPointF(across * (number + 0.5), middle)
            if number:
                painter.setPen(QPen(theme.colour("mid" if number <= self._now else "line2"), 3))
                painter.drawLine(
                    QPointF(centre.x() - across + radius + 3, middle), QPointF(centre.x() - radius - 3, middle)
                )
            self._paint_circle(painter, centre, radius, number)
            is_now = number == self._now
            if widest > across and not is_now:
                continue  # where the words would run into each other only the present one is said
            painter.setFont(theme.font("cap", bold=is_now))
            painter.setPen(theme.colour("ai" if is_now else "ink2"))
            left = min(max(0.0, centre.x() - max(widest, across) / 2), self.width() - max(widest, across))
            words = QRectF(left, middle + radius + 4, max(widest, across), self.height() - middle - radius - 4)
            painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, step)
        painter.end()

    def _paint_circle(self, painter: QPainter, centre: QPointF, radius: float, number: int) -> None:
        if number > self._now:
            painter.setPen(QPen(theme.colour("edge"), 2))
            painter.setBrush(theme.colour("sheet"))
            painter.drawEllipse(centre, radius - 1, radius - 1)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("mid" if number < self._now else "ai"))
        painter.drawEllipse(centre, radius, radius)
        if number == self._now:
            painter.setBrush(theme.colour("on_ai"))
            painter.drawEllipse(centre, radius / 3, radius / 3)
            return
        painter.setPen(QPen(theme.colour("on_ai"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        reach = radius * 0.42
        painter.drawPolyline(
            [
                QPointF(centre.x() - reach, centre.y()),
                QPointF(centre.x() - reach * 0.2, centre.y() + reach * 0.75),
                QPointF(centre.x() + reach, centre.y() - reach * 0.7),
            ]
        )
