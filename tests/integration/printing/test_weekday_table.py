"""曜日でさがす: every meeting on its days, pages well filled in towns of every size, read back by position."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from app.booklets.choice import BookletChoice, Section
from app.printing.booklet.composing import compose_booklet
from app.printing.booklet.measures import A5
from app.printing.composition import Composition
from app.printing.pages import Page, TextRun
from app.printing.theme import EMPTY_EDGE
from app.records.schedule import Schedule
from tests.large_town import large_town
from tests.printed_pages import bookmarks_of, illegal_lines, inked_edges, outside_texts, overlapping_lines, text_of
from tests.town import Town

_WEEKDAYS = "月火水木金土日"
_COLUMNS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_OTHER = 7
_CELL, _BAND = 28, 5
_TITLE = "毎日・日にちで開くところ"
_SIZES = [10, 53, 100, 150, 840]


def booklet(town: Town) -> Composition:
    choice = BookletChoice(sections=frozenset([Section.FOREWORD, Section.GUIDE, Section.WEEKDAYS, Section.NAMES]))
    return compose_booklet(town.ledger(), today=date(2025, 4, 10), choice=choice, read_blob=town.read_blob)


def town_of_days(rules: list[str], *, name: str = "さくらの会") -> Town:
    """A place for every rule, at nine in the morning."""
    town = Town()
    for number, rule in enumerate(rules):
        town.place(f"{name}{number}", rules=[(rule, "09:00", "11:00")], phone="042-000-0000")
    return town


@pytest.fixture(scope="module", params=_SIZES)
def town_and_booklet(request: pytest.FixtureRequest) -> tuple[Town, Composition]:
    town = large_town(request.param)
    return town, booklet(town)


def table_pages(composition: Composition) -> list[tuple[int, Page]]:
    """Number and page of the whole table."""
    goals = bookmarks_of(composition.pages)
    return [(number, composition.pages[number - 1]) for number in range(goals["weekdays"], goals["index"])]


def runs_of(page: Page) -> list[TextRun]:
    return [run for run in page.operations if isinstance(run, TextRun)]


def heads_on(page: Page, left: float) -> list[tuple[float, int, int]]:
    """(y, cell, column) of every head: the weekday of a cushion, or the words of the column 毎日・ほか."""
    found = []
    for run in runs_of(page):
        cell = int((run.x - left - _BAND) // _CELL)
        if run.text in _WEEKDAYS and run.size_pt == 16:
            found.append((run.y, cell, _WEEKDAYS.index(run.text)))
        elif run.text == "毎日・ほか" or run.text.startswith(_TITLE):
            found.append((run.y, cell, _OTHER))
    return found


def printed_entries(composition: Composition) -> Counter[tuple[int, str, int]]:
    """(column, start, page) as a reader finds them: the head above, the number at the right end of the line.

    A head alone on its line is that of all four cells below it.
    """
    found: Counter[tuple[int, str, int]] = Counter()
    for number, page in table_pages(composition):
        left = A5.margins(number).left
        heads = heads_on(page, left)
        runs = runs_of(page)
        for time in (run for run in runs if re.fullmatch(r"\d+:\d\d", run.text)):
            cell = int((time.x - left - _BAND) // _CELL)
            nearest = max(y for y, _, _ in heads if y < time.y)
            row = [(place, column) for y, place, column in heads if abs(y - nearest) < 5]
            (column,) = [column for place, column in row if len(row) == 1 or place == cell]
            (goal,) = [
                run.text
                for run in runs
                if run.y == time.y and run.text.isdigit() and 0 < run.x - time.x < _CELL - run.width
            ]
            found[column, time.text, int(goal)] += 1
    return found


def expected_entries(town: Town, composition: Composition) -> Counter[tuple[int, str, int]]:
    """The same from the rules, with no help of the program."""
    goals = bookmarks_of(composition.pages)
    expected: Counter[tuple[int, str, int]] = Counter()
    for schedule in town.ledger().all(Schedule):
        days = re.findall("MO|TU|WE|TH|FR|SA|SU", schedule.rule.partition("BYDAY=")[2].partition(";")[0])
        start = schedule.start.removeprefix("0")
        for column in {_COLUMNS[day] for day in days} or {_OTHER}:
            expected[column, start, goals[f"place{schedule.place}"]] += 1
    return expected


def bottom_of(page: Page) -> float:
    """Where the note below the table stands, mm from the top of the paper."""
    return next(run.y for run in runs_of(page) if "現在。" in run.text or "何もついて" in run.text)


def test_each_meeting_stands_on_each_of_its_days_with_the_page_of_its_place(
    town_and_booklet: tuple[Town, Composition],
) -> None:
    town, composition = town_and_booklet
    assert printed_entries(composition) == expected_entries(town, composition)


def test_pages_are_well_filled(town_and_booklet: tuple[Town, Composition]) -> None:
    """Entries a page; and only the last spread may end in the upper half."""
    town, composition = town_and_booklet
    pages = table_pages(composition)
    entries = sum(expected_entries(town, composition).values())
    least = {22: 10, 118: 18, 224: 24, 337: 26, 1890: 30}[entries]
    assert entries / len(pages) >= least
    assert [number for number, page in pages[:-2] if bottom_of(page) < page.height_mm / 2] == []


def test_every_page_of_the_table_is_sound(town_and_booklet: tuple[Town, Composition]) -> None:
    pages = [page for _, page in table_pages(town_and_booklet[1])]
    assert illegal_lines(pages) == []
    assert [pair for page in pages for pair in overlapping_lines(page)] == []
    assert [text for page in pages for text in outside_texts(page, EMPTY_EDGE)] == []
    assert inked_edges(pages[:8], EMPTY_EDGE - 0.2) == []


def test_no_band_of_a_long_table_is_higher_than_its_entries(town_and_booklet: tuple[Town, Composition]) -> None:
    """A page ends soon after its last entry (of its spread, in a grid), not in an empty grey field."""
    pages = table_pages(town_and_booklet[1])
    most = 22 if len(pages) > 2 else 22 + 45  # a single spread is set loosely, as drawn
    for at, (_, page) in enumerate(pages):
        note = bottom_of(page)
        shown = [other for _, other in pages[at - at % 2 : at - at % 2 + 2] if abs(bottom_of(other) - note) < 0.1]
        last = max(run.y for other in shown for run in runs_of(other) if run.y < note - 1)
        assert note - last < most


@pytest.mark.parametrize("daily", [20, 40, 60, 100])
def test_a_long_column_of_daily_places_stands_by_itself_and_is_pointed_to(daily: int) -> None:
    town = town_of_days(["FREQ=WEEKLY;BYDAY=MO,SU"] * 3 + ["FREQ=DAILY"] * daily)
    composition = booklet(town)
    assert printed_entries(composition) == expected_entries(town, composition)
    begun_on = next(
        number for number, page in table_pages(composition) if any(run.text == _TITLE for run in runs_of(page))
    )
    right = table_pages(composition)[1][1]
    assert f"{begun_on}ページ" in [run.text for run in runs_of(right)]
    later = [page for number, page in table_pages(composition) if number > begun_on]
    continued = [page for page in later if any(run.text == "毎日" for run in runs_of(page))]
    assert all(f"{_TITLE}（つづき）" in text_of(page) for page in continued)
    assert len(continued) >= (daily > 40)


def test_only_the_end_of_the_table_leaves_room_to_write(town_and_booklet: tuple[Town, Composition]) -> None:
    pages = table_pages(town_and_booklet[1])
    assert [number for number, page in pages[:-2] if "行ってみたい所" in text_of(page)] == []


def test_days_that_need_many_spreads_follow_one_another() -> None:
    composition = booklet(town_of_days(["FREQ=WEEKLY;BYDAY=TU"] * 120 + ["FREQ=WEEKLY;BYDAY=SA"]))
    pages = table_pages(composition)
    assert len(pages) <= 4
    text = "".join(text_of(page) for _, page in pages)
    assert text.index("火曜日") < text.index("火曜日（つづき）") < text.index("土曜日")
    assert "月曜日" not in text


@pytest.mark.parametrize("count", [4, 12, 40, 90])
def test_entries_with_long_names_and_many_days_lie_within_their_pages(count: int) -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(map(str, range(1, 29)))
    rules = [rule, "FREQ=MONTHLY;BYDAY=1MO,2MO,3MO,4MO;BYMONTH=1,2,3,4,5,7,8,9,10,11,12"] * count
    town = town_of_days(rules, name="手しごとと音楽とお茶の会こもれびの縁側ひろば" * 3)
    composition = booklet(town)
    assert printed_entries(composition) == expected_entries(town, composition)
    pages = [page for _, page in table_pages(composition)]
    assert [text for page in pages for text in outside_texts(page, EMPTY_EDGE)] == []
    assert max(bottom_of(page) for page in pages) < 200


def test_a_town_without_meetings_has_an_empty_spread() -> None:
    town = Town()
    town.place("会", rules=[])
    pages = table_pages(booklet(town))
    assert len(pages) == 2
    assert printed_entries(booklet(town)) == Counter()
