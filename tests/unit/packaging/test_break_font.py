"""The font of the two signs of line breaks: what is shipped is what the script makes."""

from __future__ import annotations

import pytest
from make_break_font import DEFAULT_OUT, MODELS, WEIGHTS, make_font


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_shipped_font_is_made_from_the_font_of_the_window(weight: str) -> None:
    made = make_font((MODELS / f"BIZUDPGothic-{weight}.ttf").read_bytes(), weight)
    assert made == (DEFAULT_OUT / f"{weight}.ttf").read_bytes()
