"""Vertical setting: columns from the right to the left, figures as 漢数字."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice, pairwise

from app.printing.boxes import Block, layered, padded
from app.printing.fonts import Face, cluster_count, clusters
from app.printing.japanese_text import NEVER_STARTS, drawable, measure
from app.printing.pages import POINT_MM, Operation
from app.printing.phrases import phrase_breaks
from app.printing.text_blocks import TextStyle, vertical_label
from app.printing.text_placing import cut_to_fit

_KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")
FULL_WIDTH = {code: code + 0xFEE0 for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *map(ord, "&'()+./"))}
_SMALL_NUMBER = re.compile(r"\d{1,2}(?=丁目|階|月|日)")
_DASH = re.compile(r"(?<=[〇一二三四五六七八九十A-Za-z])[-‐‑–−－ー](?=[〇一二三四五六七八九十A-Za-z])")
_TENS = "十"
AT_SPACES, BETWEEN_PHRASES = 0.0, 1.5
"""How unwelcome the place may be where `parted_text` parts: at spaces, 「」 and （; or between phrases too."""
_LONGEST_PHRASED = 150
"""Longer texts have too many phrases to look at each."""


def kanji_numerals(text: str) -> str:
    """An address as it is written vertically: 2-35-3 → 二―三五―三, 12丁目 → 十二丁目, B棟 → Ｂ棟."""
    shown = _SMALL_NUMBER.sub(lambda found: _counted(int(found.group())), drawable(text))
    shown = _DASH.sub("―", shown.translate(_KANJI))  # stands upright in a column; － would be one more 一
    return shown.translate(FULL_WIDTH).replace(" ", "　")


def wide_spaced(text: str) -> str:
    """The text with one full-width space wherever there is any, none at its ends: a space in a column is one em."""
    return "　".join(text.split())


def _counted(number: int) -> str:
    """一, 十, 十二, 二十三: numbers that are counted, not spelt."""
    if number < 10:
        return str(number).translate(_KANJI)
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else str(tens).translate(_KANJI)) + _TENS + (str(ones).translate(_KANJI) if ones else "")


def vertical_text(text: str, height: float, style: TextStyle, *, gap: float = 0.5, is_name: bool = False) -> Block:
    """A text in vertical columns from the right to the left, broken where a line may be broken, figures as 漢数字.

    Args:
        gap: between columns, in em.
        is_name: figures stay as they are written (さくら会2).
    """
    em = style.size_pt * POINT_MM
    columns = _columns(drawable(text).replace("\n", "　"), max(1, int(height / em + 1e-6)))
    width = max(0.0, len(columns) * (1 + gap) - gap) * em
    operations: list[Operation] = []
    longest = 0.0
    for number, column_text in enumerate(columns):
        block = vertical_label(column_text if is_name else kanji_numerals(column_text), style)
        operations += block.at(width - em - number * (1 + gap) * em, 0.0)
        longest = max(longest, block.height)
    return Block(width, longest, tuple(operations))


def bounded_vertical(text: str, height: float, width: float, style: TextStyle, *, gap: float = 0.5) -> Block:
    """A text in vertical columns no wider than `width`, one at least; a longer one ends in … and `overflows`."""
    room = max(width, style.size_pt * POINT_MM) + 0.01
    whole = vertical_text(text, height, style, gap=gap)
    if whole.width <= room:
        return whole
    return cut_to_fit(
        text, lambda words: vertical_text(words, height, style, gap=gap), lambda cut: cut.width <= room
    )


def parted_text(
    text: str,
    height: float,
    style: TextStyle,
    *,
    most_unwelcome: float,
    gap: float = 0.5,
    lower: float = 0.0,
    behind: str = "",
    is_name: bool = False,
) -> Block:
    """A text in two vertical columns, parted where it is calmest and most even; empty where it cannot be.

    Args:
        most_unwelcome: AT_SPACES or BETWEEN_PHRASES (`phrases.phrase_breaks`).
        gap: between the columns, in em.
        lower: by how much the second begins lower, in em.
        behind: what follows the text and never stands alone.
        is_name: figures stay as they are written.
    """
    em = style.size_pt * POINT_MM
    most = height / em + 1e-6
    shown = drawable(text)
    found = []
    for at, unwelcome in phrase_breaks(shown, style.face):
        first, second = shown[:at].strip(), shown[at:].strip()
        lengths = cluster_count(first), lower + cluster_count(second + behind)
        if second and unwelcome <= most_unwelcome and max(lengths) <= most:
            found.append((unwelcome, max(lengths), first, second))
    if not found:
        return Block(0.0, 0.0)
    _, _, first, second = min(found)
    parts = (first, second + behind)
    begun, ended = (vertical_label(part if is_name else kanji_numerals(part), style) for part in parts)
    return layered([padded(begun, left=(1 + gap) * em), padded(ended, top=lower * em)])


def _columns(text: str, most: int) -> list[str]:
    """Columns of at most so many characters; none begins with a forbidden mark, the last is no single character.

    They end between phrases where that makes them no more.
    """
    breaks = measure(text, Face.G).breaks
    columns = _filled(text, most, breaks, breaks)
    if len(columns) > 1 and len(text) <= _LONGEST_PHRASED:
        calm = _filled(text, most, [at for at, _ in phrase_breaks(text, Face.G)], breaks)
        if len(calm) <= len(columns):
            return calm
    return columns


def _filled(text: str, most: int, wished: Sequence[int], breaks: Sequence[int]) -> list[str]:
    """Each column as full as the wished ends allow; one in which none of them lies ends where a line may."""
    starts = [0]
    while starts[-1] < len(text):
        start = starts[-1]
        reach = _reach(text, start, most)
        ends = (each[bisect_right(each, reach) - 1] for each in (wished, breaks) if each and each[0] <= reach)
        starts.append(next((end for end in ends if end > start), 0) or _cut(text, start, most))
    if len(starts) > 2 and cluster_count(text[starts[-2] :].strip()) == 1:
        earlier = [at for at in breaks if starts[-3] < at < starts[-2] and cluster_count(text[at:].strip()) <= most]
        starts[-2] = earlier[-1] if earlier else starts[-2]
    columns = [text[start:end].strip() for start, end in pairwise(starts)]
    return [column for column in columns if column]


def _reach(text: str, start: int, most: int) -> int:
    """Behind the last character of a full column, and the spaces that follow it."""
    end = start
    for _, after in islice(clusters(text[start:]), most):
        end = start + after
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def _cut(text: str, start: int, most: int) -> int:
    """Inside a word longer than the column."""
    ends = [start + end for _, end in islice(clusters(text[start:]), most)]
    calm = [at for at in ends if at == len(text) or text[at] not in NEVER_STARTS]
    return (calm or ends)[-1]
