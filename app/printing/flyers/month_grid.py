"""A month as a grid: Sunday first, chosen days on cushions with their time (printdesign.md §9, comp 04)."""

from __future__ import annotations

import calendar
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from app.printing.boxes import Block, figure
from app.printing.cushion import cushion
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation, Shape
from app.printing.shapes import line, rectangle
from app.printing.text_blocks import TextStyle, text_width
from app.printing.text_placing import centred, squeezed
from app.printing.theme import Colour
from app.rules.japanese_calendar import era_year_name, holiday_name

_DAYS = ("日", "月", "火", "水", "木", "金", "土")
_SHORT_HOLIDAYS = {
    "憲法記念日": "憲法",
    "みどりの日": "みどり",
    "こどもの日": "こども",
    "振替休日": "振替",
    "建国記念の日": "建国",
    "天皇誕生日": "誕生日",
    "春分の日": "春分",
    "秋分の日": "秋分",
    "昭和の日": "昭和",
    "海の日": "海の日",
    "山の日": "山の日",
    "敬老の日": "敬老",
    "文化の日": "文化",
    "勤労感謝の日": "勤労",
    "成人の日": "成人",
    "スポーツの日": "スポーツ",
    "国民の休日": "休日",
    "元日": "元日",
}


class GridStyle(NamedTuple):
    """Sizes of a grid: pt of the days' figures and of the weekdays, mm of a row, and of what stands in a chosen day."""

    day_pt: float
    head_pt: float
    row: float
    note_pt: float
    colour: Colour
    has_notes: bool = True


def month_grid(month: date, chosen: Collection[date], width: float, style: GridStyle, *, time: str = "") -> Block:
    """The weeks of a month below the weekdays; read out as one sentence.

    Args:
        month: its first day.
        chosen: the days that are marked.
        time: stands in every marked day where it fits.
    """
    cell = width / 7
    weeks = calendar.Calendar(calendar.SUNDAY).monthdatescalendar(month.year, month.month)
    head = style.head_pt * POINT_MM * 1.9
    drawn: list[Operation] = []
    for number, name in enumerate(_DAYS):
        ink = Colour.SHU if number == 0 else Colour.SUMI
        drawn += centred((number + 0.5) * cell, head * 0.45, name, Face.B, style.head_pt, ink)
    drawn.append(Shape(0, head - 0.4, line(0, 0, width, 0), stroke=Colour.SUMI, line_width=0.5))
    for at, week in enumerate(weeks):
        top = head + at * style.row
        if at and style.has_notes:
            drawn.append(Shape(0, top, line(0, 0, width, 0), stroke=Colour.NEZU, line_width=0.2))
        for number, day in enumerate(week):
            if day.month == month.month:
                centre = (number + 0.5) * cell
                drawn += _day(day, centre, top, cell, style, is_chosen=day in chosen, time=time)
    block = Block(width, head + len(weeks) * style.row, tuple(drawn))
    marked = [day for day in sorted(chosen) if (day.year, day.month) == (month.year, month.month)]
    return figure(block, _said(month, marked))


def month_name(month: date) -> str:
    """「令和7年（2025年）」."""
    return f"{era_year_name(month)}（{month.year}年）"


def _said(month: date, days: list[date]) -> str:
    listed = "・".join(f"{day.day}日" for day in days)
    return f"{month.year}年{month.month}月のカレンダー。{f'ひらくのは{listed}' if listed else 'しるしはありません'}"


def _day(
    day: date, x: float, top: float, cell: float, style: GridStyle, *, is_chosen: bool, time: str
) -> list[Operation]:
    middle = top + style.row / 2
    figure_height = style.day_pt * POINT_MM
    holiday = holiday_name(day)
    if is_chosen:
        return _chosen_day(day, x, middle, cell, style, time)
    ink = Colour.SHU if day.weekday() == 6 or holiday else Colour.SUMI
    is_high = style.row >= (style.day_pt + style.note_pt) * POINT_MM * 1.05
    if holiday is None or not style.has_notes or not is_high:
        return centred(x, middle, str(day.day), Face.G, style.day_pt, ink)
    words = "振替" if "振替" in holiday else _SHORT_HOLIDAYS.get(holiday, holiday)
    note = squeezed(words, cell * 0.96, TextStyle(size_pt=style.note_pt, colour=ink), floor_pt=style.note_pt)
    y = middle - note.height * 0.6
    return [
        *centred(x, y, str(day.day), Face.G, style.day_pt, ink),
        *note.at(x - note.width / 2, y + figure_height * 0.52),
    ]


def _chosen_day(day: date, x: float, middle: float, cell: float, style: GridStyle, time: str) -> list[Operation]:
    white = Colour.WHITE
    if not style.has_notes:
        side = min(style.row, cell) * 0.94
        outline = rectangle(0, 0, side, side, radius=side * 0.16)
        ground = Shape(x - side / 2, middle - side / 2, outline, fill=style.colour)
        return [ground, *centred(x, middle, str(day.day), Face.GB, style.day_pt, white)]
    side = min(style.row, cell) * 0.96
    body = cushion(x, middle, side, style.colour)
    note_height = style.note_pt * POINT_MM
    fits = time and text_width(time, Face.B, style.note_pt) <= side * 0.94
    if not fits or style.day_pt * POINT_MM + note_height > side * 0.96:
        return [*body, *centred(x, middle, str(day.day), Face.GB, style.day_pt * 1.1, white)]
    y = middle - note_height * 0.55
    below = y + style.day_pt * POINT_MM * 0.42 + note_height * 0.6
    return [
        *body,
        *centred(x, y, str(day.day), Face.GB, style.day_pt, white),
        *centred(x, below, time, Face.B, style.note_pt, white),
    ]
