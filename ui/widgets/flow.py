"""A layout that puts chips and badges in lines, as words in a paragraph."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui import theme

_WISHED_WIDTH = 400


class FlowLayout(QLayout):
    """Widgets side by side, going on in the next line where the width ends. Distances are given at 標準."""

    def __init__(self, *, spacing: float = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = spacing
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, frame: QRect) -> None:
        super().setGeometry(frame)
        self._arrange(frame, move=True)

    def sizeHint(self) -> QSize:
        gap = theme.px(self._gap)
        sizes = [item.sizeHint() for item in self._shown()]
        if not sizes:
            return QSize(0, 0)
        width = min(sum(size.width() + gap for size in sizes) - gap, theme.px(_WISHED_WIDTH))
        return QSize(width, self._arrange(QRect(0, 0, width, 0), move=False))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, frame: QRect, *, move: bool) -> int:
        """Place the items (or only reckon); the height they take."""
        gap = theme.px(self._gap)
        left, top, line_height = frame.x(), frame.y(), 0
        for item in self._shown():
            size = item.sizeHint()
            if left > frame.x() and left + size.width() > frame.x() + frame.width():
                left, top, line_height = frame.x(), top + line_height + gap, 0
            if move:
                width = min(size.width(), max(frame.width(), 1))
                item.setGeometry(QRect(QPoint(left, top), QSize(width, size.height())))
            left += size.width() + gap
            line_height = max(line_height, size.height())
        return top + line_height - frame.y()


class FlowBox(QWidget):
    """A widget with a FlowLayout that asks for the height its lines need."""

    def __init__(self, *, spacing: float = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(spacing=spacing)
        self.setLayout(self.flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the others."""
        self.flow.addWidget(widget)

    def clear(self) -> None:
        """Take all widgets out and let them go."""
        while (item := self.flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
