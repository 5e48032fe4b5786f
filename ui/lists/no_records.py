"""Instead of rows of records: why there are none, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.wording import counted
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.notices import EmptyState
from ui.widgets.plain_text import one_line, tip

_TYPED_CHARACTERS = 24  # a heading of two lines in the narrowest pane


class NoRecords(EmptyState):
    """The empty list of a kind: nothing written yet, or nothing found.

    Signals:
        chips_off_wanted: take the chips off, and keep what is typed.
        all_wanted: show every record.
        new_wanted: (name) write one down, with what was searched as its name.
        elsewhere_wanted: (words) look for what was typed in all records.
        import_wanted: take a list in.
    """

    chips_off_wanted = Signal()
    all_wanted = Signal()
    new_wanted = Signal(str)
    elsewhere_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(
        self,
        word: str,
        kind: str,
        *,
        total: int,
        typed: str,
        invitation: str = "",
        chips: str = "",
        without_chips: int = 0,
    ) -> None:
        """`word` is the noun of the kind, `total` how many there are when nothing narrows the list.

        Args:
            invitation: said where nothing is written yet.
            chips: what the chips leave out, in words; '' when none is set.
            without_chips: how many would be found if none were; 0 where only everything can be shown.
        """
        name = one_line(typed)
        if not total:
            super().__init__(
                f"{word}は、まだありません",
                invitation,
                action="新しく書きとめる",
                action_icon="plus",
                other="Excelの一覧をとりこむ",
                other_icon="import",
            )
            self.action.clicked.connect(lambda: self.new_wanted.emit(name))
            self.other.clicked.connect(self.import_wanted)
        else:
            out, number = ("しぼりこみを外す", without_chips) if without_chips else ("ぜんぶ見る", total)
            super().__init__(
                f"「{shortened(name)}」の{word}は 見つかりません" if name else f"あてはまる{word}は ありません",
                chips or (ways_to_search(name, counted(total, kind)) if name else ""),
                action=f"{out}（{counted(number, kind)}）",
                action_icon="filter",
                other="このなまえで書きとめる" if name else "",
                other_icon="plus",
            )
            self.action.clicked.connect(self.chips_off_wanted if without_chips else self.all_wanted)
            self.other.clicked.connect(lambda: self.new_wanted.emit(name))
            if name:
                self.sentence.setToolTip(tip(name))
                self._offer_elsewhere(name)
        layout = self.layout()
        assert layout is not None  # EmptyState makes one
        layout.setContentsMargins(theme.px(4), theme.px(8), theme.px(4), theme.px(8))

    def _offer_elsewhere(self, words: str) -> None:
        """Who searched on the wrong page is taken along to the search over everything."""
        button = Button("ほかの記録もさがす", "quiet", icon="search")
        button.clicked.connect(lambda: self.elsewhere_wanted.emit(words))
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)  # EmptyState makes one
        layout.insertWidget(layout.indexOf(self.other), button, 0, Qt.AlignmentFlag.AlignHCenter)


def shortened(name: str) -> str:
    """So much of a name as a heading has room for."""
    return name if len(name) <= _TYPED_CHARACTERS else f"{name[:_TYPED_CHARACTERS]}…"


def ways_to_search(name: str, total: str) -> str:
    """What was looked through (「84か所」 of it), and what may find it after all."""
    fewer = "ことばを1つに減らす" if len(name.split()) > 1 else "ことばを短くする"
    return f"{total}の、書いてあることをぜんぶ さがしました。{fewer}か、ひらがなにして ためしてください。"
