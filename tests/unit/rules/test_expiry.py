"""Last days in words, and a year further on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.expiry import expiry_of, renewed

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("last_day", "words", "is_over", "is_soon"),
    [
        ("2026-12-12", "あと18日で切れます", False, True),
        ("2026-11-24", "きょうで切れます", False, True),
        ("2026-11-23", "令和8年11月23日に切れました", True, True),
        ("2026-10", "令和8年10月に切れました", True, True),
        ("2026-11", "あと6日で切れます", False, True),
        ("2027-03-31", "令和9年3月31日まで", False, False),
    ],
)
def test_a_last_day_in_words(last_day: str, words: str, is_over: bool, is_soon: bool) -> None:
    found = expiry_of(last_day, TODAY)
    assert found is not None
    assert (found.words, found.is_over, found.is_soon) == (words, is_over, is_soon)


@pytest.mark.parametrize("last_day", ["", "いつか", "2026-13-01"])
def test_no_day_says_nothing(last_day: str) -> None:
    assert expiry_of(last_day, TODAY) is None


@pytest.mark.parametrize(
    ("last_day", "further"),
    [
        ("2026-12-12", "2027-12-12"),
        ("2020-03-31", "2027-03-31"),
        ("2024-02-29", "2027-02-28"),
        ("2026-03", "2027-03"),
        ("2025", "2026"),
        ("", "2027-11-24"),
    ],
)
def test_renewing_moves_the_day_on_by_whole_years(last_day: str, further: str) -> None:
    assert renewed(last_day, TODAY) == further


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)))
def test_what_was_renewed_is_not_over(day: date) -> None:
    found = expiry_of(renewed(day.isoformat(), TODAY), TODAY)
    assert found is not None
    assert not found.is_over
