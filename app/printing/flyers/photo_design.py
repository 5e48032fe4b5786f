"""The photo design: a face first, its name on a white plate, then when, where, which number (comps 01, 05)."""

from typing import NamedTuple

from app.printing.boxes import Block, column, plate, rule, space
from app.printing.flyers.beside_design import photo_beside_words
from app.printing.flyers.details import details_block
from app.printing.flyers.efforts import EFFORTS, SMALL_PHOTO_NOTE, Effort, first_fitting
from app.printing.flyers.facts import bottom_block, code_at_foot, code_beside
from app.printing.flyers.invitation import has_long_name, head_block, name_lines, words_block
from app.printing.flyers.job import Drawn, Job, highest_whole, picture_or_motif, shape_near_photo
from app.printing.fonts import Face
from app.printing.japanese_text import drawable
from app.printing.pages import Operation
from app.printing.text_blocks import text_width
from app.printing.theme import Colour

_HEAD = 12.5
_PLATE_OVERLAP = 23.0
"""The name plate begins this far above the foot of the photo."""
_WIDEST_PLATE = 0.84
_NAME_PT = 46.0
_LEAST_PHOTO, _MOST_PHOTO = 62.0, 126.0
"""A photo as it is stored, 1,000 pixels high, is sharp up to there."""
_SMALLEST_PHOTO = 20.0
_LYING = 1.1
"""Width to height from which on a photo is shown over the whole width."""
_GAP = 4.5
_ALL_WORDS = 90.0
"""Room for them, mm on an A4: with more they stand beside the photo."""


class _Step(NamedTuple):
    """An effort with the height of the photo it leaves, mm on an A4, and the catch line in pt."""

    effort: Effort
    photo: float
    catch: float


_STEPS = (
    _Step(Effort(1.5, 28, 50, 5.4), 116, 27),
    _Step(Effort(1.4, 26, 46, 4.6), 114, 25),
    _Step(Effort(1.3, 24, 42, 3.8), 112, 24),
    _Step(Effort(1.2, 22, 38, 3.2), 108, 23),
    _Step(Effort(1.15, 20, 34, 2.6), 104, 22),
    _Step(Effort(1.15, 20, 32, 2.2), 98, 20),
    _Step(Effort(1.15, 18, 30, 1.9), 90, 19),
    _Step(Effort(1.15, 18, 29, 1.7), 82, 18),
    _Step(Effort(1.1, 16, 28, 1.6), 74, 18),
    _Step(Effort(1.0, 16, 27, 1.6, is_joined=True), _LEAST_PHOTO, 17),
)
"""From roomy to crowded; the first that leaves the photo its height is taken."""


def photo_design(job: Job) -> Drawn:
    """Upright or wide; without a photo, or without room for one, the words get its place."""
    if job.content.photo is None:
        from app.printing.flyers.motif_design import motif_design

        return motif_design(job)
    if job.sheet.is_wide:
        return _wide(job)
    is_lying = shape_near_photo(job, 0.0, _LYING) >= _LYING
    return _upright(job) if is_lying else photo_beside_words(job, is_crowded=False)


class _Upright(NamedTuple):
    """One attempt on upright paper."""

    step: _Step
    words: Block
    facts: Block
    lost: tuple[str, ...]
    photo: float


def _upright(job: Job) -> Drawn:
    """Photo and name, what invites, when, where: each over the whole width, the code beside the last rows."""
    sheet, content = job.sheet, job.content
    name, overlap = _upright_name(job)
    bottom = bottom_block(content, sheet, sheet.width)
    top = job.top + max(sheet.mm(_HEAD), sheet.caption_pt * 0.6 + 2)
    floor = job.floor - bottom.height - sheet.mm(3)
    gap = sheet.mm(_GAP)

    def lay(step: _Step) -> _Upright:
        words, lost = words_block(content, sheet, sheet.width, sheet.mm(_ALL_WORDS), size=step.catch)
        facts = details_block(job, sheet.width, step.effort, code_beside(job, step.effort))
        used = name.height - overlap + sum(block.height + gap for block in (words, facts) if block.height)
        return _Upright(step, words, facts, lost, floor - top - used)

    def fits(laid: _Upright) -> bool:
        return laid.photo >= sheet.mm(laid.step.photo) and not laid.lost

    tried = first_fitting(_STEPS, lay, fits)
    if tried.photo < sheet.mm(_LEAST_PHOTO) or tried.lost:
        return photo_beside_words(job, is_crowded=True)
    photo = min(tried.photo, sheet.mm(_MOST_PHOTO))
    operations = head_block(content, sheet, sheet.width).at(job.left, job.top)
    operations += _photo_and_name(job, sheet.width, photo, name, overlap, top)
    spread = min((tried.photo - photo) / 3, gap)
    y = top + photo - overlap + name.height
    for block in (tried.words, tried.facts):
        y += gap + spread if block.height else 0.0
        operations += block.at(job.left, y)
        y += block.height
    operations += bottom.at(job.left, floor + sheet.mm(3))
    return Drawn(operations, notes=tried.step.effort.notes())


