"""The place between the head and the body of a form where a bar stands, if there is anything to say."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from ui.widgets.notices import Bar


class BarSlot(QVBoxLayout):
    """Holds one bar or none."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._bar: Bar | None = None

    def put(self, bar: Bar) -> None:
        """Show a bar in place of the one before."""
        self.take_away()
        self._bar = bar
        bar.answered.connect(self.take_away)
        self.addWidget(bar)

    def take_away(self) -> None:
        """Its matter is settled."""
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
