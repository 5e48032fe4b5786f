"""重なりかも: pairs of records that look alike, as cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal

from app.merging.deciding import PairDecision, PairKey, pair_of
from app.merging.duplicates import Duplicate
from ui import theme
from ui.merging.pair_card import PairCard
from ui.merging.showing import Showing
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.surfaces import ScrollBody, column

_AT_ONCE = 8
_HOLDING_OFF = "そのままでも大丈夫です。つどいばが自分で1つにすることは、ありません。"
_DECIDING = "1つにすると、つながりも1つにまとまります。元に戻すこともできます。"


class PairsView(ScrollBody):
    """Before a join, and any day after it.

    Signals:
        decided: (key of the pair, PairDecision).
        opened: (kind, id) the record shall be shown.
        grown: cards were made anew, behind everything else for Tab.
    """

    decided = Signal(object, object)
    opened = Signal(str, object)
    grown = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(margin=0, spacing=12, name=name)
        self._duplicates: Sequence[Duplicate] = ()
        self._showing: Showing | None = None
        self._pairs: Mapping[PairKey, PairDecision] = {}
        self._most = _AT_ONCE
        self.cards: list[PairCard] = []
        self.body.setContentsMargins(0, 0, theme.px(8), 0)
        self._hint = WrapLabel("", "label")
        self.body.addWidget(self._hint)
        self._column = column(spacing=12)
        self.body.addLayout(self._column)
        self.more = Button("さらに見る", "quiet", small=True)
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_pairs(
        self, duplicates: Sequence[Duplicate], showing: Showing, pairs: Mapping[PairKey, PairDecision] | None = None
    ) -> None:
        """Show other pairs, with what is decided of them."""
        self._duplicates, self._showing, self._pairs = duplicates, showing, pairs or {}
        self._hint.setText(_DECIDING if showing.is_at_once else _HOLDING_OFF)
        self._fill()

    def take_focus(self) -> None:
        """The first answer."""
        if self.cards and self.cards[0].buttons:
            next(iter(self.cards[0].buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        if self._showing is None:
            return
        for number, duplicate in enumerate(self._duplicates[: self._most], 1):
            card = PairCard(duplicate, self._showing, f"{len(self._duplicates)}組のうち {number}組目")
            card.decided.connect(self.decided)
            card.opened.connect(self.opened)
            card.show_decision(self._pairs.get(pair_of(duplicate), PairDecision()))
            self._column.addWidget(card)
            self.cards.append(card)
        rest = len(self._duplicates) - len(self.cards)
        self.more.setVisible(rest > 0)
        self.more.set_text(f"さらに見る（あと{rest}組）")
        self.grown.emit()

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self._fill()
