"""Contrast of every pair of colours a print uses, in colour and as a grey copy (R13)."""

from __future__ import annotations

import pytest

from app.printing.theme import (
    BODY_PAIRS,
    EMPTY_EDGE,
    LINE_PAIRS,
    TEXT_PAIRS,
    THEMES,
    Colour,
    contrast,
    grey,
    text_ink,
    text_on,
)

_BODY_FLOOR = {"booklet A5": 11, "flyer A4": 12, "poster A3": 14, "poster A4": 14, "booklet A4": 12}
_NOTE_FLOOR = {"booklet A5": 9, "flyer A4": 10.5, "poster A3": 14}
"""R11, what the guides for elderly readers ask for (print.md §2)."""


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


@pytest.mark.parametrize("name", THEMES)
def test_no_wished_size_lies_below_its_floor(name: str) -> None:
    scale = THEMES[name].scale
    assert scale.title >= scale.title_floor >= scale.body_floor
    assert scale.facts >= scale.body >= scale.body_floor >= _BODY_FLOOR.get(name, 10.5)
    assert scale.note >= scale.note_floor >= _NOTE_FLOOR.get(name, 9)
    assert 1.45 <= scale.leading <= 1.8
    assert THEMES[name].ruby_floor >= (7 if name.endswith("A4") and "poster" not in name else 6)


@pytest.mark.parametrize("name", THEMES)
def test_the_edge_an_office_printer_leaves_white_lies_within_the_margins(name: str) -> None:
    theme = THEMES[name]
    assert min(theme.paper.top, theme.paper.bottom, theme.paper.left, theme.paper.right) >= theme.empty_edge >= EMPTY_EDGE


@pytest.mark.parametrize("name", THEMES)
def test_a_full_line_of_body_text_is_not_too_long_to_follow(name: str) -> None:
    """20 to 45 characters: wider papers set their text in columns."""
    theme = THEMES[name]
    letters = theme.paper.text_width / (theme.scale.body * 25.4 / 72)
    assert letters >= 20
    assert letters <= 45 or theme.paper.width > theme.paper.height


@pytest.mark.parametrize(
    ("upright", "wide", "size"),
    [
        ("flyer A4", "flyer A4 wide", (210, 297)),
        ("flyer B5", "flyer B5 wide", (182, 257)),
        ("flyer A5", "flyer A5 wide", (148, 210)),
        ("poster A4", "poster A4 wide", (210, 297)),
        ("poster A3 upright", "poster A3", (297, 420)),
    ],
)
def test_upright_and_wide_are_one_paper_turned_with_one_type_scale(
    upright: str, wide: str, size: tuple[float, float]
) -> None:
    standing, lying = THEMES[upright], THEMES[wide]
    assert (standing.paper.width, standing.paper.height) == size
    assert (lying.paper.height, lying.paper.width) == size
    assert standing.scale == lying.scale
    assert standing.ruby_floor == lying.ruby_floor


def test_letters_in_one_ink_are_black_or_stay_light() -> None:
    for ink, _ in TEXT_PAIRS:
        assert text_ink(ink) in (Colour.SUMI, Colour.WHITE)
