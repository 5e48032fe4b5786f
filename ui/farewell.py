"""Asked to end from outside, at the end of a desktop session, the window closes as if its cross had been pressed."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QWidget


def close_when_asked(window: QWidget) -> None:
    """From now on SIGTERM closes the window: what was typed is saved, a backup is made. Windows asks windows itself."""
    if sys.platform == "win32":
        return
    import signal

    reading, writing = os.pipe()
    for end in (reading, writing):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    # Python hears signals only between two of its own steps, Qt's loop has none: the byte in the pipe wakes it.
    signal.signal(signal.SIGTERM, lambda _number, _frame: None)
    notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, window)

    def asked() -> None:
        os.read(reading, 64)
        window.close()

    notifier.activated.connect(asked)
