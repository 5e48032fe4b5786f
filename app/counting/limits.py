"""残り何回: what the 定例 of the places held in a space use up of its 利用制限 (S0: 月当たりの利用制限がある)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.ledger import Ledger
from app.records.organization import Organization
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.use_limit import LIMIT_MEASURE, LIMIT_PER, UseLimit
from app.rules.japanese_calendar import add_months, fiscal_year, fiscal_year_days
from app.rules.place_schedule import exception_days, is_readable, rule_of
from app.rules.schedule_rule import ScheduleRule, occurs_on

_PERIOD_WORDS = {"day": "1日", "week": "週", "month": "月", "year": "年"}
_NOW_WORDS = {"day": "1日", "week": "今週", "month": "今月", "year": "今年度"}
_COUNTED = ("active", "preparing")
"""Places that rest or have ended use nothing up."""


@dataclass(frozen=True, slots=True)
class LimitUse:
    """What one group (or all together) uses of one limit in the period around a day.

    Attributes:
        who: name of the group, '' where the limit counts all together.
        used: times, or hours; of a limit a day the busiest day of the month.
        unknown: meetings whose length nobody wrote down; they are not in `used` of a limit in hours.
    """

    limit: UseLimit
    who: str
    used: float
    unknown: int = 0

    @property
    def left(self) -> float:
        """What is left; 0 when more is used than allowed."""
        return max(0.0, (self.limit.amount or 0) - self.used)

    @property
    def is_over(self) -> bool:
        """Whether more is used than the limit allows."""
        return self.used > (self.limit.amount or 0)

    @property
    def sentence(self) -> str:
        """「今月 あと1回」「今月は あと0回」「今月 1回 多い」."""
        measure = LIMIT_MEASURE.get(self.limit.measure, "")
        now = _NOW_WORDS.get(self.limit.period, "")
        if self.is_over:
            return f"{now} {_number(self.used - (self.limit.amount or 0))}{measure} 多い"
        return f"{now} あと{_number(self.left)}{measure}"


def limit_sentence(limit: UseLimit) -> str:
    """「1団体 月2回まで」; '' for a limit without a number."""
    if limit.amount is None:
        return limit.note
    period, measure = _PERIOD_WORDS.get(limit.period, ""), LIMIT_MEASURE.get(limit.measure, "")
    return f"{LIMIT_PER.get(limit.per, '')} {period}{limit.amount}{measure}まで"


def uses_of(limit: UseLimit, space_id: int, ledger: Ledger, today: date) -> Sequence[LimitUse]:
    """What is used of a limit, a group each, the fullest first; one entry for all where the limit counts all.

    Empty for a limit without a number, and for a limit a group where no place is held in the space. Places of one
    organization are one group; a place without one is a group of its own.
    """
    if limit.amount is None:
        return ()
    groups: dict[str, list[Place]] = defaultdict(list)
    for place in ledger.linking(Place, "space", space_id):
        if place.status in _COUNTED:
            groups["" if limit.per == "all" else _group_of(place, ledger)].append(place)
    if limit.per == "all" and not groups:
        groups[""] = []
    found = [_use(limit, who, places, ledger, today) for who, places in groups.items()]
    return sorted(found, key=lambda use: (-use.used, use.who))


def period_around(period: str, today: date) -> tuple[date, date]:
    """First and last day of the week (from Monday), month or 年度 around a day; of a day: its month."""
    if period == "week":
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if period == "year":
        return fiscal_year_days(fiscal_year(today))
    first = today.replace(day=1)
    return first, add_months(first, 1) - timedelta(days=1)


def meeting_days(schedule: Schedule, exceptions: Iterable[ScheduleException], first: date, last: date) -> list[date]:
    """The days from `first` to `last` on which a 定例 is held, single-day exceptions counted in."""
    rule = rule_of(schedule)
    moved = dict(exception_days(exceptions))
    days = {day for day in _days(first, last) if day not in moved and _is_held(rule, day, first)}
    days |= {day for day in moved.values() if day is not None and first <= day <= last}
    return sorted(days)


def _is_held(rule: ScheduleRule, day: date, since: date) -> bool:
    return not rule.is_irregular and is_readable(rule) and occurs_on(rule, day, since=since)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))


def _group_of(place: Place, ledger: Ledger) -> str:
    organization = ledger.get(Organization, place.organization)
    return place.name if organization is None else organization.name


def _use(limit: UseLimit, who: str, places: Sequence[Place], ledger: Ledger, today: date) -> LimitUse:
    first, last = period_around(limit.period, today)
    per_day: dict[date, float] = defaultdict(float)
    unknown = 0
    for place in places:
        for schedule in ledger.linking(Schedule, "place", place.id):
            size = 1.0 if limit.measure == "times" else _hours(schedule)
            exceptions = ledger.linking(ScheduleException, "schedule", schedule.id)
            for day in meeting_days(schedule, exceptions, first, last):
                per_day[day] += size or 0.0
                unknown += size is None
    used = max(per_day.values(), default=0.0) if limit.period == "day" else sum(per_day.values())
    return LimitUse(limit, who, used, unknown)


def _hours(schedule: Schedule) -> float | None:
    """Length of one meeting; None when start or end is not known."""
    start, end = _minutes(schedule.start), _minutes(schedule.end)
    return None if start is None or end is None or end <= start else (end - start) / 60


def _minutes(clock: str) -> int | None:
    hour, colon, minute = clock.partition(":")
    return int(hour) * 60 + int(minute) if colon and hour.isdigit() and minute.isdigit() else None


def _number(value: float) -> str:
    return f"{value:g}" if value == round(value, 1) else f"{value:.1f}"
