"""手引き in the window: F1 opens it where one is, it can be searched, gone back in, printed and closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.handbook.chapters import CHAPTERS, FIRST
from app.handbook.parts import words_of
from app.printing.handbook.content import handbook
from ui import self_test
from ui.handbook.handbook_window import HandbookWindow
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.pages.catalogue import ENTRIES, entry
from ui.pages.print_page import PrintPage
from ui.pages.settings_page import SettingsPage
from ui.settings.help_sheet import HelpSheet
from ui.shortcuts import ENTRY_KEYS, ENTRY_WORDS, KEYS
from ui.theme import Contrast, TextSize
from ui.widget_faults import faults_of

OURS = handbook(None)
PLACES = {chapter.key for chapter in OURS} | {f"{each.key}/{section.key}" for each in OURS for section in each.sections}
KEYS_TOLD = {words for each in OURS if each.key == "keys" for part in each.parts for words in words_of(part)}
WORDS = {words for chapter in OURS for part in chapter.parts for words in words_of(part)}


def press(window: MainWindow | HandbookWindow, keys: str) -> None:
    """A key of the window, as its shortcut."""
    wanted = QKeySequence(keys)
    next(each for each in window.findChildren(QShortcut) if each.key() == wanted).activated.emit()


def opened(window: MainWindow) -> HandbookWindow:
    """The handbook, brought by F1."""
    press(window, "F1")
    found = window.findChild(HandbookWindow)
    assert found is not None
    return found


@pytest.fixture
def book(window: MainWindow, frame: LedgerFrame) -> HandbookWindow:
    """The handbook, opened at 居場所."""
    frame.show_page("place")
    return opened(window)


@pytest.fixture
def sample(window: MainWindow, tmp_path: Path) -> LedgerFrame:
    """The frame on the sample ledger."""
    assert window.create_ledger(tmp_path / "見本.tsudoiba", sample=True)
    assert window.frame is not None
    return window.frame


def test_every_entry_has_a_chapter() -> None:
    assert {each.chapter for each in ENTRIES} - PLACES == set()
    assert {key for key in CHAPTERS if key not in PLACES} == set()


def test_every_entry_of_the_menu_is_told_about(window: MainWindow, frame: LedgerFrame) -> None:
    menus = [menu for menu in window.findChildren(QMenu) if menu.actions() and "フォルダー" in menu.actions()[0].text()]
    words = [action.text().strip("…") for menu in menus for action in menu.actions() if action.text()]
    assert len(words) >= 6
    assert [word for word in words if not any(f"「{word}" in told for told in WORDS)] == []


def test_every_sheet_of_the_settings_has_a_place_and_is_named(frame: LedgerFrame) -> None:
    frame.show_page("settings")
    page = frame.page
    assert isinstance(page, SettingsPage)
    for row in page.list.rows:
        page.choose(str(row.key))
        assert (page.chapter or "settings") in PLACES
        assert row.title in WORDS


def test_the_keys_of_the_window_are_told_about() -> None:
    rows = [(key.shown, key.words) for key in KEYS] + [(ENTRY_KEYS, ENTRY_WORDS)]
    assert [row for row in rows if not KEYS_TOLD.issuperset(row)] == []


def test_f1_opens_the_chapter_of_every_page_and_of_every_part(window: MainWindow, frame: LedgerFrame) -> None:
    for part in (part for each in ENTRIES for part in (each.key, *each.parts)):
        frame.show_page(part)
        page, book = frame.page, opened(window)
        assert page is not None
        assert book.target == (page.chapter or entry(part).chapter)
        assert book.target in PLACES
        assert book.isVisible()
        said = book.view.toPlainText()
        assert said.startswith(next(each.title for each in OURS if each.key == book.chapter))
        assert f"キーでできること（{page.title}）" in said
        for row in page.help_text():
            assert KEYS_TOLD.issuperset(row), row
            assert all(words in said for words in row), row
        assert faults_of(book) == []


def test_f1_on_the_first_screen_opens_the_first_day(window: MainWindow) -> None:
    window.show_start()
    book = opened(window)
    assert book.chapter == FIRST
    assert book.print_button.isHidden()


def test_f1_while_searching_tells_about_searching(window: MainWindow, frame: LedgerFrame) -> None:
    frame.search()
    assert opened(window).chapter == "search"


def test_f1_at_a_booklet_opens_the_chapter_on_booklets(window: MainWindow, frame: LedgerFrame) -> None:
    frame.show_page("print")
    page = frame.page
    assert isinstance(page, PrintPage)
    page.show_part("print.booklet")
    assert opened(window).chapter == "booklet"
    page.show_part("print.trial-sheet")
    assert opened(window).target == "booklet/trial"


def test_f1_tells_about_the_part_in_sight(window: MainWindow, frame: LedgerFrame) -> None:
    frame.show_page("trash")
    assert opened(window).target == "trouble/trash"


def test_links_and_the_list_lead_on_and_back_leads_back(book: HandbookWindow) -> None:
    assert not book.back_button.isEnabled()
    book.view.target_wanted.emit("print/post")
    assert (book.target, book.list.chosen_key) == ("print/post", "print")
    book.list.choose("minutes")
    assert book.view.toPlainText().startswith("会議録")
    book.back_button.click()
    assert book.target == "print/post"
    press(book, "Alt+Left")
    assert book.target == "place"
    assert not book.back_button.isEnabled()


def test_a_word_is_found_in_every_chapter_it_stands_in(book: HandbookWindow) -> None:
    book.search.setText("親指")
    assert [row.key for row in book.list.rows] == ["booklet"]
    assert book.chapter == "booklet"
    assert book.view.textCursor().selectedText() == "親指"
    first = book.view.textCursor().position()
    assert len(book.view.extraSelections()) == book.view.toPlainText().count("親指")
    QTest.keyClick(book.search, Qt.Key.Key_Return)
    assert book.view.textCursor().position() > first


def test_the_chapter_that_says_most_about_a_word_is_shown(book: HandbookWindow) -> None:
    book.search.setText("控え")
    assert len(book.list.rows) > 1
    assert book.chapter == "trouble"


def test_enter_goes_on_into_the_next_chapter(book: HandbookWindow) -> None:
    book.search.setText("写しを書き出す")
    keys = [row.key for row in book.list.rows]
    assert len(keys) == 1
    book.search.setText("控え")
    keys = [row.key for row in book.list.rows]
    assert len(keys) > 1
    before = book.chapter
    for _ in range(40):
        QTest.keyClick(book.search, Qt.Key.Key_Return)
        if book.chapter != before:
            break
    assert book.chapter == keys[(keys.index(before) + 1) % len(keys)]


def test_width_and_case_make_no_difference_and_nothing_found_leaves_the_chapter(book: HandbookWindow) -> None:
    book.search.setText("ｅｘｃｅｌ")
    assert "import" in [row.key for row in book.list.rows]
    book.search.setText("どこにもないことば")
    assert list(book.list.rows) == []
    book.search.setText("")
    assert [row.key for row in book.list.rows] == list(CHAPTERS)


def test_esc_empties_the_search_first_and_then_closes(book: HandbookWindow) -> None:
    book.search.setFocus()
    book.search.setText("写し")
    QTest.keyClick(book.search, Qt.Key.Key_Escape)
    assert book.isVisible()
    assert book.search.text() == ""
    QTest.keyClick(book.search, Qt.Key.Key_Escape)
    assert not book.isVisible()


def test_esc_closes_it_while_one_reads(book: HandbookWindow) -> None:
    QTest.keyClick(book.view, Qt.Key.Key_Escape)
    assert not book.isVisible()


def test_a_chapter_begins_with_the_room_above_its_title(book: HandbookWindow) -> None:
    assert book.view.verticalScrollBar().value() == 0
    book.go_to("trouble/backup")
    assert book.view.verticalScrollBar().value() > 0
    book.go_to("trouble")
    assert book.view.verticalScrollBar().value() == 0


def test_it_goes_with_the_window(window: MainWindow, book: HandbookWindow) -> None:
    window.close()
    assert not book.isVisible()


def test_printing_leads_to_the_page_that_prints_it(frame: LedgerFrame, book: HandbookWindow) -> None:
    book.print_button.click()
    page = frame.page
    assert isinstance(page, PrintPage)
    assert page.desk.wish.key == "handbook"


def test_it_follows_the_text_size(window: MainWindow, book: HandbookWindow, frame: LedgerFrame) -> None:
    book.go_to("trouble/backup")
    narrow = book.list.width()
    press(book, "Ctrl++")
    assert book.target == "trouble/backup"
    assert book.list.width() > narrow
    window.change_look(TextSize.LARGEST, Contrast.STRONG)
    assert faults_of(book) == []
    book.print_button.click()  # the frame is another one now
    assert window.frame is not frame
    assert isinstance(window.frame, LedgerFrame)
    assert isinstance(window.frame.page, PrintPage)


def test_the_settings_lead_to_it(window: MainWindow, frame: LedgerFrame) -> None:
    frame.show_page("help")
    page = frame.page
    assert isinstance(page, SettingsPage)
    sheet = page.sheet("help")
    assert isinstance(sheet, HelpSheet)
    sheet.handbook_button.click()
    book = window.findChild(HandbookWindow)
    assert book is not None
    assert book.chapter == FIRST


def test_pictures_are_as_wide_as_there_is_room(book: HandbookWindow, qtbot: QtBot) -> None:
    book.resize(700, 500)
    qtbot.waitUntil(lambda: book.view.document().size().width() <= book.view.viewport().width())
    assert not book.view.horizontalScrollBar().isVisible()


@pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")  # scratch copies of steps nobody takes
def test_every_picture_is_a_state_of_the_self_test(sample: LedgerFrame) -> None:
    """A state that is renamed takes its picture out of the handbook: its name must change there too."""
    names = {self_test.START, self_test.NOTICES, *(name for name, _typed in self_test.SEARCHES)}
    for key in sample.side_bar.keys:
        sample.show_page(key)
        assert sample.page is not None
        names |= {key, *(f"{key}_{step.name}" for step in sample.page.self_test_steps())}
    named = {screen.state for chapter in OURS for screen in chapter.screens}
    assert named - names == set()
