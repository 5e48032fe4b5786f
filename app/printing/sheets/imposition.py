"""Imposition: booklet pages two by two on landscape sheets, to be folded and stapled (rules R15–R17)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.printing.pages import Group, Operation, Page, Shape, place_page
from app.printing.paper_sizes import PAPERS, paper_name
from app.printing.shapes import line
from app.printing.sheets.setting import Binding, Flip
from app.printing.theme import Colour

SHEET_PAGES = 4
_MARK_FROM_EDGE, _MARK_LENGTH = 9.0, 4.0


class FoldedSheet(NamedTuple):
    """Page numbers from 0 on one sheet, left and right as each side is seen upright."""

    front: tuple[int, int]
    back: tuple[int, int]


def folded_sheets(count: int, binding: Binding = Binding.LEFT) -> tuple[FoldedSheet, ...]:
    """Which of `count` pages, a multiple of four, lie on which sheet; the first is outermost (R16).

    Sheet s of n pages holds in front [n-2s | 2s+1] and on its back [2s+2 | n-2s-1], counted from 1; with the spine on
    the right each pair is the other way round.
    """
    sheets = []
    for sheet in range(count // SHEET_PAGES):
        first, last = 2 * sheet, count - 1 - 2 * sheet
        front, back = (last, first), (first + 1, last - 1)
        if binding is Binding.RIGHT:
            front, back = front[::-1], back[::-1]
        sheets.append(FoldedSheet(front, back))
    return tuple(sheets)


def sheet_size(width: float, height: float) -> tuple[float, float]:
    """The landscape paper, mm, on which two such pages lie side by side; exactly both where no paper fits."""
    name = paper_name(2 * width, height)
    if not name or height > 2 * width:
        return 2 * width, height
    down, across = PAPERS[name]
    return across, down


def impose(
    pages: Sequence[Page],
    *,
    binding: Binding = Binding.LEFT,
    flip: Flip = Flip.SHORT,
    creep: float = 0.0,
    has_fold_mark: bool = False,
) -> tuple[Page, ...]:
    """Pages in reading order → sides of sheets in printing order: front, back, front, back …

    Printed on both sides, folded in the middle and put into each other they give the booklet in order.

    Args:
        pages: of one size; empty pages are added up to a multiple of four.
        binding: where the spine is.
        flip: with LONG, backs stand on their heads: for printers that turn the paper over its long edge.
        creep: thickness of one sheet, mm: inner sheets move that much further towards the spine.
        has_fold_mark: a short line at the top and foot of the fold.
    """
    if not pages:
        return ()
    width, height = pages[0].width_mm, pages[0].height_mm
    blank = Page(width, height, ())
    padded = [*pages, *[blank] * (-len(pages) % SHEET_PAGES)]
    sides: list[Page] = []
    for number, sheet in enumerate(folded_sheets(len(padded), binding)):
        front = padded[sheet.front[0]], padded[sheet.front[1]]
        back = padded[sheet.back[0]], padded[sheet.back[1]]
        sides.append(_side(front, creep * number, is_turned=False, has_fold_mark=has_fold_mark))
        sides.append(_side(back, creep * number, is_turned=flip is Flip.LONG, has_fold_mark=False))
    return tuple(sides)


def _side(pair: tuple[Page, Page], inward: float, *, is_turned: bool, has_fold_mark: bool) -> Page:
    left, right = pair
    width, height = sheet_size(left.width_mm, left.height_mm)
    fold, top = width / 2, (height - left.height_mm) / 2
    placed: tuple[Operation, ...] = (
        place_page(left, fold - left.width_mm, top)
        if not inward
        else _moved_inward(left, fold - left.width_mm, top, inward),
        place_page(right, fold, top) if not inward else _moved_inward(right, fold, top, -inward),
    )
    if is_turned:
        placed = (Group(width, height, placed, degrees=180),)
    if has_fold_mark:
        mark = line(0, 0, 0, _MARK_LENGTH)
        ends = _MARK_FROM_EDGE, height - _MARK_FROM_EDGE - _MARK_LENGTH
        placed = (*placed, *(Shape(fold, y, mark, stroke=Colour.NEZU, line_width=0.2) for y in ends))
    return Page(width, height, placed, is_sheet=True)


def _moved_inward(page: Page, x: float, y: float, by: float) -> Group:
    """The page in its half of the sheet, moved; what would reach over the fold onto the other page is cut off."""
    inner = Group(by, 0.0, page.operations, clip=(page.width_mm, page.height_mm))
    return Group(x, y, (inner,), clip=(page.width_mm, page.height_mm))
