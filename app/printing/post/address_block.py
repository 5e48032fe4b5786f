"""宛名, vertical: the address at the right, the name large in the middle, between them what stands before it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.printing.boxes import Block, tagged
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation
from app.printing.post.front_layout import POSTCARD_SIZES, AddressSizes
from app.printing.post.name_block import PERSON, name_block, sizes_down
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle
from app.printing.vertical_text import (
    AT_SPACES,
    BETWEEN_PHRASES,
    bounded_vertical,
    parted_text,
    vertical_text,
    wide_spaced,
)

_FLOOR = 10.5
"""pt."""
_INDENT = 2.0
"""By how much the second part of an address begins lower, in em (comp 21)."""
_TWO_COLUMNS = 2.6
"""Two columns are no wider than this, three are, in em."""
_SHRINKS_FOR_TWO = 0.75
"""An address, or what stands before a name, becomes so much smaller to stand in two columns; then it takes a third."""
_ADDRESS_PART, _LEAST_ADDRESS_PART = 0.5, 0.6
"""Of the width: what an address takes before it shrinks further, and where it ends in …."""
_NAME_TOP, _NAME_ROOM = 0.12, 0.88
_BEFORE_TOP, _BEFORE_ROOM = 0.1, 0.8
"""Where the name, and what stands before it, begin, and how long they may be: parts of the height."""
_BESIDE_NAME = 2.0
"""mm."""


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
    honorific: str = PERSON


def vertical_address(
    addressee: Addressee,
    width: float,
    height: float,
    sizes: AddressSizes = POSTCARD_SIZES,
    *,
    middle: float | None = None,
) -> Block:
    """宛名 in a box; `overflows` when something of it ends in ….

    Args:
        middle: where the name stands as long as the rest leaves it room, mm from the left; None for half the width.
    """
    address = _address(addressee, height, width, sizes.address)
    left = width - address.width - (_BESIDE_NAME if address.width else 0.0)
    narrowest = _FLOOR * POINT_MM + _BESIDE_NAME if addressee.organization else 0.0
    name = name_block(
        addressee.name,
        addressee.honorific,
        left - narrowest,
        height * _NAME_ROOM,
        sizes.name,
        least_height=sizes.least_name * height,
    )
    x = min((width / 2 if middle is None else middle) - name.width / 2, left - name.width)
    operations = list(address.at(width - address.width, 0.0))
    is_cut = address.overflows or name.overflows
    if addressee.organization:
        most = left - name.width - _BESIDE_NAME
        wished = left - x - name.width - 2 * _BESIDE_NAME
        before = _before(addressee.organization, height * _BEFORE_ROOM, wished, most, sizes.address)
        x = max(0.0, min(x, left - before.width - name.width - _BESIDE_NAME))
        between = (x + name.width + left - before.width) / 2
        operations += tagged(before, Tag.PARAGRAPH).at(between, height * _BEFORE_TOP)
        is_cut = is_cut or before.overflows
    operations += tagged(name, Tag.PARAGRAPH).at(max(0.0, x), height * _NAME_TOP)
    return Block(width, height, tuple(operations), overflows=is_cut)


def _address(addressee: Addressee, height: float, width: float, wished: float) -> Block:
    """Street and house: in two columns if they can, then as large as their part of the width allows."""
    parts = [part for part in (addressee.address, addressee.building) if part.strip()]
    for size_pt in sizes_down(wished, max(_FLOOR, _SHRINKS_FOR_TWO * wished)):
        block = _columns_of(parts, height, size_pt)
        if block.width <= _TWO_COLUMNS * size_pt * POINT_MM:
            return block
    for size_pt in sizes_down(wished, _FLOOR):
        block = _columns_of(parts, height, size_pt)
        if block.width <= width * _ADDRESS_PART:
            return block
    return _columns_of(parts, height, _FLOOR, width * _LEAST_ADDRESS_PART)


def _columns_of(parts: list[str], height: float, size_pt: float, width: float = math.inf) -> Block:
    """Each part in columns of its own, the second beginning lower, both no wider than so much."""
    style = TextStyle(face=Face.M, size_pt=size_pt)
    em = size_pt * POINT_MM
    gap = 0.4 * em
    placed: list[tuple[float, Block]] = []
    taken = 0.0
    for number, part in enumerate(parts):
        waiting = len(parts) - number - 1
        room = width - taken - waiting * (em + gap)
        block = bounded_vertical(part, height * 0.9 if number else height, room, style)
        taken += block.width + (gap if waiting else 0.0)
        placed.append((taken - (gap if waiting else 0.0), block))
    operations: list[Operation] = []
    for number, (right, block) in enumerate(placed):
        below = max(0.0, min(_INDENT * em, height - block.height)) if number else 0.0
        operations += tagged(block, Tag.PARAGRAPH).at(taken - right, below)
    return Block(taken, height, tuple(operations), overflows=any(block.overflows for _, block in placed))


def _before(text: str, height: float, width: float, most: float, wished: float) -> Block:
    """What stands before a name: smaller before it pushes the name aside; what is wider than `most` ends in …."""
    words = wide_spaced(text)
    for most_unwelcome in (AT_SPACES, BETWEEN_PHRASES):
        for size_pt in sizes_down(wished, max(_FLOOR, _SHRINKS_FOR_TWO * wished)):
            block = _firm_and_department(words, height, TextStyle(face=Face.M, size_pt=size_pt), most_unwelcome)
            if block.operations and block.width <= width:
                return block
    for size_pt in sizes_down(wished, _FLOOR):
        block = vertical_text(words, height, TextStyle(face=Face.M, size_pt=size_pt))
        if block.width <= width:
            return block
    return bounded_vertical(words, height, most, TextStyle(face=Face.M, size_pt=_FLOOR))


def _firm_and_department(text: str, height: float, style: TextStyle, most_unwelcome: float) -> Block:
    """In one column, or the firm in one and its department, a little lower, in the next; empty where neither fits."""
    whole = vertical_text(text, height, style)
    if whole.width <= style.size_pt * POINT_MM + 0.01:
        return whole
    return parted_text(text, height, style, most_unwelcome=most_unwelcome, lower=1.0)
