"""重なりかも: pairs of records that look alike, as cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from app.merging.deciding import PairDecision, PairKey, pair_of
from app.merging.duplicates import Duplicate
from ui.merging.card_column import CardColumn
from ui.merging.pair_card import PairCard
from ui.merging.showing import Showing

_AT_ONCE = 8
_HOLDING_OFF = "そのままでも大丈夫です。つどいばが自分で1つにすることは、ありません。"
_DECIDING = "1つにすると、つながりも1つにまとまります。元に戻すこともできます。"


class PairsView(CardColumn):
    """A card for each pair; what is `decided` is (key of the pair, PairDecision)."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _AT_ONCE)
        self._duplicates: Sequence[Duplicate] = ()
        self._pairs: Mapping[PairKey, PairDecision] = {}
        self.cards: list[PairCard] = []

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

    def _place_of(self, number: int) -> str:
        """「3組のうち 1組目」; nothing of a single pair, which is not counted."""
        return f"{len(self._duplicates)}組のうち {number}組目" if len(self._duplicates) > 1 else ""

    def _fill(self) -> None:
        for card in self.cards:
            self._let_go(card)
        self.cards = []
        if self._showing is None:
            return
        for number, duplicate in enumerate(self._duplicates[: self._most], 1):
            card = PairCard(duplicate, self._showing, self._place_of(number))
            card.decided.connect(self.decided)
            card.opened.connect(self.opened)
            card.show_decision(self._pairs.get(pair_of(duplicate), PairDecision()))
            self._column.addWidget(card)
            self.cards.append(card)
        self._show_rest(len(self._duplicates) - len(self.cards), "組")
        self.grown.emit()
