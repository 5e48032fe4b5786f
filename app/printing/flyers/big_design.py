"""The big type design: the weekday (or the day, or the call itself) is read from across the street (comp 02)."""

from __future__ import annotations

from typing import NamedTuple

from app.printing.boxes import Align, Block, boxed, column, padded, plate, row, rule, space, tagged
from app.printing.flyers.big_signs import highest_signs, is_call, signs_block, standing_drawing
from app.printing.flyers.content import FlyerContent, Phone
from app.printing.flyers.efforts import Effort, first_fitting
from app.printing.flyers.facts import bottom_block, code_row, facts_block, phone_plate, qr_alone
from app.printing.flyers.invitation import has_long_name, head_block, name_lines, one_line_catch, words_block
from app.printing.flyers.job import Drawn, Job, people_or_motif, picture_or_motif
from app.printing.flyers.programme import programme_block
from app.printing.flyers.schedule import moment_block, schedule_block
from app.printing.fonts import Face
from app.printing.motifs.place_kinds import standing_motif
from app.printing.pages import POINT_MM, Operation, Shape
from app.printing.shapes import rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.theme import Colour

_WISHED_PHOTO, _WISHED_BESIDE = 60.0, 42.0
_HEADLINE_SIZES = ((86.0, 2), (76.0, 2), (66.0, 3), (56.0, 3), (48.0, 3), (40.0, 4), (32.0, 4), (24.0, 6), (16.0, 12))
_NAME_SIZES = ((44.0, 1), (38.0, 1), (32.0, 2), (28.0, 2))
_LONG_NAME_SIZES = ((32.0, 2), (26.0, 2), (20.0, 4), (15.0, 10))
_BELOW_LONG_NAME = 15.0
"""No word below a long name is larger than the name itself, pt."""
_LEAST_OVER_SIGNS, _MOST_OVER_SIGNS = 42.0, 84.0
"""Room over several cushions on wide paper that a photo fills, mm on an A4."""
_PICTURE = 46.0
_FEW = 1.4
"""Two or three moments are set so much larger than beside other designs' pictures."""
_ALL_WORDS = 60.0
"""A step that gives the words so much room, mm on an A4, is taken only if all of them stand there."""


class _Step(NamedTuple):
    """An effort with what it leaves: height of the cushions, mm on an A4; the words in pt; room for the words, mm."""

    effort: Effort
    signs: float
    words: float = 18.0
    room: float = _ALL_WORDS


_STEPS = (
    _Step(Effort(1.5, 28, 54, 5.0), 80, 28, 90),
    _Step(Effort(1.3, 26, 50, 4.2), 80, 26, 80),
    _Step(Effort(1.2, 24, 48, 3.4), 80, 24),
    _Step(Effort(1.1, 22, 46, 2.8), 78, 22),
    _Step(Effort(1.0, 20, 42, 2.2), 70, 20),
    _Step(Effort(1.0, 18, 36, 1.8), 48, 18),
    _Step(Effort(1.0, 16, 36, 1.5, is_joined=True), 42, 17),
    _Step(Effort(1.0, 16, 34, 1.4, is_joined=True), 36, 17),
    _Step(Effort(1.0, 16, 32, 1.2, is_joined=True), 27, 17),
    _Step(Effort(1.0, 16, 32, 1.2, is_joined=True), 0, 17),
    _Step(Effort(0.9, 14, 28, 1.1, is_joined=True), 0, 17, 30),
    _Step(Effort(0.8, 14, 24, 0.9, is_joined=True), 0, 17, 12),
    _Step(Effort(0.8, 14, 24, 0.9, is_joined=True, most_lines=2), 0, 17, 8),
    _Step(Effort(0.6, 14, 24, 0.6, is_joined=True, most_lines=1), 0, 17, 0),
)


