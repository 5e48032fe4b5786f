"""The page 印刷 with the booklet, or with one flyer where any product will do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.changes.saving import change_set_between
from app.printing.pages import Page
from app.printing.preview import PageImage, draw_page
from app.records.place import Place
from db.sqlite_store import SqliteStore
from tests.gui.printing.desk import settle, shown, town_records
from ui.context import AppContext, Program
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.pages.print_page import PrintPage
from ui.printing.wish import Wish

_SMALL_DPI = 20.0
"""Of the pictures in the strip of all pages."""
_small = lru_cache(maxsize=1024)(draw_page)
_large = lru_cache(maxsize=32)(draw_page)
_codes = lru_cache(maxsize=512)(draw_page)


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, cache_folder: Path) -> None:
    """QR codes are kept for these tests alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_folder))


@pytest.fixture(autouse=True)
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same page is the same picture in every test: drawing them anew took half of the time."""

    def drawn(page: Page, dpi: float = 150.0) -> PageImage:
        return (_small if dpi <= _SMALL_DPI else _large)(page, dpi)

    monkeypatch.setattr("app.printing.preview.draw_page", drawn)
    monkeypatch.setattr("app.printing.code_check.draw_page", _codes)


@pytest.fixture(scope="session")
def town_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the invented town of the print tests, which is written once."""
    path = tmp_path_factory.mktemp("town") / "小平西センター.tsudoiba"
    with closing(SqliteStore.create(path, who="田中", host="窓口")) as store:
        assert not store.apply(change_set_between("町", (), town_records())).problems
    return path


@pytest.fixture
def town_copy(town_file: Path, tmp_path: Path) -> Path:
    """The same for one test alone."""
    return Path(shutil.copyfile(town_file, tmp_path / town_file.name))


@pytest.fixture
def town(program: Program, town_copy: Path) -> Iterator[AppContext]:
    """A context on the invented town, for pages without the window."""
    with closing(program.files.open(town_copy)) as store:
        yield program.context_for(store)


@pytest.fixture
def town_frame(window: MainWindow, town_copy: Path) -> LedgerFrame:
    """The window's frame on the invented town, at 設定, which needs nothing."""
    assert window.open_ledger(town_copy, page="settings")
    assert window.frame is not None
    return window.frame


@pytest.fixture
def printing(town_frame: LedgerFrame) -> PrintPage:
    """印刷 in the real window, over the invented town."""
    town_frame.show_page("print")
    assert isinstance(town_frame.page, PrintPage)
    return town_frame.page


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
