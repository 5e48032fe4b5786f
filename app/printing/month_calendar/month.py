"""What a calendar holds: the days of a month, their holidays, and what neighbours can go to on each of them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from app.coming_days import Happening, coming_days
from app.ledger import Ledger
from app.printing.booklet.plan import Chapter, chapters_of
from app.printing.booklet.selection import LeftOut, Selection, select_places
from app.printing.place_facts import one_line, place_facts
from app.printing.print_words import PrintWords
from app.printing.theme import Colour
from app.records.base import Record
from app.records.event import Event
from app.records.field import Level
from app.records.place import Place
from app.records.schedule import Schedule
from app.rules.japanese_calendar import holiday_name
from app.rules.place_schedule import is_readable, rule_of
from app.rules.publication import published
from app.rules.schedule_rule import Frequency, is_uncertain, parse_rule

WEEKLY, DAILY = 2, 3
"""Ranks of what is held every week, every day."""
SUBSTITUTE = "振替休日"
EVENT_MARK = "催"
_MOST_AREAS = 12
"""With more areas than this their numbers explain nothing: no legend holds them."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The cushion before an entry: the number of the area, the same as in the booklet, or 催.

    Attributes:
        name: what the legend says beside it.
    """

    text: str
    name: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class DayEntry:
    """One line of a day.

    Attributes:
        start: 「9:00」, '' when it is not fixed.
        mark: None where areas are not told apart.
        rank: what gives way last stands first: 0 催し, 1 once or twice a month, WEEKLY, DAILY.
        kind, record_id: of the place or the event.
    """

    start: str
    name: str
    mark: Mark | None
    rank: int
    kind: str
    record_id: int


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day; `holiday` is its short name, '' on other days."""

    day: date
    holiday: str
    entries: tuple[DayEntry, ...]


@dataclass(frozen=True, slots=True)
class MonthPlan:
    """Everything the pages are made from.

    Attributes:
        marks: the legend, in the order of the areas.
        held_back: 「毎週・毎日の会」: what is not in the days, because it would crowd them; '' for nothing.
        unsure: places whose 隔週 nobody has pinned to a week: their days would be guesses.
        stale: left out, because nobody has confirmed them for too long.
    """

    year: int
    month: int
    days: tuple[MonthDay, ...]
    marks: tuple[Mark, ...]
    words: PrintWords
    today: date
    unsure: tuple[Place, ...] = ()
    stale: tuple[Place, ...] = ()
    held_back: str = ""

    @property
    def weeks(self) -> tuple[tuple[MonthDay | None, ...], ...]:
        """Rows from Sunday to Saturday; None before the first day and after the last."""
        before = (self.days[0].day.weekday() + 1) % 7
        cells = [*[None] * before, *self.days]
        cells += [None] * (-len(cells) % 7)
        return tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))

    def without(self, rank: int) -> MonthPlan:
        """The plan without what is held as often as `rank`, or more often."""
        days = tuple(replace(day, entries=tuple(each for each in day.entries if each.rank < rank)) for day in self.days)
        gone = {each.rank for day in self.days for each in day.entries if each.rank >= rank}
        often = "・".join(words for each, words in ((WEEKLY, "毎週"), (DAILY, "毎日")) if each in gone)
        return replace(self, days=days, marks=_legend(days), held_back=f"{often}の会" if often else "")


