"""TaskRow: one thing to do, with a round tick that does it and a line that opens it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.agenda import TASK_WORDS, Task, TaskSort, due_word
from ui import icons, theme
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.plain_text import one_line
from ui.widgets.surfaces import column, row

SORT_ICONS = {
    TaskSort.STEP: "space",
    TaskSort.PROMISE: "minutes",
    TaskSort.MATCH: "volunteer",
    TaskSort.EXPIRY: "due",
    TaskSort.CONFIRM: "place",
}


class RoundTick(Button):
    """A ring; a tick appears in it while the mouse or the keys are on it, so that one knows what pressing does."""

    def __init__(self, name: str) -> None:
        super().__init__("", "line", name=name, tool_tip="できた")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = max(theme.size("small_control"), theme.px(30))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_near = self.underMouse() or self.hasFocus()
        side = theme.px(20)
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(theme.colour("mid" if is_near else "edge"), 2))
        painter.setBrush(theme.colour("midw" if is_near else "field"))
        painter.drawEllipse(ring)
        if is_near:
            pen = QPen(theme.colour("mid"), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            corners = ((0.28, 0.52), (0.44, 0.68), (0.74, 0.34))
            points = [QPointF(ring.left() + side * across, ring.top() + side * down) for across, down in corners]
            painter.drawPolyline(points)
        painter.end()


class LineButton(Button):
    """A row of a card that can be pressed as a whole; `inside` is its layout."""

    def __init__(self, name: str) -> None:
        super().__init__("", "line", name=name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.inside = row(spacing=10)
        self.inside.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), theme.px(6))
        self.setLayout(self.inside)

    def close_inside(self) -> None:
        """After everything is in: the mouse shall meet the row, not its labels."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(self.inside.sizeHint().width(), max(self.inside.sizeHint().height(), theme.px(32)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.inside.minimumSize().width(), self.sizeHint().height())


class TaskRow(QWidget):
    """A task.

    Signals:
        ticked: it is done.
        opened: show the record.
    """

    ticked = Signal(object)
    opened = Signal(object)

    def __init__(self, task: Task, today: date, *, can_write: bool = True) -> None:
        super().__init__()
        self.task = task
        title = one_line(task.title)
        line = row(spacing=4)
        self.setLayout(line)
        self.tick: RoundTick | None = None
        if task.can_be_ticked and can_write:
            self.tick = RoundTick(f"できた　{title}")
            self.tick.clicked.connect(lambda: self.ticked.emit(task))
            line.addWidget(self.tick)
        else:
            line.addWidget(_flag())
        words = [TASK_WORDS[task.sort], one_line(task.about)]
        badge_text, tone = _badge(task, today)
        self.button = LineButton("　".join(part for part in (title, *words, badge_text) if part))
        lines = column(spacing=3)
        lines.addWidget(ElidedLabel(title))
        lower = row(spacing=5)
        icon = Label()
        icons.put(icon, SORT_ICONS[task.sort], "ink2", 14)
        lower.addWidget(icon)
        lower.addWidget(ElidedLabel("｜".join(part for part in words if part), "cap"), 1)
        lines.addLayout(lower)
        self.button.inside.addLayout(lines, 1)
        if badge_text:
            self.button.inside.addWidget(Badge(badge_text, tone))
        self.button.close_inside()
        self.button.clicked.connect(lambda: self.opened.emit(task))
        line.addWidget(self.button, 1)

    def take_focus(self) -> None:
        """The tick, or the row where there is none."""
        (self.tick or self.button).setFocus(Qt.FocusReason.TabFocusReason)


def _flag() -> Label:
    """Instead of a tick: this one needs more than a tick."""
    flag = Label()
    flag.setAlignment(Qt.AlignmentFlag.AlignCenter)
    icons.put(flag, "next_step", "ink2", 18)
    flag.setFixedWidth(max(theme.size("small_control"), theme.px(30)))
    return flag


def _badge(task: Task, today: date) -> tuple[str, str]:
    """(word, tone) of when it is due."""
    if task.due is None:
        return "", "plain"
    late = task.days_late(today)
    return due_word(task.due, today), "shu" if late > 0 else "yam" if late == 0 else "plain"
