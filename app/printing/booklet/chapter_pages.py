"""A chapter as finished pages: its opening, then its places."""

from __future__ import annotations

from functools import lru_cache

from app.printing.booklet.chapter_opening import opening, opening_pages
from app.printing.booklet.page_frame import framed_page
from app.printing.booklet.place_pages import Manner, set_chapter
from app.printing.booklet.plan import Chapter
from app.printing.pages import Page


def page_numbers(chapter: Chapter, manner: Manner, first: int) -> dict[int, int]:
    """The page of each place by its id, when the chapter begins on page `first`."""
    begin = first + opening_pages(chapter, manner.measures)
    pages = set_chapter(chapter, manner).pages
    return {facts.id: number for number, page in enumerate(pages, begin) for facts in page.places}


@lru_cache(maxsize=128)
def chapter_pages(chapter: Chapter, manner: Manner, first: int, *, chapters: int) -> tuple[Page, ...]:
    """The pages from number `first` on, `chapters` is how many the booklet has.

    As long as all places of a chapter stay the same, so do its pages: a preview is made anew at every edit.
    """
    measures, tab = manner.measures, chapter.tab
    numbers = page_numbers(chapter, manner, first)
    pages: list[Page] = []
    for at, block in enumerate(opening(chapter, numbers, measures, has_ruby=manner.words.has_ruby)):
        head = chapter.name if at else ""
        number = first + len(pages)
        pages.append(
            framed_page(number, (block,), measures, head=head, tab=tab, chapters=chapters, has_head=bool(at))
        )
    for page in set_chapter(chapter, manner).pages:
        head = f"{chapter.name}　{page.towns}".strip("　")
        pages.append(framed_page(first + len(pages), page.body, measures, head=head, tab=tab, chapters=chapters))
    return tuple(pages)
