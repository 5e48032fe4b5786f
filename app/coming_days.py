"""今週: what is held on the next days, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.ledger import Ledger
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.rules.japanese_calendar import days_from
from app.rules.place_schedule import exception_days, is_readable, rule_of
from app.rules.schedule_rule import occurs_on


@dataclass(frozen=True, slots=True, order=True)
class Happening:
    """Something held on a day; in order of time, then of name.

    Attributes:
        start: HH:MM, '' when the time is not fixed.
        title: what it is called.
        kind, record_id: the record that is opened by a click.
    """

    start: str
    title: str
    kind: str
    record_id: int


def coming_days(ledger: Ledger, first: date, count: int) -> dict[date, list[Happening]]:
    """What is held on each of `count` days from `first` on; a day without anything has an empty list."""
    found: dict[date, list[Happening]] = {day: [] for day in days_from(first, count)}
    for day, happening in (*place_days(ledger, first, count),):
        found[day].append(happening)
    for happenings in found.values():
        happenings.sort(key=lambda each: (each.start or "99", each.title, each.record_id))
    return found


def place_days(ledger: Ledger, first: date, count: int) -> Iterator[tuple[date, Happening]]:
    """The 定例 of living places."""
    days = days_from(first, count)
    places = {place.id: place for place in ledger.all(Place) if place.status == "active"}
    moved_days: dict[int, list[ScheduleException]] = {}
    for exception in ledger.all(ScheduleException):
        if exception.schedule is not None:
            moved_days.setdefault(exception.schedule, []).append(exception)
    for schedule in ledger.all(Schedule):
        place = places.get(schedule.place or 0)
        if place is None:
            continue
        happening = Happening(schedule.start, place.name, Place.KIND, place.id)
        for day in _held(schedule, moved_days.get(schedule.id, []), days):
            yield day, happening


def _held(schedule: Schedule, exceptions: list[ScheduleException], days: list[date]) -> Iterator[date]:
    """Those of the days on which a 定例 is held."""
    rule = rule_of(schedule)
    moved = dict(exception_days(exceptions))
    known = not rule.is_irregular and is_readable(rule)
    for day in days:
        if day in moved.values() or (known and day not in moved and occurs_on(rule, day, since=days[0])):
            yield day