class _Parts(NamedTuple):
    """The blocks of one attempt and the height they leave for the cushions, mm."""

    step: _Step
    top: Block
    rest: FlyerContent
    when: Block
    name: Block
    facts: Block
    bottom: Block
    lost: tuple[str, ...]
    room: float


def big_design(job: Job) -> Drawn:
    """Upright, or wide with the facts at the right."""
    columns = job.sheet.halves()
    is_wide = job.sheet.is_wide
    is_wide_call = is_wide and is_call(job.content)
    width = columns.first if is_wide else job.sheet.width
    second = columns.second if is_wide else width

    def fits(parts: _Parts) -> bool:
        wished = job.sheet.mm(_wished_height(job, parts.step))
        return parts.room >= wished and (not parts.lost or parts.step.room < _ALL_WORDS)

    parts = first_fitting(_STEPS, lambda step: _parts(job, step, width, second), fits)
    effort = parts.step.effort
    parts = _with_more_words(job, parts, width, second)
    if is_wide_call:
        operations = _wide_call(job, parts)
    elif is_wide:
        if _has_photo_over_signs(job, parts):  # once is enough
            parts = _parts(job, parts.step._replace(signs=0), width, second)
        operations = _wide(job, parts)
    else:
        operations = _upright(job, parts)
    return Drawn(operations, parts.lost, effort.cuts, effort.notes(), overflows=parts.room < -0.01)


def _wished_height(job: Job, step: _Step) -> float:
    """Of the cushions, or of the photo that stands in their place, mm on an A4; beside the facts less will do."""
    content = job.content
    if content.signs:
        most = highest_signs(job) / job.sheet.k
        return min(step.signs, _WISHED_BESIDE if job.sheet.is_wide else most)
    return min(step.signs, _WISHED_PHOTO) if content.photo and not is_call(content) else 0.0


def _with_more_words(job: Job, parts: _Parts, first: float, second: float) -> _Parts:
    """More of the words where the step that fits leaves room beside what they were cut to."""
    sheet = job.sheet
    spare = parts.room
    if sheet.is_wide:
        used = sum(block.height for block in (parts.name, parts.facts, parts.bottom)) + 2 * sheet.mm(4)
        spare = job.floor - job.top - used
    if not parts.lost or spare <= 0 or parts.step.effort.cuts:
        return parts
    step = parts.step._replace(room=parts.step.room + spare / sheet.k)
    more = _parts(job, step, first, second)
    return more if more.room >= 0 else parts


def _parts(job: Job, step: _Step, first: float, second: float) -> _Parts:
    """Widths: of the column with the cushions, and of the one with the facts (the same on upright paper)."""
    sheet, content = job.sheet, job.content
    gap = sheet.mm(4)
    top, rest = _top(job, first)
    when = _when(job, first, step.effort)
    if content.programme:  # on wide paper there is room for it under the time
        table = programme_block(content.programme, first, sheet.value_pt(min(step.effort.value, 18)), Colour.AI)
        when = column([when, table], gap=gap * 1.5)
        rest = rest.without_programme()
    name, lost = _name_plate(job, rest, second, step)
    facts = _facts(job, second, step.effort)
    bottom = bottom_block(content, sheet, second)
    height = job.floor - job.top
    signs_side = top.height + gap + (when.height + gap if when.height else 0)
    facts_side = sum(each.height for each in (name, facts, bottom)) + 2 * gap
    if sheet.is_wide:
        code = code_row(job, first)
        room = height - signs_side - (code.height + gap if code.height else 0)
        if height < facts_side:
            room = -1.0
    else:
        room = height - signs_side - facts_side - gap
    return _Parts(step, top, rest, when, name, facts, bottom, lost, room)


