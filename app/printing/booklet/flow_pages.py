"""Pages of one section that run from the top: a title on the first, then blocks, as many as each page holds."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.booklet.measures import Measures
from app.printing.booklet.memo import memo
from app.printing.boxes import Block, column, space, tagged
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label

_LEAST_MEMO = 60.0
"""Room left over on the last page from which on it is given lines to write on, mm."""

_ABOVE_SCENE = 8.0
"""Least room above a scene, mm."""


def flow_pages(
    head: Block,
    more: str,
    blocks: Sequence[Block],
    measures: Measures,
    *,
    gap: float,
    foot: Block | None = None,
    scene: Block | None = None,
) -> list[Block]:
    """The pages of a section.

    Args:
        head: title and opening words of the first page.
        more: the line on top of further pages.
        blocks: none is cut; a page is begun when the next does not fit.
        foot: stands at the foot of the last page, or of one more.
        scene: stands on the foot where there is room for it.
    """
    note = tagged(label(more, TextStyle(size_pt=11)), Tag.ARTIFACT)
    pages: list[list[Block]] = [[head]]
    for block in blocks:
        if _height(pages[-1], gap) + gap + block.height > measures.text_height and len(pages[-1]) > 1:
            pages.append([note])
        pages[-1].append(block)
    if foot is not None and _height(pages[-1], gap) + 2 * gap + foot.height > measures.text_height:
        pages.append([note])
    made = [column(page, gap=gap, width=measures.text_width) for page in pages]
    made[-1] = _closed(made[-1], foot, scene, measures)
    return made


def _closed(page: Block, foot: Block | None, scene: Block | None, measures: Measures) -> Block:
    """The last page with its foot, or with lines to write on in much empty room."""
    room = measures.text_height - page.height
    if foot is not None:
        room -= foot.height
        drawn = [scene] if scene is not None and room >= scene.height + _ABOVE_SCENE else []
        room -= sum(block.height for block in drawn)
        return column([page, space(height=room), *drawn, foot], width=measures.text_width)
    if room - 8 < _LEAST_MEMO:
        return page
    return column([page, space(height=8), memo(measures.text_width, room - 8)], width=measures.text_width)


def _height(blocks: Sequence[Block], gap: float) -> float:
    return sum(block.height for block in blocks) + gap * (len(blocks) - 1)
