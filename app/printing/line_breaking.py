"""Cut a paragraph into lines: hang, then push out; never squeeze (R4, R5, R7).

Widths are 1/1000 em, so one result serves every size.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from app.printing.fonts import Face, is_variation_selector
from app.printing.japanese_text import (
    CLOSING,
    HANGING,
    NEVER_ENDS,
    NEVER_STARTS,
    MeasuredText,
    measure,
    visible_end,
)

_SOFT_AFTER = "/?&=-._@〜~）)年月、"
"""R3: where a word longer than the line may be cut first: after a mark of an address, between the parts of a date."""
_CLOSE = r"[A-Za-z0-9][A-Za-z0-9]|[0-9][日時分円名人回歳階号番]"
"""Two characters that are parted last."""
_ROUNDING = 0.5
"""1/2000 em: a line computed to fit exactly must fit."""


class Line(NamedTuple):
    """One line of a paragraph.

    Attributes:
        start, end: the characters shown, as indices of the measured text.
        width: of the characters shown, 1/1000 em.
        hanging: how much of it is a mark standing outside the right edge.
    """

    start: int
    end: int
    width: float
    hanging: float = 0.0


@lru_cache(maxsize=50_000)
def break_lines(text: str, face: Face, width: int, *, may_hang: bool = False) -> tuple[Line, ...]:
    r"""The lines of one paragraph.

    Args:
        text: `drawable`, without `\n`; an empty text gives no line.
        width: of the column in 1/1000 em of the type size.
        may_hang: 、。 may stand outside the right edge (body text only, never in a cell or frame).

    A word longer than the column is cut at its softest place; a line is wider than the column only where a single
    character is.
    """
    measured = measure(text, face)
    starts = _line_starts(measured, width + _ROUNDING, may_hang)
    ends = [*starts[1:], len(measured.text)] if starts else []
    lines = [_line(measured, start, end, width + _ROUNDING) for start, end in zip(starts, ends, strict=True)]
    return tuple(_without_lone_end(measured, lines, width + _ROUNDING))


def _line_starts(measured: MeasuredText, width: float, may_hang: bool) -> list[int]:
    text, positions, breaks, reaches = measured.text, measured.positions, measured.breaks, measured.reaches
    starts: list[int] = []
    start, after = 0, 0
    while start < len(text):
        starts.append(start)
        limit = positions[start] + width
        last = bisect_right(reaches, limit, lo=after)
        if may_hang and last < len(breaks) and _fits_hanging(measured, last, limit):
            last += 1
        if last > after:
            start, after = breaks[last - 1], last
            continue
        start = _cut_inside(measured, start, breaks[after], limit)
        if start == breaks[after]:
            after += 1
    return starts


def _fits_hanging(measured: MeasuredText, index: int, limit: float) -> bool:
    end = visible_end(measured.text, 0, measured.breaks[index])
    return end > 0 and measured.text[end - 1] in HANGING and measured.positions[end - 1] <= limit


def _cut_inside(measured: MeasuredText, start: int, end: int, limit: float) -> int:
    """Where to cut a word longer than the line: at a soft place, at least not against kinsoku, else anywhere."""
    text, positions = measured.text, measured.positions
    furthest = min(end, max(start + 1, bisect_right(positions, limit, lo=start) - 1))
    if furthest == end:
        return end
    legal = [at for at in range(start + 1, furthest + 1) if not is_variation_selector(text[at])]
    calm = [at for at in legal if text[at] not in NEVER_STARTS and text[at - 1] not in NEVER_ENDS]
    soft = [at for at in calm if text[at - 1] in _SOFT_AFTER and at - start >= 2]
    if soft:
        return soft[-1]
    loose = [at for at in calm if not re.match(_CLOSE, text[at - 1 : at + 1])]
    if loose or calm:
        return (loose or calm)[-1]
    if legal:
        return legal[-1]
    while furthest < end and is_variation_selector(text[furthest]):
        furthest += 1
    return furthest


def _line(measured: MeasuredText, start: int, end: int, width: float) -> Line:
    shown = visible_end(measured.text, start, end)
    if shown == start:
        return Line(start, start, 0.0)
    wide = measured.positions[shown] - measured.positions[start]
    if measured.gaps:
        wide -= dict(measured.gaps).get(shown - 1, 0.0)
    hanging = 0.0
    if wide > width and measured.text[shown - 1] in HANGING:
        hanging = measured.positions[shown] - measured.positions[shown - 1]
    return Line(start, shown, wide, hanging)


def _without_lone_end(measured: MeasuredText, lines: list[Line], width: float) -> list[Line]:
    """R7: a last line of a single character takes the last word of the line before with it."""
    if len(lines) < 2 or not is_lone(measured.text[lines[-1].start : lines[-1].end]):
        return lines
    before, last = lines[-2], lines[-1]
    for at in reversed(measured.breaks):
        if not before.start < at < last.start:
            continue
        longer = _line(measured, at, len(measured.text), width)
        shorter = _line(measured, before.start, at, width)
        if longer.width > width:
            break
        if not is_lone(measured.text[longer.start : longer.end]):
            return [*lines[:-2], shorter, longer]
    return lines


def is_lone(text: str) -> bool:
    """Whether a last line looks lost: fewer than two characters, marks not counted."""
    letters = [character for character in text if character not in CLOSING and not is_variation_selector(character)]
    return len(letters) < 2
