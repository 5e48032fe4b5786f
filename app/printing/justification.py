"""Spread a line to the full column: only between Japanese characters, 。 first, then 、, then brackets, then the rest (R6)."""

from __future__ import annotations

from app.printing.japanese_text import CLOSING, HANGING, NEVER_ENDS, MeasuredText
from app.printing.line_breaking import Line

MOST_STRETCH = 120.0
"""The widest extra space between two characters, 1/1000 em. Readers of the PDF take much more for a typed space."""
_NOTHING = 1e-6
_JAPANESE_FROM = 0x2E80


def spread(measured: MeasuredText, line: Line, width: float) -> tuple[tuple[int, float], ...]:
    """The extra spaces that make a line exactly `width` wide.

    Returns:
        (index in the measured text, extra space after that character in 1/1000 em), rising; empty when nothing is to
        spread or when even the widest spaces would not fill the line (then a ragged line looks better).
    """
    rest = width - (line.width - line.hanging)
    if rest <= 0:
        return ()
    found: list[tuple[int, float]] = []
    for places in _places(measured, line):
        if not places:
            continue
        extra = min(MOST_STRETCH, rest / len(places))
        found.extend((index, extra) for index in places)
        rest -= extra * len(places)
        if rest <= _NOTHING:
            return tuple(sorted(found))
    return ()


def _places(measured: MeasuredText, line: Line) -> tuple[list[int], ...]:
    """Stretchable gaps, in the order they are used up."""
    text = measured.text
    whole = [span for span in measured.whole if span[0] < line.end and span[1] > line.start]
    stops: list[int] = []
    commas: list[int] = []
    brackets: list[int] = []
    others: list[int] = []
    for index in range(line.start, line.end - 1):
        left, right = text[index], text[index + 1]
        if ord(left) < _JAPANESE_FROM or ord(right) < _JAPANESE_FROM or 0xFE00 <= ord(right) <= 0xFE0F or ord(right) >= 0xE0100:
            continue
        if left in NEVER_ENDS or right in CLOSING or any(start <= index and index + 1 < end for start, end in whole):
            continue
        if left in HANGING:
            (stops if left in "。．" else commas).append(index)
        elif left in CLOSING or right in NEVER_ENDS:
            brackets.append(index)
        else:
            others.append(index)
    return stops, commas, brackets, others
