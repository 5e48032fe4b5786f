"""宛名 in vertical lines: 漢数字, columns from the right, nothing outside its box."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.printing.boxes import Block
from app.printing.fonts import Face
from app.printing.japanese_text import NEVER_STARTS, drawable
from app.printing.pages import POINT_MM, TextRun
from app.printing.text_blocks import TextStyle
from app.printing.vertical_text import Addressee, kanji_numerals, postal_code_figures, vertical_address, vertical_text

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
        ("小平市上水新町2-35-3", "小平市上水新町二－三五－三"),
        ("小川町１２丁目１３３３番地", "小川町十二丁目一三三三番地"),
        ("10丁目", "十丁目"),
        ("20階", "二十階"),
        ("B棟101号室", "Ｂ棟一〇一号室"),
        ("コーポ・サクラ", "コーポ・サクラ"),
        ("メゾン A-5", "メゾン　Ａ－五"),
        ("葛\U000e0100飾区", "葛\U000e0100飾区"),
    ],
)
def test_figures_become_kanji(typed: str, written: str) -> None:
    assert kanji_numerals(typed) == written


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


def test_name_and_honorific_stand_larger_than_the_address() -> None:
    block = vertical_address(Addressee("髙橋 誠", "小平市上水新町2-35-3", organization="みんな茶論"), 78, 112)
    assert not block.overflows
    texts = _columns(block)
    assert texts == ["小平市上水新町二－三五－三", "みんな茶論", "髙橋　誠　様"]
    sizes = {run.size_pt for run in _runs(block)}
    assert sizes == {14.0, 28.0}


@pytest.mark.parametrize("name", ["小平市社会福祉協議会 生活支援コーディネーター", "あ" * 30, "𠮷"])
def test_long_names_take_two_columns_within_the_box(name: str) -> None:
    block = vertical_address(Addressee(name, "小平市小川町1333", building="福祉会館2階", honorific="御中"), 78, 112)
    assert not block.overflows
    for run in _runs(block):
        assert -0.01 <= run.x <= 78
        assert run.y <= 112.5


def test_a_long_name_is_parted_where_it_has_a_space_and_read_from_its_beginning() -> None:
    block = vertical_address(Addressee("小平市社会福祉協議会 生活支援コーディネーター", "", honorific="御中"), 78, 112)
    assert _columns(block) == ["小平市社会福祉協議会", "生活支援コーディネーター　御中"]


def test_a_name_stays_on_the_paper_whatever_stands_before_it() -> None:
    addressee = Addressee("髙橋 誠", "小平市小川町1333", organization="なが" * 200, honorific="様")
    block = vertical_address(addressee, 78, 112)
    assert block.overflows
    assert {"髙橋　誠　様", "…"} <= {*_columns(block), _columns(block)[-2][-1]}
    assert min(run.x for run in _runs(block)) >= -0.01


def test_what_cannot_fit_says_so() -> None:
    assert vertical_address(Addressee("長い名まえ" * 40, "小平市"), 78, 112).overflows


def test_the_figures_of_the_postal_code_stand_in_the_frames_of_the_postcard() -> None:
    figures = _runs(postal_code_figures("〒187-0023"))
    assert "".join(run.text for run in figures) == "1870023"
    assert figures[0].x + figures[0].width / 2 == pytest.approx(44.3 + 5.7 / 2, abs=0.01)
    assert figures[6].x + figures[6].width / 2 == pytest.approx(65.9 + 3 * 6.8 + 5.7 / 2, abs=0.01)
    assert postal_code_figures("187").operations == ()


@settings(max_examples=100)
@given(st.text(alphabet="あいうえおカキク、。「」（）ーっ々葛\U000e0100𠮷AZ &🍵\u202e\x07", max_size=60), st.integers(2, 20))
def test_no_character_is_lost(text: str, most: int) -> None:
    block = vertical_text(text, most * EM, STYLE)
    said = "".join("".join(run.text for run in _runs(block)).split())
    assert said == "".join(kanji_numerals(drawable(text)).split())
    assert block.height <= most * EM + 0.01


@pytest.mark.parametrize("organization", ["みんな茶論", "障がいのある方もない方も集う「こもれびの縁側ひろば」たかの台団地集会室分会"])
def test_what_stands_before_a_name_keeps_clear_of_the_address(organization: str) -> None:
    addressee = Addressee("髙橋 誠", "東京都小平市たかの台5-40-12", building="たかの台団地集会室", organization=organization)
    block = vertical_address(addressee, 77.0, 108.0)
    columns = sorted({(round(run.x + run.width / 2), run.size_pt) for run in _runs(block)})
    assert len(columns) >= 4
    for (left, one), (right, other) in pairwise(columns):
        assert right - left >= (one + other) / 2 * POINT_MM - 1.0  # whole millimetres
    assert not block.overflows
