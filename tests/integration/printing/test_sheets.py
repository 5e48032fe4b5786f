"""The booklet of the sample as it comes to the printer and to a print shop, read back from the PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import page as validator
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from app.printing.composition import Composition
from app.printing.pages import POINT_MM, Page, Shape
from app.printing.pdf_writer import pdf_bytes
from app.printing.preview import page_text, render_page
from app.printing.shapes import rectangle
from app.printing.sheets.arranging import arranged
from app.printing.sheets.parts import parts_of, write_parts
from app.printing.sheets.setting import Binding, Duplex, Flip, Form, SheetSetting
from app.printing.sheets.shop import SLUG
from app.printing.sheets.trial_sheet import compose_trial_sheet
from app.printing.standards import Standard
from app.printing.theme import BLEED, Colour
from tests.folding import Sheet, Side, read_through
from tests.sample_booklet import sample_booklet

SHOP = SheetSetting(form=Form.SHOP)


@pytest.fixture(scope="module")
def booklet() -> Composition:
    return sample_booklet()


@pytest.fixture(scope="module")
def reading_order(booklet: Composition) -> list[str]:
    pdf = pdf_bytes(booklet.pages, title="冊子", standard=Standard.PLAIN)
    return [settled(page_text(pdf, index)) for index in range(len(booklet.pages))]


def settled(text: str) -> str:
    """The characters, whatever order a reader of PDFs finds them in."""
    return "".join(sorted("".join(text.split())))


def sides_in(pdf: bytes, *, are_turned: bool) -> Iterator[Side]:
    """What each side says on its left and on its right, as it is held with its own pages upright."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        width, height = page.get_size()
        texts = page.get_textpage()
        left = settled(texts.get_text_bounded(left=0, bottom=0, right=width / 2, top=height))
        right = settled(texts.get_text_bounded(left=width / 2, bottom=0, right=width, top=height))
        yield Side(right, left) if are_turned else Side(left, right)


@pytest.mark.parametrize("binding", Binding)
@pytest.mark.parametrize(("flip", "duplex"), [(Flip.SHORT, Duplex.AUTO), (Flip.LONG, Duplex.AUTO), (Flip.LONG, Duplex.AS_IS)])
def test_the_folded_booklet_reads_in_order(
    booklet: Composition, reading_order: list[str], binding: Binding, flip: Flip, duplex: Duplex
) -> None:
    pages = arranged(booklet.pages, SheetSetting(binding=binding, flip=flip, duplex=duplex))
    files = [pdf_bytes(of_part, title="冊子") for _, of_part in parts_of(pages)]
    turned = flip is Flip.LONG
    if duplex is Duplex.AUTO:
        upright, heads_down = (list(sides_in(files[0], are_turned=each)) for each in (False, turned))
        fronts, backs = upright[::2], heads_down[1::2]
    else:
        fronts = list(sides_in(files[0], are_turned=False))
        backs = list(sides_in(files[1], are_turned=turned))[::-1]
    sheets = [Sheet(front, back) for front, back in zip(fronts, backs, strict=True)]
    assert read_through(sheets, opens_right=binding is Binding.RIGHT) == reading_order


def drawn(pdf: bytes, index: int, dpi: float) -> Image.Image:
    """One side in grey."""
    image = render_page(pdf, index, dpi)
    return Image.frombuffer("RGB", (image.width, image.height), image.pixels, "raw", "BGRX").convert("L")


def test_backs_for_the_long_edge_stand_on_their_heads(booklet: Composition) -> None:
    short, long = (
        pdf_bytes(arranged(booklet.pages, SheetSetting(flip=flip, creep=0.0)), title="冊子") for flip in Flip
    )
    upright, turned = (drawn(pdf, 3, 60) for pdf in (short, long))
    apart, same = (
        ImageStat.Stat(ImageChops.difference(upright, each)).mean[0]
        for each in (turned, turned.transpose(Image.Transpose.ROTATE_180))
    )
    assert same * 3 < apart
    assert drawn(short, 2, 60) == drawn(long, 2, 60)


def boxes_of(page: pypdfium2.PdfPage) -> list[tuple[float, ...]]:
    boxes = (page.get_mediabox(), page.get_bleedbox(fallback_ok=False), page.get_trimbox(fallback_ok=False))
    return [tuple(length * POINT_MM for length in box) for box in boxes]


