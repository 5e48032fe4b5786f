"""The name over a list is whole, whatever a town calls its records, at every text size."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.ids import derived_id
from app.records.setting import Setting
from app.setting_words import NOUN_KEY
from ui import theme
from ui.ledger_frame import LedgerFrame
from ui.theme import Contrast, TextSize
from ui.widgets.heading import Heading

LONGEST = "地域支え合いコーディネーターのみなさま"
"""19 letters: 設定 takes 20."""
KINDS = ("place", "staff")


def rename(frame: LedgerFrame, word: str) -> None:
    assert frame.context is not None
    for kind in KINDS:
        key = NOUN_KEY + kind
        setting = Setting(id=derived_id(Setting.KIND, key), key=key, value=word)
        frame.context.apply(ChangeSet("呼びかた", (Change(None, setting),)))


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("word", ["", "コーディネーター", LONGEST])
def test_the_name_over_a_list_is_whole(frame: LedgerFrame, qtbot: QtBot, size: TextSize, word: str) -> None:
    theme.current.use(size, Contrast.STANDARD)
    if word:
        rename(frame, word)
    for page in ("place", "other.staff"):
        frame.show_page(page)
        shown = frame.page
        assert shown is not None
        headings = [each for each in shown.findChildren(Heading) if each.isVisible()]
        assert len(headings) == 1
        qtbot.waitUntil(lambda heading=headings[0]: heading.is_whole, timeout=1500)
        assert headings[0].text() == (word or headings[0].text())


def test_a_long_name_is_smaller_and_then_in_lines(qtbot: QtBot) -> None:
    heading = Heading("居場所")
    qtbot.addWidget(heading)
    heading.resize(theme.px(170), theme.px(40))
    heading.show()
    usual = heading.shown_font.pointSizeF()
    heading.setText("コーディネーター")
    assert heading.shown_font.pointSizeF() < usual
    one_line = heading.sizeHint().height()
    heading.setText(LONGEST)
    assert heading.sizeHint().height() > one_line
    heading.resize(heading.width(), theme.px(20))
    assert heading.height() >= heading.sizeHint().height(), "it keeps the room it needs"
