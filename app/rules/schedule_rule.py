"""定例: the rule of a schedule as a value, what days it names, and what is wrong with one."""

import functools
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from app.problem import Problem
from app.rules.japanese_calendar import is_holiday

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1
EVEN_MONTHS = (2, 4, 6, 8, 10, 12)
ODD_MONTHS = (1, 3, 5, 7, 9, 11)
HOLIDAY, NEW_YEAR, OBON, FIFTH_WEEK = "holiday", "newyear", "obon", "week5"
# Five years hold every weekday of every month at least once, except a fifth one in a common February.
_HORIZON_DAYS = 5 * 366


class Frequency(StrEnum):
    """How a rule repeats; the value is the FREQ of the stored text."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


class NthDay(NamedTuple):
    """第n曜: weekday 0 is Monday; nth is 1 to 5 or LAST, and 0 where every such weekday is meant."""

    nth: int
    weekday: int


class Pattern(NamedTuple):
    """A rule taken apart. `str()` gives the stored text, in one form only for each pattern.

    Attributes:
        frequency: unit of repetition.
        interval: every n-th unit, counted from the anchor.
        days: weekdays; with MONTHLY each has its `nth`.
        month_days: days of the month 1–31, -1 is the last one.
        months: months 1–12 it is limited to; () means all.
    """

    frequency: Frequency
    interval: int = 1
    days: tuple[NthDay, ...] = ()
    month_days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()

    def __str__(self) -> str:
        parts = [f"FREQ={self.frequency}"]
        if self.interval != 1:
            parts.append(f"INTERVAL={self.interval}")
        for name, values in (
            ("BYDAY", [f"{day.nth or ''}{DAY_CODES[day.weekday]}" for day in self.days]),
            ("BYMONTHDAY", self.month_days),
            ("BYMONTH", self.months),
        ):
            if values:
                parts.append(f"{name}={','.join(map(str, values))}")
        return ";".join(parts)


class ScheduleRule(NamedTuple):
    """One 定例 as it is stored.

    Attributes:
        rule: 'FREQ=MONTHLY;BYDAY=2TU,4TU', '' for 不定期.
        anchor: ISO date of one meeting; fixes which week an every-other-week rule means.
        closed: sorted tokens `holiday newyear obon week5 month:8`.
        start, end: 'HH:MM' or None.
        note: remark printed behind the sentence; the whole wording where `rule` is ''.
    """

    rule: str
    anchor: str | None = None
    closed: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    note: str = ""

    @property
    def is_irregular(self) -> bool:
        return not self.rule


def canonical(pattern: Pattern) -> Pattern:
    """The one form of a pattern: sorted and without repetition; all seven weekdays are DAILY, 12 months are none."""
    days = tuple(sorted(set(pattern.days), key=lambda day: (day.nth if day.nth > 0 else 9 + day.nth, day.weekday)))
    months = tuple(sorted(set(pattern.months)))
    ordered = pattern._replace(
        days=days, months=() if len(months) == 12 else months,
        month_days=tuple(sorted(set(pattern.month_days), key=lambda day: day if day > 0 else 100 + day)),
    )
    if ordered.frequency is Frequency.MONTHLY and days and ordered.interval == 1 and not any(day.nth for day in days):
        ordered = ordered._replace(frequency=Frequency.WEEKLY)
    if ordered.frequency is Frequency.WEEKLY and ordered.interval == 1 and len(days) == 7:
        ordered = ordered._replace(frequency=Frequency.DAILY, days=())
    return ordered


@functools.lru_cache(maxsize=4096)
def parse_rule(rule: str) -> Pattern:
    """The pattern of a stored rule; ValueError if the text says more or less than つどいば knows."""
    try:
        return _parsed(rule)
    except ValueError as error:
        raise ValueError(f"unknown rule: {rule!r}") from error


def _parsed(rule: str) -> Pattern:
    values: dict[str, str] = {}
    for part in rule.upper().split(";"):
        name, _, value = part.partition("=")
        if name in values or not value:
            raise ValueError(rule)
        values[name] = value
    pattern = canonical(Pattern(
        frequency=Frequency(values.pop("FREQ", "")),
        interval=int(values.pop("INTERVAL", "1")),
        days=tuple(_nth_day(code) for code in values.pop("BYDAY", "").split(",") if code),
        month_days=_numbers(values.pop("BYMONTHDAY", "")),
        months=_numbers(values.pop("BYMONTH", "")),
    ))
    if values or not _is_known_shape(pattern):
        raise ValueError(rule)
    return pattern


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",")) if text else ()


def _nth_day(code: str) -> NthDay:
    match = re.fullmatch(r"([+-]?\d+)?([A-Z]{2})", code)
    if match is None or match[2] not in DAY_CODES:
        raise ValueError(code)
    return NthDay(int(match[1] or 0), DAY_CODES.index(match[2]))


def _is_known_shape(pattern: Pattern) -> bool:
    days, month_days = pattern.days, pattern.month_days
    if not 1 <= pattern.interval <= 12 or any(not 1 <= month <= 12 for month in pattern.months):
        return False
    if pattern.frequency is Frequency.DAILY:
        return not days and not month_days
    if pattern.frequency is Frequency.WEEKLY:
        return bool(days) and not month_days and all(day.nth == 0 for day in days)
    if days:
        return not month_days and all(day.nth in (1, 2, 3, 4, 5, LAST) for day in days)
    return bool(month_days) and all(day == LAST or 1 <= day <= 31 for day in month_days)


def weekdays(schedule: ScheduleRule) -> tuple[int, ...]:
    """The weekdays (0 is Monday) it can fall on, for the row of cushions; () for days of the month and 不定期."""
    pattern = _pattern(schedule)
    if pattern is None:
        return ()
    if pattern.frequency is Frequency.DAILY:
        return tuple(range(7)) if pattern.interval == 1 else ()
    return tuple(sorted({day.weekday for day in pattern.days}))


def is_uncertain(schedule: ScheduleRule) -> bool:
    """Whether nobody has said yet which week (month, day) an every-other rule starts from."""
    pattern = _pattern(schedule)
    is_fixed = schedule.anchor is not None and _is_iso_date(schedule.anchor)
    return pattern is not None and pattern.interval > 1 and not is_fixed


def _pattern(schedule: ScheduleRule) -> Pattern | None:
    """None for 不定期 and for a rule this version cannot read, which `problems` reports."""
    try:
        return parse_rule(schedule.rule) if schedule.rule else None
    except ValueError:
        return None


def occurs_on(schedule: ScheduleRule, day: date, since: date | None = None) -> bool:
    """Whether it meets on a day by its rule and its closed times; single-day exceptions are not looked at.

    `since` stands in for a missing anchor: without both, every week of 隔週 is a possible one.
    """
    pattern = _pattern(schedule)
    if pattern is None:
        return False
    anchor = date.fromisoformat(schedule.anchor) if schedule.anchor and _is_iso_date(schedule.anchor) else since
    return _matches(pattern, day, anchor) and not _is_closed(schedule.closed, day)


def _matches(pattern: Pattern, day: date, anchor: date | None) -> bool:
    if pattern.months and day.month not in pattern.months:
        return False
    if pattern.interval > 1 and anchor is not None and _units_between(pattern, anchor, day) % pattern.interval:
        return False
    if pattern.frequency is Frequency.DAILY:
        return True
    if pattern.month_days:
        is_last = (day + timedelta(days=1)).day == 1
        return day.day in pattern.month_days or (is_last and LAST in pattern.month_days)
    nth = (day.day - 1) // 7 + 1
    is_last = (day + timedelta(days=7)).month != day.month
    return any(
        each.weekday == day.weekday() and (each.nth in (0, nth) or (is_last and each.nth == LAST))
        for each in pattern.days
    )


def _units_between(pattern: Pattern, anchor: date, day: date) -> int:
    if pattern.frequency is Frequency.DAILY:
        return (day - anchor).days
    if pattern.frequency is Frequency.WEEKLY:
        return (_monday(day) - _monday(anchor)).days // 7
    return (day.year - anchor.year) * 12 + day.month - anchor.month


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _is_closed(closed: tuple[str, ...], day: date) -> bool:
    for token in closed:
        if token == NEW_YEAR and (day.month, day.day) in _NEW_YEAR_DAYS:
            return True
        if token == OBON and day.month == 8 and 13 <= day.day <= 16:
            return True
        if token == FIFTH_WEEK and day.day >= 29:
            return True
        if token == f"month:{day.month}":
            return True
    return HOLIDAY in closed and is_holiday(day)


_NEW_YEAR_DAYS = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}


def next_dates(
    schedule: ScheduleRule, today: date, count: int, exceptions: Iterable[tuple[date, date | None]] = ()
) -> list[tuple[date, str | None]]:
    """The next meetings from today on: (day, 'HH:MM' or None), at most `count`, looking five years ahead.

    `exceptions` are (day, day it moved to or None for cancelled). Without an anchor 隔週 is counted from
    today's week; `is_uncertain` tells that this is a guess.
    """
    moved = dict(exceptions)
    regular = (day for day in _days_from(today) if day not in moved and occurs_on(schedule, day, since=today))
    extra = {day for day in moved.values() if day is not None and day >= today}
    # A moved day can only push regular ones back, so the first `count` of each kind hold the answer.
    days = sorted(extra | set(islice(regular, count)))[:count]
    return [(day, schedule.start) for day in days]


def _days_from(first: date) -> Iterator[date]:
    return (first + timedelta(days=step) for step in range(_HORIZON_DAYS))


def problems(schedule: ScheduleRule) -> list[Problem]:
    """What cannot stay as it is, in the words shown beside the field."""
    found = [*_rule_problems(schedule), *_time_problems(schedule)]
    found.extend(
        Problem("closed", f"お休みの書き方「{token}」は、ここでは読めません。選び直してください。")
        for token in schedule.closed if not is_closed_token(token)
    )
    return found


def is_closed_token(token: str) -> bool:
    """Whether it is one of `holiday newyear obon week5 month:1` … `month:12`."""
    if token in (HOLIDAY, NEW_YEAR, OBON, FIFTH_WEEK):
        return True
    return re.fullmatch(r"month:([1-9]|1[0-2])", token) is not None


def _rule_problems(schedule: ScheduleRule) -> list[Problem]:
    if schedule.anchor is not None and not _is_iso_date(schedule.anchor):
        return [Problem("anchor", "はじめの日は、2025年4月1日のように書いてください。")]
    if not schedule.rule:
        return [] if schedule.note.strip() else [Problem("note", "いつ開くかを、ことばで書いてください。")]
    try:
        parse_rule(schedule.rule)
    except ValueError:
        return [Problem("rule", "このくり返し方は、このつどいばでは読めません。選び直してください。")]
    if not any(occurs_on(schedule, day) for day in _days_from(date(2024, 1, 1))):
        return [Problem("rule", "この決め方では、開く日が1日もありません。曜日とお休みを見直してください。")]
    return []


def _is_iso_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _time_problems(schedule: ScheduleRule) -> list[Problem]:
    for field, value in (("start", schedule.start), ("end", schedule.end)):
        if value is not None and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) is None and value != "24:00":
            return [Problem(field, "時間は、10:30 のように書いてください。")]
    if schedule.end is not None and schedule.start is None:
        return [Problem("start", "始まりの時間も書いてください。")]
    if schedule.start is not None and schedule.end is not None and schedule.end <= schedule.start:
        return [Problem("end", "終わりの時間が、始まりの時間より前です。午前か午後かを見直してください。")]
    return []
