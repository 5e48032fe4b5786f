"""A week said back in one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.records.offered_hours import OFFER, PARTS_OF_DAY, WEEKDAYS
from app.rules.week_words import cell_words, next_offer, week_words

CELLS = st.tuples(st.sampled_from(list(WEEKDAYS)), st.sampled_from(list(PARTS_OF_DAY)))
WEEKS = st.dictionaries(CELLS, st.sampled_from(list(OFFER)))


def days(part: str, *codes: str, offer: str = "yes") -> dict[tuple[str, str], str]:
    return {(code, part): offer for code in codes}


@pytest.mark.parametrize(
    ("week", "words"),
    [
        ({}, ""),
        (days("morning", "TU"), "火曜の午前"),
        (days("morning", "WE", "TU") | days("afternoon", "WE"), "火曜・水曜の午前、水曜の午後"),
        (days("morning", "MO", "TU", "WE", "TH", "FR"), "平日の午前"),
        (days("evening", "SA", "SU"), "土日の夕方"),
        (days("afternoon", *WEEKDAYS), "毎日の午後"),
        (days("morning", "MO") | days("afternoon", "MO") | days("evening", "MO"), "月曜は一日中"),
        (days("morning", "TU") | days("morning", "MO", offer="ask"), "火曜の午前。相談：月曜の午前"),
        (days("morning", "MO", offer="ask"), "相談：月曜の午前"),
    ],
)
def test_a_week_in_words(week: dict[tuple[str, str], str], words: str) -> None:
    assert week_words(week) == words


def test_three_presses_bring_a_cell_back() -> None:
    assert next_offer("") == "yes"
    assert next_offer(next_offer("")) == "ask"
    assert next_offer(next_offer(next_offer(""))) == ""


def test_a_cell_is_read_aloud() -> None:
    assert cell_words("TU", "morning", "yes") == "火曜 午前 できる"
    assert cell_words("SU", "evening", "") == "日曜 夕方 できない"


@given(WEEKS)
def test_something_is_said_exactly_when_something_is_offered(week: dict[tuple[str, str], str]) -> None:
    assert bool(week_words(week)) is bool(week)
    assert ("相談" in week_words(week)) is ("ask" in week.values())
