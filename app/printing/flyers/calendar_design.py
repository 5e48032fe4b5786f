"""The calendar design: on which days, seen at a glance; the next two months beside it (comp 04)."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple

from app.printing.boxes import Align, Block, boxed, column, row, row_on_baseline, space, tagged
from app.printing.flyers.efforts import Effort, first_fitting
from app.printing.flyers.facts import bottom_block, code_at_foot, code_beside, facts_block
from app.printing.flyers.invitation import head_block, name_lines, words_block
from app.printing.flyers.job import Drawn, Job, picture_or_motif, shape_near_photo
from app.printing.flyers.month_grid import GridStyle, month_grid, month_name
from app.printing.flyers.schedule import schedule_plate
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.theme import Colour
from app.rules.japanese_calendar import add_months

_ACCENT = Colour.MIDORI
_MOST_LISTED = 5
_NEXT_MONTHS = 2
_LEAST_PHOTO = 26.0
_WEEKS = 5
_ROUNDING = 0.01
"""Weeks that fill their paper leave nothing over, give or take so much, mm."""
_LOW_WEEK, _HIGH_WEEK = 6.0, 21.0
"""Between these heights weeks fill wide paper, mm on an A4."""
_DAY_SHARE = 0.7
"""Of the height of a week that the figures of its days take."""
_NAME_SIZES = ((52.0, 1), (44.0, 1), (36.0, 1), (36.0, 2), (30.0, 2), (24.0, 3), (18.0, 6), (14.0, 12))
_ALL_WORDS = 60.0
"""A step that gives the words so much room, mm on an A4, is taken only if all of them stand there."""


class _Step(NamedTuple):
    """An effort with the height of a week, mm on an A4; the words in pt and the room for them, mm."""

    effort: Effort
    week: float
    words: float = 17.0
    room: float = _ALL_WORDS
    has_next: bool = True


_STEPS = (
    _Step(Effort(1.5, 30, 52, 6.5), 18.5, 27),
    _Step(Effort(1.4, 27, 46, 4.8), 18.0, 24),
    _Step(Effort(1.3, 24, 42, 3.4), 17.5, 22),
    _Step(Effort(1.2, 22, 38, 2.8), 17.0, 20),
    _Step(Effort(1.1, 20, 34, 2.3), 16.4, 18),
    _Step(Effort(1.0, 18, 30, 1.8), 15.0),
    _Step(Effort(1.0, 18, 29, 1.5), 13.4),
    _Step(Effort(1.0, 16, 28, 1.3), 12.2),
    _Step(Effort(1.0, 16, 27, 1.1, is_joined=True), 11.0),
    _Step(Effort(1.0, 14, 26, 0.9, is_joined=True), 10.2),
    _Step(Effort(0.9, 14, 26, 0.8, is_joined=True), 9.6),
    _Step(Effort(0.8, 14, 24, 0.8, is_joined=True, has_caption=False), 8.6, room=24),
    _Step(Effort(0.8, 14, 24, 0.8, is_joined=True, has_caption=False), 8.0, room=10),
    _Step(Effort(0.8, 14, 24, 0.8, is_joined=True, has_caption=False), 6.8, room=10),
    _Step(Effort(0.8, 14, 24, 0.8, is_joined=True, has_caption=False), 6.4, room=0),
    _Step(Effort(0.8, 14, 24, 0.8, is_joined=True, most_lines=2, has_caption=False), 6.4, room=0),
    _Step(Effort(0.6, 14, 24, 0.6, is_joined=True, most_lines=1, has_caption=False), 6.4, room=0, has_next=False),
)


class _Parts(NamedTuple):
    """What stands on the page; the code only where it stands apart from the facts, on wide paper."""

    step: _Step
    head: Block
    months: Block
    plate: Block
    facts: Block
    bottom: Block
    code: Block
    lost: tuple[str, ...]
    spare: float


def calendar_design(job: Job) -> Drawn:
    """Upright, or wide with the months at the left."""
    lay = _wide_parts if job.sheet.is_wide else _parts

    def fits(parts: _Parts) -> bool:
        return parts.spare >= -_ROUNDING and (not parts.lost or parts.step.room < _ALL_WORDS)

    parts = first_fitting(_STEPS, lambda each: lay(job, each), fits)
    step = parts.step
    if parts.lost and parts.spare > 0 and not step.effort.cuts:  # more of the words in the room that is left over
        more = lay(job, step._replace(room=step.room + parts.spare / job.sheet.k))
        parts = more if more.spare >= -_ROUNDING else parts
    operations = _wide(job, parts) if job.sheet.is_wide else _upright(job, parts)
    notes = step.effort.notes()
    if not job.content.dates:
        notes = (*notes, "カレンダーにしるしをつける日がありません。日時を入れるか、ほかのデザインにしてください。")
    return Drawn(operations, parts.lost, step.effort.cuts, notes, overflows=parts.spare < -_ROUNDING)


def _parts(job: Job, step: _Step) -> _Parts:
    sheet, content, width = job.sheet, job.content, job.sheet.width
    head, lost = _head(job, width, step)
    months = _months(job, width, step)
    plate = schedule_plate(content, sheet, width, scale=step.effort.scale, colour=_ACCENT)
    facts = _facts(job, width, step.effort)
    bottom = bottom_block(content, sheet, width)
    blocks = [block for block in (head, months, plate, facts, bottom) if block.height]
    gaps = sheet.mm(3.2) * (len(blocks) - 1)
    spare = job.floor - job.top - sum(block.height for block in blocks) - gaps
    return _Parts(step, head, months, plate, facts, bottom, space(), lost, spare)


def _upright(job: Job, parts: _Parts) -> list[Operation]:
    blocks = [block for block in (parts.head, parts.months, parts.plate, parts.facts) if block.height]
    gap = job.sheet.mm(3.2) + min(max(0.0, parts.spare) / len(blocks), job.sheet.mm(12))
    y = job.top
    operations: list[Operation] = []
    for block in blocks:
        operations += block.at(job.left, y)
        y += block.height + gap
    return operations + parts.bottom.at(job.left, job.floor - parts.bottom.height)


def _head(job: Job, width: float, step: _Step) -> tuple[Block, tuple[str, ...]]:
    sheet, content = job.sheet, job.content
    head = head_block(content, sheet, width, accent=_ACCENT)
    name = name_lines(content, sheet, width, has_ruby=job.has_ruby, sizes=_NAME_SIZES)
    words, lost = words_block(content, sheet, width, sheet.mm(step.room), size=step.words, catch_face=Face.R)
    parts = [block for block in (head, name, words) if block.height]
    return column(parts, gap=sheet.mm(2.8), width=width), lost


def _months(job: Job, width: float, step: _Step) -> Block:
    """The first month large; beside it the next two, or the photo where nothing more takes place."""
    sheet = job.sheet
    side = width * 0.27
    has_side = sheet.k > 0.8 and step.has_next
    first = width - side - sheet.mm(7) if has_side else width
    month = _first_month(job)
    if not _has_month(job):
        return picture_or_motif(job, width, sheet.mm(step.week) * _WEEKS)
    large = _month(job, month, first, step.week)
    if not has_side:
        return large
    beside = _beside(job, month, side, large.height)
    return row([large, beside], gap=width - first - side)


def _has_month(job: Job) -> bool:
    """An event of which no day is known would show a month that has nothing to do with it."""
    return bool(job.content.dates) or job.content.open_days is not None


def _first_month(job: Job) -> date:
    """The month that was chosen; of something that takes place later, its own."""
    later = [day for day in job.content.dates if day >= job.month]
    return later[0].replace(day=1) if later else job.month


def _month(job: Job, month: date, width: float, week: float) -> Block:
    """Month and year, the days in words, the grid."""
    sheet, content = job.sheet, job.content
    number = label(str(month.month), TextStyle(face=Face.GB, size_pt=sheet.pt(52), colour=_ACCENT))
    name = label("月", TextStyle(face=Face.B, size_pt=sheet.pt(26), colour=_ACCENT))
    year = label(month_name(month), TextStyle(size_pt=sheet.pt(13, floor=sheet.note_pt)))
    days = [day for day in content.dates if (day.year, day.month) == (month.year, month.month)]
    head = tagged(row_on_baseline([number, name, year], gap=sheet.mm(2.5)), Tag.PARAGRAPH)
    words = "・".join(f"{day.day}日" for day in days) if len(days) <= _MOST_LISTED else ""
    said = label(words, TextStyle(face=Face.B, size_pt=sheet.pt(26, floor=sheet.scale.body), colour=_ACCENT))
    top = head
    if head.width + said.width + sheet.mm(4) <= width:
        at_end = boxed(said, width=width - head.width, height=said.height, across=Align.END)
        top = row([head, tagged(at_end, Tag.PARAGRAPH)], align=Align.END)
    style = GridStyle(
        day_pt=max(sheet.scale.note_floor, min(sheet.pt(24, floor=13), sheet.mm(week) * _DAY_SHARE / POINT_MM)),
        head_pt=sheet.pt(14, floor=sheet.note_pt),
        row=sheet.mm(week),
        note_pt=sheet.pt(11, floor=sheet.scale.note_floor),
        colour=_ACCENT,
    )
    grid = month_grid(month, content.dates, width, style, time=content.date_time)
    return column([top, space(height=sheet.mm(2)), grid], width=width)


def _beside(job: Job, month: date, width: float, height: float) -> Block:
    """The next months as far as something takes place in them and they fit; else photo or drawing."""
    sheet, dates = job.sheet, job.content.dates
    shown: list[Block] = []
    for ahead in range(1, _NEXT_MONTHS + 1):
        later = add_months(month, ahead)
        if any((day.year, day.month) == (later.year, later.month) for day in dates):
            shown.append(_small_month(job, later, width))
    while shown and sum(block.height for block in shown) + sheet.mm(5) * (len(shown) - 1) > height:
        shown.pop()
    used = sum(block.height + sheet.mm(5) for block in shown)
    if job.content.photo is not None and len(shown) > 1 and height - used < sheet.mm(_LEAST_PHOTO):
        used -= shown.pop().height + sheet.mm(5)  # a face says more than the month after next
    rest = height - used
    if rest >= sheet.mm(_LEAST_PHOTO) and (job.content.photo is not None or not shown or rest >= sheet.mm(34)):
        shown.append(picture_or_motif(job, width, min(rest, width / shape_near_photo(job, 0.8, 1.25))))
    return boxed(column(shown, gap=sheet.mm(5), width=width), width=width, height=height)


def _small_month(job: Job, month: date, width: float) -> Block:
    sheet = job.sheet
    days = [day for day in job.content.dates if (day.year, day.month) == (month.year, month.month)]
    words = "・".join(f"{day.day}日" for day in days) if len(days) <= 2 else ""
    name = label(f"{month.month}月", TextStyle(face=Face.B, size_pt=sheet.pt(18, floor=sheet.note_pt)))
    said = label(words, TextStyle(face=Face.B, size_pt=sheet.pt(13, floor=sheet.note_pt), colour=_ACCENT))
    fits = name.width + said.width + 2 <= width
    gap = space(width=width - name.width - said.width)
    head = row_on_baseline([name, gap, said]) if fits else name
    style = GridStyle(
        day_pt=sheet.pt(12, floor=sheet.scale.note_floor),
        head_pt=sheet.pt(11, floor=sheet.scale.note_floor),
        row=max(sheet.mm(5.9), 5.2),
        note_pt=sheet.pt(9),
        colour=_ACCENT,
        has_notes=False,
    )
    grid = month_grid(month, days, width, style)
    return column([tagged(head, Tag.PARAGRAPH), space(height=sheet.mm(1)), grid], width=width)


def _facts(job: Job, width: float, effort: Effort) -> Block:
    code = None if job.sheet.is_wide else code_beside(job, effort)
    return facts_block(job, width, effort, accent=_ACCENT, code=code)


def _wide_parts(job: Job, step: _Step) -> _Parts:
    """Months and when at the left; name, words, facts at the right."""
    sheet, content = job.sheet, job.content
    columns = sheet.halves()
    head, lost = _head(job, columns.second, step)
    facts = _facts(job, columns.second, step.effort)
    code = code_at_foot(job, columns.first, has_caption=True)
    bottom = bottom_block(content, sheet, columns.second)
    plate = schedule_plate(content, sheet, columns.first, scale=step.effort.scale * 0.9, colour=_ACCENT)
    height = job.floor - job.top
    under = plate.height + (code.height + sheet.mm(4) if code.height else 0)
    month = _first_month(job)
    low = _month(job, month, columns.first, _LOW_WEEK)
    weeks = len(calendar.Calendar(calendar.SUNDAY).monthdatescalendar(month.year, month.month))
    above = low.height - weeks * sheet.mm(_LOW_WEEK)
    week = (height - under - above - sheet.mm(4)) / weeks
    week = max(sheet.mm(_LOW_WEEK), min(week, sheet.mm(_HIGH_WEEK)))
    large = _month(job, month, columns.first, week / sheet.k)
    if not _has_month(job):
        large = picture_or_motif(job, columns.first, week * _WEEKS)
    left = large.height + (plate.height + sheet.mm(4) if plate.height else 0)
    left += code.height + sheet.mm(4) if code.height else 0
    right = head.height + facts.height + bottom.height + 2 * sheet.mm(3)
    spare = min(height - right, height - left)
    return _Parts(step, head, large, plate, facts, bottom, code, lost, spare)


def _wide(job: Job, parts: _Parts) -> list[Operation]:
    sheet = job.sheet
    columns = sheet.halves()
    right = job.left + columns.first + columns.gutter
    operations = parts.months.at(job.left, job.top)
    foot = job.floor - (parts.code.height + sheet.mm(4) if parts.code.height else 0)
    operations += parts.plate.at(job.left, foot - parts.plate.height)
    operations += parts.code.at(job.left, job.floor - parts.code.height)
    operations += parts.head.at(right, job.top)
    y = job.top + parts.head.height + sheet.mm(3)
    room = job.floor - parts.bottom.height - sheet.mm(3) - y - parts.facts.height
    operations += parts.facts.at(right, y + max(0.0, min(room / 2, sheet.mm(12))))
    return operations + parts.bottom.at(right, job.floor - parts.bottom.height)
