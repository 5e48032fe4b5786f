"""The box model: a Block is measured when it is made, stacked with others, and placed once.

Making a block lays its content out; nothing is measured twice. All lengths are mm, type sizes pt.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.printing.pages import Group, Link, Operation, PlacedPicture, Shape, all_moved
from app.printing.pictures import MIDDLE, Picture
from app.printing.qr_code import QrCode
from app.printing.shapes import line, rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.theme import Colour


class Align(StrEnum):
    """Where a block stands when there is more room than it needs (start: left or top)."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Block(NamedTuple):
    """Something with a size, ready to be placed.

    Attributes:
        width, height: mm.
        operations: with the top left corner at 0, 0.
        first_baseline: from the top, mm; 0 when there is no text.
        overflows: the content did not fit what was asked of it; the product decides what gives way.
    """

    width: float
    height: float
    operations: tuple[Operation, ...] = ()
    first_baseline: float = 0.0
    overflows: bool = False

    def __hash__(self) -> int:
        """Of its size: pages are kept by the blocks on them, and a block has hundreds of operations."""
        return hash((self.width, self.height, len(self.operations)))

    def at(self, x: float, y: float) -> list[Operation]:
        """The operations with the top left corner at x, y."""
        if not x and not y:
            return list(self.operations)
        return all_moved(self.operations, x, y)

    def with_overflow(self, overflows: bool) -> "Block":
        """The same, and whether the content fitted what was asked of it; thousands of times a booklet, so by hand."""
        if overflows == self.overflows:
            return self
        return Block(self.width, self.height, self.operations, self.first_baseline, overflows)

    def with_width(self, width: float) -> "Block":
        """The same content in a box of another width, mm."""
        return Block(width, self.height, self.operations, self.first_baseline, self.overflows)


def tagged(block: Block, tag: Tag, *, key: str = "", kind: str = "", span: int = 1) -> Block:
    """The block as one part of the text that is read out (`Opened`).

    An empty block stays empty, and what already has tags inside is not made a paragraph once more.
    """
    if not block.operations:
        return block
    if tag is Tag.PARAGRAPH and any(isinstance(operation, Opened) for operation in block.operations):
        return block
    return _with(block, (Opened(tag, key, "", kind, span), *block.operations, CLOSED))


def figure(block: Block, alt: str) -> Block:
    """The block as a picture, read out as the sentence `alt`."""
    opened = Opened(Tag.FIGURE, alt=alt, box=(0.0, 0.0, block.width, block.height))
    return _with(block, (opened, *block.operations, CLOSED))


def space(width: float = 0.0, height: float = 0.0) -> Block:
    """Empty room."""
    return Block(width, height)


def column(
    blocks: Sequence[Block], *, gap: float = 0.0, align: Align = Align.START, width: float | None = None
) -> Block:
    """Blocks below each other, `gap` between them."""
    across = max((block.width for block in blocks), default=0.0) if width is None else width
    operations: list[Operation] = []
    y = 0.0
    first_baseline = 0.0
    for block in blocks:
        operations += block.at(_offset(across - block.width, align), y)
        if not first_baseline and block.first_baseline:
            first_baseline = y + block.first_baseline
        y += block.height + gap
    height = max(0.0, y - gap) if blocks else 0.0
    return Block(across, height, tuple(operations), first_baseline, any(block.overflows for block in blocks))


def stacked(blocks: Iterable[Block], x: float, y: float) -> list[Operation]:
    """What blocks below each other draw from x, y on: as `column(blocks).at(x, y)`, moved once instead of twice."""
    operations: list[Operation] = []
    for block in blocks:
        operations += block.at(x, y)
        y += block.height
    return operations


def row(blocks: Sequence[Block], *, gap: float = 0.0, align: Align = Align.START, height: float | None = None) -> Block:
    """Blocks beside each other, `gap` between them."""
    down = max((block.height for block in blocks), default=0.0) if height is None else height
    operations: list[Operation] = []
    x = 0.0
    first_baseline = 0.0
    for block in blocks:
        y = _offset(down - block.height, align)
        operations += block.at(x, y)
        if not first_baseline and block.first_baseline:
            first_baseline = y + block.first_baseline
        x += block.width + gap
    width = max(0.0, x - gap) if blocks else 0.0
    return Block(width, down, tuple(operations), first_baseline, any(block.overflows for block in blocks))


def row_on_baseline(blocks: Sequence[Block], *, gap: float = 0.0) -> Block:
    """Blocks of text beside each other, their first lines on one baseline."""
    baseline = max((block.first_baseline for block in blocks), default=0.0)
    lowered = [padded(block, top=baseline - block.first_baseline) for block in blocks]
    return row(lowered, gap=gap)


