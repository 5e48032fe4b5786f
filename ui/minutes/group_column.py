"""The cards of one group below each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QWidget

from app.ledger import Ledger
from app.records.minutes import Opinion
from ui import theme
from ui.forms.row_mark import asked_about
from ui.minutes.opinion_card import OpinionCard, card_look
from ui.minutes.opinion_line import shown_group
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.surfaces import Surface, row


class GroupColumn(Surface):
    """A column of cards that keeps its cards when others come and go.

    Attributes:
        head: the name of the group; pressing it renames the group.
    """

    def __init__(self, name: str, connect: Callable[[OpinionCard], None]) -> None:
        """`connect` is given each new card once."""
        super().__init__("column", margin=8, spacing=6, name=shown_group(name))
        self.name = name
        self._connect = connect
        self.cards: dict[int, OpinionCard] = {}
        line = row(spacing=6)
        self.head = Button(shown_group(name), "quiet", small=True, name=f"{shown_group(name)}のなまえを変える")
        self._count = ElidedLabel("", "cap")
        line.addWidget(self.head)
        line.addWidget(self._count, 1)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def show_opinions(self, ledger: Ledger, opinions: Sequence[Opinion], *, is_open: bool) -> None:
        """Show these cards in this order; those that stay are not made anew."""
        wanted = {opinion.id for opinion in opinions}
        asked = asked_about(opinions, ledger)
        for opinion_id in [each for each in self.cards if each not in wanted]:
            gone = self.cards.pop(opinion_id)
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, opinion in enumerate(opinions, 1):
            card = self.cards.get(opinion.id)
            if card is None:
                card = self.cards[opinion.id] = OpinionCard(opinion.id)
                self._connect(card)
                self.body.insertWidget(place, card)
                card.show()  # now, not in the next turn: its text measures itself when it is shown
            elif self.body.indexOf(card) != place:
                self.body.removeWidget(card)
                self.body.insertWidget(place, card)
            card.show_opinion(opinion, card_look(ledger, opinion), is_open=is_open)
            card.show_question(next(iter(asked.get(opinion.id, ())), None), ledger)
        self._count.setText(f"{len(opinions)}枚" if opinions else "")
        self.head.setEnabled(is_open)

    def set_head_shown(self, is_shown: bool) -> None:
        """One group alone needs no name above it."""
        self.head.setVisible(is_shown)
        self._count.setVisible(is_shown)

    def in_order(self) -> list[OpinionCard]:
        """Its cards from top to bottom."""
        found: list[tuple[int, OpinionCard]] = [(self.body.indexOf(card), card) for card in self.cards.values()]
        return [card for _, card in sorted(found, key=lambda pair: pair[0])]

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(150), super().minimumSizeHint().height())


class ColumnGrid(QWidget):
    """Columns beside each other, as many as are wide enough, the others below them."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(10))
        self._columns: list[GroupColumn] = []
        self._across = 0

    def show_columns(self, columns: Sequence[GroupColumn]) -> None:
        """Show these, in order."""
        if list(columns) != self._columns:
            for gone in self._columns:
                self._grid.removeWidget(gone)
            self._columns = list(columns)
            self._across = 0
        self.arrange(self.width())

    def arrange(self, width: int) -> None:
        """Put as many side by side as this width holds."""
        least = theme.px(210)
        across = max(1, min(len(self._columns), (width + theme.px(10)) // (least + theme.px(10))))
        if across == self._across:
            return
        self._across = across
        for number, each in enumerate(self._columns):
            self._grid.addWidget(each, number // across, number % across)
            each.show()
        for number in range(max(4, self._grid.columnCount())):
            self._grid.setColumnStretch(number, 1 if number < across else 0)
        rows = -(-len(self._columns) // across)
        for number in range(max(rows, self._grid.rowCount())):
            self._grid.setRowStretch(number, 1 if number == rows - 1 else 0)

    @property
    def across(self) -> int:
        """How many stand side by side."""
        return max(1, self._across)
