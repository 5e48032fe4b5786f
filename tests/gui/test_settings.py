"""設定: kept when a field is left, the same words as on the page 印刷, undone like everything else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.records.setting import Setting
from tests.gui.wholeness import lasting_faults
from ui.context import AppContext
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.pages.catalogue import ENTRIES, entry, word_of
from ui.pages.print_page import PrintPage
from ui.pages.settings_page import SettingsPage
from ui.printing.booklet_words import BookletWords
from ui.settings.help_sheet import HelpSheet
from ui.settings.pick_list_sheet import PickListSheet
from ui.theme import Contrast, TextSize
from ui.widget_faults import window_faults
from ui.widgets.buttons import Button
from ui.widgets.composing import LineEdit
from ui.widgets.labels import ElidedLabel, WrapLabel


@pytest.fixture
def page(frame: LedgerFrame) -> SettingsPage:
    """The page on an empty ledger."""
    assert isinstance(frame.page, SettingsPage)
    return frame.page


def field_of(page: SettingsPage, name: str) -> LineEdit:
    """The field of one setting."""
    found = page.findChild(LineEdit, name)
    assert found is not None
    return found


def stored(context: AppContext) -> dict[str, str]:
    """The settings of the ledger."""
    return {setting.key: setting.value for setting in context.ledger.all(Setting)}


def test_publisher_is_one_setting_on_both_pages(page: SettingsPage, frame: LedgerFrame) -> None:
    centre = field_of(page, "print.publisher")
    centre.setText("小平西センター")
    assert frame.show_page("print")
    assert isinstance(frame.page, PrintPage)
    words = frame.page.findChild(BookletWords)
    assert words is not None
    in_print = words.fields["publisher"]
    assert isinstance(in_print, LineEdit)
    assert in_print.text() == "小平西センター"
    in_print.setText("花小金井センター")
    words.button.click()
    assert stored(page.context)["print.publisher"] == "花小金井センター"
    assert centre.text() == "花小金井センター"
    frame.show_page("settings")
    centre.setText("小平東センター")
    page.leave()
    assert in_print.text() == "小平東センター"


def test_undo_reaches_the_field_that_still_has_the_cursor(page: SettingsPage, frame: LedgerFrame) -> None:
    phone = field_of(page, "print.publisher_phone")
    phone.setFocus()
    phone.setText("042-000-0100")
    page.leave()
    assert stored(page.context) == {"print.publisher_phone": "042-000-0100"}
    frame.undo()
    assert phone.text() == ""
    page.leave()
    assert stored(page.context) == {}


def test_what_is_being_typed_stays_when_something_else_is_written(page: SettingsPage, frame: LedgerFrame) -> None:
    hours = field_of(page, "print.publisher_hours")
    hours.setText("平日 9時")
    centre = field_of(page, "print.publisher")
    centre.setText("西")
    centre.editingFinished.emit()
    assert hours.text() == "平日 9時"


def test_another_noun_renames_entries_and_pages(page: SettingsPage, frame: LedgerFrame) -> None:
    frame.show_page("place")
    frame.show_page("settings")
    page.choose("nouns")
    field_of(page, "noun.place").setText("通いの場＆<b>サロン</b>")
    field_of(page, "noun.space").setText("会場")
    page.leave()
    assert word_of(entry("place"), page.context.ledger) == "通いの場＆<b>サロン</b>"
    assert word_of(entry("space"), page.context.ledger) == "会場と提供者"
    assert "「「" not in page.context.undo.undo_name
    frame.show_page("place")
    assert frame.page is not None
    assert frame.page.title == "通いの場＆<b>サロン</b>"
    frame.show_page("home")
    assert any("通いの場" in label.text() for label in frame.page.findChildren(ElidedLabel))


def test_a_noun_taken_back_is_seen_on_the_page_in_sight(page: SettingsPage, frame: LedgerFrame, qtbot: QtBot) -> None:
    page.choose("nouns")
    field_of(page, "noun.event").setText("つどい")
    page.leave()
    frame.show_page("event")
    assert frame.page is not None
    assert frame.page.title == "つどい"
    frame.undo()
    qtbot.waitUntil(lambda: frame.page is not None and frame.page.title == "催し")
    assert frame.page.isVisible()
    assert frame.saved_words


def test_limits_of_freshness_are_checked_together(page: SettingsPage) -> None:
    page.choose("freshness")
    yellow, red = field_of(page, "freshness.yellow_months"), field_of(page, "freshness.red_months")
    yellow.setText("24")
    page.leave()
    assert stored(page.context) == {}
    red.setText("36")
    page.leave()
    assert stored(page.context) == {"freshness.yellow_months": "24", "freshness.red_months": "36"}
    red.setText("たくさん")
    page.leave()
    assert stored(page.context)["freshness.red_months"] == "36"


def lists(page: SettingsPage) -> PickListSheet:
    """The sheet with the pick lists, at 居場所の種別."""
    page.choose("lists")
    sheet = page.sheet("lists")
    assert isinstance(sheet, PickListSheet)
    sheet.choose("place_kind")
    return sheet


def words(sheet: PickListSheet) -> list[str]:
    """The entries as they stand in the list."""
    return [sheet.list.item(number).text() for number in range(sheet.list.count())]


def test_an_entry_is_moved_by_keys_and_by_undo_put_back(page: SettingsPage, frame: LedgerFrame, qtbot: QtBot) -> None:
    sheet = lists(page)
    before = words(sheet)
    sheet.list.setCurrentRow(0)
    sheet.list.setFocus()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert words(sheet)[:2] == [before[1], before[0]]
    assert sheet.list.currentRow() == 1
    frame.undo()
    assert words(sheet) == before


def test_an_entry_gets_another_word_in_place(page: SettingsPage) -> None:
    sheet = lists(page)
    sheet.list.item(0).setText("茶話会 <b>&")
    assert words(sheet)[0] == "茶話会 <b>&"
    sheet.list.item(1).setText("茶話会 <b>&")  # another entry says so already
    assert words(sheet)[1] != "茶話会 <b>&"


def test_a_new_entry_can_be_added_hidden_and_removed(page: SettingsPage, messages: RecordedMessages) -> None:
    sheet = lists(page)
    count = sheet.list.count()
    new = next(each for each in sheet.findChildren(LineEdit) if each.accessibleName().startswith("足すことば"))
    new.setText("スマホの相談")
    new.returnPressed.emit()
    assert words(sheet)[-1] == "スマホの相談"
    button(sheet, "つかわない").click()
    assert sheet.list.chosen is not None
    assert sheet.list.chosen.hidden == 1
    button(sheet, "消す").click()
    assert sheet.list.count() == count
    assert messages.informed == ["「スマホの相談」を消しました"]


def test_what_is_built_in_can_only_be_hidden(page: SettingsPage) -> None:
    sheet = lists(page)
    sheet.list.setCurrentRow(0)
    assert not button(sheet, "消す").isEnabled()
    assert button(sheet, "つかわない").isEnabled()


def button(sheet: PickListSheet, word: str) -> Button:
    """A button of the sheet."""
    return next(each for each in sheet.findChildren(Button) if each.text() == word)


def test_the_help_says_what_each_page_is_for_and_opens_it(page: SettingsPage, frame: LedgerFrame) -> None:
    frame.show_page("help")
    assert frame.page_key == "help"
    told = [label.plain_text for label in page.findChildren(WrapLabel)]
    assert all(each.about in told for each in ENTRIES)
    next(each for each in page.findChildren(Button) if each.accessibleName() == "印刷をひらく").click()
    assert frame.page_key == "print"
    frame.go_back()
    assert frame.page_key == "help"


def test_what_the_help_says_stands_beside_what_it_is_about(page: SettingsPage, frame: LedgerFrame, qtbot: QtBot) -> None:
    frame.show_page("help")
    sheet = page.sheet("help")
    assert isinstance(sheet, HelpSheet)
    for _entry, button, about in sheet.pages:
        assert button.geometry().right() < about.x()
        assert abs(button.geometry().center().y() - about.geometry().center().y()) <= 2
    assert not lasting_faults(qtbot, sheet)


@pytest.mark.parametrize("size", TextSize)
def test_the_window_can_be_small_after_the_help_was_read(
    window: MainWindow, frame: LedgerFrame, qtbot: QtBot, size: TextSize
) -> None:
    """A sheet that was seen asks for its width behind the others too."""
    window.resize(1366, 696)
    window.change_look(size, Contrast.STANDARD)
    assert window.frame is not None
    window.frame.show_page("help")
    qtbot.wait(100)
    page = window.frame.page
    assert isinstance(page, SettingsPage)
    page.choose("own")
    qtbot.wait(100)
    assert window_faults(window) == []


def test_help_and_freshness_speak_of_a_renamed_noun(page: SettingsPage, frame: LedgerFrame) -> None:
    """Both were made before, and are not made anew."""
    for key in ("help", "freshness", "nouns"):
        page.choose(key)
    field_of(page, "noun.place").setText("通いの場")
    page.leave()
    buttons = {each.text(): each.accessibleName() for each in page.sheet("help").findChildren(Button)}
    assert buttons["通いの場"] == "通いの場をひらく"
    assert "居場所" not in buttons
    for key in ("help", "freshness"):
        told = [label.plain_text for label in page.sheet(key).findChildren(WrapLabel)]
        assert any("通いの場" in each for each in told)
        assert not any("居場所" in each for each in told)


@pytest.mark.parametrize("size", list(TextSize))
def test_no_sheet_is_cut(window: MainWindow, frame: LedgerFrame, size: TextSize, qtbot: QtBot) -> None:
    window.change_look(size, Contrast.STANDARD)
    window.resize(1000, 620)
    assert window.frame is not None
    page = window.frame.page
    assert isinstance(page, SettingsPage)
    for row in page.list.rows:
        page.choose(str(row.key))
        assert not lasting_faults(qtbot, page), row.key
    assert window.minimumSizeHint().width() <= 1000
    assert window.minimumSizeHint().height() <= 620


def test_dragging_puts_an_entry_where_it_is_dropped(page: SettingsPage, qtbot: QtBot) -> None:
    sheet = lists(page)
    before = words(sheet)
    sheet.list.setCurrentRow(0)
    target = sheet.list.visualItemRect(sheet.list.item(2)).center()
    data = sheet.list.model().mimeData([sheet.list.indexFromItem(sheet.list.item(0))])
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    sheet.list.dropEvent(QDropEvent(target.toPointF(), Qt.DropAction.MoveAction, data, no_button, no_key))
    assert words(sheet) == [before[1], before[2], before[0], *before[3:]]
