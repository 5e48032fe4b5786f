"""JobButton: a large button with an icon on a disc, a verb and one line about what happens."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label

_HIGH, _LOW = 70, 50  # px at 標準


class RoundIcon(QWidget):
    """An icon on a tinted disc."""

    def __init__(self, name: str, disc: str) -> None:
        super().__init__()
        self._disc = disc
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self._icon = Label()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        icons.put(self._icon, name, "ai", 20)
        line.addWidget(self._icon)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(44), theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._disc))
        side = min(self.width(), self.height())
        painter.drawEllipse((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        painter.end()


class JobButton(Button):
    """A large button with icon, title and one line about what happens."""

    def __init__(self, icon: str, title: str, line: str, *, is_first: bool = False, width: int = 385) -> None:
        """`width` is what it wishes for at 標準; it may become two thirds of that."""
        super().__init__("", "job", name=f"{title} {line}")
        self._wished_width = width
        self._is_low = False
        self.setProperty("first", is_first)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(theme.px(12), theme.px(10), theme.px(14), theme.px(10))
        inside.setSpacing(theme.px(14))
        inside.addWidget(RoundIcon(icon, "sheet" if is_first else "aiw"))
        words = QVBoxLayout()
        words.setSpacing(theme.px(3))
        words.addStretch(1)
        words.addWidget(ElidedLabel(title, "strong"))
        self._line = ElidedLabel(line, "cap")
        words.addWidget(self._line)
        words.addStretch(1)
        inside.addLayout(words, 1)
        arrow = Label()
        icons.put(arrow, "forward", "ai", 15)
        inside.addWidget(arrow)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_low(self, is_low: bool) -> None:
        """Where room is short: the title alone, in less height."""
        self._is_low = is_low
        self._line.setVisible(not is_low)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._wished_width), theme.px(_LOW if self._is_low else _HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(self._wished_width * 2 // 3), self.sizeHint().height())
