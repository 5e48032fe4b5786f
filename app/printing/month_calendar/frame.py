"""What poster and list share: the big month, the colours of a day, the legend and the telephone at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.boxes import Align, Block, column, layered, padded, row, space, tagged
from app.printing.fonts import Face
from app.printing.month_calendar.entries import mark_block
from app.printing.month_calendar.month import Mark, MonthDay, MonthPlan
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.text_placing import bounded, squeezed
from app.printing.theme import Colour
from app.rules.japanese_calendar import format_date

_SATURDAY, _SUNDAY = 5, 6
_LEGEND_SIDE = 8.4
_WIDE_NOTES = 150.0


def day_colours(day: MonthDay) -> tuple[Colour, Colour]:
    """(ground, ink of the date): Sundays and holidays red, Saturdays blue; on grey paper the weekday still says it."""
    if day.holiday or day.day.weekday() == _SUNDAY:
        return Colour.USUSYU, Colour.SHUKO
    if day.day.weekday() == _SATURDAY:
        return Colour.USUAI, Colour.AI
    return Colour.WHITE, Colour.SUMI


def month_figure(plan: MonthPlan, size_pt: float) -> Block:
    """The month as one big figure."""
    style = TextStyle(face=Face.GB, size_pt=size_pt, colour=Colour.MIDORI)
    return label(str(plan.month), style)


def foot_block(plan: MonthPlan, width: float, *, phone_pt: float, note_pt: float, is_stacked: bool = False) -> Block:
    """The legend and the notes at the left, whom to call at the right; on narrow paper the legend above both."""
    phone = _phone(plan, width * 0.46, phone_pt, note_pt)
    left_width = width - phone.width - 8.0
    shown = legend(plan.marks, width if is_stacked else left_width, size_pt=16.0)
    notes = [block for block in _notes(plan, left_width, note_pt) if block.height]
    if not is_stacked:
        left = column([block for block in (shown, *notes) if block.height], gap=1.5, width=left_width)
        return layered([left, padded(phone, left=width - phone.width)])
    below = layered([column(notes, gap=1.5, width=left_width), padded(phone, left=width - phone.width)])
    return column([block for block in (shown, below) if block.height], gap=2.4, width=width)


def legend(marks: Sequence[Mark], width: float, *, size_pt: float) -> Block:
    """The cushions with the names of the areas, as many beside each other as the width takes."""
    lines: list[list[Block]] = [[]]
    used = 0.0
    for mark in marks:
        name = squeezed(mark.name, 50, TextStyle(face=Face.B, size_pt=size_pt), floor_pt=size_pt * 0.85)
        sign = mark_block(mark, side=_LEGEND_SIDE, size_pt=size_pt - 1)
        item = tagged(tagged(row([sign, name], gap=2.2, align=Align.CENTRE), Tag.BODY), Tag.ITEM)
        if lines[-1] and used + item.width > width:
            lines.append([])
            used = 0.0
        lines[-1].append(item)
        used += item.width + 7.0
    rows = [row(items, gap=7.0) for items in lines if items]
    return tagged(column(rows, gap=1.4), Tag.LIST) if rows else space()


def _notes(plan: MonthPlan, width: float, size_pt: float) -> list[Block]:
    style = TextStyle(size_pt=size_pt, leading=1.3)
    day = format_date(plan.today, has_weekday=False)
    asked = "お出かけ前に、電話でお確かめください。"
    said = [f"{day}現在。{asked}"] if width >= _WIDE_NOTES else [f"{day}現在。", asked]
    if plan.held_back:
        title = plan.words.booklet_name
        said.insert(0, f"{plan.held_back}は、冊子「{title}」をごらんください。")
    return [tagged(text_block(each, width, style, most_lines=2), Tag.PARAGRAPH) for each in said]


def _phone(plan: MonthPlan, width: float, phone_pt: float, note_pt: float) -> Block:
    words = plan.words
    number = squeezed(words.publisher_phone, width, TextStyle(face=Face.GB, size_pt=phone_pt), floor_pt=phone_pt * 0.6)
    style = TextStyle(size_pt=note_pt)
    who = [part for part in (words.publisher, words.publisher_hours) if part]
    if label("　".join(who), style).width <= width:
        who = ["　".join(who)]
    names = [_said(part, width, style) for part in who]
    parts = [tagged(block, Tag.PARAGRAPH) for block in (number, *names) if block.operations]
    return column(parts, gap=1.0, align=Align.END)


def _said(text: str, width: float, style: TextStyle) -> Block:
    """One line, or as many as a long name needs, flush at the right."""
    line = label(text, style)
    if line.width <= width:
        return line
    return bounded(text, width, style._replace(align=Align.END, leading=1.3), most_lines=3)
