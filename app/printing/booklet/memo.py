"""Pages to write on: what fills a booklet up to a multiple of four."""

from __future__ import annotations

from app.printing.booklet.measures import Measures
from app.printing.boxes import Block
from app.printing.fonts import Face
from app.printing.motifs import things
from app.printing.motifs.drawing import at
from app.printing.pages import Operation, Shape
from app.printing.shapes import line, rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_placing import left
from app.printing.theme import Colour

_LINE_PITCH = 9.6


def memo_page(measures: Measures) -> Block:
    """A page to write on."""
    return memo(measures.text_width, measures.text_height - 6)


def memo(width: float, height: float) -> Block:
    """A white frame with dashed lines, on which a pencil shows: 「行ってみたい所・電話のひかえ」."""
    frame = rectangle(0, 0, width, height, radius=1.5)
    operations: list[Operation] = [Shape(0, 0, frame, stroke=Colour.HAI, line_width=0.25)]
    title = left(5, 5, "メモ　行ってみたい所・電話のひかえ", Face.B, 12)
    operations += [Opened(Tag.PARAGRAPH), *title, CLOSED]
    operations.append(at(width - 14, 14.5, things.cup(Colour.SHU), scale=0.14))
    y = 20.0 + _LINE_PITCH
    while y < height - 5:
        operations.append(Shape(5, y, line(0, 0, width - 10, 0), stroke=Colour.HAI, line_width=0.25, dashes=(0.7, 0.7)))
        y += _LINE_PITCH
    return Block(width, height, tuple(operations))