def layered(blocks: Sequence[Block]) -> Block:
    """Blocks on top of each other, the first lowest, all from the same top left corner."""
    operations = tuple(operation for block in blocks for operation in block.operations)
    return Block(
        max((block.width for block in blocks), default=0.0),
        max((block.height for block in blocks), default=0.0),
        operations,
        next((block.first_baseline for block in blocks if block.first_baseline), 0.0),
        any(block.overflows for block in blocks),
    )


def padded(block: Block, *, top: float = 0.0, right: float = 0.0, bottom: float = 0.0, left: float = 0.0) -> Block:
    """The block with empty room around it."""
    return Block(
        block.width + left + right,
        block.height + top + bottom,
        tuple(block.at(left, top)),
        block.first_baseline + top if block.first_baseline else 0.0,
        block.overflows,
    )


def boxed(
    block: Block, *, width: float, height: float, across: Align = Align.START, down: Align = Align.START
) -> Block:
    """The block in a box of fixed size; `overflows` when it is larger than the box."""
    x, y = _offset(width - block.width, across), _offset(height - block.height, down)
    tolerance = 0.01
    too_large = block.width > width + tolerance or block.height > height + tolerance
    return Block(
        width,
        height,
        tuple(block.at(x, y)),
        block.first_baseline + y if block.first_baseline else 0.0,
        block.overflows or too_large,
    )


def plate(block: Block, *, fill: str = "", stroke: str = "", line_width: float = 0.3, radius: float = 0.0) -> Block:
    """The block on a filled or framed plate of its own size."""
    outline = rectangle(0, 0, block.width, block.height, radius=radius)
    ground = Shape(0, 0, outline, fill=fill, stroke=stroke, line_width=line_width)
    return _with(block, (ground, *block.operations))


def turned(block: Block, degrees: float) -> Block:
    """The block turned clockwise about its centre; quarter turns swap width and height, others keep the box."""
    is_quarter = round(degrees) % 180 == 90
    width, height = (block.height, block.width) if is_quarter else (block.width, block.height)
    inner = tuple(block.at(-block.width / 2, -block.height / 2))
    return Block(width, height, (Group(width / 2, height / 2, inner, degrees=degrees),), 0.0, block.overflows)


def shape_block(width: float, height: float, *shapes: Shape) -> Block:
    """A drawing of a stated size."""
    return Block(width, height, shapes)


@lru_cache(maxsize=256)
def rule(width: float, *, thickness: float = 0.25, colour: str = Colour.NEZU, dashes: tuple[float, ...] = ()) -> Block:
    """A horizontal line as high as it is thick."""
    stroke = Shape(0, thickness / 2, line(0, 0, width, 0), stroke=colour, line_width=thickness, dashes=dashes)
    return Block(width, thickness, (stroke,))


def picture_block(
    picture: Picture, width: float, height: float, *, radius: float = 0.0, anchor: tuple[float, float] = MIDDLE
) -> Block:
    """A picture filling the box; what stands over is cut off, keeping the anchored part."""
    placed = PlacedPicture(0, 0, width, height, picture, radius=radius, anchor_x=anchor[0], anchor_y=anchor[1])
    return Block(width, height, (placed,))


def qr_block(code: QrCode, side: float, *, link: str = "") -> Block:
    """A code with its quiet zone in a square of that side; black, whatever the theme."""
    symbol = Shape(0, 0, code.outline, fill=Colour.SUMI, scale=side / code.full_size)
    words = f"{code.text} をひらくQRコード"
    shown = figure(Block(side, side, (symbol,)), words)
    if not link:
        return shown
    opened = Opened(Tag.LINK, alt=words)
    return _with(shown, (opened, *shown.operations, Link(0, 0, side, side, link), CLOSED))


def fit(make: Callable[[float], Block], *, wished: float, floor: float, step: float, height: float) -> Block:
    """The block of the largest measure (a type size, a photo height) that is at most `height` high.

    Args:
        make: measure → block; called for wished, wished - step … down to floor.

    Returns:
        The block at the floor with `overflows` when even that is too high: nothing goes below the floor (R11).
    """
    measure = wished
    tolerance = 0.01
    while measure > floor:
        block = make(measure)
        if block.height <= height + tolerance and not block.overflows:
            return block
        measure -= step
    block = make(floor)
    return block.with_overflow(block.overflows or block.height > height + tolerance)


def _with(block: Block, operations: tuple[Operation, ...]) -> Block:
    """The block with other content of the same size; a booklet makes ten thousand, so not by dataclasses.replace."""
    return Block(block.width, block.height, operations, block.first_baseline, block.overflows)


def _offset(room: float, align: Align) -> float:
    if align is Align.START:
        return 0.0
    return room / 2 if align is Align.CENTRE else room
