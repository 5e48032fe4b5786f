"""The rules of Japanese line-breaking counted over 33,000 lines and more, each way of setting: none may be broken."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from app.printing.fonts import Face
from app.printing.japanese_text import measure
from app.printing.justification import MOST_STRETCH
from app.printing.line_breaking import Line, break_lines
from app.printing.pages import POINT_MM, TextRun
from app.printing.phrases import phrase_lines
from app.printing.text_blocks import Setting, TextStyle, text_block
from tests.line_faults import LEAST_LINES, MAY_HANG, NEVER_LAST, PUNCTUATION, WIDTHS, faults, texts


@pytest.mark.parametrize("may_hang", [True, False])
def test_no_line_breaks_a_rule(may_hang: bool) -> None:
    total: Counter[str] = Counter()
    for width in WIDTHS:
        for text in texts():
            total += faults(text, break_lines(text, Face.R, width, may_hang=may_hang), width, may_hang=may_hang)
    assert total.pop("lines") >= LEAST_LINES
    assert not total


def test_no_heading_and_no_cell_breaks_a_rule() -> None:
    """R8: between phrases, and still none of the rules broken; texts of up to 160 characters, as cells hold."""
    total: Counter[str] = Counter()
    for width in WIDTHS:
        for text in texts():
            if len(text) <= 160:
                total += faults(text, phrase_lines(text, Face.R, width), width, may_hang=False)
    assert total.pop("lines") >= 25_000
    assert not total


def test_justified_lines_are_flush_and_never_spread_a_word_or_a_number() -> None:
    """R6, on what is drawn: the gaps of the runs themselves, and how far each line reaches."""
    style = TextStyle(size_pt=12, setting=Setting.BODY)
    width = 110.0
    flush = ragged = 0
    for text in texts():
        runs = [each for each in text_block(text, width, style).operations if isinstance(each, TextRun)]
        ends: dict[float, TextRun] = {}
        for run in runs:
            ends[run.y] = run
            for index, extra in run.gaps:
                around = run.text[index : index + 2]
                assert extra <= MOST_STRETCH + 140.0
                assert not re.fullmatch(r"[!-~]{2}", around), run.text
                assert len(around) < 2 or around[1] not in PUNCTUATION, run.text
                assert around[0] not in NEVER_LAST, run.text
        for run in list(ends.values())[:-1]:
            hanging = run.text[-1] in MAY_HANG and run.x + run.width > width + 0.1
            reach = run.x + run.width - (measure(run.text[-1], Face.R).width * 12 * POINT_MM / 1000 if hanging else 0.0)
            assert reach < width + 0.1, run.text
            if len(run.text) > 20 and not re.search("[!-~]{3}", run.text):  # nothing in it that may not be spread
                flush += abs(reach - width) < 0.1
                ragged += abs(reach - width) >= 0.1
    assert flush / (flush + ragged) > 0.9


def test_the_counting_finds_every_fault() -> None:
    """A check of the check: lines cut where they must not be."""
    text = "お茶、「会」は042-000-5001へ。令和7年4月1日から"
    for at, fault in (
        (2, "starts with a forbidden mark"),
        (4, "ends with an opening bracket"),
        (11, "a word, number or date is cut"),
        (24, "a word, number or date is cut"),
        (len(text) - 1, "a lone last character"),
    ):
        lines = (Line(0, at, 1000.0), Line(at, len(text), 1000.0))
        assert faults(text, lines, 20_000, may_hang=False)[fault] == 1, fault
