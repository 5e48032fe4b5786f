"""The calendar on A4: a line for each day, two entries beside each other (printdesign.md §9, comp 15).

Seven columns of an A4 page would hold five characters each; a list holds whole names in 14 pt.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.boxes import Align, Block, boxed, column, layered, padded, plate, row, rule, space, tagged
from app.printing.fonts import Face
from app.printing.month_calendar.entries import mark_block, more_words
from app.printing.month_calendar.frame import day_colours, foot_block, month_figure
from app.printing.month_calendar.month import DayEntry, MonthDay, MonthPlan
from app.printing.month_calendar.poster import TITLE, DrawnMonth
from app.printing.pages import POINT_MM, Operation, Page
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import squeezed
from app.printing.theme import THEMES, Colour
from app.rules.japanese_calendar import era_year_name, weekday_name

_PAPER = THEMES["poster A4"].paper
_WIDTH = _PAPER.text_width
_TABLE_TOP = 31.5
_DATE_WIDTH = 20.0
_PITCH, _LEAST_PITCH = 7.4, 5.8
"""Height of a line, mm; months with many full days have lower ones."""
_TIME, _NAME = TextStyle(face=Face.GB, size_pt=14), TextStyle(face=Face.B, size_pt=14)
_MORE = TextStyle(size_pt=14)
_TIME_WIDTH, _MARK, _MORE_WIDTH, _APART = 15.0, 5.2, 27.0, 2.0
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
        operations += rule(_WIDTH, thickness=_RULE, colour=Colour.NEZU).at(_PAPER.left, y - _RULE / 2)
    operations += foot.at(_PAPER.left, foot_top)
    return DrawnMonth(Page(_PAPER.width, _PAPER.height, tuple(operations)), tuple(crowded), tuple(cut))


def _lines(plan: MonthPlan, capacity: int) -> list[int]:
    """Lines of each day: one, and more as long as the page takes them, for the day that shows least of what it has."""
    needed = [max(1, len(_flow(day.entries, _rest(day)))) for day in plan.days]
    lines = [1] * len(plan.days)
    while sum(lines) < capacity:
        shown = [given / wanted for wanted, given in zip(needed, lines, strict=True)]
        if min(shown) >= 1:
            break
        lines[shown.index(min(shown))] += 1
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
    lines, left_out = _shown(day, most_lines)
    height = len(lines) * pitch
    number = label(str(day.day.day), TextStyle(face=Face.GB, size_pt=15, colour=ink))
    weekday = label(weekday_name(day.day), TextStyle(face=Face.B, size_pt=14, colour=ink))
    parts = [
        padded(boxed(number, width=7.0, height=pitch, across=Align.END, down=Align.CENTRE), left=1.2),
        padded(boxed(weekday, width=6.0, height=pitch, down=Align.CENTRE), left=11.0),
    ]
    head = tagged(layered(parts), Tag.HEAD_CELL, kind="Row")
    cells, cut = _entries(lines, left_out, _holiday(day), pitch)
    body = [Opened(Tag.CELL), *padded(cells, left=_DATE_WIDTH).operations, CLOSED]
    base = plate(space(_WIDTH, height), fill=ground) if ground is not Colour.WHITE else space(_WIDTH, height)
    row_of_day = tagged(layered([head, Block(_WIDTH, height, tuple(body))]), Tag.ROW)
    return layered([base, row_of_day]), left_out, cut


def _holiday(day: MonthDay) -> Block:
    return label(day.holiday, TextStyle(face=Face.B, size_pt=14, colour=day_colours(day)[1]))


def _rest(day: MonthDay) -> float:
    """What the name of a holiday takes of the first line, mm."""
    return _holiday(day).width + 3.0 if day.holiday else 0.0


def _flow(entries: Sequence[DayEntry], rest: float) -> list[list[DayEntry]]:
    """Two entries to a line; one that is wider than half of it has a line of its own."""
    lines: list[list[DayEntry]] = []
    for entry in entries:
        last = lines[-1] if lines else []
        half = _half(rest if len(lines) <= 1 else 0.0)
        if len(last) == 1 and max(_natural_width(last[0]), _natural_width(entry)) <= half - _APART:
            last.append(entry)
        else:
            lines.append([entry])
    return lines


def _half(rest: float) -> float:
    return (_WIDTH - _DATE_WIDTH - rest) / 2


def _shown(day: MonthDay, most_lines: int) -> tuple[list[list[DayEntry]], tuple[DayEntry, ...]]:
    """The lines of a day; rare entries stay before weekly ones, and 「ほか1か所」 needs a place too."""
    rest = _rest(day)
    lines = _flow(day.entries, rest)
    if len(lines) <= most_lines:
        return lines or [[]], ()
    by_rank = sorted(day.entries, key=lambda entry: entry.rank)
    for count in range(min(2 * most_lines - 1, len(by_rank) - 1), 0, -1):
        kept = set(by_rank[:count])
        lines = _flow([entry for entry in day.entries if entry in kept], rest)
        if len(lines) < most_lines or (len(lines) == most_lines and len(lines[-1]) == 1):
            break
    return lines, tuple(entry for entry in day.entries if entry not in kept)


def _entries(
    lines: Sequence[Sequence[DayEntry]], left_out: Sequence[DayEntry], holiday: Block, pitch: float
) -> tuple[Block, list[DayEntry]]:
    """The entries, the name of the holiday at the right of the first line, and those whose name ends in …."""
    width = _WIDTH - _DATE_WIDTH
    parts: list[Block] = []
    cut: list[DayEntry] = []
    for number, line in enumerate(lines):
        room = width - (holiday.width + 3.0 if not number and holiday.operations else 0.0)
        is_last = bool(left_out) and number == len(lines) - 1
        column_width = room / 2 if len(line) > 1 else room - (_MORE_WIDTH if is_last else 0.0)
        for side, entry in enumerate(line):
            block = _entry(entry, column_width - _APART, pitch)
            cut += [entry] if block.overflows else []
            parts.append(padded(block, left=side * room / 2, top=number * pitch))
        if is_last:
            more = boxed(label(more_words(left_out), _MORE), width=_MORE_WIDTH, height=pitch, down=Align.CENTRE)
            left = max(room / 2, parts[-1].width + 3.0)
            parts.append(tagged(padded(more, left=left, top=number * pitch), Tag.PARAGRAPH))
    if holiday.operations:
        name = boxed(holiday, width=holiday.width, height=pitch, down=Align.CENTRE)
        parts.append(tagged(padded(name, left=width - holiday.width - 2.0), Tag.PARAGRAPH))
    return layered(parts), cut


def _natural_width(entry: DayEntry) -> float:
    return _name_left(entry) + label(entry.name, _NAME).width


def _name_left(entry: DayEntry) -> float:
    return (0.0 if entry.mark is None else _MARK + 1.6) + (_TIME_WIDTH if entry.start else 0.0)


def _entry(entry: DayEntry, width: float, pitch: float) -> Block:
    left = 0.0 if entry.mark is None else _MARK + 1.6
    mark = space() if entry.mark is None else mark_block(entry.mark, side=_MARK, size_pt=10)
    time = boxed(label(entry.start, _TIME), width=_name_left(entry) - left, height=_TIME.size_pt * POINT_MM)
    name = squeezed(entry.name, width - _name_left(entry), _NAME, floor_pt=_NAME.size_pt)
    line = row([mark, space(width=left - mark.width), time, name], align=Align.CENTRE, height=pitch)
    return tagged(line, Tag.PARAGRAPH)
