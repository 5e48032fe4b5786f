"""The hand-made design: a frame, the name in pasted tiles over a strip of neighbourhood, warmth first (comp 03)."""

from __future__ import annotations

from typing import NamedTuple

from app.printing.boxes import Align, Block, column, figure, padded, picture_block, plate, space, tagged, turned
from app.printing.flyers.content import FlyerContent
from app.printing.flyers.efforts import Effort, first_fitting
from app.printing.flyers.facts import bottom_block, code_beside, facts_block
from app.printing.flyers.invitation import at_commas, head_block, words_block
from app.printing.flyers.job import Drawn, Job, highest_whole, shape_near_photo
from app.printing.flyers.name_tiles import name_in_tiles
from app.printing.flyers.schedule import schedule_block
from app.printing.fonts import Face
from app.printing.motifs.neighbourhood import landscape, neighbourhood
from app.printing.pages import Operation, Shape
from app.printing.shapes import rectangle, svg_outline
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, text_block
from app.printing.theme import Colour

_ACCENT = Colour.SHU
_FRAME_LINE = 0.9
_INSET = 6.0
_LEAST_SCENE, _MOST_SCENE = 30.0, 92.0
_STRIP = 0.42
"""Height to width of the landscape a photo is pasted on: its trees stand at both sides of the photo."""
_MOST_PASTED = 124.0
"""A photo as it is stored is sharp up to this height, mm on an A4."""
_PASTED = (0.75, 1.6)
"""Width to height of the narrowest and of the widest photo that is pasted on."""
_WISHED_BESIDE = 44.0
"""Height of the scene that will do beside the facts, mm on an A4."""
_ALL_WORDS = 60.0
"""A step that gives the words so much room, mm on an A4, is taken only if all of them stand there."""
_CATCH_LINES = 2


class _Step(NamedTuple):
    """An effort with the height of the scene it leaves, mm on an A4, and the type of the catch line."""

    effort: Effort
    scene: float
    catch: float = 19.0
    room: float = _ALL_WORDS


_STEPS = (
    _Step(Effort(1.7, 32, 56, 8.0), 78, 26),
    _Step(Effort(1.6, 29, 52, 6.0), 76, 25),
    _Step(Effort(1.5, 26, 48, 4.6), 74, 24),
    _Step(Effort(1.35, 24, 44, 3.8), 70, 22),
    _Step(Effort(1.25, 22, 40, 3.2), 66, 21),
    _Step(Effort(1.15, 20, 34, 2.6), 60),
    _Step(Effort(1.05, 18, 31, 2.0), 52),
    _Step(Effort(1.0, 18, 29, 1.7), 44),
    _Step(Effort(1.0, 16, 27, 1.5, is_joined=True), 36, 17),
    _Step(Effort(0.9, 14, 26, 1.2, is_joined=True), 30, 17),
    _Step(Effort(0.8, 14, 24, 0.9, is_joined=True, has_caption=False), 0, 16),
    _Step(Effort(0.8, 14, 24, 0.9, is_joined=True, has_caption=False), 0, 16, 20),
    _Step(Effort(0.8, 14, 24, 0.9, is_joined=True, most_lines=2, has_caption=False), 0, 16, 10),
    _Step(Effort(0.6, 14, 24, 0.6, is_joined=True, most_lines=1, has_caption=False), 0, 16, 0),
)


class _Frame(NamedTuple):
    """The frame line on the paper and the room within it, mm."""

    x: float
    y: float
    width: float
    height: float


class _Parts(NamedTuple):
    step: _Step
    sky: Block
    below: Block
    lost: tuple[str, ...]
    scene: float


def handmade_design(job: Job) -> Drawn:
    """Upright: sky over the facts. Wide: sky at the left of the facts."""
    frame = _frame(job)

    def fits(parts: _Parts) -> bool:
        wished = min(parts.step.scene, _WISHED_BESIDE) if job.sheet.is_wide else parts.step.scene
        return parts.scene >= job.sheet.mm(wished) and (not parts.lost or parts.step.room < _ALL_WORDS)

    parts = first_fitting(_STEPS, lambda step: _lay(job, frame, step), fits)
    effort = parts.step.effort
    operations = _frame_line(frame)
    operations += _wide(job, frame, parts) if job.sheet.is_wide else _upright(job, frame, parts)
    return Drawn(operations, parts.lost, effort.cuts, effort.notes(), overflows=parts.scene < -0.01)


