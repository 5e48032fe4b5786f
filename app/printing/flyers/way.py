"""The 案内図 on a flyer: whole in its frame, above the code or beside it (comps 01, 03, 04, 05)."""

from __future__ import annotations

from app.printing.boxes import Block, column, padded, space, tagged
from app.printing.composition import map_slot
from app.printing.flyers.job import Drawn, Job
from app.printing.pages import PhotoSlot
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label

WAY_HEIGHTS = (66.0, 44.0)
"""How high a map may be, mm on an A4: the second before any word gives way to it (printdesign.md §8)."""


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


def shows_way(drawn: Drawn) -> bool:
    """Whether the map stands on the page."""
    return any(isinstance(each, PhotoSlot) and each.is_map for each in drawn.operations)