def _upright_name(job: Job) -> tuple[Block, float]:
    """The plate of the name, and how far it lies over the photo, mm: not at all under a long name."""
    sheet = job.sheet
    if has_long_name(job.content):
        return _name_plate(job, sheet.width), 0.0
    name = _name_plate(job, _plate_width(job, sheet.facts_and_side().first, sheet.width * _WIDEST_PLATE))
    return name, min(sheet.mm(_PLATE_OVERLAP), name.height - 1)


def _plate_width(job: Job, least: float, most: float) -> float:
    """Wide enough for the name on one line (for its longest line if it has some)."""
    lines = drawable(job.content.title).split("\n")
    widest = max(text_width(line, Face.B, job.sheet.pt(_NAME_PT)) for line in lines)
    return min(most, max(least, widest * 1.03 + job.sheet.mm(4)))


def _photo_and_name(job: Job, width: float, height: float, name: Block, overlap: float, top: float) -> list[Operation]:
    """The photo, and the plate over its foot."""
    left, foot = job.left, top + height
    operations = picture_or_motif(job, width, height).at(left, top)
    if overlap:
        # viewers blend the edges of photo and plate: without it a hairline of photo stays at the left
        operations += plate(space(width=0.6, height=overlap), fill=Colour.WHITE).at(left - 0.5, foot - overlap)
    return operations + name.at(left, foot - overlap)


def _name_plate(job: Job, width: float) -> Block:
    """よみ and name on the plate below an accent bar."""
    sheet = job.sheet
    bar = rule(width, thickness=sheet.mm(1.8), colour=Colour.SHU)
    name = name_lines(job.content, sheet, width - sheet.mm(3), has_ruby=job.has_ruby)
    body = column([bar, space(height=sheet.mm(2.6)), name, space(height=sheet.mm(1))], width=width)
    return plate(body, fill=Colour.WHITE)


def _wide(job: Job) -> Drawn:
    """Photo and name on the left, the facts on the right."""
    sheet, content = job.sheet, job.content
    columns = sheet.halves()
    right_x = job.left + columns.first + columns.gutter
    head = head_block(content, sheet, columns.second)
    bottom = bottom_block(content, sheet, columns.second)
    facts_top = job.top + head.height + sheet.mm(5)
    room = job.floor - bottom.height - sheet.mm(3) - facts_top

    def lay(effort: Effort) -> tuple[Effort, Block]:
        return effort, details_block(job, columns.second, effort)

    effort, facts = first_fitting(EFFORTS, lay, lambda laid: laid[1].height <= room)
    operations, lost, notes, is_over = _picture_side(job, columns.first, effort)
    operations += head.at(right_x, job.top)
    operations += facts.at(right_x, facts_top)
    operations += bottom.at(right_x, job.floor - bottom.height)
    overflows = facts.height > room + 0.01
    return Drawn(operations, lost, effort.cuts, (*notes, *effort.notes()), overflows=overflows or is_over)


def _picture_side(
    job: Job, width: float, effort: Effort
) -> tuple[list[Operation], tuple[str, ...], tuple[str, ...], bool]:
    """Photo, name plate over its foot, words, code; what was lost, what gave way, whether it was too much."""
    sheet, content = job.sheet, job.content
    plate_width = width if has_long_name(content) else _plate_width(job, width * 0.6, width)
    name = _name_plate(job, plate_width)
    overlap = min(sheet.mm(17), name.height - 1) if plate_width <= width * _WIDEST_PLATE else 0.0
    code = code_at_foot(job, width, has_caption=effort.has_caption)
    gap = sheet.mm(4)
    room = job.floor - job.top - name.height + overlap - (code.height + gap if code.height else 0)
    for wished, size in ((78, 20), (70, 18), (60, 17), (50, 16), (38, 16), (20, 16)):
        words, lost = words_block(content, sheet, width, room - sheet.mm(wished) - gap, size=size)
        if not lost:
            break
    photo = min(room - (words.height + gap if words.height else 0), sheet.mm(_MOST_PHOTO), highest_whole(job, width))
    notes = () if photo >= sheet.mm(38) else (SMALL_PHOTO_NOTE,)
    if photo < sheet.mm(_SMALLEST_PHOTO) - 0.01:
        photo, overlap = 0.0, 0.0
        notes = ()
    operations = _photo_and_name(job, width, photo, name, overlap, job.top) if photo else name.at(job.left, job.top)
    y = job.top + photo - overlap
    operations += words.at(job.left, y + name.height + gap)
    operations += code.at(job.left, job.floor - code.height)
    return operations, lost, notes, name.height + words.height + code.height + gap > job.floor - job.top
