"""宛名 as a block: address, what stands before the name, the name; nothing outside its box, joint names level."""

from __future__ import annotations

from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.printing.boxes import Block
from app.printing.pages import POINT_MM, TextRun
from app.printing.post.address_block import Addressee, vertical_address
from app.printing.post.code_figures import code_in_frames, code_in_writing
from app.printing.post.front_layout import AddressSizes
from app.printing.post.joint_names import joint_names


def _runs(block: Block) -> list[TextRun]:
    return [each for each in block.operations if isinstance(each, TextRun)]


def _columns(block: Block) -> list[str]:
    """The columns in the order of drawing; letters are centred on the line of their column."""
    keyed = groupby(_runs(block), key=lambda run: round(run.x + run.width / 2, 2))
    return ["".join(run.text for run in runs) for _, runs in keyed]


def test_name_and_honorific_stand_larger_than_the_address() -> None:
    block = vertical_address(Addressee("髙橋 誠", "小平市上水新町2-35-3", organization="みんな茶論"), 78, 112)
    assert not block.overflows
    texts = _columns(block)
    assert texts == ["小平市上水新町二―三五―三", "みんな茶論", "髙橋　誠　様"]
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
    figures = _runs(code_in_frames("〒187-0023", 100.0))
    assert "".join(run.text for run in figures) == "1870023"
    assert figures[0].x + figures[0].width / 2 == pytest.approx(44.3 + 5.7 / 2, abs=0.01)
    assert figures[6].x + figures[6].width / 2 == pytest.approx(65.9 + 3 * 6.8 + 5.7 / 2, abs=0.01)
    assert code_in_frames("187", 100.0).operations == ()


@pytest.mark.parametrize("organization", ["みんな茶論", "障がいのある方もない方も集う「こもれびの縁側ひろば」たかの台団地集会室分会"])
def test_what_stands_before_a_name_keeps_clear_of_the_address(organization: str) -> None:
    addressee = Addressee("髙橋 誠", "東京都小平市たかの台5-40-12", building="たかの台団地集会室", organization=organization)
    block = vertical_address(addressee, 77.0, 108.0)
    columns = sorted({(round(run.x + run.width / 2), run.size_pt) for run in _runs(block)})
    assert len(columns) >= 4
    for (left, one), (right, other) in pairwise(columns):
        assert right - left >= (one + other) / 2 * POINT_MM - 1.0  # whole millimetres
    assert not block.overflows


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("髙橋 誠・美咲", [("髙橋", "誠"), ("", "美咲")]),
        ("髙橋　誠、田中 花子", [("髙橋", "誠"), ("田中", "花子")]),
        ("葛\U000e0100西 りん ・ 一郎 ・ 二郎", [("葛\U000e0100西", "りん"), ("", "一郎"), ("", "二郎")]),
        ("髙橋 誠・小鳥遊五右衛門", [("髙橋", "誠"), ("小鳥遊五右衛門", "")]),
        ("髙橋 誠", []),
        ("ジョン・スミス", []),
        ("山田・鈴木", []),
        ("髙橋 誠・ほか", []),
        ("髙橋 誠・事務局", []),
        ("<b> 太字・<i>", []),
        ("一 二・三・四・五・六", []),
    ],
)
def test_joint_names_are_told_from_names_with_a_dot(name: str, people: list[tuple[str, str]]) -> None:
    assert list(joint_names(name)) == people


def test_joint_names_stand_level_each_with_an_honorific() -> None:
    block = vertical_address(Addressee("髙橋 誠・美咲", "小平市上水新町2-35-3"), 78, 112)
    assert _columns(block)[1:] == ["髙橋誠様", "美咲様"]
    at = {run.text: run for run in _runs(block)}
    assert at["誠"].y == at["美"].y
    assert len({run.y for run in _runs(block) if run.text == "様"}) == 1
    assert at["髙"].x > at["美"].x
    assert not block.overflows


def test_joint_names_of_a_group_are_one_name() -> None:
    block = vertical_address(Addressee("髙橋 誠・美咲", "小平市", honorific="御中"), 78, 112)
    assert "髙橋　誠・美咲　御中" in _columns(block)


