"""A line into which one thing after another is typed: Enter takes it and the cursor stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCompleter, QWidget

from app.rules.normalise import fold
from ui import theme
from ui.editors.inputs import LineInput
from ui.editors.offer import offer_of
from ui.widgets.plain_text import one_line

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_OFFERED = 9


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key is pressed alone; keys of the number pad count as the others."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier


class EntryLine(LineInput):
    """Enter hands over what stands there and empties the line; never while the input method composes.

    Signals:
        taken: (text) Enter, with something in the line.
        pasted: (lines) several lines were pasted at once.
    """

    taken = Signal(str)
    pasted = Signal(object)

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_composing and not self.is_offering() and event.key() in _ENTER and is_plain(event):
            self.take()
            return
        if event.matches(QKeySequence.StandardKey.Paste) and self._take_lines(QGuiApplication.clipboard().text()):
            return
        super().keyPressEvent(event)

    def _take_lines(self, text: str) -> bool:
        """Several lines from elsewhere become several things; False for a text of one line."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or self.is_composing or self.isReadOnly():
            return False
        self.pasted.emit(lines)
        return True

    def take(self) -> None:
        """Hand over what stands in the line."""
        text = self.text().strip()
        if text:
            self.setText("")  # not clear(): Ctrl＋Z shall take back the deed, not bring the words again
            self.taken.emit(text)


class NameLine(EntryLine):
    """An entry line that offers names while one types; ↓ goes into the offer, Enter there completes the name."""

    def __init__(
        self, name: str, placeholder: str, names: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        """`names` is asked while typing."""
        super().__init__(name, placeholder, parent)
        self._names = names
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST_OFFERED)
        self._completer.setWidget(self)
        self._completer.activated.connect(self._complete)
        self._popup = offer_of(self._completer, f"{name}の候補")
        self.is_offering = lambda: self._popup.isVisible() and self._popup.currentIndex().isValid()
        self.textEdited.connect(self._offer)

    def take(self) -> None:
        self._popup.hide()
        super().take()

    def _offer(self, typed: str) -> None:
        words = [fold(word) for word in typed.split()]
        names = self._names() if words and not self.is_composing else ()
        found = [name for name in names if all(word in fold(name) for word in words)][:_MOST_OFFERED]
        self._words.setStringList([one_line(name) for name in found])
        if not found or not self.hasFocus():
            self._popup.hide()
            return
        if not self._popup.styleSheet():
            theme.dress(self._popup)  # a window of its own, without a parent
        self._completer.complete()

    def _complete(self, name: str) -> None:
        self.setText(name)
