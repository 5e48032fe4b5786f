"""A filled tag with white text: the 種別 of a place, a mark such as お休み中 (printdesign.md §6)."""

from __future__ import annotations

from functools import lru_cache

from app.printing.boxes import Align, Block, boxed, plate
from app.printing.fonts import Face
from app.printing.pages import POINT_MM
from app.printing.text_blocks import TextStyle
from app.printing.text_placing import squeezed
from app.printing.theme import Colour


@lru_cache(maxsize=256)
def pill(text: str, size_pt: float, colour: Colour, *, most_width: float) -> Block:
    """1.7 em high, as wide as its text but at most so many mm; a longer text ends in …."""
    em = size_pt * POINT_MM
    style = TextStyle(face=Face.B, size_pt=size_pt, colour=Colour.WHITE)
    name = squeezed(text, most_width - 1.1 * em, style, floor_pt=size_pt * 0.85)
    body = boxed(name, width=name.width + 1.1 * em, height=1.7 * em, across=Align.CENTRE, down=Align.CENTRE)
    return plate(body, fill=colour, radius=0.28 * 1.7 * em)
