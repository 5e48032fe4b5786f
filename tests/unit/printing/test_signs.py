"""Signs in the place of emoji: every one can be drawn, measured and is told apart from what is missing."""

from __future__ import annotations

import re

import pytest

from app.printing.fonts import Face, missing_glyphs, typeface
from app.printing.sign_font import SignFont
from app.printing.signs import SIGN_FONT, SIGN_WIDTH, has_sign, sign_operators

USUAL = "🍵🌸🍚📖🏠🌳🎵😊⭐✉🍀🕐♿📞🚌📍👥👜📅✏❤🐕🍼"


@pytest.mark.parametrize("character", USUAL)
def test_a_sign_lies_within_its_box(character: str) -> None:
    assert has_sign(character)
    numbers = [float(each) for each in re.findall(r"-?\d+\.?\d*", sign_operators(character).partition(" j ")[2])]
    assert all(0 <= number <= 24 for number in numbers)


@pytest.mark.parametrize("face", Face)
def test_signs_stand_in_runs_of_their_own_and_nothing_is_missing(face: Face) -> None:
    text = "お茶🍵の会✉\ufe0fです"
    letters = typeface(face)
    assert [letters.advances[character] for character in "🍵✉\ufe0f"] == [SIGN_WIDTH, SIGN_WIDTH, 0.0]
    assert not missing_glyphs(text, face)
    assert [text[start:end] for start, end, font in letters.runs(text) if font == SIGN_FONT] == ["🍵", "✉\ufe0f"]


def test_a_symbol_the_typeface_has_is_set_with_the_typeface() -> None:
    letters = typeface(Face.R)
    assert letters.advances["☎"] > 0
    assert [font for _, _, font in letters.runs("☎")] != [SIGN_FONT]


def test_the_font_gives_each_sign_one_code_and_a_drawing() -> None:
    font = SignFont("F9")
    assert font.encode("🍵🌸🍵") == font.encode("🍵") + font.encode("🌸") + font.encode("🍵")
    assert font.encode_each("✉\ufe0f🍵") == [*font.encode_each("✉\ufe0f"), font.encode("🍵")]
    objects = list(font.objects(20))
    assert [number for number, _ in objects] == list(range(20, 20 + font.object_count))
    assert b"/s33 22 0 R" in objects[0][1]


def test_what_has_no_sign_is_still_reported() -> None:
    assert not has_sign("🦖")
    assert [glyph.character for glyph in missing_glyphs("🦖🍵")] == ["🦖"]
