"""A text that is too long ends in …: as late as it can, and never inside what is read as one letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.boxes import Block
from app.printing.fonts import Face
from app.printing.pages import TextRun
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import bounded, cut_to_fit, squeezed
from app.printing.vertical_text import bounded_vertical

STYLE = TextStyle(face=Face.M, size_pt=12)
LETTERS = (
    "字", "あ", "a", "。", "𠮷", "葛\U000e0100", "辻\ufe00", "か\u3099", "e\u0301", "ｶﾞ", "ﾊﾟ", "1\ufe0f\u20e3", "👍🏽", "🇯🇵",
    "👨\u200d👩\u200d👧", "👩🏽\u200d🦽", "❤\ufe0f\u200d🔥",
)  # fmt: skip
OPENING = ("「", "（", "　")

words = st.lists(st.sampled_from([*LETTERS, *OPENING]), min_size=1, max_size=30)


def _cut(text: str, most: int) -> tuple[str, Block]:
    """What is left of a text in a place for so many code points, … included."""
    drawn: dict[Block, str] = {}

    def block(beginning: str) -> Block:
        made = Block(float(len(beginning)), 1.0)
        drawn[made] = drawn[made.with_overflow(True)] = beginning
        return made

    cut = cut_to_fit(text, block, lambda each: each.width <= most)
    return drawn[cut], cut


@given(letters=words, most=st.integers(1, 60))
def test_it_ends_behind_a_whole_letter_and_as_late_as_it_can(letters: list[str], most: int) -> None:
    shown, block = _cut("".join(letters), most)
    beginnings = ["".join(letters[:count]).rstrip("".join(OPENING)) + "…" for count in range(len(letters))]
    assert shown == next(each for each in reversed(beginnings) if len(each) <= most)
    assert block.overflows


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_is_there_or_not(letter: str) -> None:
    text = letter * 3
    assert {_cut(text, most)[0] for most in range(1, len(text) + 2)} == {"…", f"{letter}…", f"{letter * 2}…"}


def test_an_empty_text_is_not_parted() -> None:
    assert _cut("", 1)[0] == "…"


def _text(block: Block) -> str:
    return "".join(each.text for each in block.operations if isinstance(each, TextRun))


@given(letters=st.lists(st.sampled_from(["葛\U000e0100", "飾", "区"]), min_size=8, max_size=40), width=st.floats(8.0, 30.0))
def test_every_way_to_cut_keeps_the_form_of_a_name(letters: list[str], width: float) -> None:
    text = "".join(letters)
    for block in (
        squeezed(text, width, STYLE, floor_pt=11),
        bounded(text, width, STYLE, most_lines=1),
        bounded_vertical(text, 20.0, width, STYLE),
    ):
        shown = _text(block)
        assert (shown == text) is not block.overflows
        if block.overflows:
            beginning = shown.removesuffix("…")
            assert shown == beginning + "…"
            assert beginning in {"".join(letters[:count]) for count in range(len(letters))}


def test_what_fits_is_not_cut() -> None:
    block = squeezed("葛\U000e0100飾区", 100.0, STYLE, floor_pt=11)
    assert block == label("葛\U000e0100飾区", STYLE)
    assert not block.overflows
