"""The slip design of a call: what one can tick, what happens then, and a slip to hand back (comp 07)."""

from __future__ import annotations

from typing import NamedTuple

from app.printing.boxes import Align, Block, column, row, space, tagged
from app.printing.flyers.content import WriteIn
from app.printing.flyers.efforts import first_fitting
from app.printing.flyers.facts import bottom_block, phone_block, qr_alone
from app.printing.flyers.invitation import head_block, name_lines, words_block
from app.printing.flyers.job import Drawn, Job, picture_or_motif
from app.printing.flyers.slip_parts import LEAST_CHOICE, cards_block, cut_line, steps_block, write_in_block
from app.printing.icons import icon
from app.printing.motifs.place_kinds import standing_motif
from app.printing.pages import Operation
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.theme import Colour

_ACCENT = Colour.MIDORI
_HIGHEST_FIELD, _FIELDS_SHARE = 26.0, 0.7
"""mm on an A4; and how much of what is left over goes into the fields."""
_SIGN = 9.0
"""Side of the sign before the number, mm on an A4."""
_SHOWN = frozenset(("場所", "とき"))
"""Facts that stand beside the number; the others are what is ticked."""
_NAME_SIZES = ((48.0, 1), (46.0, 2), (40.0, 2), (34.0, 2), (28.0, 3), (22.0, 6), (15.0, 12))
_ALL_WORDS = 60.0
"""A step that gives the words so much room, mm on an A4, is taken only if all of them stand there."""


class _Step(NamedTuple):
    """Sizes of one attempt: the words in pt and the room for them, of a choice and of a field in mm on an A4.

    What happens afterwards leaves first, then the things to tick; the slip itself stays.
    """

    words: float
    room: float
    choice: float
    field: float
    phone: float
    picture: float
    scale: float = 1.0
    has_steps: bool = True
    has_cards: bool = True


_STEPS = (
    _Step(23, 90, 12.6, 20, 44, 86),
    _Step(21, 90, 11.6, 19, 38, 78),
    _Step(19, 80, 10.6, 18, 34, 70),
    _Step(18, 70, 9.8, 16, 32, 64),
    _Step(17, 60, 9.0, 14.5, 30, 58, 0.96),
    _Step(17, 60, 8.2, 13.5, 28, 50, 0.88),
    _Step(16, 60, 7.4, 13, 27, 40, 0.78),
    _Step(16, 60, 6.8, 13, 26, 0, 0.7),
    _Step(16, 60, 6.8, 13, 25, 0, 0.7, has_steps=False),
    _Step(16, 60, 6.8, 13, 25, 0, 0.7, has_steps=False, has_cards=False),
    _Step(16, 30, 6.4, 13, 25, 0, 0.62, has_steps=False, has_cards=False),
    _Step(16, 12, 6.4, 13, 25, 0, 0.5, has_steps=False, has_cards=False),
    _Step(16, 0, 6.2, 13, 24, 0, 0.45, has_steps=False, has_cards=False),
)


class _Parts(NamedTuple):
    step: _Step
    call: Block
    cards: Block
    steps: Block
    slip: Block
    bottom: Block
    lost: tuple[str, ...]
    spare: float
    slip_spare: float


def slip_design(job: Job) -> Drawn:
    """Upright: the slip along the foot. Wide: the slip at the right."""
    slip = job.content.slip
    if slip is None:
        raise ValueError("only calls have a slip")

    def fits(parts: _Parts) -> bool:
        return parts.spare >= 0 and (not parts.lost or parts.step.room < _ALL_WORDS)

    parts = first_fitting(_STEPS, lambda each: _lay(job, slip, each), fits)
    step = _with_higher_fields(job, slip, parts)
    parts = _lay(job, slip, step)
    operations = _wide(job, parts) if job.sheet.is_wide else _upright(job, parts)
    notes = () if step.has_cards else ("書くことが多いので、しるしをつける欄をはぶきました。",)
    others = frozenset(fact.caption for fact in job.content.facts) - _SHOWN
    return Drawn(operations, parts.lost, False, notes, others, overflows=parts.spare < -0.01)


def _with_higher_fields(job: Job, slip: WriteIn, parts: _Parts) -> _Step:
    """What is left over is for the hand that writes, before it goes between the blocks."""
    step = parts.step
    room = parts.slip_spare / job.sheet.k * _FIELDS_SHARE / len(slip.fields)
    return step._replace(field=min(max(_HIGHEST_FIELD, step.field), step.field + max(0.0, room)))


def _lay(job: Job, slip: WriteIn, step: _Step) -> _Parts:
    sheet = job.sheet
    columns = sheet.halves()
    first, second = (columns.first, columns.second) if sheet.is_wide else (sheet.width, sheet.width)
    call, lost = _call(job, first, step)
    pitch = max(sheet.mm(step.choice), LEAST_CHOICE)
    cards, steps = space(second), space(first)
    if slip.cards and step.has_cards:
        cards = cards_block(slip.cards, sheet, second, pitch=pitch, colour=_ACCENT)
    if step.has_steps:
        steps = steps_block(slip, sheet, first, colour=_ACCENT)
    written = write_in_block(slip, sheet, second, field=sheet.mm(step.field))
    bottom = _bottom(job, second if sheet.is_wide else first, step)
    gap, height = sheet.mm(4), job.floor - job.top
    if sheet.is_wide:
        left = call.height + steps.height + gap
        right = sum(block.height + gap for block in (cards, written) if block.height) + bottom.height
        spare, slip_spare = height - max(left, right), height - right
    else:
        cut = cut_line(sheet, first).height
        blocks = [block for block in (call, cards, steps, written, bottom) if block.height]
        spare = slip_spare = height - cut - sum(block.height for block in blocks) - gap * len(blocks)
    return _Parts(step, call, cards, steps, written, bottom, lost, spare, slip_spare)


