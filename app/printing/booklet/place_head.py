"""The head of a place in the booklet: よみ, name, the tag of its 種別, the line in the colour of the chapter."""

from __future__ import annotations

from app.printing.boxes import Align, Block, boxed, column, layered, padded, rule, space, tagged
from app.printing.fonts import Face
from app.printing.pill import pill
from app.printing.place_facts import SUSPENDED, PlaceFacts
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, heading
from app.printing.text_placing import bounded, squeezed
from app.printing.theme import Colour

_MOST_NAME_LINES = 6
"""What is longer ends in …; the user is told."""


def head_block(facts: PlaceFacts, width: float, colour: Colour, *, has_ruby: bool) -> Block:
    """よみ, name with the tag of its 種別, accent line; a long name takes the full width, the tag moves up."""
    tag = space()
    if facts.is_suspended or facts.kind_label:
        tag = pill(
            SUSPENDED if facts.is_suspended else facts.kind_label,
            9.5,
            Colour.HAI if facts.is_suspended else colour,
            most_width=44,
        )
        tag = tagged(tag, Tag.PARAGRAPH)
    reading = facts.reading if has_ruby and facts.reading != facts.name else ""
    line = rule(width, thickness=0.9, colour=colour)
    room = width - tag.width - 4
    name = tagged(heading(facts.name, room, TextStyle(face=Face.B, size_pt=17), most_lines=1), Tag.H2)
    if not name.overflows:
        above = squeezed(reading, width, TextStyle(size_pt=9), floor_pt=9)
        named = padded(name, top=above.height + 1.0)
        upper = layered([named, tagged(above, Tag.PARAGRAPH), space(width, named.height)])
        tag_box = boxed(tag, width=tag.width, height=upper.height, down=Align.END)
        return column([_beside(upper, tag_box, width), space(height=1.3), line], width=width)
    above = squeezed(reading, room, TextStyle(size_pt=9), floor_pt=9)
    above = boxed(tagged(above, Tag.PARAGRAPH), width=room, height=max(tag.height, 3.2), down=Align.CENTRE)
    first = _beside(above, tag, width)
    style = TextStyle(face=Face.B, size_pt=13.5, leading=1.3)
    name = heading(facts.name, width, style, least_scale=0.86, most_lines=3)
    if name.overflows:
        small = TextStyle(face=Face.B, size_pt=11.6, leading=1.3)
        name = bounded(facts.name, width, small, most_lines=_MOST_NAME_LINES)
    below = padded(tagged(name, Tag.H2), top=first.height + 1.2)
    return column([layered([below, first, space(width, below.height)]), space(height=1.3), line], width=width)


def _beside(left: Block, right: Block, width: float) -> Block:
    """`left` at the left end and `right` at the right end of one line."""
    height = max(left.height, right.height)
    return Block(width, height, (*left.operations, *right.at(width - right.width, 0)), left.first_baseline)


def small_head(
    facts: PlaceFacts, width: float, colour: Colour, *, size_pt: float = 14.5, most_lines: int = 2
) -> Block:
    """Name and tag on one line, the name on `most_lines` if it must; `overflows` when it ends in …."""
    shown = SUSPENDED if facts.is_suspended else facts.kind_label
    tag = pill(shown, 9.5, Colour.HAI if facts.is_suspended else colour, most_width=34) if shown else space()
    tag = tagged(tag, Tag.PARAGRAPH)
    room = width - tag.width - 4
    name = heading(facts.name, room, TextStyle(face=Face.B, size_pt=size_pt), most_lines=1)
    if name.overflows:
        name = bounded(facts.name, room, TextStyle(face=Face.B, size_pt=11.6, leading=1.2), most_lines=most_lines)
    height = max(name.height, tag.height)
    upper = _beside(tagged(boxed(name, width=room, height=height, down=Align.END), Tag.H2), tag, width)
    line = rule(width, thickness=0.7, colour=colour)
    whole = column([upper, space(height=1.0), line], width=width)
    return Block(whole.width, whole.height, whole.operations, whole.first_baseline, name.overflows)
