"""The page a chapter opens with: its number in a cushion, its name, its towns, its places (printdesign.md §9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.printing.booklet.index_rows import GAP, column_width, list_item, listed_place
from app.printing.booklet.measures import A5, Measures
from app.printing.booklet.plan import ONLINE, Chapter, place_key
from app.printing.boxes import Block, column, row, rule, space, tagged
from app.printing.cushion import labelled_cushion
from app.printing.fonts import Face
from app.printing.motifs import things
from app.printing.motifs.drawing import at
from app.printing.motifs.people import figure
from app.printing.motifs.scenes import BOY, GRANNY, MAN
from app.printing.pages import Bookmark, Link, Operation, Shape
from app.printing.place_facts import PlaceFacts
from app.printing.ruby import ruby_heading
from app.printing.shapes import line as stroke_line
from app.printing.shapes import rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, heading, label, text_block
from app.printing.text_placing import squeezed
from app.printing.theme import Colour

_ROW = 6.4
_CUSHION = 38.0
STREET_HEIGHT = 36.0
_WIDE_ROW, _LEAST_WIDE_ROW = 8.4, 6.8
"""Height of a wide row; places are listed in wide rows where the page holds them all in rows of the second."""
_TALLEST_ROW = 10.5
"""Height of a row where a page has room left, but none for the drawing, mm."""
_ABOVE_STREET = 12.0
_HEAD, _MORE_HEAD = 77.0, 13.0
"""Room for the title of the first page and for that of further pages, mm."""


def opening_pages(chapter: Chapter, measures: Measures) -> int:
    """How many pages the opening takes; known before any page number is."""
    first_rows, other_rows = _rows(measures)
    rest = len(chapter.places) - 2 * first_rows
    return 1 + max(0, -(-rest // (2 * other_rows)))


def _rows(measures: Measures) -> tuple[int, int]:
    """Rows of places in a column of the first page and of further pages."""
    return int((measures.text_height - _HEAD) // _ROW), int((measures.text_height - _MORE_HEAD) // _ROW)


def opening(
    chapter: Chapter, page_of: Mapping[int, int], measures: Measures, *, has_ruby: bool = True
) -> list[Block]:
    """The opening pages; `page_of` is the page of each place by its id, `has_ruby` shows よみ."""
    places, width = chapter.places, measures.text_width
    first_rows, other_rows = _rows(measures)
    title = _title(chapter, measures, has_ruby=has_ruby)
    room = measures.text_height - title.height - 5 - 1
    listing = _list(places[: 2 * first_rows], page_of, chapter, width, room=room)
    first = column([title, space(height=5), listing], width=width)
    rest = measures.text_height - first.height
    if rest >= STREET_HEIGHT + _ABOVE_STREET:
        first = column([first, space(height=rest - STREET_HEIGHT - 4), street(chapter.colour, width)], width=width)
    blocks = [first]
    for start in range(2 * first_rows, len(places), 2 * other_rows):
        more = tagged(label(f"{chapter.name}（つづき）", TextStyle(face=Face.B, size_pt=12)), Tag.ARTIFACT)
        listing = _list(places[start : start + 2 * other_rows], page_of, chapter, width, room=0.0)
        blocks.append(column([more, space(height=3), listing], width=width))
    return blocks


def street(colour: str, width: float) -> Block:
    """Houses, trees and neighbours on one ground line: what fills a short opening, or a short page to begin with."""
    foot = STREET_HEIGHT - 1.2
    roofs = (colour, Colour.CHA, colour)
    parts: list[Operation] = []
    wider = width / A5.text_width
    for x, scale in ((9.0, 0.27), (52.0, 0.2), (108.0, 0.24)):
        parts.append(at(x * wider, foot, things.tree(), scale=scale))
    for roof, x, scale in zip(roofs, (30.0, 72.0, 92.0), (0.27, 0.22, 0.2), strict=True):
        parts.append(at(x * wider, foot, things.house(roof, Colour.KINARI), scale=scale))
    for looks, pose, x, scale in ((GRANNY, "wave", 49.0, 0.105), (MAN, "down", 57.5, 0.11), (BOY, "up", 82.0, 0.08)):
        parts.append(at(x * wider, foot, figure(looks, pose), scale=scale))
    parts.append(Shape(0, foot, rectangle(0, 0, width, 1.2, radius=0.6), fill=colour))
    return Block(width, STREET_HEIGHT, tuple(parts))


def _title(chapter: Chapter, measures: Measures, *, has_ruby: bool) -> Block:
    centre = _CUSHION / 2 + 3
    cushion = labelled_cushion(centre, centre, _CUSHION, chapter.colour, str(chapter.number), size_pt=74, face=Face.GB)
    left = _CUSHION + 12
    full_width = measures.text_width
    width = full_width - left
    name = heading(chapter.name, width, TextStyle(face=Face.MB, size_pt=40, leading=1.15), most_lines=1)
    named = None
    if has_ruby:
        named = ruby_heading(chapter.name, chapter.reading, width, TextStyle(face=Face.MB, size_pt=40))
    for size, lines in ((28.0, 2), (20.0, 3), (12.0, 5)):
        if not name.overflows:
            break
        name = heading(chapter.name, width, TextStyle(face=Face.MB, size_pt=size, leading=1.2), most_lines=lines)
    if named is not None:
        name = named
    reading = chapter.reading if has_ruby and named is None else ""
    ruby = text_block(reading, width, TextStyle(size_pt=13))
    count = label(f"{len(chapter.places)}か所", TextStyle(face=Face.B, size_pt=16, colour=chapter.colour))
    name = tagged(name, Tag.H1)
    ruby, count = (tagged(block, Tag.PARAGRAPH) for block in (ruby, count))
    words = column([block for block in (ruby, name, space(height=1), count) if block.height], gap=2)
    top = max(0.0, centre - words.height / 2)
    mark = Bookmark(chapter.key, -15.0, f"{chapter.number} {chapter.name}")
    height = max(_CUSHION + 8, top + words.height + 2)
    head = Block(full_width, height, (mark, Opened(Tag.ARTIFACT), *cushion, CLOSED, *words.at(left, top)))
    towns = text_block("・".join(chapter.towns), full_width, TextStyle(face=Face.B, size_pt=12, leading=1.5))
    most = measures.text_height - _rows(measures)[0] * _ROW - head.height - 14
    if towns.height > most:
        towns = text_block("・".join(chapter.towns), full_width, TextStyle(size_pt=10, leading=1.4))
    parts = [head, tagged(towns, Tag.PARAGRAPH)] if towns.height and towns.height <= most else [head]
    return column(parts, gap=2, width=full_width)


def _list(
    places: Sequence[PlaceFacts], page_of: Mapping[int, int], chapter: Chapter, width: float, *, room: float
) -> Block:
    """Few places as wide rows with days and town, many as two columns of names; all in printed order, with pages.

    The rows take up to `room` mm, or as little as they need.
    """
    line = rule(width, thickness=0.5, colour=chapter.colour)
    if len(chapter.places) * _LEAST_WIDE_ROW <= room:
        height = _row_height(_WIDE_ROW, len(places), room)
        wide = column([_wide_row(facts, page_of[facts.id], width, height) for facts in places], width=width)
        return column([line, tagged(wide, Tag.LIST)], width=width)
    half, narrow = -(-len(places) // 2), column_width(width)
    height = max(_ROW, _row_height(_WIDE_ROW, half, room))
    columns = []
    for part in (places[:half], places[half:]):
        rows = [listed_place(facts, "", page_of[facts.id], narrow, height=height, most_lines=1) for facts in part]
        columns.append(column([rule(narrow, thickness=0.5, colour=chapter.colour), *rows], width=narrow))
    return tagged(row(columns, gap=GAP), Tag.LIST, key="places")


def _row_height(usual: float, rows: int, room: float) -> float:
    """Of so many rows in `room` mm: as usual above the drawing, else taller or lower, so that they fill the page."""
    if rows * usual + STREET_HEIGHT + _ABOVE_STREET <= room:
        return usual
    return min(_TALLEST_ROW, room / max(1, rows))


def _wide_row(facts: PlaceFacts, page: int, width: float, height: float) -> Block:
    """Name, when, in which town, page."""
    name = squeezed(facts.name, width - 61, TextStyle(face=Face.B, size_pt=12), floor_pt=10.5)
    days = [occasion.days.partition("（")[0] for occasion in facts.occasions]
    when = days[0] + ("ほか" if len(days) > 1 else "") if days else ""
    shown = squeezed(when, 28, TextStyle(size_pt=10.5), floor_pt=9)
    town = squeezed(ONLINE if facts.venue.is_online else facts.venue.town, 20, TextStyle(size_pt=10.5), floor_pt=9)
    number = label(str(page), TextStyle(face=Face.GB, size_pt=12))
    middle = height / 2
    operations: list[Operation] = []
    for block, x in ((name, 0.0), (shown, width - 58.0), (town, width - 27.5), (number, width - number.width)):
        operations += block.at(x, middle - block.height / 2)
    operations.append(Shape(0, height, stroke_line(0, 0, width, 0), stroke=Colour.NEZU, line_width=0.2))
    operations.append(Link(0, 0, width, height, f"#{place_key(facts.id)}"))
    return list_item(Block(width, height, tuple(operations)))
