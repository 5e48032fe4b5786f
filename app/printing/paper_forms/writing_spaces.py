"""Places to write in: ruled lines, boxes before choices, 年月日, postal code; each at least 8 mm high."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from app.printing.boxes import Align, Block, boxed, column, layered, padded, rule, shape_block, tagged
from app.printing.fonts import Face
from app.printing.pages import Operation, Shape
from app.printing.shapes import line, rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.theme import Colour

LEAST_SPACE = 8.0
"""What a hand needs from line to line, mm."""
PADDING = 2.5
SMALL_LINE = 9.0
"""A line of small choices, mm."""
_BOX, _BOX_GAP, _CHOICE_GAP, _CHOICE_PITCH = 4.4, 1.6, 3.4, 7.4
_GRID, _SMALL_GRID = 9.0, 6.0
_CHOICES_MARGIN = 1.8
_HINT = TextStyle(size_pt=10.5, leading=1.3, colour=Colour.HAI)
_CHOICE = TextStyle(size_pt=12, leading=1.3)
_SMALL_CHOICE = TextStyle(size_pt=10.5, leading=1.3)
_PRINTED = TextStyle(size_pt=11, colour=Colour.HAI)
_WIDEST_DAY = 66.0
_FIGURE_WIDTH, _FIGURE_HEIGHT, _FIGURE_GAP = 6.4, 8.6, 0.8


@dataclass(frozen=True, slots=True)
class Spacing:
    """How much room the lines of a form get: it is chosen so that its pages are filled, and none is nearly empty.

    Attributes:
        line: a line alone, mm.
        pitch: from line to line of a long text, mm.
        small_row, tall_row: an empty line of a table, and of one with long texts, mm.
        week_row: a part of the day in the table of the week, mm.
    """

    line: float = 12.0
    pitch: float = 9.5
    small_row: float = 13.0
    tall_row: float = 18.0
    week_row: float = 11.0

    def times(self, factor: float) -> Spacing:
        """All of it larger or smaller, never less than a hand needs."""
        lengths = (self.line, self.pitch, self.small_row, self.tall_row, self.week_row)
        return Spacing(*(max(LEAST_SPACE, length * factor) for length in lengths))


USUAL_SPACING = Spacing()


def empty_lines(width: float, count: int, spacing: Spacing = USUAL_SPACING) -> Block:
    """Lines to write on, dashed, the last without: the frame of its cell is its line."""
    pitch = spacing.line if count == 1 else spacing.pitch
    dashed = padded(rule(width - 2 * PADDING, thickness=0.2, dashes=(0.7, 0.7)), left=PADDING)
    lines = [padded(dashed, top=at * pitch) for at in range(1, count)]
    return boxed(layered(lines), width=width, height=count * pitch)


def _hint(words: str, width: float) -> Block:
    text = tagged(text_block(words, width - 2 * PADDING, _HINT), Tag.PARAGRAPH)
    return padded(text, left=PADDING, top=1.2)


def hinted(block: Block, hint: str) -> Block:
    """A place to write with what may be written above it."""
    return column([_hint(hint, block.width), block], width=block.width) if hint else block


def day_space(width: float, spacing: Spacing = USUAL_SPACING) -> Block:
    """「　　年　　月　　日」, with room before 年 for the era."""
    return _marked(min(width, _WIDEST_DAY), (("年", 0.44), ("月", 0.68), ("日", 0.92)), spacing)


def time_space(width: float, spacing: Spacing = USUAL_SPACING) -> Block:
    """「　　時　　分」."""
    return _marked(min(width, 50.0), (("時", 0.46), ("分", 0.92)), spacing)


def counted_space(width: float, unit: str, spacing: Spacing = USUAL_SPACING) -> Block:
    """Room for a number, its unit behind it."""
    return _marked(min(width, 50.0), ((unit, 0.92),) if unit else (), spacing)


def _marked(width: float, marks: Sequence[tuple[str, float]], spacing: Spacing) -> Block:
    """Printed words whose right ends stand at parts of the width, low enough to write before them."""
    height = spacing.line
    words: list[Operation] = []
    for text, part in marks:
        block = label(text, _PRINTED)
        words += block.at(width * part - block.width, height - block.height - 2.6)
    return Block(width, height, tuple(words))


def postal_space(spacing: Spacing = USUAL_SPACING) -> Block:
    """〒 with a box for each figure."""
    sign = label("〒", TextStyle(size_pt=13, colour=Colour.HAI))
    height = max(_FIGURE_HEIGHT + 2.0, spacing.line)
    top = (height - _FIGURE_HEIGHT) / 2
    figures: list[Operation] = [*sign.at(PADDING, top + 1.9)]
    x = PADDING + sign.width + 1.4
    outline = rectangle(0, 0, _FIGURE_WIDTH, _FIGURE_HEIGHT)
    for number in range(7):
        if number == 3:
            figures.append(Shape(x + 0.4, top + 4.3, line(0, 0, 2.0, 0), stroke=Colour.HAI, line_width=0.4))
            x += 3.6
        figures.append(Shape(x, top, outline, stroke=Colour.HAI, line_width=0.25))
        x += _FIGURE_WIDTH + _FIGURE_GAP
    return Block(x + PADDING, height, tuple(figures))


def choices_space(
    words: Sequence[str], width: float, *, is_small: bool = False, spacing: Spacing = USUAL_SPACING
) -> Block:
    """Every choice with a box before it, lined up on a fine grid: a longer choice takes several of its columns."""
    style = _SMALL_CHOICE if is_small else _CHOICE
    room = width - 2 * PADDING
    columns = max(1, int(room / (_SMALL_GRID if is_small else _GRID)))
    step = room / columns
    operations: list[Operation] = []
    at, y, height = 0, 0.0, 0.0
    for each in words:
        item = _choice(each, room, style)
        span = min(columns, ceil((item.width + _CHOICE_GAP) / step - 0.001))
        if at and at + span > columns and at * step + item.width > room:
            at, y, height = 0, y + max(_CHOICE_PITCH, height + 1.6), 0.0
        operations += item.at(PADDING + at * step, y)
        at, height = at + span, max(height, item.height)
    used = y + max(_BOX + 1.4, height)
    return boxed(
        Block(width, used, tuple(operations)),
        width=width,
        height=max(SMALL_LINE if is_small else spacing.line, used + 2 * _CHOICES_MARGIN),
        down=Align.CENTRE,
    )


def _choice(words: str, room: float, style: TextStyle) -> Block:
    """One box with its words; long words run on beside it."""
    box = shape_block(
        _BOX, _BOX, Shape(0, 0.9, rectangle(0, 0, _BOX, _BOX, radius=0.4), stroke=Colour.SUMI, line_width=0.35)
    )
    said = label(words, style)
    if said.width > room - _BOX - _BOX_GAP:
        said = text_block(words, room - _BOX - _BOX_GAP, style)
    top = 1.0 + (_BOX - label(words, style).height) / 2
    return layered([box, padded(said, left=_BOX + _BOX_GAP, top=top)])


def captioned(words: str, width: float, *, mark: str = "") -> Block:
    """A caption in its cell; `mark` stands before it."""
    text = f"{mark}{words}"
    style = TextStyle(face=Face.B, size_pt=11, leading=1.25, colour=Colour.AI)
    block = text_block(text, width - 2 * PADDING, style)
    return boxed(padded(block, left=PADDING, top=1.0, bottom=1.0), width=width, height=block.height + 2.0)
