"""Below the board of spaces: how many are not on it, why, and the way to see them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.records.space import Space
from app.wording import counted
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.surfaces import row

WHY_OFF_BOARD = "もう使えていて、声かけの記録がない場（公民館や集会所など）"
"""Which spaces the board leaves out, in words (`app.search.space_cards.is_on_board`)."""


class OffBoard(QWidget):
    """One line: 84 in the list and 6 cards on the board shall puzzle nobody.

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
        self.words.setText(f"ほかに {counted(number, Space.KIND)}：{WHY_OFF_BOARD}は、ここに出していません")
        self.setVisible(bool(number))
