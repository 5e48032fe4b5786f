"""What the board of spaces leaves out: how many, why, and the way to see them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.records.space import Space
from app.wording import counted
from ui.lists.no_records import shortened
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.notices import EmptyState
from ui.widgets.surfaces import row

_WHY = "もう使えていて、声かけの記録がない場（公民館や集会所など）"
"""Which spaces the board leaves out, in words (`app.search.space_cards.is_on_board`)."""


class OffBoard(QWidget):
    """One line below the board: 84 in the list and 6 cards on the board shall puzzle nobody.

    Signals:
        list_wanted: show the list, where all of them stand.
    """

    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = row(spacing=12)
        self.setLayout(line)
        self.words = WrapLabel("", "label")
        line.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.button = Button("一覧で見る", "quiet", icon="table", small=True)
        self.button.clicked.connect(self.list_wanted)
        line.addWidget(self.button)
        self.hide()

    def show_number(self, number: int) -> None:
        """Say how many are left out; nothing is said of none."""
        self.words.setText(f"ほかに {counted(number, Space.KIND)}：{_WHY}は、ここに出していません")
        self.setVisible(bool(number))


class OnlyInList(EmptyState):
    """Instead of an empty board: something was found, but nothing of it stands here.

    Signals:
        list_wanted: show the list, with the search as it is.
        all_wanted: take off what narrows the board.
    """

    list_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, typed: str, number: int) -> None:
        """`typed` is what was searched, '' where only chips narrow the board; `number` how many the list holds."""
        super().__init__(
            f"「{shortened(typed)}」は「一覧」にあります" if typed else "あてはまる場は「一覧」にあります",
            f"「段階でみる」には、{_WHY}は出していません。",
            action=f"一覧で見る（{counted(number, Space.KIND)}）",
            action_icon="table",
            other="しぼりこみを外す",
            other_icon="filter",
        )
        self.action.clicked.connect(self.list_wanted)
        self.other.clicked.connect(self.all_wanted)
