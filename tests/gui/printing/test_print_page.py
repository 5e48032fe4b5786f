"""印刷 with a real ledger file: the pages shown are those that are saved, the list leads to the record."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from app.changes.saving import change_set_between
from app.errors import Cancelled
from app.printing.findings import FindingKind
from app.printing.pages import Page
from app.printing.preview import draw_page, page_count, page_text
from app.printing.products.catalogue import PRODUCTS
from app.records.place import Place
from app.records.setting import Setting
from tests.gui.wholeness import lasting_faults
from tests.town import sample_town
from ui import theme
from ui.context import AppContext
from ui.editors.field_editor import ChoiceEditor
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.print_page import PrintPage
from ui.printing.last_choices import recalled_wish
from ui.printing.paper_printing import put_on_paper
from ui.printing.print_work import Print, print_bytes
from ui.printing.printer_choice import PrinterChoice, Sides
from ui.printing.printer_dialog import PrinterDialog
from ui.printing.spreads import spread_words, spreads_of, whole_words
from ui.printing.wish import Wish, on
from ui.theme import Contrast, TextSize

BOOKLET, IMPOSED = Wish("booklet"), Wish("booklet").with_option("form", "imposed")

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


def shown(
    context: AppContext, qtbot: QtBot, width: int = 1080, height: int = 740, wish: Wish = BOOKLET
) -> PrintPage:
    made = PrintPage(context)
    qtbot.addWidget(made)
    theme.dress(made)
    made.resize(width, height)
    made.show()
    made.enter()
    made.make(wish)
    return made


def settle(qtbot: QtBot, page: PrintPage) -> None:
    qtbot.wait(150)  # the preview waits for the window to stop changing before it draws
    qtbot.waitUntil(lambda: not page.context.background.is_busy, timeout=30_000)
    qtbot.wait(1)


def place_named(page: PrintPage, name: str) -> Place:
    return next(place for place in page.context.ledger.all(Place) if place.name == name)


def pdf_of(page: PrintPage) -> bytes:
    """What would be saved."""
    assert page.desk.print_ is not None
    return print_bytes(page.desk.print_)


def whole_text(pdf: bytes) -> str:
    return "".join(page_text(pdf, number) for number in range(page_count(pdf))).replace("\n", "")


def test_booklet_is_shown_spread_by_spread(page: PrintPage, qtbot: QtBot) -> None:
    pages = page_count(pdf_of(page))
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
    assert target.read_bytes() == pdf_of(page)
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
    assert sum("保存しました" in said for said in messages.informed) == 1


def test_computer_without_a_pdf_program_is_told_where_the_file_is(
    page: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    page.file.open_file = lambda path: False
    messages.files = [tmp_path / "冊子.pdf"]
    page.print_button.click()
    settle(qtbot, page)
    assert "保存してあります" in messages.warned[0][0]


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


def test_flyer_of_a_place_from_its_page(page: PrintPage, qtbot: QtBot) -> None:
    place = place_named(page, "みんな茶論")
    assert page.show_kind("place", place.id)
    settle(qtbot, page)
    assert page_count(pdf_of(page)) == 1
    assert "042-000-0018" in whole_text(pdf_of(page))
    assert page.preview.words == ("1ページ", "／A4用紙 1枚")
    assert page.shown_record == ("place", place.id)
    assert page.desk.proposed_name() == Path("みんな茶論 居場所のチラシ 2026-11-24.pdf")


def test_flyer_is_picked_by_typing(page: PrintPage, qtbot: QtBot) -> None:
    page.make(Wish("flyer"))
    settle(qtbot, page)
    subjects = page.choices.subjects
    assert subjects is not None
    subjects.search.setText("むすび")
    assert len(subjects.list.rows) == 1
    qtbot.keyClick(subjects.search, Qt.Key.Key_Down)
    qtbot.keyClick(subjects.list, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.desk.wish.subject == place_named(page, "むすび畑").id
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


def test_empty_ledger_shows_the_way_out(context: AppContext, qtbot: QtBot) -> None:
    wanted: list[str] = []
    context.signals.list_wanted.connect(lambda kind, _which: wanted.append(kind))
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


def test_words_of_spreads() -> None:
    book = Print((Page(148, 210, ()),) * 44, is_bound=True)
    sheets = Print((Page(297, 210, (), is_sheet=True),) * 22)
    assert spread_words((13, 14), book) == "14–15"
    assert spread_words((3,), sheets) == "2枚目 うら"
    assert whole_words(book) == "44ページ（A4用紙 11枚）"
    assert whole_words(sheets) == "A4用紙 11枚（両面）"
    assert whole_words(Print((Page(100, 148, ()),))) == "はがき 1枚"
    assert whole_words(Print()) == ""


def test_flyer_asked_for_on_another_page_arrives_here(frame: LedgerFrame, qtbot: QtBot) -> None:
    assert frame.context is not None
    fill(frame.context)
    place = frame.context.ledger.all(Place)[0]
    frame.context.signals.print_wanted.emit("place", place.id)
    page = frame.page
    assert isinstance(page, PrintPage)
    settle(qtbot, page)
    assert page.desk.wish.subject == place.id
    assert page.save_button.isEnabled()


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


@pytest.mark.parametrize(("wish", "words", "steps"), [
    (BOOKLET, "冊子にする並び", 1),
    (IMPOSED, "短い辺でとじる", 2),
    (Wish("flyer", 1), "A4、縦", 1),
])  # fmt: skip
def test_printer_is_set_for_what_is_shown(page: PrintPage, qtbot: QtBot, wish: Wish, words: str, steps: int) -> None:
    page.make(wish.about(place_named(page, "みんな茶論").id) if wish.subject else wish)
    settle(qtbot, page)
    assert words in page.advice.sentences[0]
    assert len(page.advice.sentences) == steps


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
    wish = BOOKLET.with_option("per-page", "1").with_option(*on("stale")).with_option("form", "imposed")
    page.make(wish)
    page.make(Wish("flyer"))
    settle(qtbot, page)
    again = PrintPage(town)
    qtbot.addWidget(again)
    assert again.desk.wish == Wish("flyer")
    again.show_part("booklet")
    assert again.desk.wish == wish


def test_a_note_of_another_version_does_no_harm(page: PrintPage, town: AppContext) -> None:
    town.preferences.note("print.product", "booklet")
    for noted in ("no json", "[]", '{"per-page": "9", "gone": "yes", "stale": "yes"}'):
        town.preferences.note("print.choices.booklet", noted)
        known = recalled_wish(town.preferences)
        assert known.key == "booklet"
        assert dict(known.options) in ({}, {"stale": "yes"})
    town.preferences.note("print.product", "poem")
    assert recalled_wish(town.preferences) == Wish()


def test_the_overview_leads_to_every_product(page: PrintPage, qtbot: QtBot) -> None:
    page.choices.other.click()
    assert page.overview.isVisible()
    assert not page.print_button.isVisible()
    assert list(page.overview.buttons) == [product.key for product in PRODUCTS]
    for key, button in page.overview.buttons.items():
        page.show_overview()
        button.click()
        settle(qtbot, page)
        assert page.desk.wish.key == key
        assert page.preview.isVisible() or page.way_out.isVisible()


def test_a_choice_makes_the_print_anew(page: PrintPage, qtbot: QtBot) -> None:
    pages = page_count(pdf_of(page))
    assert page.choices.options is not None
    form, binding = (page.choices.options.controls[name] for name in ("form", "binding"))
    assert isinstance(form, ChoiceEditor)
    assert binding.isHidden() or not binding.isVisible(), "it matters only for sheets to be folded"
    form.show_value("imposed")
    form.edited.emit()
    settle(qtbot, page)
    assert page_count(pdf_of(page)) == pages // 2
    assert binding.isVisible()


def test_the_record_can_be_chosen_again(page: PrintPage, qtbot: QtBot) -> None:
    page.show_kind("place", place_named(page, "みんな茶論").id)
    settle(qtbot, page)
    page.choices.again.click()
    subjects = page.choices.subjects
    assert subjects is not None
    assert subjects.isVisible()
    assert subjects.list.chosen_key == place_named(page, "みんな茶論").id


class Paper:
    """A printer that keeps what it gets as a PDF."""

    def __init__(self, page: PrintPage, folder: Path) -> None:
        self.file = folder / "紙.pdf"
        self.choices: list[PrinterChoice] = []
        page.paper.printers = lambda: ["事務室", "和室"]
        page.paper.prepare = self.prepared

    def prepared(self, choice: PrinterChoice) -> QPrinter:
        self.choices.append(choice)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        return printer


def asked(page: PrintPage) -> PrinterDialog:
    dialog = next(each for each in page.window().findChildren(PrinterDialog) if each.isVisible())
    theme.dress(dialog)
    return dialog


def test_pages_go_to_the_printer_in_their_size(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    paper = Paper(page, tmp_path)
    page.make(IMPOSED)
    settle(qtbot, page)
    assert page.desk.print_ is not None
    sheets = len(page.desk.print_.pages)
    page.print_button.click()
    dialog = asked(page)
    assert dialog.choice == PrinterChoice("事務室", Sides.SHORT_EDGE)
    dialog.printer.show_value("和室")
    dialog.copies.show_typed("２部")
    dialog.copies.show_typed("2")
    dialog.colour.setChecked(False)
    dialog.try_deed()
    settle(qtbot, page)
    assert paper.choices == [PrinterChoice("和室", Sides.SHORT_EDGE, has_colour=False, copies=2)]
    pdf = pypdfium2.PdfDocument(paper.file)
    assert len(pdf) == sheets
    assert pdf[0].get_size() == pytest.approx((297 / 25.4 * 72, 210 / 25.4 * 72), abs=1)
    drawn = pdf[0].render(scale=1).to_pil().convert("RGB")
    expected = draw_page(page.desk.print_.pages[0], 72)
    shown = Image.frombuffer("RGB", (expected.width, expected.height), expected.pixels, "raw", "BGRX")
    small = (99, 70)  # a pixel is 3 mm: what stands elsewhere shows, how sharp it is does not
    one, other = (picture.convert("L").resize(small, Image.Resampling.BOX) for picture in (drawn, shown))
    moved = ImageChops.offset(other, 2, 0)
    apart, if_moved = (ImageStat.Stat(ImageChops.difference(one, each)).mean[0] for each in (other, moved))
    assert apart < if_moved / 3, "the paper holds what the window showed, at the same place"
    pixels = [drawn.getpixel((x, y)) for x in range(0, drawn.width, 9) for y in range(0, drawn.height, 9)]
    assert all(pixel[0] == pixel[1] == pixel[2] for pixel in pixels if isinstance(pixel, tuple))
    page.print_button.click()
    assert asked(page).choice == PrinterChoice("和室", Sides.SHORT_EDGE, has_colour=False), "remembered, one copy"


def test_only_the_spread_in_sight_can_be_printed(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    paper = Paper(page, tmp_path)
    page.preview.go_to(2)
    page.print_current()
    dialog = asked(page)
    dialog.which.set_value("this")
    dialog.try_deed()
    settle(qtbot, page)
    assert len(pypdfium2.PdfDocument(paper.file)) == 2


def test_a_senseless_number_of_copies_is_told_in_place(page: PrintPage, tmp_path: Path) -> None:
    paper = Paper(page, tmp_path)
    page.print_current()
    dialog = asked(page)
    for typed in ("0", "たくさん", "", "1000"):
        dialog.copies.show_typed(typed)
        dialog.try_deed()
        assert dialog.isVisible()
    assert not paper.choices
    dialog.reject()


def test_opening_the_pdf_is_one_press_away(
    page: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    opened: list[Path] = []
    page.file.open_file = lambda path: opened.append(path) is None
    messages.files = [tmp_path / "冊子.pdf"]
    Paper(page, tmp_path)
    page.print_current()
    asked(page).other_button.click()
    settle(qtbot, page)
    assert opened == [tmp_path / "冊子.pdf"]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told(
    page: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    paper = Paper(page, tmp_path)
    paper.file = tmp_path / "ない" / "紙.pdf"
    page.print_current()
    asked(page).try_deed()
    settle(qtbot, page)
    assert "プリンターに送れませんでした" in messages.warned[0][0]


def test_stopping_leaves_the_printer_alone(page: PrintPage, tmp_path: Path) -> None:
    printer = Paper(page, tmp_path).prepared(PrinterChoice("事務室"))
    assert page.desk.print_ is not None

    def stop(done: int, total: int, /) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        put_on_paper(page.desk.print_.pages, printer, stop)
