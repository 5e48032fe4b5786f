"""The page 印刷 with the booklet, or with one flyer where any product will do."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.records.place import Place
from tests.gui.printing.desk import fill, settle, shown
from ui.context import AppContext
from ui.pages.print_page import PrintPage
from ui.printing.wish import Wish


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """QR codes are kept for this test alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def town(context: AppContext) -> AppContext:
    fill(context)
    return context


@pytest.fixture
def page(town: AppContext, qtbot: QtBot) -> PrintPage:
    made = shown(town, qtbot)
    settle(qtbot, made)
    return made


@pytest.fixture
def flyer(town: AppContext, qtbot: QtBot) -> PrintPage:
    place = next(place for place in town.ledger.all(Place) if place.name == "みんな茶論")
    made = shown(town, qtbot, wish=Wish("flyer", place.id))
    settle(qtbot, made)
    return made
