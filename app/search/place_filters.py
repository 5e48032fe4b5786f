"""The chips above the list of places: what is let through, and how many places stand behind each tick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from app.rules.freshness import Freshness

FilterValue = int | str | None
"""One tick: an id (圏域, 種別), a code (状態, 掲載, 鮮度, 曜日) or None for 「決まっていない」."""

NO_VALUES: frozenset[FilterValue] = frozenset()


class Filter(StrEnum):
    """The chips, by the fact they look at."""

    AREA = "area"
    WEEKDAY = "weekday"
    KIND = "kind"
    STATUS = "status"
    FRESHNESS = "freshness"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """What is known about one place for finding it.

    Attributes:
        place_id: id of the place.
        weekdays: 月 … 日 of all its 定例; empty when none is fixed.
    """

    place_id: int
    area: int | None
    weekdays: frozenset[str]
    kind: int | None
    status: str
    freshness: Freshness
    consent: str

    def values(self, chip: Filter) -> frozenset[FilterValue]:
        """The ticks of a chip under which this place stands."""
        if chip is Filter.WEEKDAY:
            return frozenset(self.weekdays) or frozenset((None,))
        single: FilterValue = getattr(self, chip.value)
        return frozenset((single,))


@dataclass(frozen=True, slots=True)
class PlaceFilters:
    """The ticks that are set, per chip; a chip without ticks lets everything through."""

    ticked: tuple[tuple[Filter, frozenset[FilterValue]], ...] = ()

    def of(self, chip: Filter) -> frozenset[FilterValue]:
        """The ticks of one chip."""
        return dict(self.ticked).get(chip, NO_VALUES)

    def with_ticks(self, chip: Filter, values: Iterable[FilterValue]) -> PlaceFilters:
        """The same filters with other ticks on one chip."""
        others = {known: ticks for known, ticks in self.ticked if known is not chip}
        ticks = frozenset(values)
        if ticks:
            others[chip] = ticks
        return replace(self, ticked=tuple((known, others[known]) for known in Filter if known in others))

    def __bool__(self) -> bool:
        return bool(self.ticked)

    def allows(self, facts: PlaceFacts, *, ignoring: Filter | None = None) -> bool:
        """Whether a place passes all chips (but one)."""
        return all(chip is ignoring or ticks & facts.values(chip) for chip, ticks in self.ticked)


def tick_counts(found: Iterable[PlaceFacts], filters: PlaceFilters, chip: Filter) -> Counter[FilterValue]:
    """How many of the places found by the search stand behind each tick of a chip, the other chips applied."""
    counts: Counter[FilterValue] = Counter()
    for facts in found:
        if filters.allows(facts, ignoring=chip):
            counts.update(facts.values(chip))
    return counts
