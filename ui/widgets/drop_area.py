"""Where files come in: a field they can be dropped on, and the watch over a page that takes the drop."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column


class DropArea(QWidget):
    """A dashed field in which a file can be let go; the page takes the drop, this shows where.

    Attributes:
        hint: what can be dropped.
    """

    def __init__(self, icon: str, invitation: str, hint: str, *buttons: QPushButton) -> None:
        """`buttons` are the other ways in, one below the other."""
        super().__init__()
        self._is_over = False
        lines = column(margin=28, spacing=14)
        self.setLayout(lines)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        centre = Qt.AlignmentFlag.AlignHCenter
        picture = Label()
        icons.put(picture, icon, "ai", 48)
        lines.addWidget(picture, 0, centre)
        words = WrapLabel(invitation, "section")
        words.setAlignment(centre)
        lines.addWidget(words)
        for button in buttons:
            lines.addWidget(button, 0, centre)
        self.hint = WrapLabel(hint, "hint")
        self.hint.setAlignment(centre)
        lines.addWidget(self.hint)

    def set_over(self, is_over: bool) -> None:
        """Something that can be dropped is above the page."""
        self._is_over = is_over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.colour("ai" if self._is_over else "edge"), 3 if self._is_over else 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("aiw" if self._is_over else "sheet"))
        radius = theme.px(12)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), radius, radius)
        painter.end()


class DropWatch(QObject):
    """Watches a page for dropped files.

    Signals:
        hovered: something that can be dropped is over the page (True), or away again (False).
    """

    hovered = Signal(bool)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    @abstractmethod
    def _accepts(self, paths: Sequence[Path]) -> bool:
        """Whether these files and folders of this computer, at least one, can be dropped together."""

    @abstractmethod
    def _take(self, paths: Sequence[Path]) -> None:
        """They were dropped."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the page."""
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        elif isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            is_dropped = event.type() == QEvent.Type.Drop
            paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            is_wanted = bool(paths) and self._accepts(paths)
            self.hovered.emit(is_wanted and not is_dropped)
            if is_wanted:
                event.acceptProposedAction()
                if is_dropped:
                    self._take(paths)
                return True
        return super().eventFilter(watched, event)
