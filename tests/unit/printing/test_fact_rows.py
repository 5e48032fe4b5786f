"""Rows of facts, and rows beside a code."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.printing.boxes import Block
from app.printing.fact_rows import FactRow, RowStyle, caption_width, fact_rows, fact_rows_beside
from app.printing.fonts import Face
from app.printing.pages import TextRun
from app.printing.text_blocks import TextStyle, text_block
from app.printing.theme import Colour

STYLE = RowStyle(caption_pt=15, colour=Colour.AI, padding=1.9)
FACTS = (("場所", "上水新町商店会事務所"), ("参加費", "おとな300円　こども無料"), ("電話", "042-000-0018"))
WIDTH, GUTTER = 182.0, 8.0


def rows_of(width: float) -> Sequence[FactRow]:
    indent = caption_width([caption for caption, _ in FACTS], STYLE)
    style = TextStyle(face=Face.B, size_pt=18, leading=1.4)
    return [FactRow(caption, text_block(value, width - indent, style)) for caption, value in FACTS]


@pytest.mark.parametrize("height", [8.0, 25.0, 34.0, 80.0])
def test_only_rows_beside_a_code_are_narrow(height: float) -> None:
    indent = caption_width([caption for caption, _ in FACTS], STYLE)
    code = Block(62, height)
    both = fact_rows_beside(rows_of, WIDTH, STYLE, indent=indent, beside=code, gutter=GUTTER)
    alone = fact_rows(rows_of(WIDTH), WIDTH, STYLE, indent=indent)
    assert both.width == WIDTH
    assert both.height >= max(height, alone.height) - 0.01
    assert both.height <= alone.height + height
    beside = [run for run in both.operations if isinstance(run, TextRun) and run.y > both.height - height]
    assert all(run.x + run.width <= WIDTH - 62 - GUTTER + 0.01 for run in beside)
    said = "".join(run.text for run in both.operations if isinstance(run, TextRun))
    assert all(value.replace("　", "") in said.replace("　", "") for _, value in FACTS)


def test_a_row_is_not_torn_into_lines_to_stand_beside_a_code() -> None:
    """The row above the number keeps the whole width, where narrow it would take four lines."""
    long = "障がいのある方もない方も、地域の方も、ご家族も、どなたでもどうぞ。"

    def rows(width: float) -> Sequence[FactRow]:
        style = TextStyle(face=Face.B, size_pt=18, leading=1.4)
        values = (long, "042-000-0018")
        return [FactRow("電話", text_block(value, width - 30, style)) for value in values]

    block = fact_rows_beside(rows, WIDTH, STYLE, indent=30, beside=Block(90, 22), gutter=GUTTER)
    first = next(run for run in block.operations if isinstance(run, TextRun) and run.text.startswith("障がい"))
    assert first.width > WIDTH - 30 - 90
