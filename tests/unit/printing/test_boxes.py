"""Blocks: sizes, stacking, fitting, overflow that is told."""

from __future__ import annotations

import pytest

from app.printing.boxes import Align, Block, boxed, column, fit, padded, plate, row, row_on_baseline, rule, turned
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Shape, TextRun
from app.printing.text_blocks import (
    Setting,
    TextStyle,
    heading,
    label,
    text_block,
    text_width,
    vertical_label,
    whole_sentences,
)

_BODY = TextStyle(Face.R, 12, 1.5, setting=Setting.BODY)
_CELL = TextStyle(Face.R, 12, 1.5)


def _texts(block: Block) -> list[str]:
    return [operation.text for operation in block.operations if isinstance(operation, TextRun)]


def _runs(block: Block) -> list[TextRun]:
    return [operation for operation in block.operations if isinstance(operation, TextRun)]


def test_column_and_row_add_up() -> None:
    blocks = [Block(10, 5), Block(20, 7)]
    stacked, beside = column(blocks, gap=2), row(blocks, gap=3)
    assert (stacked.width, stacked.height) == (20, 14)
    assert (beside.width, beside.height) == (33, 7)
    assert (column([]).height, row([]).width) == (0, 0)


def test_alignment_moves_the_smaller_block() -> None:
    line = rule(10, thickness=1)
    placed = column([Block(30, 1), line], align=Align.END).operations[0]
    assert isinstance(placed, Shape)
    assert placed.x == 20


def test_blocks_of_text_share_a_baseline() -> None:
    large, small = label("毎週", TextStyle(Face.B, 24)), label("土曜", TextStyle(Face.B, 12))
    runs = _runs(row_on_baseline([large, small], gap=2))
    assert runs[0].y == pytest.approx(runs[1].y)


def test_body_lines_end_at_the_right_edge() -> None:
    block = text_block("お茶と手芸と、おしゃべりを楽しみます。どなたでもお越しください。" * 3, 70, _BODY)
    runs = _runs(block)
    assert len(runs) > 3
    mark = text_width("。", Face.R, 12)
    for run in runs[:-1]:
        assert run.x + run.width == pytest.approx(70, abs=0.1) or run.x + run.width <= 70 + mark + 0.1


def test_paragraph_indent_but_not_before_a_bracket() -> None:
    style = TextStyle(Face.M, 12, 1.8, setting=Setting.BODY, has_indent=True)
    assert _texts(text_block("はじめに。\n「ようこそ」", 100, style)) == ["　はじめに。", "「ようこそ」"]


def test_block_height_counts_lines() -> None:
    size = 12 * POINT_MM
    assert text_block("一行", 100, _CELL).height == pytest.approx(size)
    assert text_block("一行\n二行", 100, _CELL).height == pytest.approx(2.5 * size)
    assert text_block("", 100, _CELL).height == 0
    assert text_block("一行\n二行", 100, _CELL, most_lines=1).overflows


def test_fit_stops_at_the_floor_and_says_so() -> None:
    def make(size: float) -> Block:
        return text_block("あ" * 100, 50, TextStyle(Face.R, size, 1.5))

    assert not fit(make, wished=14, floor=11, step=0.5, height=200).overflows
    smallest = fit(make, wished=14, floor=11, step=0.5, height=20)
    assert smallest.overflows
    assert _runs(smallest)[0].size_pt == 11


def test_whole_sentences_are_left_out_from_the_end() -> None:
    text = "お茶を飲みます。お菓子もあります！ぜひどうぞ（予約はいりません。）"
    block = whole_sentences(text, 60, _CELL, height=6)
    assert "".join(_texts(block)) == "お茶を飲みます。"
    assert block.overflows
    assert not whole_sentences(text, 60, _CELL, height=60).overflows


def test_heading_wraps_and_shrinks() -> None:
    block = heading("高齢者のためのスマートフォン教室を開催します", 60, TextStyle(Face.B, 17))
    assert len(_runs(block)) == 2
    assert all(run.width <= 60.1 for run in _runs(block))


def test_label_with_tracking_is_wider() -> None:
    plain, spaced = label("さくら", TextStyle(Face.B, 40)), label("さくら", TextStyle(Face.B, 40, tracking=20))
    assert spaced.width - plain.width == pytest.approx(2 * 0.02 * 40 * POINT_MM)
    assert _runs(spaced)[0].width == pytest.approx(spaced.width)


def test_fallback_characters_become_their_own_run() -> None:
    runs = _runs(label("大𠮷会", TextStyle(Face.B, 12)))
    assert [run.font for run in runs] == ["BIZUDPGothic-Bold", "NotoSansJP-Bold", "BIZUDPGothic-Bold"]
    assert runs[1].x == pytest.approx(runs[0].x + runs[0].width)


def test_box_tells_when_its_content_is_too_large() -> None:
    assert boxed(Block(10, 10), width=9, height=20).overflows
    assert not boxed(Block(10, 10), width=10, height=10, down=Align.CENTRE).overflows


def test_padding_plate_and_turning_keep_sizes_right() -> None:
    text = label("電話", TextStyle(Face.B, 12))
    around = plate(padded(text, top=1, left=2, right=2, bottom=1), fill="#000000")
    assert around.width == pytest.approx(text.width + 4)
    quarter = turned(around, 90)
    assert (quarter.width, quarter.height) == (around.height, around.width)


def test_vertical_label_stacks_characters() -> None:
    runs = _runs(vertical_label("東部ー", TextStyle(Face.B, 10)))
    assert [run.text for run in runs] == ["東", "部", "ー"]
    assert runs[1].y - runs[0].y == pytest.approx(10 * POINT_MM)
    assert all(run.is_vertical for run in runs)
