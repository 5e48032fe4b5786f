"""Phrases end where BudouX's own parser ends them."""

from __future__ import annotations

from functools import cache
from itertools import accumulate

import budoux
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.phrase_ends import phrase_ends

_LETTERS = "高齢者のためスマートフォン教室を開催します「」、。あいうえおサロン3A- \0𠮷"


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def _ends(text: str) -> set[int]:
    return set(accumulate(len(phrase) for phrase in _parser().parse(text)))


@pytest.mark.parametrize("text", ["", "あ", "高齢者のためのスマートフォン教室を開催します", "みんなで歌う会", "B&B"])
def test_headings_end_where_they_always_did(text: str) -> None:
    assert phrase_ends(text) == _ends(text)


@given(st.text(_LETTERS, max_size=40) | st.text(max_size=20))
def test_so_does_any_text(text: str) -> None:
    assert phrase_ends(text) == _ends(text)
