"""Spread a line to the full column, only between Japanese characters: 。 first, 、, brackets, then the rest (R6)."""

from __future__ import annotations

from bisect import bisect_left

from app.printing.japanese_text import MeasuredText, stretchable
from app.printing.line_breaking import Line

MOST_STRETCH = 120.0
"""The widest extra space between two characters, 1/1000 em. Readers of the PDF take much more for a typed space."""
_NOTHING = 1e-6


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
    for everywhere in stretchable(measured.text):
        places = everywhere[bisect_left(everywhere, line.start) : bisect_left(everywhere, line.end - 1)]
        if not places:
            continue
        extra = min(MOST_STRETCH, rest / len(places))
        found.extend([(index, extra) for index in places])
        rest -= extra * len(places)
        if rest <= _NOTHING:
            found.sort()
            return tuple(found)
    return ()
