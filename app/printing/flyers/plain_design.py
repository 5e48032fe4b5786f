"""When nothing else fits: every text on a line or two, none on another; what is cut short is told.

Nobody chooses it. It stands in for any design whose words are too many even in the smallest type.
"""

from __future__ import annotations

from app.printing.boxes import Block, rule, space, tagged
from app.printing.flyers.content import FlyerContent, Moment
from app.printing.flyers.efforts import Effort
from app.printing.flyers.facts import facts_block, foot_block
from app.printing.flyers.invitation import head_block, words_block
from app.printing.flyers.job import Drawn, Job, picture_or_motif
from app.printing.fonts import Face
from app.printing.pages import Operation
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle
from app.printing.text_placing import bounded
from app.printing.theme import Colour

_CUT = Effort(0.6, 14, 24, 0.8, is_joined=True, most_lines=1, has_caption=False)
_NAME_PT = 30.0
_LEAST_PICTURE = 30.0


def plain_design(job: Job) -> Drawn:
    """Name, when and facts over the whole width; then the words and the picture as far as there is room."""
    sheet, content = job.sheet, job.content
    width, gap = sheet.width, sheet.mm(3)
    name_pt = max(sheet.scale.body, sheet.pt(_NAME_PT * (0.6 if len(content.name) > 60 else 1)))
    style = TextStyle(face=Face.B, size_pt=name_pt, leading=1.25)
    name = tagged(bounded(content.name, width, style, most_lines=2), Tag.H1)
    when = _when(content, width, sheet.value_pt(16))
    line = rule(width, thickness=0.5, colour=Colour.SUMI)
    facts = facts_block(job._replace(content=content._replace(facts=content.facts[:6])), width, _CUT)
    bottom = foot_block(content, sheet, width)
    fixed = [block for block in (head_block(content, sheet, width), name, when, line, facts) if block.height]
    y = job.top
    operations: list[Operation] = []
    for block in fixed:
        operations += block.at(job.left, y)
        y += block.height + gap
    rest = job.floor - bottom.height - gap - y
    words, lost = words_block(content, sheet, width, max(0.0, rest), size=17, catch_face=Face.R)
    operations += words.at(job.left, y)
    y += words.height + gap
    if job.floor - bottom.height - gap - y >= sheet.mm(_LEAST_PICTURE):
        picture = picture_or_motif(job, width, min(job.floor - bottom.height - gap - y, width * 0.5))
        operations += picture.at(job.left, y)
    operations += bottom.at(job.left, job.floor - bottom.height)
    return Drawn(operations, lost, is_full=True)


def _when(content: FlyerContent, width: float, size_pt: float) -> Block:
    """All moments in running text of two lines."""
    said = "、".join(_said(moment) for moment in content.moments)
    if content.exceptions:
        said = f"{said}（{content.exceptions}）"
    if not said:
        return space(width)
    style = TextStyle(face=Face.B, size_pt=size_pt, leading=1.35)
    return tagged(bounded(said, width, style, most_lines=2), Tag.PARAGRAPH)


def _said(moment: Moment) -> str:
    return "　".join(part for part in (moment.days, moment.time) if part)
