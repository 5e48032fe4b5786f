"""PDFに保存 and ひらいて刷る."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.records.place import Place
from tests.gui.printing.desk import pdf_of, settle
from ui.context import Program
from ui.main_window import MainWindow
from ui.messages import RecordedMessages, WindowMessages
from ui.pages.print_page import PrintPage
from ui.printing.wish import Wish


def test_saved_file_is_what_was_shown(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    target = tmp_path / "冊子.pdf"
    messages.files = [target]
    flyer.save_button.click()
    settle(qtbot, flyer)
    assert target.read_bytes() == pdf_of(flyer)
    assert messages.informed == [f"フォルダー「{tmp_path.name}」に保存しました　冊子.pdf"]


def test_nothing_is_written_when_the_dialog_is_left(flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages) -> None:
    flyer.save_button.click()
    settle(qtbot, flyer)
    assert not messages.informed


def test_folder_that_went_is_told_in_the_bar(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    messages.files = [tmp_path / "ない" / "冊子.pdf"]
    flyer.save_button.click()
    settle(qtbot, flyer)
    assert len(messages.warned) == 1
    assert not messages.informed


def test_opening_saves_once_and_opens_that_file(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    opened: list[Path] = []
    flyer.file.open_file = lambda path: opened.append(path) is None
    messages.files = [tmp_path / "冊子.pdf"]
    flyer.print_current()
    settle(qtbot, flyer)
    flyer.print_current()
    settle(qtbot, flyer)
    assert opened == [tmp_path / "冊子.pdf"] * 2
    assert sum("保存しました" in said for said in messages.informed) == 1


def test_computer_without_a_pdf_program_is_told_where_the_file_is(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    flyer.file.open_file = lambda path: False
    messages.files = [tmp_path / "冊子.pdf"]
    flyer.print_button.click()
    settle(qtbot, flyer)
    assert "保存してあります" in messages.warned[0][0]


def test_failed_save_can_be_tried_again(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    good = tmp_path / "よい場所" / "冊子.pdf"
    good.parent.mkdir()
    messages.files = [tmp_path / "ない" / "冊子.pdf", good]
    flyer.save_button.click()
    settle(qtbot, flyer)
    assert len(messages.warned) == 1
    try_again = messages.ways_out[-1]
    assert try_again is not None
    try_again()
    settle(qtbot, flyer)
    assert good.is_file()
    assert messages.withdrawn == [messages.warned[0][0]], "what failed is past"
    assert flyer.context.preferences.recall("print.folder") == str(good.parent)


@pytest.fixture
def speaking(program: Program, town_copy: Path, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The real window, which says itself what happened."""
    said = WindowMessages(tmp_path)
    window = MainWindow(replace(program, messages=said))
    said.attach(window)
    qtbot.addWidget(window)
    window.show()
    assert window.open_ledger(town_copy, page="settings")
    return window


@pytest.mark.parametrize("goes_on", ["another product", "another option", "another record", "a place that is there"])
def test_the_bar_of_a_failed_save_goes_with_what_failed(
    speaking: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, goes_on: str
) -> None:
    frame = speaking.frame
    assert frame is not None
    assert frame.context is not None
    place, other = [each for each in frame.context.ledger.all(Place) if each.consent == "yes"][:2]
    frame.show_page("print")
    page = frame.page
    assert isinstance(page, PrintPage)
    page.make(Wish("flyer", place.id))
    settle(qtbot, page)
    there = tmp_path / "チラシ.pdf"
    answers = [there, tmp_path / "ない" / "チラシ.pdf"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(answers.pop()), ""))
    page.save_button.click()
    settle(qtbot, page)
    assert len(speaking.notices.bars) == 1
    {
        "another product": lambda: page.make(Wish("calendar")),
        "another option": lambda: page.make(page.desk.wish.with_option("paper", "A5")),
        "another record": lambda: page.make(page.desk.wish.about(other.id)),
        "a place that is there": page.save_button.click,
    }[goes_on]()
    settle(qtbot, page)
    assert not speaking.notices.bars
    assert there.exists() == (goes_on == "a place that is there")
