"""Titles begin at one left edge on all pages: the eye finds them without looking."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui import theme
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.theme import Contrast, TextSize
from ui.widgets.surfaces import PAGE_MARGIN


@pytest.mark.parametrize("size", TextSize)
def test_the_title_of_every_page_begins_at_the_same_left_edge(
    window: MainWindow, frame: LedgerFrame, qtbot: QtBot, size: TextSize
) -> None:
    window.resize(1366, 696)
    window.change_look(size, Contrast.STANDARD)
    assert window.frame is not None
    frame = window.frame  # made anew at this size
    lefts = {}
    for key in (*frame.side_bar.keys, "other.staff", "print.calendar"):
        frame.show_page(key)
        qtbot.wait(1)
        lefts[key] = title_left(frame)
    assert lefts == dict.fromkeys(lefts, theme.px(PAGE_MARGIN))


def title_left(frame: LedgerFrame) -> int:
    """Of the title that stands most to the left, from the edge of the page, px."""
    page = frame.page
    assert page is not None
    titles = [each for each in page.findChildren(QLabel) if each.property("role") == "title" and each.isVisible()]
    return min(each.mapTo(page, QPoint(0, 0)).x() for each in titles)
