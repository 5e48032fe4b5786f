"""What characters are to the rules of setting text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.character_kinds import is_latin, kinds


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ひらがな", "hhhh"),
        ("カタカナー", "ttttl"),
        ("漢字々𠮷髙", "nnnnn"),
        ("〆゛㐀", "kkk"),
        ("ａ１※", "jj-"),
        ("Zoom3é", "aaaaaa"),
        ("。、）「", ".,)("),
        ("　〒 -!\U000e0100\ufe0f", "-------"),
    ],
)
def test_each_character_has_its_letter(text: str, letters: str) -> None:
    assert kinds(text) == letters


@given(st.text())
def test_there_is_one_letter_for_each_character(text: str) -> None:
    assert len(kinds(text)) == len(text)
    assert all((letter == "a") == is_latin(character) for letter, character in zip(kinds(text), text, strict=True))
