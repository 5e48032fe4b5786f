"""The 案内図 on a flyer: whole in its frame, above the code or beside it (comps 01, 03, 04, 05)."""

from __future__ import annotations

from app.printing.boxes import Block, column, padded, row, space, tagged
from app.printing.composition import map_slot
from app.printing.flyers.job import Drawn, Job
from app.printing.pages import PhotoSlot
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label

WAY_HEIGHTS = (66.0, 44.0)
"""How high a map may be, mm on an A4: the second before any word gives way to it (printdesign.md §8)."""
_WIDE_PART = 0.56
"""Of the picture's side on wide paper."""


def way_block(job: Job, width: float) -> Block:
    """Room for the map, as large as the width and the height it may have, 行きかた below it; empty without a map."""
    content = job.content
    if content.map is None or not job.way_height:
        return space()
    shown = map_slot(content.map, content.name, content.motif, width, job.sheet.mm(job.way_height))
    words = label(content.way_words, TextStyle(size_pt=job.sheet.note_pt))
    if not 0 < words.width <= shown.width:
        return shown
    return column([shown, tagged(words, Tag.PARAGRAPH)], gap=job.sheet.mm(1.4))


def under_way(job: Job, code: Block) -> Block:
    """The code as it stands beside the last rows on upright paper, under the map if there is one."""
    way = space() if job.sheet.is_wide else way_block(job, job.sheet.facts_and_side().second)
    if not way.height:
        return code
    parts = [block for block in (way, code) if block.height]
    return padded(column(parts, gap=job.sheet.mm(4)), top=job.sheet.mm(2.2))  # a rule may run above it


def way_width(job: Job, width: float) -> float:
    """What the map takes of the picture's side on wide paper with the gap behind it, mm; 0 without one."""
    way = way_block(job, width * _WIDE_PART)
    return way.width + job.sheet.mm(5) if way.height else 0.0


def beside_way(job: Job, code: Block, width: float) -> Block:
    """The code at the foot of the picture's side on wide paper, at the right of the map if there is one."""
    way = way_block(job, width * _WIDE_PART)
    return row([way, code], gap=job.sheet.mm(5)) if way.height else code


def shows_way(drawn: Drawn) -> bool:
    """Whether the map stands on the page."""
    return any(isinstance(each, PhotoSlot) and each.is_map for each in drawn.operations)
