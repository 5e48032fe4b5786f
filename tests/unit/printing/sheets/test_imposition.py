"""Folding the imposed sheets gives the booklet in reading order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.printing.pages import Group, Operation, Page, Shape, TextRun
from app.printing.paper_sizes import PAPERS, paper_name
from app.printing.sheets.imposition import folded_sheets, impose, sheet_size
from app.printing.sheets.setting import Binding, Flip
from tests.folding import printed, read_through, side_of, words_on

WIDTH, HEIGHT = 148.0, 210.0
SIZES = st.sampled_from([PAPERS["A5"], PAPERS["A4"], PAPERS["B5"]])


def pages(count: int, size: tuple[float, float] = (WIDTH, HEIGHT)) -> list[Page]:
    return [Page(*size, (TextRun(20, 30, "F", 10, "#000000", str(number), 5),)) for number in range(1, count + 1)]


def clips_of(operations: tuple[Operation, ...], x: float = 0.0) -> list[tuple[float, float]]:
    """Left and right end, mm, of what each half of a side may show."""
    found = []
    for each in operations:
        if isinstance(each, Group):
            left, right = x + each.x, x + each.x + (each.clip[0] if each.clip else 1e9)
            inner = clips_of(each.operations, x + each.x)
            found += [(max(left, a), min(right, b)) for a, b in inner] or [(left, right)]
    return found


def test_the_first_sheet_holds_the_last_and_the_first_page() -> None:
    sides = impose(pages(300))
    assert len(sides) == 150
    assert side_of(sides[0])[:2] == ("300", "1")
    assert side_of(sides[1])[:2] == ("2", "299")
    assert folded_sheets(300)[1] == ((297, 2), (3, 296))
    assert folded_sheets(8, Binding.RIGHT) == (((0, 7), (6, 1)), ((2, 5), (4, 3)))


@given(st.integers(1, 64), st.sampled_from(Binding), st.sampled_from(Flip), st.sampled_from([0.0, 0.1]), SIZES)
def test_any_number_of_pages_folds_into_reading_order(
    count: int, binding: Binding, flip: Flip, creep: float, size: tuple[float, float]
) -> None:
    sides = impose(pages(count, size), binding=binding, flip=flip, creep=creep)
    sheets = printed(sides, over_long_edge=flip is Flip.LONG)
    order = read_through(sheets, opens_right=binding is Binding.RIGHT)
    assert len(order) % 4 == 0
    assert order[:count] == [str(number) for number in range(1, count + 1)]
    assert set(order[count:]) <= {""}
    assert len({(side.width_mm, side.height_mm) for side in sides}) == 1


@pytest.mark.parametrize("flip", Flip)
def test_the_wrong_edge_puts_pages_on_their_heads(flip: Flip) -> None:
    sides = impose(pages(4), flip=flip)
    with pytest.raises(AssertionError, match="stands on its head"):
        read_through(printed(sides, over_long_edge=flip is Flip.SHORT))


@pytest.mark.parametrize(("page", "sheet"), [("A5", "A4"), ("A4", "A3"), ("B5", "B4")])
def test_two_pages_lie_on_the_next_paper_and_meet_in_its_middle(page: str, sheet: str) -> None:
    width, height = PAPERS[page]
    side = impose(pages(4, (width, height)))[0]
    assert (side.height_mm, side.width_mm) == PAPERS[sheet]
    assert paper_name(side.width_mm, side.height_mm) == sheet
    left, right = side.operations
    assert isinstance(left, Group)
    assert isinstance(right, Group)
    assert left.x + width == right.x == side.width_mm / 2
    assert left.clip == right.clip == (width, height)
    assert side.is_sheet


def test_a_size_of_its_own_gets_paper_of_its_own() -> None:
    assert sheet_size(100, 150) == (200, 150)
    assert paper_name(200, 150) == ""
    assert sheet_size(210, 148) == (420, 148), "A5 sideways is not A5 twice"


def test_creep_moves_inner_sheets_towards_the_spine_and_never_over_it() -> None:
    sides = impose(pages(12), creep=0.1)
    fold = sides[0].width_mm / 2
    for number, side in enumerate(sides):
        left, right = words_on(side)
        sheet = number // 2
        assert left.x == pytest.approx(fold - WIDTH + 20 + 0.1 * sheet)
        assert right.x == pytest.approx(fold + 20 - 0.1 * sheet)
        (_, left_end), (right_start, _) = clips_of(side.operations)
        assert left_end <= fold <= right_start


@given(st.integers(5, 64), st.sampled_from([0.09, 0.1, 0.13]), SIZES)
def test_creep_stays_within_the_inner_margin(count: int, creep: float, size: tuple[float, float]) -> None:
    """The inner margin of every page is 15 mm and more (R14); what is moved keeps clear of the fold and the edge."""
    margin = 15.0
    width, height = size
    edges = (TextRun(margin, 30, "F", 10, "#000000", "左", 0), TextRun(width - margin, 30, "F", 10, "#000000", "右", 0))
    sides = impose([Page(width, height, edges)] * count, creep=creep)
    for side in sides:
        fold = side.width_mm / 2
        assert all(8 <= word.x <= side.width_mm - 8 for word in words_on(side))
        assert min(abs(word.x - fold) for word in words_on(side)) >= 10


def test_fold_marks_stand_on_the_fold_of_every_front() -> None:
    sides = impose(pages(8), has_fold_mark=True)
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        shapes = [each for each in front.operations if isinstance(each, Shape)]
        assert [shape.x for shape in shapes] == [front.width_mm / 2] * 2
        assert all(8 <= shape.y <= front.height_mm - 8 - 4 for shape in shapes)
        assert not [each for each in back.operations if isinstance(each, Shape)]


def test_nothing_gives_no_sheets() -> None:
    assert impose([]) == ()
