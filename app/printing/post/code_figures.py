"""The postal code of the addressee: its figures in the red frames, or in writing where there are none.

Where the frames are: 日本郵便「郵便番号・バーコードマニュアル」, 郵便番号枠, 図2 (a JIS). On postcards and on
定形郵便物 that are higher than wide they begin 12.0 mm below the upper edge and 8.0 mm from the right one (±1.5 mm).
Each is 5.7 × 8.0 mm, with 1.3 mm between the first three, 1.9 mm before the fourth, 1.1 mm between the last four.
On larger envelopes they begin 18.0 mm from both edges; how large they are there we could not verify, so they are not
filled.

Without frames (内国郵便約款, 別記1): figures and the hyphen alone, no 〒, no line around or below, evenly spaced,
2.4–6.0 mm high.
"""

from __future__ import annotations

import re

from app.printing.boxes import Align, Block, boxed, tagged
from app.printing.fonts import Face
from app.printing.japanese_text import drawable
from app.printing.pages import Operation
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label

FRAMES_TOP, FRAMES_RIGHT = 12.0, 8.0
"""mm from the upper and from the right edge of the paper."""
_WIDTH, _HEIGHT = 5.7, 8.0
_GAPS = (1.3, 1.3, 1.9, 1.1, 1.1, 1.1)
_SPACED = 200.0
"""Between figures in writing, 1/1000 em: 1 mm and more, as figures of 4–5 mm want it."""


def code_in_frames(postal_code: str, paper_width: float) -> Block:
    """The seven figures, placed from the upper left corner of a paper so wide; empty without seven."""
    figures = _figures(postal_code)
    if not figures:
        return Block(paper_width, FRAMES_TOP + _HEIGHT)
    operations: list[Operation] = [Opened(Tag.PARAGRAPH)]
    left = paper_width - FRAMES_RIGHT - len(figures) * _WIDTH - sum(_GAPS)
    for figure, gap in zip(figures, (*_GAPS, 0.0), strict=True):
        shown = label(figure, TextStyle(face=Face.GB, size_pt=17))
        frame = boxed(shown, width=_WIDTH, height=_HEIGHT, across=Align.CENTRE, down=Align.CENTRE)
        operations += frame.at(left, FRAMES_TOP)
        left += _WIDTH + gap
    return Block(paper_width, FRAMES_TOP + _HEIGHT, (*operations, CLOSED))


def code_in_writing(postal_code: str, size_pt: float) -> Block:
    """「187-0034」 on one line; empty without seven figures."""
    figures = _figures(postal_code)
    style = TextStyle(face=Face.GB, size_pt=size_pt, tracking=_SPACED)
    return tagged(label(f"{figures[:3]}-{figures[3:]}" if figures else "", style), Tag.PARAGRAPH)


def _figures(postal_code: str) -> str:
    figures = re.sub(r"\D", "", drawable(postal_code))
    return figures if len(figures) == len(_GAPS) + 1 else ""
