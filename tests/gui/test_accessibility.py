"""Everything by keyboard and by ear: each control says its name, and shows when it has the focus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.changes.change import Change, ChangeSet
from app.records.ids import new_id
from app.records.place import Place
from app.records.schedule import Schedule
from ui.crash_window import CrashWindow
from ui.handbook.help_desk import HelpDesk
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.pages.catalogue import ENTRIES
from ui.pages.place_page import PlacePage
from ui.question import Question
from ui.widgets.question_dialog import QuestionDialog

PAGES = [entry.key for entry in ENTRIES]
_RING_PIXELS = 60
_MARGIN = 4


@pytest.fixture
def frame(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LedgerFrame:
    """The window with one place that meets every Tuesday."""
    monkeypatch.setattr(paths, "drafts_folder", lambda: tmp_path / "drafts")
    assert window.create_ledger(tmp_path / "小平.tsudoiba", page="settings")
    made = window.frame
    assert made is not None
    assert made.context is not None
    place = Place(id=new_id(), name="さくら")
    weekly = Schedule(id=new_id(), place=place.id, rule="FREQ=WEEKLY;BYDAY=TU", start="10:00", end="11:30")
    made.context.apply(ChangeSet("見本", (Change(None, place), Change(None, weekly))))
    window.activateWindow()
    return made


def heard(interface: QAccessibleInterface) -> Iterator[tuple[str, str]]:
    """(role, name) of everything below that takes the focus and can be seen."""
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        if child.state().focusable and child.role() is not QAccessible.Role.Pane:
            yield child.role().name, child.text(QAccessible.Text.Name)
        if child.role() not in (QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.ComboBox):
            yield from heard(child)


def nameless(root: QWidget) -> list[str]:
    """What a screen reader could only call by its kind."""
    interface = QAccessible.queryAccessibleInterface(root)
    found = list(heard(interface))
    assert found, "nothing to hear at all"
    return [role for role, name in found if not name.strip()]


def focusable(root: QWidget) -> list[QWidget]:
    """What Tab reaches, without the parts Qt made inside others."""
    return [
        each
        for each in root.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each.parentWidget(), QComboBox | QAbstractItemView)
    ]


def picture(widget: QWidget) -> QImage:
    """The widget with a little of what is around it, as it stands in its window."""
    window = widget.window()
    area = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return window.grab(area.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)).toImage()


def bring(widget: QWidget) -> None:
    """Scroll to it, as Tab does."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea):
        parent.ensureWidgetVisible(widget)


def changed_pixels(one: QImage, other: QImage) -> int:
    """How many pixels differ."""
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for x in range(min(one.width(), other.width()))
        for y in range(min(one.height(), other.height()))
    )


@pytest.mark.parametrize("key", PAGES)
def test_every_control_of_a_page_has_a_name(window: MainWindow, frame: LedgerFrame, key: str, qtbot: QtBot) -> None:
    frame.show_page(key)
    qtbot.waitUntil(lambda: frame.page is not None and frame.page.isVisible())
    if isinstance(frame.page, PlacePage):
        assert frame.page.show_record(next(iter(frame.page.pane.rows.ids)))
    assert not nameless(window)
    for menu in window.findChildren(QMenu):
        assert all(action.text() for action in menu.actions() if not action.isSeparator())


def test_every_control_of_a_dialog_has_a_name(window: MainWindow, frame: LedgerFrame) -> None:
    frame.show_page("place")
    page = frame.page
    assert isinstance(page, PlacePage)
    assert page.show_record(next(iter(page.pane.rows.ids)))
    schedule = page.parts.schedule_dialog(page.parts.first_schedule_id())
    assert schedule is not None
    question = QuestionDialog(
        window, Question("「さくら」を消しますか", "定例 1つも消えます。", "さくらを消す", danger=True)
    )
    help_desk = HelpDesk(window, lambda: frame, lambda _by: None)
    help_desk.open()
    for dialog in (schedule, question, help_desk.window, CrashWindow(window, (), None, can_read=True)):
        dialog.show()
        assert not nameless(dialog), type(dialog).__name__
        dialog.close()


def test_every_control_of_the_first_screen_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    window.show_start()
    qtbot.wait(50)
    assert not nameless(window)


@pytest.mark.parametrize("key", [key for key in PAGES if key != "print"])
def test_what_has_the_focus_shows_it(window: MainWindow, frame: LedgerFrame, key: str, qtbot: QtBot) -> None:
    """`print` draws its pages beside the window and would change under the test; its controls are of the same kinds."""
    frame.show_page(key)
    page = frame.page
    assert page is not None
    if isinstance(page, PlacePage):
        assert page.show_record(next(iter(page.pane.rows.ids)))
    qtbot.wait(50)
    unseen = []
    for widget in focusable(window):
        bring(widget)
        window.setFocus()
        before = picture(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.hasFocus() and changed_pixels(before, picture(widget)) < _RING_PIXELS:
            unseen.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert not unseen
