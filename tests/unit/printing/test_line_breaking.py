"""Hanging, pushing out, long words, the last line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.printing.fonts import Face
from app.printing.japanese_text import drawable
from app.printing.line_breaking import break_lines, is_lone


def _lines(text: str, width: int, *, may_hang: bool = False) -> list[str]:
    return [text[line.start : line.end] for line in break_lines(text, Face.G, width, may_hang=may_hang)]


def test_stop_hangs_only_where_it_may() -> None:
    assert _lines("あいうえお。かきくけ", 5000, may_hang=True) == ["あいうえお。", "かきくけ"]
    assert _lines("あいうえお。かきくけ", 5000) == ["あいうえ", "お。かき", "くけ"]


def test_hanging_mark_is_reported() -> None:
    first = break_lines("あいうえお。かきくけ", Face.G, 5000, may_hang=True)[0]
    assert first.width - first.hanging == 5000


def test_last_character_is_not_left_alone() -> None:
    assert _lines("あいうえおかきくけこさ", 5000) == ["あいうえお", "かきくけ", "こさ"]
    assert _lines("あいうえおかきくけです。", 5000)[-1] == "です。"


def test_address_longer_than_the_line_is_cut_after_a_mark() -> None:
    assert _lines("https://ibasho.example/place/27", 8000)[0][-1] in "/."


def test_telephone_number_moves_to_the_next_line_whole() -> None:
    assert "042-000-5001" in _lines("電話は042-000-5001です", 7000)


def test_spaces_at_a_line_end_are_not_shown() -> None:
    assert _lines("あいう　　えお", 3500) == ["あいう", "えお"]


def test_empty_text_has_no_line() -> None:
    assert break_lines("", Face.R, 5000) == ()


@given(st.text(max_size=120), st.integers(min_value=2000, max_value=30000), st.booleans())
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: int, may_hang: bool) -> None:
    drawn = drawable(text).replace("\n", "")
    lines = break_lines(drawn, Face.R, width, may_hang=may_hang)
    shown = "".join(drawn[line.start : line.end] for line in lines)
    assert "".join(shown.split()) == "".join(drawn.split())
    for line in lines:
        assert line.width - line.hanging <= width + 1 or line.end - line.start <= 2


def test_lone() -> None:
    assert is_lone("す。")
    assert is_lone("葛\U000e0100")
    assert not is_lone("です。")
