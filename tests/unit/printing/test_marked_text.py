"""Marks people type in long texts: sections, parts, lists; and that no word is lost to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.pages import TextRun
from app.printing.report_flow.flow import Piece
from app.printing.report_flow.marked_text import has_sections, last_section_number, marked_pieces
from app.printing.tags import Opened, Tag

HEADINGS = {Tag.H2, Tag.H3, Tag.H4}


def tags_of(text: str) -> list[tuple[str, str]]:
    """(tag, words) of every piece."""
    found = []
    for piece in marked_pieces(text, key="t"):
        opened = next(each for each in piece.block.operations if isinstance(each, Opened))
        found.append((str(opened.tag), words_of([piece])))
    return found


def words_of(pieces: list[Piece]) -> str:
    runs = [each.text for piece in pieces for each in piece.block.operations if isinstance(each, TextRun)]
    return "".join("".join(text.split()) for text in runs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("■課題", [("H2", "課題")]),
        ("２．考察", [("H2", "2．考察")]),
        ("（1）目的", [("H3", "（1）目的")]),
        ("①市の取組み", [("H3", "①市の取組み")]),
        ("（1）内容\n①市の取組み", [("H3", "（1）内容"), ("H4", "①市の取組み")]),
        ("（1）内容\n■つぎ\n【その他】", [("H3", "（1）内容"), ("H2", "つぎ"), ("H3", "【その他】")]),
        ("見てきました。", [("P", "見てきました。")]),
        ("①は終わりました。", [("P", "①は終わりました。")]),
        ("2.5キロ歩いた", [("P", "2.5キロ歩いた")]),
        ("■" + "長い" * 60, [("P", "■" + "長い" * 60)]),
        ("・お茶\n・お菓子", [("L", "●お茶"), ("L", "●お菓子")]),
        ("", []),
    ],
)
def test_marks_become_what_they_mean(text: str, expected: list[tuple[str, str]]) -> None:
    assert tags_of(text) == expected


def test_headings_stay_with_what_they_announce() -> None:
    for piece in marked_pieces("■課題\n（1）目的\n①市\n【その他】", key="t"):
        assert piece.stays_with_next


def test_numbers_go_on_behind_those_that_were_typed() -> None:
    assert last_section_number("１．事例\n文\n2. 考え") == 2
    assert last_section_number("■事例\n（3）部分") == 0
    assert has_sections("文\n■事例")
    assert not has_sections("（1）部分\n文")


@given(st.lists(st.text("■１．（1）①【】・あ、。 \n", max_size=12), max_size=12).map("\n".join))
def test_no_word_is_lost(text: str) -> None:
    said = words_of(list(marked_pieces(text, key="t")))
    assert said.count("あ") == text.count("あ")
