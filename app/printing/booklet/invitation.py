"""The running text of a place: 思い first, then what is done there, as much of both as the room takes."""

from __future__ import annotations

from typing import NamedTuple

from app.printing.boxes import Block, column, tagged
from app.printing.place_facts import PlaceFacts, inviting_texts
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, whole_sentences

_SHORT = 36
"""Up to so many characters a text is broken between phrases like a saying; a longer one is set as running text."""
_GAP = 2.3


class Invitation(NamedTuple):
    """The text as it is printed.

    Attributes:
        block: empty when there is no text or no room.
        lost: what is printed in part or not at all (「思い」, 「活動内容」).
    """

    block: Block
    lost: tuple[str, ...]


def invitation(facts: PlaceFacts, width: float, *, room: float, size_pt: float = 11.0) -> Invitation:
    """Whole sentences from the start of each text until `room` mm are full; a text never begins after a cut one."""
    shown: list[Block] = []
    lost: list[str] = []
    for name, text in inviting_texts(facts):
        rest = room - sum(block.height + _GAP for block in shown)
        style = TextStyle(size_pt=size_pt, leading=1.6, setting=Setting.BODY if len(text) > _SHORT else Setting.CELL)
        block = Block(width, 0.0) if lost else whole_sentences(text, width, style, height=rest)
        if block.height:
            shown.append(tagged(block, Tag.PARAGRAPH))
        if block.overflows or not block.height:
            lost.append(name)
    return Invitation(column(shown, gap=_GAP, width=width), tuple(lost))
