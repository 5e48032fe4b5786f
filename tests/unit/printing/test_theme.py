"""Contrast of every pair of colours a print uses, in colour and as a grey copy (R13)."""

from __future__ import annotations

import pytest

from app.printing.theme import (
    BODY_PAIRS,
    BOOKLET_A5,
    FLYER_A4,
    FLYER_A5,
    FLYER_B5,
    LINE_PAIRS,
    POSTER_A3,
    TEXT_PAIRS,
    Colour,
    TypeScale,
    contrast,
    grey,
    text_on,
)

_SCALES = {"A4": FLYER_A4, "A5": FLYER_A5, "B5": FLYER_B5, "booklet": BOOKLET_A5, "A3": POSTER_A3}


@pytest.mark.parametrize("pair", TEXT_PAIRS)
def test_text_can_be_read(pair: tuple[Colour, Colour]) -> None:
    assert contrast(*pair) >= 4.5


@pytest.mark.parametrize("pair", BODY_PAIRS)
def test_body_text_has_high_contrast(pair: tuple[Colour, Colour]) -> None:
    assert contrast(*pair) >= 7


@pytest.mark.parametrize("pair", TEXT_PAIRS)
def test_text_can_be_read_on_a_grey_copy(pair: tuple[Colour, Colour]) -> None:
    assert contrast(grey(pair[0]), grey(pair[1])) >= 4.5


@pytest.mark.parametrize("pair", LINE_PAIRS)
def test_lines_can_be_seen(pair: tuple[Colour, Colour]) -> None:
    assert contrast(*pair) >= 3


@pytest.mark.parametrize("ground", Colour)
def test_text_on_any_fill_can_be_read(ground: Colour) -> None:
    if ground is not Colour.NEZU:  # a line colour, never a ground
        assert contrast(text_on(ground), ground) >= 4.5


def test_red_on_a_tint_is_not_among_the_pairs() -> None:
    assert contrast(Colour.SHU, Colour.USUSYU) < 4.5
    assert (Colour.SHU, Colour.USUSYU) not in TEXT_PAIRS


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#123B6D", "#FFFFFF") == pytest.approx(11.2, abs=0.1)


@pytest.mark.parametrize("name", _SCALES)
def test_no_wished_size_lies_below_its_floor(name: str) -> None:
    scale: TypeScale = _SCALES[name]
    assert scale.body >= scale.body_floor >= 11
    assert scale.title >= scale.title_floor
    assert scale.note >= scale.note_floor >= 9
    assert scale.leading >= 1.45
