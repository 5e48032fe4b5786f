"""The place between the head and the body of a form where bars stand, if there is anything to say."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.notices import Bar


class BarSlot(QVBoxLayout):
    """Holds at most one bar that is answered or goes with the next save, and one that stays while something is so."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._bar: Bar | None = None
        self._lasting: Bar | None = None
        self._told = ""

    def put(self, bar: Bar) -> None:
        """Show a bar in place of the one before."""
        self.take_away()
        self._bar = bar
        bar.answered.connect(self.take_away)
        self.insertWidget(0, bar)

    def take_away(self) -> None:
        """Its matter is settled."""
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None

    def tell(self, bar: Bar | None) -> None:
        """What is so as long as nobody decides, None for nothing any more; once closed it is not said again."""
        words = "" if bar is None else bar.accessibleName()
        if words == self._told:
            return
        self._told = words
        self._close_lasting()
        if bar is not None:
            self._lasting = bar
            bar.answered.connect(self._close_lasting)
            self.addWidget(bar)

    def _close_lasting(self) -> None:
        if self._lasting is not None:
            self._lasting.hide()
            self._lasting.deleteLater()
            self._lasting = None
