"""Pages on paper: which printer, which sides, by hand, the trial sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from pytestqt.qtbot import QtBot

from app.changes.saving import change_set_between
from app.errors import Cancelled
from app.printing.paper_sides import Sides
from app.printing.preview import draw_page
from app.records.ids import new_id
from app.records.place import Place
from app.records.space import Space
from tests.gui.printing.desk import (
    BOOKLET,
    IMPOSED,
    THIN,
    Paper,
    asked,
    pdf_of,
    settle,
    shown,
)
from ui import theme
from ui.context import AppContext
from ui.messages import RecordedMessages
from ui.pages.print_page import PrintPage
from ui.printing.paper_printing import put_on_paper
from ui.printing.printer_choice import PrinterChoice
from ui.printing.wish import Wish
from ui.theme import Contrast, TextSize
from ui.widgets.labels import WrapLabel


@pytest.mark.parametrize(("wish", "words", "steps"), [
    (BOOKLET, "冊子にする並び", 1),
    (IMPOSED, "短い辺でとじる", 2),
    (IMPOSED.with_option("duplex", "as-is"), "「おもて」を刷ります", 4),
    (BOOKLET.with_option("form", "shop"), "印刷所に", 2),
    (Wish("flyer", 1), "A4、縦", 1),
])  # fmt: skip
def test_printer_is_set_for_what_is_shown(flyer: PrintPage, qtbot: QtBot, wish: Wish, words: str, steps: int) -> None:
    flyer.make(wish.about(flyer.desk.wish.subject) if wish.subject else wish)
    settle(qtbot, flyer)
    assert words in flyer.advice.sentences[0]
    assert len(flyer.advice.sentences) == steps


def test_pages_go_to_the_printer_in_their_size(flyer: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    paper = Paper(flyer, tmp_path)
    flyer.make(THIN)
    settle(qtbot, flyer)
    assert flyer.desk.print_ is not None
    sheets = len(flyer.desk.print_.pages)
    flyer.print_button.click()
    dialog = asked(flyer)
    assert dialog.choice == PrinterChoice("事務室", Sides.SHORT_EDGE)
    dialog.printer.show_value("和室")
    dialog.copies.show_typed("２部")
    dialog.copies.show_typed("2")
    dialog.colour.setChecked(False)
    dialog.try_deed()
    settle(qtbot, flyer)
    assert paper.choices == [PrinterChoice("和室", Sides.SHORT_EDGE, has_colour=False, copies=2)]
    pdf = pypdfium2.PdfDocument(paper.file)
    assert len(pdf) == sheets
    assert pdf[0].get_size() == pytest.approx((297 / 25.4 * 72, 210 / 25.4 * 72), abs=1)
    drawn = pdf[0].render(scale=1).to_pil().convert("RGB")
    expected = draw_page(flyer.desk.print_.pages[0], 72)
    shown = Image.frombuffer("RGB", (expected.width, expected.height), expected.pixels, "raw", "BGRX")
    small = (99, 70)  # a pixel is 3 mm: what stands elsewhere shows, how sharp it is does not
    one, other = (picture.convert("L").resize(small, Image.Resampling.BOX) for picture in (drawn, shown))
    moved = ImageChops.offset(other, 2, 0)
    apart, if_moved = (ImageStat.Stat(ImageChops.difference(one, each)).mean[0] for each in (other, moved))
    assert apart < if_moved / 3, "the paper holds what the window showed, at the same place"
    pixels = [drawn.getpixel((x, y)) for x in range(0, drawn.width, 9) for y in range(0, drawn.height, 9)]
    assert all(pixel[0] == pixel[1] == pixel[2] for pixel in pixels if isinstance(pixel, tuple))
    flyer.print_button.click()
    assert asked(flyer).choice == PrinterChoice("和室", Sides.SHORT_EDGE, has_colour=False), "remembered, one copy"


def test_all_that_is_asked_is_in_sight_in_a_low_window(town: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    theme.current.use(TextSize.LARGEST, Contrast.STANDARD)
    page = shown(town, qtbot, 1280, 648, THIN)
    settle(qtbot, page)
    Paper(page, tmp_path)
    page.print_button.click()
    dialog = asked(page)
    last = dialog.colour
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
    dialog.reject()


def test_only_the_spread_in_sight_can_be_printed(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    paper = Paper(page, tmp_path)
    page.preview.go_to(2)
    page.print_current()
    dialog = asked(page)
    dialog.which.show_value("this")
    dialog.try_deed()
    settle(qtbot, page)
    assert len(pypdfium2.PdfDocument(paper.file)) == 2


def test_a_senseless_number_of_copies_is_told_in_place(flyer: PrintPage, tmp_path: Path) -> None:
    paper = Paper(flyer, tmp_path)
    flyer.print_current()
    dialog = asked(flyer)
    for typed in ("0", "たくさん", "", "1000"):
        dialog.copies.show_typed(typed)
        dialog.try_deed()
        assert dialog.isVisible()
    assert not paper.choices
    dialog.reject()


def test_opening_the_pdf_is_one_press_away(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    opened: list[Path] = []
    flyer.file.open_file = lambda path: opened.append(path) is None
    messages.files = [tmp_path / "冊子.pdf"]
    Paper(flyer, tmp_path)
    flyer.print_current()
    asked(flyer).other_button.click()
    settle(qtbot, flyer)
    assert opened == [tmp_path / "冊子.pdf"]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    paper = Paper(flyer, tmp_path)
    paper.file = tmp_path / "ない" / "紙.pdf"
    flyer.print_current()
    asked(flyer).try_deed()
    settle(qtbot, flyer)
    assert "プリンターに送れませんでした" in messages.warned[0][0]


def test_stopping_leaves_the_printer_alone(page: PrintPage, tmp_path: Path) -> None:
    printer = Paper(page, tmp_path).prepared(PrinterChoice("事務室"))
    assert page.desk.print_ is not None

    def stop(done: int, total: int, /) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        put_on_paper(page.desk.print_.pages, printer, stop)


def cards(page: PrintPage, qtbot: QtBot) -> None:
    """Two 確認の往復はがき: four pages, each pair of them one card."""
    places = [each for each in page.context.ledger.all(Place) if each.consent == "yes"][:2]
    halls = [Space(id=new_id(), name="会館", address=f"小平市小川西町{number}-2-3") for number in (1, 2)]
    page.context.apply(change_set_between("会館", (), halls))
    held = [each.changed(space=hall.id, organization=None) for each, hall in zip(places, halls, strict=True)]
    page.context.apply(change_set_between("会場", places, held))
    page.make(Wish("reply-card", held[0].id))
    settle(qtbot, page)


def test_reply_cards_are_printed_on_both_sides(flyer: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    paper = Paper(flyer, tmp_path)
    cards(flyer, qtbot)
    assert flyer.preview.words[1] == "／往復はがき 1枚（両面）"
    assert "両面（短い辺でとじる）" in flyer.advice.sentences[0]
    flyer.print_button.click()
    dialog = asked(flyer)
    assert dialog.choice.sides is Sides.SHORT_EDGE
    assert "往復はがき" in " ".join(label.plain_text for label in dialog.findChildren(WrapLabel))
    dialog.try_deed()
    settle(qtbot, flyer)
    assert paper.choices[-1].sides is Sides.SHORT_EDGE
    assert pypdfium2.PdfDocument(paper.file)[0].get_size() == pytest.approx((200 / 25.4 * 72, 148 / 25.4 * 72), abs=1)


def test_a_printer_of_one_side_prints_fronts_then_backs(flyer: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    paper = Paper(flyer, tmp_path)
    cards(flyer, qtbot)
    flyer.print_button.click()
    dialog = asked(flyer)
    warned = [label for label in dialog.findChildren(WrapLabel) if "別の紙に出ます" in label.plain_text]
    assert not warned[0].isVisible()
    dialog.sides.show_value(Sides.ONE)
    dialog.sides.edited.emit()
    assert warned[0].isVisible()
    for which in ("fronts", "backs"):
        dialog.which.show_value(which)
        dialog.which.edited.emit()
        assert not warned[0].isVisible()
    dialog.try_deed()
    settle(qtbot, flyer)
    assert len(pypdfium2.PdfDocument(paper.file)) == 1


def test_the_sides_somebody_chose_are_there_the_next_time(flyer: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    Paper(flyer, tmp_path)
    wish = flyer.desk.wish
    flyer.print_button.click()
    dialog = asked(flyer)
    assert dialog.choice.sides is Sides.ONE
    dialog.sides.show_value(Sides.LONG_EDGE)
    dialog.try_deed()
    settle(qtbot, flyer)
    cards(flyer, qtbot)
    flyer.print_button.click()
    assert asked(flyer).choice.sides is Sides.SHORT_EDGE, "of another product nobody said anything"
    asked(flyer).reject()
    flyer.make(wish)
    settle(qtbot, flyer)
    flyer.print_button.click()
    assert asked(flyer).choice.sides is Sides.LONG_EDGE
    asked(flyer).reject()


@pytest.mark.parametrize(("wish", "sides"), [
    (Wish("handbook"), "DuplexFlipLongEdge"),
    (THIN, "DuplexFlipShortEdge"),
    (Wish("flyer", 1), ""),
])  # fmt: skip
def test_the_pdf_proposes_the_same_elsewhere(flyer: PrintPage, qtbot: QtBot, wish: Wish, sides: str) -> None:
    """In its own size, never fitted to the paper: a program that prints the file starts with that."""
    flyer.make(wish.about(flyer.desk.wish.subject) if wish.subject else wish)
    settle(qtbot, flyer)
    pdf = pdf_of(flyer)
    assert b"/PrintScaling /None" in pdf
    proposed = re.search(rb"/Duplex /(\w+)", pdf)
    assert (proposed[1].decode() if proposed else "") == sides
