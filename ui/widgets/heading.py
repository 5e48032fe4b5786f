"""Heading: the name of a pane, which is never cut."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.labels import Label

_ROLES = ("title", "section", "body")
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWrapAnywhere
_MOST = 10_000


class Heading(Label):
    """One line as large as the width allows, several of the smallest where no size fits: a town names its records."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "title", parent)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    @property
    def shown_font(self) -> QFont:
        """The largest of the sizes in which the text stands on one line, else the smallest."""
        return self._font_in(self.width())

    @property
    def is_whole(self) -> bool:
        """Whether every letter of it is in sight."""
        return self.rect().contains(self._words_in(self.width()))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(_ROLES[0], bold=True))
        return QSize(metrics.horizontalAdvance(self.text()), self._words_in(self.width()).height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), self._words_in(self.width()).height())

    def heightForWidth(self, width: int) -> int:
        return self._words_in(width).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self._words_in(self.width()).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.shown_font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), _WRAPPED | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()

    def _font_in(self, width: int) -> QFont:
        fonts = [theme.font(role, bold=True) for role in _ROLES]
        fitting = (font for font in fonts if QFontMetrics(font).horizontalAdvance(self.text()) <= width)
        return next(fitting, fonts[-1])

    def _words_in(self, width: int) -> QRect:
        """What the text covers, in as many lines as it takes."""
        return QFontMetrics(self._font_in(width)).boundingRect(QRect(0, 0, max(1, width), _MOST), _WRAPPED, self.text())
