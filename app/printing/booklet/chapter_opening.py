"""The page a chapter opens with: its number in a cushion, its name, its towns, its places (printdesign.md §9, comp 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.printing.booklet.index_rows import COLUMN_WIDTH, GAP, listed_place
from app.printing.booklet.page_frame import TEXT_HEIGHT, TEXT_WIDTH
from app.printing.booklet.plan import Chapter
from app.printing.boxes import Block, column, row, rule, space
from app.printing.cushion import labelled_cushion
from app.printing.fonts import Face
from app.printing.pages import Bookmark
from app.printing.place_facts import PlaceFacts
from app.printing.text_blocks import TextStyle, heading, label, text_block

_ROW = 6.4
_CUSHION = 38.0
_FIRST_ROWS, _OTHER_ROWS = 16, 26
"""Rows of places in a column of the first page and of further pages."""


def opening_pages(chapter: Chapter) -> int:
    """How many pages the opening takes; known before any page number is."""
    rest = len(chapter.places) - 2 * _FIRST_ROWS
    return 1 + max(0, -(-rest // (2 * _OTHER_ROWS)))


def opening(chapter: Chapter, page_of: Mapping[int, int]) -> list[Block]:
    """The opening pages; `page_of` is the page of each place by its id."""
    places = chapter.places
    first = column(
        [_title(chapter), space(height=5), _list(places[: 2 * _FIRST_ROWS], page_of, chapter)], width=TEXT_WIDTH
    )
    blocks = [first]
    for at in range(2 * _FIRST_ROWS, len(places), 2 * _OTHER_ROWS):
        more = label(f"{chapter.name}（つづき）", TextStyle(face=Face.B, size_pt=12))
        listing = _list(places[at : at + 2 * _OTHER_ROWS], page_of, chapter)
        blocks.append(column([more, space(height=3), listing], width=TEXT_WIDTH))
    return blocks


def _title(chapter: Chapter) -> Block:
    centre = _CUSHION / 2 + 3
    cushion = labelled_cushion(centre, centre, _CUSHION, chapter.colour, str(chapter.number), size_pt=74, face=Face.GB)
    left = _CUSHION + 12
    width = TEXT_WIDTH - left
    name = heading(chapter.name, width, TextStyle(face=Face.MB, size_pt=40, leading=1.15), most_lines=1)
    for size, lines in ((28.0, 2), (20.0, 3), (12.0, 5)):
        if not name.overflows:
            break
        name = heading(chapter.name, width, TextStyle(face=Face.MB, size_pt=size, leading=1.2), most_lines=lines)
    ruby = text_block(chapter.reading, width, TextStyle(size_pt=13))
    count = label(f"{len(chapter.places)}か所", TextStyle(face=Face.B, size_pt=16, colour=chapter.colour))
    words = column([block for block in (ruby, name, space(height=1), count) if block.height], gap=2)
    top = max(0.0, centre - words.height / 2)
    mark = Bookmark(chapter.key, -15.0, f"{chapter.number} {chapter.name}")
    height = max(_CUSHION + 8, top + words.height + 2)
    head = Block(TEXT_WIDTH, height, (mark, *cushion, *words.at(left, top)))
    towns = text_block("・".join(chapter.towns), TEXT_WIDTH, TextStyle(face=Face.B, size_pt=12, leading=1.5))
    most = TEXT_HEIGHT - _FIRST_ROWS * _ROW - head.height - 14
    if towns.height > most:
        towns = text_block("・".join(chapter.towns), TEXT_WIDTH, TextStyle(size_pt=10, leading=1.4))
    return column([head, towns] if towns.height and towns.height <= most else [head], gap=2, width=TEXT_WIDTH)


def _list(places: Sequence[PlaceFacts], page_of: Mapping[int, int], chapter: Chapter) -> Block:
    """Two columns of places in printed order, with their towns and pages."""
    half = -(-len(places) // 2) if len(places) > 6 else len(places)
    columns = []
    for part in (places[:half], places[half:]):
        if part:
            rows = [_entry(facts, page_of[facts.id]) for facts in part]
            line = rule(COLUMN_WIDTH, thickness=0.35, colour=chapter.colour)
            columns.append(column([line, *rows], width=COLUMN_WIDTH))
    return row(columns, gap=GAP)


def _entry(facts: PlaceFacts, page: int) -> Block:
    return listed_place(facts, facts.venue.town, page, height=_ROW, most_lines=1)
