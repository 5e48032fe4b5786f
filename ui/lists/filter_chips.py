"""The chips above the list of places: menus of ticks with counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.ledger import Ledger
from app.records.area import Area
from app.records.place import CONSENT, PLACE_STATUS, Place
from app.records.term import Term
from app.rules.freshness import Freshness
from app.rules.japanese_calendar import WEEKDAYS
from app.rules.reading import sort_key
from app.search.place_filters import Filter, FilterValue, PlaceFilters
from app.wording import counted
from ui.widgets.buttons import MenuChip
from ui.widgets.plain_text import one_line, without_mnemonic

FILTER_LABELS = {
    Filter.AREA: "圏域",
    Filter.WEEKDAY: "曜日",
    Filter.KIND: "種別",
    Filter.STATUS: "状態",
    Filter.FRESHNESS: "鮮度",
    Filter.CONSENT: "掲載",
}
_FRESHNESS_WORDS = {Freshness.GREEN: "確認ずみ", Freshness.YELLOW: "そろそろ", Freshness.RED: "要確認"}
_NONE_WORDS = {Filter.AREA: "決まっていない", Filter.WEEKDAY: "曜日で決まっていない", Filter.KIND: "決まっていない"}

Counts = Callable[[Filter], dict[FilterValue, int]]


def filter_choices(chip: Filter, ledger: Ledger) -> list[tuple[FilterValue, str]]:
    """(value, words) of every tick of a chip, in the order of the menu."""
    choices: list[tuple[FilterValue, str]] = []
    if chip is Filter.AREA:
        used = {place.area for place in ledger.all(Place)}
        areas = [area for area in ledger.all(Area) if area.id in used or area.tier == "district"]
        areas.sort(key=lambda area: (area.pos, sort_key(area.reading or area.name)))
        choices += [(area.id, one_line(area.name)) for area in areas]
    elif chip is Filter.WEEKDAY:
        choices += [(day, f"{day}曜") for day in WEEKDAYS]
    elif chip is Filter.KIND:
        terms = [term for term in ledger.all(Term) if term.term_list == "place_kind"]
        terms.sort(key=lambda term: (term.pos, term.id))
        choices += [(term.id, one_line(term.label)) for term in terms]
    elif chip is Filter.STATUS:
        choices += list(PLACE_STATUS.items())
    elif chip is Filter.FRESHNESS:
        choices += [(freshness, _FRESHNESS_WORDS[freshness]) for freshness in Freshness]
    else:
        choices += list(CONSENT.items())
    if chip in _NONE_WORDS:
        choices.append((None, _NONE_WORDS[chip]))
    return choices


def filters_in_words(filters: PlaceFilters, ledger: Ledger) -> str:
    """「活動中」で「西部」だけを見ています。 for the empty state."""
    words = []
    for chip, ticks in filters.ticked:
        chosen = [text for value, text in filter_choices(chip, ledger) if value in ticks]
        words.append(f"「{'・'.join(chosen)}」")
    return f"{'で'.join(words)}だけを見ています。"


class TickMenu(QMenu):
    """A menu whose ticks can be set one after the other; it closes on a click outside or Esc.

    Signals:
        ticked: the set of chosen values changed.
    """

    ticked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setAccessibleName(title)
        self._values: dict[QAction, FilterValue] = {}

    def offer(
        self,
        choices: list[tuple[FilterValue, str]],
        counts: dict[FilterValue, int],
        on: frozenset[FilterValue],
        kind: str = "place",
    ) -> None:
        """Show these ticks; those without a single record of the kind are left out unless they are set."""
        self.clear()
        self._values = {}
        for value, words in choices:
            if not counts.get(value) and value not in on:
                continue
            action = self.addAction(without_mnemonic(f"{words}　{counted(counts.get(value, 0), kind)}"))
            action.setCheckable(True)
            action.setChecked(value in on)
            self._values[action] = value
        if on:
            self.addSeparator()
            self.addAction("ぜんぶ外す").triggered.connect(self._untick)

    def chosen(self) -> frozenset[FilterValue]:
        """The values that are ticked."""
        return frozenset(value for action, value in self._values.items() if action.isChecked())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action in self._values:
            self._toggle(action)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if action in self._values and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(action)
            return
        super().keyPressEvent(event)

    def _toggle(self, action: QAction) -> None:
        action.setChecked(not action.isChecked())
        self.ticked.emit()

    def _untick(self) -> None:
        for action in self._values:
            action.setChecked(False)
        self.ticked.emit()


class FilterChips(QObject):
    """All chips and the one 「しぼりこむ」 chip that stands in for them where room is short.

    Signals:
        changed: the user set or took away a tick.
    """

    changed = Signal()

    def __init__(self, ledger: Ledger, counts: Counts, parent: QWidget) -> None:
        """`counts` tells how many places stand behind each tick of a chip."""
        super().__init__(parent)
        self._ledger = ledger
        self._counts = counts
        self.filters = PlaceFilters()
        self.chips: dict[Filter, MenuChip] = {}
        self._menus: dict[Filter, TickMenu] = {}
        self.folded = MenuChip("しぼりこむ", parent)
        folded_menu = QMenu("しぼりこむ", parent)
        for chip, label in FILTER_LABELS.items():
            menu = TickMenu(label, parent)
            menu.aboutToShow.connect(lambda chip=chip: self._fill(chip))
            menu.ticked.connect(lambda chip=chip: self._take(chip))
            self._menus[chip] = menu
            button = MenuChip(label, parent)
            button.setObjectName(f"filter_{chip.value}")
            button.setMenu(menu)
            self.chips[chip] = button
            folded_menu.addMenu(menu)
        self.folded.setMenu(folded_menu)
        self.show_state()

    def clear(self) -> None:
        """Let everything through again."""
        self.filters = PlaceFilters()
        self.show_state()
        self.changed.emit()

    def set_filters(self, filters: PlaceFilters) -> None:
        """Set the ticks of all chips as if the user had."""
        self.filters = filters
        self.show_state()
        self.changed.emit()

    def set_ticks(self, chip: Filter, values: frozenset[FilterValue]) -> None:
        """Set the ticks of one chip as if the user had."""
        self.filters = self.filters.with_ticks(chip, values)
        self.show_state()
        self.changed.emit()

    def show_state(self) -> None:
        """Say on the chips what is chosen."""
        for chip, button in self.chips.items():
            ticks = self.filters.of(chip)
            label = FILTER_LABELS[chip]
            if len(ticks) == 1:
                words = next((text for value, text in filter_choices(chip, self._ledger) if value in ticks), label)
                button.set_text(words)
            else:
                button.set_text(f"{label} {len(ticks)}" if ticks else label)
            button.setChecked(bool(ticks))
            button.setAccessibleName(f"{label}でしぼりこむ" + ("（えらんであります）" if ticks else ""))
        number = len(self.filters.ticked)
        self.folded.set_text(f"しぼりこむ {number}" if number else "しぼりこむ")
        self.folded.setChecked(bool(number))

    def _fill(self, chip: Filter) -> None:
        self._menus[chip].offer(filter_choices(chip, self._ledger), self._counts(chip), self.filters.of(chip))

    def _take(self, chip: Filter) -> None:
        self.filters = self.filters.with_ticks(chip, self._menus[chip].chosen())
        self.show_state()
        self.changed.emit()
