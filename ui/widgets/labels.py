"""Labels: one line, one line that may be elided, and text of several lines with a line height of its own."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.plain_text import has_long_word, in_phrases, one_line, rich, tip

LINE_HEIGHT = 135
"""Percent: the font's own line spacing is exactly 1.0, too tight for two lines."""


class Label(QLabel):
    """One line of plain text in a role of the style sheet (`cap`, `hint`, `section`, `title` …)."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(one_line(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIndent(0)
        self.setProperty("role", role)

    def set_role(self, role: str) -> None:
        """Change the role; Qt looks at properties again only when told to."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def setText(self, text: str) -> None:
        super().setText(one_line(text))


class ElidedLabel(Label):
    """One line that gives way: what does not fit ends in … and stands whole in the tool tip."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(1)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance("あ…"), QFontMetrics(self.font()).height())

    @property
    def shown_text(self) -> str:
        """What can be read at the width it has now."""
        return QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip("" if self.shown_text == self.text() else tip(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, self.shown_text)
        painter.end()


class WrapLabel(QLabel):
    """Text of any length, 135 % line height, broken between phrases, never cut: it asks for the height it needs."""

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = ""
        self._is_in_phrases = False
        self._measured: tuple[int, str, float, bool] | None = None
        self._needed = 0
        self._heights: dict[tuple[float, ...], int] = {}  # Qt lays rich text out anew each time it is asked
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setIndent(0)
        self.setProperty("role", role)
        # Not Minimum: the least height would be that of the narrow column QLabel wishes for, whatever width it gets.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show plain text; `<b>` is shown as `<b>`."""
        self._plain = text
        self._is_in_phrases = has_long_word(text)
        self._write(in_phrases(text) if self._is_in_phrases else text)
        self.setAccessibleName(one_line(text))
        if self.isVisible():
            self._grow()

    @property
    def plain_text(self) -> str:
        """What it was given."""
        return self._plain

    def set_role(self, role: str) -> None:
        """Change the role of the style sheet."""
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
            self._grow()

    def minimumSizeHint(self) -> QSize:
        """As high as the text is at this width; not a fixed minimum, which QLabel counts into every other width."""
        return QSize(super().minimumSizeHint().width(), self._needed)

    def heightForWidth(self, width: int) -> int:
        """The height at a width; a text that takes a second line there is parted into phrases first."""
        if not self._is_in_phrases and QFontMetrics(self.font()).horizontalAdvance(self._plain) > width:
            self._is_in_phrases = True
            self._write(in_phrases(self._plain))
        margins, font = self.contentsMargins(), self.font()
        measure = (width, font.pointSizeF(), font.bold(), margins.top(), margins.bottom(), margins.left())
        known = self._heights.get(measure)
        if known is None:
            known = self._heights[measure] = super().heightForWidth(width)
        return known

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            self._grow()

    def _write(self, text: str) -> None:
        self._heights.clear()
        super().setText(f'<p style="line-height:{LINE_HEIGHT}%; margin:0">{rich(text)}</p>' if text else "")

    def _grow(self) -> None:
        """Ask for the height the text needs at this width.

        Only what is seen is measured, and only what takes a second line is parted into phrases: a form has a hundred
        of these, and most hold one line.
        """
        measure = (self.width(), self._plain, self.font().pointSizeF(), self.font().bold())
        if self._measured == measure:
            return
        self._measured = measure
        needed = max(0, self.heightForWidth(self.width()))
        if needed != self._needed:
            self._needed = needed
            self.updateGeometry()
            QTimer.singleShot(0, self, self.updateGeometry)  # a layout that is just at work forgets what it is told