def test_boxes_for_the_shop_lie_in_each_other(booklet: Composition) -> None:
    for (_, pages), count in zip(parts_of(arranged(booklet.pages, SHOP)), (4, len(booklet.pages) - 4), strict=True):
        document = pypdfium2.PdfDocument(pdf_bytes(pages, title="冊子"))
        assert len(document) == count
        for page in document:
            media, bleed, trim = boxes_of(page)
            width, height = booklet.pages[0].width_mm, booklet.pages[0].height_mm
            assert trim == pytest.approx((SLUG, SLUG, SLUG + width, SLUG + height), abs=0.01)
            assert bleed == pytest.approx((SLUG - BLEED, SLUG - BLEED, trim[2] + BLEED, trim[3] + BLEED), abs=0.01)
            assert media == pytest.approx((0, 0, width + 2 * SLUG, height + 2 * SLUG), abs=0.01)


def test_what_the_shop_gets_passes_the_validator_and_says_the_same(
    booklet: Composition, reading_order: list[str]
) -> None:
    found = {}
    for part, pages in parts_of(arranged(booklet.pages, SHOP)):
        pdf = pdf_bytes(pages, title="冊子")
        assert validator.validate_pdf_bytes(pdf, profile="ua1").failures == []
        assert b"/Subtype/Link" not in pdf
        found[part] = [settled(page_text(pdf, index)) for index in range(len(pages))]
    assert found == {"表紙": [*reading_order[:2], *reading_order[-2:]], "本文": reading_order[2:-2]}


def test_colour_reaches_the_bleed_and_ends_there() -> None:
    """And the marks are drawn outside of it, black on white."""
    ground = Shape(-20, -20, rectangle(0, 0, 300, 300), fill=Colour.AI)
    (page, *_) = arranged([Page(148, 210, (), bleed=(ground,))] * 4, SHOP)
    dpi = 254
    image = render_page(pdf_bytes([page], title="色"), 0, dpi)

    def dark(x: float, y: float) -> bool:
        at = (round(y * dpi / 25.4) * image.width + round(x * dpi / 25.4)) * 4
        return sum(image.pixels[at : at + 3]) < 600

    middle = SLUG + 50
    assert dark(SLUG - BLEED + 0.3, middle)
    assert not dark(SLUG - BLEED - 0.3, middle)
    assert dark(middle, SLUG + 210 + BLEED - 0.3)
    assert not dark(middle, SLUG + 210 + BLEED + 0.3)
    assert dark(SLUG, 5.0), "the mark that shows the left edge"
    assert not dark(SLUG + 2, 5.0)


@pytest.mark.parametrize("is_by_hand", [False, True])
def test_the_trial_sheet_is_accessible_too(is_by_hand: bool) -> None:
    composition = compose_trial_sheet(is_by_hand=is_by_hand)
    for _, pages in parts_of(composition.pages):
        pdf = pdf_bytes(pages, title=composition.title)
        assert validator.validate_pdf_bytes(pdf, profile="ua1").failures == []
    text = "".join(run.text for page in composition.pages for run in page.text_runs())
    assert all(each in text for each in "1234あいうえ")


def test_parts_are_written_beside_each_other(tmp_path: Path) -> None:
    composition = compose_trial_sheet(is_by_hand=True)
    paths = write_parts(composition.pages, tmp_path / "試し.pdf", title=composition.title)
    assert [path.name for path in paths] == ["試し_おもて.pdf", "試し_うら.pdf"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["試し_うら.pdf", "試し_おもて.pdf"]
    titles = [pypdfium2.PdfDocument(path).get_metadata_value("Title") for path in paths]
    assert titles == [f"{composition.title} {part}" for part in ("おもて", "うら")]


def test_the_same_pages_give_the_same_bytes(booklet: Composition) -> None:
    for setting in (SHOP, SheetSetting()):
        first, second = (pdf_bytes(arranged(booklet.pages, setting), title="冊子", standard=Standard.PLAIN) for _ in "12")
        assert first == second


def test_the_fold_stays_white(booklet: Composition) -> None:
    """Nothing is printed within 5 mm of the fold, whatever the creep: there the paper is stapled."""
    sides = arranged(booklet.pages, SheetSetting(creep=0.13))
    pdf = pdf_bytes(sides, title="冊子")
    for index in range(len(sides)):
        side = drawn(pdf, index, 50)
        left, right = (round(edge / 25.4 * 50) for edge in (143.5, 153.5))
        assert side.crop((left, 0, right, side.height)).getextrema() == (255, 255)
