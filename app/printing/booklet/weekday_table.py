"""曜日でさがす: a spread with four columns a page and three parts of the day, running on as far as needed (comp 14)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.printing.booklet.front_matter import page_title
from app.printing.booklet.page_frame import TEXT_HEIGHT, TEXT_WIDTH
from app.printing.booklet.plan import BookletPlan
from app.printing.booklet.weekday_entries import OTHER_COLUMN, Band, Entry, weekday_entries
from app.printing.boxes import Block, space
from app.printing.cushion import labelled_cushion
from app.printing.fonts import Face
from app.printing.pages import Operation, Shape
from app.printing.shapes import line, rectangle
from app.printing.text_blocks import TextStyle, heading, label, text_block, vertical_label
from app.printing.text_placing import bounded, centred, right, squeezed
from app.printing.theme import Colour
from app.rules.japanese_calendar import WEEKDAYS, format_date

WEEKDAYS_KEY = "weekdays"
_BAND_WIDTH = 5.0
_CELL = (TEXT_WIDTH - _BAND_WIDTH) / 4
_HEAD_TOP, _TABLE_TOP, _NOTE = 11.0, 24.5, 7.0
_ROOM = TEXT_HEIGHT - _TABLE_TOP - _NOTE
_PADDING, _ENTRY_GAP, _INSET = 1.6, 1.6, 1.3
_LEAST_BAND = 22.0
_MOST_NAME_LINES = 3
_NAME = TextStyle(face=Face.B, size_pt=11, leading=1.25)
_LEAST_NAME_SCALE = 0.864
"""Names shrink to 9.5 pt before a word of them is broken."""
_TIME = TextStyle(face=Face.GB, size_pt=11)
_NO_TIME = TextStyle(size_pt=9)

_Cell = dict[int, list[Block]]


def weekday_table(plan: BookletPlan, page_of: Mapping[int, int]) -> list[Block]:
    """The pages of the table, always whole spreads: left pages 月–木, right pages 金–日 and the rest."""
    waiting: dict[Band, _Cell] = {band: defaultdict(list) for band in Band}
    for entry in weekday_entries(plan, page_of):
        waiting[entry.band][entry.column].append(_entry(entry))
    pages: list[Block] = []
    while not pages or any(blocks for cells in waiting.values() for blocks in cells.values()):
        bands = _spread(waiting)
        is_first = not pages
        if is_first and not any(blocks for cells in waiting.values() for blocks in cells.values()):
            bands = _filling(bands)
        pages += [_page(plan, bands, side, is_first=is_first) for side in (0, 1)]
    return pages


def _entry(entry: Entry) -> Block:
    """Time, which weeks and page on the first line, the name below."""
    width = _CELL - 2 * _INSET
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
    name = heading(entry.facts.name, width, _NAME, least_scale=_LEAST_NAME_SCALE, most_lines=_MOST_NAME_LINES)
    if name.overflows:
        name = bounded(entry.facts.name, width, _NAME, most_lines=_MOST_NAME_LINES)
    operations += name.at(0, top)
    return Block(width, top + name.height, tuple(operations))


def _spread(waiting: dict[Band, _Cell]) -> list[tuple[Band, _Cell, float]]:
    """What goes on the next spread: (band, entries by column, height); the entries are taken from `waiting`."""
    bands: list[tuple[Band, _Cell, float]] = []
    room = _ROOM
    for band in Band:
        cells = waiting[band]
        wanted = max((_height(blocks) for blocks in cells.values()), default=0.0)
        if not wanted:
            continue
        if bands and min(wanted, _LEAST_BAND) > room:
            break
        height = min(max(wanted, _LEAST_BAND), room)
        taken = {number: _take(blocks, height) for number, blocks in cells.items()}
        bands.append((band, taken, height))
        room -= height
        if any(cells.values()):
            break
    return bands


def _filling(bands: list[tuple[Band, _Cell, float]]) -> list[tuple[Band, _Cell, float]]:
    """The bands of a table that is one spread, somewhat higher, so that it fills its pages."""
    share = min((_ROOM - sum(height for _, _, height in bands)) / max(1, len(bands)), 45.0)
    return [(band, cells, height + share) for band, cells, height in bands]


def _height(blocks: Sequence[Block]) -> float:
    if not blocks:
        return 0.0
    return 2 * _PADDING + sum(block.height + _ENTRY_GAP for block in blocks) - _ENTRY_GAP


def _take(blocks: list[Block], height: float) -> list[Block]:
    """The first entries that fit the height, removed from the list."""
    count = 0
    while count < len(blocks) and _height(blocks[: count + 1]) <= height + 0.01:
        count += 1
    taken = blocks[:count]
    del blocks[:count]
    return taken


def _page(plan: BookletPlan, bands: Sequence[tuple[Band, _Cell, float]], side: int, *, is_first: bool) -> Block:
    operations: list[Operation] = []
    if side == 0:
        title = page_title("曜日でさがす", WEEKDAYS_KEY) if is_first else label("（つづき）", TextStyle(size_pt=11))
        operations += title.at(0, 1.5)
    else:
        operations += right(TEXT_WIDTH, 4.5, "時刻のとなりは第何週か。右はしの数字はページ。", Face.R, 10)
    operations += _heads(side)
    y = _TABLE_TOP
    operations.append(_line(0, y, TEXT_WIDTH, 0.35, Colour.SUMI))
    for band, cells, height in bands:
        operations += _band(band, cells, y, height, side)
        y += height
        operations.append(_line(0, y, TEXT_WIDTH, 0.35, Colour.SUMI))
    if side == 0:
        note = "何もついていない会は毎週。「第2・4」は2回目と4回目。"
        operations += label(note, TextStyle(size_pt=10)).at(0, y + 2.2)
    else:
        day = format_date(plan.today, has_weekday=False)
        operations += right(TEXT_WIDTH, y + 2.2, f"{day}現在。お出かけ前に電話でお確かめください。", Face.R, 10)
    return Block(TEXT_WIDTH, TEXT_HEIGHT, tuple(operations))


def _heads(side: int) -> list[Operation]:
    operations: list[Operation] = []
    for place in range(4):
        number = side * 4 + place
        x = _BAND_WIDTH + _CELL * (place + 0.5)
        y = _HEAD_TOP + 6.6
        if number == OTHER_COLUMN:
            operations += centred(x, y, "毎日・ほか", Face.B, 11.5, Colour.SUMI)
            continue
        colour = Colour.SHU if number == 6 else Colour.AI
        operations += labelled_cushion(x, y, 9.6, colour, WEEKDAYS[number], size_pt=16)
    return operations


def _band(band: Band, cells: _Cell, y: float, height: float, side: int) -> list[Operation]:
    operations: list[Operation] = []
    if band is Band.AFTERNOON:
        ground = rectangle(0, 0, TEXT_WIDTH - _BAND_WIDTH, height)
        operations.append(Shape(_BAND_WIDTH, y, ground, fill=Colour.USUZUMI))
    operations.append(Shape(0, y, rectangle(0, 0, _BAND_WIDTH, height), fill=Colour.SUMI))
    name = vertical_label(band.value, TextStyle(face=Face.B, size_pt=11, colour=Colour.WHITE), pitch=1.1)
    operations += name.at((_BAND_WIDTH - name.width) / 2, y + (height - name.height) / 2)
    for place in range(4):
        x = _BAND_WIDTH + _CELL * place
        if place:
            operations.append(Shape(x, y, line(0, 0, 0, height), stroke=Colour.NEZU, line_width=0.2))
        top = y + _PADDING
        for block in cells.get(side * 4 + place, ()):
            operations += block.at(x + _INSET, top)
            top += block.height + _ENTRY_GAP
    return operations


def _line(x: float, y: float, width: float, thickness: float, colour: Colour) -> Shape:
    return Shape(x, y, line(0, 0, width, 0), stroke=colour, line_width=thickness)
