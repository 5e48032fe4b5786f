"""When it takes place: the row of weekdays, then day and time of every moment (printdesign.md §6)."""

from __future__ import annotations

from app.printing.boxes import Block, column, figure, padded, plate, row, row_on_baseline, space, tagged
from app.printing.cushion import labelled_cushion, weekday_row, weekday_words
from app.printing.flyers.content import FlyerContent, Moment
from app.printing.flyers.invitation import at_commas
from app.printing.flyers.sheet import Sheet
from app.printing.fonts import Face
from app.printing.pages import POINT_MM
from app.printing.tags import Tag
from app.printing.text_blocks import BASELINE, TextStyle, heading, label, text_block
from app.printing.text_placing import bounded
from app.printing.theme import Colour, text_on
from app.rules.japanese_calendar import WEEKDAYS

_SIZES = {0: (24.0, 30.0), 1: (24.0, 30.0), 2: (19.0, 23.0)}
_MANY = (16.0, 18.0)
_SINGLE_DAY = (32.0, 29.0)
"""(day, time) in pt on an A4: by how many moments there are; of a single day, larger."""
_MANY_MOMENTS, _COLUMN_GAP = 6, 0.04
"""From so many on they stand in two columns, if each has room in half the width; part of the width between them."""


def schedule_block(
    content: FlyerContent,
    sheet: Sheet,
    width: float,
    *,
    scale: float = 1.0,
    most_lines: int | None = None,
    accent: Colour = Colour.AI,
    has_weekdays: bool = True,
    ink: Colour = Colour.SUMI,
) -> Block:
    """Weekdays, moments, exceptions below; empty when nothing is said about when. Longer words end in … and overflow.

    Args:
        has_weekdays: False where the design shows the days in its own way.
        ink: of the words.
    """
    parts: list[Block] = []
    if content.open_days is not None and has_weekdays and (content.open_days or content.moments):
        days = weekdays_block(content, sheet, width, scale=scale, accent=accent)
        parts += [days, space(height=sheet.mm(4.6) * scale)]
    is_day = any(moment.weekday is not None for moment in content.moments)
    sizes = _SIZES.get(len(content.moments), _MANY)
    if is_day and len(content.moments) == 1:
        sizes = _SINGLE_DAY
    day_pt, time_pt = (sheet.value_pt(size * scale) for size in sizes)
    gap = space(height=sheet.mm(1.6) * scale)
    lines: list[Block] = []
    for moment in content.moments:
        if moment.year:
            year = label(moment.year, TextStyle(face=Face.B, size_pt=sheet.caption_pt, colour=ink))
            lines += [tagged(year, Tag.PARAGRAPH), space(height=sheet.mm(1.6))]
        when = moment_block(moment, width, day_pt, time_pt, most_lines=most_lines, accent=accent, ink=ink)
        lines += [tagged(when, Tag.PARAGRAPH), gap]
    parts += _in_columns(lines, width) if len(content.moments) >= _MANY_MOMENTS else lines
    if content.exceptions:
        style = TextStyle(size_pt=sheet.value_pt(14), leading=1.35, colour=ink)
        exceptions = bounded(content.exceptions, width, style, most_lines=most_lines)
        parts += [tagged(exceptions, Tag.PARAGRAPH), space(height=sheet.mm(1))]
    return column(parts, width=width)


def _in_columns(lines: list[Block], width: float) -> list[Block]:
    """Two columns, the first read down before the second, where every line is narrow enough; else as they are."""
    apart = width * _COLUMN_GAP
    half = (width - apart) / 2
    if any(line.width > half for line in lines):
        return lines
    middle = (len(lines) + 3) // 4 * 2  # every line is followed by its gap
    return [row([column(lines[:middle], width=half), column(lines[middle:], width=half)], gap=apart)]


def weekdays_block(
    content: FlyerContent, sheet: Sheet, width: float, *, scale: float, accent: Colour = Colour.AI
) -> Block:
    """The seven weekdays, as large as `scale` says and the width takes."""
    days = content.open_days or frozenset()
    side, gap = sheet.mm(10.2) * scale, sheet.mm(3.3) * scale
    shrunk = min(1.0, width / (7 * side + 6 * gap))
    side, gap = side * shrunk, gap * shrunk
    drawn = tuple(weekday_row(0, 0, days, side=side, gap=gap, colour=accent, sunday=Colour.SHU))
    return figure(Block(7 * side + 6 * gap, side, drawn), weekday_words(days))


