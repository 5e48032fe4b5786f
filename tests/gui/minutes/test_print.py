"""印刷 of a 会議録 in the window: preview, for whom, what stands in the way, the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.printing.preview import page_text
from app.records.minutes import Minutes
from tests.first_report import REPORT
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.main_window import MainWindow
from ui.pages.minutes_page import MinutesPage
from ui.pages.print_page import PrintPage
from ui.printing.print_work import print_bytes
from ui.printing.wish import Wish
from ui.theme import Contrast, TextSize
from ui.widgets.notices import EmptyState


@pytest.fixture
def print_page(page: MinutesPage, window: MainWindow, qtbot: QtBot) -> PrintPage:
    """印刷, brought up by the button on the sheet."""
    page.sheet.header.print.click()
    assert window.frame is not None
    made = window.frame.page
    assert isinstance(made, PrintPage)
    qtbot.waitUntil(lambda: made.desk.print_ is not None and bool(made.desk.print_.pages), timeout=20_000)
    return made


def reason(page: PrintPage) -> EmptyState:
    shown: QWidget | None = page._middle.currentWidget()
    assert isinstance(shown, EmptyState)
    return shown


def test_the_button_shows_what_will_be_printed(print_page: PrintPage) -> None:
    made = print_page.desk.print_
    assert made is not None
    assert print_page.desk.wish.key == "minutes"
    assert print_page.shown_record == (Minutes.KIND, REPORT)
    assert "案" in page_text(print_bytes(made), 0)
    assert "内部用" in page_text(print_bytes(made), 0)
    assert print_page.preview.words == ("1ページ", "／A4用紙 3枚")
    assert print_page.desk.page_mm == (210.0, 297.0)


def test_public_is_refused_in_plain_words_with_a_way_out(print_page: PrintPage, qtbot: QtBot) -> None:
    switch_public(print_page)
    qtbot.waitUntil(lambda: isinstance(print_page._middle.currentWidget(), EmptyState), timeout=20_000)
    assert "まだ「案」です" in reason(print_page).sentence.plain_text
    reason(print_page).action.click()
    qtbot.waitUntil(lambda: bool(print_page.desk.print_ and print_page.desk.print_.pages), timeout=20_000)
    assert not print_page.desk.wish.options


def test_a_final_one_goes_out_without_persons(
    print_page: PrintPage, page: MinutesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    root = page.context.ledger.get(Minutes, REPORT)
    assert root is not None
    assert not page.context.apply(_finished(root)).problems
    switch_public(print_page)
    qtbot.waitUntil(lambda: bool(print_page.desk.wish.options), timeout=20_000)
    qtbot.waitUntil(lambda: "公開用" in _title(print_page), timeout=20_000)
    target = tmp_path / "報告.pdf"
    print_page.context.messages.files = [target]
    print_page.save_button.click()
    qtbot.waitUntil(target.exists, timeout=20_000)
    text = "".join(page_text(target.read_bytes(), number) for number in range(3))
    assert "公開用" in text
    assert "齋藤" not in text
    assert print_page.desk.proposed_name().name.startswith("令和３年度 基幹型地域ケア会議 報告 公開用")


def test_another_one_is_picked_from_the_list(print_page: PrintPage, qtbot: QtBot) -> None:
    print_page.choices.again.click()
    subjects = print_page.choices.subjects
    assert subjects is not None
    subjects.search.setText("ゑゐ")
    assert list(subjects.list.rows) == []
    subjects.search.setText("基幹型")
    assert [row.key for row in subjects.list.rows] == [REPORT]
    print_page.make(Wish("flyer"))
    print_page.make(Wish("minutes", REPORT))
    qtbot.waitUntil(lambda: "内部用" in _title(print_page), timeout=20_000)


@pytest.mark.parametrize("size", [(1034, 570), (700, 555)])
def test_whom_it_is_for_is_whole_in_any_window(
    print_page: PrintPage, page: MinutesPage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    """The page of a window of 1280 × 648, and of one so narrow that it has no room for the title."""
    theme.current.use(TextSize.LARGEST, Contrast.STANDARD)
    print_page.setFixedSize(*size)
    assert print_page.desk.print_ is not None
    assert reader_told(print_page) == "内部用"
    assert print_page.desk.print_.name == "令和３年度 基幹型地域ケア会議 報告"
    root = page.context.ledger.get(Minutes, REPORT)
    assert root is not None
    page.context.apply(_finished(root))
    switch_public(print_page)
    qtbot.waitUntil(lambda: "公開用" in _title(print_page), timeout=20_000)
    assert reader_told(print_page) == "公開用"
    height = print_page._head.height()
    print_page.make(Wish("flyer"))
    assert not print_page._head.reader.isVisible()
    qtbot.wait(1)
    assert print_page._head.height() == height, "nothing jumps"
    assert lasting_faults(qtbot, print_page) == [], "a title without a line above it"


def reader_told(page: PrintPage) -> str:
    """What stands in the head; it must be in sight with every letter."""
    reader = page._head.reader
    assert reader.visibleRegion().boundingRect() == reader.rect()
    assert reader.width() >= reader.sizeHint().width()
    return reader.accessibleName()


def switch_public(page: PrintPage) -> None:
    assert page.choices.options is not None
    box = page.choices.options.controls["public"]
    assert isinstance(box, QCheckBox)
    box.click()


def _finished(minutes: Minutes) -> ChangeSet:
    return ChangeSet("確定", (Change(minutes, minutes.changed(state="final")),))


def _title(page: PrintPage) -> str:
    return page.desk.print_.title if page.desk.print_ is not None else ""
