"""Everything by keyboard: the order of Tab and F6, a whole place typed, Ctrl+Z inside a field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from tests.gui.places.conftest import HALL, NAGOMI, SAKURA
from ui.dialogs.schedule_dialog import ScheduleDialog
from ui.editors.inputs import ParagraphInput
from ui.ledger_frame import LedgerFrame
from ui.pages.place_page import PlacePage

Field = Callable[[str], QLineEdit]


def focused(page: PlacePage) -> QWidget:
    found = page.window().focusWidget()
    assert found is not None
    return found


def press(page: PlacePage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(page), key, modifier)


def write(widget: QWidget, text: str) -> None:
    """Put in a text as an input method does."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, *preedits: str) -> None:
    """What stands in the line while kana become kanji."""
    for preedit in preedits:
        QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def tabbed(page: PlacePage, until: str) -> list[str]:
    """Names of everything Tab reaches, up to and with `until`."""
    names = [focused(page).objectName()]
    while names[-1] != until and len(names) < 120:
        press(page, Qt.Key.Key_Tab)
        names.append(focused(page).objectName() or focused(page).accessibleName())
    return names


def test_tab_goes_from_the_search_down_the_form_and_to_the_head_last(page: PlacePage) -> None:
    page.pane.search.setFocus()
    names = tabbed(page, "どんな居場所 へ")
    assert names[0] == "search"
    assert names.index("place_list") + 1 == names.index("name")
    in_order = [
        "name", "reading", "kind", "定例を変える", "ほかのこと", "space", "space_postal_code", "fee", "contact_name",
        "contact_name_level", "phone", "phone_level", "add_photo", "confirmed", "internal_note", "チラシを刷る",
    ]  # fmt: skip
    places = [names.index(name) for name in in_order]
    assert places == sorted(places)


def test_tab_from_the_postal_code_leads_behind_the_town_it_gave(
    page: PlacePage, field: Field, type_into: Callable[[str, str], None]
) -> None:
    address = field("space_address")
    type_into("space_address", "")
    type_into("space_postal_code", "1870032")
    press(page, Qt.Key.Key_Tab)
    QApplication.processEvents()
    QTest.keyClicks(address, "2-1")
    assert (address.hasFocus(), address.text()) == (True, "東京都小平市小川町2-1")


