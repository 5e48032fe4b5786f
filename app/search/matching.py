"""合いそうな居場所 for a volunteer, 合いそうな担い手 for a place: with reasons, counted, never scored.

Pure: works on the Ledger, or on an Editing laid over it. What matters of each record is worked out once and kept
current by `follow`: 2,000 places cost some 50 ms once and 5,000 volunteers 150 ms, after that a question takes a tenth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.changes.change import ChangeSet
from app.ledger import Ledger
from app.records.area import Area
from app.records.offered_hours import OfferedHours
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.term import Term
from app.records.term_lists import term_id
from app.records.volunteer import Assignment, Qualification, Volunteer, VolunteerTerm
from app.rules.normalise import fold
from app.rules.place_schedule import rule_of
from app.rules.publication import town_name
from app.rules.schedule_rule import weekdays
from app.rules.volunteer_standing import is_open
from app.search.haystack import changed_records
from app.search.match_reasons import (
    WEEKDAY_CODES,
    Cell,
    Needs,
    Occasion,
    Offer,
    Reason,
    ReasonSort,
    part_of_day,
    proof_of,
    reasons,
    skill_of,
    strains_of,
)
from app.titles import Records

SKILL_LIST = "skill"
_HELPING_STATUS = ("waiting", "active")  # お休み and 終了 are left in peace
_OPEN_PLACES = ("active", "preparing")
_ONLINE = term_id("space_kind", "online")
_FOR = (ReasonSort.FIT, ReasonSort.ASK)
_ORDER = {sort: number for number, sort in enumerate(ReasonSort)}
_SHARED_KINDS = frozenset((Term.KIND, Area.KIND, Space.KIND))
"""A change of one of these may concern any record."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record that may suit, and why.

    Attributes:
        record_id: a place, or a volunteer.
        reasons: what speaks for it, what could be arranged, what to mind, what does not fit; in this order.
    """

    record_id: int
    reasons: tuple[Reason, ...]

    @property
    def fits(self) -> int:
        """How many things fit."""
        return sum(reason.sort is ReasonSort.FIT for reason in self.reasons)


def places_for(volunteer: Volunteer, ledger: Ledger, today: date, *, records: Records | None = None) -> Sequence[Match]:
    """The places that may suit a volunteer, most reasons first; see `Matcher`."""
    return Matcher(ledger, today).places_for(volunteer, records)


def volunteers_for(place: Place, ledger: Ledger, today: date, *, records: Records | None = None) -> Sequence[Match]:
    """The volunteers who may suit a place, most reasons first; see `Matcher`."""
    return Matcher(ledger, today).volunteers_for(place, records)


class Matcher:
    """Answers both questions for one ledger and remembers what it had to work out."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger = ledger
        self._today = today
        self._needs: dict[int, Needs] = {}
        self._offers: dict[int, Offer] = {}

    def places_for(self, volunteer: Volunteer, records: Records | None = None) -> Sequence[Match]:
        """The open places with anything that fits or could be arranged, most reasons first.

        Places they are brought together with already are left out.

        Args:
            records: an Editing, when what is under the pen of the volunteer shall count.
        """
        source = records or self._ledger
        offer = _offer_of(volunteer, source)
        linked = {
            row.place for row in source.linking(Assignment, "volunteer", volunteer.id) if is_open(row, self._today)
        }
        found = [
            Match(place.id, _ordered(reasons(offer, self._needs_of(place))))
            for place in self._ledger.all(Place)
            if place.status in _OPEN_PLACES and place.id not in linked
        ]
        return _sorted(found, frozenset())

    def volunteers_for(self, place: Place, records: Records | None = None) -> Sequence[Match]:
        """The volunteers with anything that fits or could be arranged, those who wait to be asked first among equals.

        Who is resting or has ended, and who is brought together with the place already, is left out.
        """
        source = records or self._ledger
        needs = _needs_of(place, source)
        linked = {row.volunteer for row in source.linking(Assignment, "place", place.id) if is_open(row, self._today)}
        found = [
            Match(volunteer.id, _ordered(reasons(self._offer_of(volunteer), needs)))
            for volunteer in self._ledger.all(Volunteer)
            if volunteer.status in _HELPING_STATUS and volunteer.id not in linked
        ]
        busy = frozenset(each.id for each in self._ledger.all(Volunteer) if each.status == "active")
        return _sorted(found, busy)

    def place_count(self) -> int:
        """How many places are looked through."""
        return sum(place.status in _OPEN_PLACES for place in self._ledger.all(Place))

    def prepare(self, count: int) -> bool:
        """Work out what matters of up to `count` places now, while nobody waits; whether all are done."""
        missing = [place for place in self._ledger.all(Place) if place.id not in self._needs]
        for place in missing[:count]:
            self._needs_of(place)
        return len(missing) <= count

    def follow(self, change_set: ChangeSet) -> None:
        """Take over a change that the ledger has followed."""
        if any(change.kind in _SHARED_KINDS for change in change_set):
            self._needs.clear()
            self._offers.clear()
            return
        for record_id in changed_records(Place, change_set, self._ledger):
            self._needs.pop(record_id, None)
        for record_id in changed_records(Volunteer, change_set, self._ledger):
            self._offers.pop(record_id, None)

    def _needs_of(self, place: Place) -> Needs:
        known = self._needs.get(place.id)
        if known is None:
            known = self._needs[place.id] = _needs_of(place, self._ledger)
        return known

    def _offer_of(self, volunteer: Volunteer) -> Offer:
        known = self._offers.get(volunteer.id)
        if known is None:
            known = self._offers[volunteer.id] = _offer_of(volunteer, self._ledger)
        return known


