"""The way of a space as circles on a line; a press, or the arrow keys and Enter, moves it there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from app.records.space import SPACE_STAGES
from app.search.space_cards import UPWARD
from ui import theme
from ui.widgets.stepper import Stepper


class StageSteps(Stepper):
    """知った … 開設. 見送り is not on the way: then no circle is the present one.

    Signals:
        wanted: (stage) the user pressed it.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        self._marked = -1
        super().__init__([SPACE_STAGES[stage] for stage in UPWARD])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)

    def show_stage(self, stage: str) -> None:
        """Show where a space stands."""
        self._marked = -1
        self.set_now(UPWARD.index(stage) if stage in UPWARD else -1)
        told = f"段階 {SPACE_STAGES.get(stage, '')}"
        self.setAccessibleName(f"{told}。→ と ← でえらんで Enter で決めます")

    def area_of(self, stage: str) -> QRect:
        """Where a stage can be pressed."""
        across = self.width() / len(UPWARD)
        return QRect(round(across * UPWARD.index(stage)), 0, round(across), self.height())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), super().sizeHint().height() + theme.px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(300), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            at = int(event.position().x() / max(1.0, self.width() / len(UPWARD)))
            self.wanted.emit(UPWARD[min(max(at, 0), len(UPWARD) - 1)])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().x() / max(1.0, self.width() / len(UPWARD)))
        self._mark(at)
        if 0 <= at < len(UPWARD):
            self.setToolTip(f"押すと「{SPACE_STAGES[UPWARD[at]]}」にします")

    def leaveEvent(self, event: object) -> None:
        self._mark(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            start = self._marked if self._marked >= 0 else max(self.now, 0)
            self._mark(min(max(start + (1 if key == Qt.Key.Key_Right else -1), 0), len(UPWARD) - 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._marked >= 0:
            self.wanted.emit(UPWARD[self._marked])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if 0 <= self._marked < len(UPWARD):
            across = self.width() / len(UPWARD)
            painter.setPen(QPen(theme.colour("ai"), 2))
            centre = QPointF(across * (self._marked + 0.5), theme.px(14))
            painter.drawEllipse(centre, theme.px(13), theme.px(13))
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("ai"), 3))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), theme.px(6), theme.px(6))
        painter.end()

    def _mark(self, number: int) -> None:
        if number != self._marked:
            self._marked = number
            self.update()
