"""The name on what is posted, vertical and bold: in one column, in two, or several people beside each other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from app.printing.boxes import Block
from app.printing.fonts import Face, cluster_count
from app.printing.japanese_text import drawable
from app.printing.pages import POINT_MM, Operation
from app.printing.post.joint_names import PersonName, joint_names
from app.printing.text_blocks import TextStyle, vertical_label
from app.printing.text_placing import cut_to_fit
from app.printing.vertical_text import AT_SPACES, BETWEEN_PHRASES, FULL_WIDTH, parted_text, vertical_text, wide_spaced

PERSON = "様"
_FLOOR = 16.0
"""pt."""
_ONE_COLUMN, _TWO_COLUMN = 0.57, 0.72
"""A name shrinks to the first part of its size to stand in one column; in two it begins with the second."""
_STAYS_LARGE = 0.75
"""Down to this part of its size a name is parted at a space, before it is parted between phrases."""
_LOOSEST = 1.3
"""Pitch of the letters of a short name, in em."""
_GAP, _JOINT_GAP = 0.3, 0.35
"""Between the columns of one name, and between names, in em."""


def name_block(
    name: str, honorific: str, width: float, height: float, wished_pt: float, least_height: float = 0.0
) -> Block:
    """Name and honorific in one column, a long one in two, joint names beside each other; 髙橋　誠 stand apart.

    Args:
        wished_pt: its size where there is room; it shrinks to 16 pt, then it ends in … and the block `overflows`.
        least_height: over which the letters of a short name are spread, as far as they still are one word, mm.
    """
    people = joint_names(drawable(name)) if honorific == PERSON else ()
    if people:
        block = _beside_each_other(people, width, height, wished_pt, least_height)
        if not block.overflows:
            return block
    words = wide_spaced(drawable(name)).translate(FULL_WIDTH)
    text = f"{words}　{honorific}" if honorific else words
    length = cluster_count(text)
    for size_pt in sizes_down(wished_pt, max(_FLOOR, _ONE_COLUMN * wished_pt), 1.0):
        em = size_pt * POINT_MM
        if length * em <= height + 0.01:
            return vertical_label(text, _bold(size_pt), pitch=_pitch(length * em, least_height))
    return _in_columns(words, honorific, width, height, wished_pt)


def _pitch(height: float, least_height: float) -> float:
    """By how much the letters of a short name stand apart, in em."""
    return max(1.0, min(_LOOSEST, least_height / height)) if height else 1.0


def _in_columns(words: str, honorific: str, width: float, height: float, wished_pt: float) -> Block:
    """A name too long for one column: in two, parted at a space or between phrases, else parted anywhere."""
    behind = f"　{honorific}" if honorific else ""
    tried = tuple(sizes_down(round(_TWO_COLUMN * wished_pt), _FLOOR, 2.0))
    large = tuple(size_pt for size_pt in tried if size_pt >= _STAYS_LARGE * tried[0])
    for sizes, most_unwelcome in itertools.product((large, tried), (AT_SPACES, BETWEEN_PHRASES)):
        for size_pt in sizes:
            block = parted_text(
                words, height, _bold(size_pt), most_unwelcome=most_unwelcome, gap=_GAP, behind=behind, is_name=True
            )
            if block.operations and block.width <= width:
                return block
    for size_pt in tried:
        block = _anywhere(words + behind, height, size_pt)
        if block.width <= min(width, 2.4 * size_pt * POINT_MM):
            return block
    return block if block.width <= width else _cut_name(words, honorific, width, height)


def _cut_name(words: str, honorific: str, width: float, height: float) -> Block:
    """The beginning of a name that fits nowhere, and the honorific whatever happens."""
    behind = f"　{honorific}" if honorific else ""
    return cut_to_fit(
        words, lambda beginning: _anywhere(beginning + behind, height, _FLOOR), lambda cut: cut.width <= width
    )


def _anywhere(text: str, height: float, size_pt: float) -> Block:
    """In as many columns as it takes, broken wherever a line may be."""
    return vertical_text(text, height, _bold(size_pt), gap=_GAP, is_name=True)


def _beside_each_other(
    people: tuple[PersonName, ...], width: float, height: float, wished_pt: float, least_height: float
) -> Block:
    """Joint names: families, given names and 様 stand level; `overflows` when even small ones do not fit."""
    lengths = [(cluster_count(person.family), cluster_count(person.given)) for person in people]
    given_at = max(family for family, _ in lengths) + 1
    title_at = max(given_at + given if given else family for family, given in lengths) + 1
    columns = len(people) * (1 + _JOINT_GAP) - _JOINT_GAP
    for size_pt in sizes_down(wished_pt, _FLOOR, 1.0):
        em = size_pt * POINT_MM
        is_too_large = (title_at + 1) * em > height + 0.01 or columns * em > width
        if not is_too_large:
            break
    pitch = _pitch((title_at + 1) * em, least_height)
    operations: list[Operation] = []
    for number, person in enumerate(people):
        x = (len(people) - 1 - number) * (1 + _JOINT_GAP) * em
        for at, text in ((0, person.family), (given_at, person.given), (title_at, PERSON)):
            operations += vertical_label(text, _bold(size_pt), pitch=pitch).at(x, at * pitch * em)
    return Block(columns * em, (title_at * pitch + 1) * em, tuple(operations), overflows=is_too_large)


def _bold(size_pt: float) -> TextStyle:
    return TextStyle(face=Face.MB, size_pt=size_pt)


def sizes_down(wished_pt: float, floor_pt: float, step: float = 0.5) -> Iterator[float]:
    """From the wished size down to the floor, pt."""
    yield from itertools.takewhile(lambda size_pt: size_pt > floor_pt, itertools.count(wished_pt, -step))
    yield floor_pt
