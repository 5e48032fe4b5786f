"""The chips above the volunteers: 未活動 n人 with one press; 状態, できること, 圏域 with ticks and counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ledger import Ledger
from app.records.area import Area
from app.records.term import Term
from app.records.volunteer import Volunteer
from app.rules.reading import sort_key
from app.rules.volunteer_standing import Standing
from app.search.matching import SKILL_LIST
from app.search.place_filters import NO_VALUES, FilterValue
from app.search.volunteer_finding import Ticks, VolunteerFilter
from app.wording import counted
from ui.lists.filter_chips import TickMenu
from ui.widgets.buttons import Chip, MenuChip
from ui.widgets.flow import FlowBox
from ui.widgets.plain_text import one_line

LABELS = {VolunteerFilter.STANDING: "状態", VolunteerFilter.SKILL: "できること", VolunteerFilter.AREA: "圏域"}
_NONE_WORDS = {VolunteerFilter.SKILL: "書いていない", VolunteerFilter.AREA: "決まっていない"}
_WAITING: frozenset[FilterValue] = frozenset((str(Standing.WAITING),))


class VolunteerChips(QObject):
    """What of the volunteers is shown.

    Signals:
        changed: the user set or took away a tick.
    """

    changed = Signal()

    def __init__(
        self, ledger: Ledger, counts: Callable[[VolunteerFilter], dict[FilterValue, int]], parent: QWidget
    ) -> None:
        """`counts` tells how many volunteers stand behind each tick of a chip."""
        super().__init__(parent)
        self._ledger, self._counts = ledger, counts
        self.ticks: dict[VolunteerFilter, frozenset[FilterValue]] = {}
        self.menus: dict[VolunteerFilter, TickMenu] = {}
        self.chips: dict[VolunteerFilter, MenuChip] = {}
        self.waiting = Chip(Standing.WAITING.label)
        self.waiting.setObjectName("filter_waiting")
        self.waiting.clicked.connect(self._take_waiting)
        for chip, label in LABELS.items():
            menu = TickMenu(label, parent)
            menu.aboutToShow.connect(lambda chip=chip: self._fill(chip))
            menu.ticked.connect(lambda chip=chip: self.set_ticks(chip, self.menus[chip].chosen()))
            button = MenuChip(label, parent)
            button.setObjectName(f"filter_{chip.value}")
            button.setMenu(menu)
            self.menus[chip], self.chips[chip] = menu, button
        self.show_state(0)

    def put_into(self, box: FlowBox) -> None:
        """Stand in a row of chips."""
        for button in (self.waiting, *self.chips.values()):
            box.add(button)

    def clear(self) -> None:
        """Let everybody through again."""
        self.show_ticks({})

    def show_ticks(self, ticks: Ticks) -> None:
        """Set the ticks of all chips as if the user had."""
        self.ticks = {chip: values for chip, values in ticks.items() if values}
        self.changed.emit()

    def set_ticks(self, chip: VolunteerFilter, values: frozenset[FilterValue]) -> None:
        """Set the ticks of one chip as if the user had."""
        self.show_ticks({**self.ticks, chip: values})

    def show_state(self, waiting: int) -> None:
        """Say on the chips what is chosen, and how many wait to be asked."""
        for chip, button in self.chips.items():
            ticks, label = self.ticks.get(chip, NO_VALUES), LABELS[chip]
            chosen = [words for value, words in self.choices(chip) if value in ticks] if ticks else []
            button.set_text(chosen[0] if len(chosen) == 1 else f"{label} {len(ticks)}" if ticks else label)
            button.setChecked(bool(ticks))
            button.setAccessibleName(f"{label}でしぼりこむ" + ("（えらんであります）" if ticks else ""))
        is_on = self.ticks.get(VolunteerFilter.STANDING) == _WAITING
        self.waiting.set_text(f"{Standing.WAITING.label} {counted(waiting, Volunteer.KIND)}")
        self.waiting.setChecked(is_on)
        self.waiting.setVisible(bool(waiting) or is_on)

    def in_words(self) -> str:
        """「未活動」で「調理」だけを見ています。 for the empty state; '' when nothing is set."""
        parts = [
            "・".join(words for value, words in self.choices(chip) if value in self.ticks[chip])
            for chip in VolunteerFilter
            if chip in self.ticks
        ]
        return "で".join(f"「{part}」" for part in parts) + "だけを見ています。" if parts else ""

    def choices(self, chip: VolunteerFilter) -> list[tuple[FilterValue, str]]:
        """(value, words) of every tick of a chip, in the order of the menu."""
        found: list[tuple[FilterValue, str]] = []
        if chip is VolunteerFilter.STANDING:
            return [(str(standing), standing.label) for standing in Standing]
        if chip is VolunteerFilter.SKILL:
            terms = [term for term in self._ledger.all(Term) if term.term_list == SKILL_LIST]
            terms.sort(key=lambda term: (term.pos, term.id))
            found += [(term.id, one_line(term.label)) for term in terms]
        else:
            areas = list(self._ledger.all(Area))
            areas.sort(key=lambda area: (area.pos, sort_key(area.reading or area.name)))
            found += [(area.id, one_line(area.name)) for area in areas]
        return [*found, (None, _NONE_WORDS[chip])]

    def _fill(self, chip: VolunteerFilter) -> None:
        self.menus[chip].offer(self.choices(chip), self._counts(chip), self.ticks.get(chip, NO_VALUES), Volunteer.KIND)

    def _take_waiting(self, is_on: bool) -> None:
        self.set_ticks(VolunteerFilter.STANDING, _WAITING if is_on else NO_VALUES)
