"""The pages shown are those that are printed, as large and sharp as wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from app.changes.saving import change_set_between
from app.printing.pages import Page
from app.printing.preview import page_count, page_text
from app.records.setting import Setting
from tests.gui.printing.desk import (
    BOOKLET,
    IMPOSED,
    pdf_of,
    place_named,
    settle,
    shown,
    whole_text,
)
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext
from ui.pages.print_page import PrintPage
from ui.printing.print_work import Print
from ui.printing.spreads import spread_words, spreads_of, whole_words
from ui.theme import Contrast, TextSize


def test_booklet_is_shown_spread_by_spread(page: PrintPage, qtbot: QtBot) -> None:
    pages = page_count(pdf_of(page))
    assert pages % 4 == 0
    assert page.preview.words == ("1ページ", f"／{pages}ページ（A4用紙 {pages // 4}枚）")
    assert len(page.preview.paper.images) == 1
    qtbot.keyClick(page.preview.paper, Qt.Key.Key_PageDown)
    settle(qtbot, page)
    assert page.preview.words[0] == "2–3ページ"
    assert len(page.preview.paper.images) == 2
    qtbot.keyClick(page.preview.paper, Qt.Key.Key_End)
    assert page.preview.words[0] == f"{pages}ページ"
    qtbot.keyClick(page.preview.paper, Qt.Key.Key_Home)
    assert page.preview.words[0] == "1ページ"


def test_a_booklet_bound_on_the_right_is_shown_from_right_to_left(page: PrintPage, qtbot: QtBot) -> None:
    page.make(BOOKLET.with_option("binding", "right"))
    settle(qtbot, page)
    page.preview.go_to(1)
    settle(qtbot, page)
    assert page.preview.words[0] == "2–3ページ"
    assert page.desk.spreads[1] == (2, 1)


def test_the_small_picture_of_a_cover_is_as_wide_as_one_page(page: PrintPage) -> None:
    strip, (width, height) = page.preview.strip, page.desk.page_mm
    assert [len(page.desk.spreads[at]) for at in (0, 1)] == [1, 2]
    cover, spread = (strip._delegate.paper(QRect(0, 0, 200, 100), at) for at in (0, 1))
    assert cover.width() / cover.height() == pytest.approx(width / height, abs=0.03)
    assert spread.width() / spread.height() == pytest.approx(2 * width / height, abs=0.03)


def test_in_a_low_window_the_pages_have_the_room(town: AppContext, qtbot: QtBot) -> None:
    theme.current.use(TextSize.LARGEST, Contrast.STANDARD)
    page = shown(town, qtbot, 1280 - theme.size("side_bar"), 648 - 65)
    settle(qtbot, page)
    assert page.preview.paper._sheets.paper.height() > page.height() / 2
    assert lasting_faults(qtbot, page) == []


def test_spreads_in_sight_have_their_small_pictures(page: PrintPage, qtbot: QtBot) -> None:
    strip = page.preview.strip
    for number in (0, len(page.desk.spreads) - 1, len(page.desk.spreads) // 2):
        page.preview.go_to(number)
        settle(qtbot, page)
        assert number in strip.shown
        assert all(strip.has_picture(each) for each in strip.shown)


def test_pages_are_drawn_as_sharp_as_the_screen(page: PrintPage, qtbot: QtBot) -> None:
    before = page.preview.paper.images[0].height()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    page.preview.paper.wheelEvent(wheel)
    assert page.preview.paper.zoom_words == "125%"
    settle(qtbot, page)
    assert page.preview.paper.images[0].height() == pytest.approx(before * 1.25, abs=3)


def test_imposed_sheets(page: PrintPage, qtbot: QtBot) -> None:
    pages = page_count(pdf_of(page))
    page.make(IMPOSED)
    settle(qtbot, page)
    assert page_count(pdf_of(page)) == pages // 2
    assert page.preview.words == ("1枚目 おもて", f"／A4用紙 {pages // 4}枚（両面）")
    image = page.preview.paper.images[0]
    assert image.width() > image.height()


def test_place_without_consent_is_on_no_page(page: PrintPage) -> None:
    text = whole_text(pdf_of(page))
    assert "みんな茶論" in text
    assert "ひみつの会" not in text
    assert "042-000-9999" not in text


def test_changed_record_makes_the_print_anew(page: PrintPage, qtbot: QtBot) -> None:
    place = place_named(page, "むすび畑")
    page.context.apply(change_set_between("編集", [place], [place.changed(name="むすびの菜園")]))
    settle(qtbot, page)
    text = whole_text(pdf_of(page))
    assert "むすびの菜園" in text
    assert "むすび畑" not in text


def test_hidden_page_waits_with_making_it_anew(page: PrintPage, qtbot: QtBot) -> None:
    page.hide()
    place = place_named(page, "むすび畑")
    before = page.desk.print_
    page.context.apply(change_set_between("編集", [place], [place.changed(name="むすびの菜園")]))
    settle(qtbot, page)
    assert page.desk.print_ is before
    page.show()
    page.enter()
    settle(qtbot, page)
    assert page.desk.print_ is not before


def test_words_are_kept_as_one_deed_and_printed(page: PrintPage, qtbot: QtBot) -> None:
    page.words.fields["booklet_title"].setText("ちいきの居場所")
    page.words.fields["publisher"].setText("西センター &c. <b>")
    page.words.button.click()
    settle(qtbot, page)
    stored = {setting.key: setting.value for setting in page.context.ledger.all(Setting)}
    assert stored["print.booklet_title"] == "ちいきの居場所"
    text = whole_text(pdf_of(page))
    assert "西センター &c. <b>" in text
    assert page.words.change_set() is None
    page.context.take_back()
    settle(qtbot, page)
    stored = {setting.key: setting.value for setting in page.context.ledger.all(Setting)}
    assert "print.booklet_title" not in stored
    assert page.words.fields["publisher"].text() == "小平市社会福祉協議会　生活支援コーディネーター"


def test_words_are_kept_when_the_page_is_left(page: PrintPage) -> None:
    page.words.fields["booklet_volume"].setText("6")
    assert page.leave()
    stored = {setting.key: setting.value for setting in page.context.ledger.all(Setting)}
    assert stored["print.booklet_volume"] == "6"


def test_month_of_issue_is_written_as_people_do_and_printed(page: PrintPage, qtbot: QtBot) -> None:
    page.words.fields["booklet_issued"].setText("R9.2")
    page.words.button.click()
    settle(qtbot, page)
    stored = {setting.key: setting.value for setting in page.context.ledger.all(Setting)}
    assert stored["print.booklet_issued"] == "令和9年2月"
    assert page.words.fields["booklet_issued"].text() == "令和9年2月"
    pdf = pdf_of(page)
    assert "令和9年2月" in page_text(pdf, 0)
    assert "令和9年2月" in page_text(pdf, page_count(pdf) - 1)


@pytest.mark.parametrize(("pages", "is_bound", "spreads"), [
    (0, True, ()),
    (1, True, ((0,),)),
    (4, True, ((0,), (1, 2), (3,))),
    (8, True, ((0,), (1, 2), (3, 4), (5, 6), (7,))),
    (5, True, ((0,), (1, 2), (3, 4))),
    (2, False, ((0,), (1,))),
])  # fmt: skip
def test_pages_lie_as_in_the_printed_booklet(pages: int, is_bound: bool, spreads: tuple[tuple[int, ...], ...]) -> None:
    assert spreads_of(pages, is_bound=is_bound) == spreads


def test_a_book_bound_on_the_right_lies_the_other_way_round() -> None:
    spreads = spreads_of(8, is_bound=True, is_right_bound=True)
    assert spreads == ((0,), (2, 1), (4, 3), (6, 5), (7,))
    assert spread_words(spreads[1], Print((Page(148, 210, ()),) * 8, is_bound=True)) == "2–3"


def test_words_of_spreads() -> None:
    book = Print((Page(148, 210, ()),) * 44, is_bound=True)
    sheets = Print((Page(297, 210, (), is_sheet=True),) * 22)
    assert spread_words((13, 14), book) == "14–15"
    assert spread_words((3,), sheets) == "2枚目 うら"
    assert whole_words(book) == "44ページ（A4用紙 11枚）"
    assert whole_words(sheets) == "A4用紙 11枚（両面）"
    assert whole_words(Print((Page(100, 148, ()),))) == "はがき 1枚"
    assert whole_words(Print()) == ""


def test_small_pictures_are_whole_and_the_current_one_in_the_middle(page: PrintPage) -> None:
    strip = page.preview.strip
    spreads = len(page.desk.spreads)
    for number in range(spreads):
        page.preview.go_to(number)
        assert number in strip.shown
        assert strip.viewport().width() % len(strip.shown) == 0
    page.preview.go_to(spreads // 2)
    assert abs(sum((strip.shown[0], strip.shown[-1])) / 2 - spreads // 2) <= 1
