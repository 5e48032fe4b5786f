"""定例 as they stand in the ledger: the rule of a Schedule record, its sentence, and when a place meets next."""

import heapq
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from app.ledger import Ledger
from app.records.schedule import Schedule, ScheduleException
from app.rules.schedule_rule import ScheduleRule, next_dates, parse_rule, weekdays
from app.rules.schedule_sentence import closed_text, full_sentence, sentence, time_text


class Meeting(NamedTuple):
    """One day on which a place is held; `start` is HH:MM, '' when the time is not fixed."""

    day: date
    start: str


def rule_of(schedule: Schedule) -> ScheduleRule:
    """The rule a record holds, as the rules of 定例 read it."""
    return ScheduleRule(
        rule=schedule.rule,
        anchor=schedule.anchor or None,
        closed=tuple(schedule.closed.split()),
        start=schedule.start or None,
        end=schedule.end or None,
        note=schedule.note,
    )


def with_rule(schedule: Schedule, rule: ScheduleRule) -> Schedule:
    """The record with another rule; the reverse of `rule_of`."""
    return schedule.changed(
        rule=rule.rule,
        anchor=rule.anchor or "",
        closed=" ".join(sorted(rule.closed)),
        start=rule.start or "",
        end=rule.end or "",
        note=rule.note,
    )


def schedule_sentence(schedule: Schedule) -> str:
    """「第2・第4火曜 10:30〜11:30（8月休み）」; of a rule this version cannot read, what is readable beside it."""
    rule = rule_of(schedule)
    if not is_readable(rule):
        return " ".join(part for part in (rule.note, time_text(rule), closed_text(rule.closed)) if part)
    return full_sentence(rule)


def day_and_start(schedule: Schedule) -> str:
    """「第2・第4火曜 10:30」: what fits into half a line; the stored wording of 不定期."""
    rule = rule_of(schedule)
    if not is_readable(rule):
        return rule.note
    return " ".join(part for part in (sentence(rule)[0], schedule.start.removeprefix("0")) if part)


def is_readable(rule: ScheduleRule) -> bool:
    """Whether this version knows the pattern of a rule; 不定期 counts as known."""
    try:
        return rule.is_irregular or bool(parse_rule(rule.rule))
    except ValueError:
        return False


def exception_days(exceptions: Iterable[ScheduleException]) -> list[tuple[date, date | None]]:
    """(day, day it moved to or None) of the 「この日だけ」 rows whose dates are whole."""
    found = []
    for exception in exceptions:
        day = _whole_day(exception.date)
        if day is not None:
            found.append((day, _whole_day(exception.moved_to)))
    return found


def next_meetings(place_id: int, ledger: Ledger, today: date, count: int) -> list[Meeting]:
    """The next meetings of a place over all its 定例, soonest first, at most `count`, today's included."""
    found: list[Meeting] = []
    for schedule in ledger.linking(Schedule, "place", place_id):
        exceptions = ledger.linking(ScheduleException, "schedule", schedule.id)
        found += meetings_of(schedule, exceptions, today, count)
    return heapq.nsmallest(count, found)


def meetings_of(schedule: Schedule, exceptions: Iterable[ScheduleException], today: date, count: int) -> list[Meeting]:
    """The next meetings of one 定例."""
    rule = rule_of(schedule)
    days = exception_days(exceptions)
    if (rule.is_irregular or not is_readable(rule)) and not days:
        return []
    if rule.anchor is not None and _whole_day(rule.anchor) is None:
        return []
    return [Meeting(day, start or "") for day, start in next_dates(rule, today, count, days)]


def weekdays_of(schedules: Iterable[Schedule]) -> frozenset[int]:
    """Every weekday (0 is Monday) on which one of the 定例 can fall."""
    return frozenset(day for schedule in schedules for day in weekdays(rule_of(schedule)))


def _whole_day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None
