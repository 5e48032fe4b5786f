"""印刷 with a real ledger file: the pages shown are those that are saved, the list leads to the record."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from app.changes.saving import change_set_between
from app.printing.findings import FindingKind
from app.printing.preview import page_count, page_text
from app.records.place import Place
from app.records.setting import Setting
from tests.gui.wholeness import lasting_faults
from tests.town import sample_town
from ui import theme
from ui.context import AppContext
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.print_page import PrintPage
from ui.printing.print_work import Product, Wish
from ui.printing.spreads import spread_words, spreads_of, whole_words
from ui.theme import Contrast, TextSize

_LEFT_TO_OTHERS = ("term", "space_term", "photo", "photo_use")
"""A new ledger has the pick lists already; photos and accessibility are looked at in the tests of the prints."""


def fill(context: AppContext) -> None:
    """The invented town of the print tests."""
    records = [record for record in sample_town().records if record.KIND not in _LEFT_TO_OTHERS]
    assert not context.apply(change_set_between("町", (), records)).problems


@pytest.fixture
def town(context: AppContext) -> AppContext:
    fill(context)
    return context


@pytest.fixture
def page(town: AppContext, qtbot: QtBot) -> PrintPage:
    made = shown(town, qtbot)
    settle(qtbot, made)
    return made


def shown(context: AppContext, qtbot: QtBot, width: int = 1080, height: int = 740) -> PrintPage:
    made = PrintPage(context)
    qtbot.addWidget(made)
    theme.dress(made)
    made.resize(width, height)
    made.show()
    made.enter()
    return made


def settle(qtbot: QtBot, page: PrintPage) -> None:
    qtbot.wait(150)  # the preview waits for the window to stop changing before it draws
    qtbot.waitUntil(lambda: not page.context.background.is_busy, timeout=30_000)
    qtbot.wait(1)


def place_named(page: PrintPage, name: str) -> Place:
    return next(place for place in page.context.ledger.all(Place) if place.name == name)


def whole_text(pdf: bytes) -> str:
    return "".join(page_text(pdf, number) for number in range(page_count(pdf))).replace("\n", "")


def test_booklet_is_shown_spread_by_spread(page: PrintPage, qtbot: QtBot) -> None:
    made = page.desk.print_
    assert made is not None
    pages = page_count(made.pdf)
    assert pages % 4 == 0
    assert page.preview.words == ("1 ページ", f"／{pages}ページ（A4用紙 {pages // 4}枚）")
    assert len(page.preview.paper.images) == 1
    qtbot.keyClick(page.preview.paper, Qt.Key.Key_PageDown)
    settle(qtbot, page)
    assert page.preview.words[0] == "2–3 ページ"
    assert len(page.preview.paper.images) == 2
    qtbot.keyClick(page.preview.paper, Qt.Key.Key_End)
    assert page.preview.words[0] == f"{pages} ページ"
    qtbot.keyClick(page.preview.paper, Qt.Key.Key_Home)
    assert page.preview.words[0] == "1 ページ"


def test_every_spread_has_its_small_picture(page: PrintPage) -> None:
    assert all(page.preview.strip.has_picture(number) for number in range(len(page.desk.spreads)))


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


def test_saved_file_is_what_was_shown(
    page: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    target = tmp_path / "冊子.pdf"
    messages.files = [target]
    page.save_button.click()
    settle(qtbot, page)
    assert page.desk.print_ is not None
    assert target.read_bytes() == page.desk.print_.pdf
    assert messages.informed == ["PDFに保存しました　冊子.pdf"]


def test_nothing_is_written_when_the_dialog_is_left(page: PrintPage, qtbot: QtBot, messages: RecordedMessages) -> None:
    page.save_button.click()
    settle(qtbot, page)
    assert not messages.informed


def test_folder_that_went_is_told_in_the_bar(
    page: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    messages.files = [tmp_path / "ない" / "冊子.pdf"]
    page.save_button.click()
    settle(qtbot, page)
    assert len(messages.warned) == 1
    assert not messages.informed


def test_opening_saves_once_and_opens_that_file(
    page: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    opened: list[Path] = []
    page.file.open_file = lambda path: opened.append(path) is None
    messages.files = [tmp_path / "冊子.pdf"]
    page.print_current()
    settle(qtbot, page)
    page.print_current()
    settle(qtbot, page)
    assert opened == [tmp_path / "冊子.pdf"] * 2
    assert len(messages.informed) == 1


def test_computer_without_a_pdf_program_is_told_where_the_file_is(
    page: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    page.file.open_file = lambda path: False
    messages.files = [tmp_path / "冊子.pdf"]
    page.open_button.click()
    settle(qtbot, page)
    assert "保存してあります" in messages.warned[0][0]


def test_imposed_sheets(page: PrintPage, qtbot: QtBot) -> None:
    assert page.desk.print_ is not None
    pages = page_count(page.desk.print_.pdf)
    page.make(Wish(is_imposed=True))
    settle(qtbot, page)
    assert page_count(page.desk.print_.pdf) == pages // 2
    assert page.preview.words == ("1枚目 おもて", f"／A4用紙 {pages // 4}枚（両面、短い辺でとじる）")
    image = page.preview.paper.images[0]
    assert image.width() > image.height()


def test_place_without_consent_is_on_no_page(page: PrintPage) -> None:
    assert page.desk.print_ is not None
    text = whole_text(page.desk.print_.pdf)
    assert "みんな茶論" in text
    assert "ひみつの会" not in text
    assert "042-000-9999" not in text


def test_flyer_of_a_place_from_its_page(page: PrintPage, qtbot: QtBot) -> None:
    place = place_named(page, "みんな茶論")
    assert page.show_kind("place", place.id)
    settle(qtbot, page)
    assert page.desk.print_ is not None
    assert page_count(page.desk.print_.pdf) == 1
    assert "042-000-0018" in whole_text(page.desk.print_.pdf)
    assert page.preview.words == ("チラシ", "／A4用紙 1枚")
    assert page.shown_record == ("place", place.id)
    assert page.desk.proposed_name() == Path("みんな茶論 チラシ 2026-11-24.pdf")


def test_flyer_is_picked_by_typing(page: PrintPage, qtbot: QtBot) -> None:
    page.make(Wish(product=Product.FLYER))
    settle(qtbot, page)
    page.places.search.setText("むすび")
    assert page.places.rows.rowCount() == 1
    qtbot.keyClick(page.places.search, Qt.Key.Key_Down)
    settle(qtbot, page)
    assert page.desk.wish.place_id == place_named(page, "むすび畑").id
    assert page.save_button.isEnabled()


def test_flyer_without_consent_is_refused_with_a_way_out(page: PrintPage, qtbot: QtBot) -> None:
    wanted: list[tuple[str, object, str]] = []
    page.context.signals.record_wanted.connect(lambda kind, record_id, field: wanted.append((kind, record_id, field)))
    secret = place_named(page, "ひみつの会")
    page.show_kind("place", secret.id)
    settle(qtbot, page)
    assert not page.save_button.isEnabled()
    page.way_out.click()
    assert wanted == [("place", secret.id, "consent")]


def test_unknown_place_is_not_shown(page: PrintPage) -> None:
    assert not page.show_kind("place", 12345)


def test_list_before_printing_leads_to_the_field(page: PrintPage, qtbot: QtBot) -> None:
    wanted: list[tuple[str, object, str]] = []
    page.findings.record_wanted.connect(lambda kind, record_id, field: wanted.append((kind, record_id, field)))
    left_out = [each for each in page.findings.findings if each.kind is FindingKind.LEFT_OUT]
    assert [each.name for each in left_out] == ["ひみつの会"]
    page.findings.go_to(left_out[0])
    stale = next(each for each in page.findings.findings if each.kind is FindingKind.STALE)
    page.findings.go_to(stale)
    assert wanted == [("place", left_out[0].record_id, "consent"), ("place", stale.record_id, "confirmed")]


def test_changed_record_makes_the_print_anew(page: PrintPage, qtbot: QtBot) -> None:
    place = place_named(page, "むすび畑")
    page.context.apply(change_set_between("編集", [place], [place.changed(name="むすびの菜園")]))
    settle(qtbot, page)
    assert page.desk.print_ is not None
    text = whole_text(page.desk.print_.pdf)
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
    assert page.desk.print_ is not None
    text = whole_text(page.desk.print_.pdf)
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


def test_empty_ledger_shows_the_way_out(context: AppContext, qtbot: QtBot) -> None:
    wanted: list[str] = []
    context.signals.page_wanted.connect(wanted.append)
    page = shown(context, qtbot)
    settle(qtbot, page)
    assert not page.save_button.isEnabled()
    page.way_out.click()
    assert wanted == ["place"]


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("contrast", list(Contrast))
def test_every_state_is_whole_in_every_look(town: AppContext, qtbot: QtBot, size: TextSize, contrast: Contrast) -> None:
    theme.current.use(size, contrast)
    page = shown(town, qtbot, 1366 - theme.size("side_bar"), 640)
    settle(qtbot, page)
    faults: list[str] = []
    for step in page.self_test_steps():
        step.show()
        settle(qtbot, page)
        page.grab()
        faults += [f"{step.name}: {fault}" for fault in lasting_faults(qtbot, page)]
    assert faults == []
    assert page.minimumSizeHint().width() + theme.size("side_bar") <= 1000
    assert page.minimumSizeHint().height() <= 560


@pytest.mark.parametrize(("pages", "wish", "spreads"), [
    (0, Wish(), ()),
    (1, Wish(), ((0,),)),
    (4, Wish(), ((0,), (1, 2), (3,))),
    (8, Wish(), ((0,), (1, 2), (3, 4), (5, 6), (7,))),
    (5, Wish(), ((0,), (1, 2), (3, 4))),
    (2, Wish(is_imposed=True), ((0,), (1,))),
    (1, Wish(product=Product.FLYER), ((0,),)),
])  # fmt: skip
def test_pages_lie_as_in_the_printed_booklet(pages: int, wish: Wish, spreads: tuple[tuple[int, ...], ...]) -> None:
    assert spreads_of(pages, wish) == spreads


def test_words_of_spreads() -> None:
    assert spread_words((13, 14), Wish()) == "14–15"
    assert spread_words((3,), Wish(is_imposed=True)) == "2枚目 うら"
    assert whole_words(44, Wish()) == "44ページ（A4用紙 11枚）"


def test_flyer_asked_for_on_another_page_arrives_here(frame: LedgerFrame, qtbot: QtBot) -> None:
    assert frame.context is not None
    fill(frame.context)
    place = frame.context.ledger.all(Place)[0]
    frame.context.signals.print_wanted.emit("place", place.id)
    page = frame.page
    assert isinstance(page, PrintPage)
    settle(qtbot, page)
    assert page.desk.wish.place_id == place.id
    assert page.save_button.isEnabled()


def test_month_of_issue_is_written_as_people_do_and_printed(page: PrintPage, qtbot: QtBot) -> None:
    page.words.fields["booklet_issued"].setText("R9.2")
    page.words.button.click()
    settle(qtbot, page)
    stored = {setting.key: setting.value for setting in page.context.ledger.all(Setting)}
    assert stored["print.booklet_issued"] == "令和9年2月"
    assert page.words.fields["booklet_issued"].text() == "令和9年2月"
    assert page.desk.print_ is not None
    pdf = page.desk.print_.pdf
    assert "令和9年2月" in page_text(pdf, 0)
    assert "令和9年2月" in page_text(pdf, page_count(pdf) - 1)


@pytest.mark.parametrize(("wish", "words"), [
    (Wish(), "面付け"),
    (Wish(is_imposed=True), "短い辺でとじる"),
    (Wish(product=Product.FLYER), "A4、縦"),
])  # fmt: skip
def test_printer_is_set_for_what_is_shown(page: PrintPage, wish: Wish, words: str) -> None:
    page.advice.show_wish(wish)
    assert words in page.advice.sentences[0]
    assert len(page.advice.sentences) == (2 if wish.is_imposed else 1)


def test_small_pictures_are_whole_and_the_current_one_in_the_middle(page: PrintPage) -> None:
    strip = page.preview.strip
    spreads = len(page.desk.spreads)
    for number in range(spreads):
        page.preview.go_to(number)
        assert number in strip.shown
        assert strip.viewport().width() % len(strip.shown) == 0
    page.preview.go_to(spreads // 2)
    assert abs(sum((strip.shown[0], strip.shown[-1])) / 2 - spreads // 2) <= 1


def test_failed_save_can_be_tried_again(
    page: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    good = tmp_path / "よい場所" / "冊子.pdf"
    good.parent.mkdir()
    messages.files = [tmp_path / "ない" / "冊子.pdf", good]
    page.save_button.click()
    settle(qtbot, page)
    assert len(messages.warned) == 1
    try_again = messages.ways_out[-1]
    assert try_again is not None
    try_again()
    settle(qtbot, page)
    assert good.is_file()
    assert page.context.preferences.recall("print.folder") == str(good.parent)


def test_choices_are_the_same_next_time(page: PrintPage, town: AppContext, qtbot: QtBot) -> None:
    page.make(Wish(per_page=1, includes_stale=True, is_imposed=True))
    settle(qtbot, page)
    assert shown(town, qtbot).desk.wish == Wish(per_page=1, includes_stale=True, is_imposed=True)
