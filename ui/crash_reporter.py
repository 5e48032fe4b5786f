"""When the program itself is wrong: the reason goes into the log, the user is asked how to go on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSysInfo, QThread, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import ExpectedError
from app.fault_report import report_of
from app.log import Log
from app.version import VERSION
from ui.messages import say_without_window


class CrashReporter:
    """Takes the place of sys.excepthook.

    Attributes:
        wants_reading: the user chose to go on with a ledger that is only read, in a program begun anew.
    """

    def __init__(self, log: Log, tell: Callable[[ExpectedError], None]) -> None:
        """`tell` says an expected failure (a stick was pulled) to the user."""
        self._log, self._tell = log, tell
        self._window: QWidget | None = None
        self._can_read: Callable[[], bool] = lambda: False
        self._is_open = False
        self.wants_reading = False

    def install(self) -> None:
        """Be asked about every exception that nobody caught."""
        sys.excepthook = self.report

    def stand_over(self, window: QWidget, *, can_read: Callable[[], bool]) -> None:
        """From now on there is a window; `can_read` says whether a ledger is open in it."""
        self._window, self._can_read = window, can_read

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the log and show the window, one at a time; an expected failure is told in the bar instead."""
        if isinstance(error, ExpectedError):
            self._tell(error)
            return
        report = report_of(error.with_traceback(trace))
        is_written = self._log.fault(report)
        application = QApplication.instance()
        on_main_thread = application is not None and QThread.currentThread() is application.thread()
        if self._is_open or not on_main_thread:
            return
        self._is_open = True
        try:
            self._ask(report, self._log.path if is_written else None)
        finally:
            self._is_open = False

    def _ask(self, report: Sequence[str], log: Path | None) -> None:
        if self._window is None:
            say_without_window(
                "つどいばをひらけませんでした。プログラムの一部がないか、いたんでいます。帳面は無事です。",
                "つどいばを入れなおしてください。帳面も設定も、そのまま残ります。",
            )
            return
        from ui.crash_window import CrashWindow, Going

        window = CrashWindow(self._window, [_heading(), *report], log, can_read=self._can_read())
        window.exec()
        self.wants_reading = window.going is Going.READING
        if window.going is not Going.ON:
            QApplication.exit(1)


def _heading() -> str:
    """What was running, for who reads the report."""
    return f"つどいば {VERSION}　{QSysInfo.prettyProductName()}　Qt {qVersion()}"
