"""Pages for a print shop: one by one, with bleed, the boxes of PDF and トンボ; covers and body apart (R18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.printing.pages import POINT_MM, Group, Link, Operation, Page, PageBoxes, Shape, all_moved
from app.printing.shapes import polygon
from app.printing.sheets.fillers import has_covers
from app.printing.sheets.imposition import SHEET_PAGES
from app.printing.tags import CLOSED, Closed, Opened, Tag
from app.printing.theme import BLEED, Colour

COVERS, BODY = "表紙", "本文"
"""The two files, as `Page.part`."""
SLUG = 13.0
"""From the edge of the finished page to that of the paper, mm: the bleed, and room for the marks."""
_MARK = 9.0
_CENTRE_CROSS, _CENTRE_AT = 12.0, 7.5
_LINE = 0.25 * POINT_MM


def shop_pages(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Pages in reading order, a multiple of four → the same with bleed and marks, in parts where there is a cover.

    The cover of a stapled booklet is one sheet: its file holds the first two pages and the last two.
    """
    ready = [_shop_page(page) for page in pages]
    if not has_covers(pages) or len(pages) <= SHEET_PAGES:
        return tuple(ready)
    covers = [page._replace(part=COVERS) for page in (*ready[:2], *ready[-2:])]
    return (*covers, *(page._replace(part=BODY) for page in ready[2:-2]))


def _shop_page(page: Page) -> Page:
    width, height = page.width_mm, page.height_mm
    operations: list[Operation] = []
    if page.bleed:
        reach = (width + 2 * BLEED, height + 2 * BLEED)
        ground = Group(SLUG - BLEED, SLUG - BLEED, tuple(all_moved(page.bleed, BLEED, BLEED)), clip=reach)
        operations += [Opened(Tag.ARTIFACT), ground, CLOSED]
    operations += all_moved(_unlinked(page.operations), SLUG, SLUG)
    operations += [Opened(Tag.ARTIFACT), *marks(width, height), CLOSED]
    trim = (SLUG, SLUG, width, height)
    bleed = (SLUG - BLEED, SLUG - BLEED, width + 2 * BLEED, height + 2 * BLEED)
    boxes = PageBoxes(trim, bleed)
    paper_width, paper_height = width + 2 * SLUG, height + 2 * SLUG
    return page._replace(
        width_mm=paper_width, height_mm=paper_height, operations=tuple(operations), bleed=(), boxes=boxes
    )


def _unlinked(operations: Iterable[Operation]) -> Iterator[Operation]:
    """Without links and their tags: on paper there is nothing to press, and the goal may lie in the other file."""
    open_tags: list[Tag] = []
    for each in operations:
        if isinstance(each, Opened):
            open_tags.append(each.tag)
        is_tag_of_link = isinstance(each, Opened | Closed) and open_tags[-1:] == [Tag.LINK]
        if isinstance(each, Closed) and open_tags:
            open_tags.pop()
        if not is_tag_of_link and not isinstance(each, Link):
            yield each


def marks(width: float, height: float) -> Iterator[Shape]:
    """The トンボ around a page of this size whose top left corner lies SLUG from that of the paper.

    At each corner two angles: one leg of each shows the finished edge, the other the edge of the bleed. In the middle
    of each side a cross.
    """
    for x, outward in ((SLUG, -1), (SLUG + width, 1)):
        for y, upward in ((SLUG, -1), (SLUG + height, 1)):
            near_x, far_x = x + outward * BLEED, x + outward * (BLEED + _MARK)
            near_y, far_y = y + upward * BLEED, y + upward * (BLEED + _MARK)
            yield _stroke((x, far_y), (x, near_y), (far_x, near_y))
            yield _stroke((far_x, y), (near_x, y), (near_x, far_y))
    middle_x, middle_y = SLUG + width / 2, SLUG + height / 2
    for y, upward in ((SLUG, -1), (SLUG + height, 1)):
        across = y + upward * _CENTRE_AT
        yield _stroke((middle_x, y + upward * BLEED), (middle_x, y + upward * (BLEED + _MARK)))
        yield _stroke((middle_x - _CENTRE_CROSS, across), (middle_x + _CENTRE_CROSS, across))
    for x, outward in ((SLUG, -1), (SLUG + width, 1)):
        across = x + outward * _CENTRE_AT
        yield _stroke((x + outward * BLEED, middle_y), (x + outward * (BLEED + _MARK), middle_y))
        yield _stroke((across, middle_y - _CENTRE_CROSS), (across, middle_y + _CENTRE_CROSS))


def _stroke(*points: tuple[float, float]) -> Shape:
    return Shape(0, 0, polygon(*points, is_closed=False), stroke=Colour.SUMI, line_width=_LINE)
