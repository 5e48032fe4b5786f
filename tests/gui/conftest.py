"""What every test of the window gets: the dressed application, an empty ledger, a context, the real window.

No test meets a modal loop: `messages` is a recorder. The preferences of this computer are never read or written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.store import Store
from ui import icons, theme
from ui.application import make_application
from ui.background import Background
from ui.backups.folder import FOLDER_KEY
from ui.context import AppContext, Program
from ui.ledger_frame import LedgerFrame
from ui.main import SqliteLedgers
from ui.main_window import MainWindow
from ui.messages import RecordedMessages, warn_of
from ui.preferences import Preferences
from ui.theme import Contrast, TextSize

NOW = datetime(2026, 11, 24, 10, 0)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with fonts, icons and style sheet."""
    made = make_application(Preferences(None))
    icons.load()
    theme.load_fallback_fonts()
    return made


@pytest.fixture(autouse=True)
def swept(dressed: QApplication) -> Iterator[None]:
    """Closed windows really go before the next test: restyling ten of them takes as long as ten tests."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def standard_look(dressed: QApplication) -> None:
    """Every test begins at 標準 with the usual colours."""
    if (theme.current.text_size, theme.current.contrast) != (TextSize.STANDARD, Contrast.STANDARD):
        theme.current.use(TextSize.STANDARD, Contrast.STANDARD)


@pytest.fixture
def messages() -> RecordedMessages:
    """What was said to the user, and what he answers."""
    return RecordedMessages()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences that are forgotten after the test, with a place for backups that is too."""
    made = Preferences(None)
    made.set_name("田中")
    made.note(FOLDER_KEY, str(tmp_path / "控え"))
    return made


@pytest.fixture
def program(messages: RecordedMessages, preferences: Preferences, tmp_path: Path) -> Iterator[Program]:
    """Everything that lives as long as the window, on 24 November 2026."""
    background = Background(lambda error: warn_of(messages, error))
    yield Program(SqliteLedgers(preferences), messages, background, preferences, tmp_path / "drafts", lambda: NOW)
    background.stop_all()


@pytest.fixture
def store(program: Program, tmp_path: Path) -> Iterator[Store]:
    """A new, empty ledger file."""
    made = program.files.create(tmp_path / "小平西センター.tsudoiba")
    yield made
    made.close()


@pytest.fixture
def context(program: Program, store: Store) -> AppContext:
    """A context on the empty ledger, for pages without the window."""
    return program.context_for(store)


@pytest.fixture
def window(program: Program, qtbot: QtBot) -> MainWindow:
    """The real window, 1280×800, shown, nothing in it yet."""
    made = MainWindow(program)
    qtbot.addWidget(made)
    made.show()
    made.setWindowState(Qt.WindowState.WindowNoState)  # the screen of the tests is smaller than anybody's
    made.resize(1280, 800)
    return made


@pytest.fixture
def frame(window: MainWindow, tmp_path: Path) -> LedgerFrame:
    """The window's frame on a new, empty ledger, at 設定, which needs nothing."""
    assert window.create_ledger(tmp_path / "小平西センター.tsudoiba", page="settings")
    assert window.frame is not None
    return window.frame
