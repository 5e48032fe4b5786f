"""Outlines as path operators."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.shapes import circle, line, pdf_number, polygon, rectangle, svg_outline


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


@pytest.mark.parametrize(
    ("value", "shown"),
    [(2.7e-15, "0"), (-2.7e-15, "0"), (1e-7, "0"), (0.5, "0.5"), (-1.25, "-1.25"), (1e7, "10000000")],
)
def test_numbers_have_no_exponent_because_pdf_knows_none(value: float, shown: str) -> None:
    assert pdf_number(value) == shown


_NUMBERS = st.floats(min_value=-1e9, max_value=1e9) | st.floats(min_value=-1e-6, max_value=1e-6)


@given(st.tuples(_NUMBERS, _NUMBERS, _NUMBERS, _NUMBERS))
def test_every_outline_consists_of_plain_numbers_and_operators(values: tuple[float, float, float, float]) -> None:
    x, y, width, height = values
    outlines = [
        rectangle(x, y, abs(width), abs(height)),
        rectangle(x, y, abs(width) + 1, abs(height) + 1, radius=abs(x)),
        circle(x, y, width),
        line(x, y, width, height),
        polygon((x, y), (width, height)),
    ]
    for piece in " ".join(outlines).split():
        assert re.fullmatch(r"-?\d+(\.\d+)?|[mlchre]+", piece), piece
