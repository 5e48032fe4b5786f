"""Compose the booklet: lay everything out once, number the pages, then fill in 目次, さくいん and the weekday table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.booklet.chapter_opening import opening, opening_pages
from app.printing.booklet.covers import back_cover, front_cover, plain_title
from app.printing.booklet.front_matter import contents, contents_pages, foreword, guide
from app.printing.booklet.memo import memo
from app.printing.booklet.name_index import name_index
from app.printing.booklet.page_frame import framed_page
from app.printing.booklet.place_pages import PlacePage, place_pages
from app.printing.booklet.plan import BookletPlan, Chapter, plan_booklet
from app.printing.booklet.selection import select_places
from app.printing.booklet.weekday_table import weekday_table
from app.printing.boxes import Block
from app.printing.composition import Composition, PhotoAlbum, ReadBlob
from app.printing.findings import Finding
from app.printing.pages import Page
from app.printing.print_words import print_words
from app.progress import Progress, no_progress

_SHEET_PAGES = 4
"""Pages on one folded sheet: the page count is a multiple of it (R15)."""
_FOREWORD_PAGE = 2


def compose_booklet(
    ledger: Ledger,
    *,
    today: date,
    per_page: int = 2,
    include_stale: bool = False,
    read_blob: ReadBlob,
    progress: Progress = no_progress,
) -> Composition:
    """The booklet of all places with consent, in reading order; page 1 is the cover, the count a multiple of four.

    Args:
        per_page: places on a page, 1 or 2.
        include_stale: also places not confirmed for so long that they are red.

    Raises:
        ExpectedError: another `per_page`, or no place may be printed.
        Cancelled: from `progress`.
    """
    if per_page not in (1, 2):
        raise ExpectedError(f"1ページに{per_page}か所の冊子は作れません。", "1か所か2か所を選んでください。")
    words = print_words(ledger)
    selection = select_places(ledger, words, today=today, include_stale=include_stale)
    plan = plan_booklet(ledger, selection.included, words, today)
    if not plan.chapters:
        raise ExpectedError(
            f"冊子に載せられる{words.place_noun}がありません。",
            "載せてよいと返事をもらったら、冊子への掲載を「載せてよい」にしてください。",
        )
    album = PhotoAlbum(read_blob)
    notes: list[Finding] = []
    laid_out: dict[int, list[PlacePage]] = {}
    for done, chapter in enumerate(plan.chapters):
        progress(done, len(plan.chapters) + 1)
        laid_out[chapter.number] = place_pages(chapter, words, album, per_page=per_page, notes=notes)
    pages = _Numbering(plan, laid_out).pages()
    progress(len(plan.chapters) + 1, len(plan.chapters) + 1)
    return Composition(tuple(pages), plain_title(plan), (*notes, *album.findings))


@dataclass
class _Numbering:
    """Gives every page its number, then makes the pages that need to know the numbers of others."""

    plan: BookletPlan
    laid_out: dict[int, list[PlacePage]]

    def pages(self) -> list[Page]:
        """All pages in reading order."""
        plan = self.plan
        guide_page = _FOREWORD_PAGE + 1 + contents_pages(plan)
        chapter_pages, page_of, number = self._chapter_numbers(guide_page + 1)
        needs_memo = bool(number % 2)
        weekdays = number + int(needs_memo)
        table = weekday_table(plan, page_of, first_page=weekdays)
        index_page = weekdays + len(table)
        index = name_index(plan, page_of)
        listing = contents(plan, guide=guide_page, chapter_pages=chapter_pages, weekdays=weekdays, index=index_page)
        pages = [front_cover(plan), framed_page(_FOREWORD_PAGE, foreword(plan), has_head=False)]
        append = _appender(pages)
        for block in listing:
            append(block, "", False)
        append(guide(plan, chapter_pages), "この冊子の見かた", True)
        for chapter in plan.chapters:
            self._append_chapter(pages, chapter, page_of)
        if needs_memo:
            append(memo(), "", False)
        for block in table:
            append(block, "曜日別一覧", True)
        for block in index:
            append(block, "五十音さくいん", True)
        while (len(pages) + 1) % _SHEET_PAGES:
            append(memo(), "", False)
        return [*pages, back_cover(plan)]

    def _chapter_numbers(self, first: int) -> tuple[dict[int, int], dict[int, int], int]:
        """First page of each chapter, page of each place by id, and the first page after the chapters."""
        chapter_pages: dict[int, int] = {}
        page_of: dict[int, int] = {}
        number = first
        for chapter in self.plan.chapters:
            chapter_pages[chapter.number] = number
            number += opening_pages(chapter)
            for page in self.laid_out[chapter.number]:
                page_of |= dict.fromkeys((facts.id for facts in page.places), number)
                number += 1
        return chapter_pages, page_of, number

    def _append_chapter(self, pages: list[Page], chapter: Chapter, page_of: dict[int, int]) -> None:
        count = len(self.plan.chapters)
        for at, block in enumerate(opening(chapter, page_of, has_ruby=self.plan.words.has_ruby)):
            head = chapter.name if at else ""
            pages.append(
                framed_page(len(pages) + 1, block, head=head, chapter=chapter, chapters=count, has_head=bool(at))
            )
        for page in self.laid_out[chapter.number]:
            head = f"{chapter.name}　{page.towns}".strip("　")
            pages.append(framed_page(len(pages) + 1, page.body, head=head, chapter=chapter, chapters=count))


def _appender(pages: list[Page]) -> Callable[[Block, str, bool], None]:
    def append(block: Block, head: str, has_head: bool) -> None:
        pages.append(framed_page(len(pages) + 1, block, head=head, has_head=has_head))

    return append
