"""とりこむ in a window of its own, on an empty ledger."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui import theme
from ui.context import AppContext
from ui.pages.import_page import ImportPage


@pytest.fixture
def page(context: AppContext, qtbot: QtBot) -> ImportPage:
    made = ImportPage(context)
    qtbot.addWidget(made)
    theme.dress(made)
    made.resize(1080, 800)
    made.show()
    return made
