"""Pages that fill a booklet up to a multiple of four: something to write on, never a blank one (R15)."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.pages import Page
from app.printing.sheets.imposition import SHEET_PAGES

_MARGIN, _FOOT = 16.0, 18.0


def has_covers(pages: Sequence[Page]) -> bool:
    """Whether the first and the last page are a cover: alone among the pages they carry no number."""
    return len(pages) > 2 and not pages[0].label and not pages[-1].label and any(page.label for page in pages)


def filled(pages: Sequence[Page], fillers: Sequence[Page] = ()) -> tuple[Page, ...]:
    """The pages with others added up to a multiple of four; a back cover stays last.

    Args:
        fillers: taken first, in order (a slip, an advertisement); then come pages for memos.
    """
    missing = -len(pages) % SHEET_PAGES
    if not missing or not pages:
        return tuple(pages)
    added = list(fillers[:missing])
    while len(added) < missing:
        added.append(memo_page(pages[0].width_mm, pages[0].height_mm))
    end = len(pages) - 1 if has_covers(pages) else len(pages)
    return (*pages[:end], *added, *pages[end:])


def memo_page(width: float, height: float) -> Page:
    """A page of this size, mm, with lines to write on."""
    from app.printing.booklet.memo import memo

    block = memo(width=width - 2 * _MARGIN, height=height - _MARGIN - _FOOT)
    return Page(width, height, tuple(block.at(_MARGIN, _MARGIN)))
