"""The buttons of the dialog and the stored rule are two views of one thing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.schedule_rule import LAST, parse_rule
from app.schedule_ways import Pick, Way, first_days, month_days_of, month_days_text, pick_of

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("rule", "way"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", Way.WEEKLY),
        ("FREQ=DAILY", Way.WEEKLY),
        ("FREQ=MONTHLY;BYDAY=2TU,4TU", Way.NTH),
        ("FREQ=MONTHLY;BYDAY=-1FR", Way.NTH),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", Way.EVERY_OTHER),
        ("FREQ=MONTHLY;BYMONTHDAY=10,25", Way.MONTH_DAYS),
        ("FREQ=MONTHLY;BYDAY=1FR;BYMONTH=2,4,6,8,10,12", Way.EVEN_ODD),
        ("FREQ=MONTHLY;BYDAY=1FR;BYMONTH=1,3,5,7,9,11", Way.EVEN_ODD),
        ("", Way.IRREGULAR),
    ],
)
def test_a_stored_rule_is_shown_and_kept(rule: str, way: Way) -> None:
    pick = pick_of(rule, "2026-11-26")
    assert pick.way is way
    assert not pick.untouched
    assert pick.rule == (str(parse_rule(rule)) if rule else "")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=1MO,3TU",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=TH",
        "FREQ=MONTHLY;BYDAY=1FR;BYMONTH=4,10",
        "FREQ=YEARLY",
        "FREQ=DAILY;INTERVAL=3",
    ],
)
def test_a_rule_no_button_can_show_stays_until_one_is_pressed(rule: str) -> None:
    pick = pick_of(rule, "")
    assert pick.untouched == pick.rule == rule
    assert not pick.missing


@given(
    st.sampled_from([Way.WEEKLY, Way.NTH, Way.EVERY_OTHER, Way.EVEN_ODD]),
    st.frozensets(st.sampled_from([1, 2, 3, 4, 5, LAST]), min_size=1),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.booleans(),
)
def test_what_is_pressed_comes_back(way: Way, nths: frozenset[int], weekdays: frozenset[int], is_odd: bool) -> None:
    rule = Pick(way, nths=nths, weekdays=weekdays, is_odd=is_odd).rule
    again = pick_of(rule, "")
    assert again.rule == rule
    assert again.weekdays == weekdays


@pytest.mark.parametrize("way", [Way.WEEKLY, Way.NTH, Way.EVERY_OTHER, Way.MONTH_DAYS, Way.EVEN_ODD])
def test_an_empty_choice_says_what_is_missing(way: Way) -> None:
    assert Pick(way).missing
    assert Pick(way).rule == ""


@pytest.mark.parametrize(
    ("typed", "days"),
    [("10日・25日", (10, 25)), ("１０、末日", (10, LAST)), ("25 10 10", (10, 25)), ("毎月5日と15日", (5, 15)), ("32日", None),
     ("十日", None), ("", ())],
)  # fmt: skip
def test_days_of_the_month_as_typed(typed: str, days: tuple[int, ...] | None) -> None:
    assert month_days_of(typed) == days


def test_days_of_the_month_in_words() -> None:
    assert month_days_text((10, LAST)) == "10日・末日"


def test_this_week_and_next_week_lie_in_different_rhythms() -> None:
    assert first_days(frozenset([3]), TODAY) == (date(2026, 11, 26), date(2026, 12, 3))
    assert first_days(frozenset([0]), TODAY) == (date(2026, 12, 7), date(2026, 11, 30))
    assert first_days(frozenset(), TODAY) == (None, None)
