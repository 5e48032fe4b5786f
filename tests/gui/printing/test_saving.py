"""PDFに保存 and ひらいて刷る."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.gui.printing.desk import (
    pdf_of,
    settle,
)
from ui.messages import RecordedMessages
from ui.pages.print_page import PrintPage


def test_saved_file_is_what_was_shown(
    flyer: PrintPage, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    target = tmp_path / "冊子.pdf"
    messages.files = [target]
    flyer.save_button.click()
    settle(qtbot, flyer)
    assert target.read_bytes() == pdf_of(flyer)
    assert messages.informed == ["PDFに保存しました　冊子.pdf"]


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
    assert flyer.context.preferences.recall("print.folder") == str(good.parent)
