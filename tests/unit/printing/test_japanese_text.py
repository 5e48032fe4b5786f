"""Folding for drawing, words that stay whole, gaps between scripts."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing import japanese_text
from app.printing.character_kinds import is_latin
from app.printing.fonts import Face
from app.printing.japanese_text import LATIN_GAP, NEVER_ENDS, NEVER_STARTS, drawable, measure


def _atoms(text: str) -> list[str]:
    breaks = measure(text, Face.R).breaks
    return [text[start:end] for start, end in zip((0, *breaks), breaks, strict=False)]


def _gap_places(text: str) -> list[str]:
    return [text[index : index + 2] for index, _ in measure(text, Face.R).gaps]


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("１３：００～１５：００", "13:00〜15:00"),
        ("０４２－０００－５００１", "042-000-5001"),
        ("場所：集会所", "場所：集会所"),
        ("スーパー－とは", "スーパー－とは"),
        ("か\u3099", "が"),
        ("神", "神"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x00b\u202ec\u200bd\ufeff", "abcd"),
        ("👍🏽", "👍"),
        ("𠮷髙﨑葛\U000e0100", "𠮷髙﨑葛\U000e0100"),
    ],
)
def test_text_is_folded_for_drawing_only(typed: str, drawn: str) -> None:
    assert drawable(typed) == drawn


def test_no_control_format_or_surrogate_character_is_drawn() -> None:
    kept = [
        f"U+{code:04X}"
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs") and drawable(chr(code)) not in ("", "\n", " ")
    ]
    assert not kept


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert drawable(drawable(text)) == drawable(text)


@given(st.text(max_size=80))
def test_breaks_rise_to_the_end_of_the_text(text: str) -> None:
    drawn = drawable(text).replace("\n", "")
    measured = measure(drawn, Face.R)
    assert list(measured.breaks) == sorted(set(measured.breaks))
    assert (measured.breaks[-1] if measured.breaks else 0) == len(drawn)
    assert len(measured.positions) == len(drawn) + 1
    assert list(measured.reaches) == sorted(measured.reaches)


@pytest.mark.parametrize(
    "word",
    [
        "042-000-5001",
        "(042)000-5001",
        "042(000)5001",
        "令和7年4月1日",
        "11月21日(土)",
        "10:00〜12:00",
        "10時〜12時",
        "午前10時半",
        "3丁目",
        "2-35-3",
        "1,500円",
        "約20名",
        "第2",
        "第一",
        "百歳",
        "九十五歳",
        "二〇歳",
        "3か所",
        "v002@example.jp",
        "https://ibasho.example/27/a?b=c",
        "ibasho.example/27",
        "Zoom",
        "B&B",
        "……",
        "――",
    ],
)
def test_words_stay_whole_between_japanese(word: str) -> None:
    assert any(word in atom for atom in _atoms(f"これは{word}という字"))


def test_every_outline_is_within_latin_1_and_spaces() -> None:
    """What lies beyond costs a table of 65,536 a set of letters."""
    outlines = {japanese_text._OUTLINES[code] for code in range(sys.maxunicode + 1) if not chr(code).isspace()}
    assert max(map(ord, outlines)) < 0x100
    assert ord(max(japanese_text._ATOM.pattern)) < 0x100


@pytest.mark.parametrize("letter", [chr(code) for code in range(0xA1, 0x100)])
def test_a_letter_of_latin_1_is_not_taken_for_the_one_it_stands_for(letter: str) -> None:
    taken = [f"{letter}歳", f"3{letter}5", f"第{letter}"]
    usual = "é" if is_latin(letter) else "»" if letter in NEVER_STARTS else "«" if letter in NEVER_ENDS else "×"
    for text in taken:
        assert measure(text, Face.R).breaks == measure(text.replace(letter, usual), Face.R).breaks


@pytest.mark.parametrize("mark", "、。」）ー々ゃッ！〜・")
def test_no_line_may_start_with(mark: str) -> None:
    assert f"あ{mark}" in _atoms(f"いあ{mark}う")


@pytest.mark.parametrize("mark", "「（『￥№")
def test_no_line_may_end_with(mark: str) -> None:
    assert f"{mark}う" in _atoms(f"いあ{mark}うえ")


def test_selector_stays_with_its_character() -> None:
    assert _atoms("葛\U000e0100飾区") == ["葛\U000e0100", "飾", "区"]


def test_gap_stands_between_scripts_but_not_in_dates_and_counters() -> None:
    assert _gap_places("おとな300円、Zoomで") == ["な3", "mで"]
    assert not _gap_places("令和7年4月1日")
    assert not _gap_places("第2・第4")
    assert not _gap_places("10時")
    assert all(extra == LATIN_GAP for _, extra in measure("歩いて3分、Zoomで", Face.R).gaps)


def test_an_indent_is_one_em_in_every_face() -> None:
    for face in Face:
        assert measure("　お茶の会", face).positions[1] == 1000


def test_typed_space_is_not_widened() -> None:
    assert not _gap_places("毎週土曜 13:00")
