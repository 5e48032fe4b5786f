"""Cover B with titles of every kind, with and without a photo: nothing lies on anything else."""

from __future__ import annotations

import pytest

from app.booklets.choice import BookletChoice, Cover, Style
from app.printing.booklet.composing import compose_booklet
from app.printing.pages import Group, Page, PlacedPicture, Shape
from app.printing.theme import Colour
from app.records.booklet_issue import BookletIssue
from app.records.photo import Photo
from tests.printed_pages import overlapping_lines, text_of
from tests.sample_booklet import TODAY
from tests.town import PHOTOS, sample_town

TITLES = ["コミュニティ\nスペース", "小平市地域の居場所と通いの場のご案内", "𠮷田町の居場所 <b>&=1+1", "あ" * 400, "長い題の冊子、" * 9]
CATCH = "歩いて行けるところに"
_SUN_AND_SKY = (84.0, 118.0, 122.0)
"""x of what is drawn in the sky, mm."""


def cover(title: str, *, has_photo: bool = False) -> Page:
    town = sample_town()
    town.setting("print.booklet_title", title)
    town.setting("print.booklet_catch", CATCH)
    if has_photo:
        sha = f"{'garden':0<64}"
        town.blobs[sha] = (PHOTOS / "garden.jpg").read_bytes()
        town.records.append(Photo(id=7777, sha=sha, width=1600, height=1000, consent="yes"))
        town.records.append(BookletIssue(id=70, title=title, volume=12, issued="2025-05", cover_photo=7777))
    choice = BookletChoice(issue=70 if has_photo else None, cover=Cover.STREET, style=Style.LIST)
    return compose_booklet(town.ledger(), today=TODAY, choice=choice, read_blob=town.read_blob).pages[0]


def plate_of(page: Page) -> tuple[float, float]:
    """Top and foot of the white plate under the title."""
    plate = next(each for each in page.operations if isinstance(each, Shape) and each.fill == Colour.WHITE)
    numbers = [float(piece) for piece in plate.outline.split() if piece not in "mlch"]
    return plate.y, plate.y + max(numbers[1::2])


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("has_photo", [False, True])
def test_the_title_stands_on_its_plate_above_the_picture(title: str, has_photo: bool) -> None:
    page = cover(title, has_photo=has_photo)
    top, foot = plate_of(page)
    assert overlapping_lines(page) == []
    assert top > 8
    for each in page.operations:
        if isinstance(each, PlacedPicture):
            assert each.y > foot + 2
            assert each.y + each.height == pytest.approx(182.0)
        if isinstance(each, Group) and each.x in _SUN_AND_SKY:
            assert not has_photo, "the photo has a sky of its own"
            assert each.y - 16 > foot or foot > 75, "the sun is beside an upright title, or below a level one"


@pytest.mark.parametrize("title", TITLES)
def test_the_catch_line_is_there_whatever_the_title(title: str) -> None:
    assert CATCH in text_of(cover(title))


def test_a_title_of_one_line_is_parted_to_stand_upright() -> None:
    upright = {run.x for run in cover(TITLES[1]).text_runs() if run.is_vertical and run.size_pt > 16}
    assert len(upright) >= 2
    assert not any(run.is_vertical and run.size_pt > 16 for run in cover(TITLES[2]).text_runs())
