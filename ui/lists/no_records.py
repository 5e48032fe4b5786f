"""Instead of rows of records: why there are none, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.wording import counted
from ui import theme
from ui.kind_looks import about
from ui.widgets.notices import EmptyState
from ui.widgets.plain_text import one_line

_TYPED_CHARACTERS = 6


class NoRecords(EmptyState):
    """The empty list of a kind: nothing written yet, or nothing found.

    Signals:
        all_wanted: show every record.
        new_wanted: (name) write one down, with what was searched as its name.
        import_wanted: take a list in.
    """

    all_wanted = Signal()
    new_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, word: str, kind: str, *, total: int, typed: str) -> None:
        """`word` is the noun of the kind, `total` how many there are when nothing narrows the list."""
        name = one_line(typed)
        if not total:
            super().__init__(
                f"{word}は、まだありません",
                about(kind),
                action="新しく書きとめる",
                action_icon="plus",
                other="Excelの一覧をとりこむ",
                other_icon="import",
            )
            self.action.clicked.connect(lambda: self.new_wanted.emit(name))
            self.other.clicked.connect(self.import_wanted)
        else:
            shown = name if len(name) <= _TYPED_CHARACTERS else f"{name[:_TYPED_CHARACTERS]}…"
            super().__init__(
                f"「{shown}」の{word}は 見つかりません" if name else f"あてはまる{word}は ありません",
                "ちがう言いかたや、よみの一部でもさがせます。" if name else "",
                action=f"ぜんぶ見る（{counted(total, kind)}）",
                action_icon="filter",
                other="このなまえで書きとめる" if name else "",
                other_icon="plus",
            )
            self.action.clicked.connect(self.all_wanted)
            self.other.clicked.connect(lambda: self.new_wanted.emit(name))
        layout = self.layout()
        assert layout is not None  # EmptyState makes one
        layout.setContentsMargins(theme.px(4), theme.px(8), theme.px(4), theme.px(8))
