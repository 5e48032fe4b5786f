"""設定: kept when a field is left, the same words as on the page 印刷, undone like everything else."""

from __future__ import annotations

import pytest

from app.records.setting import Setting
from ui.context import AppContext
from ui.ledger_frame import LedgerFrame
from ui.pages.print_page import PrintPage
from ui.pages.settings_page import SettingsPage
from ui.printing.booklet_words import BookletWords
from ui.widgets.composing import LineEdit


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
