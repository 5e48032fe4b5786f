"""Imposition: booklet pages two by two on landscape sheets, to be folded and stapled (rules R15–R17)."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.pages import Group, Operation, Page, Shape, place_page
from app.printing.shapes import line
from app.printing.theme import Colour

SHEET_PAGES = 4
PAPER_THICKNESS = 0.1
"""Of office paper of 64–80 g/m², mm (R17)."""
MOST_STAPLED, LEAST_WARNED = 64, 40
"""More pages than the first cannot be stapled through the fold; from the second on it becomes thick (R17)."""


def impose(
    pages: Sequence[Page],
    *,
    creep: float = 0.0,
    flips_long_edge: bool = False,
    has_fold_mark: bool = False,
) -> tuple[Page, ...]:
    """Pages in reading order → sides of sheets in printing order: front, back, front, back …

    Printed on both sides, folded in the middle and put into each other they give the booklet in order. Sheet s (from 0)
    of n pages holds in front [n-2s | 2s+1], on its back [2s+2 | n-2s-1]; the spine is on the left.

    Args:
        pages: of one size; empty pages are added up to a multiple of four.
        creep: thickness of one sheet, mm: inner sheets move that much further towards the spine.
        flips_long_edge: for printers that can only turn over the long edge: backs stand on their heads.
        has_fold_mark: a short line at the top and foot of the fold.
    """
    if not pages:
        return ()
    width, height = pages[0].width_mm, pages[0].height_mm
    blank = Page(width, height, ())
    padded = [*pages, *[blank] * (-len(pages) % SHEET_PAGES)]
    count = len(padded)
    sides: list[Page] = []
    for sheet in range(count // SHEET_PAGES):
        inward = creep * sheet
        front = (padded[count - 2 * sheet - 1], padded[2 * sheet])
        back = (padded[2 * sheet + 1], padded[count - 2 * sheet - 2])
        sides.append(_side(front, inward, is_turned=False, has_fold_mark=has_fold_mark))
        sides.append(_side(back, inward, is_turned=flips_long_edge, has_fold_mark=False))
    return tuple(sides)


def _side(pair: tuple[Page, Page], inward: float, *, is_turned: bool, has_fold_mark: bool) -> Page:
    left, right = pair
    width, height = left.width_mm + right.width_mm, left.height_mm
    placed: tuple[Operation, ...] = (place_page(left, inward, 0), place_page(right, left.width_mm - inward, 0))
    if is_turned:
        placed = (Group(width, height, placed, degrees=180),)
    if has_fold_mark:
        fold = line(0, 0, 0, 4)
        marks = [Shape(width / 2, y, fold, stroke=Colour.NEZU, line_width=0.2) for y in (9.0, height - 13.0)]
        placed = (*placed, *marks)
    return Page(width, height, placed, is_sheet=True)