def _call(job: Job, width: float, step: _Step) -> tuple[Block, tuple[str, ...]]:
    """Tag, the call itself, the words beside the drawing or the photo."""
    sheet, content = job.sheet, job.content
    head = head_block(content, sheet, width, accent=_ACCENT)
    sizes = tuple((size * step.scale, lines) for size, lines in _NAME_SIZES)
    name = name_lines(content, sheet, width, has_ruby=False, sizes=sizes)
    picture = 0.0 if sheet.is_wide else sheet.mm(step.picture)
    gap = sheet.mm(6)
    room = width - (picture + gap if picture else 0)
    words, lost = words_block(content, sheet, room, sheet.mm(step.room), size=step.words)
    said: list[Block] = [words] if words.height else []
    if picture:
        tall = max(words.height, picture * 0.66)
        said.append(_drawing(job, picture, tall))
    parts = [head, name, row(said, gap=gap, align=Align.CENTRE)] if said else [head, name]
    return column(parts, gap=sheet.mm(3.4), width=width), lost


def _drawing(job: Job, width: float, height: float) -> Block:
    if job.content.photo is not None:
        return picture_or_motif(job, width, height)
    return Block(width, height, tuple(standing_motif(job.content.motif, 0, 0, width, height)))


def _bottom(job: Job, width: float, step: _Step) -> Block:
    """The facts of the one who calls, the number, the code, the publisher."""
    sheet, content = job.sheet, job.content
    code = qr_alone(job.code, content.url, sheet)
    room = width - (code.width + sheet.mm(5) if code.width else 0)
    parts: list[Block] = []
    for fact in content.facts:
        if fact.caption in _SHOWN:
            words = "　".join(part for part in (fact.value, fact.detail) if part)
            parts.append(_line(job, fact.sign, words, room))
    if content.phone.number:
        side = sheet.mm(_SIGN)
        phone_pt = max(sheet.phone_floor, sheet.pt(step.phone))
        number = tagged(phone_block(content.phone, sheet, room - side - sheet.mm(3), phone_pt), Tag.PARAGRAPH)
        sign = Block(side, side, tuple(icon("phone", 0, 0, side, _ACCENT)))
        parts.append(row([sign, number], gap=sheet.mm(3)))
    said = column(parts, gap=sheet.mm(1.8), width=room)
    both = row([said, code], gap=sheet.mm(5), align=Align.END) if code.height else said
    return column([both, bottom_block(content, sheet, width)], gap=sheet.mm(2.5), width=width)


def _line(job: Job, sign: str, words: str, width: float) -> Block:
    sheet = job.sheet
    side = sheet.mm(6)
    style = TextStyle(size_pt=sheet.value_pt(14), leading=1.35)
    said = label(words, style)
    room = width - sheet.mm(_SIGN) - sheet.mm(3)
    if said.width > room:
        said = text_block(words, room, style)
    drawn = Block(sheet.mm(_SIGN), side, tuple(icon(sign, 0, 0, side, _ACCENT)))  # words begin where the number does
    return row([drawn, tagged(said, Tag.PARAGRAPH)], gap=sheet.mm(3), align=Align.CENTRE)


def _upright(job: Job, parts: _Parts) -> list[Operation]:
    sheet = job.sheet
    edge = sheet.theme.empty_edge
    cut = cut_line(sheet, sheet.paper.width - 2 * edge)
    blocks = [block for block in (parts.call, parts.cards, parts.steps) if block.height]
    gap = sheet.mm(4) + max(0.0, parts.spare) / (len(blocks) + 2)
    y = job.top
    operations: list[Operation] = []
    for block in blocks:
        operations += block.at(job.left, y)
        y += block.height + gap
    operations += cut.at(edge, y - gap * 0.3)
    y += cut.height + gap * 0.3
    operations += parts.slip.at(job.left, y)
    return operations + parts.bottom.at(job.left, job.floor - parts.bottom.height)


def _wide(job: Job, parts: _Parts) -> list[Operation]:
    sheet = job.sheet
    columns = sheet.halves()
    right = job.left + columns.first + columns.gutter
    gap = sheet.mm(4)
    operations = parts.call.at(job.left, job.top)
    room = job.floor - job.top - parts.call.height - parts.steps.height - 2 * gap
    if room >= sheet.mm(28):
        drawing = picture_or_motif(job, columns.first, min(room, columns.first * 0.66))
        operations += drawing.at(job.left, job.top + parts.call.height + gap + (room - drawing.height) / 2)
    operations += parts.steps.at(job.left, job.floor - parts.steps.height)
    y = job.top
    if parts.cards.height:
        operations += parts.cards.at(right, y)
        y += parts.cards.height + gap
    rest = job.floor - parts.bottom.height - gap - y - parts.slip.height
    operations += parts.slip.at(right, y + max(0.0, rest / 2 if parts.cards.height else 0.0))
    return operations + parts.bottom.at(right, job.floor - parts.bottom.height)