def _frame(job: Job) -> _Frame:
    """As near the edge as the printer lets it; above the strips if there are some."""
    paper = job.sheet.paper
    edge = job.sheet.theme.empty_edge + 0.8
    foot = paper.height - edge if job.floor >= paper.height - paper.bottom - 0.01 else job.floor - 4
    return _Frame(edge, edge, paper.width - 2 * edge, foot - edge)


def _frame_line(frame: _Frame) -> list[Operation]:
    outline = rectangle(0, 0, frame.width, frame.height, radius=4)
    return [Shape(frame.x, frame.y, outline, stroke=_ACCENT, line_width=_FRAME_LINE)]


def _lay(job: Job, frame: _Frame, step: _Step) -> _Parts:
    sheet, content = job.sheet, job.content
    inset = sheet.mm(_INSET)
    sky_width = _sky_width(job, frame)
    words_width = frame.width - 2 * inset if not sheet.is_wide else frame.width - sky_width - 2.5 * inset
    catch, rest = _catch(job, sky_width - 2 * inset, step)
    most_room = sheet.mm(70) if not sheet.is_wide else frame.height * 0.5
    name = name_in_tiles(content, sheet, sky_width - 2 * inset, has_ruby=job.has_ruby, room=most_room)
    on_sky = [block for block in (catch, name) if block.height]
    lost: tuple[str, ...] = ()
    if sheet.is_wide:
        size, room = min(18.0, step.catch), sheet.mm(step.room * (2 if step.room >= _ALL_WORDS else 1))
        words, lost = words_block(
            rest, sheet, sky_width - 2 * inset, room, size=size, catch_face=Face.R, align=Align.CENTRE
        )
        on_sky += [words] if words.height else []
        rest = rest._replace(texts=())
    sky = column(on_sky, gap=sheet.mm(4), align=Align.CENTRE)
    below, left_out = _below(job, rest, words_width, step)
    lost = (*lost, *left_out)
    if sheet.is_wide:
        scene = frame.height - 3 - sky.height - 2 * inset
        if below.height > frame.height - 1.6 * inset:
            scene = -1.0
    else:
        scene = frame.height - 3 - below.height - sky.height - 2.4 * inset
    return _Parts(step, sky, below, lost, scene)


def _sky_width(job: Job, frame: _Frame) -> float:
    return frame.width - 3 if not job.sheet.is_wide else frame.width * 0.47


def _catch(job: Job, width: float, step: _Step) -> tuple[Block, FlyerContent]:
    """The catch line on the sky when it is short enough; and what is left to say below."""
    sheet, content = job.sheet, job.content
    size = max(sheet.scale.body, sheet.pt(step.catch))
    style = TextStyle(face=Face.MB, size_pt=size, leading=1.45, align=Align.CENTRE)
    catch = text_block(at_commas(content.catch, width, style), width, style, most_lines=_CATCH_LINES)
    if not catch.height or catch.overflows or "\n" in content.catch:
        return space(), content
    return tagged(catch, Tag.PARAGRAPH), content._replace(texts=content.texts[1:])


def _below(job: Job, rest: FlyerContent, width: float, step: _Step) -> tuple[Block, tuple[str, ...]]:
    """Tag, when, a wavy line, the facts beside the code, what is done there, the foot."""
    sheet, content = job.sheet, job.content
    gap = space(height=sheet.mm(2.6))
    head = head_block(content, sheet, width, accent=_ACCENT)
    when = schedule_block(
        content, sheet, width, scale=step.effort.scale, most_lines=step.effort.most_lines, accent=_ACCENT,
        has_weekdays=False,
    )  # fmt: skip
    words, lost = words_block(rest, sheet, width, sheet.mm(step.room), size=min(18.0, step.catch), catch_face=Face.R)
    facts = _facts(job, width, step.effort)
    bottom = bottom_block(content, sheet, width)
    parts = [head, gap, when, _wave(width, sheet.mm(1.1)), gap] if when.height else [head, gap]
    parts += [words, gap] if words.height else []
    return column([*parts, facts, gap, bottom], width=width), lost


