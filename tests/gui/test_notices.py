"""A toast goes with the page it was said on, and never covers a field that is written in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.notice_area import NoticeArea
from ui.widgets import notices


@pytest.fixture
def area(qtbot: QtBot) -> NoticeArea:
    content = QWidget()
    made = NoticeArea(content)
    qtbot.addWidget(made)
    theme.dress(made)
    made.resize(900, 600)
    made.show()
    return made


def test_the_notice_of_a_deed_goes_along_to_the_page_it_leads_to(area: NoticeArea) -> None:
    area.show_toast("4か所を とりこみました")
    area.leave_page()
    assert area.toast_text == "4か所を とりこみました"


def test_an_older_notice_stays_behind(area: NoticeArea, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "_OF_THIS_DEED_MILLISECONDS", -1)
    area.show_toast("4か所を とりこみました")
    area.leave_page()
    assert area.toast_text == ""


@pytest.mark.parametrize(("top", "is_covered"), [(500, True), (20, False)])
def test_a_field_is_not_covered_while_it_is_written_in(
    area: NoticeArea, qtbot: QtBot, top: int, is_covered: bool
) -> None:
    field = QLineEdit(area)
    field.setGeometry(300, top, 300, 60)
    field.show()
    area.show_toast("「なごみ広場」を消しました")
    area.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert (area.toast_text == "") is is_covered


def test_what_is_said_before_the_window_is_laid_out_stands_at_the_bottom_too(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    area = NoticeArea(QWidget(), window)
    area.show_toast("控えの中身に戻しました")
    area.resize(1100, 700)
    (toast,) = area.findChildren(notices.Toast)
    window.show()
    assert toast.geometry().center().x() == pytest.approx(550, abs=2)
    assert toast.geometry().bottom() > 600
