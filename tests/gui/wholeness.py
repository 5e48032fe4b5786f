"""Whether a window is whole once its layouts have come to rest."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import TimeoutError as Restless
from pytestqt.qtbot import QtBot

from ui.widget_faults import faults_of

PATIENCE_MILLISECONDS = 1500


def lasting_faults(qtbot: QtBot, widget: QWidget) -> list[str]:
    """What is still wrong when nothing moves any more.

    A sentence that needs a second line asks for its height in the next turn of the event loop, its neighbours in the
    one after that; on a busy machine that takes longer than any fixed wait.
    """
    found: list[str] = []

    def is_whole() -> bool:
        found[:] = faults_of(widget)
        return not found

    try:
        qtbot.waitUntil(is_whole, timeout=PATIENCE_MILLISECONDS)
    except Restless:
        return found
    return []