def test_text_out_of_a_pdf_is_pasted_in_whole_paragraphs(page: PlacePage) -> None:
    broken = ["どなたでも来られる場です。お茶を飲みながら話し", "ます。", "帰りは送ります。"] * 2
    QGuiApplication.clipboard().setText("\n\n".join(broken))
    note = page.form.findChild(ParagraphInput, "internal_note")
    assert note is not None
    note.setFocus()
    note.selectAll()
    QTest.keyClick(note, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert note.text() == "\n".join(["どなたでも来られる場です。お茶を飲みながら話します。", "帰りは送ります。"] * 2)


def test_f6_walks_through_list_sheet_and_strip(page: PlacePage, place_frame: LedgerFrame) -> None:
    place_frame.side_bar.take_focus()
    stops = []
    for _ in range(4):
        place_frame.next_pane()
        stops.append(focused(page))
    assert stops[0] is page.pane.search
    assert stops[1] is page.form.about.name.input
    assert page.panes()[2].isAncestorOf(stops[2])
    assert place_frame.side_bar.isAncestorOf(stops[3])


@pytest.mark.qt_log_ignore("does not support")
def test_a_place_is_written_down_without_the_mouse(page: PlacePage, qtbot: QtBot) -> None:
    page.make_new()
    write(focused(page), "ほっとカフェ")
    press(page, Qt.Key.Key_Return)
    assert focused(page).objectName() == "reading"
    qtbot.waitUntil(page.form.where.wells.buttons[0].isVisible)
    tabbed(page, "定例をきめる")
    press(page, Qt.Key.Key_Return)
    (dialog,) = page.window().findChildren(ScheduleDialog)
    dialog.when.weekdays[2].setFocus()
    QTest.keyClick(dialog.when.weekdays[2], Qt.Key.Key_Space)
    dialog.start.setFocus()
    write(dialog.start, "10時半")
    dialog.deed_button.setFocus()
    QTest.keyClick(dialog.deed_button, Qt.Key.Key_Return)
    assert page.form.where.wells.wells[0].sentence.plain_text == "毎週水曜 10:30〜"
    page.form.where.space_link.input.setFocus()
    write(focused(page), "美園")
    popup = page.form.where.space_link._popup
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    tabbed(page, "phone")
    QTest.keyClicks(focused(page), "0420000300")
    press(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    made = next(place for place in page.context.ledger.all(Place) if place.name == "ほっとカフェ")
    assert (made.reading, made.phone, made.space) == ("ほっとかふぇ", "042-000-0300", HALL)
    assert [each.rule for each in page.context.ledger.linking(Schedule, "place", made.id)] == ["FREQ=WEEKLY;BYDAY=WE"]


@pytest.mark.parametrize("name", ["fee", "space_address"])
def test_ctrl_z_takes_typing_back_before_it_takes_deeds_back(page: PlacePage, field: Field, name: str) -> None:
    line = field(name)
    before = line.text()
    line.setFocus()
    line.setCursorPosition(len(before))
    QTest.keyClicks(line, "xyz")
    assert line.text() == f"{before}xyz"
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == before
    assert not page.desk.editing.is_changed()
    assert page.context.undo.undo_name is None


def test_ctrl_z_in_a_field_without_typing_takes_the_last_deed_back(page: PlacePage, field: Field) -> None:
    field("fee").setFocus()
    QTest.keyClicks(field("fee"), "9")
    page.save_now()
    field("audience").setFocus()
    QTest.keyClick(field("audience"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    kept = page.context.store.get(Place, NAGOMI)
    assert kept is not None
    assert kept.fee == "100円"


def test_the_reading_is_what_was_typed_before_it_became_kanji(page: PlacePage, field: Field) -> None:
    page.make_new()
    name = field("name")
    compose(name, "さ", "さくら", "桜")
    write(name, "桜")
    compose(name, "かい", "会")
    write(name, "会")
    field("audience").setFocus()
    assert field("reading").text() == "さくらかい"
    assert field("reading").property("guess") is True


@pytest.mark.parametrize("name", ["name", "start"])
def test_enter_decides_kanji_and_nothing_else(page: PlacePage, field: Field, name: str, qtbot: QtBot) -> None:
    dialog = page.parts.schedule_dialog(None)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.show()
    line = dialog.start if name == "start" else field(name)
    line.window().activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    compose(line, "ごご")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert line.window().focusWidget() is line


@pytest.mark.qt_log_ignore("does not support")
def test_the_down_key_opens_everything_a_field_can_be_linked_with(page: PlacePage) -> None:
    editor = page.form.about.area
    editor.input.setFocus()
    QTest.keyClick(editor.input, Qt.Key.Key_Down)
    assert editor._popup.isVisible()
    assert editor._words.stringList() == ["西部", "東部"]


def test_the_house_of_a_place_is_described_in_full(page: PlacePage, field: Field) -> None:
    page.open_place(SAKURA)
    page.form.where.space.show_details(True)
    field("space_use_limit_note").setFocus()
    write(field("space_use_limit_note"), "月4回まで")
    page.form.where.space.owner.wanted.emit("自治会")
    page.save_now()
    (space,) = [each for each in page.context.ledger.all(Space) if each.use_limit_note]
    assert space.use_limit_note == "月4回まで"
    assert space.owner_organization is not None


def test_reaching_the_list_leaves_an_unfinished_place_alone(page: PlacePage, qtbot: QtBot) -> None:
    page.make_new()
    page.pane.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.desk.editing.is_new
    QTest.keyClick(page.pane.list, Qt.Key.Key_Down)
    assert page.shown_record == ("place", page.pane.rows.ids[0])
