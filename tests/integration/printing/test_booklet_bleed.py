"""塗り足し of the booklet: what has a coloured edge reaches it where a print shop cuts, and nowhere else."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image, ImageChops

from app.booklets.choice import BookletChoice, Cover, Style
from app.printing.booklet.composing import compose_booklet
from app.printing.pages import Link, Page
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import render_page
from app.printing.sheets.arranging import arranged
from app.printing.sheets.setting import Form, SheetSetting
from app.printing.sheets.shop import SLUG
from app.printing.standards import Standard
from app.printing.theme import BLEED
from tests.sample_booklet import TODAY
from tests.town import sample_town

_DPI = 127.0
"""Five pixels to a millimetre: what stands on whole millimetres falls on the same pixels wherever it is moved."""
_WHITE = (255, 255, 255)


@cache
def booklet(paper: str, cover: Cover) -> tuple[Page, ...]:
    town = sample_town()
    choice = BookletChoice(paper=paper, style=Style.FOUR, cover=cover)
    return compose_booklet(town.ledger(), today=TODAY, choice=choice, read_blob=town.read_blob).pages


def drawn(page: Page) -> Image.Image:
    alone = page._replace(operations=tuple(each for each in page.operations if not isinstance(each, Link)))
    image = render_page(pdf_bytes([alone], title="塗り足し", standard=Standard.PLAIN), 0, _DPI)
    return Image.frombuffer("RGB", (image.width, image.height), image.pixels, "raw", "BGRX")


def cut(image: Image.Image, left: float, top: float, right: float, foot: float) -> Image.Image:
    """A part of the picture; lengths in mm."""
    x1, y1, x2, y2 = (round(each / 25.4 * _DPI) for each in (left, top, right, foot))
    return image.crop((x1, y1, x2, y2))


def is_white(image: Image.Image) -> bool:
    return image.getextrema() == tuple((255, 255) for _ in "RGB")


@pytest.mark.parametrize("paper", ["A5", "B5", "A4"])
def test_the_street_goes_on_over_every_edge_of_its_cover(paper: str) -> None:
    cover = booklet(paper, Cover.STREET)[0]
    (page, *_) = arranged([cover] * 4, SheetSetting(form=Form.SHOP))
    image = drawn(page)
    first, right, foot = SLUG - BLEED, SLUG + cover.width_mm + BLEED, SLUG + cover.height_mm + BLEED
    inside = 0.4
    for strip in (
        (first + inside, first + inside, first + 1, foot - inside),
        (right - 1, first + inside, right - inside, foot - inside),
        (first + inside, first + inside, right - inside, first + 1),
        (first + inside, foot - 1, right - inside, foot - inside),
    ):
        colours = {colour for _, colour in cut(image, *strip).getcolors(100_000) or []}
        assert colours
        assert _WHITE not in colours
    for strip in ((0.0, 60.0, first - 0.4, 100.0), (60.0, foot + 0.4, 70.0, foot + 2.0)):
        assert is_white(cut(image, *strip))


def test_within_its_frame_the_cover_is_the_same_for_shop_and_office() -> None:
    """The picture beyond the frame fits to the picture in it."""
    cover = booklet("A5", Cover.STREET)[0]
    (page, *_) = arranged([cover] * 4, SheetSetting(form=Form.SHOP))
    office = cut(drawn(cover), 10.0, 10.0, 138.0, 200.0)
    shop = cut(drawn(page), SLUG + 10.0, SLUG + 10.0, SLUG + 138.0, SLUG + 200.0)
    assert office.size == shop.size
    apart = ImageChops.difference(office, shop).convert("L").point(lambda grey: 255 if grey > 90 else 0)
    assert sum(count for count, grey in apart.getcolors() or [] if grey) < 0.02 * office.width * office.height


def test_nothing_of_the_bleed_is_drawn_for_the_office() -> None:
    cover = booklet("A5", Cover.STREET)[0]
    assert cover.bleed
    assert is_white(cut(drawn(cover), 0.0, 0.0, cover.width_mm, 8.0))


@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_thumb_tabs_show_at_the_edge_that_is_cut(paper: str) -> None:
    pages = booklet(paper, Cover.RING)
    tabbed = [page for page in pages if page.bleed]
    assert len(tabbed) > 5
    for page in tabbed[:2]:
        is_right = int(page.label) % 2 == 1
        (shop, *_) = arranged([page] * 4, SheetSetting(form=Form.SHOP))
        edge = SLUG + page.width_mm if is_right else SLUG
        strip = cut(drawn(shop), edge - 1.0, SLUG + 20, edge + 1.0, SLUG + page.height_mm - 20)
        assert not is_white(strip)
        assert is_white(cut(drawn(page), 0.0, 0.0, 7.8, page.height_mm))


def test_pages_without_a_coloured_edge_have_no_bleed() -> None:
    first, *_, last = booklet("A5", Cover.RING)
    assert first.bleed == last.bleed == ()
