"""The two text inputs of the program: a line and a paragraph, both safe while an input method composes.

Enter commits kanji far more often than it ends a field, so Enter and Esc act only when nothing is being composed.
Ctrl+Z undoes typing as long as there is any; after that it is the window's (window.md, Keyboard).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.rules.broken_lines import whole_paragraphs
from ui import theme
from ui.widgets.composing import LineEdit, TextEdit, is_for_page
from ui.widgets.labels import LINE_HEIGHT

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PARAGRAPH_SEPARATORS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class LineInput(LineEdit):
    """One line of text.

    Signals:
        composed: (preedit) the input method is composing this, '' when it has stopped.
        committed: (text) the input method put in this text.
        left: the cursor left the field.
        entered: the cursor came into the field.
    """

    composed = Signal(str)
    committed = Signal(str)
    left = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._shown = ""
        self.is_offering: Callable[[], bool] = bool
        """Whether a list is open below: Enter, Tab and Esc are for what is chosen there then."""

    def show_text(self, text: str) -> None:
        """Show a stored text; what was typed before can no longer be undone."""
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self._shown = text

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shown = self.text()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.is_composing = False
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        preedit, committed = event.preeditString(), event.commitString()
        super().inputMethodEvent(event)
        self.composed.emit(preedit)
        if committed:
            self.committed.emit(committed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_offering() and event.key() in (*_ENTER, Qt.Key.Key_Escape):
            event.ignore()
            return
        if (
            not self.is_composing
            and event.key() in _ENTER
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.returnPressed.emit()
            self.focusNextChild()
            return
        if not self.is_composing and event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            self.textEdited.emit(self._shown)
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        is_tab = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab
        if is_tab and self.is_offering():
            event.ignore()
            return False
        return super().event(event)


class ParagraphInput(TextEdit):
    """Text of several lines that is as high as what is written in it.

    Signals:
        edited: the user changed the text.
        left: the cursor left the field.
    """

    edited = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 2) -> None:
        """`lines` is the height when empty."""
        super().__init__("", parent=parent)
        self._shown = ""
        self._is_showing = False
        self._lines = lines
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._take_change)
        theme.current.changed.connect(self.fit)
        self.fit()

    def text(self) -> str:
        """What is written, with `\\n` between lines; no-break spaces stay."""
        return self.document().toRawText().translate(_PARAGRAPH_SEPARATORS)

    def show_text(self, text: str) -> None:
        """Show a stored text."""
        if self.text() != text:
            self._is_showing = True
            self.setPlainText(text)
            self._is_showing = False
        self._shown = text
        self.fit()

    def fit(self) -> None:
        """Take the height the text needs."""
        wanted = int(self.document().size().height())
        least = round(self._lines * self.fontMetrics().height() * LINE_HEIGHT / 100)
        frame = 2 * (theme.px(6) + theme.line_width()) + 2 * int(self.document().documentMargin())
        height = max(wanted - 2 * int(self.document().documentMargin()), least) + frame
        if height != self.height():
            self.setFixedHeight(height)

    def _take_change(self) -> None:
        self.fit()
        if not self._is_showing and not self.is_composing and self.text() != self._shown:
            self.edited.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shown = self.text()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.is_composing = False
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        committed = event.commitString()
        super().inputMethodEvent(event)
        if committed:
            self._take_change()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted; lines that a PDF broke apart are put together again."""
        if not source.hasText():
            super().insertFromMimeData(source)
            return
        text = QMimeData()
        text.setText(whole_paragraphs(source.text()))
        super().insertFromMimeData(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_composing and event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.show_text(self._shown)
            self.edited.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if is_for_page(event, can_undo=document.isUndoAvailable(), can_redo=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()  # the form scrolls, not a field that shows all of its text

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), super().minimumSizeHint().height())
