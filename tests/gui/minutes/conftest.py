"""The page 会議録 in the real window, on an empty ledger and on the report of S0."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.changes.change import Change, ChangeSet
from app.records.base import Record
from tests.first_report import REPORT, report_records
from ui.main_window import MainWindow
from ui.pages.minutes_page import MinutesPage


def page_on(window: MainWindow, folder: Path, *records: Record) -> MinutesPage:
    """The page in the real window on a new ledger with these records."""
    assert window.create_ledger(folder / "小平西センター.tsudoiba", page="settings")
    assert window.frame is not None
    context = window.frame.context
    assert context is not None
    if records:
        assert not context.apply(ChangeSet("見本", tuple(Change(None, each) for each in records))).problems
    context.undo.forget()
    window.frame.show_page("minutes")
    page = window.frame.page
    assert isinstance(page, MinutesPage)
    return page


@pytest.fixture
def empty_page(window: MainWindow, tmp_path: Path) -> MinutesPage:
    """No 会議録 yet."""
    return page_on(window, tmp_path)


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> MinutesPage:
    """S0's report, still 案, open at 話し合い."""
    made = page_on(window, tmp_path, *report_records(state="draft"))
    assert made.show_record(REPORT)
    return made


def focused(page: MinutesPage) -> QWidget:
    """What takes the keyboard."""
    found = page.window().focusWidget()
    assert found is not None
    return found


def press(page: MinutesPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to whatever has the focus."""
    QTest.keyClick(focused(page), key, modifier)


def write(widget: QWidget, text: str) -> None:
    """Put in a text as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, preedit: str) -> None:
    """What stands in the line while kana become kanji."""
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))
