"""Which places meet on which days of a month: those that do not meet every week, for the 月間カレンダー."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from app.ledger import Ledger
from app.printing.booklet.plan import MonthMeeting, reading_key
from app.printing.place_facts import PlaceFacts
from app.records.schedule import Schedule, ScheduleException
from app.rules.japanese_calendar import days_from
from app.rules.place_schedule import exception_days, is_readable, rule_of
from app.rules.schedule_rule import Frequency, is_uncertain, occurs_on, parse_rule


def month_meetings(ledger: Ledger, places: Iterable[PlaceFacts], month: date) -> tuple[MonthMeeting, ...]:
    """The meetings of that month in the order of day, time, 五十音; weekly ones stand in the 曜日別一覧 instead.

    Of a 隔週 nobody knows the weeks of, no day is named: a wrong day sends people to a closed door.
    """
    found = {
        (day, occasion.start, facts.id): MonthMeeting(day, occasion.start, facts)
        for facts in places
        if not facts.is_suspended
        for occasion in facts.occasions
        for day in _days(occasion.schedule, _exceptions(ledger, occasion.schedule), month)
    }
    return tuple(sorted(found.values(), key=_order))


def _order(meeting: MonthMeeting) -> tuple[date, str, object, int]:
    start = meeting.start.zfill(5) if meeting.start else "99"
    return (meeting.day, start, reading_key(meeting.facts), meeting.facts.id)


def _exceptions(ledger: Ledger, schedule: Schedule) -> tuple[ScheduleException, ...]:
    return tuple(ledger.linking(ScheduleException, "schedule", schedule.id))


@lru_cache(maxsize=4096)
def _days(schedule: Schedule, exceptions: tuple[ScheduleException, ...], month: date) -> tuple[date, ...]:
    """The days of a month on which a 定例 is held, but for a weekly one only those it was moved to."""
    rule = rule_of(schedule)
    days = days_from(month, monthrange(month.year, month.month)[1])
    moved = dict(exception_days(exceptions))
    extra = set(moved.values())
    is_known = is_readable(rule) and not (rule.is_irregular or is_uncertain(rule))
    has_pattern = is_known and not _is_every_week(schedule)
    regular = [day for day in days if has_pattern and day not in moved and occurs_on(rule, day, since=days[0])]
    return tuple(day for day in days if day in extra or day in regular)


def _is_every_week(schedule: Schedule) -> bool:
    pattern = parse_rule(schedule.rule)
    return pattern.frequency is Frequency.DAILY or (pattern.frequency is Frequency.WEEKLY and pattern.interval == 1)
