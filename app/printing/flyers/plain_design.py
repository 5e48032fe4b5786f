"""When nothing else fits: every text in as few lines as there is room for, none on another; what is cut short is told.

Nobody chooses it. It stands in for any design whose words are too many even in the smallest type.
"""

from __future__ import annotations

from collections.abc import Callable

from app.printing.boxes import Block, rule, space, tagged
from app.printing.flyers.content import FlyerContent, Moment
from app.printing.flyers.efforts import Effort
from app.printing.flyers.facts import facts_block, foot_block
from app.printing.flyers.invitation import head_block, words_block
from app.printing.flyers.job import Drawn, Job, people_or_motif
from app.printing.flyers.schedule import schedule_block
from app.printing.fonts import Face
from app.printing.pages import Operation
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle
from app.printing.text_placing import bounded
from app.printing.theme import Colour

_CUT = Effort(0.6, 14, 24, 0.8, is_joined=True, most_lines=1, has_caption=False)
_NAME_PT, _SMALL = 30.0, 0.8
_LEAST_PICTURE = 30.0
_LEAST_LINES = 2
"""Of when it is and of the name; each has as many more as the page has room for, the hours before the name."""


def plain_design(job: Job) -> Drawn:
    """Name, when and facts over the whole width; then the words and the picture as far as there is room."""
    sheet, content = job.sheet, job.content
    width, gap = sheet.width, sheet.mm(3)
    name_pt = max(sheet.scale.body, sheet.pt(_NAME_PT * (0.6 if len(content.name) > 60 else 1)))
    style = TextStyle(face=Face.B, size_pt=name_pt, leading=1.25)
    line = rule(width, thickness=0.5, colour=Colour.SUMI)
    facts = facts_block(job._replace(content=content._replace(facts=content.facts[:6])), width, _CUT)
    head, bottom = head_block(content, sheet, width), foot_block(content, sheet, width)
    rest = job.floor - job.top - bottom.height - gap - sum(block.height + gap for block in (head, line, facts))

    def name_of(lines: int) -> Block:
        return tagged(bounded(content.name, width, style, most_lines=lines), Tag.H1)

    least = name_of(_LEAST_LINES).height + gap
    when = schedule_block(content, sheet, width, scale=_SMALL, has_weekdays=False)
    if when.height > rest - least - gap:
        when = _grown(lambda lines: _in_running_text(content, width, sheet.value_pt(16), lines), rest - least - gap)
    name = _grown(name_of, rest - when.height - 2 * gap)
    y = job.top
    operations: list[Operation] = []
    for block in (each for each in (head, name, when, line, facts) if each.height):
        operations += block.at(job.left, y)
        y += block.height + gap
    foot = job.floor - bottom.height
    words, lost = words_block(content, sheet, width, max(0.0, foot - gap - y), size=17, catch_face=Face.R)
    operations += words.at(job.left, y)
    y += words.height + gap
    if foot - gap - y >= sheet.mm(_LEAST_PICTURE):
        operations += people_or_motif(job, width, min(foot - gap - y, width * 0.5)).at(job.left, y)
    operations += bottom.at(job.left, foot)
    return Drawn(operations, lost, is_full=True)


def _grown(make: Callable[[int], Block], room: float) -> Block:
    """With as many lines as the words need and `room` mm take, but never fewer than the least."""
    lines = _LEAST_LINES
    block = make(lines)
    while block.overflows:
        lines += 1
        longer = make(lines)
        if longer.height > room:
            break
        block = longer
    return block


def _in_running_text(content: FlyerContent, width: float, size_pt: float, most_lines: int) -> Block:
    """All moments in running text."""
    said = "、".join(_said(moment) for moment in content.moments)
    if content.exceptions:
        said = f"{said}（{content.exceptions}）"
    if not said:
        return space(width)
    style = TextStyle(face=Face.B, size_pt=size_pt, leading=1.35)
    return tagged(bounded(said, width, style, most_lines=most_lines), Tag.PARAGRAPH)


def _said(moment: Moment) -> str:
    return "　".join(part for part in (moment.days, moment.time) if part)
