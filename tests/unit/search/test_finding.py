"""Finding places: all words, folded, linked names too; chips, counts and orders; kept current by changes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.organization import Organization
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from app.records.term_lists import built_in_terms, term_id
from app.rules.freshness import Freshness
from app.search.place_filters import Filter, PlaceFilters
from app.search.place_finding import Order, PlaceFinder
from app.search.query import matches, query_words

TODAY = date(2026, 11, 24)  # a Tuesday
WEST = Area(id=1, name="西部", pos="a1")
EAST = Area(id=2, name="東部", pos="a2")
HALL = Space(id=3, name="美園町自治会館", address="東京都小平市美園町2-8-14", area=1)
GROUP = Organization(id=4, name="ＮＰＯ法人ひだまり", phone="042-000-0099")
NAGOMI = Place(
    id=11,
    name="なごみいきいき体操",
    reading="なごみいきいきたいそう",
    area=1,
    space=3,
    organization=4,
    kind=term_id("place_kind", "exercise"),
    phone="042-000-0251",
    contact_name="髙橋　健一",
    confirmed="2026-10-03",
)
CAFE = Place(id=12, name="ほっと・オレンジカフェ", reading="ほっとおれんじかふぇ", area=2, confirmed="2024-01-01")
SAKURA = Place(id=13, name="さくら", status="suspended")
TUESDAYS = Schedule(id=21, place=11, rule="FREQ=MONTHLY;BYDAY=2TU,4TU", start="10:30", closed="month:8")
THURSDAYS = Schedule(id=22, place=12, rule="FREQ=WEEKLY;BYDAY=TH", start="13:00")


def everything() -> list[Record]:
    return [*built_in_terms(), WEST, EAST, HALL, GROUP, NAGOMI, CAFE, SAKURA, TUESDAYS, THURSDAYS]


@pytest.fixture
def ledger() -> Ledger:
    return Ledger.of(everything())


@pytest.fixture
def finder(ledger: Ledger) -> PlaceFinder:
    return PlaceFinder(ledger, TODAY)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [13, 11, 12]),
        ("ナゴミ", [11]),
        ("いきいき　体操", [11]),
        ("体操 カフェ", []),
        ("ｵﾚﾝｼﾞ", [12]),
        ("美園町", [11]),
        ("西部", [11]),
        ("npo", [11]),
        ("高橋健一", [11]),
        ("0420000251", [11]),
        ("042-000", [11]),
        ("第2・第4火曜", [11]),
        ("木曜", [12]),
        ("こども食堂", []),
    ],
)
def test_all_words_in_what_a_caller_might_say(finder: PlaceFinder, typed: str, found: list[int]) -> None:
    assert finder.find(typed, PlaceFilters()) == found


def test_words_do_not_run_over_the_edge_of_a_field(finder: PlaceFinder) -> None:
    assert finder.find("なごみいきいき体操なごみ", PlaceFilters()) == []


def test_chips_narrow_and_count(finder: PlaceFinder) -> None:
    west = PlaceFilters().with_ticks(Filter.AREA, [1])
    assert finder.find("", west) == [11]
    both = west.with_ticks(Filter.STATUS, ["suspended"])
    assert finder.find("", both) == []
    assert finder.find("", both.with_ticks(Filter.AREA, [])) == [13]
    assert finder.tick_counts("", west, Filter.AREA) == {1: 1, 2: 1, None: 1}
    assert finder.tick_counts("", west, Filter.STATUS) == {"active": 1}
    assert finder.find("", PlaceFilters().with_ticks(Filter.WEEKDAY, ["木", None])) == [13, 12]
    assert finder.find("", PlaceFilters().with_ticks(Filter.FRESHNESS, [Freshness.RED])) == [12]


def test_orders(ledger: Ledger) -> None:
    finder = PlaceFinder(ledger, TODAY, lambda: {22: 9, 11: 5})
    assert finder.find("", PlaceFilters(), Order.READING) == [13, 11, 12]
    assert finder.find("", PlaceFilters(), Order.AREA) == [11, 12, 13]
    assert finder.find("", PlaceFilters(), Order.NEXT_DAY) == [11, 12, 13]
    assert finder.find("", PlaceFilters(), Order.WRITTEN) == [12, 11, 13]


@pytest.mark.parametrize(
    ("change", "typed", "found"),
    [
        (Change(HALL, HALL.changed(name="なかまち公民館")), "なかまち", [11]),
        (Change(WEST, WEST.changed(name="西町圏域")), "西町圏域", [11]),
        (Change(TUESDAYS, TUESDAYS.changed(rule="FREQ=WEEKLY;BYDAY=SU")), "毎週日曜", [11]),
        (Change(TUESDAYS, None), "火曜", []),
        (Change(NAGOMI, None), "体操", []),
        (Change(None, Place(id=14, name="あおぞら")), "青空 あおぞら", []),
        (Change(None, Place(id=14, name="あおぞら")), "あおぞら", [14]),
        (Change(GROUP, GROUP.changed(name="こもれび会")), "こもれび", [11]),
    ],
)
def test_follows_changes_of_what_it_names(
    ledger: Ledger, finder: PlaceFinder, change: Change, typed: str, found: list[int]
) -> None:
    finder.prepare()
    change_set = ChangeSet("変更", (change,))
    ledger.follow(change_set)
    assert finder.follow(change_set)
    assert finder.find(typed, PlaceFilters()) == found


def test_a_cancelled_day_moves_the_next_meeting(ledger: Ledger, finder: PlaceFinder) -> None:
    ledger.all(ScheduleException)
    meeting = finder.next_meeting(11)
    assert meeting is not None
    assert (meeting.day, meeting.start) == (TODAY, "10:30")
    cancelled = ScheduleException(id=31, schedule=21, date=TODAY.isoformat())
    change_set = ChangeSet("休み", (Change(None, cancelled),))
    ledger.follow(change_set)
    finder.follow(change_set)
    moved = finder.next_meeting(11)
    assert moved is not None
    assert moved.day == date(2026, 12, 8)


def test_a_rule_nobody_can_read_does_not_stop_the_list() -> None:
    odd = Schedule(id=23, place=11, rule="FREQ=YEARLY", note="ふしぎな日")
    finder = PlaceFinder(Ledger.of([*everything(), odd]), TODAY)
    assert finder.find("ふしぎな日", PlaceFilters()) == [11]


@given(st.text(max_size=30))
@example("U ¨")
@example("か ゛")
def test_every_name_is_found_by_its_own_words(name: str) -> None:
    finder = PlaceFinder(Ledger.of([Place(id=1, name=name)]), TODAY)
    piece = " ".join(query_words(name))
    assert matches(finder.text(1), query_words(piece))
    assert finder.find(piece, PlaceFilters()) == [1]
