"""When the program itself is wrong: the reason goes into a log, the user hears what is safe and what to do."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QApplication, QWidget

from app.errors import ExpectedError
from app.version import VERSION
from ui import icons
from ui.widgets.composing import LineEdit
from ui.widgets.dialog import DeedDialog
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.surfaces import column, row

_LOG_BYTES = 1_000_000


class CrashWindow(DeedDialog):
    """Says that something went wrong, what is kept, and where the log lies.

    The ledger is safe whatever happens: every deed is written whole or not at all. What was typed and not saved yet is
    kept as a draft by the form that holds it.
    """

    def __init__(self, parent: QWidget | None, log: Path | None) -> None:
        super().__init__(parent, title="つどいば", deed="つづける", other="つどいばを閉じる")
        self.cancel_button.hide()
        self.wants_to_close = False
        line = row(spacing=14)
        icon = Label()
        icons.put(icon, "failure", "shu", 26)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=10)
        words.addWidget(WrapLabel("つどいばの中で、思わぬことが起きました", "section"))
        words.addWidget(
            WrapLabel(
                "帳面は無事です。書きかけのことばも、とってあります。つづけてもよいのですが、ようすがおかしいときは"
                "「つどいばを閉じる」を押して、もう一度ひらいてください。"
            )
        )
        if log is not None:
            words.addWidget(WrapLabel("くわしいことは、次のところに書きました。相談するときに見せてください。", "hint"))
            path = LineEdit("記録の場所")
            path.setText(str(log))
            path.setReadOnly(True)
            words.addWidget(path)
        line.addLayout(words, 1)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.other_button.clicked.connect(self._close_program)
        self.deed_button.setFocus()

    def _close_program(self) -> None:
        self.wants_to_close = True
        self.accept()


class CrashReporter:
    """Takes the place of sys.excepthook."""

    def __init__(self, log: Path, parent: Callable[[], QWidget | None], tell: Callable[[ExpectedError], None]) -> None:
        """`parent` gives the window to stand over; `tell` says an expected failure (a stick was pulled) to the user."""
        self._log, self._parent, self._tell = log, parent, tell
        self._is_open = False

    def install(self) -> None:
        """Be asked about every exception that nobody caught."""
        sys.excepthook = self.report

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the log and show the window, one at a time; an expected failure is told in the bar instead."""
        import traceback

        if isinstance(error, ExpectedError):
            self._tell(error)
            return

        written = self._write("".join(traceback.format_exception(kind, error, trace)))
        application = QApplication.instance()
        on_main_thread = application is not None and QThread.currentThread() is application.thread()
        if self._is_open or not on_main_thread:
            return
        self._is_open = True
        window = CrashWindow(self._parent(), self._log if written else None)
        window.exec()
        self._is_open = False
        if window.wants_to_close:
            QApplication.exit(1)

    def _write(self, text: str) -> bool:
        import platform

        heading = f"--- {datetime.now():%Y-%m-%d %H:%M:%S} つどいば {VERSION} {platform.platform()}\n"
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            mode = "w" if self._log.exists() and self._log.stat().st_size > _LOG_BYTES else "a"
            with self._log.open(mode, encoding="utf-8", errors="backslashreplace") as file:
                file.write(heading + text)
        except OSError:
            return False
        return True
