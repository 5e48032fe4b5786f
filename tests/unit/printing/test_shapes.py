"""Outlines as path operators."""

from __future__ import annotations

import pytest

from app.printing.shapes import circle, polygon, rectangle, svg_outline


def test_svg_commands_absolute_and_relative() -> None:
    assert svg_outline("M1 2 L3 4 H5 V6 Z") == "1 2 m 3 4 l 5 4 l 5 6 l h"
    assert svg_outline("m1 2 l2 2 h2 v2 z") == "1 2 m 3 4 l 5 4 l 5 6 l h"
    assert svg_outline("M0 0 10 0 10 10Z") == "0 0 m 10 0 l 10 10 l h"


def test_svg_quadratic_becomes_cubic() -> None:
    assert svg_outline("M0 0 Q3 3 6 0") == "0 0 m 2 2 4 2 6 0 c"


@pytest.mark.parametrize("data", ["M0 0 A1 1 0 0 0 2 2", "M0 0 C1 1 2 2", "hello"])
def test_svg_that_is_not_understood_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="path data"):
        svg_outline(data)


def test_rounded_corners_never_exceed_half_the_side() -> None:
    assert rectangle(0, 0, 10, 4, radius=9) == rectangle(0, 0, 10, 4, radius=2)
    assert rectangle(1, 2, 3, 4) == "1 2 3 4 re"


def test_closed_shapes() -> None:
    assert circle(0, 0, 1).endswith("h")
    assert polygon((0, 0), (1, 1), is_closed=False) == "0 0 m 1 1 l"