def _upright(job: Job, parts: _Parts) -> list[Operation]:
    gap = job.sheet.mm(4)
    y = job.top
    operations = parts.top.at(job.left, y)
    y += parts.top.height + gap
    if is_call(job.content) and parts.room > gap:
        parts = parts._replace(name=_grown_headline(job, parts), room=0.0)
    signs = signs_block(job, job.sheet.width, parts.room)
    operations += signs.at(job.left, y)
    spare = max(0.0, parts.room - signs.height - (gap if signs.height else 0))
    loose = min(spare / 4, job.sheet.mm(14))
    y += signs.height + (gap + loose if signs.height else 0)
    for block in (parts.when, parts.name, parts.facts):
        operations += block.at(job.left, y)
        y += block.height + (gap + loose if block.height else 0)
    return operations + parts.bottom.at(job.left, job.floor - parts.bottom.height)


def _wide(job: Job, parts: _Parts) -> list[Operation]:
    sheet = job.sheet
    gap = sheet.mm(4)
    operations = parts.top.at(job.left, job.top)
    code = code_row(job, sheet.halves().first)
    room = parts.room
    signs = signs_block(job, sheet.halves().first, room)
    used = signs.height + (gap if signs.height else 0)
    spare = max(0.0, room - used)
    y = job.top + parts.top.height + gap
    if _has_photo_over_signs(job, parts):
        photo = people_or_motif(job, sheet.halves().first, min(spare - gap, sheet.mm(_MOST_OVER_SIGNS)))
        operations += photo.at(job.left, y)
        y += photo.height + gap
        spare -= photo.height + gap
    loose = spare / 3
    y += loose
    operations += signs.at(job.left, y)
    operations += parts.when.at(job.left, y + used + loose / 2)
    operations += code.at(job.left, job.floor - code.height)
    return operations + _right_side(job, parts)


def _has_photo_over_signs(job: Job, parts: _Parts) -> bool:
    """Whether several cushions leave so much room on wide paper that the photo stands over them."""
    content, sheet = job.content, job.sheet
    if content.photo is None or len(content.signs) < 2:
        return False
    signs = signs_block(job, sheet.halves().first, parts.room)
    return parts.room - signs.height - sheet.mm(4) >= sheet.mm(_LEAST_OVER_SIGNS)


def _right_side(job: Job, parts: _Parts) -> list[Operation]:
    """Name and words, the facts in the middle of what is left, and the foot, in the right half of wide paper."""
    sheet = job.sheet
    columns = sheet.halves()
    right = job.left + columns.first + columns.gutter
    y = job.top + parts.name.height + sheet.mm(4)
    rest = job.floor - parts.bottom.height - sheet.mm(4) - y - parts.facts.height
    operations = parts.name.at(right, job.top)
    operations += parts.facts.at(right, y + max(0.0, min(rest / 2, sheet.mm(20))))
    return operations + parts.bottom.at(right, job.floor - parts.bottom.height)


def _wide_call(job: Job, parts: _Parts) -> list[Operation]:
    """The call on a plate over the whole left half, photo or drawing at its foot; words and facts at the right."""
    sheet, content = job.sheet, job.content
    width, height, inset = sheet.halves().first, job.floor - job.top, sheet.mm(8)
    sizes = ((60.0, 4), (54.0, 4), (48.0, 4), (44.0, 3), (38.0, 4), (32.0, 5), (26.0, 6), (20.0, 9), (15.0, 14))
    name = name_lines(content, sheet, width - 2 * inset, has_ruby=False, sizes=sizes, colour=Colour.WHITE)
    tall = height - name.height - 2.6 * inset
    ground = Shape(0, 0, rectangle(0, 0, width, height, radius=sheet.mm(2)), fill=Colour.AI)
    operations: list[Operation] = [*Block(0, 0, (ground,)).at(job.left, job.top)]
    operations += name.at(job.left + inset, job.top + inset)
    if tall > sheet.mm(30):
        picture = picture_or_motif(job, width - 2 * inset, min(tall, width * 0.8))
        operations += picture.at(job.left + inset, job.floor - inset - picture.height)
    return operations + _right_side(job, parts)