def moment_block(
    moment: Moment,
    width: float,
    day_pt: float,
    time_pt: float,
    *,
    most_lines: int | None = None,
    accent: Colour = Colour.AI,
    ink: Colour = Colour.SUMI,
) -> Block:
    """Day and time as two runs with a gap; below each other when one line is too short even in smaller type."""
    for scale in (1.0, 0.95, 0.9, 0.85):
        line = _on_one_line(moment, day_pt * scale, time_pt * scale, accent, ink)
        if line.width <= width:
            return line
    time = label(moment.time, TextStyle(face=Face.B, size_pt=time_pt, colour=ink))
    while time.width > width and time_pt > 14:
        time_pt -= 1
        time = label(moment.time, TextStyle(face=Face.B, size_pt=time_pt, colour=ink))
    days = _days_alone(moment, width, day_pt, most_lines, accent, ink)
    return column([days, time] if moment.time else [days], gap=1.4, width=width)


def _on_one_line(moment: Moment, day_pt: float, time_pt: float, accent: Colour, ink: Colour) -> Block:
    days = _day_and_cushion(moment, day_pt, accent, ink)
    time = label(moment.time, TextStyle(face=Face.B, size_pt=time_pt, colour=ink))
    return row_on_baseline([days, time] if moment.time else [days], gap=4.5 * min(1.0, day_pt / 20))


def _days_alone(
    moment: Moment, width: float, day_pt: float, most_lines: int | None, accent: Colour, ink: Colour
) -> Block:
    line = _day_and_cushion(moment, day_pt, accent, ink)
    if line.width <= width:
        return line
    words = moment.days if moment.weekday is None else f"{moment.days}（{WEEKDAYS[moment.weekday]}）"
    style = TextStyle(face=Face.B, size_pt=day_pt, leading=1.3, colour=ink)
    by_month = at_commas(words, width, style)
    if by_month != words and by_month.count("\n") < 2:  # 5月8日・15日（木）、／6月5日（木）
        return text_block(by_month, width, style)
    block = heading(words, width, style, most_lines=2)
    small = TextStyle(face=Face.B, size_pt=min(day_pt, 19), leading=1.3, colour=ink)
    if block.overflows:
        block = heading(words, width, small, most_lines=3)
    if block.overflows:
        block = bounded(words, width, small, most_lines=most_lines)
    return block


def _day_and_cushion(moment: Moment, day_pt: float, accent: Colour, ink: Colour) -> Block:
    """「11月21日」 and the weekday on a cushion whose middle is the middle of the letters."""
    days = label(moment.days, TextStyle(face=Face.B, size_pt=day_pt, colour=ink))
    if moment.weekday is None:
        return days
    cushion = cushion_block(WEEKDAYS[moment.weekday], day_pt, accent)
    return row_on_baseline([days, cushion], gap=day_pt * POINT_MM * 0.35)


def cushion_block(text: str, size_pt: float, colour: Colour, *, ground: float = 1.45) -> Block:
    """A cushion that stands within a line of that size, a short text on it; `ground` times as high as the letters."""
    em = size_pt * POINT_MM
    side = em * ground / 1.08
    reach = side * 1.1
    drawn = labelled_cushion(reach / 2, reach / 2, side, colour, text, size_pt=side * 0.62 / POINT_MM)
    return Block(reach, reach, tuple(drawn), reach / 2 + (BASELINE - 0.5) * em)


def schedule_plate(content: FlyerContent, sheet: Sheet, width: float, *, scale: float, colour: Colour) -> Block:
    """The moments in white on a plate over the full width; empty when nothing is said about when."""
    inset = sheet.mm(6)
    words = schedule_block(
        content,
        sheet,
        width - 2 * inset,
        scale=scale,
        accent=Colour.SHU if colour is not Colour.SHU else Colour.AI,
        has_weekdays=False,
        ink=text_on(colour),
    )
    if not words.height:
        return space(width)
    body = padded(words, top=inset * 0.7, bottom=inset * 0.55, left=inset, right=inset)
    return plate(body, fill=colour, radius=sheet.mm(2))
