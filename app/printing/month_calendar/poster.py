"""The calendar as a poster, A3 landscape: seven columns, a cell for each day (printdesign.md §8, §9, comp 17)."""

from __future__ import annotations

from dataclasses import dataclass

from app.printing.boxes import Block, layered, padded, plate, space, tagged
from app.printing.fonts import Face
from app.printing.month_calendar.entries import ENTRY_GAP, centred_in, entry_block, fitting_entries
from app.printing.month_calendar.frame import day_colours, foot_block, month_figure
from app.printing.month_calendar.month import DayEntry, MonthDay, MonthPlan
from app.printing.motifs.drawing import at
from app.printing.motifs.people import Looks, bust
from app.printing.motifs.scenes import CAPPED, GRANDPA, GRANNY, LADY, MAN, WOMAN, YOUNG
from app.printing.motifs.things import cup
from app.printing.pages import Group, Operation, Page, Shape
from app.printing.shapes import line, rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.theme import THEMES, Colour
from app.rules.japanese_calendar import era_year_name

_PAPER = THEMES["poster A3"].paper
_COLUMN = _PAPER.text_width / 7
_HEAD_TOP, _GRID_TOP, _GRID_BOTTOM, _FOOT_TOP = 52.0, 62.0, 263.0, 265.0
_INSET, _INSET_RIGHT, _CELL_FOOT = 2.0, 1.3, 0.9
_MOST_LINES = 4
_MOST_LOOSE = 1.6
"""Most that is added between the entries of a cell, mm."""
_CATCH = "今月、どこかでお茶しませんか。"
TITLE = "ご近所カレンダー"
_FEWEST_FOR_MOTIF = 2
_PEOPLE: tuple[Looks, ...] = (GRANNY, MAN, WOMAN, GRANDPA, YOUNG, CAPPED, LADY)
_FIRST_WEEKDAYS = "日月火水木金土"


@dataclass(frozen=True, slots=True)
class DrawnMonth:
    """A page, and what it could not hold.

    Attributes:
        crowded: days on which entries became 「ほか1か所」, with those entries.
        cut: entries whose name ends in ….
    """

    page: Page
    crowded: tuple[tuple[MonthDay, tuple[DayEntry, ...]], ...]
    cut: tuple[DayEntry, ...]


def poster_page(plan: MonthPlan) -> DrawnMonth:
    """The page of a month."""
    operations: list[Operation] = [*_title(plan)]
    weeks = plan.weeks
    height = (_GRID_BOTTOM - _GRID_TOP) / len(weeks)
    crowded: list[tuple[MonthDay, tuple[DayEntry, ...]]] = []
    cut: list[DayEntry] = []
    operations += [Opened(Tag.TABLE), Opened(Tag.ROW)]
    for number, name in enumerate(_FIRST_WEEKDAYS):
        operations += _weekday_head(name, number)
    operations.append(CLOSED)
    for number, week in enumerate(weeks):
        top = _GRID_TOP + number * height
        operations.append(Opened(Tag.ROW))
        for place, day in enumerate(week):
            x = _PAPER.left + place * _COLUMN
            operations.append(Opened(Tag.CELL))
            if day is not None:
                cell = _cell(day, height, len(weeks))
                operations += cell.block.at(x, top)
                if cell.left_out:
                    crowded.append((day, cell.left_out))
                cut += cell.cut
            operations.append(CLOSED)
        operations.append(CLOSED)
    operations.append(CLOSED)
    operations += _grid_lines(len(weeks), height)
    operations += _motif(plan, height)
    operations += foot_block(plan, _PAPER.text_width, phone_pt=44, note_pt=14).at(_PAPER.left, _FOOT_TOP)
    page = Page(_PAPER.width, _PAPER.height, tuple(operations))
    return DrawnMonth(page, tuple(crowded), tuple(cut))


@dataclass(frozen=True, slots=True)
class _Cell:
    block: Block
    left_out: tuple[DayEntry, ...]
    cut: tuple[DayEntry, ...]


def _title(plan: MonthPlan) -> list[Operation]:
    operations: list[Operation] = [Opened(Tag.H1)]
    figure = month_figure(plan, 138)
    operations += figure.at(_PAPER.left, 7.0)
    x = _PAPER.left + figure.width + 8.5
    operations += label(era_year_name(plan.days[0].day), TextStyle(face=Face.B, size_pt=20)).at(x, 13.0)
    operations += label("月", TextStyle(face=Face.B, size_pt=48, colour=Colour.MIDORI)).at(x, 30.0)
    title_x = x + 39.0
    operations += label(TITLE, TextStyle(face=Face.B, size_pt=74)).at(title_x, 10.0)
    operations.append(CLOSED)
    catch = tagged(label(_CATCH, TextStyle(face=Face.MB, size_pt=24)), Tag.PARAGRAPH)
    return [*operations, *catch.at(title_x, 38.5)]


