"""The 曜日別一覧 one day after the other: the entries of a day fill all four columns of a page, band by band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.printing.booklet.measures import Measures
from app.printing.booklet.weekday_cells import COLUMNS, TablePage, column_height, fitting, least_height
from app.printing.booklet.weekday_entries import OTHER_COLUMN, Band
from app.printing.boxes import Block
from app.printing.cushion import labelled_cushion
from app.printing.fonts import Face
from app.printing.pages import Operation
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.theme import Colour
from app.rules.japanese_calendar import WEEKDAYS

OTHER_TITLE = "毎日・日にちで開くところ"
_HEAD_HEIGHT, _SECTION_GAP = 13.5, 3.0
_FOOT = 40.0
"""In less room, mm, only a band that fits whole is begun."""
_STEP = 0.5
"""To how many mm the height of an even band is found."""


class Flow:
    """Fills pages from the top with one section after the other; new pages are added at the end of `pages`."""

    def __init__(self, measures: Measures, pages: list[TablePage], at: int) -> None:
        """Begin below what stands on `pages[at]`; `at` may be one behind the last page."""
        self._measures = measures
        self._pages = pages
        self._at = at

    def add_section(self, number: int, bands: Mapping[Band, Sequence[Block]]) -> int:
        """A weekday, or OTHER_COLUMN; the index of the page its heading stands on comes back, -1 without entries."""
        begun_on = headed = -1
        for band in Band:
            waiting = list(bands.get(band, ()))
            while waiting:
                page = self._page_with(waiting, headed)
                if headed != self._at:
                    _add_head(page, number, is_more=begun_on >= 0)
                    headed = self._at
                    begun_on = headed if begun_on < 0 else begun_on
                columns = _even_columns(waiting, page.room)
                del waiting[: sum(map(len, columns))]
                page.add_band(band, columns, max(map(column_height, columns)))
        return begun_on

    def _page_with(self, waiting: Sequence[Block], headed: int) -> TablePage:
        """The page to go on with: the one being filled, or the next with room for entries below a heading.

        Args:
            waiting: the rest of a band; it is not divided just to fill the foot of a page.
            headed: index of the page that has the heading of the section.
        """
        while True:
            if self._at == len(self._pages):
                self._pages.append(TablePage(self._measures, is_left=self._at % 2 == 0, is_first=self._at == 0))
            page = self._pages[self._at]
            room = page.room - (0.0 if headed == self._at else _HEAD_HEIGHT + _SECTION_GAP)
            fits_whole = sum(map(len, _columns(waiting, room))) == len(waiting)
            if room >= least_height(waiting) and (fits_whole or room > _FOOT):
                return page
            self._at += 1


def _add_head(page: TablePage, number: int, *, is_more: bool) -> None:
    """The cushion of a weekday with its name, or the title of the rest; the next band draws its own line."""
    top = page.bottom + (_SECTION_GAP if page.is_ruled else 0.0)
    more = "（つづき）" if is_more else ""
    operations: list[Operation] = []
    if number == OTHER_COLUMN:
        x, name = 0.0, OTHER_TITLE
    else:
        colour = Colour.SHU if number == 6 else Colour.AI
        operations += labelled_cushion(5.6, top + 6.6, 9.6, colour, WEEKDAYS[number], size_pt=16)
        x, name = 13.0, f"{WEEKDAYS[number]}曜日"
    shown = label(name + more, TextStyle(face=Face.B, size_pt=14))
    seen = [Opened(Tag.ARTIFACT), *operations, CLOSED]
    heading = Opened(Tag.ARTIFACT if is_more else Tag.H2)
    page.operations += [*seen, heading, *shown.at(x, top + 6.6 - shown.height / 2), CLOSED]
    page.bottom = top + _HEAD_HEIGHT
    page.is_ruled = False


def _even_columns(blocks: Sequence[Block], room: float) -> list[Sequence[Block]]:
    """The first entries in four columns: all of them in columns as low as can be, or as many as the room holds."""
    columns = _columns(blocks, room)
    if sum(map(len, columns)) < len(blocks):
        return columns
    low, high = 0.0, room
    while high - low > _STEP:
        middle = (low + high) / 2
        tried = _columns(blocks, middle)
        if sum(map(len, tried)) == len(blocks):
            columns, high = tried, middle
        else:
            low = middle
    return columns


def _columns(blocks: Sequence[Block], height: float) -> list[Sequence[Block]]:
    columns: list[Sequence[Block]] = []
    start = 0
    for _ in range(COLUMNS):
        count = fitting(blocks[start:], height)
        columns.append(blocks[start : start + count])
        start += count
    return columns
