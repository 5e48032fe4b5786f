"""Fields that know whether the user is still composing kanji: Enter and Esc belong to the IME then."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from ui.widgets.labels import LINE_HEIGHT

_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class LineEdit(QLineEdit):
    """One line. `text()` never holds what is being composed; `is_composing` tells that something is."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_composing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_for_page(event, can_undo=self.isUndoAvailable(), can_redo=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class TextEdit(QTextEdit):
    """Several lines of plain text with room between them. Tab leaves the field, as in every other one."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_composing = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._space_lines()

    def setPlainText(self, text: str) -> None:
        super().setPlainText(text)
        self._space_lines()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def _space_lines(self) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT, _PROPORTIONAL)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        self.document().clearUndoRedoStacks()


def is_composing() -> bool:
    """True while the field with the focus holds characters that are not decided yet."""
    focused = QApplication.focusWidget()
    return isinstance(focused, (LineEdit, TextEdit)) and focused.is_composing


def is_for_page(event: QEvent, *, can_undo: bool, can_redo: bool) -> bool:
    """Whether a key that usually belongs to a field means the page: no typing to take back, no text to paste."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    if event.matches(QKeySequence.StandardKey.Redo):
        return not can_redo
    if event.matches(QKeySequence.StandardKey.Paste):
        pasted = QGuiApplication.clipboard().mimeData()
        return pasted.hasImage() and not pasted.hasText()
    return False
