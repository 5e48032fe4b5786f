"""Finding places while somebody types: search words, chips and order over all places in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from app.changes.change import ChangeSet
from app.ledger import Ledger
from app.records.area import Area
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.setting import Setting
from app.rules.freshness import FreshnessLimits, freshness_limits, place_freshness
from app.rules.japanese_calendar import WEEKDAYS
from app.rules.place_schedule import Meeting, next_meetings, weekdays_of
from app.rules.reading import SortKey, sort_key
from app.search.haystack import changed_records, haystack_of
from app.search.place_filters import Filter, FilterValue, PlaceFacts, PlaceFilters, tick_counts
from app.search.query import query_words


class Order(StrEnum):
    """The orders of the list, with the words of the menu."""

    READING = "五十音順"
    AREA = "圏域順"
    NEXT_DAY = "つぎの日順"
    WRITTEN = "最近書きかえた順"


_LAST = "\U0010ffff"
_MANY = 500  # changes of one step beyond which everything is read anew


class PlaceFinder:
    """All places with their search text, kept current by `follow`.

    The list in order costs some 15 µs a place once; what the chips ask for as much again, at the first chip; the search
    texts cost 100 µs a place, when something is first typed or `prepare` is called. After that a keystroke over 10,000
    places takes a millisecond.
    """

    def __init__(self, ledger: Ledger, today: date, last_written: Callable[[], Mapping[int, int]] = dict) -> None:
        """`last_written` gives the clock of the last change per record id; asked for only by 最近書きかえた順."""
        self._ledger = ledger
        self._today = today
        self._last_written = last_written
        self._limits: FreshnessLimits | None = None
        self._facts: dict[int, PlaceFacts] | None = None
        self._seen: dict[int, PlaceFacts] = {}
        self._texts: dict[int, str] | None = None
        self._readings: dict[int, SortKey] | None = None
        self._meetings: dict[int, Meeting | None] = {}
        self._ordered: dict[Order, list[int]] = {}

    def __len__(self) -> int:
        return len(self._known_readings())

    def find(self, typed: str, filters: PlaceFilters, order: Order = Order.READING) -> list[int]:
        """Ids of the places that hold every typed word and pass the chips, in order."""
        found = self._searched(typed, order)
        if not filters:
            return list(found)
        known = self._known()
        return [place_id for place_id in found if filters.allows(known[place_id])]

    def tick_counts(self, typed: str, filters: PlaceFilters, chip: Filter) -> Counter[FilterValue]:
        """How many places stand behind each tick of a chip, search and the other chips applied."""
        known = self._known()
        return tick_counts([known[place_id] for place_id in self._searched(typed, Order.READING)], filters, chip)

    def facts(self, place_id: int) -> PlaceFacts | None:
        """What is known about one place, None when there is no such place.

        A list shows ten of thousands: until a chip asks for all, each is worked out when it is asked for.
        """
        if self._facts is not None:
            return self._facts.get(place_id)
        if place_id not in self._seen:
            self._renew_facts(place_id, self._seen)
        return self._seen.get(place_id)

    def text(self, place_id: int) -> str:
        """The folded search text of one place, '' when there is no such place."""
        return self._known_texts().get(place_id, "")

    def prepare(self) -> None:
        """Make the search texts now, while nobody waits for them."""
        self._known_texts()

    def next_meeting(self, place_id: int) -> Meeting | None:
        """When a place is held next; worked out when first asked for."""
        if place_id not in self._meetings:
            found = next_meetings(place_id, self._ledger, self._today, 1)
            self._meetings[place_id] = found[0] if found else None
        return self._meetings[place_id]

    def follow(self, change_set: ChangeSet) -> bool:
        """Take over a change that the ledger has followed; whether any place in the list may look different."""
        if len(change_set.changes) > _MANY or any(change.kind == Setting.KIND for change in change_set):
            self.forget()  # texts are made anew when the list is at rest; one by one they would hold up the window
            return True
        changed = changed_records(Place, change_set, self._ledger) | self._with_moved_days(change_set)
        for place_id in changed:
            self._meetings.pop(place_id, None)
            self._seen.pop(place_id, None)
            if self._facts is not None:
                self._renew_facts(place_id, self._facts)
            if self._readings is not None:
                self._renew_reading(place_id, self._readings)
            if self._texts is not None:
                self._renew_text(place_id, self._texts)
        if changed or any(change.kind == Area.KIND for change in change_set):
            self._ordered.clear()
        return bool(changed)

    def reorder(self, order: Order) -> None:
        """Sort anew the next time this order is asked for (最近書きかえた順 looks at the history again)."""
        self._ordered.pop(order, None)

    def forget(self) -> None:
        """Read everything anew at the next question (another day, another file)."""
        self._limits = None
        self._facts = None
        self._seen = {}
        self._texts = None
        self._readings = None
        self._meetings.clear()
        self._ordered.clear()

    def _searched(self, typed: str, order: Order) -> Sequence[int]:
        found = self._in_order(order)
        words = query_words(typed)
        if not words:
            return found
        texts = self._known_texts()
        for word in words:
            found = [place_id for place_id in found if word in texts[place_id]]
        return found

    def _known_texts(self) -> dict[int, str]:
        if self._texts is None:
            self._texts = {place.id: haystack_of(place, self._ledger) for place in self._ledger.all(Place)}
        return self._texts

    def _renew_text(self, place_id: int, texts: dict[int, str]) -> None:
        place = self._ledger.get(Place, place_id)
        if place is None:
            texts.pop(place_id, None)
        else:
            texts[place_id] = haystack_of(place, self._ledger)

    def _known(self) -> dict[int, PlaceFacts]:
        if self._facts is None:
            facts: dict[int, PlaceFacts] = {}
            for place in self._ledger.all(Place):
                self._renew_facts(place.id, facts)
            self._facts = facts
            self._seen = {}
        return self._facts

    def _known_readings(self) -> dict[int, SortKey]:
        if self._readings is None:
            self._readings = {place.id: _reading_of(place) for place in self._ledger.all(Place)}
        return self._readings

    def _renew_reading(self, place_id: int, readings: dict[int, SortKey]) -> None:
        place = self._ledger.get(Place, place_id)
        if place is None:
            readings.pop(place_id, None)
        else:
            readings[place_id] = _reading_of(place)

    def _renew_facts(self, place_id: int, facts: dict[int, PlaceFacts]) -> None:
        place = self._ledger.get(Place, place_id)
        if place is None:
            facts.pop(place_id, None)
            return
        schedules = self._ledger.linking(Schedule, "place", place_id)
        facts[place_id] = PlaceFacts(
            place_id=place_id,
            area=place.area,
            weekdays=frozenset(WEEKDAYS[day] for day in weekdays_of(schedules)),
            kind=place.kind,
            status=place.status,
            freshness=place_freshness(place, self._current_limits(), self._today),
            consent=place.consent,
        )

    def _current_limits(self) -> FreshnessLimits:
        if self._limits is None:
            self._limits = freshness_limits(self._ledger)
        return self._limits

    def _in_order(self, order: Order) -> list[int]:
        ordered = self._ordered.get(order)
        if ordered is None:
            readings = self._known_readings()
            ordered = sorted(readings, key=lambda place_id: (readings[place_id], place_id))
            if order is Order.AREA:
                known = self._known()
                ordered.sort(key=lambda place_id: self._area_key(known[place_id].area))
            elif order is Order.NEXT_DAY:
                ordered.sort(key=self._meeting_key)
            elif order is Order.WRITTEN:
                written = self._written()
                ordered.sort(key=lambda place_id: -written.get(place_id, 0))
            self._ordered[order] = ordered
        return ordered

    def _area_key(self, area_id: int | None) -> tuple[str, SortKey]:
        area = self._ledger.get(Area, area_id)
        if area is None:
            return _LAST, sort_key("")
        return area.pos, sort_key(area.reading or area.name)

    def _meeting_key(self, place_id: int) -> tuple[date, str]:
        meeting = self.next_meeting(place_id)
        return (date.max, "") if meeting is None else (meeting.day, meeting.start or _LAST)

    def _written(self) -> dict[int, int]:
        """Clock of the last change of each place or of one of its 定例."""
        written = dict(self._last_written())
        for schedule in self._ledger.all(Schedule):
            if schedule.place is not None:
                written[schedule.place] = max(written.get(schedule.place, 0), written.get(schedule.id, 0))
        return written

    def _with_moved_days(self, change_set: ChangeSet) -> set[int]:
        """The places whose 「この日だけ」 changed."""
        schedule_ids: Iterable[int] = {
            int(side.text_of("schedule") or 0)
            for change in change_set
            if change.kind == "schedule_exception"
            for side in (change.before, change.after)
            if side is not None
        }
        schedules = (self._ledger.get(Schedule, schedule_id) for schedule_id in schedule_ids)
        return {schedule.place for schedule in schedules if schedule is not None and schedule.place is not None}


def _reading_of(place: Place) -> SortKey:
    return sort_key(place.reading or place.name)
