"""合わせる in a window of its own, on a ledger with two places."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.merging.steps import PLACES, write
from ui import theme
from ui.context import AppContext
from ui.pages.merge_page import MergePage


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> MergePage:
    write(context, *PLACES)
    made = MergePage(context)
    qtbot.addWidget(made)
    theme.dress(made)
    made.resize(1080, 800)
    made.show()
    made.enter()
    return made
