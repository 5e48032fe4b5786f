"""Every state of the page is whole in every look."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.printing.desk import shown
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.context import AppContext
from ui.theme import Contrast, TextSize


@pytest.mark.parametrize("size", list(TextSize))
@pytest.mark.parametrize("contrast", list(Contrast))
def test_every_state_is_whole_in_every_look(town: AppContext, qtbot: QtBot, size: TextSize, contrast: Contrast) -> None:
    theme.current.use(size, contrast)
    page = shown(town, qtbot, 1366 - theme.size("side_bar"), 640)
    faults: list[str] = []
    for step in page.self_test_steps():
        step.show()
        qtbot.waitUntil(lambda: not page.desk.is_making, timeout=60_000)
        page.grab()
        faults += [f"{step.name}: {fault}" for fault in lasting_faults(qtbot, page)]
    assert faults == []
    assert page.minimumSizeHint().width() + theme.size("side_bar") <= 1000
    assert page.minimumSizeHint().height() <= 560
