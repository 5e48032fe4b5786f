"""The list pane of 居場所: rows with freshness and next day, chips by 圏域, 曜日, 種別, 状態 and 鮮度."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.changes.change import ChangeSet
from app.records.place import Place
from app.records.setting import Setting
from app.search.place_filters import Filter, FilterValue, PlaceFilters
from app.search.place_finding import Order, PlaceFinder
from app.wording import noun
from ui import theme
from ui.context import AppContext
from ui.lists.filter_chips import FilterChips, filters_in_words
from ui.lists.list_pane import ListPane
from ui.lists.no_records import NoRecords
from ui.lists.place_list import PlaceList
from ui.lists.place_rows import PlaceRows

_SHORT_PANE_PX = 560


def _is_largest() -> bool:
    return theme.current.text_size is theme.TextSize.LARGEST


class PlacePane(ListPane):
    """Finds places."""

    def __init__(self, context: AppContext) -> None:
        self.finder = PlaceFinder(context.ledger, context.today(), lambda: context.store.last_written(Place.KIND))
        super().__init__(
            context,
            Place,
            rows=PlaceRows(context.ledger, self.finder, context.today()),
            view=PlaceList(),
            orders=tuple(Order),
            hint="なまえ・町名・電話" if _is_largest() else "なまえ・よみ・町名・電話",
        )

    def show_filtered(self, filters: PlaceFilters) -> None:
        """Exactly the places that pass these chips, nothing typed."""
        self.draft_chip.setChecked(False)
        self.search.setText("")
        self.chips.set_filters(filters)

    def set_folded(self, is_folded: bool) -> None:
        """One chip 「しぼりこむ」 instead of all, where room is short."""
        for chip, button in self.chips.chips.items():
            button.setVisible(not is_folded or (chip is Filter.STATUS and bool(self.chips.filters.of(chip))))
        self.chips.folded.setVisible(is_folded)

    # ---- ListPane

    def add_chips(self) -> None:
        self.chips = FilterChips(self._context.ledger, self._tick_counts, self)
        for button in (*self.chips.chips.values(), self.chips.folded):
            self.chip_box.add(button)
        self.chips.changed.connect(self._search)
        self.set_folded(False)

    def found(self) -> Sequence[int]:
        return self.finder.find(self.search.text(), self.chips.filters, Order(self._order))

    def total(self) -> int:
        return len(self.finder)

    def is_by_reading(self) -> bool:
        return self._order is Order.READING

    def is_narrowed(self) -> bool:
        return bool(self.chips.filters)

    def reorder(self, order: StrEnum) -> None:
        self.finder.reorder(Order(order))

    def take_over(self, change_set: ChangeSet) -> None:
        self.finder.follow(change_set)
        if any(change.kind in ("area", "term", Setting.KIND) for change in change_set):
            self.chips.show_state()

    def show_all(self) -> None:
        super().show_all()
        self.chips.clear()

    def make_reason(self) -> QWidget:
        ledger, filters, typed = self._context.ledger, self.chips.filters, self.search.text()
        reason = NoRecords(
            noun(Place.KIND, ledger),
            Place.KIND,
            total=self.total(),
            typed=typed,
            invitation="1か所ずつ書きとめるか、Excelの一覧をとりこめます。",
            chips=filters_in_words(filters, ledger) if filters else "",
            without_chips=len(self.finder.find(typed, PlaceFilters())) if filters else 0,
        )
        reason.chips_off_wanted.connect(self.chips.clear)
        reason.all_wanted.connect(self.show_all)
        reason.new_wanted.connect(self.new_wanted)
        reason.elsewhere_wanted.connect(self._context.signals.search_wanted)
        reason.import_wanted.connect(lambda: self._context.signals.page_wanted.emit("import"))
        return reason

    def prepare(self) -> None:
        self.finder.prepare()

    def _tick_counts(self, chip: Filter) -> dict[FilterValue, int]:
        return dict(self.finder.tick_counts(self.search.text(), self.chips.filters, chip))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_folded(self.height() < theme.px(_SHORT_PANE_PX) or _is_largest())
