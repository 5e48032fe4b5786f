"""Only gaps between Japanese characters grow, and never by much."""

from __future__ import annotations

import pytest

from app.printing.fonts import Face
from app.printing.japanese_text import measure
from app.printing.justification import MOST_STRETCH, spread
from app.printing.line_breaking import Line


def _whole_line(text: str) -> Line:
    return Line(0, len(text), measure(text, Face.R).width)


def _spread(text: str, rest: float) -> dict[int, float]:
    measured = measure(text, Face.R)
    return dict(spread(measured, _whole_line(text), measured.width + rest))


def test_the_line_becomes_exactly_as_wide_as_the_column() -> None:
    assert sum(_spread("お茶と手芸と、おしゃべりを楽しみます", 700).values()) == pytest.approx(700)


def test_no_gap_grows_beyond_the_limit() -> None:
    assert max(_spread("お茶と手芸と、おしゃべりを楽しみます", 1500).values()) <= MOST_STRETCH


def test_a_line_that_cannot_be_filled_stays_ragged() -> None:
    assert not _spread("お茶と手芸", 3000)


def test_after_a_stop_comes_first() -> None:
    text = "休みます。お茶、手芸"
    assert list(_spread(text, 100)) == [text.index("。")]
    assert set(_spread(text, 200)) == {text.index("。"), text.index("、")}


@pytest.mark.parametrize("word", ["042-000-5001", "10:00〜12:00", "令和7年4月1日", "Zoom", "1,500円"])
def test_whole_words_are_never_spread(word: str) -> None:
    text = f"問い合わせ先は{word}まで、どうぞお気軽に"
    inside = range(text.index(word), text.index(word) + len(word) - 1)
    grown = _spread(text, 1000)
    assert grown
    assert not set(inside) & set(grown)


def test_nothing_grows_before_a_closing_mark_or_after_an_opening_one() -> None:
    text = "今日は「おちゃ」です。ね"
    grown = _spread(text, 1000)
    assert text.index("「") not in grown
    assert text.index("」") - 1 not in grown
    assert text.index("。") - 1 not in grown


def test_nothing_grows_between_a_character_and_its_selector() -> None:
    assert 0 not in _spread("葛\U000e0100飾区のみなさんへ", 400)
