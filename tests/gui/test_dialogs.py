"""Dialogs: as high as what they say, in every size of letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.crash_window import CrashWindow
from ui.question import Question
from ui.theme import Contrast, TextSize
from ui.widgets.dialog import DeedDialog
from ui.widgets.question_dialog import QuestionDialog


@pytest.mark.parametrize("size", list(TextSize))
def test_dialog_of_sentences_is_as_high_as_they_are(qtbot: QtBot, size: TextSize) -> None:
    theme.current.use(size, Contrast.STANDARD)
    question = Question(
        "「なごみ広場」を消しますか",
        "定例 2件と写真 1枚も いっしょに消えます。場「美園町自治会館」は、ほかの居場所も使っているので残ります。",
        "なごみ広場を消す",
        note="1年のあいだは「消したもの」から戻せます。",
        danger=True,
    )
    crash = CrashWindow(None, (), Path("tsudoiba.log"), can_read=True)
    for dialog in (crash, QuestionDialog(None, question)):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda shown=dialog: shown.area.verticalScrollBar().maximum() == 0)
        assert not lasting_faults(qtbot, dialog)


def test_a_dialog_grows_with_what_is_asked_in_it(qtbot: QtBot) -> None:
    dialog = DeedDialog(None, title="ためし", deed="する")
    qtbot.addWidget(dialog)
    first = QLineEdit()
    dialog.body.addWidget(first)
    dialog.show()
    before = dialog.size()
    wide = QWidget()
    wide.setMinimumSize(before.width() + 40, 200)
    dialog.body.addWidget(wide)
    qtbot.waitUntil(lambda: dialog.height() >= before.height() + 200)
    assert dialog.width() > before.width() + 40
    assert dialog.area.verticalScrollBar().maximum() == 0
    wide.hide()
    qtbot.wait(1)
    assert dialog.height() >= before.height() + 200  # nothing jumps back under the hand
