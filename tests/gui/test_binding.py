"""What the program relies on in the Qt binding itself.

PySide6 6.12.0 takes one reference from None with every call that returns nothing, and one from True with every signal:
Python 3.11 dies of it after some thousand calls (later Pythons, whose None is immortal, do not notice).
"""

import sys

from PySide6.QtCore import QObject, Signal

CALLS = 3000
NOISE = 50  # references that come and go by themselves


class Bell(QObject):
    rung = Signal()


def test_calls_without_result_leave_none_alone() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < NOISE


def test_signals_leave_true_alone() -> None:
    bell = Bell()
    heard: list[int] = []
    bell.rung.connect(lambda: heard.append(1))
    before = sys.getrefcount(True)
    for _ in range(CALLS):
        bell.rung.emit()
    assert len(heard) == CALLS
    assert abs(sys.getrefcount(True) - before) < NOISE
