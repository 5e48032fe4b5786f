"""Positions: always room between two keys, whatever was done before."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.changes.positions import position_between, positions
from app.records.term_lists import built_in_terms

keys = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=6).filter(lambda key: key.strip("0"))


def test_first_next_and_between() -> None:
    assert position_between("", "") == "a01"
    assert position_between("a01", "") == "a02"
    assert position_between("a0z", "") == "a11"
    assert position_between("zzz", "") == "zzz1"
    assert "a01" < position_between("a01", "a02") < "a02"
    assert position_between("", "a01") < "a01"
    assert positions(3) == ["a01", "a02", "a03"]
    assert positions(2, after="a09") == ["a0a", "a0b"]


@given(st.lists(st.integers(0, 1000), max_size=80))
def test_rows_stay_in_the_order_in_which_they_were_put(places: list[int]) -> None:
    rows: list[str] = []
    for place in places:
        at = place % (len(rows) + 1)
        lower = rows[at - 1] if at else ""
        upper = rows[at] if at < len(rows) else ""
        rows.insert(at, position_between(lower, upper))
        assert all(one < other for one, other in pairwise(rows))
    assert not any(key.endswith("0") for key in rows)


@given(keys, keys)
def test_there_is_a_key_between_any_two(one: str, other: str) -> None:
    lower, upper = sorted((one, other))
    made = position_between(lower, upper)
    assert made > lower
    if lower.rstrip("0") != upper.rstrip("0"):
        assert made < upper


def test_keys_stay_short() -> None:
    assert max(map(len, positions(10_000))) <= 5
    lower, upper = "a01", "a02"
    for _ in range(50):
        upper = position_between(lower, upper)
    assert len(upper) < 20


def test_keys_of_the_built_in_terms_leave_room() -> None:
    by_list: dict[str, list[str]] = {}
    for term in built_in_terms():
        by_list.setdefault(term.term_list, []).append(term.pos)
    for row in by_list.values():
        for lower, upper in pairwise(row):
            assert lower < position_between(lower, upper) < upper


@given(st.text(max_size=4), st.text(max_size=4))
def test_any_text_from_elsewhere_gives_a_key(lower: str, upper: str) -> None:
    assert position_between(lower, upper)
