"""Folding the imposed sheets gives the booklet in reading order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.imposition import impose
from app.printing.pages import Group, Page, TextRun

WIDTH, HEIGHT = 148.0, 210.0


def pages(count: int) -> list[Page]:
    return [
        Page(WIDTH, HEIGHT, (TextRun(10, 10, "F", 10, "#000000", str(number), 5),)) for number in range(1, count + 1)
    ]


def halves(side: Page) -> tuple[str, str]:
    """The texts on the left and the right half of a side, '' for an empty page."""
    texts = []
    for group in side.operations:
        assert isinstance(group, Group)
        texts.append("".join(run.text for run in group.operations if isinstance(run, TextRun)))
    return texts[0], texts[1]


def folded(sides: tuple[Page, ...]) -> list[str]:
    """Reading order of the stack of sheets after folding it over the short edge."""
    first_half: list[str] = []
    second_half: list[str] = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        first_half += [halves(front)[1], halves(back)[0]]
        second_half = [halves(back)[1], halves(front)[0], *second_half]
    return first_half + second_half


def test_the_first_sheet_holds_the_last_and_the_first_page() -> None:
    sides = impose(pages(300))
    assert len(sides) == 150
    assert halves(sides[0]) == ("300", "1")
    assert halves(sides[1]) == ("2", "299")


@given(st.integers(min_value=1, max_value=130))
def test_any_number_of_pages_folds_into_reading_order(count: int) -> None:
    order = folded(impose(pages(count)))
    assert len(order) % 4 == 0
    assert order[:count] == [str(number) for number in range(1, count + 1)]
    assert set(order[count:]) <= {""}


def test_sheets_are_landscape_and_pages_stand_side_by_side() -> None:
    side = impose(pages(4))[0]
    left, right = side.operations
    assert (side.width_mm, side.height_mm) == (2 * WIDTH, HEIGHT)
    assert isinstance(left, Group)
    assert isinstance(right, Group)
    assert (left.x, right.x) == (0, WIDTH)
    assert left.clip == right.clip == (WIDTH, HEIGHT)


def test_creep_moves_inner_sheets_towards_the_spine() -> None:
    sides = impose(pages(12), creep=0.1)
    for number, side in enumerate(sides):
        left, right = side.operations
        assert isinstance(left, Group)
        assert isinstance(right, Group)
        sheet = number // 2
        assert left.x == pytest.approx(0.1 * sheet)
        assert right.x == pytest.approx(WIDTH - 0.1 * sheet)


def test_backs_for_the_long_edge_stand_on_their_heads() -> None:
    front, back = impose(pages(4), flips_long_edge=True)
    assert len(front.operations) == 2
    (turned,) = back.operations
    assert isinstance(turned, Group)
    assert (turned.degrees, turned.x, turned.y) == (180, 2 * WIDTH, HEIGHT)


def test_nothing_gives_no_sheets() -> None:
    assert impose([]) == ()
