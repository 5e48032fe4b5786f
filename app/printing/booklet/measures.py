"""The measures of a booklet on each paper: one layout in A5 type, with more room and magnified on larger paper.

A page is laid out in the type of the A5 booklet. B5 and A4 give it more room and are magnified when they are finished,
by as much as their type is larger (printdesign.md §5): all lengths here are mm before that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from app.printing.boxes import Block
from app.printing.pages import Bookmark, Group, Link, Operation, Page, PhotoSlot, PlacedPicture, Shape, TextRun
from app.printing.tags import Closed, Opened
from app.printing.theme import EMPTY_EDGE, THEMES

_LARGER_TYPE = {"A5": 1.0, "B5": 1.13, "A4": 1.3}
_LARGEST_TYPE = {"A5": 1.0, "B5": 1.22, "A4": 1.4}
"""The second where one place or two stand on a page: they fill it with larger type, not with white."""
_TOP, _FOOT = 15.4, 15.0
"""Above the text for the running head, below it for the folio, mm in the layout."""
TAB_WIDTH, _TAB_GAP = 4.6, 1.5


class Margins(NamedTuple):
    """Left and right of the text of one page, mm."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Measures:
    """What a page offers, mm in the layout.

    Attributes:
        paper: A5, B5 or A4.
        scale: by how much the finished page is magnified.
        width, height: the whole page.
        text_top, text_width, text_height: the area of the text.
        inner, outer: margins at the fold and at the open edge.
        edge: what an office printer leaves empty.
        is_right_bound: the spine is on the right of the cover.
    """

    paper: str
    scale: float
    width: float
    height: float
    text_top: float
    text_width: float
    text_height: float
    inner: float
    outer: float
    edge: float
    is_right_bound: bool = False

    def is_on_right(self, number: int) -> bool:
        """Whether the page of that number lies on the right of the fold, as odd pages do where the spine is left."""
        return bool(number % 2) is not self.is_right_bound

    def margins(self, number: int) -> Margins:
        """Of the page of that number; the fold is on the left of a page that lies on the right."""
        return Margins(self.inner, self.outer) if self.is_on_right(number) else Margins(self.outer, self.inner)


def _measures(paper: str, scale: float) -> Measures:
    sheet = THEMES[f"booklet {paper}"].paper
    width, height, edge = sheet.width / scale, sheet.height / scale, EMPTY_EDGE / scale
    inner = sheet.left / scale
    outer = max(sheet.right / scale, edge + TAB_WIDTH + _TAB_GAP)
    text_height = height - _TOP - _FOOT
    return Measures(paper, scale, width, height, _TOP, width - inner - outer, text_height, inner, outer, edge)


MEASURES = {paper: _measures(paper, scale) for paper, scale in _LARGER_TYPE.items()}
LARGEST = {paper: _measures(paper, scale) for paper, scale in _LARGEST_TYPE.items()}
A5 = MEASURES["A5"]


@cache
def measures_of(paper: str, *, is_largest: bool, is_right_bound: bool) -> Measures:
    """Of a booklet on that paper; `is_largest`: one place or two stand on a page."""
    return replace((LARGEST if is_largest else MEASURES)[paper], is_right_bound=is_right_bound)


def magnified_block(block: Block, scale: float) -> Block:
    """The block as large as it stands on the finished page."""
    operations = tuple(_larger(block.operations, scale, 0.0, 0.0))
    return Block(block.width * scale, block.height * scale, operations, block.first_baseline * scale, block.overflows)


def magnified(page: Page, scale: float, *, width: float, height: float) -> Page:
    """The page on paper of that size in mm, everything on it larger; what is left at its sides is shared evenly."""
    dx, dy = (width - page.width_mm * scale) / 2, (height - page.height_mm * scale) / 2
    operations, bleed = (tuple(_larger(each, scale, dx, dy)) for each in (page.operations, page.bleed))
    return page._replace(width_mm=width, height_mm=height, operations=operations, bleed=bleed)


def _larger(operations: Iterable[Operation], scale: float, dx: float, dy: float) -> Iterable[Operation]:
    for operation in operations:
        if isinstance(operation, Closed):
            yield operation
        elif isinstance(operation, Opened):
            yield _larger_tag(operation, scale, dx, dy)
        elif isinstance(operation, Bookmark):
            yield operation._replace(y=operation.y * scale + dy)
        else:
            x, y = operation.x * scale + dx, operation.y * scale + dy
            yield _larger_drawing(operation, scale)._replace(x=x, y=y)


def _larger_drawing(
    operation: TextRun | Shape | PlacedPicture | PhotoSlot | Link | Group, scale: float
) -> TextRun | Shape | PlacedPicture | PhotoSlot | Link | Group:
    if isinstance(operation, TextRun):
        return operation._replace(size_pt=operation.size_pt * scale, width=operation.width * scale)
    if isinstance(operation, Shape):
        dashes = tuple(length * scale for length in operation.dashes)
        return operation._replace(
            scale=operation.scale * scale, line_width=operation.line_width * scale, dashes=dashes
        )
    if isinstance(operation, Group):
        return operation._replace(scale=operation.scale * scale)
    width, height = operation.width * scale, operation.height * scale
    if isinstance(operation, PlacedPicture | PhotoSlot):
        return operation._replace(width=width, height=height, radius=operation.radius * scale)
    return operation._replace(width=width, height=height)


def _larger_tag(tag: Opened, scale: float, dx: float, dy: float) -> Opened:
    if tag.box is None:
        return tag
    x, y, width, height = tag.box
    return tag._replace(box=(x * scale + dx, y * scale + dy, width * scale, height * scale))
