"""The photo design of what has no photo: name and invitation beside the drawing, the facts in larger type.

A picture says nothing here that words could not, so the words get its room (printdesign.md §8, §10).
"""

from __future__ import annotations

from typing import NamedTuple

from app.printing.boxes import Block, column, space
from app.printing.flyers.details import details_block
from app.printing.flyers.efforts import EFFORTS, SMALLEST, Effort, first_fitting
from app.printing.flyers.facts import bottom_block, code_at_foot, code_beside
from app.printing.flyers.invitation import fitted_words, has_long_name, head_block, name_lines, reach
from app.printing.flyers.job import Drawn, Job
from app.printing.motifs.place_kinds import motif_of, standing_motif
from app.printing.pages import Operation, Shape
from app.printing.shapes import rectangle

_HEAD = 12.5
_MOTIF_WIDTH, _INSET = 66.0, 7.0
_LEAST_PANEL, _MOST_PANEL = 76.0, 165.0
_GAP = 6.0
_LEAST_MOTIF, _TALL_REST = 18.0, 72.0
_NAME_SIZES = ((58.0, 1), (46.0, 1), (46.0, 2), (40.0, 2), (34.0, 2), (28.0, 3))
_WIDE_NAME_SIZES = ((58.0, 1), (54.0, 4), (46.0, 1), (46.0, 4), (40.0, 4), (36.0, 2), (30.0, 4))
_CATCH_SIZES = (28.0, 24.0, 20.0, 17.0)
"""The slogan is never as large as the name above it."""


class _Invitation(NamedTuple):
    """Name and words of the panel.

    Attributes:
        text: both, the words no wider than leaves the drawing its place.
        clear: below this height of it the right side is free, mm.
    """

    text: Block
    lost: tuple[str, ...]
    clear: float


class _Attempt(NamedTuple):
    effort: Effort
    facts: Block
    said: _Invitation
    room: float


def motif_design(job: Job) -> Drawn:
    """The layout without a photo, upright or wide."""
    return _wide(job) if job.sheet.is_wide else _upright(job)


def _upright(job: Job) -> Drawn:
    sheet, content = job.sheet, job.content
    width, gap, inset = sheet.width, sheet.mm(_GAP), sheet.mm(_INSET)
    is_long = has_long_name(content)
    bottom = bottom_block(content, sheet, width)
    top = job.top + max(sheet.mm(_HEAD), sheet.caption_pt * 0.6 + 2)
    height = job.floor - bottom.height - sheet.mm(3) - top
    name = space()
    if is_long:
        name = column([name_lines(content, sheet, width, has_ruby=job.has_ruby), space(height=gap)])

    def lay(effort: Effort) -> _Attempt:
        facts = details_block(job, width, effort, code_beside(job, effort))
        room = min(sheet.mm(_MOST_PANEL), height - facts.height - name.height - gap)
        said = _invitation(job, width - 2 * inset, room - 2 * inset, has_name=not is_long)
        return _Attempt(effort, facts, said, room)

    def fits(tried: _Attempt) -> bool:
        if tried.effort.cuts or tried.effort is SMALLEST:
            return tried.room >= tried.said.text.height
        return tried.room >= sheet.mm(_LEAST_PANEL) and not tried.said.lost

    tried = first_fitting(EFFORTS, lay, fits)
    text, room = tried.said.text, tried.room
    if room < text.height + 2 * inset or room < sheet.mm(_LEAST_PANEL) / 2:
        plain = [block for block in (name, text, tried.facts) if block.height]
        middle = column(plain, gap=gap, width=width)
    else:
        panel = _panel(job, tried.said, width, room)
        middle = column([name, panel, space(height=gap), tried.facts], width=width)
    operations = head_block(content, sheet, width).at(job.left, job.top)
    operations += middle.at(job.left, top)
    operations += bottom.at(job.left, job.floor - bottom.height)
    is_over = middle.height > height + 0.01
    return Drawn(operations, tried.said.lost, tried.effort.cuts, tried.effort.notes(), overflows=is_over)


