"""Instead of rows of records: why there are none, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.wording import counted
from ui import theme
from ui.widgets.notices import EmptyState
from ui.widgets.plain_text import one_line

_TYPED_CHARACTERS = 6


class NoRecords(EmptyState):
    """The empty list of a kind: nothing written yet, or nothing found.

    Signals:
        chips_off_wanted: take the chips off, and keep what is typed.
        all_wanted: show every record.
        new_wanted: (name) write one down, with what was searched as its name.
        import_wanted: take a list in.
    """

    chips_off_wanted = Signal()
    all_wanted = Signal()
    new_wanted = Signal(str)
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
                f"「{_shortened(name)}」の{word}は 見つかりません" if name else f"あてはまる{word}は ありません",
                chips or ("ちがう言いかたや、よみの一部でもさがせます。" if name else ""),
                action=f"{out}（{counted(number, kind)}）",
                action_icon="filter",
                other="このなまえで書きとめる" if name else "",
                other_icon="plus",
            )
            self.action.clicked.connect(self.chips_off_wanted if without_chips else self.all_wanted)
            self.other.clicked.connect(lambda: self.new_wanted.emit(name))
        layout = self.layout()
        assert layout is not None  # EmptyState makes one
        layout.setContentsMargins(theme.px(4), theme.px(8), theme.px(4), theme.px(8))


def _shortened(name: str) -> str:
    """So much of a name as a heading has room for."""
    return name if len(name) <= _TYPED_CHARACTERS else f"{name[:_TYPED_CHARACTERS]}…"
