"""Rows of facts: label, value, hairline; icon and label stand on the first line of the value (printdesign.md §6)."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.printing.boxes import Block, column, padded, rule, space, tagged
from app.printing.fonts import Face
from app.printing.icons import icon
from app.printing.pages import POINT_MM, Operation
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label, text_width
from app.printing.theme import Colour

_LOOSE_COST, _NARROW_COST = 0.2, 3.0
"""Of a mm that is added to rows, and of a row that is made narrow, in mm of height: a value torn into many lines costs
more than either."""
_ROW, _HEAD, _VALUE = Opened(Tag.ROW), Opened(Tag.HEAD_CELL, kind="Row"), Opened(Tag.CELL)


class FactRow(NamedTuple):
    """One fact.

    Attributes:
        caption: at most four characters.
        value: the laid out value.
        sign: code of the icon before the caption, '' for none.
    """

    caption: str
    value: Block
    sign: str = ""


class RowStyle(NamedTuple):
    """How rows of one product look: size and colour of the caption, mm of padding, mm between caption and value."""

    caption_pt: float
    colour: Colour
    padding: float
    gap: float = 3.4
    line_width: float = 0.25
    has_icons: bool = True


def caption_width(captions: Sequence[str], style: RowStyle) -> float:
    """Width of icon, caption and gap before the values, the same for all rows of a column, mm."""
    widest = max((text_width(caption, Face.B, style.caption_pt) for caption in captions), default=0.0)
    return (_icon_side(style) + 1.8 if style.has_icons else 0.0) + widest + style.gap


def fact_rows(rows: Sequence[FactRow], width: float, style: RowStyle, *, indent: float) -> Block:
    """The rows below each other, a hairline under all but the last; `indent` as `caption_width` gives it."""
    return _ruled([_row(row, width, style, indent) for row in rows], width, style)


def fact_rows_beside(
    rows_of: Callable[[float], Sequence[FactRow]],
    width: float,
    style: RowStyle,
    *,
    indent: float,
    beside: Block,
    gutter: float,
) -> Block:
    """The rows with a block (a code) at the right foot: only rows that stand beside it are narrower.

    Args:
        rows_of: the rows whose values fit a width, mm.
    """
    narrow = width - beside.width - gutter
    blocks = [_row(row, width, style, indent) for row in rows_of(width)]
    slim = [_row(row, narrow, style, indent) for row in rows_of(narrow)]
    count = min(range(1, len(slim) + 1), key=lambda count: _height_beside(blocks, slim, count, beside, style))
    last = slim[len(slim) - count :]
    tall = sum(block.height + style.line_width for block in last) - style.line_width
    loose = max(0.0, beside.height - tall) / count
    loosened = [padded(block, top=loose / 2, bottom=loose / 2) for block in last]
    rows = _ruled([*blocks[: len(blocks) - count], *loosened], width, style)
    operations = (*rows.operations, *beside.at(width - beside.width, rows.height - beside.height))
    return Block(width, rows.height, operations, rows.first_baseline, rows.overflows)


def _height_beside(
    blocks: Sequence[Block], slim: Sequence[Block], count: int, beside: Block, style: RowStyle
) -> float:
    """Height of all with the last `count` rows narrow, and what it is worth that few are and none is loosened."""
    above = sum(block.height + style.line_width for block in blocks[: len(blocks) - count])
    tall = sum(block.height + style.line_width for block in slim[len(slim) - count :])
    loose = max(0.0, beside.height - tall)
    return above + max(tall, beside.height) + _LOOSE_COST * loose + _NARROW_COST * count


def _ruled(blocks: Sequence[Block], width: float, style: RowStyle) -> Block:
    """Rows below each other as a table; the line under each is as long as it is wide."""
    parts: list[Block] = []
    for number, block in enumerate(blocks):
        parts.append(block)
        if number < len(blocks) - 1:
            parts.append(rule(block.width, thickness=style.line_width, colour=Colour.NEZU))
    return tagged(column(parts, width=width), Tag.TABLE)


def _icon_side(style: RowStyle) -> float:
    return 1.32 * style.caption_pt * POINT_MM


def _row(row: FactRow, width: float, style: RowStyle, indent: float) -> Block:
    caption = label(row.caption, TextStyle(face=Face.B, size_pt=style.caption_pt, colour=style.colour))
    side = _icon_side(style) if style.has_icons else caption.height
    first_line = _first_line_middle(row.value)
    middle = style.padding + max(first_line, side / 2)
    operations: list[Operation] = []
    x = 0.0
    if row.sign:
        operations += icon(row.sign, 0.0, middle - side / 2, side, style.colour)
        x = side + 1.8
    operations += [_ROW, _HEAD, *caption.at(x, middle - caption.height / 2), CLOSED]
    top = middle - first_line
    operations += [_VALUE, *row.value.at(indent, top), CLOSED, CLOSED]
    height = max(top + row.value.height, middle + side / 2) + style.padding
    return Block(width, height, tuple(operations), overflows=row.value.overflows)


def _first_line_middle(value: Block) -> float:
    """Middle of the em box of the first line, from the top of the value."""
    return value.first_baseline / 0.87 / 2 if value.first_baseline else value.height / 2


def gap(height: float) -> Block:
    """Room between two blocks of a column."""
    return space(height=height)
