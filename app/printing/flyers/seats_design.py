"""The seats design: the title over rows of cushions, a place kept for everybody who comes (comp 06)."""

from __future__ import annotations

from typing import NamedTuple

from app.printing.boxes import Block, column, padded, plate, rule, space, tagged
from app.printing.cushion import tilted_cushion
from app.printing.flyers.content import FlyerContent
from app.printing.flyers.efforts import Effort, first_fitting
from app.printing.flyers.facts import bottom_block, code_beside, facts_block
from app.printing.flyers.invitation import name_lines, words_block
from app.printing.flyers.job import Drawn, Job, people_or_motif
from app.printing.flyers.programme import programme_block
from app.printing.flyers.schedule import schedule_block
from app.printing.fonts import Face
from app.printing.pages import Operation, Shape
from app.printing.shapes import rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, text_block
from app.printing.text_placing import squeezed
from app.printing.theme import Colour

_GROUND = Colour.AI
_SEATS = (Colour.MOMO, Colour.SORA, Colour.YAMA, Colour.WAKABA, Colour.WHITE)
_TILTS = (-3.0, 2.0, -1.5, 3.0, -2.0, 1.0)
_LEAST_SEAT, _MOST_SEAT = 7.0, 14.0
_MOST_ROWS = 5
_NAME_SIZES = ((53.0, 1), (53.0, 2), (48.0, 4), (46.0, 2), (40.0, 3), (33.0, 3), (26.0, 4), (20.0, 6), (15.0, 12))
_SMALL_NAME_SIZES = ((40.0, 1), (40.0, 2), (33.0, 3), (26.0, 4), (20.0, 6), (15.0, 12))
"""(pt on an A4, most lines): while there is room for seats, and after."""
_INSET = 8.0
_MOST_ROOM = 130.0
_PHOTO_WORTH = 1.3
"""So much more room than rows of cushions a photo is given."""
_ALL_WORDS = 70.0
"""A step that gives the words so much room, mm on an A4, is taken only if all of them stand there."""


class _Step(NamedTuple):
    """An effort with the height left for the seats, mm on an A4; the words in pt and the room for them, mm."""

    effort: Effort
    seats: float
    words: float = 17.0
    room: float = _ALL_WORDS


_STEPS = (
    _Step(Effort(1.4, 26, 46, 4.4), 60, 24),
    _Step(Effort(1.3, 24, 42, 3.6), 60, 22),
    _Step(Effort(1.2, 22, 38, 3.0), 56, 20),
    _Step(Effort(1.1, 20, 34, 2.4), 50, 18),
    _Step(Effort(1.0, 18, 30, 1.9), 40),
    _Step(Effort(1.0, 18, 29, 1.5), 30),
    _Step(Effort(1.0, 16, 27, 1.3, is_joined=True), 20),
    _Step(Effort(0.9, 14, 26, 1.1, is_joined=True), 0),
    _Step(Effort(0.8, 14, 24, 0.9, is_joined=True, has_caption=False), 0, 17, 34),
    _Step(Effort(0.8, 14, 24, 0.9, is_joined=True, has_caption=False), 0, 17, 14),
    _Step(Effort(0.8, 14, 24, 0.9, is_joined=True, most_lines=2, has_caption=False), 0, 17, 8),
    _Step(Effort(0.6, 14, 24, 0.6, is_joined=True, most_lines=1, has_caption=False), 0, 17, 0),
)


class _Parts(NamedTuple):
    step: _Step
    title: Block
    below: Block
    lost: tuple[str, ...]
    room: float


