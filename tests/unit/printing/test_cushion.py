"""The weekday row says which days are open without any colour."""

from __future__ import annotations

from app.printing.cushion import cushion, weekday_row
from app.printing.pages import Shape, TextRun
from app.printing.theme import Colour


def test_open_days_are_filled_and_closed_ones_outlined() -> None:
    row = weekday_row(0, 0, {1, 5}, side=10, gap=3, colour=Colour.AI)
    filled = [shape for shape in row if isinstance(shape, Shape) and shape.fill == Colour.AI]
    outlined = [shape for shape in row if isinstance(shape, Shape) and shape.stroke == Colour.NEZU]
    assert len(filled) == 2
    assert len(outlined) == 5


def test_all_seven_days_are_named_from_monday() -> None:
    row = weekday_row(0, 0, set(), side=10, gap=3, colour=Colour.AI)
    runs = sorted((run for run in row if isinstance(run, TextRun)), key=lambda run: run.x)
    assert "".join(run.text for run in runs) == "月火水木金土日"


def test_letters_on_cushions_are_white_and_bold_others_are_never_a_line_colour() -> None:
    row = weekday_row(0, 0, {6}, side=10, gap=3, colour=Colour.AI, sunday=Colour.SHU)
    runs = {run.text: run for run in row if isinstance(run, TextRun)}
    assert runs["日"].colour == Colour.WHITE
    assert runs["月"].colour == Colour.HAI
    assert any(isinstance(shape, Shape) and shape.fill == Colour.SHU for shape in row)


def test_a_tuft_is_seen_on_every_colour() -> None:
    for colour, ink in ((Colour.YAMA, Colour.SUMI), (Colour.AI, Colour.WHITE)):
        tuft = cushion(0, 0, 20, colour, has_tuft=True)[-1]
        assert isinstance(tuft, Shape)
        assert tuft.stroke == ink
