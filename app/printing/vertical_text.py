"""Vertical setting: names and addresses on postcards and envelopes (宛名), figures as 漢数字."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from app.printing.boxes import Align, Block, boxed, layered, padded, tagged
from app.printing.fonts import Face, clusters
from app.printing.japanese_text import NEVER_STARTS, drawable, measure
from app.printing.pages import POINT_MM, Operation
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label, vertical_label

_KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")
_FULL_WIDTH = {code: code + 0xFEE0 for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *map(ord, "&'()+./"))}
_SMALL_NUMBER = re.compile(r"\d{1,2}(?=丁目|階|月|日)")
_DASH = re.compile(r"(?<=[〇一二三四五六七八九十A-Za-z])[-‐‑–−－ー](?=[〇一二三四五六七八九十A-Za-z])")
_TENS = "十"
_INDENT = 2.0
"""By how much the second part of an address begins lower, in em (comp 21)."""
_LONG_NAME_SIZES = (20.0, 18.0, 16.0)
_BEFORE_SIZES = (14.0, 12.0, 10.5)
_POSTCARD_WIDTH, _POSTCARD_HEIGHT = 100.0, 148.0
_FRAME_WIDTH, _FRAME_HEIGHT, _FRAME_TOP = 5.7, 8.0, 12.0
_FRAMES = (*(44.3 + 7.0 * at for at in range(3)), *(65.9 + 6.8 * at for at in range(4)))
"""Left edges of the frames for the postal code on an official postcard, mm (printdesign.md §9)."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom something is posted; '' for what is not known.

    Attributes:
        postal_code: seven figures, with or without 〒 and dash.
        address: town and number, with the prefecture if the post needs it.
        building: house and room, or the organisation's building.
        organization: stands before the name.
        honorific: 様, 御中, 行.
    """

    name: str
    address: str
    postal_code: str = ""
    building: str = ""
    organization: str = ""
    honorific: str = "様"


def kanji_numerals(text: str) -> str:
    """An address as it is written vertically: 2-35-3 → 二－三五－三, 12丁目 → 十二丁目, B棟 → Ｂ棟."""
    shown = _SMALL_NUMBER.sub(lambda found: _counted(int(found.group())), drawable(text))
    shown = _DASH.sub("－", shown.translate(_KANJI))
    return shown.translate(_FULL_WIDTH).replace(" ", "　")


def _counted(number: int) -> str:
    """一, 十, 十二, 二十三: numbers that are counted, not spelt."""
    if number < 10:
        return str(number).translate(_KANJI)
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else str(tens).translate(_KANJI)) + _TENS + (str(ones).translate(_KANJI) if ones else "")


def vertical_text(text: str, height: float, style: TextStyle, *, gap: float = 0.5) -> Block:
    """A text in vertical columns from the right to the left, broken where a line may be broken, figures as 漢数字.

    Args:
        gap: between columns, in em.
    """
    em = style.size_pt * POINT_MM
    columns = _columns(drawable(text).replace("\n", "　"), max(1, int(height / em + 1e-6)))
    width = max(0.0, len(columns) * (1 + gap) - gap) * em
    operations: list[Operation] = []
    longest = 0.0
    for number, column_text in enumerate(columns):
        block = vertical_label(kanji_numerals(column_text), style)
        operations += block.at(width - em - number * (1 + gap) * em, 0.0)
        longest = max(longest, block.height)
    return Block(width, longest, tuple(operations))


def vertical_address(addressee: Addressee, width: float, height: float, *, name_pt: float = 28.0) -> Block:
    """宛名 in a box: the address at the right, the name large in the middle, what stands before it between them.

    Long addresses are set smaller, down to 10.5 pt, long names down to 16 pt; `overflows` when even that is too long.
    """
    parts: list[Block] = []
    place = [part for part in (addressee.address, addressee.building) if part.strip()]
    size = 14.0
    while place:
        style = TextStyle(face=Face.M, size_pt=size)
        heights = (height, height * 0.9)
        parts = [vertical_text(part, room, style) for part, room in zip(place, heights, strict=False)]
        if sum(part.width for part in parts) <= width * 0.42 or size <= 10.5:
            break
        size -= 0.5
    name = _name(addressee, height, name_pt)
    operations: list[Operation] = []
    x = width
    for number, part in enumerate(parts):
        x -= part.width
        below = min(_INDENT * size * POINT_MM, height - part.height)  # the house begins lower than the street
        operations += tagged(part, Tag.PARAGRAPH).at(x, below if number else 0.0)
        x -= size * POINT_MM * 0.4
    middle = min((width - name.width) / 2, x - name.width - 2.0)
    is_cut = False
    if addressee.organization:
        most = x - name.width - 6.0
        before = _organization(addressee.organization, height * 0.8, x - middle - name.width - 4.0, most)
        middle = min(middle, x - before.width - name.width - 4.0)
        operations += tagged(before, Tag.PARAGRAPH).at(middle + name.width + 2.0, height * 0.1)
        is_cut = before.overflows
    operations += tagged(name, Tag.PARAGRAPH).at(middle, height * 0.12)
    too_wide = is_cut or middle < -0.01 or any(part.height > height + 0.01 for part in (*parts, name))
    return Block(width, height, tuple(operations), overflows=too_wide or name.overflows)


def _organization(text: str, height: float, width: float, most: float) -> Block:
    """What stands before a name: smaller, down to 10.5 pt, before it pushes the name aside.

    Wider than `most` it ends in …, so that the name stays on the paper; then it `overflows`.
    """
    for size_pt in _BEFORE_SIZES:
        block = vertical_text(text, height, TextStyle(face=Face.M, size_pt=size_pt))
        if block.width <= width:
            return block
    smallest = TextStyle(face=Face.M, size_pt=_BEFORE_SIZES[-1])
    cut, ends = block, [end for _, end in clusters(text)]
    while cut.width > most and ends:
        ends = ends[: int(len(ends) * 0.9)]
        cut = vertical_text(text[: ends[-1] if ends else 0] + "…", height, smallest)
    return cut._replace(overflows=cut is not block)


def _name(addressee: Addressee, height: float, name_pt: float) -> Block:
    """Name and honorific in one column, a very long name in two; parts of a name (髙橋　誠) stand apart."""
    words = "　".join(re.split(r"[\s　]+", drawable(addressee.name).strip()))
    text = f"{words}　{addressee.honorific}" if addressee.honorific else words
    size = name_pt
    length = sum(1 for _ in clusters(text))
    room = height * 0.86
    while length * size * POINT_MM > room and size > 16.0:
        size -= 1.0
    style = TextStyle(face=Face.MB, size_pt=size)
    if length * size * POINT_MM <= room + 0.01:
        return vertical_label(text.translate(_FULL_WIDTH), style)
    return _in_two_columns(text, room, style)


def _in_two_columns(text: str, room: float, style: TextStyle) -> Block:
    """Parted at its first space if that fits in some size, else wherever a line may be broken."""
    first, _, rest = text.translate(_FULL_WIDTH).partition("　")
    for size_pt in _LONG_NAME_SIZES:
        small = style._replace(size_pt=size_pt)
        begun, ended = vertical_label(first, small), vertical_label(rest, small)
        if max(begun.height, ended.height) <= room:
            return layered([padded(begun, left=1.3 * size_pt * POINT_MM), ended])
    for size_pt in _LONG_NAME_SIZES:
        block = vertical_text(text, room, style._replace(size_pt=size_pt), gap=0.3)
        if block.width <= 2.4 * size_pt * POINT_MM:
            return block
    return block._replace(overflows=True)


def postal_code_figures(postal_code: str) -> Block:
    """The seven figures for the red frames of an official postcard, 100 × 148 mm, upright; empty without seven."""
    figures = re.sub(r"\D", "", drawable(postal_code))
    if len(figures) != len(_FRAMES):
        return Block(_POSTCARD_WIDTH, _POSTCARD_HEIGHT)
    operations: list[Operation] = [Opened(Tag.PARAGRAPH)]
    for figure, left in zip(figures, _FRAMES, strict=True):
        shown = label(figure, TextStyle(face=Face.GB, size_pt=17))
        frame = boxed(shown, width=_FRAME_WIDTH, height=_FRAME_HEIGHT, across=Align.CENTRE, down=Align.CENTRE)
        operations += frame.at(left, _FRAME_TOP)
    return Block(_POSTCARD_WIDTH, _POSTCARD_HEIGHT, (*operations, CLOSED))


def _columns(text: str, most: int) -> list[str]:
    """Columns of at most so many characters; none begins with a forbidden mark, the last is no single character."""
    breaks = measure(text, Face.G).breaks
    starts = [0]
    while starts[-1] < len(text):
        start = starts[-1]
        fitting = [at for at in breaks if start < at and _length(text[start:at].rstrip()) <= most]
        starts.append(fitting[-1] if fitting else _cut(text, start, most))
    if len(starts) > 2 and _length(text[starts[-2] :].strip()) == 1:
        earlier = [at for at in breaks if starts[-3] < at < starts[-2] and _length(text[at:].strip()) <= most]
        starts[-2] = earlier[-1] if earlier else starts[-2]
    columns = [text[start:end].strip() for start, end in pairwise(starts)]
    return [column for column in columns if column]


def _length(text: str) -> int:
    return sum(1 for _ in clusters(text))


def _cut(text: str, start: int, most: int) -> int:
    """Inside a word longer than the column."""
    ends = [start + end for _, end in clusters(text[start:])][:most]
    calm = [at for at in ends if at == len(text) or text[at] not in NEVER_STARTS]
    return (calm or ends)[-1]
