"""今週: what is held on the next days, day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from app.ledger import Ledger
from app.records.event import Event, EventSession
from app.records.meeting_body import MeetingBody
from app.records.minutes import Minutes
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.rules.japanese_calendar import days_from
from app.rules.place_schedule import exception_days, is_readable, rule_of
from app.rules.schedule_rule import occurs_on

_WHOLE = len("2026-11-24")


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
    for day, happening in chain(
        _place_days(ledger, list(found)), _meeting_days(ledger, first), _event_days(ledger, list(found))
    ):
        if day in found:
            found[day].append(happening)
    for happenings in found.values():
        happenings.sort(key=lambda each: (each.start or "99", each.title, each.record_id))
    return found


def _meeting_days(ledger: Ledger, first: date) -> Iterator[tuple[date, Happening]]:
    """会議: those whose minutes are begun, and the next one that the last minutes of a body name."""
    begun: set[tuple[int | None, date]] = set()
    announced: list[tuple[date, Minutes]] = []
    for minutes in ledger.all(Minutes):
        day, following = _day(minutes.date), _day(minutes.next_date)
        if day is not None and day >= first:
            begun.add((minutes.meeting_body, day))
            yield day, Happening(minutes.start, minutes.title, Minutes.KIND, minutes.id)
        if following is not None and following >= first:
            announced.append((following, minutes))
    for day, minutes in announced:
        if (minutes.meeting_body, day) not in begun:
            body = ledger.get(MeetingBody, minutes.meeting_body)
            yield day, Happening("", body.name if body is not None else minutes.title, Minutes.KIND, minutes.id)


def _event_days(ledger: Ledger, days: list[date]) -> Iterator[tuple[date, Happening]]:
    """催し with their single days; one that lasts from a day to another is held on each."""
    with_sessions: set[int | None] = set()
    for session in ledger.all(EventSession):
        event, day = ledger.get(Event, session.event), _day(session.date)
        if event is not None and day is not None:
            with_sessions.add(event.id)
            title = f"{event.title}　{session.title}".strip()
            yield day, Happening(session.start or event.start, title, Event.KIND, event.id)
    for event in ledger.all(Event):
        begins, ends = _day(event.date), _day(event.until)
        if begins is None or event.id in with_sessions:
            continue
        for day in days:
            if begins <= day <= (ends or begins):
                yield day, Happening(event.start, event.title, Event.KIND, event.id)


def _day(written: str) -> date | None:
    """A stored date when all of it is known."""
    try:
        return date.fromisoformat(written) if len(written) == _WHOLE else None
    except ValueError:
        return None


def _place_days(ledger: Ledger, days: list[date]) -> Iterator[tuple[date, Happening]]:
    """The 定例 of living places."""
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
