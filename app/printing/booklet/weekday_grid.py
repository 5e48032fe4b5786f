"""The 曜日別一覧 as a grid: each weekday one column of a spread, 月火水木 left, 金土日 and the rest right (comp 14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.printing.booklet.measures import Measures
from app.printing.booklet.weekday_cells import (
    BAND_WIDTH,
    COLUMNS,
    HEAD_TOP,
    INSET,
    LEAST_BAND,
    PADDING,
    TABLE_TOP,
    TablePage,
    cell_width,
    column_height,
    fitting,
    least_height,
)
from app.printing.booklet.weekday_entries import OTHER_COLUMN, Band
from app.printing.boxes import Block, column, tagged
from app.printing.cushion import labelled_cushion
from app.printing.fonts import Face
from app.printing.pages import Operation
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label, text_block
from app.printing.text_placing import centred
from app.printing.theme import Colour
from app.rules.japanese_calendar import WEEKDAYS

Cells = Mapping[Band, Mapping[int, Sequence[Block]]]
"""The entries of each band by column; columns without entries may be missing."""
GridBand = tuple[Band, dict[int, list[Block]], float]
"""A band of one spread: its entries by column and its height, mm."""

_MOST_FILLING = 45.0


def grid_spreads(cells: Cells, measures: Measures) -> list[list[GridBand]]:
    """The bands of every spread, each as high as its fullest column; one empty spread without entries."""
    waiting = {band: {number: list(blocks) for number, blocks in cells[band].items()} for band in Band}
    spreads: list[list[GridBand]] = []
    while any(blocks for columns in waiting.values() for blocks in columns.values()):
        spreads.append(_next_spread(waiting, measures))
    return spreads or [[]]


def grid_pages(spreads: Sequence[Sequence[GridBand]], measures: Measures) -> list[TablePage]:
    """Two pages for every spread."""
    pages: list[TablePage] = []
    for bands in spreads:
        for side in (0, 1):
            page = TablePage(measures, is_left=side == 0, is_first=not pages, is_grid=True)
            page.operations += _heads(side, measures)
            page.bottom = TABLE_TOP
            for band, taken, height in bands:
                columns = [taken.get(side * COLUMNS + place, []) for place in range(COLUMNS)]
                page.add_band(band, columns, height)
            pages.append(page)
    return pages


def add_pointers(grid: Sequence[TablePage], title: str, page: int) -> None:
    """Say in the empty last column of every spread on which page its entries stand, under which title."""
    cell = cell_width(grid[0].measures)
    width = cell - 2 * INSET
    words = text_block(f"「{title}」は", width, TextStyle(size_pt=9, leading=1.25))
    number = label(f"{page}ページ", TextStyle(face=Face.GB, size_pt=11, colour=Colour.AI))
    pointer = tagged(column([words, number], gap=0.8, width=width), Tag.PARAGRAPH)
    for right_page in grid[1::2]:
        right_page.pointers += pointer.at(BAND_WIDTH + cell * (COLUMNS - 1) + INSET, TABLE_TOP + PADDING)


def _next_spread(waiting: dict[Band, dict[int, list[Block]]], measures: Measures) -> list[GridBand]:
    """What goes on the next spread; it is taken from `waiting`."""
    bands: list[GridBand] = []
    room = TablePage(measures, is_left=True, is_first=False, bottom=TABLE_TOP).room
    for band in Band:
        columns = waiting[band]
        wanted = max((column_height(blocks) for blocks in columns.values()), default=0.0)
        if not wanted:
            continue
        if bands and room < max(least_height(blocks) for blocks in columns.values()):
            break
        taken = {number: _taken(blocks, room) for number, blocks in columns.items()}
        is_whole = not any(columns.values())
        height = max(LEAST_BAND, *(column_height(blocks) for blocks in taken.values()))
        bands.append((band, taken, height))
        room -= height
        if not is_whole:
            break
    return bands


def _taken(blocks: list[Block], height: float) -> list[Block]:
    """The first entries that fit the height, removed from the list."""
    count = fitting(blocks, height)
    taken = blocks[:count]
    del blocks[:count]
    return taken


def loosened(bands: Sequence[GridBand], measures: Measures) -> list[GridBand]:
    """Somewhat higher bands, so that a table of one spread fills its pages."""
    room = TablePage(measures, is_left=True, is_first=True, bottom=TABLE_TOP).room
    share = min((room - sum(height for _, _, height in bands)) / max(1, len(bands)), _MOST_FILLING)
    return [(band, taken, height + share) for band, taken, height in bands]


def _heads(side: int, measures: Measures) -> list[Operation]:
    operations: list[Operation] = [Opened(Tag.ROW), Opened(Tag.CELL), CLOSED]
    for place in range(COLUMNS):
        operations.append(Opened(Tag.HEAD_CELL, kind="Column"))
        number = side * COLUMNS + place
        x = BAND_WIDTH + cell_width(measures) * (place + 0.5)
        y = HEAD_TOP + 6.6
        if number == OTHER_COLUMN:
            operations += centred(x, y, "毎日・ほか", Face.B, 11.5, Colour.SUMI)
        else:
            colour = Colour.SHU if number == 6 else Colour.AI
            operations += labelled_cushion(x, y, 9.6, colour, WEEKDAYS[number], size_pt=16)
        operations.append(CLOSED)
    return [*operations, CLOSED]
