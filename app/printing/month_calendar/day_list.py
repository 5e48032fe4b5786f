"""The calendar on A4: a line for each day, two entries beside each other (printdesign.md §9, comp 15).

Seven columns of an A4 page would hold five characters each; a list holds whole names in 14 pt.
"""

from __future__ import annotations

from app.printing.boxes import Align, Block, boxed, column, layered, padded, plate, row, rule, space, tagged
from app.printing.fonts import Face
from app.printing.month_calendar.entries import mark_block, more_words
from app.printing.month_calendar.frame import day_colours, foot_block, month_figure
from app.printing.month_calendar.month import DayEntry, MonthDay, MonthPlan
from app.printing.month_calendar.poster import TITLE, DrawnMonth
from app.printing.pages import Operation, Page
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import squeezed
from app.printing.theme import THEMES, Colour
from app.rules.japanese_calendar import era_year_name, weekday_name

_PAPER = THEMES["poster A4"].paper
_WIDTH = _PAPER.text_width
_TABLE_TOP = 33.0
_DATE_WIDTH = 20.0
_PITCH, _LEAST_PITCH = 7.4, 6.2
"""Height of a line, mm; months with many full days have lower ones."""
_TIME, _NAME = TextStyle(face=Face.GB, size_pt=14), TextStyle(face=Face.B, size_pt=14)
_MORE = TextStyle(size_pt=14)
_TIME_WIDTH, _MARK, _MORE_WIDTH = 13.5, 5.2, 27.0
_RULE = 0.2


def list_page(plan: MonthPlan) -> DrawnMonth:
    """The page of a month; the fullest days give way until all days fit."""
    foot = foot_block(plan, _WIDTH, phone_pt=28, note_pt=12, is_stacked=True)
    foot_top = _PAPER.height - _PAPER.bottom - foot.height
    room = foot_top - 3.0 - _TABLE_TOP
    lines = _lines(plan, int(room / _LEAST_PITCH))
    pitch = min(_PITCH, room / sum(lines))
    rows, crowded, cut = [], [], []
    for day, most in zip(plan.days, lines, strict=True):
        block, left_out, shortened = _day_row(day, most, pitch)
        rows.append(block)
        cut += shortened
        if left_out:
            crowded.append((day, left_out))
    operations: list[Operation] = [*_title(plan)]
    operations += rule(_WIDTH, thickness=0.6, colour=Colour.SUMI).at(_PAPER.left, _TABLE_TOP - 0.6)
    operations += tagged(column(rows, width=_WIDTH), Tag.TABLE).at(_PAPER.left, _TABLE_TOP)
    y = _TABLE_TOP
    for block in rows:
        y += block.height
        operations += rule(_WIDTH, thickness=_RULE, colour=Colour.SUMI).at(_PAPER.left, y - _RULE / 2)
    operations += foot.at(_PAPER.left, foot_top)
    return DrawnMonth(Page(_PAPER.width, _PAPER.height, tuple(operations)), tuple(crowded), tuple(cut))


def _lines(plan: MonthPlan, capacity: int) -> list[int]:
    """Lines of each day: one, and more for the fullest days as long as the page takes them."""
    lines = [1] * len(plan.days)
    while sum(lines) < capacity:
        hidden = [len(day.entries) - 2 * count for day, count in zip(plan.days, lines, strict=True)]
        fullest = max(hidden)
        if fullest <= 0:
            break
        lines[hidden.index(fullest)] += 1
    return lines


def _title(plan: MonthPlan) -> list[Operation]:
    operations: list[Operation] = [Opened(Tag.H1)]
    figure = month_figure(plan, 60)
    operations += figure.at(_PAPER.left, 9.6)
    x = _PAPER.left + figure.width + 3.5
    operations += label(era_year_name(plan.days[0].day), TextStyle(face=Face.B, size_pt=14)).at(x, 12.2)
    operations += label("月", TextStyle(face=Face.B, size_pt=28, colour=Colour.MIDORI)).at(x, 19.4)
    operations += label(TITLE, TextStyle(face=Face.B, size_pt=44)).at(x + 27.0, 13.2)
    return [*operations, CLOSED]


