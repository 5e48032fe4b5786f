"""The side bar in every size of letters."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui import theme
from ui.side_bar import SideBar
from ui.theme import Contrast, TextSize
from ui.widget_faults import faults_of
from ui.widgets.labels import ElidedLabel


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("contrast", list(Contrast))
def test_when_it_was_saved_can_be_read_whole(qtbot: QtBot, size: TextSize, contrast: Contrast) -> None:
    theme.current.use(size, contrast)
    bar = SideBar()
    qtbot.addWidget(bar)
    theme.dress(bar)
    bar.show_ledger(Path("小平西センター.tsudoiba"), datetime(2026, 11, 24, 23, 48), is_read_only=False)
    bar.resize(bar.width(), 800)
    bar.show()
    qtbot.wait(1)
    saved = next(label for label in bar.findChildren(QLabel) if label.text() == "保存ずみ 23:48")
    assert saved.width() >= saved.sizeHint().width()
    assert not faults_of(bar)


@pytest.mark.parametrize("size", list(TextSize))
def test_every_word_can_be_read_whole_beside_its_number(qtbot: QtBot, size: TextSize) -> None:
    theme.current.use(size, Contrast.STANDARD)
    bar = SideBar()
    qtbot.addWidget(bar)
    theme.dress(bar)
    for key in ("place", "space", "volunteer", "minutes"):
        bar.set_count(key, 12)
    bar.resize(bar.width(), 696)
    bar.show()
    qtbot.wait(1)
    cut = [label.text() for label in bar.findChildren(ElidedLabel) if label.shown_text != label.text()]
    assert not cut


def test_the_smallest_window_has_room_for_every_entry(qtbot: QtBot) -> None:
    theme.current.use(TextSize.LARGEST, Contrast.STRONG)
    bar = SideBar()
    qtbot.addWidget(bar)
    theme.dress(bar)
    assert bar.minimumSizeHint().height() <= 620
