"""Headings and cells break between phrases."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.printing.fonts import Face
from app.printing.japanese_text import drawable, measure
from app.printing.phrases import fit_text, phrase_lines


def _fitted(text: str, size_pt: float, width_pt: float, most_lines: int = 2) -> tuple[float, list[str], bool]:
    fitted = fit_text(text, Face.B, size_pt, width_pt, most_lines=most_lines)
    return fitted.size_pt, [text[line.start : line.end] for line in fitted.lines], fitted.overflows


def test_a_name_that_fits_keeps_its_size() -> None:
    assert _fitted("みんな茶論", 17, 330) == (17, ["みんな茶論"], False)


def test_a_slightly_long_name_shrinks_before_it_wraps() -> None:
    size, lines, overflows = _fitted("高齢者のためのスマートフォン教室を開催します", 17, 330)
    assert 17 * 0.85 - 0.1 <= size < 17
    assert len(lines) == 1
    assert not overflows


def test_a_long_name_breaks_at_brackets() -> None:
    name = "障がいのある方もない方も集う手しごとと音楽とお茶の会「こもれびの縁側ひろば」"
    name += "たかの台団地集会室分会（午前と午後の部）"
    _, lines, overflows = _fitted(name, 13.5, 332, most_lines=3)
    assert lines[1].endswith("「こもれびの縁側ひろば」")
    assert "".join(lines) == name
    assert not overflows


def test_a_name_of_400_characters_overflows_and_loses_nothing() -> None:
    size, lines, overflows = _fitted("長い名前の会" * 67, 17, 330)
    assert overflows
    assert size == pytest.approx(14.4)
    assert "".join(lines) == "長い名前の会" * 67


def test_a_schedule_breaks_before_the_time() -> None:
    text = "毎週土曜13:00〜15:00"
    lines = [text[line.start : line.end] for line in phrase_lines(text, Face.B, 11000)]
    assert lines == ["毎週土曜", "13:00〜15:00"]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("大沼町ほっと・いきいき百歳体操", ["大沼町ほっと・", "いきいき", "百歳体操"]),
        ("坂の上オレンジカフェ", ["坂の上", "オレンジカフェ"]),
        ("さくら寺子屋108", ["さくら", "寺子屋108"]),
    ],
)
def test_in_a_narrow_cell_no_word_is_cut(name: str, lines: list[str]) -> None:
    assert _fitted(name, 11, 72, most_lines=3)[1] == lines


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=40), st.integers(min_value=3000, max_value=20000))
def test_cells_lose_no_character(text: str, width: int) -> None:
    drawn = drawable(text).replace("\n", "")
    shown = "".join(drawn[line.start : line.end] for line in phrase_lines(drawn, Face.R, width))
    assert "".join(shown.split()) == "".join(drawn.split())
    assert measure(drawn, Face.R).width >= 0


def test_a_phrase_too_long_for_its_column_does_not_spoil_the_lines_around_it() -> None:
    text = "お茶をいれる。いっしょに歩く。月に一度、一時間だけでもかまいません。"
    lines = [text[line.start : line.end] for line in phrase_lines(text, Face.R, 8000)]
    assert lines == ["お茶をいれる。", "いっしょに歩く。", "月に一度、", "一時間だけでも", "かまいません。"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("「冊子・チラシにも」に印のある欄だけが", 15000, ["「冊子・チラシにも」に", "印のある欄だけが"]),
        ("「こもれびの家」もっと楽しく", 9000, ["「こもれびの家」", "もっと楽しく"]),
        ("小平市西地域センター（見本）　平日 9時〜17時", 16000, ["小平市西地域センター（見本）", "平日 9時〜17時"]),
        ("みんなの食堂（午前と午後の部）", 12000, ["みんなの食堂", "（午前と午後の部）"]),
    ],
)
def test_a_particle_and_a_short_remark_stay_with_their_word(text: str, width: int, lines: list[str]) -> None:
    assert [text[line.start : line.end] for line in phrase_lines(text, Face.R, width)] == lines
