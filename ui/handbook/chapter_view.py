"""One chapter to read: text, pictures as wide as there is room, links, and what was searched for marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QPainter, QPen, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from app.handbook.chapters import picture_path
from app.handbook.parts import Chapter
from ui import theme
from ui.handbook.chapter_html import chapter_html, style

_MOST_WIDE = 900
_MARGIN = 16
_REST_MILLISECONDS = 80


class ChapterView(QTextBrowser):
    """Shows a chapter.

    Signals:
        target_wanted: (chapter or chapter/section) a link was followed.
    """

    target_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("手引きの本文")
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would change the room for the pictures while they are laid out.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(lambda url: self.target_wanted.emit(url.fragment()))
        self._html = ""
        self._drawn_width = 0
        self._resting = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._resting.timeout.connect(self._draw_again)

    def show_chapter(self, chapter: Chapter, *, keys: Sequence[tuple[str, str]] = (), about: str = "") -> None:
        """Show a chapter from its title on; `keys` and `about` as `chapter_html`."""
        self._html = chapter_html(chapter, keys=keys, about=about)
        self.setAccessibleDescription(chapter.title)
        self._draw()

    def go_to(self, anchor: str) -> None:
        """Bring a section to the top; a chapter begins with the room above its title."""
        if "/" in anchor:
            self.scrollToAnchor(anchor)
        else:
            self.to_top()

    def mark(self, words: Sequence[str]) -> int:
        """Mark every place where a word stands; returns how many there are."""
        look = QTextCharFormat()
        look.setBackground(theme.colour("yaml"))
        look.setForeground(theme.colour("ink" if theme.current.contrast is theme.Contrast.STANDARD else "on_ai"))
        marks = []
        for word in words:
            found = self.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = found, look
                marks.append(mark)
                found = self.document().find(word, found)
        self.setExtraSelections(marks)
        return len(marks)

    def go_to_next(self, words: Sequence[str]) -> bool:
        """Go on to the next place where the first word stands; False at the end of the chapter."""
        return bool(words) and self.find(words[0])

    def to_top(self) -> None:
        """Back to the title."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _draw(self) -> None:
        self._drawn_width = self.viewport().width()
        self.document().setDefaultStyleSheet(style())
        self.document().setDocumentMargin(theme.px(_MARGIN))
        self.setHtml(self._html)

    def _draw_again(self) -> None:
        """Pictures in the new width, at the same part of the chapter."""
        if not self._html or self.viewport().width() == self._drawn_width:
            return
        bar = self.verticalScrollBar()
        share, marks = bar.value() / max(1, bar.maximum()), self.extraSelections()
        words = sorted({mark.cursor.selectedText() for mark in marks})
        self._draw()
        self.mark(words)
        bar.setValue(round(share * bar.maximum()))

    # ---- Qt overrides

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture by its state, as wide as there is room, sharp on every screen."""
        state = QUrl(name).toString()
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, QUrl(name))
        ratio = self.devicePixelRatioF()
        room = min(self.viewport().width() - 2 * theme.px(_MARGIN), theme.px(_MOST_WIDE))
        image = QImage(str(picture_path(state)))
        shown = image.scaledToWidth(
            max(1, min(image.width(), round(room * ratio))), Qt.TransformationMode.SmoothTransformation
        )
        painter = QPainter(shown)  # a line around it: its ground may be that of the chapter
        painter.setPen(QPen(theme.colour("edge"), theme.line_width()))
        painter.drawRect(shown.rect().adjusted(0, 0, -1, -1))
        painter.end()
        shown.setDevicePixelRatio(ratio)
        return shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resting.start()
