"""What the pages of the 曜日別一覧 are drawn from: an entry, a band of four columns, a page that fills from the top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from app.printing.booklet.front_matter import page_title
from app.printing.booklet.measures import Measures
from app.printing.booklet.memo import memo
from app.printing.booklet.weekday_entries import Band, Entry
from app.printing.boxes import Block, space, tagged
from app.printing.fonts import Face
from app.printing.pages import Operation, Shape
from app.printing.shapes import line, rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, heading, label, text_block, vertical_label
from app.printing.text_placing import bounded, right, squeezed
from app.printing.theme import Colour
from app.rules.japanese_calendar import format_date

WEEKDAYS_KEY = "weekdays"
COLUMNS = 4
BAND_WIDTH = 5.0
INSET = 1.3
HEAD_TOP, TABLE_TOP, NOTE = 11.0, 24.5, 7.0
"""Top of the heads below the title, top of the first band, room for the note below the last, mm."""
LEAST_BAND = 22.0
"""No band of a grid is lower, none is begun on a page with less room, mm."""
PADDING, _ENTRY_GAP = 1.6, 2.2
_LEAST_MEMO = 45.0
_MOST_NAME_LINES = 3
_NAME = TextStyle(face=Face.B, size_pt=11, leading=1.25)
_LEAST_NAME_SCALE = 0.864
"""Names shrink to 9.5 pt before a word of them is broken."""
_TIME = TextStyle(face=Face.GB, size_pt=11)
_NO_TIME = TextStyle(size_pt=9)
_TABLE, _BAND_ROW, _GRID_CELL = Opened(Tag.TABLE), Opened(Tag.ROW), Opened(Tag.CELL)
_BAND_HEAD, _BAND_TITLE, _PARAGRAPH = Opened(Tag.HEAD_CELL, kind="Row"), Opened(Tag.H3), Opened(Tag.PARAGRAPH)


@dataclass
class TablePage:
    """A page of the table that is still being filled.

    Attributes:
        bottom: how far down it is filled, mm.
        is_ruled: the line above the next band is already drawn.
        is_grid: its columns are weekdays, its bands rows of a table; otherwise entries just run on in them.
        pointers: what stands in it beside the entries.
    """

    measures: Measures
    is_left: bool
    is_first: bool
    bottom: float = HEAD_TOP
    is_ruled: bool = False
    is_grid: bool = False
    operations: list[Operation] = field(default_factory=list)
    pointers: list[Operation] = field(default_factory=list)

    @property
    def room(self) -> float:
        """Height left for bands, mm."""
        return self.measures.text_height - NOTE - self.bottom

    def add_band(self, band: Band, columns: Sequence[Sequence[Block]], height: float) -> None:
        """A band of four columns of entries below what is there."""
        if not self.is_ruled:
            self._rule()
        self.operations += _drawn_band(self.measures, band, columns, self.bottom, height, is_grid=self.is_grid)
        self.bottom += height
        self._rule()

    def _rule(self) -> None:
        stroke = Shape(0, self.bottom, line(0, 0, self.measures.text_width, 0), stroke=Colour.SUMI, line_width=0.35)
        self.operations.append(stroke)
        self.is_ruled = True

    def finished(self, today: date, *, is_last: bool) -> Block:
        """The page with its title and its note; on the last ones much room left over becomes a place to write."""
        full_width, full_height = self.measures.text_width, self.measures.text_height
        operations = [_TABLE, *self.operations, CLOSED] if self.is_grid else list(self.operations)
        operations += self.pointers
        below = self.bottom + 2.2
        if self.is_left:
            more = tagged(label("曜日でさがす（つづき）", TextStyle(size_pt=11)), Tag.ARTIFACT)
            title = page_title("曜日でさがす", WEEKDAYS_KEY) if self.is_first else more
            operations = [*title.at(0, 1.5), *operations]
            note = "何もついていない会は毎週。「第2・4」は2回目と4回目。"
            operations += tagged(label(note, TextStyle(size_pt=10)), Tag.PARAGRAPH).at(0, below)
        else:
            day = format_date(today, has_weekday=False)
            for y, note in (
                (4.5, "時刻のとなりは第何週か。右はしの数字はページ。"),
                (below, f"{day}現在。お出かけ前に電話でお確かめください。"),
            ):
                operations += [_PARAGRAPH, *right(full_width, y, note, Face.R, 10), CLOSED]
        top = self.bottom + NOTE + 3.0
        if is_last and full_height - top >= _LEAST_MEMO:
            operations += memo(full_width, full_height - top).at(0, top)
        return Block(full_width, full_height, tuple(operations))


def cell_width(measures: Measures) -> float:
    """Width of one of the four columns, mm."""
    return (measures.text_width - BAND_WIDTH) / COLUMNS


@lru_cache(maxsize=4096)
def entry_block(entry: Entry, measures: Measures) -> Block:
    """Time, which weeks and page on the first line, the name below."""
    width = cell_width(measures) - 2 * INSET
    time = label(entry.start, _TIME) if entry.start else label("時刻は電話で", _NO_TIME)
    page = label(str(entry.page), TextStyle(face=Face.GB, size_pt=11, colour=Colour.AI))
    room = width - time.width - page.width - 1.3
    operations: list[Operation] = [*time.operations, *page.at(width - page.width, 0)]
    note = squeezed(entry.note, room, TextStyle(size_pt=9), floor_pt=9) if room > 5 else space()
    top = time.height + 1.2
    if note.overflows or (entry.note and not note.height):
        note = text_block(entry.note, width, TextStyle(size_pt=9, leading=1.2))
        operations += note.at(0, top)
        top += note.height + 0.8
    else:
        operations += note.at(time.width + 0.9, 0.5)
    name = heading(entry.name, width, _NAME, least_scale=_LEAST_NAME_SCALE, most_lines=_MOST_NAME_LINES)
    if name.overflows:
        name = bounded(entry.name, width, _NAME, most_lines=_MOST_NAME_LINES)
    operations += name.at(0, top)
    return tagged(Block(width, top + name.height, tuple(operations)), Tag.PARAGRAPH)


def column_height(blocks: Sequence[Block]) -> float:
    """Height of a band whose highest column holds these entries, mm; 0 without any."""
    if not blocks:
        return 0.0
    return 2 * PADDING + sum(block.height + _ENTRY_GAP for block in blocks) - _ENTRY_GAP


def least_height(blocks: Sequence[Block]) -> float:
    """Room below which a band with these entries is not begun on a page, mm: LEAST_BAND, or more for a long entry."""
    return max(LEAST_BAND, column_height(blocks[:1]))


def fitting(blocks: Sequence[Block], height: float) -> int:
    """How many of the entries, from the first, fit a column of this height."""
    used = 2 * PADDING - _ENTRY_GAP
    for count, block in enumerate(blocks):
        used += block.height + _ENTRY_GAP
        if used > height + 0.01:
            return count
    return len(blocks)


def _drawn_band(
    measures: Measures, band: Band, columns: Sequence[Sequence[Block]], y: float, height: float, *, is_grid: bool
) -> list[Operation]:
    operations: list[Operation] = [_BAND_ROW, _BAND_HEAD] if is_grid else [_BAND_TITLE]
    if band is Band.AFTERNOON:
        ground = rectangle(0, 0, measures.text_width - BAND_WIDTH, height)
        operations.append(Shape(BAND_WIDTH, y, ground, fill=Colour.USUZUMI))
    operations.append(Shape(0, y, rectangle(0, 0, BAND_WIDTH, height), fill=Colour.SUMI))
    name = vertical_label(band.value, TextStyle(face=Face.B, size_pt=11, colour=Colour.WHITE), pitch=1.1)
    operations += [*name.at((BAND_WIDTH - name.width) / 2, y + (height - name.height) / 2), CLOSED]
    cell = cell_width(measures)
    for place, blocks in enumerate(columns):
        x = BAND_WIDTH + cell * place
        if place:
            operations.append(Shape(x, y, line(0, 0, 0, height), stroke=Colour.NEZU, line_width=0.2))
        top = y + PADDING
        if is_grid:
            operations.append(_GRID_CELL)
        for block in blocks:
            operations += block.at(x + INSET, top)
            top += block.height + _ENTRY_GAP
        if is_grid:
            operations.append(CLOSED)
    if is_grid:
        operations.append(CLOSED)
    return operations
