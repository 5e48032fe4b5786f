"""The pages can be made larger, pulled and turned, with the mouse and with keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.printing.desk import settle
from ui.pages.print_page import PrintPage
from ui.printing.page_strip import PageStrip
from ui.printing.paper_view import PaperView
from ui.theme import COLOURS, Contrast


def turn_wheel(
    paper: PaperView | PageStrip, at: QPoint, by: int, *, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    place = QPointF(at)
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    everywhere = paper.viewport().mapToGlobal(place)
    event = QWheelEvent(place, everywhere, QPoint(), QPoint(0, by), none, keys, phase, False)
    paper.wheelEvent(event)


def place_at(paper: PaperView, at: QPoint) -> tuple[float, float]:
    """What share of the paper lies left of and above a point of the window on it."""
    lies = paper._sheets.paper
    found = paper._sheets.mapFrom(paper.viewport(), at) - lies.topLeft()
    return found.x() / lies.width(), found.y() / lies.height()


def test_what_is_under_the_pointer_stays_there_when_the_page_grows(flyer: PrintPage, qtbot: QtBot) -> None:
    paper = flyer.preview.paper
    at = QPoint(paper.viewport().width() // 2 + 40, paper.viewport().height() // 2 + 60)
    before = place_at(paper, at)
    for _ in range(3):
        turn_wheel(paper, at, 120, keys=Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, flyer)
    assert paper.zoom_words == "200%"
    assert place_at(paper, at) == pytest.approx(before, abs=0.01)


def test_a_touch_pad_turns_no_more_pages_than_a_wheel(page: PrintPage) -> None:
    for turned in (page.preview.paper, page.preview.strip):
        middle = turned.viewport().rect().center()
        for _ in range(8):
            turn_wheel(turned, middle, -15)
        assert page.preview.number == 1
        turn_wheel(turned, middle, 120)
        assert page.preview.number == 0


def test_keys_make_it_larger_and_another_page_is_read_from_its_top(page: PrintPage, qtbot: QtBot) -> None:
    preview, paper = page.preview, page.preview.paper
    preview.go_to(1)
    settle(qtbot, page)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Semicolon, Qt.Key.Key_Equal):
        QTest.keyClick(paper, key)
    settle(qtbot, page)
    assert paper.zoom_words == "200%"
    assert (paper.verticalScrollBar().value(), paper.horizontalScrollBar().value()) == (0, 0)
    QTest.keyClick(paper, Qt.Key.Key_Down)
    QTest.keyClick(paper, Qt.Key.Key_Right)
    scrolled = paper.verticalScrollBar().value()
    assert scrolled > 0
    page.make(page.desk.wish)  # a record was mended: the place one looks at stays
    settle(qtbot, page)
    assert paper.verticalScrollBar().value() == scrolled
    QTest.keyClick(paper, Qt.Key.Key_PageDown)
    settle(qtbot, page)
    assert preview.number == 2
    assert (paper.verticalScrollBar().value(), paper.horizontalScrollBar().value()) == (0, 0)
    for _ in range(3):
        QTest.keyClick(paper, Qt.Key.Key_Minus)
    settle(qtbot, page)
    assert not preview._smaller.isEnabled()
    assert preview._larger.isEnabled()


def test_a_page_that_was_turned_to_stays_at_its_top_in_another_window(page: PrintPage, qtbot: QtBot) -> None:
    """Not at the place where the page before it was made larger."""
    preview, paper = page.preview, page.preview.paper
    foot = QPoint(paper.viewport().width() // 2 + 20, paper.viewport().height() - 30)
    for _ in range(3):
        turn_wheel(paper, foot, 120, keys=Qt.KeyboardModifier.ControlModifier)
        settle(qtbot, page)
    assert paper.verticalScrollBar().value() > 0
    preview.go_to(1)
    settle(qtbot, page)
    page.resize(page.width() - 120, page.height() - 40)
    settle(qtbot, page)
    qtbot.wait(200)
    assert (paper.verticalScrollBar().value(), paper.horizontalScrollBar().value()) == (0, 0)


def test_a_large_page_can_be_pulled(flyer: PrintPage, qtbot: QtBot) -> None:
    paper = flyer.preview.paper
    paper.zoom(3)
    settle(qtbot, flyer)
    view, start = paper.viewport(), QPoint(100, 200)
    assert view.cursor().shape() is Qt.CursorShape.OpenHandCursor
    before = paper.verticalScrollBar().value()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start - QPoint(0, 60))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start - QPoint(0, 60))
    assert paper.verticalScrollBar().value() == before + 60
    paper.zoom(-9)
    assert view.cursor().shape() is not Qt.CursorShape.OpenHandCursor


def test_who_walks_with_keys_sees_that_he_is_at_the_pages(flyer: PrintPage, qtbot: QtBot) -> None:
    paper = flyer.preview.paper
    flyer.activateWindow()
    paper.setFocus()
    qtbot.waitUntil(paper.hasFocus)
    edge = paper.grab().toImage().pixelColor(paper.width() // 2, 1)
    assert edge.name().upper() == COLOURS[Contrast.STANDARD]["ai"]
