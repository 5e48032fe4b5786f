"""Instead of rows: why there are none, and the ways out."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.ledger import Ledger
from app.records.place import Place
from app.search.place_filters import PlaceFilters
from app.wording import counted, noun
from ui import theme
from ui.lists.filter_chips import filters_in_words
from ui.widgets.notices import EmptyState
from ui.widgets.plain_text import one_line

_TYPED_CHARACTERS = 6


class NothingFound(EmptyState):
    """The empty list of places: of a new ledger, or after a search.

    Signals:
        filters_off_wanted: take the chips off.
        all_wanted: show every place.
        new_wanted: (name) write down a place, with what was searched as its name.
        import_wanted: take a list in.
    """

    filters_off_wanted = Signal()
    all_wanted = Signal()
    new_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, ledger: Ledger, *, total: int, typed: str, filters: PlaceFilters, without_filters: int) -> None:
        """`total` places are in the ledger, `without_filters` would be found if no chip were set."""
        word, name = noun(Place.KIND, ledger), one_line(typed)
        if not total:
            super().__init__(
                f"{word}は、まだありません",
                "1か所ずつ書きとめるか、Excelの一覧をとりこめます。",
                action="新しく書きとめる",
                action_icon="plus",
                other="Excelの一覧をとりこむ",
                other_icon="import",
            )
            self.action.clicked.connect(lambda: self.new_wanted.emit(name))
            self.other.clicked.connect(self.import_wanted)
        else:
            takes_off = bool(filters) and without_filters > 0
            out, number = ("しぼりこみを外す", without_filters) if takes_off else ("ぜんぶ見る", total)
            super().__init__(
                f"「{_short(name)}」の{word}は 見つかりません" if name else f"あてはまる{word}は ありません",
                filters_in_words(filters, ledger) if filters else "ちがう言いかたや、よみの一部でもさがせます。",
                action=f"{out}（{counted(number, Place.KIND)}）",
                action_icon="filter",
                other="このなまえで書きとめる" if name else "",
                other_icon="plus",
            )
            self.action.clicked.connect(self.filters_off_wanted if takes_off else self.all_wanted)
            self.other.clicked.connect(lambda: self.new_wanted.emit(name))
        layout = self.layout()
        assert layout is not None  # EmptyState makes one
        layout.setContentsMargins(theme.px(4), theme.px(8), theme.px(10), theme.px(8))


def _short(name: str) -> str:
    return name if len(name) <= _TYPED_CHARACTERS else f"{name[:_TYPED_CHARACTERS]}…"
