"""A report that runs on over as many pages as it needs: pieces below each other, cut between lines where a page ends.

R7: no page begins or ends with a single line of a paragraph, and a heading stays with what it announces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.printing.boxes import Block
from app.printing.pages import Operation, TextRun, moved
from app.printing.tags import CLOSED, Closed, Opened, Tag

_LEAST_LINES = 2
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in the column.

    Attributes:
        block: laid out; with more than one line it holds texts and tags only, all on the same lines.
        gap: room above, mm; none at the top of a page.
        lines: of its text; 1 for what is never cut.
        pitch: from line to line, mm.
        stays_with_next: a heading: the page does not end behind it.
        head: of a table, shown again above this row where it begins a page; None for what has no head.
    """

    block: Block
    gap: float = 0.0
    lines: int = 1
    pitch: float = 0.0
    stays_with_next: bool = False
    head: Block | None = None

    def height_of(self, lines: int) -> float:
        """Height of the first lines, mm."""
        return self.block.height - (self.lines - lines) * self.pitch

    @property
    def least_lines(self) -> int:
        """How many lines must stand together at its beginning."""
        return self.lines if self.lines < 2 * _LEAST_LINES else _LEAST_LINES

    def cut(self, lines: int) -> tuple[Piece, Piece]:
        """The first lines, and the rest without the room above."""
        edge = self.height_of(lines) + (self.pitch - self._line_height) / 2
        upper = tuple(each for each in self.block.operations if _is_tag(each) or _top(each) < edge)
        lower = tuple(
            moved(each, 0, -lines * self.pitch)
            for each in self.block.operations
            if _is_tag(each) or _top(each) >= edge
        )
        first = self.block._replace(height=self.height_of(lines), operations=upper)
        rest = self.block._replace(height=self.block.height - lines * self.pitch, operations=lower)
        return (
            replace(self, block=first, lines=lines, stays_with_next=False),
            replace(self, block=rest, lines=self.lines - lines, gap=0.0),
        )

    @property
    def _line_height(self) -> float:
        return self.block.height - (self.lines - 1) * self.pitch


def keyed(piece: Piece, key: str) -> Piece:
    """The piece with a key for each of its tags, so that what is cut by the end of a page is read as one."""
    operations = tuple(
        each._replace(key=f"{key} {number}") if isinstance(each, Opened) and not each.key else each
        for number, each in enumerate(piece.block.operations)
    )
    return replace(piece, block=piece.block._replace(operations=operations))


def in_pages(pieces: Sequence[Piece], *, first: float, rest: float) -> list[list[Operation]]:
    """The operations of each page, with the top left corner of its text area at 0, 0.

    Args:
        first, rest: height of the text area of the first page and of all others, mm.
    """
    waiting = [keyed(piece, str(number)) for number, piece in enumerate(pieces)][::-1]
    pages: list[list[Operation]] = [[]]
    y, height, is_top = 0.0, first, True
    while waiting:
        piece = waiting.pop()
        if is_top and len(pages) > 1 and piece.head is not None:
            pages[-1] += _for_the_eye(piece.head)
            y = piece.head.height
        gap = piece.gap if y else 0.0
        room = height - y - gap
        is_fitting = piece.block.height <= room + _TOLERANCE and _needed(piece, waiting) <= room + _TOLERANCE
        lines = 0 if is_fitting else _lines_that_fit(piece, room)
        if is_fitting or (is_top and not lines):  # higher than a page and in one piece: it stands as it is
            pages[-1] += piece.block.at(0.0, y + gap)
            y += gap + piece.block.height
            is_top = False
            continue
        if lines:
            piece, lower = piece.cut(lines)
            pages[-1] += piece.block.at(0.0, y + gap)
            waiting.append(lower)
        else:
            waiting.append(piece)
        pages.append([])
        y, height, is_top = 0.0, rest, True
    return pages


def _for_the_eye(head: Block) -> list[Operation]:
    """A head that was read out before."""
    shown = [each for each in head.operations if not _is_tag(each)]
    return [Opened(Tag.ARTIFACT), *shown, CLOSED]


def _needed(piece: Piece, waiting: Sequence[Piece]) -> float:
    """Room a piece needs so that the page may end behind what must stand with it."""
    needed = piece.block.height
    if not piece.stays_with_next:
        return needed
    for following in reversed(waiting):
        needed += following.gap
        if not following.stays_with_next:
            return needed + following.height_of(following.least_lines)
        needed += following.block.height
    return needed


def _lines_that_fit(piece: Piece, room: float) -> int:
    """How many lines may stand before the page ends, 0 when the piece has to go on to the next page whole."""
    if piece.lines < 2 * _LEAST_LINES or piece.stays_with_next:
        return 0
    fitting = 0
    for lines in range(_LEAST_LINES, piece.lines - _LEAST_LINES + 1):
        if piece.height_of(lines) > room + _TOLERANCE:
            break
        fitting = lines
    return fitting


def _is_tag(operation: Operation) -> bool:
    return isinstance(operation, Opened | Closed)


def _top(operation: Operation) -> float:
    """Where a line of text begins, near enough to tell it from the next: its baseline."""
    assert isinstance(operation, TextRun)  # a piece of several lines holds nothing else
    return operation.y