def seats_design(job: Job) -> Drawn:
    """Upright: the plate over the facts. Wide: the plate at their left."""

    def fits(parts: _Parts) -> bool:
        wished = parts.step.seats * (_PHOTO_WORTH if job.content.photo is not None else 1.0)
        return parts.room >= job.sheet.mm(wished) and (not parts.lost or parts.step.room < _ALL_WORDS)

    parts = first_fitting(_STEPS, lambda step: _lay(job, step), fits)
    if parts.lost and parts.room > 0 and not parts.step.effort.cuts:  # more of the words instead of an empty plate
        more = _lay(job, parts.step._replace(room=parts.step.room + parts.room / job.sheet.k))
        parts = more if more.room >= 0 else parts
    operations = _wide(job, parts) if job.sheet.is_wide else _upright(job, parts)
    effort = parts.step.effort
    return Drawn(operations, parts.lost, effort.cuts, effort.notes(), overflows=parts.room < -0.01)


def _plate_width(job: Job) -> float:
    sheet = job.sheet
    edge = sheet.theme.empty_edge
    return sheet.paper.width - 2 * edge if not sheet.is_wide else sheet.halves().first + sheet.paper.left - edge


def _lay(job: Job, step: _Step) -> _Parts:
    sheet = job.sheet
    inset = sheet.mm(_INSET)
    title, rest = _title(job, _plate_width(job) - 2 * inset, step)
    programme = _programme(job, _plate_width(job) - 2 * inset)
    if programme.height:
        title, rest = column([title, programme], gap=inset * 0.8), rest.without_programme()
    width = sheet.halves().second if sheet.is_wide else sheet.width
    below, lost = _below(job, rest, width, step)
    top = sheet.theme.empty_edge
    if sheet.is_wide:
        room = sheet.paper.height - 2 * top - title.height - 2 * inset
        if job.floor < sheet.paper.height - sheet.paper.bottom - 0.01:
            room -= sheet.paper.height - job.floor - top
        if below.height > job.floor - job.top:
            room = -1.0
    else:
        room = job.floor - top - below.height - title.height - 2.7 * inset
    return _Parts(step, title, below, lost, room)


def _title(job: Job, width: float, step: _Step) -> tuple[Block, FlyerContent]:
    """Tag on white, the title and the first line in white; and what is left to say."""
    sheet, content = job.sheet, job.content
    sizes = _NAME_SIZES if step.seats > 0 else _SMALL_NAME_SIZES
    size = sheet.caption_pt
    parts: list[Block] = []
    if content.tag:
        style = TextStyle(face=Face.B, size_pt=size, colour=_GROUND)
        words = squeezed(content.tag, width - sheet.mm(8), style, floor_pt=sheet.note_pt)
        gap = sheet.mm(2)
        white = plate(padded(words, top=gap, bottom=gap, left=2 * gap, right=2 * gap), fill=Colour.WHITE, radius=2)
        parts.append(tagged(white, Tag.PARAGRAPH))
    name = name_lines(
        content, sheet, width, has_ruby=job.has_ruby, sizes=sizes, colour=Colour.WHITE, face=Face.MB
    )
    parts.append(name)
    size = max(sheet.scale.body, sheet.pt(step.words))
    catch = TextStyle(face=Face.B, size_pt=size, leading=1.4, colour=Colour.WHITE)
    line = text_block(content.catch, width, catch, most_lines=2)
    if line.height and not line.overflows:
        parts.append(tagged(line, Tag.PARAGRAPH))
        content = content._replace(texts=content.texts[1:])
    return column(parts, gap=sheet.mm(4), width=width), content


def _programme(job: Job, width: float) -> Block:
    """What happens when, on a white plate; empty where it is a row of the facts."""
    sheet, steps = job.sheet, job.content.programme
    if not steps:
        return space()
    inset = sheet.mm(5)
    table = programme_block(steps, width - 2 * inset, sheet.value_pt(15), _GROUND)
    return plate(padded(table, top=inset, right=inset, bottom=inset, left=inset), fill=Colour.WHITE, radius=2)