def _weekday_head(name: str, number: int) -> list[Operation]:
    ground = {0: Colour.SHU, 6: Colour.AI}.get(number, Colour.SUMI)
    text = label(name, TextStyle(face=Face.B, size_pt=20, colour=Colour.WHITE))
    head = plate(centred_in(text, _COLUMN, _GRID_TOP - _HEAD_TOP), fill=ground)
    x = _PAPER.left + number * _COLUMN
    return [Opened(Tag.HEAD_CELL, kind="Column"), *head.at(x, _HEAD_TOP), CLOSED]


def _cell(day: MonthDay, height: float, weeks: int) -> _Cell:
    ground, ink = day_colours(day)
    date_pt = 30.0 if weeks <= 5 else 26.0
    figure = label(str(day.day.day), TextStyle(face=Face.GB, size_pt=date_pt, colour=ink))
    holiday = label(day.holiday, TextStyle(size_pt=14, colour=ink))
    top = figure.height * 0.9 + 1.1
    room = height - top - _CELL_FOOT
    made: dict[int, Block] = {}
    for most_lines in (_MOST_LINES, 2):  # a long name has what the others leave
        made.clear()

        def make(entry: DayEntry, most_lines: int = most_lines) -> Block:
            width = _COLUMN - _INSET - _INSET_RIGHT
            made[id(entry)] = block = entry_block(entry, width, most_lines=most_lines)
            return block

        entries, left_out = fitting_entries(day.entries, make, height=room)
        if not left_out:
            break
    if entries.operations:  # what is left over goes above and between the entries: fewer of them stand further apart
        loose = min(_MOST_LOOSE, (room - entries.height) / (len(day.entries) - len(left_out) + 1))
        entries, _ = fitting_entries(day.entries, make, height=room - loose, gap=ENTRY_GAP + loose)
        top += loose
    parts = [
        plate(space(_COLUMN, height), fill=ground) if ground is not Colour.WHITE else space(_COLUMN, height),
        tagged(padded(figure, left=_INSET - 0.4, top=0.6), Tag.PARAGRAPH),
        tagged(padded(holiday, left=_COLUMN - _INSET - holiday.width, top=2.2), Tag.PARAGRAPH),
        padded(entries, left=_INSET, top=top),
    ]
    kept = [entry for entry in day.entries if entry not in left_out]
    cut = tuple(entry for entry in kept if made[id(entry)].overflows)
    return _Cell(layered(parts), left_out, cut)


def _motif(plan: MonthPlan, height: float) -> list[Operation]:
    """People at a table in the empty cells before the first day, or behind the last."""
    weeks = plan.weeks
    before = sum(day is None for day in weeks[0])
    after = sum(day is None for day in weeks[-1])
    count, top, x = before, _GRID_TOP, _PAPER.left
    if before < _FEWEST_FOR_MOTIF:
        count, top = after, _GRID_TOP + (len(weeks) - 1) * height
        x = _PAPER.left + (7 - after) * _COLUMN
    if count < _FEWEST_FOR_MOTIF:
        return []
    width = count * _COLUMN
    people = round(count * 7 / 4)
    step = width / people
    scale = min(height * 0.8 / 125, step * 0.94 / 100)
    table = height * 0.09
    edge = top + height - table
    found: list[Operation] = [
        Shape(x, top, rectangle(0, 0, width, height), fill=Colour.KINARI),
    ]
    for number in range(people):
        middle = x + (number + 0.44) * step
        found.append(at(middle, edge, bust(_PEOPLE[number % len(_PEOPLE)]), scale=scale))
    found.append(Shape(x, edge, rectangle(0, 0, width, table), fill=Colour.CHA))
    for number in range(people):
        right = x + (number + 0.44) * step + 50 * scale
        found.append(at(right, edge - 25 * scale * 0.55, cup(Colour.WHITE, has_steam=False), scale=scale * 0.55))
    found.append(Shape(x, top, rectangle(0, 0, width, height), stroke=Colour.SUMI, line_width=0.4))
    return [Group(0, 0, tuple(found))]


def _grid_lines(weeks: int, height: float) -> list[Operation]:
    left, right = _PAPER.left, _PAPER.width - _PAPER.right
    found: list[Operation] = []
    for number in range(1, weeks + 1):
        y = _GRID_TOP + number * height
        found.append(Shape(0, y, line(left, 0, right, 0), stroke=Colour.SUMI, line_width=0.4))
    return [*found, *_column_lines()]


def _column_lines() -> list[Operation]:
    across = line(0, _GRID_TOP, 0, _GRID_BOTTOM)
    lefts = [_PAPER.left + number * _COLUMN for number in range(8)]
    return [Shape(x, 0, across, stroke=Colour.SUMI, line_width=0.4) for x in lefts]
