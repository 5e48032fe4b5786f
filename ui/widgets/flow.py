"""A box that puts chips and badges in lines, as words in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_WISHED_WIDTH = 400


class FlowBox(QWidget):
    """Widgets side by side, going on in the next line where the width ends; it asks for the height its lines need.

    Not a QLayout: Qt asks a layout for its items one by one, over and over, which is slow to answer from Python.
    """

    def __init__(self, *, spacing: float = 8, parent: QWidget | None = None) -> None:
        """`spacing` at 標準."""
        super().__init__(parent)
        self._gap = spacing
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the others."""
        widget.setParent(self)
        self._widgets.append(widget)
        widget.show()
        self.updateGeometry()
        self._arrange()

    def clear(self, *, keep: QWidget | None = None) -> None:
        """Take all widgets out and let them go, but `keep`, which can be put in again."""
        for widget in self._widgets:
            widget.hide()
            if widget is not keep:
                widget.deleteLater()
        self._widgets = []
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width)[1]

    def sizeHint(self) -> QSize:
        gap = theme.px(self._gap)
        widths = [widget.sizeHint().width() + gap for widget in self._shown()]
        width = min(max(0, sum(widths) - gap), theme.px(_WISHED_WIDTH))
        return QSize(width, self._lay_out(width)[1])

    def minimumSizeHint(self) -> QSize:
        width = max((widget.minimumSizeHint().width() for widget in self._shown()), default=0)
        height = self._lay_out(self.width())[1] if self.width() > width else 0
        return QSize(width, height)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _lay_out(self, width: int) -> tuple[list[QRect], int]:
        """Where each shown widget goes in this width, and the height of all lines."""
        gap = theme.px(self._gap)
        frames: list[QRect] = []
        left, top, line_height = 0, 0, 0
        for widget in self._shown():
            size = widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
            if left and left + size.width() > width:
                left, top, line_height = 0, top + line_height + gap, 0
            own_width = min(size.width(), max(width, 1))
            height = widget.heightForWidth(own_width) if widget.hasHeightForWidth() else size.height()
            frames.append(QRect(left, top, own_width, height))
            left += size.width() + gap
            line_height = max(line_height, height)
        return frames, top + line_height

    def _arrange(self) -> None:
        frames, height = self._lay_out(self.width())
        for widget, frame in zip(self._shown(), frames, strict=True):
            widget.setGeometry(frame)
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)
