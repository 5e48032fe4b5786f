"""The rules counted over real text: minutes, plans, lists of places, descriptions of public facilities."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from app.printing.fonts import Face
from app.printing.japanese_text import CLOSING, NEVER_ENDS, NEVER_STARTS, drawable, measure
from app.printing.justification import MOST_STRETCH, spread
from app.printing.line_breaking import Line, break_lines, is_lone

_CORPUS = Path(__file__).parents[2] / "data" / "japanese_corpus.txt"


def _faults(text: str, width: int, *, may_hang: bool) -> Counter[str]:
    measured = measure(text, Face.R)
    lines = break_lines(text, Face.R, width, may_hang=may_hang)
    found: Counter[str] = Counter(lines=len(lines))
    cut = {
        end
        for start, end in measured.whole
        for line in lines
        if start < line.start < end and _fits(text, start, end, width)
    }
    found["whole word cut"] += len(cut)
    for number, line in enumerate(lines):
        if number:
            in_long_word = any(start < line.start < end for start, end in measured.whole)
            found["starts with a forbidden mark"] += not in_long_word and text[line.start] in NEVER_STARTS
        if number < len(lines) - 1:
            found["ends with an opening bracket"] += text[line.end - 1] in NEVER_ENDS
        found["too wide"] += line.width - line.hanging > width + 1
        found["hangs in a cell"] += bool(line.hanging) and not may_hang
    found["lone last character"] += len(lines) > 1 and _is_avoidably_lone(text, lines, width)
    return found


def _fits(text: str, start: int, end: int, width: int) -> bool:
    opening = start
    while opening and text[opening - 1] in NEVER_ENDS:
        opening -= 1
    closing = end
    while closing < len(text) and text[closing] in NEVER_STARTS:
        closing += 1
    positions = measure(text, Face.R).positions
    return positions[closing] - positions[opening] <= width


def _is_avoidably_lone(text: str, lines: tuple[Line, ...], width: int) -> bool:
    """Not counted: the line before is a single long word, or the two together would not fit one line."""
    if not is_lone(text[lines[-1].start : lines[-1].end]):
        return False
    breaks = [at for at in measure(text, Face.R).breaks if lines[-2].start < at < lines[-1].start]
    if not breaks:
        return False
    positions = measure(text, Face.R).positions
    return positions[lines[-1].end] - positions[breaks[-1]] <= width


@pytest.mark.parametrize("may_hang", [True, False])
def test_no_line_breaks_a_rule(may_hang: bool, is_thorough: bool) -> None:
    texts = [drawable(text) for text in _CORPUS.read_text("utf-8").splitlines()]
    widths = (9000, 11500, 14000, 18000, 22000, 27000, 35000) if is_thorough else (26000,)
    total: Counter[str] = Counter()
    for width in widths:
        for text in texts:
            total += _faults(text, width, may_hang=may_hang)
    lines = total.pop("lines")
    assert lines >= (33_000 if is_thorough else 3_000)
    assert not total


def test_justified_lines_are_flush_and_leave_whole_words_alone() -> None:
    width = 26000
    flush = ragged = 0
    for text in map(drawable, _CORPUS.read_text("utf-8").splitlines()):
        measured = measure(text, Face.R)
        inside = {index for start, end in measured.whole for index in range(start, end - 1)}
        for line in break_lines(text, Face.R, width, may_hang=True)[:-1]:
            gaps = spread(measured, line, width)
            grown = line.width - line.hanging + sum(extra for _, extra in gaps)
            flush += abs(grown - width) < 1
            ragged += abs(grown - width) >= 1
            assert all(line.start <= index < line.end - 1 for index, _ in gaps)
            assert all(0 <= extra <= MOST_STRETCH for _, extra in gaps)
            assert not inside & {index for index, _ in gaps}
            assert all(text[index + 1] not in CLOSING for index, _ in gaps)
    assert flush / (flush + ragged) > 0.85