def _below(job: Job, rest: FlyerContent, width: float, step: _Step) -> tuple[Block, tuple[str, ...]]:
    """When, a line, the words, the facts beside the code, the foot."""
    sheet, content = job.sheet, job.content
    gap = space(height=sheet.mm(2.6))
    effort = step.effort
    line = _where_and_notice(content, sheet.caption_pt, width)
    when = schedule_block(content, sheet, width, scale=effort.scale * 1.1, most_lines=effort.most_lines)
    parts = [line, gap] if line.height else []
    parts += [when, rule(width, thickness=0.5, colour=Colour.SUMI), gap] if when.height else []
    words, lost = words_block(rest, sheet, width, sheet.mm(step.room), size=step.words, catch_face=Face.R)
    parts += [words, gap] if words.height else []
    facts = facts_block(job, width, effort, code=code_beside(job, effort))
    return column([*parts, facts, gap, bottom_block(content, sheet, width)], width=width), lost


def _where_and_notice(content: FlyerContent, size_pt: float, width: float) -> Block:
    """Town and how to apply, on one line."""
    said = "　".join(part for part in (content.where, content.notice if len(content.notice) <= 14 else "") if part)
    if not said:
        return space(width)
    style = TextStyle(face=Face.B, size_pt=size_pt, colour=_GROUND)
    return tagged(squeezed(said, width, style, floor_pt=size_pt * 0.8), Tag.PARAGRAPH)


def _upright(job: Job, parts: _Parts) -> list[Operation]:
    sheet = job.sheet
    inset, edge = sheet.mm(_INSET), sheet.theme.empty_edge
    height = parts.title.height + 2 * inset + max(0.0, min(parts.room, sheet.mm(_MOST_ROOM)))
    operations = _plate(job, parts.title, _plate_width(job), height).at(edge, edge)
    return operations + parts.below.at(job.left, job.floor - parts.below.height)


def _wide(job: Job, parts: _Parts) -> list[Operation]:
    sheet = job.sheet
    edge = sheet.theme.empty_edge
    columns = sheet.halves()
    has_strips = job.floor < sheet.paper.height - sheet.paper.bottom - 0.01
    height = (job.floor if has_strips else sheet.paper.height - edge) - edge
    operations = _plate(job, parts.title, _plate_width(job), height).at(edge, edge)
    spare = max(0.0, job.floor - job.top - parts.below.height)
    return operations + parts.below.at(job.left + columns.first + columns.gutter, job.top + spare / 2)


def _plate(job: Job, title: Block, width: float, height: float) -> Block:
    """The ground, the title on it, and below the title the photo or rows of cushions."""
    sheet = job.sheet
    inset = sheet.mm(_INSET)
    ground = Shape(0, 0, rectangle(0, 0, width, height, radius=sheet.mm(2)), fill=_GROUND)
    rest = height - title.height - 2 * inset
    drawn: list[Operation] = [ground, *title.at(inset, inset)]
    y = inset + title.height + inset * 0.6
    room = rest - inset * 0.6
    if job.content.photo is not None and room >= sheet.mm(26):
        drawn += people_or_motif(job, width - 2 * inset, room).at(inset, y)
    elif room >= sheet.mm(_LEAST_SEAT) * 1.3:
        drawn += _rows_of_seats(width - 2 * inset, room, sheet.k).at(inset, y)
    return Block(width, height, tuple(drawn))


def _rows_of_seats(width: float, height: float, k: float) -> Block:
    """Rows that widen towards the reader, as in a hall."""
    side = min(_MOST_SEAT * k, height * 0.8)
    last = max(3, int(width / (side * 1.4)))
    rows = max(1, min(_MOST_ROWS, last - 1, int(height / (side * 1.3))))
    pitch = min(height / rows, side * 1.6)
    top = (height - rows * pitch) / 2
    drawn: list[Operation] = []
    for number in range(rows):
        seats = last - (rows - 1 - number)
        step = width / last * (1 - 0.03 * (rows - 1 - number))
        for seat in range(seats):
            x = width / 2 + (seat - (seats - 1) / 2) * step
            colour = _SEATS[(seat * 2 + number * 3) % len(_SEATS)]
            tilt = _TILTS[(seat + number) % len(_TILTS)]
            drawn.append(tilted_cushion(x, top + (number + 0.5) * pitch, side, colour, tilt))
    return Block(width, height, tuple(drawn))
