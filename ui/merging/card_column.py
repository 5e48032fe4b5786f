"""Cards that ask something, one below the other: the first of them at once, more on request."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.merging.showing import Showing
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.surfaces import ScrollBody, column


class CardColumn(ScrollBody):
    """Before a join, and any day after it.

    Signals:
        decided: (key of what a card asks, its decision).
        opened: (kind, id) the record shall be shown.
        grown: cards were made anew, behind everything else for Tab.
    """

    decided = Signal(object, object)
    opened = Signal(str, object)
    grown = Signal()

    def __init__(self, name: str, at_once: int) -> None:
        """`at_once` cards are shown, and so many more whenever they are asked for."""
        super().__init__(margin=0, spacing=12, name=name)
        self._showing: Showing | None = None
        self._at_once = self._most = at_once
        self.body.setContentsMargins(0, 0, theme.px(8), 0)
        self._hint = WrapLabel("", "label")
        self.body.addWidget(self._hint)
        self._column = column(spacing=12)
        self.body.addLayout(self._column)
        self.more = Button("さらに見る", "quiet", small=True)
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    @abstractmethod
    def take_focus(self) -> None:
        """To the first answer."""

    @abstractmethod
    def _fill(self) -> None:
        """Make the cards that are to be seen."""

    def _show_more(self) -> None:
        self._most += self._at_once
        self._fill()

    def _show_rest(self, rest: int, counter: str) -> None:
        """How many cards are not shown yet; `counter` is what they are counted in."""
        self.more.setVisible(rest > 0)
        self.more.set_text(f"さらに見る（あと{rest}{counter}）")

    def _let_go(self, card: QWidget) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()
