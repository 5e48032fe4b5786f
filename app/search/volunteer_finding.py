"""What the chips above the volunteers ask for: 状態, できること, 圏域, and how many stand behind each tick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from app.changes.change import ChangeSet
from app.ledger import Ledger
from app.records.area import Area
from app.records.volunteer import Assignment, Volunteer, VolunteerTerm
from app.rules.volunteer_standing import Stand, stand_of
from app.search.matching import SKILL_LIST
from app.search.place_filters import NO_VALUES, FilterValue

_NOBODY_KNOWS: frozenset[FilterValue] = frozenset((None,))
_WATCHED = frozenset((Volunteer.KIND, Assignment.KIND, VolunteerTerm.KIND, Area.KIND))


class VolunteerFilter(StrEnum):
    """The chips, by what they look at."""

    STANDING = "standing"
    SKILL = "skill"
    AREA = "area"


Ticks = Mapping[VolunteerFilter, frozenset[FilterValue]]
"""The ticks that are set, per chip; a chip without ticks lets everybody through."""


class VolunteerFacts:
    """What is known about the volunteers for the chips, worked out for everybody at once when first asked for.

    5,000 volunteers cost some 20 ms a chip, once after each change.
    """

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger, self._today = ledger, today
        self._stands: dict[int, Stand] = {}
        self._skills: dict[int, frozenset[FilterValue]] | None = None
        self._upper: dict[int, frozenset[FilterValue]] = {}

    def stand(self, volunteer_id: int) -> Stand | None:
        """How somebody stands; None for nobody."""
        known = self._stands.get(volunteer_id)
        if known is None:
            volunteer = self._ledger.get(Volunteer, volunteer_id)
            if volunteer is None:
                return None
            rows = self._ledger.linking(Assignment, "volunteer", volunteer_id)
            known = self._stands[volunteer_id] = stand_of(volunteer, rows, self._today)
        return known

    def values(self, chip: VolunteerFilter, volunteer_id: int) -> frozenset[FilterValue]:
        """The ticks of a chip under which somebody stands; None among them where nothing is known."""
        if chip is VolunteerFilter.STANDING:
            stand = self.stand(volunteer_id)
            return frozenset((str(stand.standing),)) if stand is not None else NO_VALUES
        if chip is VolunteerFilter.SKILL:
            return self._known_skills().get(volunteer_id, _NOBODY_KNOWS)
        volunteer = self._ledger.get(Volunteer, volunteer_id)
        area = None if volunteer is None else volunteer.area
        return _NOBODY_KNOWS if area is None else self._areas(area)

    def narrowed(self, ids: Iterable[int], ticks: Ticks, *, ignoring: VolunteerFilter | None = None) -> Sequence[int]:
        """Those whom all chips (but one) let through, in their order."""
        asked = [(chip, wanted) for chip, wanted in ticks.items() if wanted and chip is not ignoring]
        return [each for each in ids if all(wanted & self.values(chip, each) for chip, wanted in asked)]

    def counts(self, ids: Iterable[int], ticks: Ticks, chip: VolunteerFilter) -> Counter[FilterValue]:
        """How many of these stand behind each tick of a chip, the other chips applied."""
        counts: Counter[FilterValue] = Counter()
        for each in self.narrowed(ids, ticks, ignoring=chip):
            counts.update(self.values(chip, each))
        return counts

    def standing_counts(self) -> Counter[str]:
        """How many of all volunteers stand how."""
        stands = (self.stand(each.id) for each in self._ledger.all(Volunteer))
        return Counter(str(stand.standing) for stand in stands if stand is not None)

    def follow(self, change_set: ChangeSet) -> None:
        """Take over a change that the ledger has followed."""
        if any(change.kind in _WATCHED for change in change_set):
            self._stands.clear()
            self._skills = None
            self._upper.clear()

    def _known_skills(self) -> dict[int, frozenset[FilterValue]]:
        if self._skills is None:
            found: dict[int, set[FilterValue]] = {}
            for row in self._ledger.all(VolunteerTerm):
                if row.volunteer is not None and row.term_list == SKILL_LIST:
                    found.setdefault(row.volunteer, set()).add(row.term)
            self._skills = {number: frozenset(skills) for number, skills in found.items()}
        return self._skills

    def _areas(self, area_id: int) -> frozenset[FilterValue]:
        """The area and every area above it: who lives in 喜平町 is found under its 圏域 too."""
        known = self._upper.get(area_id)
        if known is None:
            found: set[FilterValue] = set()
            area = self._ledger.get(Area, area_id)
            while area is not None and area.id not in found:
                found.add(area.id)
                area = self._ledger.get(Area, area.parent_area)
            known = self._upper[area_id] = frozenset(found)
        return known
