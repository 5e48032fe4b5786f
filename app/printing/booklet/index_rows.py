"""A place as one row of a list: name, where, page; used by 五十音さくいん and by the openings of chapters."""

from __future__ import annotations

from functools import lru_cache

from app.printing.booklet.plan import place_key
from app.printing.boxes import Block, tagged
from app.printing.fonts import Face
from app.printing.pages import Link, Operation, Shape
from app.printing.place_facts import PlaceFacts
from app.printing.shapes import line
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import bounded, squeezed
from app.printing.theme import Colour

GAP = 7.0
ROW = 6.1
_WHERE_WIDTH, _PAGE_WIDTH = 13.6, 8.4
_NAME_PT, _NAME_FLOOR = 10.5, 9.5


def column_width(text_width: float) -> float:
    """Width of one of two columns, mm."""
    return (text_width - GAP) / 2


@lru_cache(maxsize=4096)
def listed_place(
    facts: PlaceFacts, where: str, page: int, width: float, *, height: float = ROW, most_lines: int = 3
) -> Block:
    """The row with a hairline below; a long name takes up to `most_lines` lines, what is longer ends in ….

    The name stands in full on the page the row points to.
    """
    room = width - _PAGE_WIDTH - (_WHERE_WIDTH if where else 0.0)
    name = _name(facts.name, room, most_lines)
    down = max(height, name.height + height - 3.9)
    middle = height / 2 - 0.2
    operations: list[Operation] = list(name.at(0, middle - 10 * 0.3528 / 2))
    place = squeezed(where, _WHERE_WIDTH - 0.6, TextStyle(size_pt=9), floor_pt=9)
    operations += place.at(room + (_WHERE_WIDTH - place.width) / 2, middle - place.height / 2)
    number = label(str(page), TextStyle(face=Face.GB, size_pt=11))
    operations += number.at(width - number.width, middle - number.height / 2)
    operations.append(Shape(0, down - 0.1, line(0, 0, width, 0), stroke=Colour.NEZU, line_width=0.2))
    operations.append(Link(0, 0, width, down, f"#{place_key(facts.id)}"))
    return list_item(Block(width, down, tuple(operations)))


def list_item(row: Block) -> Block:
    """A row with its link as one item of a list."""
    return tagged(tagged(tagged(row, Tag.LINK), Tag.BODY), Tag.ITEM)


def _name(name: str, width: float, most_lines: int) -> Block:
    plain = label(name, TextStyle(size_pt=_NAME_PT))
    if plain.width <= width:
        return plain
    smaller = TextStyle(size_pt=_NAME_FLOOR, leading=1.2)
    if most_lines > 1 and label(name, smaller).width > width:
        return bounded(name, width, smaller, most_lines=most_lines)
    return squeezed(name, width, TextStyle(size_pt=_NAME_PT), floor_pt=_NAME_FLOOR)