def plan_month(ledger: Ledger, year: int, month: int, words: PrintWords, *, today: date) -> MonthPlan:
    """The month as it may be shown to everybody: places that agreed and are fresh, events that are public."""
    selection = select_places(ledger, words, today=today)
    public = published(ledger, Level.PUBLIC)
    shown = [place_facts(public, place) for place in public.all(Place) if place.id in selection.included]
    chapters = chapters_of(public, shown, words, is_ordered=False)
    first = date(year, month, 1)
    count = calendar.monthrange(year, month)[1]
    schedules = [each for each in public.all(Schedule) if each.place in selection.included]
    unsure_ids = {each.place for each in schedules if is_uncertain(rule_of(each))}
    marks = _area_marks(chapters) if 1 < len(chapters) <= _MOST_AREAS else {}
    found: dict[date, list[DayEntry]] = {}
    for rank, some in _by_rank(schedules):
        of_rank = _holding(public, Schedule.KIND, some)
        for day, happenings in coming_days(of_rank, first, count).items():
            entries = (_entry(each, rank, marks) for each in happenings if each.kind == Place.KIND)
            found.setdefault(day, []).extend(entries)
    for day, happenings in coming_days(_holding(public, Schedule.KIND, ()), first, count).items():
        events = (each for each in happenings if each.kind == Event.KIND)
        found.setdefault(day, []).extend(_event_entry(each) for each in events)
    days = tuple(_month_day(day, entries) for day, entries in sorted(found.items()))
    unsure = tuple(place for place in public.all(Place) if place.id in unsure_ids)
    return MonthPlan(year, month, days, _legend(days), words, today, unsure, _stale(selection))


def short_holiday(day: date) -> str:
    """「憲法記念日」; of 「こどもの日 振替休日」 only why this day is free."""
    name = holiday_name(day) or ""
    return SUBSTITUTE if SUBSTITUTE in name else name.replace("（", "(").partition("(")[0].strip()


def _by_rank(schedules: Iterable[Schedule]) -> list[tuple[int, list[Schedule]]]:
    ranks: dict[int, list[Schedule]] = {1: [], WEEKLY: [], DAILY: []}
    for schedule in schedules:
        if not is_uncertain(rule_of(schedule)):
            ranks[_rank(schedule)].append(schedule)
    return list(ranks.items())


def _rank(schedule: Schedule) -> int:
    rule = rule_of(schedule)
    if rule.is_irregular or not is_readable(rule):
        return 1
    pattern = parse_rule(rule.rule)
    if pattern.interval > 1 or pattern.frequency is Frequency.MONTHLY:
        return 1
    return DAILY if pattern.frequency is Frequency.DAILY else WEEKLY


def _holding(ledger: Ledger, kind: str, some: Iterable[Record]) -> Ledger:
    """The same ledger, of one kind only some records."""
    kept = list(some)
    return Ledger(lambda record_class: kept if kind == record_class.KIND else ledger.all(record_class))


def _area_marks(chapters: Iterable[Chapter]) -> Mapping[int, Mark]:
    """Id of a place → its area's number, as the chapters of the booklet count them."""
    return {
        facts.id: Mark(str(chapter.number), chapter.short_name, chapter.colour)
        for chapter in chapters
        for facts in chapter.places
    }


def _entry(happening: Happening, rank: int, marks: Mapping[int, Mark]) -> DayEntry:
    name = one_line(happening.title)
    start = happening.start.removeprefix("0")
    return DayEntry(start, name, marks.get(happening.record_id), rank, happening.kind, happening.record_id)


def _event_entry(happening: Happening) -> DayEntry:
    mark = Mark(EVENT_MARK, "催し", Colour.HAI)
    name, start = one_line(happening.title), happening.start.removeprefix("0")
    return DayEntry(start, name, mark, 0, happening.kind, happening.record_id)


def _month_day(day: date, entries: list[DayEntry]) -> MonthDay:
    ordered = sorted(entries, key=lambda each: (each.start.zfill(5) if each.start else "99", each.name, each.record_id))
    return MonthDay(day, short_holiday(day), tuple(dict.fromkeys(ordered)))


def _legend(days: Iterable[MonthDay]) -> tuple[Mark, ...]:
    """The marks that occur, numbers first."""
    found = {entry.mark for entry in chain.from_iterable(day.entries for day in days) if entry.mark is not None}
    return tuple(sorted(found, key=lambda mark: (not mark.text.isdigit(), mark.text.zfill(3))))


def _stale(selection: Selection) -> tuple[Place, ...]:
    return tuple(place for place, reason in selection.left_out if reason is LeftOut.STALE)