def test_firm_and_department_part_at_the_space_between_them() -> None:
    addressee = Addressee("髙橋 誠", "小平市", organization="株式会社𠮷田商店 総務部 地域貢献課")
    assert _columns(vertical_address(addressee, 78, 100))[1:3] == ["株式会社𠮷田商店", "総務部　地域貢献課"]
    assert "株式会社𠮷田商店　総務部　地域貢献課" in _columns(vertical_address(addressee, 78, 200))


def test_an_address_shrinks_before_it_takes_a_third_column() -> None:
    street = "小平市小川町一丁目とても長い名まえの通りの東側の角を" * 2
    (size,) = {run.size_pt for run in _runs(vertical_address(Addressee("", street, honorific=""), 78, 120))}
    assert 0.8 * 14 <= size < 14
    roomy = _runs(vertical_address(Addressee("", street, honorific=""), 78, 300))
    assert {run.size_pt for run in roomy} == {14.0}


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("ひがし小平 子どもと大人の居場所 みんなの家", ["ひがし小平　子どもと大人の居場所", "みんなの家　御中"]),
        ("障がいのある方もない方も集うこもれびの縁側ひろば2", ["障がいのある方もない方も集う", "こもれびの縁側ひろば2　御中"]),
    ],
)
def test_a_name_is_parted_where_it_is_calm_and_keeps_its_figures(name: str, columns: list[str]) -> None:
    block = vertical_address(Addressee(name, "", honorific="御中"), 44, 133, AddressSizes(30.0, 15.0), middle=9.0)
    assert _columns(block) == columns


def test_no_word_is_cut_where_a_little_smaller_it_would_stand_whole() -> None:
    addressee = Addressee("髙橋 誠", "小平市", organization="社会福祉法人小平市社会福祉協議会 地域福祉推進課長")
    block = vertical_address(addressee, 66, 97, AddressSizes(30.0, 15.0))
    assert _columns(block)[1:3] == ["社会福祉法人小平市社会福祉協議会", "地域福祉推進課長"]


def test_short_names_are_spread_and_long_ones_are_not() -> None:
    loose = AddressSizes(28.0, 14.0, least_name=0.55)
    for name, expected in (("林 一", 1.3), ("ながいなまえのつどいのひろばのかい", 1.0)):
        runs = [run for run in _runs(vertical_address(Addressee(name, ""), 78, 200, loose)) if run.text.strip()]
        (size,) = {run.size_pt for run in runs}
        pitch = (runs[1].y - runs[0].y) / (size * POINT_MM)
        assert pitch == pytest.approx(expected * (2 if name == "林 一" else 1), abs=0.01)


def test_the_code_in_writing_has_no_mark_and_even_gaps() -> None:
    (run,) = _runs(code_in_writing("〒187-0023", 17.0))
    assert run.text == "187-0023"
    assert len({gap for _, gap in run.gaps}) == 1
    assert code_in_writing("187", 17.0).operations == ()


NAMES = st.text(alphabet="あいう髙𠮷葛\U000e0100ー。、・「」 　AZ19-&<>🍵\u202e\x07\n", max_size=120)


@settings(max_examples=60, deadline=None)
@given(NAMES, NAMES, NAMES, NAMES, st.sampled_from(["様", "御中", "行", ""]), st.sampled_from([(44, 133), (61, 108), (158, 224)]))
def test_nothing_leaves_the_box(
    name: str, address: str, building: str, organization: str, honorific: str, box: tuple[float, float]
) -> None:
    width, height = box
    addressee = Addressee(name, address, "", building, organization, honorific)
    block = vertical_address(addressee, width, height, AddressSizes(30.0, 15.0, 0.55), middle=width * 0.3)
    for run in _runs(block):
        assert run.x >= -0.01
        assert run.x + run.width <= width + 0.01
        assert 0 < run.y <= height + 0.6  # the baseline of the last letter
    assert block.overflows is any("…" in run.text for run in _runs(block))
