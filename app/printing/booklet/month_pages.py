"""月間カレンダー as a list of days: a grid of seven columns would leave four characters a day (comp 15)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from app.printing.booklet.measures import Measures
from app.printing.booklet.memo import memo
from app.printing.booklet.plan import BookletPlan, place_key
from app.printing.boxes import Block, column, rule, space, tagged
from app.printing.fonts import Face
from app.printing.pages import Bookmark, Link, Operation, Shape, all_moved
from app.printing.shapes import line, rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import centred, right, squeezed
from app.printing.theme import Colour
from app.rules.japanese_calendar import days_from, holiday_name, weekday_name

MONTH_KEY = "month"
_LINE, _LEAST_LINE, _MOST_LINE = 5.28, 4.7, 6.6
"""Height of a line, how far it gives way to keep the month on one page, how high it is in much room, mm."""
_HEAD = 14.0
_DAY_WIDTH = 19.0
_TIME_WIDTH, _PAGE_WIDTH, _GAP = 11.0, 7.2, 2.5
_LEAST_MEMO = 60.0
_TIME = TextStyle(face=Face.GB, size_pt=10.5)
_NAME = TextStyle(size_pt=10.5)
_LEAST_NAME = 9.0
_PAGE = TextStyle(face=Face.GB, size_pt=10.5, colour=Colour.AI)
_ON_TINT = TextStyle(face=Face.GB, size_pt=10.5)
"""A page number on the tint of a holiday: blue would not stand out enough there."""


class _Line(NamedTuple):
    """A meeting as a line tells it: where and when, and the page of the place."""

    day: date
    start: str
    name: str
    place_id: int
    page: int


@dataclass(frozen=True, slots=True)
class _Day:
    """A day, or as much of it as one page holds: its lines of two meetings each, or of one with a long name."""

    day: date
    rows: tuple[tuple[_Line, ...], ...]
    is_more: bool = False

    @property
    def lines(self) -> int:
        return max(1, len(self.rows))


def month_pages(plan: BookletPlan, page_of: Mapping[int, int], *, weekdays: int) -> Sequence[Block]:
    """The days of the month with their meetings; `weekdays` is the first page of the 曜日別一覧, 0 without one."""
    if plan.month is None or not plan.meetings:
        return []
    told = [_Line(day, start, facts.name, facts.id, page_of[facts.id]) for day, start, facts in plan.meetings]
    return _set_pages(tuple(told), plan.month, plan.measures, weekdays)


@lru_cache(maxsize=4)
def _set_pages(told: tuple[_Line, ...], month: date, measures: Measures, weekdays: int) -> tuple[Block, ...]:
    """Kept while it says the same: a preview is made anew after every edit."""
    by_day = {day: tuple(group) for day, group in groupby(told, key=lambda each: each.day)}
    days = days_from(month, monthrange(month.year, month.month)[1])
    width = measures.text_width
    waiting = [_Day(day, tuple(_in_rows(by_day.get(day, ()), _half(width)))) for day in days]
    height = measures.text_height - _HEAD
    lines = sum(each.lines for each in waiting)
    count = -(-lines // int(height // _LEAST_LINE))
    most = int(height // (_LINE if count > 1 else _LEAST_LINE))
    room = most if count == 1 else min(most, -(-lines // count) + 2)
    pitch = min(_MOST_LINE, height / (lines if count == 1 else room))
    pages: list[Block] = []
    while waiting:
        here, waiting = _taken(waiting, room)
        pages.append(_page(month, here, width, pitch, weekdays=weekdays, is_first=not pages))
    rest = measures.text_height - pages[-1].height - 8
    if rest >= _LEAST_MEMO:
        pages[-1] = column([pages[-1], space(height=8), memo(width, rest)], width=width)
    return tuple(pages)


def _half(width: float) -> float:
    """Of a line that two meetings share, mm."""
    return (width - _DAY_WIDTH - _GAP) / 2


def _in_rows(meetings: Sequence[_Line], half: float) -> Iterator[tuple[_Line, ...]]:
    """Two a line; one whose name would be cut there has a line of its own."""
    waiting: list[_Line] = []
    for meeting in meetings:
        if waiting and not (_fits(waiting[0], half) and _fits(meeting, half)):
            yield (waiting.pop(),)
        waiting.append(meeting)
        if len(waiting) == 2:
            yield tuple(waiting)
            waiting.clear()
    if waiting:
        yield tuple(waiting)


def _fits(meeting: _Line, width: float) -> bool:
    smallest = _NAME._replace(size_pt=_LEAST_NAME)
    return label(meeting.name, smallest).width <= width - _TIME_WIDTH - _PAGE_WIDTH


def _taken(waiting: Sequence[_Day], room: int) -> tuple[list[_Day], list[_Day]]:
    """The days that fit in so many lines; a day is cut only when it is longer than a page."""
    here: list[_Day] = []
    for at, each in enumerate(waiting):
        if each.lines <= room:
            here.append(each)
            room -= each.lines
            continue
        if here:
            return here, list(waiting[at:])
        first = _Day(each.day, each.rows[:room], each.is_more)
        rest = _Day(each.day, each.rows[room:], is_more=True)
        return [first], [rest, *waiting[at + 1 :]]
    return here, []


def _page(
    month: date, days: Sequence[_Day], width: float, pitch: float, *, weekdays: int, is_first: bool
) -> Block:
    rows = [_day_block(each, width, pitch) for each in days]
    listing = tagged(column(rows, width=width), Tag.TABLE, key=MONTH_KEY)
    line_above = rule(width, thickness=0.5, colour=Colour.SUMI)
    return column([_head(month, width, weekdays, is_first=is_first), line_above, listing], width=width)


def _head(month: date, width: float, weekdays: int, *, is_first: bool) -> Block:
    title = label(f"{month.month}月", TextStyle(face=Face.GB, size_pt=24))
    about = label("毎週ではない会" + ("" if is_first else "（つづき）"), TextStyle(face=Face.B, size_pt=13))
    words = [*title.operations, *about.at(title.width + 6, 3.0)]
    shown = tagged(Block(width, title.height, tuple(words)), Tag.H1 if is_first else Tag.ARTIFACT)
    operations: list[Operation] = [Bookmark(MONTH_KEY, -8.0, "月間カレンダー"), *shown.operations] if is_first else []
    operations = operations or list(shown.operations)
    if weekdays:
        note = f"毎週の会は{weekdays}ページへ"
        operations += [Opened(Tag.PARAGRAPH), *right(width, 4.0, note, Face.R, 10.5), CLOSED]
    return Block(width, _HEAD - 0.5, tuple(all_moved(operations, 0, 2.5)))


def _day_block(each: _Day, width: float, pitch: float) -> Block:
    height = each.lines * pitch
    holiday = holiday_name(each.day)
    is_rest = each.day.weekday() == 6 or holiday is not None
    ground, ink = (
        (Colour.USUSYU, Colour.SHUKO) if is_rest else (Colour.USUAI, Colour.AI) if each.day.weekday() == 5
        else (None, Colour.SUMI)
    )  # fmt: skip
    operations: list[Operation] = []
    if ground is not None:
        operations.append(Shape(0, 0, rectangle(0, 0, width, height), fill=ground))
    middle = pitch / 2
    operations += [Opened(Tag.ROW), Opened(Tag.HEAD_CELL, kind="Row")]
    if not each.is_more:
        operations += right(6.4, middle - 2.1, str(each.day.day), Face.GB, 12, ink)
        operations += centred(10.2, middle, weekday_name(each.day), Face.B, 10.5, ink)
        if holiday is not None:
            operations += centred(15.2, middle, "祝", Face.B, 9.5, ink)
    operations += [CLOSED, Opened(Tag.CELL)]
    half = _half(width)
    number_style = _PAGE if ground is None or ground is Colour.USUAI else _ON_TINT
    for number, meetings in enumerate(each.rows):
        for beside, meeting in enumerate(meetings):
            room = half if _fits(meeting, half) else width - _DAY_WIDTH
            entry = _entry(meeting, room, pitch, number_style, is_alone=room > half)
            operations += entry.at(_DAY_WIDTH + beside * (half + _GAP), number * pitch)
    if not each.rows and holiday is not None:
        name = squeezed(holiday, width - _DAY_WIDTH, TextStyle(size_pt=10.5, colour=ink), floor_pt=9)
        operations += name.at(_DAY_WIDTH, middle - name.height / 2)
    operations += [CLOSED, CLOSED]
    is_last_of_week = each.day.weekday() == 6
    colour, thickness = (Colour.SUMI, 0.35) if is_last_of_week else (Colour.NEZU, 0.2)
    operations.append(Shape(0, height, line(0, 0, width, 0), stroke=colour, line_width=thickness))
    return Block(width, height, tuple(operations))


def _entry(meeting: _Line, width: float, pitch: float, number_style: TextStyle, *, is_alone: bool) -> Block:
    """Time, name, page on one line; a name longer than a whole line is shortened: it stands in full on its page.

    Args:
        is_alone: the line is all its own: the page stands behind the name, not far from it at the end of the line.
    """
    middle = pitch / 2
    time = label(meeting.start, _TIME)
    number = label(str(meeting.page), number_style)
    name = squeezed(meeting.name, width - _TIME_WIDTH - _PAGE_WIDTH, _NAME, floor_pt=_LEAST_NAME)
    end = min(width, _TIME_WIDTH + name.width + _PAGE_WIDTH) if is_alone else width
    parts = [(time, 0.0), (name, _TIME_WIDTH), (number, end - number.width)]
    operations = [part for block, x in parts for part in block.at(x, middle - block.height / 2)]
    operations.append(Link(0, 0, width, pitch, f"#{place_key(meeting.place_id)}"))
    return tagged(Block(width, pitch, tuple(operations)), Tag.LINK)