def _facts(job: Job, width: float, effort: Effort) -> Block:
    return facts_block(job, width, effort, accent=_ACCENT, code=code_beside(job, effort))


def _wave(width: float, height: float) -> Block:
    """A line drawn by a calm hand."""
    count = max(8, round(width / (height * 8)))
    step = width / count
    path = "M0 0 " + " ".join(
        f"Q{(number + 0.5) * step:.2f} {height * (2 if number % 2 else -2):.2f} {(number + 1) * step:.2f} 0"
        for number in range(count)
    )
    shape = Shape(0, height, svg_outline(path), stroke=_ACCENT, line_width=0.5, is_round=True)
    return Block(width, 2 * height, (shape,))


def _upright(job: Job, frame: _Frame, parts: _Parts) -> list[Operation]:
    sheet = job.sheet
    inset = sheet.mm(_INSET)
    scene = min(max(parts.scene, 0.0), sheet.mm(_MOST_SCENE))
    spare = max(0.0, parts.scene - scene)
    sky_height = parts.sky.height + scene + 1.5 * inset + spare * 0.5
    operations = _sky(job, parts.sky, frame.x + 1.5, frame.y + 1.5, frame.width - 3, sky_height)
    y = frame.y + frame.height - parts.below.height - inset * 0.6 - spare * 0.2
    return operations + parts.below.at(frame.x + inset, y)


def _wide(job: Job, frame: _Frame, parts: _Parts) -> list[Operation]:
    inset = job.sheet.mm(_INSET)
    width = _sky_width(job, frame)
    operations = _sky(job, parts.sky, frame.x + 1.5, frame.y + 1.5, width, frame.height - 3)
    spare = max(0.0, frame.height - parts.below.height - 1.6 * inset)
    y = frame.y + inset * 0.8 + spare / 2
    return operations + parts.below.at(frame.x + width + 1.5 * inset, y)


def _sky(job: Job, words: Block, x: float, y: float, width: float, height: float) -> list[Operation]:
    """The ground, the words on it, and at its foot the neighbourhood or the pasted photo."""
    sheet = job.sheet
    inset = sheet.mm(_INSET)
    ground = Shape(0, 0, rectangle(0, 0, width, height, radius=3), fill=Colour.KINARI)
    rest = height - words.height - inset * 1.2
    drawn: list[Operation] = [ground]
    has_photo = job.content.photo is not None and rest >= sheet.mm(_LEAST_SCENE)
    if has_photo:
        strip = min(rest * 0.9, width * _STRIP)
        drawn += Block(width, strip, (landscape(width, strip),)).at(0, height - strip)
        drawn += words.at((width - words.width) / 2, inset)
        drawn += _pasted_photo(job, width, rest - inset * 0.5).at(0, height - rest)
    else:
        tall = min(rest, width * 0.6)
        if tall >= sheet.mm(_LEAST_SCENE) * 0.6:
            drawn += Block(width, tall, (neighbourhood(width, tall),)).at(0, height - tall)
        free = height - words.height - tall
        drawn += words.at((width - words.width) / 2, max(inset, free / 2))
    return Block(width, height, tuple(drawn)).at(x, y)


def _pasted_photo(job: Job, width: float, height: float) -> Block:
    """The photo with a white edge, put down a little askew."""
    sheet, photo = job.sheet, job.content.photo
    edge = sheet.mm(2.2)
    tall = min(height - 2 * edge - sheet.mm(3), sheet.mm(_MOST_PASTED))
    wide = min(width - sheet.mm(18), tall * shape_near_photo(job, *_PASTED))
    tall = min(tall, wide / _PASTED[0], highest_whole(job, wide))
    picture = job.album.picture(photo, wide, tall) if photo else None
    if picture is None or photo is None:
        return Block(width, height, (neighbourhood(width, height),))
    framed = plate(
        padded(picture_block(picture, wide, tall, anchor=photo.anchor), top=edge, right=edge, bottom=edge, left=edge),
        fill=Colour.WHITE,
    )
    askew = figure(turned(framed, -1.2), f"{job.content.name}の写真")
    return Block(width, height, tuple(askew.at((width - framed.width) / 2, (height - framed.height) / 2)))
