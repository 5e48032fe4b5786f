"""After a fault of the program itself: what is said, copied, written into the log, and how one may go on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.log import Log
from ui.crash_reporter import CrashReporter
from ui.crash_window import CrashWindow
from ui.main_window import MainWindow
from ui.widgets.labels import Label

SECRETS = ("山田", "042-000-0300", "hanako", "小平")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    made = Log(tmp_path / "tsudoiba.log")
    yield made
    made.close()


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """With what code the program was ended."""
    found: list[int] = []
    monkeypatch.setattr(QApplication, "exit", found.append)
    return found


def crash(reporter: CrashReporter) -> None:
    """A fault with somebody's name in its message, its variables and its cause."""
    volunteer = "山田 042-000-0300"
    try:
        try:
            raise FileNotFoundError(2, "No such file", "/Users/hanako/小平.tsudoiba")
        except OSError as error:
            raise KeyError(volunteer) from error
    except KeyError:
        kind, error, trace = sys.exc_info()
    assert kind is not None
    assert error is not None
    reporter.report(kind, error, trace)


def answering(qtbot: QtBot, answer: Callable[[CrashWindow], None]) -> None:
    """Answers the window once it is there."""

    def look() -> None:
        window = QApplication.activeModalWidget()
        if isinstance(window, CrashWindow):
            answer(window)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


@pytest.fixture
def reporter(log: Log, window: MainWindow) -> CrashReporter:
    made = CrashReporter(log, lambda error: pytest.fail(str(error)))
    made.stand_over(window, can_read=lambda: window.context is not None)
    return made


def test_log_and_copy_tell_where_it_happened_and_nothing_of_anybody(
    reporter: CrashReporter, log: Log, qtbot: QtBot, exits: list[int]
) -> None:
    copied: list[str] = []

    def copy(window: CrashWindow) -> None:
        window.copy_button.click()
        copied.append(QGuiApplication.clipboard().text())
        assert window.copy_button.text() == "コピーしました"
        window.deed_button.click()

    answering(qtbot, copy)
    crash(reporter)
    written = log.path.read_text(encoding="utf-8")
    for text in (written, copied[0]):
        assert "builtins.FileNotFoundError: ENOENT" in text
        assert "builtins.KeyError" in text
        assert "tests/gui/test_crash_window.py:" in text
        assert not [secret for secret in SECRETS if secret in text]
    assert copied[0].startswith("つどいば 0.")
    assert (exits, reporter.wants_reading) == ([], False)


def test_a_ledger_goes_on_in_a_program_begun_anew_that_only_reads_it(
    reporter: CrashReporter, window: MainWindow, qtbot: QtBot, exits: list[int], tmp_path: Path
) -> None:
    assert window.create_ledger(tmp_path / "小平.tsudoiba", page="settings")
    answering(qtbot, lambda asked: asked.read_button.click())
    crash(reporter)
    assert (exits, reporter.wants_reading) == ([1], True)


def test_without_a_ledger_there_is_nothing_to_read(reporter: CrashReporter, qtbot: QtBot, exits: list[int]) -> None:
    shown: list[bool] = []

    def close(asked: CrashWindow) -> None:
        shown.append(asked.read_button.isVisible())
        asked.other_button.click()

    answering(qtbot, close)
    crash(reporter)
    assert (shown, exits, reporter.wants_reading) == ([False], [1], False)


def test_a_fault_behind_the_window_is_only_written(reporter: CrashReporter, log: Log, qtbot: QtBot) -> None:
    def crash_again(asked: CrashWindow) -> None:
        crash(reporter)
        assert QApplication.activeModalWidget() is asked
        asked.deed_button.click()

    answering(qtbot, crash_again)
    crash(reporter)
    assert log.path.read_text(encoding="utf-8").count("builtins.KeyError") == 2


def test_the_window_speaks_of_no_button_it_has_not(reporter: CrashReporter, qtbot: QtBot) -> None:
    said: list[str] = []

    def look(asked: CrashWindow) -> None:
        said.extend(label.text() for label in asked.findChildren(Label) if label.isVisible())
        asked.deed_button.click()

    answering(qtbot, look)
    crash(reporter)
    assert "Enter でつづける" in said
    assert not any("やめる" in words for words in said)


def test_where_no_log_can_be_written_the_window_names_none(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    reporter = CrashReporter(Log(tmp_path / "file" / "log"), lambda error: pytest.fail(str(error)))
    reporter.stand_over(window, can_read=lambda: False)
    named: list[bool] = []

    def look(asked: CrashWindow) -> None:
        named.append(asked.log_line is not None)
        asked.deed_button.click()

    answering(qtbot, look)
    crash(reporter)
    assert named == [False]