def _day_row(day: MonthDay, most_lines: int, pitch: float) -> tuple[Block, tuple[DayEntry, ...], list[DayEntry]]:
    ground, ink = day_colours(day)
    shown, left_out = _shown(day, most_lines)
    lines = max(1, (len(shown) + bool(left_out) + 1) // 2)
    height = lines * pitch
    number = label(str(day.day.day), TextStyle(face=Face.GB, size_pt=15, colour=ink))
    weekday = label(weekday_name(day.day), TextStyle(face=Face.B, size_pt=14, colour=ink))
    date_cell = tagged(
        layered([
            padded(boxed(number, width=7.0, height=pitch, across=Align.END, down=Align.CENTRE), left=1.2),
            padded(boxed(weekday, width=6.0, height=pitch, down=Align.CENTRE), left=11.0),
        ]),
        Tag.HEAD_CELL,
        kind="Row",
    )
    holiday = label(day.holiday, TextStyle(face=Face.B, size_pt=14, colour=ink))
    cells, cut = _entries(shown, left_out, holiday, pitch)
    body = [Opened(Tag.CELL), *padded(cells, left=_DATE_WIDTH).operations, CLOSED]
    base = plate(space(_WIDTH, height), fill=ground) if ground is not Colour.WHITE else space(_WIDTH, height)
    parts = [base, tagged(layered([date_cell, Block(_WIDTH, height, tuple(body))]), Tag.ROW)]
    return layered(parts), left_out, cut


def _shown(day: MonthDay, most_lines: int) -> tuple[list[DayEntry], tuple[DayEntry, ...]]:
    """Two to a line; rare ones stay before weekly ones; a place is kept for the words 「ほか1か所」."""
    room = 2 * most_lines
    if len(day.entries) <= room:
        return list(day.entries), ()
    kept = sorted(day.entries, key=lambda entry: entry.rank)[: room - 1]
    left_out = tuple(entry for entry in day.entries if entry not in kept)
    return [entry for entry in day.entries if entry in kept], left_out


def _entries(
    shown: list[DayEntry], left_out: tuple[DayEntry, ...], holiday: Block, pitch: float
) -> tuple[Block, list[DayEntry]]:
    """The entries in two columns, the name of the holiday at the right of the first line."""
    width = _WIDTH - _DATE_WIDTH
    rest = holiday.width + 3.0 if holiday.operations else 0.0
    parts: list[Block] = []
    cut: list[DayEntry] = []
    more = boxed(label(more_words(left_out), _MORE), width=_MORE_WIDTH, height=pitch, down=Align.CENTRE)
    for number, entry in enumerate(shown):
        line, side = divmod(number, 2)
        room = width - (0.0 if line else rest)
        is_alone = number == len(shown) - 1 and not side
        column_width = room - (more.width if left_out else 0.0) if is_alone else room / 2
        block = _entry(entry, column_width - 2.0, pitch)
        if block.overflows:
            cut.append(entry)
        parts.append(padded(block, left=side * room / 2, top=line * pitch))
    if left_out:
        line = len(shown) // 2
        left = max((width - (0.0 if line else rest)) / 2, parts[-1].width + 3.0)
        parts.append(tagged(padded(more, left=left, top=line * pitch), Tag.PARAGRAPH))
    if holiday.operations:
        name = boxed(holiday, width=holiday.width, height=pitch, down=Align.CENTRE)
        parts.append(tagged(padded(name, left=width - holiday.width - 2.0), Tag.PARAGRAPH))
    return layered(parts), cut


def _entry(entry: DayEntry, width: float, pitch: float) -> Block:
    left = 0.0 if entry.mark is None else _MARK + 1.6
    mark = space() if entry.mark is None else mark_block(entry.mark, side=_MARK, size_pt=10)
    time_width = _TIME_WIDTH if entry.start else 0.0
    time = boxed(label(entry.start, _TIME), width=time_width, height=_TIME.size_pt * 0.3528)
    name = squeezed(entry.name, width - left - time_width, _NAME, floor_pt=_NAME.size_pt)
    line = row([mark, space(width=left - mark.width), time, name], align=Align.CENTRE, height=pitch)
    return tagged(line, Tag.PARAGRAPH)
