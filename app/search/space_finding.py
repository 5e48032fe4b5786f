"""Finding spaces while somebody types: search words and chips over all spaces in memory, with their next steps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.changes.change import ChangeSet
from app.ledger import Ledger
from app.records.approach import Approach
from app.records.space import Space
from app.search.place_filters import NO_VALUES, FilterValue
from app.search.record_finding import RecordFinder, RecordOrder
from app.search.space_cards import NextStep, is_on_board, next_step, overdue


class SpaceFilter(StrEnum):
    """The chips with ticks, by the field they look at."""

    AREA = "area"
    KIND = "kind"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class SpaceFilters:
    """What the chips let through.

    Attributes:
        ticked: the ticks per chip; a chip without ticks lets everything through.
        is_overdue: only spaces whose next step is overdue.
        who: only spaces whose next step this person does; '' for everybody's.
    """

    ticked: tuple[tuple[SpaceFilter, frozenset[FilterValue]], ...] = ()
    is_overdue: bool = False
    who: str = ""

    def of(self, chip: SpaceFilter) -> frozenset[FilterValue]:
        """The ticks of one chip."""
        return dict(self.ticked).get(chip, NO_VALUES)

    def with_ticks(self, chip: SpaceFilter, values: frozenset[FilterValue]) -> SpaceFilters:
        """The same with other ticks on one chip."""
        others = {known: ticks for known, ticks in self.ticked if known is not chip}
        if values:
            others[chip] = values
        return replace(self, ticked=tuple((known, others[known]) for known in SpaceFilter if known in others))

    def __bool__(self) -> bool:
        return bool(self.ticked or self.is_overdue or self.who)


class SpaceFinder:
    """All spaces with search text and open next step, kept current by `follow`."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger = ledger
        self._today = today
        self._texts = RecordFinder(ledger, Space)
        self._steps: dict[int, NextStep | None] | None = None
        self._late: frozenset[int] | None = None

    def __len__(self) -> int:
        return len(self._ledger.all(Space))

    def find(self, typed: str, filters: SpaceFilters) -> list[int]:
        """Ids of the spaces that hold every typed word and pass the chips, in 五十音順."""
        return [space_id for space_id in self._searched(typed) if self._allows(space_id, filters)]

    def on_board(self, typed: str, filters: SpaceFilters) -> tuple[list[int], int]:
        """As `find`, but only what stands on the board; and how many others were found."""
        ledger = self._ledger
        if typed.strip() or filters:
            found = [space for space in map(self._space, self.find(typed, filters)) if space is not None]
        else:
            found = list(ledger.all(Space))
        shown = [space for space in found if is_on_board(space, ledger)]
        return self._texts.in_reading_order(shown), len(found) - len(shown)

    def _space(self, space_id: int) -> Space | None:
        return self._ledger.get(Space, space_id)

    def tick_counts(self, typed: str, filters: SpaceFilters, chip: SpaceFilter) -> Counter[FilterValue]:
        """How many spaces stand behind each tick of a chip, search and the other chips applied."""
        others = filters.with_ticks(chip, NO_VALUES)
        counts: Counter[FilterValue] = Counter()
        for space_id in self._searched(typed):
            space = self._ledger.get(Space, space_id)
            if space is not None and self._allows(space_id, others):
                counts[_value(space, chip)] += 1
        return counts

    def step(self, space_id: int) -> NextStep | None:
        """The open next step of a space."""
        return self._known_steps().get(space_id)

    @property
    def late(self) -> frozenset[int]:
        """The spaces whose next step is overdue."""
        if self._late is None:
            self._late = frozenset(overdue(self._known_steps(), self._today))
        return self._late

    def prepare(self, count: int) -> bool:
        """Make some of the search texts while nobody waits; whether all are there."""
        return self._texts.prepare(count)

    def follow(self, change_set: ChangeSet) -> bool:
        """Take over a change that the ledger has followed; whether anything here may look different."""
        is_own = any(change.kind in (Approach.KIND, Space.KIND) for change in change_set)
        if is_own:
            self._steps = self._late = None
        return self._texts.follow(change_set) or is_own

    def _searched(self, typed: str) -> Sequence[int]:
        return self._texts.find(typed, RecordOrder.READING)

    def _allows(self, space_id: int, filters: SpaceFilters) -> bool:
        if not filters:
            return True
        space = self._ledger.get(Space, space_id)
        if space is None or any(_value(space, chip) not in ticks for chip, ticks in filters.ticked):
            return False
        if filters.is_overdue and space_id not in self.late:
            return False
        step = self.step(space_id)
        return not filters.who or (step is not None and step.who == filters.who)

    def _known_steps(self) -> dict[int, NextStep | None]:
        if self._steps is None:
            known = {approach.space for approach in self._ledger.all(Approach)}
            self._steps = {
                space_id: next_step(self._ledger.linking(Approach, "space", space_id))
                for space_id in known
                if space_id is not None
            }
        return self._steps


def _value(space: Space, chip: SpaceFilter) -> FilterValue:
    value: FilterValue = {
        SpaceFilter.AREA: space.area, SpaceFilter.KIND: space.kind, SpaceFilter.STAGE: space.stage
    }[chip]  # fmt: skip
    return value
