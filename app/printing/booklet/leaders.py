"""Lines of a list that end in a page number: dotted leaders, page numbers in columns."""

from __future__ import annotations

from app.printing.boxes import Block, tagged
from app.printing.fonts import Face
from app.printing.pages import Link, Operation, Shape
from app.printing.shapes import line
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.theme import Colour

_DOT, _PITCH = 0.35, 1.5


def leader(x: float, y: float, width: float) -> list[Operation]:
    """Round dots from x to x + width on height y; the dots of all lines stand below each other."""
    if width < 2 * _PITCH:
        return []
    start = -(-x // _PITCH) * _PITCH
    stroke = Shape(
        start,
        y,
        line(0, 0, x + width - start, 0),
        stroke=Colour.HAI,
        line_width=_DOT,
        dashes=(0.01, _PITCH - 0.01),
        is_round=True,
    )
    return [stroke]


def listed(
    block: Block, width: float, page: int, *, key: str, size_pt: float, count: str = "", middle: float = 0.0
) -> Block:
    """A block at the left, its page number at the right end, dots between; the whole line is a link.

    Args:
        key: bookmark of the page.
        count: a word that sits in the leader (「14か所」).
        middle: height of the leader below the top of the block; its middle if 0.
    """
    number = label(str(page), TextStyle(face=Face.GB, size_pt=size_pt))
    y = middle or block.height / 2
    operations = list(block.operations)
    x = block.width + 3
    if count:
        operations += leader(x, y + 1, 6)
        word = label(count, TextStyle(size_pt=11))
        operations += word.at(x + 8, y - word.height / 2)
        x += 8 + word.width + 3
    operations += leader(x, y + 1, width - number.width - 3 - x)
    operations += number.at(width - number.width, y - number.height / 2)
    operations.append(Link(0, 0, width, block.height, f"#{key}"))
    return tagged(tagged(Block(width, block.height, tuple(operations)), Tag.LINK), Tag.CONTENTS_ITEM)
