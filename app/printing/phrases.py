"""Lines for headings, names and cells: broken between phrases, even, slightly smaller before a second line (R8)."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from app.printing.character_kinds import kinds
from app.printing.fonts import Face
from app.printing.japanese_text import MeasuredText, measure, visible_end
from app.printing.line_breaking import Line, break_lines
from app.printing.phrase_ends import phrase_ends

_BEFORE_GOOD = "「『（【〈《"
_AFTER_GOOD = "」』】〉》・"
_AFTER_MARKS = {"。": 0.2, "！": 0.2, "？": 0.2, "、": 0.5}
_CLOSED = "」』】〉》"
_AFTER_QUOTE = "はがをもにへとやでの"
"""Particles, where no phrase begins with them: a word in 「」 and the one behind it are one phrase."""
_SHORT_REMARK = re.compile("（.{1,3}）")
"""（見本）, （土） or （仮称）, which belongs to the word before it."""
_BETWEEN_WORDS = re.compile("[hn]{2}t|[tl]{2}n|h{2}n")
"""Where a word of a name ends by its script: ゆうやけ｜ママカフェ, 吉田｜ルーム, スマホ｜倶楽部, いきいき｜体操."""
_PARTICLES = "はがをもにへとや"
_LEAST_REST = 3
"""Characters that may stand alone on the last line of a phrase cut in two: 「す。」 may not (R7)."""
_MOST_BREAKS = 150
"""Longer texts are broken like body text: they are no heading any more."""
_SIZE_STEP = 0.1


class FittedText(NamedTuple):
    """A text made to fit a width.

    Attributes:
        text: as drawn.
        size_pt: the size that was chosen.
        lines: at that size.
        overflows: more lines than allowed were needed.
    """

    text: str
    size_pt: float
    lines: tuple[Line, ...]
    overflows: bool


@lru_cache(maxsize=8192)
def phrase_breaks(text: str, face: Face) -> tuple[tuple[int, float], ...]:
    """(index where a line may begin, how unwelcome), rising: 0 at 「」（・ and spaces, then after 。、, 1 at phrases,
    more before a （見本） and between 」 and its particle.

    Only breaks the line-breaking rules allow as well; without the start, with the end.
    """
    measured = measure(text, face)
    shape = kinds(text)
    phrases = phrase_ends(text)
    phrases.update(start for start, end in measured.whole if _stands_alone(text[start:end]))
    found: list[tuple[int, float]] = []
    for at in measured.breaks[:-1]:
        shown = visible_end(text, 0, at)
        if shown == at and text[at - 1] in _CLOSED and text[at] in _AFTER_QUOTE and at not in phrases:
            found.append((at, 2.5))
        elif shown == at and _SHORT_REMARK.match(text, at):
            found.append((at, 1.5))
        elif shown < at or (shown and text[shown - 1] in _AFTER_GOOD) or text[at] in _BEFORE_GOOD:
            found.append((at, 0.0))
        elif at in phrases and not _is_tied(text, shape, at):
            found.append((at, _AFTER_MARKS.get(text[at - 1], 1.0)))
        elif _BETWEEN_WORDS.fullmatch(shape, max(0, at - 2), at + 1):
            found.append((at, 1.5))
    return (*found, (len(text), 0.0))


def _stands_alone(word: str) -> bool:
    """A time, telephone number or address: as good a start of a line as a phrase (毎週土曜｜13:00〜15:00)."""
    return len(word) >= 4 and any(mark in word for mark in ":-/@")


def _is_tied(text: str, shape: str, at: int) -> bool:
    """A ・, an ending or a 「ない」 that BudouX parted from its word (むりの｜ない, 60歳以上の｜方, 坂の｜上カフェ)."""
    if text[at] in "上中下" and text[at - 1] == "の" and shape[max(0, at - 2)] == "n":
        return True
    return text[at] in "・〜方" or text[at : at + 2] in ("ない", "なく") or (at == 1 and text[0] not in "「『（")


def phrase_lines(text: str, face: Face, width: int) -> tuple[Line, ...]:
    """As few lines as fit, broken between phrases and of even length; only a phrase that is too long is broken itself.

    Args:
        text: `drawable`, without line ends.
        width: of the column in 1/1000 em.
    """
    measured = measure(text, face)
    if measured.width <= width:
        return (_shown(measured, 0, len(text)),) if text else ()
    fewest = len(break_lines(text, face, width))
    whole = phrase_breaks(text, face)
    for candidates, more in ((whole, 1), (_within_long_phrases(measured, whole, width), 2)):
        for count in range(fewest, fewest + more + 1):
            lines = _even_lines(measured, candidates, count, width)
            if lines:
                return lines
    return break_lines(text, face, width)


def _within_long_phrases(
    measured: MeasuredText, candidates: tuple[tuple[int, float], ...], width: float
) -> tuple[tuple[int, float], ...]:
    """The same with the lawful breaks inside the phrases that fit no line; after a particle they are less unwelcome."""
    found: list[tuple[int, float]] = []
    start = 0
    for end, unwelcome in candidates:
        if _shown(measured, start, end).width > width:
            inside = (at for at in measured.breaks if start < at < end and at <= len(measured.text) - _LEAST_REST)
            found += [(at, 3.0 if measured.text[at - 1] in _PARTICLES else 5.0) for at in inside]
        found.append((end, unwelcome))
        start = end
    return tuple(found) if len(found) > len(candidates) else ()


@lru_cache(maxsize=8192)
def fit_text(
    text: str, face: Face, size_pt: float, width_pt: float, *, least_scale: float = 0.85, most_lines: int = 2
) -> FittedText:
    """A heading in the largest size that fits (R8): smaller down to `least_scale` first, then another line.

    Args:
        text: `drawable`, without line ends.
        size_pt, width_pt: the wished size and the width of the column, both in points.

    Returns:
        The smallest size with `overflows` when even `most_lines` lines are not enough; such a text is broken like a
        cell.
    """
    measured = measure(text, face)
    if not text:
        return FittedText(text, size_pt, (), overflows=False)
    for count in range(1, most_lines + 1):
        lines = _fit_into(measured, face, count, size_pt, width_pt, least_scale)
        if lines:
            return FittedText(text, lines[0], lines[1], overflows=False)
    smallest = _rounded(size_pt * least_scale)
    width = int(width_pt * 1000 / smallest)
    lines_as_cell = phrase_lines(text, face, width)
    if len(lines_as_cell) > most_lines:
        lines_as_cell = break_lines(text, face, width)
    return FittedText(text, smallest, lines_as_cell, overflows=len(lines_as_cell) > most_lines)


def _fit_into(
    measured: MeasuredText, face: Face, count: int, size_pt: float, width_pt: float, least_scale: float
) -> tuple[float, tuple[Line, ...]] | None:
    if count == 1:
        widest = measured.width
        lines: tuple[Line, ...] = (_shown(measured, 0, len(measured.text)),)
    else:
        full = width_pt * 1000 / size_pt
        found = _even_lines(measured, phrase_breaks(measured.text, face), count, full) or _even_lines(
            measured, phrase_breaks(measured.text, face), count, full / least_scale
        )
        if not found:
            return None
        lines, widest = found, max(line.width for line in found)
    size = size_pt if widest * size_pt / 1000 <= width_pt else _rounded(width_pt * 1000 / widest)
    return (size, lines) if size >= size_pt * least_scale - _SIZE_STEP else None


def _rounded(size_pt: float) -> float:
    return round(math.floor(size_pt / _SIZE_STEP + 1e-6) * _SIZE_STEP, 1)


def _shown(measured: MeasuredText, start: int, end: int) -> Line:
    shown = visible_end(measured.text, start, end)
    wide = measured.positions[shown] - measured.positions[start]
    return Line(start, shown, wide - dict(measured.gaps).get(shown - 1, 0.0))


def _even_lines(
    measured: MeasuredText, candidates: tuple[tuple[int, float], ...], count: int, width: float
) -> tuple[Line, ...]:
    """The division into `count` lines that leaves the most even right edge, empty when there is none."""
    if len(candidates) > _MOST_BREAKS or len(candidates) < count:
        return ()
    ends = [at for at, _ in candidates]
    ideal = measured.width / count
    best: dict[int, tuple[float, tuple[Line, ...]]] = {0: (0.0, ())}
    for number in range(count):
        following: dict[int, tuple[float, tuple[Line, ...]]] = {}
        for start, (cost, lines) in best.items():
            for end, unwelcome in candidates:
                if end <= start:
                    continue
                line = _shown(measured, start, end)
                if line.width > width:
                    break
                if (end == ends[-1]) != (number == count - 1) or line.end - line.start < 2:
                    continue
                total = cost + ((line.width - ideal) / ideal) ** 2 + unwelcome * 0.15
                if end not in following or total < following[end][0]:
                    following[end] = (total, (*lines, line))
        best = following
    return best[ends[-1]][1] if ends[-1] in best else ()
