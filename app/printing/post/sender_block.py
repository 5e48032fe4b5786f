"""The sender at the foot on the left: address and name vertical, postal code and telephone below.

The code is drawn and read out first: so nothing of the sender runs on from the honorific of the addressee.
"""

from __future__ import annotations

from app.printing.boxes import tagged
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation
from app.printing.post.front_layout import SenderPlace
from app.printing.post.sender import Sender
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle
from app.printing.text_placing import squeezed
from app.printing.vertical_text import bounded_vertical

_FLOOR = 9.5
_BETWEEN = 1.6
_CODE_BELOW, _LINE = 1.2, 1.6
"""From the foot of the columns to the code, and from the code to the telephone, in em."""


def sender_block(sender: Sender, place: SenderPlace) -> list[Operation]:
    """What is printed of the sender; a column that is too long ends in …."""
    plain = TextStyle(face=Face.M, size_pt=place.address_pt)
    columns = [(sender.address, plain), (sender.name, plain._replace(face=Face.MB, size_pt=place.name_pt))]
    if place.has_section:
        columns.append((sender.section, plain))
    code = f"〒{sender.postal_code}" if sender.postal_code else ""
    return [*_line(code, 0, place), *_columns(columns, place), *_line(sender.phone, 1, place)]


def _columns(columns: list[tuple[str, TextStyle]], place: SenderPlace) -> list[Operation]:
    """From the right to the left, all ending at the foot; one takes no more than leaves the next ones a column each."""
    found: list[Operation] = []
    right = place.right
    waiting = [(text, style) for text, style in columns if text]
    share = (place.right - place.left + _BETWEEN) / max(1, len(waiting))
    for number, (text, style) in enumerate(waiting):
        kept = share * (len(waiting) - number - 1)
        block = bounded_vertical(text, place.height, right - place.left - kept, style, gap=0.3)
        found += tagged(block, Tag.PARAGRAPH).at(right - block.width, place.foot - block.height)
        right -= block.width + _BETWEEN
    return found


def _line(words: str, number: int, place: SenderPlace) -> list[Operation]:
    """A line below the columns; the first is number 0."""
    if not words:
        return []
    line = squeezed(words, place.line, TextStyle(face=Face.G, size_pt=place.address_pt), floor_pt=_FLOOR)
    top = place.foot + (_CODE_BELOW + number * _LINE) * place.address_pt * POINT_MM
    return tagged(line, Tag.PARAGRAPH).at(place.left, top)