def _top(job: Job, width: float) -> tuple[Block, FlyerContent]:
    """The catch line over a thick rule, else tag and town; and what is left to say."""
    sheet, content = job.sheet, job.content
    thick = rule(width, thickness=sheet.mm(0.9), colour=Colour.SUMI)
    head = head_block(content, sheet, width)
    style = TextStyle(face=Face.B, size_pt=sheet.pt(33))
    catch = one_line_catch(content, width, style, floor_pt=sheet.pt(20, floor=sheet.scale.body))
    parts = [head, space(height=sheet.mm(3))]
    if catch.height:
        parts += [catch, space(height=sheet.mm(2.5))]
        content = content._replace(texts=content.texts[1:])
    return column([*parts, thick], width=width), content


def _when(job: Job, width: float, effort: Effort) -> Block:
    """One moment very large, several as usual."""
    sheet, content = job.sheet, job.content
    if len(content.moments) != 1:
        has_days = not content.signs
        scale = effort.scale * (_FEW if len(content.moments) <= 3 else 1.0)
        return schedule_block(content, sheet, width, scale=scale, most_lines=effort.most_lines, has_weekdays=has_days)
    (moment,) = content.moments
    scale = min(1.0, effort.scale)
    parts: list[Block] = []
    if moment.year:
        parts.append(tagged(label(moment.year, TextStyle(face=Face.B, size_pt=sheet.caption_pt)), Tag.PARAGRAPH))
    time = 58 if sheet.is_wide or len(moment.days) > 6 else 64
    sizes = sheet.value_pt(34 * scale), sheet.value_pt(time * scale)
    line = moment_block(moment, width, *sizes, most_lines=effort.most_lines)
    if line.height > sizes[1] * POINT_MM * 1.3:  # on two lines: day and time alike
        line = moment_block(moment, width, sheet.value_pt(34 * scale), sheet.value_pt(48 * scale))
    parts.append(tagged(line, Tag.PARAGRAPH))
    rest = schedule_block(
        content._replace(moments=()), sheet, width, scale=scale, most_lines=effort.most_lines, has_weekdays=False
    )
    return column([*parts, rest] if rest.height else parts, gap=sheet.mm(2), width=width)


def _name_plate(job: Job, rest: FlyerContent, width: float, step: _Step) -> tuple[Block, tuple[str, ...]]:
    """Name and words on a plate with an accent bar, the drawing or photo at its right.

    What takes place on no day is a call: its words are the largest thing on the sheet.
    """
    sheet, content = job.sheet, job.content
    if is_call(content) and not sheet.is_wide:
        return _headline(job, rest, width, step)
    if is_call(content):
        return _call_words(job, width, step)
    inset, bar = sheet.mm(6), sheet.mm(2.8)
    is_long = has_long_name(content)
    is_above = len(content.signs) <= 1 and step.signs > 0
    picture = 0.0 if is_long or is_above or step.signs < 40 else sheet.mm(_PICTURE)
    room = width - bar - 2 * inset - (picture + inset / 2 if picture else 0)
    name = name_lines(content, sheet, room, has_ruby=job.has_ruby, sizes=_LONG_NAME_SIZES if is_long else _NAME_SIZES)
    size = min(step.words, _BELOW_LONG_NAME) if is_long else step.words
    words, lost = words_block(rest, sheet, room, sheet.mm(step.room), size=size, catch_face=Face.R)
    said = column([name, words] if words.height else [name], gap=sheet.mm(3), width=room)
    height = max(said.height + 2 * inset * 0.8, picture * 0.7)
    ground = Shape(0, 0, rectangle(0, 0, width, height), fill=Colour.KINARI)
    edge = Shape(0, 0, rectangle(0, 0, bar, height), fill=Colour.SHU)
    operations: list[Operation] = [ground, edge, *said.at(bar + inset, (height - said.height) / 2)]
    if picture:
        operations += _beside_name(job, width - picture, picture, height)
    return Block(width, height, tuple(operations)), lost