def _invitation(job: Job, width: float, room: float, *, has_name: bool) -> _Invitation:
    """よみ and name, 思い, what is done there, in the largest type that takes it all; and what was lost of them."""
    sheet = job.sheet
    beside = width - sheet.mm(_MOTIF_WIDTH)
    parts: list[Block] = []
    clear = 0.0
    if has_name:
        name = name_lines(job.content, sheet, width, has_ruby=job.has_ruby, sizes=_NAME_SIZES)
        parts = [name, space(height=sheet.mm(6))]
        clear = sum(block.height for block in parts) if reach(name) > beside else 0.0
    rest = room - sum(block.height for block in parts)
    words, lost = fitted_words(job.content, sheet, beside, rest, sizes=_CATCH_SIZES)
    return _Invitation(column([*parts, words], width=width), lost, clear)


def _panel(job: Job, said: _Invitation, width: float, height: float) -> Block:
    """The words on the tint of the drawing, which stands at the right."""
    sheet = job.sheet
    motif_width = sheet.mm(_MOTIF_WIDTH)
    tint = Shape(0, 0, rectangle(0, 0, width, height, radius=1.5), fill=motif_of(job.content.motif).tint)
    inset = sheet.mm(_INSET)
    rest = height - said.text.height - 3 * inset
    if rest >= sheet.mm(_TALL_REST):  # few words: they stand over a large drawing
        large = standing_motif(job.content.motif, 0, height - rest, width, rest)
        return Block(width, height, (tint, *large, *said.text.at(inset, 1.5 * inset)))
    top = (height - said.text.height) / 2
    tall = min(height - (top + said.clear if said.clear else 0.0), motif_width * 1.3)
    drawn: list[Operation] = [tint]
    if tall >= sheet.mm(_LEAST_MOTIF):
        drawn += standing_motif(job.content.motif, width - motif_width, height - tall, motif_width, tall)
    return Block(width, height, (*drawn, *said.text.at(sheet.mm(_INSET), top)))


def _wide(job: Job) -> Drawn:
    """Name, words and drawing on a panel at the left; the facts at the right."""
    sheet, content = job.sheet, job.content
    columns = sheet.halves()
    right = job.left + columns.first + columns.gutter
    head, bottom = head_block(content, sheet, columns.second), bottom_block(content, sheet, columns.second)
    facts_top = job.top + head.height + sheet.mm(4)
    room = job.floor - bottom.height - sheet.mm(3) - facts_top

    def lay(effort: Effort) -> tuple[Effort, Block]:
        return effort, details_block(job, columns.second, effort)

    effort, facts = first_fitting(EFFORTS, lay, lambda laid: laid[1].height <= room)
    panel, lost, is_over = _wide_panel(job, columns.first, job.floor - job.top)
    operations = panel.at(job.left, job.top)
    operations += head.at(right, job.top)
    operations += facts.at(right, facts_top)
    operations += bottom.at(right, job.floor - bottom.height)
    overflows = is_over or facts.height > room + 0.01
    return Drawn(operations, lost, effort.cuts, effort.notes(), overflows=overflows)


def _wide_panel(job: Job, width: float, height: float) -> tuple[Block, tuple[str, ...], bool]:
    """The panel with name and words at its top, the code in a white corner, the drawing on its foot."""
    sheet, content = job.sheet, job.content
    inset = sheet.mm(_INSET)
    motif = motif_of(content.motif)
    code = code_at_foot(job, width, has_caption=True)
    panel_height = height - (code.height + sheet.mm(4) if code.height else 0)
    large = () if has_long_name(content) else _WIDE_NAME_SIZES
    tries = [(large, drawing) for drawing in (62, 50, 40, 30, 0)] + [((), 0)]
    for sizes, drawing in tries:
        name = name_lines(content, sheet, width - 2 * inset, has_ruby=job.has_ruby, sizes=sizes)
        rest = panel_height - 2 * inset - name.height - sheet.mm(5)
        words, lost = fitted_words(content, sheet, width - 2 * inset, rest - sheet.mm(drawing), sizes=_CATCH_SIZES)
        if not lost:
            break
    tint = Shape(0, 0, rectangle(0, 0, width, panel_height, radius=1.5), fill=motif.tint)
    used = inset + name.height + sheet.mm(5) + words.height
    left = panel_height - used
    tall = min(left, width * 0.85)
    drawn: list[Operation] = []
    if left > sheet.mm(25):
        drawn = standing_motif(content.motif, inset, panel_height - tall, width - 2 * inset, tall)
    operations = (tint, *drawn, *name.at(inset, inset), *words.at(inset, inset + name.height + sheet.mm(5)))
    block = Block(width, height, (*operations, *code.at(0, height - code.height)))
    return block, lost, used > panel_height
