"""Single lines of text set at a point of the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

from app.printing.boxes import Block, column
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.theme import Colour

_OPENING = "「『（［｛〔〈《【([{ 　"
_JOINER = "\u200d"
_FOLLOWING = f"{_JOINER}ﾞﾟ🏻🏼🏽🏾🏿"
"""What belongs to the letter before it, beside what Unicode calls marks: accents, selectors (UAX 29)."""
_FLAG_HALVES = range(0x1F1E6, 0x1F200)


def centred(x: float, y: float, text: str, face: Face, size_pt: float, colour: str) -> list[Operation]:
    """One line whose em box is centred at x, y."""
    block = label(text, TextStyle(face=face, size_pt=size_pt, colour=colour))
    return block.at(x - block.width / 2, y - block.height / 2)


def left(x: float, top: float, text: str, face: Face, size_pt: float, colour: str = Colour.SUMI) -> list[Operation]:
    """One line beginning at x."""
    return label(text, TextStyle(face=face, size_pt=size_pt, colour=colour)).at(x, top)


def right(x: float, top: float, text: str, face: Face, size_pt: float, colour: str = Colour.SUMI) -> list[Operation]:
    """One line ending at x."""
    block = label(text, TextStyle(face=face, size_pt=size_pt, colour=colour))
    return block.at(x - block.width, top)


def squeezed(text: str, width: float, style: TextStyle, *, floor_pt: float) -> Block:
    """One line no wider than `width`: smaller down to `floor_pt`, then shortened with ….

    For lines that repeat what stands in full elsewhere (running heads, tabs); `overflows` when it was shortened.
    """
    block = label(text, style)
    if block.width <= width or not text:
        return block
    size = max(floor_pt, int(style.size_pt * width / block.width * 10) / 10)
    smaller = style._replace(size_pt=size)
    block = label(text, smaller)
    if block.width <= width:
        return block
    return cut_to_fit(text, lambda words: label(words, smaller), lambda cut: cut.width <= width)


def cut_to_fit(text: str, drawn: Callable[[str], Block], fits: Callable[[Block], bool]) -> Block:
    """As much of the beginning of a text as fits, ending in …; the block `overflows`.

    No bracket is opened just before the …, and no letter is parted: 葛 with its selector, か with a separate ゛, the
    emoji of a family. Of a text of which nothing fits only the … stays.

    Args:
        drawn: the block of such a beginning.
        fits: whether that block has room.
    """
    ends = list(_letter_ends(text))[:-1]
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(drawn(_beginning(text, ends[middle - 1]))):
            low = middle
        else:
            high = middle - 1
    return drawn(_beginning(text, ends[low - 1] if low else 0)).with_overflow(True)


def _beginning(text: str, end: int) -> str:
    return text[:end].rstrip(_OPENING) + "…"


def _letter_ends(text: str) -> Iterator[int]:
    """Behind each letter as readers count them: with its marks, with what a joiner ties to it; a flag is one of two."""
    halves = 0  # of flags, just before here
    for at, character in enumerate(text):
        is_half = ord(character) in _FLAG_HALVES
        follows = character in _FOLLOWING or unicodedata.category(character).startswith("M")
        if at and not (follows or text[at - 1] == _JOINER or (is_half and halves % 2)):
            yield at
        halves = halves + 1 if is_half else 0
    if text:
        yield len(text)


def bounded(text: str, width: float, style: TextStyle, *, most_lines: int | None) -> Block:
    """A text on at most `most_lines` lines; a longer one ends in …, and then the block `overflows`."""
    block = text_block(text, width, style, most_lines=most_lines)
    if not block.overflows:
        return block
    return cut_to_fit(
        text,
        lambda words: text_block(words, width, style, most_lines=most_lines),
        lambda cut: not cut.overflows,
    )


def together(parts: Sequence[str], width: float, style: TextStyle, *, most_lines: int | None = None) -> Block:
    """Facts that share a row: beside each other when one line holds them, else each on lines of its own.

    `overflows` when one of them needed more than `most_lines` and ends in ….
    """
    shown = [part for part in parts if part]
    line = label("　".join(shown), style)
    if shown and line.width <= width:
        return line.with_width(width)
    blocks = [bounded(part, width, style, most_lines=most_lines) for part in shown]
    return column(blocks, gap=(style.leading - 1) * style.size_pt * POINT_MM, width=width)
