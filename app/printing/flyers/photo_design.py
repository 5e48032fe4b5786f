"""The photo design: a face first, its name on a white plate, then when, where, which number (comps 01, 05)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.printing.boxes import Block, column, plate, rule, space
from app.printing.flyers.efforts import EFFORTS, Effort, first_fitting
from app.printing.flyers.facts import bottom_block, facts_block, qr_column
from app.printing.flyers.invitation import has_long_name, head_block, name_lines, words_block
from app.printing.flyers.job import Drawn, Job, heads_and_all, picture_or_motif
from app.printing.flyers.motif_design import motif_design
from app.printing.flyers.schedule import schedule_block
from app.printing.pages import Operation
from app.printing.theme import Colour

_HEAD = 12.5
_PLATE_OVERLAP = 23.0
"""The name plate begins this far above the foot of the photo."""
_LEAST_PHOTO, _MOST_PHOTO = 62.0, 132.0
_SMALLEST_PHOTO = 20.0
_GAP = 5.0


@dataclass(frozen=True, slots=True)
class _Step:
    """An effort with the photo and the words it leaves room for: heights in mm on an A4, the catch line in pt."""

    effort: Effort
    photo: float
    words: float
    catch: float = 18.0


_STEPS = (
    _Step(Effort(1.6, 29, 50, 6.5), 112, 110, 24),
    _Step(Effort(1.4, 25, 42, 5.4), 110, 110, 21),
    _Step(Effort(1.22, 22, 36, 4.4), 104, 100),
    _Step(Effort(1.15, 20, 32, 3.2), 104, 90),
    _Step(Effort(1.0, 20, 32, 2.6), 100, 80),
    _Step(Effort(1.0, 18, 29, 1.9), 94, 70),
    _Step(Effort(1.0, 18, 29, 1.9), 88, 36),
    _Step(Effort(1.0, 16, 27, 1.9), 80, 24, 16),
    _Step(Effort(1.0, 16, 27, 1.9, is_joined=True), _LEAST_PHOTO, 12, 16),
    _Step(Effort(0.9, 14, 24, 1.6, is_joined=True), _LEAST_PHOTO, 12, 16),
    _Step(Effort(0.85, 14, 24, 1.2, is_joined=True, has_caption=False), _LEAST_PHOTO, 0, 16),
)
"""From roomy to crowded; the first that leaves the photo its height is taken."""


def photo_design(job: Job) -> Drawn:
    """Upright or wide; without a photo, or without room for one, the words get its place."""
    if job.content.photo is None:
        return motif_design(job)
    return _wide(job) if job.sheet.is_wide else _upright(job)


@dataclass(frozen=True, slots=True)
class _Upright:
    """One attempt on upright paper."""

    step: _Step
    facts: Block
    words: Block
    code: Block
    lost: tuple[str, ...]
    photo: float


def _upright(job: Job) -> Drawn:
    sheet, content = job.sheet, job.content
    is_long = has_long_name(content)
    columns = sheet.facts_and_side()
    name = _name_plate(job, sheet.width if is_long else columns.first)
    overlap = 0.0 if is_long else min(sheet.mm(_PLATE_OVERLAP), name.height - 1)
    bottom = bottom_block(content, sheet, sheet.width)
    top = job.top + max(sheet.mm(_HEAD), sheet.caption_pt * 0.6 + 2)
    floor = job.floor - bottom.height - sheet.mm(3)
    gap = sheet.mm(_GAP)

    def lay(step: _Step) -> _Upright:
        words, lost = words_block(content, sheet, columns.second, sheet.mm(step.words), size=step.catch)
        code = qr_column(job.code, content.url, sheet, columns.second, has_caption=step.effort.has_caption)
        has_side = bool(words.height or code.height)
        facts = _facts_column(job, columns.first if has_side else sheet.width, step.effort)
        beside = words.height + code.height + sheet.mm(6)
        room = floor - top - name.height - gap
        if is_long:
            height = room - max(facts.height, beside)
        else:
            height = min(room - facts.height + overlap, floor - top - beside - gap)
        return _Upright(step, facts, words, code, lost, height)

    tried = first_fitting(_STEPS, lay, lambda laid: laid.photo >= sheet.mm(laid.step.photo))
    if tried.photo < sheet.mm(_SMALLEST_PHOTO):
        drawn = motif_design(job)
        note = "書くことが多いので、写真を入れませんでした。短くすると入ります。"
        return drawn._replace(notes=(*drawn.notes, note))
    photo = min(tried.photo, sheet.mm(_MOST_PHOTO))
    tried = _with_all_words(job, tried, floor - top - photo - gap if not is_long else 0.0)
    notes: tuple[str, ...] = ()
    if tried.photo < sheet.mm(_LEAST_PHOTO):
        notes = ("書くことが多いので、写真を小さくしました。短くすると大きくなります。",)
    operations = head_block(content, sheet, sheet.width).at(job.left, job.top)
    operations += _upright_body(job, tried, name, photo, overlap, top, floor, is_long=is_long)
    operations += bottom.at(job.left, floor + sheet.mm(3))
    return Drawn(operations, tried.lost, notes=(*notes, *tried.step.effort.notes()))


def _with_all_words(job: Job, tried: _Upright, room: float) -> _Upright:
    """More of the words where the column beside the facts turned out to be longer than they needed."""
    sheet = job.sheet
    rest = room - tried.code.height - sheet.mm(6)
    if not tried.lost or rest <= tried.words.height:
        return tried
    words, lost = words_block(job.content, sheet, sheet.facts_and_side().second, rest, size=tried.step.catch)
    return replace(tried, words=words, lost=lost)


def _upright_body(
    job: Job, tried: _Upright, name: Block, photo: float, overlap: float, top: float, floor: float, *, is_long: bool
) -> list[Operation]:
    sheet, left = job.sheet, job.left
    columns = sheet.facts_and_side()
    gap = sheet.mm(_GAP)
    foot = top + photo
    shown = heads_and_all(job, sheet.width, photo - overlap) if is_long else picture_or_motif(job, sheet.width, photo)
    operations = shown.at(left, top)
    # viewers blend the edges of photo and plate: without it a hairline of photo stays at the left
    operations += plate(space(width=0.6, height=overlap), fill=Colour.WHITE).at(left - 0.5, foot - overlap)
    operations += name.at(left, foot - overlap)
    facts_top = foot - overlap + name.height + gap
    operations += tried.facts.at(left, facts_top)
    side = left + columns.first + columns.gutter
    operations += tried.words.at(side, facts_top if is_long else foot + gap)
    operations += tried.code.at(side, floor - tried.code.height)
    return operations


def _name_plate(job: Job, width: float) -> Block:
    """よみ and name on the plate below an accent bar."""
    sheet = job.sheet
    bar = rule(width, thickness=sheet.mm(1.8), colour=Colour.SHU)
    name = name_lines(job.content, sheet, width - sheet.mm(3), has_ruby=job.has_ruby)
    body = column([bar, space(height=sheet.mm(2.6)), name, space(height=sheet.mm(1))], width=width)
    return plate(body, fill=Colour.WHITE)


def _facts_column(job: Job, width: float, effort: Effort) -> Block:
    sheet = job.sheet
    rows = facts_block(job.content, sheet, width, effort)
    schedule = schedule_block(job.content, sheet, width, scale=effort.scale, most_lines=effort.most_lines)
    if not schedule.height:
        return rows
    line = rule(width, thickness=0.5, colour=Colour.SUMI)
    return column([schedule, space(height=sheet.mm(1.6)), line, space(height=sheet.mm(0.6)), rows], width=width)


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
        return effort, _facts_column(job, columns.second, effort)

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
    name = _name_plate(job, width * (1 if has_long_name(content) else 0.84))
    overlap = 0.0 if has_long_name(content) else min(sheet.mm(17), name.height - 1)
    code = qr_column(job.code, content.url, sheet, width, has_caption=effort.has_caption)
    gap = sheet.mm(4)
    room = job.floor - job.top - name.height + overlap - (code.height + gap if code.height else 0)
    for wished, size in ((78, 20), (70, 18), (60, 17), (50, 16), (38, 16), (20, 16)):
        words, lost = words_block(content, sheet, width, room - sheet.mm(wished) - gap, size=size)
        if not lost:
            break
    photo = min(room - (words.height + gap if words.height else 0), sheet.mm(_MOST_PHOTO))
    notes = () if photo >= sheet.mm(38) else ("書くことが多いので、写真を小さくしました。短くすると大きくなります。",)
    if photo < sheet.mm(_SMALLEST_PHOTO) - 0.01:
        photo, overlap = 0.0, 0.0
        notes = ("書くことが多いので、写真を入れませんでした。短くすると入ります。",)
    operations = picture_or_motif(job, width, photo).at(job.left, job.top) if photo else []
    y = job.top + photo - overlap
    if overlap:
        operations += plate(space(width=0.6, height=overlap), fill=Colour.WHITE).at(job.left - 0.5, y)
    operations += name.at(job.left, y)
    operations += words.at(job.left, y + name.height + gap)
    operations += code.at(job.left, job.floor - code.height)
    return operations, lost, notes, name.height + words.height + code.height + gap > job.floor - job.top