def _call_words(job: Job, width: float, step: _Step) -> tuple[Block, tuple[str, ...]]:
    """Tag and town, below them the words beside the code."""
    sheet, content = job.sheet, job.content
    head = head_block(content, sheet, width)
    code = qr_alone(job.code, content.url, sheet)
    room = width - (code.width + sheet.mm(4) if code.width else 0)
    words, lost = words_block(content, sheet, room, sheet.mm(step.room), size=step.words, catch_face=Face.R)
    both = words
    if code.width:
        both = row([boxed(words, width=room, height=words.height), code], gap=sheet.mm(4))
    return column([head, both], gap=sheet.mm(3), width=width), lost


def _beside_name(job: Job, x: float, width: float, height: float) -> list[Operation]:
    if job.content.photo is not None:
        return picture_or_motif(job, width, height, radius=0).at(x, 0)
    tall = min(height, width)
    return standing_motif(job.content.motif, x, height - tall, width, tall)


def _headline(
    job: Job, rest: FlyerContent, width: float, step: _Step, *, extra: float = 0.0
) -> tuple[Block, tuple[str, ...]]:
    """The call in white on a plate, as large as the effort lets it be; below it the words beside the drawing.

    Args:
        extra: height to fill beyond what is needed, mm.
    """
    sheet, content = job.sheet, job.content
    inset = sheet.mm(8)
    most = {True: 0.78, False: 1.0}[sheet.is_wide]
    scale = most * min(1.0, 0.45 + step.signs / 145)
    sizes = tuple((size * scale, lines) for size, lines in _HEADLINE_SIZES)
    name = name_lines(content, sheet, width - 2 * inset, has_ruby=False, sizes=sizes, colour=Colour.WHITE)
    white = boxed(padded(name, top=inset, bottom=inset, left=inset), width=width, height=name.height + 2 * inset)
    top = plate(white, fill=Colour.AI, radius=sheet.mm(2))
    picture = min(width * 0.44, sheet.mm(_PICTURE) + extra * 0.6) if step.signs >= 40 else 0.0
    room = width - (picture + inset if picture else 0)
    words, lost = words_block(rest, sheet, room, sheet.mm(max(step.room, 12)), size=step.words, catch_face=Face.R)
    tall = max(words.height, picture * 0.62, min(extra, picture))
    shown = [boxed(words, width=room, height=tall, down=Align.CENTRE)] if words.height else []
    if picture:
        drawing = people_or_motif(job, picture, tall) if content.photo else standing_drawing(job, picture, tall)
        shown.append(drawing)
    under = row(shown, gap=inset if picture else 0)
    return column([top, under] if under.height else [top], gap=sheet.mm(4), width=width), lost


def _grown_headline(job: Job, parts: _Parts) -> Block:
    """The call with as much of the room as leaves the foot free."""
    for share in (1.0, 0.75, 0.5, 0.25):
        grown, _ = _headline(job, parts.rest, job.sheet.width, parts.step, extra=parts.room * share)
        if grown.height - parts.name.height <= parts.room:
            return grown
    return parts.name


def _facts(job: Job, width: float, effort: Effort) -> Block:
    """The rows, and the number in white on black; beside it the code."""
    sheet, content = job.sheet, job.content
    rows = facts_block(job._replace(content=content._replace(phone=Phone())), width, effort)
    code = space() if sheet.is_wide else qr_alone(job.code, content.url, sheet)
    room = width - (code.width + sheet.mm(4) if code.width else 0)
    call = phone_plate(content.phone, sheet, room, effort)
    shown = [block for block in (call, code) if block.height]
    under = row(shown, gap=sheet.mm(4), align=Align.CENTRE)
    parts = [block for block in (rows, under) if block.height]
    return column(parts, gap=sheet.mm(2.5), width=width)
