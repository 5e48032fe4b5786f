"""Pages that nobody has asked for yet, made while nobody types: showing one for the first time then only fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.unasked import unasked

_REST_MILLISECONDS = 2000  # after opening: painted, and the search texts are under way
_PAUSE_MILLISECONDS = 120  # between two pages, each of which takes up to 40 ms: keys and clicks come through


class PagePreparation(QTimer):
    """Makes one page after another."""

    def __init__(self, keys: Sequence[str], make: Callable[[str], object], window: QWidget) -> None:
        """`make` makes the page of a key, if it is not there yet; nothing is made for a `window` nobody sees."""
        super().__init__(window)
        self._keys = list(keys)
        self._make = make
        self._window = window
        self.setInterval(_PAUSE_MILLISECONDS)
        self.timeout.connect(self._make_next)
        QTimer.singleShot(_REST_MILLISECONDS, self, lambda: self.start() if not self.is_done else None)

    @property
    def is_done(self) -> bool:
        """Whether every page is there."""
        return not self._keys

    def _make_next(self) -> None:
        if self._window.isVisible() and self._window.isEnabled() and self._keys:
            with unasked():
                self._make(self._keys.pop(0))
        if self.is_done:
            self.stop()
