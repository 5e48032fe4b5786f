"""The chips above the spaces: 圏域, 種類, 段階 with ticks and counts, and what is overdue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.ledger import Ledger
from app.records.area import Area
from app.records.space import SPACE_STAGES, Space
from app.records.term import Term
from app.rules.reading import sort_key
from app.search.place_filters import FilterValue
from app.search.space_finding import SpaceFilter, SpaceFilters
from app.wording import counted
from ui.lists.filter_chips import TickMenu
from ui.widgets.buttons import Chip, MenuChip
from ui.widgets.flow import FlowBox
from ui.widgets.plain_text import one_line, without_mnemonic

_LABELS = {SpaceFilter.AREA: "圏域", SpaceFilter.KIND: "種類", SpaceFilter.STAGE: "段階"}
_DRAFT_CHARACTERS = 30
Counts = Callable[[SpaceFilter], dict[FilterValue, int]]


class SpaceChips(FlowBox):
    """What of the spaces is shown.

    Signals:
        changed: the user set or took away something.
        draft_wanted: (space id) go on with what was never saved.
    """

    changed = Signal()
    draft_wanted = Signal(object)

    def __init__(self, ledger: Ledger, counts: Counts, your_name: str, parent: QWidget | None = None) -> None:
        """`counts` tells how many spaces stand behind each tick; `your_name` '' leaves わたしの担当 out."""
        super().__init__(spacing=6, parent=parent)
        self._ledger, self._counts, self._your_name = ledger, counts, your_name
        self.filters = SpaceFilters()
        self._menus: dict[SpaceFilter, TickMenu] = {}
        self.chips: dict[SpaceFilter, MenuChip] = {}
        for chip, label in _LABELS.items():
            menu = TickMenu(label, self)
            menu.aboutToShow.connect(lambda chip=chip: self._fill(chip))
            menu.ticked.connect(lambda chip=chip: self._take(chip))
            button = MenuChip(label)
            button.setMenu(menu)
            self._menus[chip], self.chips[chip] = menu, button
            self.add(button)
        self.late = Chip("期限すぎ", icon="due")
        self.late.clicked.connect(self._take_rest)
        self.mine = Chip("わたしの担当")
        self.mine.clicked.connect(self._take_rest)
        self.add(self.late)
        self.add(self.mine)
        self.mine.setVisible(bool(your_name))
        self.drafts = MenuChip("書きかけ")
        self._draft_menu = QMenu(self.drafts)
        self.drafts.setMenu(self._draft_menu)
        self.add(self.drafts)
        self.drafts.hide()
        self.show_state(0)

    def show_drafts(self, drafts: Mapping[int, str]) -> None:
        """Offer what was written and could not be saved yet; spaces that were never saved stand nowhere else."""
        self._draft_menu.clear()
        for space_id, name in drafts.items():
            action = self._draft_menu.addAction(
                without_mnemonic(one_line(name)[:_DRAFT_CHARACTERS] or "（なまえなし）")
            )
            action.triggered.connect(lambda _on=False, chosen=space_id: self.draft_wanted.emit(chosen))
        self.drafts.set_text(f"書きかけ {counted(len(drafts), Space.KIND)}")
        self.drafts.setVisible(bool(drafts))
        self._arrange()

    def clear_all(self) -> None:
        """Let everything through again."""
        self.set_filters(SpaceFilters())

    def set_filters(self, filters: SpaceFilters) -> None:
        """Set all chips as if the user had."""
        self.filters = filters
        self.changed.emit()

    def show_state(self, late: int) -> None:
        """Say on the chips what is chosen, and how many next steps are overdue."""
        for chip, button in self.chips.items():
            ticks, label = self.filters.of(chip), _LABELS[chip]
            chosen = [words for value, words in self.choices(chip) if value in ticks] if ticks else []
            text = chosen[0] if len(chosen) == 1 else f"{label} {len(ticks)}" if ticks else label
            button.set_text(text)
            button.setChecked(bool(ticks))
            button.setAccessibleName(f"{label}でしぼりこむ" + ("（えらんであります）" if ticks else ""))
        self.late.set_text(f"期限すぎ {late}" if late else "期限すぎ")
        self.late.setChecked(self.filters.is_overdue)
        self.late.setVisible(bool(late) or self.filters.is_overdue)
        self.mine.setChecked(bool(self.filters.who))

    def in_words(self) -> str:
        """「店舗」だけを見ています。 for the empty state; '' when nothing is set."""
        parts = [
            "・".join(words for value, words in self.choices(chip) if value in ticks)
            for chip, ticks in self.filters.ticked
        ]
        parts += ["期限すぎ"] if self.filters.is_overdue else []
        parts += ["わたしの担当"] if self.filters.who else []
        return "で".join(f"「{part}」" for part in parts) + "だけを見ています。" if parts else ""

    def choices(self, chip: SpaceFilter) -> list[tuple[FilterValue, str]]:
        """(value, words) of every tick of a chip, in the order of the menu."""
        if chip is SpaceFilter.STAGE:
            return list(SPACE_STAGES.items())
        if chip is SpaceFilter.KIND:
            terms = [term for term in self._ledger.all(Term) if term.term_list == "space_kind"]
            terms.sort(key=lambda term: (term.pos, term.id))
            return [*((term.id, one_line(term.label)) for term in terms), (None, "決まっていない")]
        used = {space.area for space in self._ledger.all(Space)}
        areas = [area for area in self._ledger.all(Area) if area.id in used]
        areas.sort(key=lambda area: (area.pos, sort_key(area.reading or area.name)))
        return [*((area.id, one_line(area.name)) for area in areas), (None, "決まっていない")]

    def _fill(self, chip: SpaceFilter) -> None:
        self._menus[chip].offer(self.choices(chip), self._counts(chip), self.filters.of(chip))

    def _take(self, chip: SpaceFilter) -> None:
        self.set_filters(self.filters.with_ticks(chip, self._menus[chip].chosen()))

    def _take_rest(self) -> None:
        who = self._your_name if self.mine.isChecked() else ""
        self.set_filters(replace(self.filters, is_overdue=self.late.isChecked(), who=who))
