"""A small flyer twice on a sheet of double its size, to be cut apart (A5 on A4)."""

from __future__ import annotations

from app.printing.pages import Operation, Page, Shape, place_page
from app.printing.shapes import line
from app.printing.theme import EMPTY_EDGE, Colour

_MARK = 5.0
"""Length of the marks that show where to cut, mm."""


def two_up(page: Page) -> Page:
    """The page twice: upright ones beside each other, wide ones below each other, marks where to cut."""
    width, height = page.width_mm, page.height_mm
    second = (0.0, height) if width > height else (width, 0.0)
    sheet_width, sheet_height = (width, height * 2) if width > height else (width * 2, height)
    edge = EMPTY_EDGE
    ends: tuple[tuple[float, float, float, float], ...]
    if width > height:
        ends = ((edge, height, edge + _MARK, height), (width - edge - _MARK, height, width - edge, height))
    else:
        ends = ((width, edge, width, edge + _MARK), (width, height - edge - _MARK, width, height - edge))
    marks = [Shape(0, 0, line(*end), stroke=Colour.SUMI, line_width=0.2) for end in ends]
    operations: tuple[Operation, ...] = (place_page(page, 0, 0), place_page(page, *second), *marks)
    return Page(sheet_width, sheet_height, operations, is_sheet=True)
