"""Single lines of text set at a point of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.printing.boxes import Block, column
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.theme import Colour

_OPENING = "「『（［｛〔〈《【([{ 　"


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
    length = longest_fitting(0, len(text), lambda each: label(cut_short(text, each), smaller).width <= width)
    return label(cut_short(text, length), smaller).with_overflow(True)


def cut_short(text: str, length: int) -> str:
    """The beginning of a text with …; no bracket is opened just before it."""
    return text[:length].rstrip(_OPENING) + "…"


def longest_fitting(least: int, most: int, fits: Callable[[int], bool]) -> int:
    """The largest length from `least` to `most` that fits, tried by halving; `least` where none does."""
    low, high = least, most
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low


def bounded(text: str, width: float, style: TextStyle, *, most_lines: int) -> Block:
    """A text on at most `most_lines` lines; a longer one ends in …, and then the block `overflows`."""
    block = text_block(text, width, style, most_lines=most_lines)
    if not block.overflows:
        return block

    def fits(length: int) -> bool:
        return not text_block(cut_short(text, length), width, style, most_lines=most_lines).overflows

    return text_block(cut_short(text, longest_fitting(1, len(text), fits)), width, style).with_overflow(True)


def together(parts: Sequence[str], width: float, style: TextStyle, *, most_lines: int = 1000) -> Block:
    """Facts that share a row: beside each other when one line holds them, else each on lines of its own.

    `overflows` when one of them needed more than `most_lines` and ends in ….
    """
    shown = [part for part in parts if part]
    line = label("　".join(shown), style)
    if shown and line.width <= width:
        return line.with_width(width)
    blocks = [bounded(part, width, style, most_lines=most_lines) for part in shown]
    return column(blocks, gap=(style.leading - 1) * style.size_pt * POINT_MM, width=width)
