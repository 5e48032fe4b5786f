"""A whole volunteer by keyboard alone, kana first; Enter belongs to the input method while it composes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QWidget
from pytestqt.qtbot import QtBot

from app.records.offered_hours import OfferedHours
from app.records.term import Term
from app.records.volunteer import Qualification, Volunteer, VolunteerTerm
from tests.gui.volunteers.conftest import TEA, YUMIKO
from ui import theme
from ui.pages.volunteer_page import VolunteerPage, VolunteerView
from ui.widgets.week_grid import WeekCell

pytestmark = pytest.mark.qt_log_ignore("does not support")  # said by the offscreen platform of every offer

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def focused(view: VolunteerView) -> QWidget:
    found = view.window().focusWidget()
    assert found is not None
    return found


def press(view: VolunteerView, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A key where the cursor is, or in the offer that is open below it."""
    popup = QApplication.activePopupWidget()
    QTest.keyClick(popup or focused(view), key, modifier)


def write(view: VolunteerView, text: str, kana: str = "") -> None:
    """As an input method does: composed first, then put in."""
    widget = focused(view)
    if kana:
        QApplication.sendEvent(widget, QInputMethodEvent(kana, []))
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def go_to(view: VolunteerView, name: str) -> None:
    """Enter and Tab until the cursor is in a field."""
    for _ in range(60):
        if focused(view).objectName() == name:
            return
        press(view, Qt.Key.Key_Tab)
    raise AssertionError(f"{name} is not reached from {focused(view)}")


def test_a_volunteer_is_entered_without_the_mouse(page: VolunteerPage, view: VolunteerView, qtbot: QtBot) -> None:
    page.make_new()
    assert focused(view).objectName() == "name"
    write(view, "髙橋 さくら", kana="たかはし さくら")
    press(view, Qt.Key.Key_Return)
    assert focused(view).objectName() == "reading"
    press(view, Qt.Key.Key_Return)
    skills = view.volunteer_form.can.skills
    assert focused(view) is skills.more
    press(view, Qt.Key.Key_Return)
    assert focused(view) is skills.finder.input
    write(view, "お茶")
    press(view, Qt.Key.Key_Return)
    assert skills.labels == ["お茶"]
    write(view, "尺八")
    press(view, Qt.Key.Key_Return)
    assert skills.labels == ["お茶", "尺八"]
    press(view, Qt.Key.Key_Return)
    cell = focused(view)
    assert isinstance(cell, WeekCell)
    press(view, Qt.Key.Key_Right)
    press(view, Qt.Key.Key_Space)
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Space)
    press(view, Qt.Key.Key_Space)
    assert focused(view).accessibleName() == "火曜 午後 相談"
    press(view, Qt.Key.Key_Return)
    assert focused(view).objectName() == "hours_note"
    press(view, Qt.Key.Key_Return)
    assert focused(view).objectName() == "amount"
    write(view, "月2回まで")
    go_to(view, "phone")
    write(view, "０４２０００５５５５")
    press(view, Qt.Key.Key_S, CONTROL)
    assert view.form.focus_field("volunteer", "phone")

    store = page.context.store
    (made,) = [each for each in store.read(Volunteer) if each.name == "髙橋 さくら"]
    assert (made.reading, made.amount, made.phone) == ("たかはし さくら", "月2回まで", "042-000-5555")
    terms = {row.term for row in store.read(VolunteerTerm) if row.volunteer == made.id}
    (flute,) = [term for term in store.read(Term) if term.label == "尺八"]
    assert terms == {TEA, flute.id}
    assert flute.term_list == "skill"
    week = {(row.weekday, row.part, row.offer) for row in store.read(OfferedHours) if row.volunteer == made.id}
    assert week == {("TU", "morning", "yes"), ("TU", "afternoon", "ask")}
    assert page.context.undo.undo_name == "元に戻す: 担い手『髙橋 さくら』を追加"
    page.context.take_back()
    assert made.id not in {each.id for each in store.read(Volunteer)}
    assert flute.id not in {term.id for term in store.read(Term)}


