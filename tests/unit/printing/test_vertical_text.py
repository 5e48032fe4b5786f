"""宛名 in vertical lines: 漢数字, columns from the right, nothing outside its box."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.printing.boxes import Block
from app.printing.fonts import Face
from app.printing.japanese_text import NEVER_STARTS, drawable
from app.printing.pages import POINT_MM, TextRun
from app.printing.text_blocks import TextStyle
from app.printing.vertical_text import bounded_vertical, kanji_numerals, vertical_text, wide_spaced

STYLE = TextStyle(face=Face.M, size_pt=14)
EM = 14 * POINT_MM


def _runs(block: Block) -> list[TextRun]:
    return [each for each in block.operations if isinstance(each, TextRun)]


def _columns(block: Block) -> list[str]:
    """The columns from right to left; letters are centred on the line of their column."""
    keyed = groupby(_runs(block), key=lambda run: round(run.x + run.width / 2, 2))
    return ["".join(run.text for run in runs) for _, runs in keyed]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("小平市上水新町2-35-3", "小平市上水新町二―三五―三"),
        ("小川町１２丁目１３３３番地", "小川町十二丁目一三三三番地"),
        ("10丁目", "十丁目"),
        ("20階", "二十階"),
        ("B棟101号室", "Ｂ棟一〇一号室"),
        ("コーポ・サクラ", "コーポ・サクラ"),
        ("メゾン A-5", "メゾン　Ａ―五"),
        ("葛\U000e0100飾区", "葛\U000e0100飾区"),
    ],
)
def test_figures_become_kanji(typed: str, written: str) -> None:
    assert kanji_numerals(typed) == written


def test_a_space_in_a_column_is_one_and_wide() -> None:
    assert wide_spaced(" 株式会社 　さくら\n\t総務課　") == "株式会社　さくら　総務課"


def test_columns_run_from_the_right_and_are_broken_like_lines() -> None:
    block = vertical_text("お茶と手芸、おしゃべりの会です。", 6 * EM, STYLE)
    columns = _columns(block)
    assert "".join(columns) == "お茶と手芸、おしゃべりの会です。"
    assert all(column[0] not in NEVER_STARTS for column in columns)
    assert all(len(column) <= 6 for column in columns)
    rows = [run.x for run in _runs(block)]
    assert rows[0] > rows[-1] >= -0.01


def test_a_number_is_not_parted() -> None:
    assert "一二〇三号室" in _columns(vertical_text("グリーンハイツ1203号室", 9 * EM, STYLE))


def test_the_last_column_is_not_a_single_character() -> None:
    assert len(_columns(vertical_text("あいうえおか", 5 * EM, STYLE))[-1]) == 2


@settings(max_examples=100)
@given(st.text(alphabet="あいうえおカキク、。「」（）ーっ々葛\U000e0100𠮷AZ &🍵\u202e\x07", max_size=60), st.integers(2, 20))
def test_no_character_is_lost(text: str, most: int) -> None:
    block = vertical_text(text, most * EM, STYLE)
    said = "".join("".join(run.text for run in _runs(block)).split())
    assert said == "".join(kanji_numerals(drawable(text)).split())
    assert block.height <= most * EM + 0.01


@pytest.mark.parametrize("text", ["あ" * 400, "小平市社会福祉協議会", "葛\U000e0100" * 60, "髙橋 誠 " * 40])
@pytest.mark.parametrize("width", [0.0, EM, 2.5 * EM, 40 * EM])
def test_what_is_too_wide_ends_in_three_dots(text: str, width: float) -> None:
    block = bounded_vertical(text, 10 * EM, width, STYLE)
    said = "".join(_columns(block))
    whole = kanji_numerals(text).replace("　", "")
    assert block.width <= max(width, EM) + 0.01
    assert block.overflows is said.endswith("…")
    assert whole.startswith(said.rstrip("…").replace("　", "")) if block.overflows else said.replace("　", "") == whole


def test_columns_end_between_phrases_where_that_takes_no_more_of_them() -> None:
    name = "障がいのある方もない方も集う手しごとと音楽とお茶の会"
    assert _columns(vertical_text(name, 17 * EM, STYLE)) == ["障がいのある方もない方も集う", "手しごとと音楽とお茶の会"]
    assert _columns(vertical_text(name, 13.5 * EM, STYLE)) == ["障がいのある方もない方も集", "う手しごとと音楽とお茶の会"]
