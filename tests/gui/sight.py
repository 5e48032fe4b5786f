"""What of the window is in sight."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.ledger_frame import LedgerFrame
from ui.pages.history_page import HistoryPage
from ui.pages.page import Page
from ui.pages.past_page import PastPage
from ui.self_test import is_about_to_change

P = TypeVar("P", bound=Page)


def page_in_sight(frame: LedgerFrame) -> Page:
    """The page in sight; of 履歴 the part."""
    page = frame.page
    assert page is not None
    return page.part if isinstance(page, PastPage) else page


def wait_for_all(qtbot: QtBot, widget: QWidget) -> None:
    """Wait until it shows everything that it is about to show."""
    qtbot.waitUntil(lambda: not is_about_to_change(widget))


def part_shown(frame: LedgerFrame, key: str, kind: type[P]) -> P:
    """The page of this key, shown."""
    frame.show_page(key)
    page = page_in_sight(frame)
    assert isinstance(page, kind)
    return page


def is_told(page: HistoryPage, count: int) -> bool:
    """Whether the history lists so many deeds and its sheet tells of the chosen one."""
    return len(page.list.rows) == count and page.shown_deed == page.list.chosen_key