def _ordered(found: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(sorted(found, key=lambda reason: _ORDER[reason.sort])) if len(found) > 1 else found


def _sorted(found: Iterable[Match], busy: frozenset[int]) -> Sequence[Match]:
    """Those with anything for them; among equals who is not busy yet."""

    def order(match: Match) -> tuple[int, int, int, bool, int]:
        sorts = [reason.sort for reason in match.reasons]
        fits, asks = sorts.count(ReasonSort.FIT), sorts.count(ReasonSort.ASK)
        return -fits, -asks, len(sorts) - fits - asks, match.record_id in busy, match.record_id

    return sorted((match for match in found if match.reasons and match.reasons[0].sort in _FOR), key=order)


def _needs_of(place: Place, records: Records) -> Needs:
    space = records.get(Space, place.space)
    kind = records.get(Term, place.kind)
    skills = _terms(records, records.linking(PlaceTerm, "place", place.id))
    label = "" if kind is None else kind.label
    return Needs(
        occasions=tuple(_occasions(records.linking(Schedule, "place", place.id))),
        skills=frozenset(term.id for term in skills),
        skill_codes=frozenset(term.code for term in skills if term.code),
        wanted=fold(place.wanted) if place.wanted else "",
        kind_code="" if kind is None else kind.code,
        kind_label=label,
        kind_folded=fold(label),
        areas=_with_upper_areas(records, place.area),
        town="" if space is None else town_name(space.address),
        is_online=space is not None and space.kind == _ONLINE,
    )


def _offer_of(volunteer: Volunteer, records: Records) -> Offer:
    skills = _terms(records, records.linking(VolunteerTerm, "volunteer", volunteer.id))
    proofs = (proof_of(row) for row in records.linking(Qualification, "volunteer", volunteer.id))
    return Offer(
        week=_week(records.linking(OfferedHours, "volunteer", volunteer.id)),
        skills=tuple(skill_of(term.id, term.label) for term in skills),
        proofs=tuple(proof for proof in proofs if proof is not None),
        strains=strains_of(volunteer.caution),
        wish=fold(volunteer.wish) if volunteer.wish else "",
        areas=_with_upper_areas(records, volunteer.area),
        town=town_name(volunteer.address) if volunteer.address else "",
    )


def _occasions(schedules: Iterable[Schedule]) -> Iterator[Occasion]:
    for schedule in schedules:
        rule = rule_of(schedule)
        for day in weekdays(rule):
            yield Occasion(WEEKDAY_CODES[day], part_of_day(schedule.start), schedule.start, schedule.end)


def _week(rows: Iterable[OfferedHours]) -> tuple[Cell, ...]:
    return tuple(sorted(Cell(row.weekday, row.part, row.offer, row.start, row.end) for row in rows))


def _terms(records: Records, rows: Iterable[PlaceTerm | VolunteerTerm]) -> Sequence[Term]:
    """The chosen skills."""
    found = (records.get(Term, row.term) for row in rows if row.term_list == SKILL_LIST)
    return [term for term in found if term is not None]


def _with_upper_areas(records: Records, area_id: int | None) -> dict[int, str]:
    """An area and those above it but the whole city, in which everybody lives; id -> name."""
    found: dict[int, str] = {}
    area = records.get(Area, area_id)
    while area is not None and area.id not in found and area.tier != "city":
        found[area.id] = area.name
        area = records.get(Area, area.parent_area)
    return found
