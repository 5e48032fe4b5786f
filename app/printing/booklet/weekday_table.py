"""曜日でさがす: a grid of weekdays as long as that lies open well, one day after the other in a large town."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from app.printing.booklet.measures import Measures
from app.printing.booklet.plan import BookletPlan
from app.printing.booklet.weekday_cells import TablePage, entry_block
from app.printing.booklet.weekday_entries import OTHER_COLUMN, Band, Entry, weekday_entries
from app.printing.booklet.weekday_flow import OTHER_TITLE, Flow
from app.printing.booklet.weekday_grid import Cells, add_pointers, grid_pages, grid_spreads, loosened
from app.printing.boxes import Block

_MOST_SPREADS = 2
"""Longer grids make the reader leaf through every spread for one day; then each day stands by itself."""


def weekday_table(plan: BookletPlan, page_of: Mapping[int, int], *, first_page: int) -> Sequence[Block]:
    """The pages of the table, the first of them a left one.

    Args:
        page_of: the page of every place by its id.
        first_page: the number of the first page of the table.
    """
    return _table(weekday_entries(plan, page_of), plan.measures, plan.today, first_page)


@lru_cache(maxsize=4)
def _table(entries: tuple[Entry, ...], measures: Measures, today: date, first_page: int) -> tuple[Block, ...]:
    """Kept while it says the same: a preview is made anew after every edit."""
    cells: dict[Band, dict[int, list[Block]]] = {band: defaultdict(list) for band in Band}
    for entry in entries:
        cells[entry.band][entry.column].append(entry_block(entry, measures))
    pages = _laid_out(cells, first_page, measures)
    return tuple(page.finished(today, is_last=at >= len(pages) - 2) for at, page in enumerate(pages))


def _laid_out(cells: Cells, first_page: int, measures: Measures) -> list[TablePage]:
    """The grid; with 毎日・ほか set apart if that column alone made it longer; or day after day."""
    spreads = grid_spreads(cells, measures)
    weekdays = grid_spreads(
        {band: {number: cells[band].get(number, ()) for number in range(OTHER_COLUMN)} for band in Band}, measures
    )
    if len(weekdays) > _MOST_SPREADS:
        return _day_by_day(cells, measures)
    if len(weekdays) == len(spreads):
        return grid_pages(spreads if len(spreads) > 1 else [loosened(spreads[0], measures)], measures)
    grid = grid_pages(weekdays, measures)
    pages = list(grid)
    begun_on = Flow(measures, pages, len(grid) - 2).add_section(OTHER_COLUMN, _column(cells, OTHER_COLUMN))
    add_pointers(grid, OTHER_TITLE, first_page + begun_on)
    return pages


def _day_by_day(cells: Cells, measures: Measures) -> list[TablePage]:
    pages: list[TablePage] = []
    flow = Flow(measures, pages, 0)
    for number in range(OTHER_COLUMN + 1):
        flow.add_section(number, _column(cells, number))
    return pages


def _column(cells: Cells, number: int) -> dict[Band, Sequence[Block]]:
    return {band: cells[band].get(number, ()) for band in Band}
