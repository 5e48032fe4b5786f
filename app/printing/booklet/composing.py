"""Compose the booklet: lay everything out once, number the pages, then fill in what names the pages of others."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from app.booklets.choice import SECTION_LABELS, BookletChoice, Section
from app.ledger import Ledger
from app.printing.booklet.chapter_pages import chapter_pages, page_numbers
from app.printing.booklet.covers import back_cover, front_cover, plain_title
from app.printing.booklet.events_pages import EVENTS_KEY, events_pages
from app.printing.booklet.front_matter import Listed, contents, contents_pages, foreword
from app.printing.booklet.gathering import gather
from app.printing.booklet.guide import GUIDE_KEY, guide
from app.printing.booklet.indexes import (
    KINDS_KEY,
    NAMES_KEY,
    TOWNS_KEY,
    has_kinds,
    has_towns,
    kind_index,
    name_index,
    town_index,
)
from app.printing.booklet.measures import magnified
from app.printing.booklet.memo import memo_page
from app.printing.booklet.month_pages import MONTH_KEY, month_pages
from app.printing.booklet.news_pages import NEWS_KEY, news_pages
from app.printing.booklet.page_frame import framed_page
from app.printing.booklet.place_pages import Manner, set_chapter
from app.printing.booklet.plan import BookletPlan
from app.printing.booklet.recruiting_pages import RECRUITING_KEY, recruiting_pages, recruiting_title
from app.printing.booklet.slip_page import SLIP_KEY, slip_page
from app.printing.booklet.street_cover import HEIGHT as COVER_HEIGHT
from app.printing.booklet.street_cover import WIDTH as COVER_WIDTH
from app.printing.booklet.weekday_cells import WEEKDAYS_KEY
from app.printing.booklet.weekday_table import weekday_table
from app.printing.boxes import Block
from app.printing.composition import Composition, PhotoAlbum, ReadBlob, kept_photos
from app.printing.findings import Finding
from app.printing.pages import Page
from app.printing.theme import THEMES
from app.progress import Progress, no_progress

_SHEET_PAGES = 4
"""Pages on one folded sheet: the page count is a multiple of it (R15)."""
_USUAL = BookletChoice()
_TITLES = {**SECTION_LABELS, Section.WEEKDAYS: "曜日でさがす　曜日別一覧"}


def compose_booklet(
    ledger: Ledger,
    *,
    today: date,
    choice: BookletChoice = _USUAL,
    read_blob: ReadBlob,
    progress: Progress = no_progress,
) -> Composition:
    """The booklet in reading order; page 1 is the cover, the count a multiple of four.

    Raises:
        ExpectedError: no place may be printed; the volume or the 圏域 is gone.
        Cancelled: from `progress`.
    """
    plan = gather(ledger, choice, today=today)
    on_paper = functools.partial(_on_paper, paper=choice.paper, scale=plan.measures.scale)
    album = PhotoAlbum(read_blob, scale=plan.measures.scale, finish=on_paper, kept=kept_photos(ledger))
    manner = Manner(choice.style, plan.measures, plan.words)
    notes: list[Finding] = []
    for done, chapter in enumerate(plan.chapters):
        progress(done, len(plan.chapters) + 1)
        notes += set_chapter(chapter, manner).notes
    pages = [album.filled(page) for page in _Binding(plan, manner).pages()]
    album.keep()
    sheet = THEMES[f"booklet {choice.paper}"].paper
    scale = min(sheet.width / COVER_WIDTH, sheet.height / COVER_HEIGHT)
    covers = PhotoAlbum(read_blob, scale=scale)
    front, back = (_on_paper(page, choice.paper, scale) for page in (front_cover(plan, covers), back_cover(plan)))
    progress(len(plan.chapters) + 1, len(plan.chapters) + 1)
    findings = (*notes, *album.findings, *covers.findings)
    return Composition((front, *pages, back), plain_title(plan), findings)


def _on_paper(page: Page, paper: str, scale: float) -> Page:
    """The page as large as its paper; A5 is what all are laid out for."""
    sheet = THEMES[f"booklet {paper}"].paper
    return page if paper == "A5" else magnified(page, scale, width=sheet.width, height=sheet.height)


class _Piece(NamedTuple):
    """Pages behind the chapters that stand together.

    Attributes:
        make: number of the first page → bodies.
        side: 0 when the first page must be a left one, 1 for a right one, None where it does not matter.
        is_mobile: it may come earlier to fill a side that would be empty.
    """

    section: Section
    key: str
    make: Callable[[int], Sequence[Block]]
    side: int | None = None
    is_mobile: bool = False


@dataclass
class _Binding:
    """Gives every page inside the covers its number, then makes those that need to know the numbers of others."""

    plan: BookletPlan
    manner: Manner
    page_of: dict[int, int] = field(default_factory=dict)
    first_pages: dict[int, int] = field(default_factory=dict)
    weekdays: int = 0
    after: list[Listed] = field(default_factory=list)
    inside: list[Page] = field(default_factory=list)

    def pages(self) -> list[Page]:
        """All pages between the covers in reading order."""
        plan, sections = self.plan, self.plan.choice.sections
        pieces = self._pieces()
        has_foreword, has_guide = Section.FOREWORD in sections, Section.GUIDE in sections
        news_count = len(news_pages(plan, defaultdict(int)))
        lines = int(has_guide) + int(bool(news_count)) + len(pieces)
        first = 2 + int(has_foreword)
        guide_page = first + contents_pages(plan, lines)
        news_page = guide_page + int(has_guide)
        chapters = self._chapters(news_page + news_count)
        tail = self._tail(pieces, news_page + news_count + len(chapters))
        before = [Listed(_TITLES[Section.GUIDE], GUIDE_KEY, guide_page)] if has_guide else []
        before += [Listed(_TITLES[Section.NEWS], NEWS_KEY, news_page)] if news_count else []
        if has_foreword:
            self._append(foreword(plan))
        for block in contents(plan, before=before, chapter_pages=self.first_pages, after=self.after):
            self._append(block)
        if has_guide:
            self._append(guide(plan, self.first_pages), SECTION_LABELS[Section.GUIDE])
        for block in news_pages(plan, self.page_of):
            self._append(block, SECTION_LABELS[Section.NEWS])
        self.inside += chapters
        for block, head in tail:
            self._append(block, head)
        while (len(self.inside) + 2) % _SHEET_PAGES:
            self._append(memo_page(plan.measures))
        return self.inside

    def _pieces(self) -> list[_Piece]:
        """What stands behind the chapters, in the order of `Section`; a section with nothing to say is left out."""
        plan = self.plan
        made = (
            _Piece(Section.WEEKDAYS, WEEKDAYS_KEY, self._weekday_pages, side=0),
            _Piece(Section.MONTH, MONTH_KEY, lambda _: month_pages(plan, self.page_of, weekdays=self.weekdays)),
            _Piece(Section.SLIP, SLIP_KEY, lambda _: [slip_page(plan), memo_page(plan.measures)], side=1),
            _Piece(Section.EVENTS, EVENTS_KEY, lambda _: events_pages(plan), is_mobile=True),
            _Piece(Section.RECRUITING, RECRUITING_KEY, lambda _: recruiting_pages(plan, self.page_of), is_mobile=True),
            _Piece(Section.NAMES, NAMES_KEY, lambda _: name_index(plan, self.page_of)),
            _Piece(Section.KINDS, KINDS_KEY, lambda _: kind_index(plan, self.page_of)),
            _Piece(Section.TOWNS, TOWNS_KEY, lambda _: town_index(plan, self.page_of)),
        )
        says = {
            Section.MONTH: bool(plan.meetings),
            Section.EVENTS: bool(plan.events),
            Section.KINDS: has_kinds(plan),
            Section.TOWNS: has_towns(plan),
        }
        return [piece for piece in made if piece.section in plan.choice.sections and says.get(piece.section, True)]

    def _weekday_pages(self, first_page: int) -> Sequence[Block]:
        self.weekdays = first_page
        return weekday_table(self.plan, self.page_of, first_page=first_page)

    def _chapters(self, first: int) -> list[Page]:
        """The pages of all chapters from number `first` on; notes where each chapter begins, and each place stands."""
        made: list[Page] = []
        for chapter in self.plan.chapters:
            number = first + len(made)
            self.first_pages[chapter.number] = number
            self.page_of |= page_numbers(chapter, self.manner, number)
            made += chapter_pages(chapter, self.manner, number, chapters=len(self.plan.chapters))
        return made

    def _tail(self, pieces: list[_Piece], number: int) -> list[tuple[Block, str]]:
        """(body, running head) of the pages behind the chapters; sides that must stay free become memo pages."""
        waiting = list(pieces)
        made: list[tuple[Block, str]] = []
        while waiting:
            piece = waiting[0]
            if piece.side is not None and number % 2 != piece.side:
                filler = next((each for each in waiting if each.is_mobile and len(each.make(number)) % 2), None)
                if filler is None:
                    made.append((memo_page(self.plan.measures), ""))
                    number += 1
                else:
                    piece = filler
            if piece.side is None or number % 2 == piece.side:
                waiting.remove(piece)
                blocks = piece.make(number)
                own = {Section.RECRUITING: recruiting_title(self.plan.words)}
                self.after.append(Listed(own.get(piece.section, _TITLES[piece.section]), piece.key, number))
                head = own.get(piece.section, SECTION_LABELS[piece.section])
                is_slip = piece.section is Section.SLIP  # its back is to write on
                made += [(block, "" if is_slip and at else head) for at, block in enumerate(blocks)]
                number += len(blocks)
        return made

    def _append(self, body: Block, head: str = "") -> None:
        number = len(self.inside) + 2
        self.inside.append(framed_page(number, (body,), self.plan.measures, head=head, has_head=bool(head)))
