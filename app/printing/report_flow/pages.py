"""The pages of a report: head with its mark, the flowing text, foot with publisher and number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.printing.boxes import padded, plate
from app.printing.fonts import Face
from app.printing.pages import Bookmark, Operation, Page, Shape, TextRun, moved
from app.printing.report_flow.flow import Piece, in_pages
from app.printing.report_flow.parts import WIDTH
from app.printing.shapes import line
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import squeezed
from app.printing.theme import MINUTES_PAPER, Colour

_HEAD_RULE, _TEXT_TOP = 19.6, 26.0
_FOOT_RULE, _FOOT_TOP = 280.0, 282.0
TEXT_HEIGHT = _FOOT_RULE - 3.0 - _TEXT_TOP
"""Of the text area of a page, mm."""
_SHORT_PAGE = 45.0
"""A last page that is filled no further than this looks forgotten, mm."""
_CLOSER, _LEAST_GAP, _MOST_TIGHTENED = 0.72, 2.6, 6
"""What is left of the gaps between pieces, and how small they may become, mm; in reports of up to so many pages."""
_HEAD, _FOOT = Opened(Tag.ARTIFACT, kind="Header"), Opened(Tag.ARTIFACT, kind="Footer")


@dataclass(frozen=True, slots=True)
class ReportFrame:
    """What stands around the text of every page.

    Attributes:
        word: what the report is (「会議録」), at the head of the first page.
        title: at the head of the others, and in the outline.
        mark: who may read it, at the right of the head.
        publisher: at the foot.
        is_internal: the mark stands in a red frame.
    """

    word: str
    title: str
    mark: str
    publisher: str
    is_internal: bool = False


def report_pages(pieces: Iterable[Piece], frame: ReportFrame) -> tuple[Page, ...]:
    """The pieces on as many A4 pages as they need, numbered; closer together where a few lines would need one more."""
    column = list(pieces)
    bodies = in_pages(column, first=TEXT_HEIGHT, rest=TEXT_HEIGHT)
    if 1 < len(bodies) <= _MOST_TIGHTENED and _depth(bodies[-1]) < _SHORT_PAGE:
        closer = [replace(piece, gap=max(min(piece.gap, _LEAST_GAP), piece.gap * _CLOSER)) for piece in column]
        tightened = in_pages(closer, first=TEXT_HEIGHT, rest=TEXT_HEIGHT)
        bodies = tightened if len(tightened) < len(bodies) else bodies
    bookmark = Bookmark("report", 0.0, frame.title or frame.word)
    return tuple(
        framed_page(body, frame, number, len(bodies), bookmarks=() if number > 1 else (bookmark,))
        for number, body in enumerate(bodies, 1)
    )


def _depth(body: Sequence[Operation]) -> float:
    """How far down the page its words reach, mm."""
    return max((each.y for each in body if isinstance(each, TextRun)), default=0.0)


def framed_page(
    body: Sequence[Operation],
    frame: ReportFrame,
    number: int,
    count: int,
    *,
    bookmarks: Sequence[Bookmark] = (),
) -> Page:
    """One page of `count`: the body with its top left corner at 0, 0 (`in_pages`) below its head, above its foot."""
    head = frame.word if number == 1 else frame.title
    operations = [_HEAD, *_head(head, frame), CLOSED]
    operations += [moved(each, MINUTES_PAPER.left, _TEXT_TOP) for each in body]
    operations += [_FOOT, *_foot(frame.publisher, number, count), CLOSED, *bookmarks]
    return Page(MINUTES_PAPER.width, MINUTES_PAPER.height, tuple(operations), label=str(number))


def _head(text: str, frame: ReportFrame) -> list[Operation]:
    paper = MINUTES_PAPER
    right = paper.width - paper.right
    ink = Colour.SHUKO if frame.is_internal else Colour.SUMI
    block = label(frame.mark, TextStyle(face=Face.B if frame.is_internal else Face.R, size_pt=11, colour=ink))
    if frame.is_internal:
        block = plate(padded(block, top=1.1, bottom=1.1, left=2.4, right=2.4), stroke=Colour.SHUKO, radius=1.0)
    top = _HEAD_RULE - 1.8 - block.height
    room = WIDTH - block.width - 6
    words = squeezed(text, room, TextStyle(face=Face.B, size_pt=12, colour=Colour.AI), floor_pt=10.5)
    operations = words.at(paper.left, _HEAD_RULE - 2.0 - words.height)
    operations += block.at(right - block.width, top)
    stroke = Shape(paper.left, _HEAD_RULE, line(0, 0, WIDTH, 0), stroke=Colour.AI, line_width=0.9)
    return [*operations, stroke]


def _foot(publisher: str, number: int, count: int) -> list[Operation]:
    paper = MINUTES_PAPER
    folio = label(f"{number}／{count}", TextStyle(face=Face.GB, size_pt=11))
    words = squeezed(publisher, WIDTH - folio.width - 6, TextStyle(size_pt=11), floor_pt=10.5)
    stroke = Shape(paper.left, _FOOT_RULE, line(0, 0, WIDTH, 0), stroke=Colour.SUMI, line_width=0.3)
    return [
        stroke,
        *words.at(paper.left, _FOOT_TOP),
        *folio.at(paper.width - paper.right - folio.width, _FOOT_TOP),
    ]
