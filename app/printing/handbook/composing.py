"""Compose the handbook for paper: contents, then each chapter on a page of its own, A4."""

from __future__ import annotations

from collections.abc import Sequence

from app.handbook.chapters import TITLE
from app.handbook.parts import Chapter
from app.ledger import Ledger
from app.printing.booklet.leaders import listed
from app.printing.boxes import Block, column, tagged
from app.printing.composition import Composition
from app.printing.glyph_findings import about_glyphs
from app.printing.handbook.content import handbook
from app.printing.handbook.pieces import PageOf, chapter_pieces
from app.printing.pages import Bookmark, Operation, Page
from app.printing.print_words import print_words
from app.printing.report_flow.flow import Piece, in_pages
from app.printing.report_flow.pages import TEXT_HEIGHT, ReportFrame, framed_page
from app.printing.report_flow.parts import WIDTH, paragraphs, section_piece, title_pieces
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label
from app.progress import Progress, no_progress
from app.records.setting import Setting

_ABOUT = (
    "困ったときは、目次から章をさがしてください。どの画面でも F1 を押すと、その画面の章がひらきます。"
    "左の「設定」の「使いかた」からもひらけます。"
)
_LINE = TextStyle(size_pt=13)
_LINE_GAP = 4.2
_SCREEN_PARTS = (1.0, 0.94, 0.88, 0.82)
"""What pictures of the window may take of the width; smaller ones cannot be read."""


def compose_handbook(ledger: Ledger, *, progress: Progress = no_progress) -> Composition:
    """The pages in the words of this town.

    Raises:
        Cancelled: from `progress`.
    """
    chapters = handbook(ledger)
    parts = [_screen_part(chapter, number) for number, chapter in enumerate(chapters, 1)]
    bodies = _bodies(chapters, parts, lambda _target: 0)
    progress(1, 2)
    numbers = _page_numbers(bodies)
    bodies = _bodies(chapters, parts, numbers.__getitem__)
    publisher = print_words(ledger).publisher
    count = 1 + sum(len(body) for body in bodies)
    first = in_pages(list(_contents(chapters, numbers)), first=TEXT_HEIGHT, rest=TEXT_HEIGHT)
    front = ReportFrame(TITLE, TITLE, "", publisher)
    pages = [framed_page(first[0], front, 1, count, bookmarks=(Bookmark("contents", 0.0, "目次"),))]
    for number, (chapter, body) in enumerate(zip(chapters, bodies, strict=True), 1):
        frame = ReportFrame(TITLE, f"{number}　{chapter.title}", TITLE, publisher)
        pages += [framed_page(page, frame, at, count) for at, page in enumerate(body, len(pages) + 1)]
    progress(2, 2)
    made: tuple[Page, ...] = tuple(pages)
    return Composition(made, TITLE, about_glyphs(made, None, TITLE, among=ledger.all(Setting)))


def _bodies(chapters: Sequence[Chapter], parts: Sequence[float], page_of: PageOf) -> list[list[list[Operation]]]:
    """The pages of each chapter, without head and foot; `parts` as in `chapter_pieces`."""
    both = enumerate(zip(chapters, parts, strict=True), 1)
    return [_body(chapter, number, page_of, part) for number, (chapter, part) in both]


def _body(chapter: Chapter, number: int, page_of: PageOf, screen_part: float) -> list[list[Operation]]:
    pieces = chapter_pieces(chapter, number, page_of, screen_part=screen_part)
    return in_pages(list(pieces), first=TEXT_HEIGHT, rest=TEXT_HEIGHT)


def _screen_part(chapter: Chapter, number: int) -> float:
    """Pictures as large as they may be on as few pages: a chapter shall not end with a line or two on one more."""
    lengths = {part: len(_body(chapter, number, lambda _target: 0, part)) for part in _SCREEN_PARTS}
    return next(part for part in _SCREEN_PARTS if lengths[part] == min(lengths.values()))


def _page_numbers(bodies: Sequence[Sequence[Sequence[Operation]]]) -> dict[str, int]:
    """Bookmark → page; the contents are page 1."""
    pages = [page for body in bodies for page in body]
    return {each.key: number for number, page in enumerate(pages, 2) for each in page if isinstance(each, Bookmark)}


def _contents(chapters: Sequence[Chapter], numbers: dict[str, int]) -> Sequence[Piece]:
    rows: list[Block] = []
    for number, chapter in enumerate(chapters, 1):
        words = label(f"{number}　{chapter.title}", _LINE)
        rows.append(listed(words, WIDTH, numbers[chapter.key], key=chapter.key, size_pt=_LINE.size_pt))
    listing = tagged(column(rows, gap=_LINE_GAP, width=WIDTH), Tag.CONTENTS, key="contents")
    return (*title_pieces(TITLE), *paragraphs(_ABOUT, is_prose=False), section_piece("目次"), Piece(listing, gap=5.0))

