"""The parts of flyers: efforts, sheets, the month, tiles, two on a sheet, one colour."""

from __future__ import annotations

import math
from datetime import date
from itertools import pairwise

import pytest

from app.errors import ExpectedError
from app.printing.flyers.content import FlyerContent
from app.printing.flyers.efforts import EFFORTS, first_fitting
from app.printing.flyers.month_grid import GridStyle, month_grid
from app.printing.flyers.name_tiles import name_in_tiles
from app.printing.flyers.sheet import FLYER_PAPERS, POSTER_PAPERS, flyer_sheet, poster_sheet
from app.printing.flyers.two_up import two_up
from app.printing.one_colour import in_one_colour
from app.printing.pages import Group, Page, Shape, TextRun
from app.printing.shapes import rectangle
from app.printing.theme import Colour, contrast, grey, text_ink


@pytest.mark.parametrize("first", range(6))
def test_the_first_effort_that_fits_is_taken(first: int) -> None:
    tried: list[int] = []

    def lay(effort: int) -> int:
        tried.append(effort)
        return effort

    assert first_fitting(range(6), lay, lambda laid: laid >= first) == first
    assert len(tried) == len(set(tried)) <= 4


def test_the_last_effort_is_taken_when_none_fits() -> None:
    assert first_fitting(range(5), lambda effort: effort, lambda _laid: False) == 4


def test_efforts_go_from_roomy_to_crowded() -> None:
    for roomy, crowded in pairwise(EFFORTS):
        assert roomy.scale >= crowded.scale
        assert roomy.value >= crowded.value
        assert roomy.phone >= crowded.phone
        assert roomy.padding >= crowded.padding
        assert (roomy.most_lines or math.inf) >= (crowded.most_lines or math.inf)
    assert not EFFORTS[0].notes()
    assert [effort.cuts for effort in EFFORTS][-1]


@pytest.mark.parametrize("paper", FLYER_PAPERS)
def test_no_size_on_any_flyer_lies_below_its_floor(paper: str) -> None:
    sheet = flyer_sheet(paper)
    assert sheet.pt(1) == sheet.scale.note_floor
    assert sheet.value_pt(1) == sheet.scale.body
    assert sheet.phone_floor >= 18
    assert sheet.is_wide == paper.endswith("wide")
    columns = sheet.halves() if sheet.is_wide else sheet.facts_and_side()
    assert sum(columns) == pytest.approx(sheet.width)


def test_posters_are_set_larger_and_unknown_papers_refused() -> None:
    for paper in POSTER_PAPERS:
        sheet = poster_sheet(paper)
        assert sheet.phone_floor >= 30
        assert sheet.scale.body >= 18
    for refused in (lambda: flyer_sheet("A3"), lambda: poster_sheet("A5")):
        with pytest.raises(ExpectedError, match="A"):
            refused()
    assert flyer_sheet("a4") == flyer_sheet("A4")


STYLE = GridStyle(day_pt=24, head_pt=14, row=16.2, note_pt=11, colour=Colour.MIDORI)


def test_a_month_shows_each_day_once_and_holidays_by_name() -> None:
    block = month_grid(date(2025, 5, 1), [date(2025, 5, 13)], 126, STYLE, time="10:30")
    said = [run.text for run in block.operations if isinstance(run, TextRun)]
    assert [text for text in said if text.isdigit()] == [str(day) for day in range(1, 32)]
    assert said[:7] == list("日月火水木金土")
    assert {"憲法", "みどり", "こども", "振替", "10:30"} <= set(said)
    assert block.height == pytest.approx(14 * 25.4 / 72 * 1.9 + 5 * 16.2)


def test_a_low_month_leaves_the_notes_out() -> None:
    low = GridStyle(day_pt=12, head_pt=11, row=6, note_pt=10, colour=Colour.MIDORI)
    block = month_grid(date(2025, 5, 1), [date(2025, 5, 13)], 60, low, time="10:30")
    said = {run.text for run in block.operations if isinstance(run, TextRun)}
    assert "10:30" not in said
    assert "憲法" not in said


@pytest.mark.parametrize(
    ("title", "tiles"), [("さくらの家", 5), ("ほっと・広場（庭）", 6), ("なごみいきいき体操", 9), ("あ" * 15, 0), ("家\nの会", 0)]
)
def test_short_names_are_cut_into_tiles(title: str, tiles: int) -> None:
    sheet = flyer_sheet("A4")
    block = name_in_tiles(FlyerContent(title=title), sheet, 170, has_ruby=True, room=70)
    assert sum(isinstance(operation, Group) for operation in block.operations) == tiles
    assert block.width <= 170.01


def test_a_letter_with_its_variant_is_one_tile() -> None:
    block = name_in_tiles(FlyerContent(title="葛󠄀飾"), flyer_sheet("A4"), 170, has_ruby=True, room=70)
    assert sum(isinstance(operation, Group) for operation in block.operations) == 2


@pytest.mark.parametrize(("page", "size"), [((148, 210), (296, 210)), ((210, 148), (210, 296))])
def test_two_lie_side_by_side_or_one_above_the_other(page: tuple[float, float], size: tuple[float, float]) -> None:
    sheet = two_up(Page(*page, ()))
    assert (sheet.width_mm, sheet.height_mm) == size
    assert sheet.is_sheet


def test_one_colour_keeps_letters_black_and_fills_grey() -> None:
    run = TextRun(0, 0, "F", 12, Colour.AI, "あ", 4)
    plate = Shape(0, 0, rectangle(0, 0, 9, 9), fill=Colour.USUAI, stroke=Colour.SHU)
    page = in_one_colour(Page(100, 100, (plate, Group(0, 0, (run,)))))
    shape, group = page.operations
    assert isinstance(shape, Shape)
    assert isinstance(group, Group)
    assert shape.fill == grey(Colour.USUAI)
    assert shape.stroke == Colour.SUMI
    assert next(page.text_runs()).colour == Colour.SUMI


@pytest.mark.parametrize("colour", [Colour.AI, Colour.MIDORI, Colour.SHU, Colour.SHUKO, Colour.CHA, Colour.HAI])
def test_every_text_colour_becomes_black_and_white_stays(colour: Colour) -> None:
    assert text_ink(colour) == Colour.SUMI
    assert text_ink(Colour.WHITE) == Colour.WHITE
    assert contrast(grey(colour), Colour.WHITE) >= 4.5
