"""What is said of whoever has a ledger open."""

from __future__ import annotations

import pytest

from app.holding import Holder, held, open_elsewhere


@pytest.mark.parametrize(
    ("holder", "place", "person"),
    [
        (Holder("鈴木", "二階"), "鈴木さんのパソコン", "鈴木さん"),
        (Holder("鈴木さん ", "二階"), "鈴木さんのパソコン", "鈴木さん"),
        (Holder("", "二階"), "ほかのパソコン（二階）", "ほかの方"),
        (Holder(), "ほかのパソコン", "ほかの方"),
        (Holder("田中", "窓口", is_here=True), "このパソコンの、ほかの窓", "田中さん"),
    ],
)
def test_where_and_who(holder: Holder, place: str, person: str) -> None:
    assert (holder.place_words, holder.person_words) == (place, person)
    assert open_elsewhere(holder) == f"この帳面は、{place}でも開いています。"


def test_the_refusal_says_whom_to_ask_and_the_way_round() -> None:
    refusal = held(Holder("鈴木", "二階"))
    assert refusal.what_happened.endswith("いまは書けません。帳面は無事です。")
    assert refusal.what_to_do.startswith("鈴木さんがとじてから、")
    assert "写しをつくって" in refusal.what_to_do
    assert held(Holder("", "", is_here=True)).what_to_do.startswith("そちらをとじてから、")
