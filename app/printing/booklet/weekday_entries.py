"""Who meets when: every 定例 as entries of the 曜日別一覧, by weekday and time of day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.printing.booklet.plan import BookletPlan, reading_key
from app.printing.place_facts import Occasion, PlaceFacts
from app.rules.place_schedule import is_readable, rule_of
from app.rules.schedule_rule import EVEN_MONTHS, LAST, ODD_MONTHS, Frequency, Pattern, parse_rule

OTHER_COLUMN = 7
"""The column behind Sunday: 毎日, days of the month, 不定期."""


class Band(StrEnum):
    """Part of the day a meeting begins in."""

    MORNING = "午前"
    AFTERNOON = "午後"
    EVENING = "夕方"


class Entry(NamedTuple):
    """One line of the table.

    Attributes:
        column: 0 is Monday, 7 everything else.
        start: 「9:00」, '' when it is not fixed.
        note: 「第1・3」, 「隔週」, 「毎日」, '' for every week.
        name, page: of the place.
    """

    column: int
    band: Band
    start: str
    note: str
    name: str
    page: int


class _Meeting(NamedTuple):
    """When a place is held, as one line tells it; the lines stand in the order of `order`."""

    order: tuple[int, str, object, int, str]
    column: int
    band: Band
    start: str
    note: str


def weekday_entries(plan: BookletPlan, page_of: Mapping[int, int]) -> tuple[Entry, ...]:
    """All entries of running places, in the order of time, then 五十音."""
    found = [(meeting, facts) for facts in plan.places if not facts.is_suspended for meeting in _meetings(facts)]
    found.sort(key=lambda pair: pair[0].order)
    return tuple(
        [
            Entry(meeting.column, meeting.band, meeting.start, meeting.note, facts.name, page_of[facts.id])
            for meeting, facts in found
        ]
    )


@lru_cache(maxsize=4096)
def _meetings(facts: PlaceFacts) -> tuple[_Meeting, ...]:
    """Every weekday on which a place is held."""
    names = reading_key(facts)
    found = []
    for occasion in facts.occasions:
        for column, note in _columns(occasion):
            order = (column, occasion.start.zfill(5), names, facts.id, note)
            found.append(_Meeting(order, column, _band(occasion), occasion.start, note))
    return tuple(found)


def _band(occasion: Occasion) -> Band:
    hour = occasion.schedule.start[:2]
    if hour >= "17":
        return Band.EVENING
    return Band.AFTERNOON if hour >= "12" else Band.MORNING


def _columns(occasion: Occasion) -> Iterator[tuple[int, str]]:
    """(column, note) of every weekday a 定例 falls on."""
    rule = rule_of(occasion.schedule)
    if rule.is_irregular or not is_readable(rule):
        yield OTHER_COLUMN, "不定期"
        return
    pattern = parse_rule(rule.rule)
    months = _months(pattern.months)
    if pattern.frequency is Frequency.DAILY:
        yield OTHER_COLUMN, months + "毎日"
    elif pattern.month_days:
        days = "・".join("末" if day == LAST else str(day) for day in pattern.month_days)
        yield OTHER_COLUMN, f"{months}{days}日"
    else:
        for weekday in sorted({day.weekday for day in pattern.days}):
            yield weekday, months + _note(pattern, weekday)


def _note(pattern: Pattern, weekday: int) -> str:
    if pattern.frequency is Frequency.WEEKLY:
        return "" if pattern.interval == 1 else "隔週" if pattern.interval == 2 else f"{pattern.interval}週ごと"
    numbers = [day.nth for day in pattern.days if day.weekday == weekday and day.nth]
    listed = "・".join(str(nth) for nth in numbers if nth != LAST)
    last = "最終" if LAST in numbers else ""
    every = "隔月" if pattern.interval == 2 else f"{pattern.interval}か月ごと" if pattern.interval > 2 else ""
    return every + "・".join(part for part in (f"第{listed}" if listed else "", last) if part)


def _months(months: tuple[int, ...]) -> str:
    if not months:
        return ""
    if months == EVEN_MONTHS:
        return "偶数月"
    if months == ODD_MONTHS:
        return "奇数月"
    return "・".join(str(month) for month in months) + "月"