def test_enter_while_composing_neither_leaves_nor_picks(page: VolunteerPage, view: VolunteerView) -> None:
    skills = view.volunteer_form.can.skills
    skills.open_finder()
    QApplication.sendEvent(skills.finder.input, QInputMethodEvent("おちゃ", []))
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_Escape)
    assert focused(view) is skills.finder.input
    assert skills.labels == ["体操の見本"]


def test_escape_ends_the_search_for_more(page: VolunteerPage, view: VolunteerView) -> None:
    skills = view.volunteer_form.can.skills
    skills.open_finder()
    press(view, Qt.Key.Key_Escape)
    assert not skills.finder.isHidden()  # only the offer is closed
    press(view, Qt.Key.Key_Escape)
    assert skills.finder.isHidden()
    assert focused(view) is skills.more


def test_what_is_typed_halfway_takes_the_first_offer_that_is_marked(view: VolunteerView) -> None:
    skills = view.volunteer_form.can.skills
    skills.open_finder()
    write(view, "将")
    completer: QCompleter | None = skills.finder.findChild(QCompleter)
    popup = None if completer is None else completer.popup()
    assert popup is not None
    assert popup.isVisible()
    assert popup.currentIndex().data() == "将棋"
    press(view, Qt.Key.Key_Return)
    assert skills.labels == ["体操の見本", "将棋"]
    assert focused(view) is skills.finder.input


def test_a_chip_is_taken_off_by_space(view: VolunteerView, qtbot: QtBot) -> None:
    skills = view.volunteer_form.can.skills
    (chip,) = skills.chips.values()
    chip.setFocus()
    press(view, Qt.Key.Key_Space)
    assert skills.labels == []
    qtbot.waitUntil(lambda: focused(view) is skills.more)
    view.save_now()
    rows = view.context.store.read(VolunteerTerm)
    assert YUMIKO not in {row.volunteer for row in rows}


def test_the_grid_is_one_stop_for_tab_and_keeps_its_place(view: VolunteerView) -> None:
    grid = view.volunteer_form.can.week.grid
    doors = [cell for cell in grid.cells.values() if cell.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert doors == [grid.cells["MO", "morning"]]
    grid.focus_cell()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        press(view, key)
        assert focused(view) is grid.cells["MO", "morning"]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        press(view, key)
    assert focused(view) is grid.cells["WE", "afternoon"]
    assert grid.door is grid.cells["WE", "afternoon"]


def test_every_cell_says_what_it_is(view: VolunteerView) -> None:
    cells = view.volunteer_form.can.week.grid.cells
    assert cells["TU", "morning"].accessibleName() == "火曜 午前 できる"
    assert cells["SU", "evening"].accessibleName() == "日曜 夕方 できない"
    assert len({cell.accessibleName() for cell in cells.values()}) == 21


def test_a_qualification_is_written_in_place(page: VolunteerPage, view: VolunteerView) -> None:
    section = view.volunteer_form.qualifications
    section.add_button.click()
    assert focused(view).objectName() == "qualification_kind"
    section.focus_field(section.rows()[-1].id, "name")
    write(view, "認知症サポーター")
    page.leave()
    rows = page.context.store.read(Qualification)
    assert [row.name for row in rows if row.volunteer == YUMIKO][-1] in {row.name for row in rows}
    assert "認知症サポーター" in {row.name for row in rows}


def test_an_offer_is_a_sheet_of_its_own_with_rows_one_can_hit(view: VolunteerView) -> None:
    skills = view.volunteer_form.can.skills
    skills.open_finder()
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QAbstractItemView)
    assert popup.visualRect(popup.model().index(0, 0)).height() >= theme.px(30)
    picture = popup.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() - 8).alpha() == 255
    press(view, Qt.Key.Key_Escape)
