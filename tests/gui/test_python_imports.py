"""Qt is loaded without taking the import of Python away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

_SCRIPT = """
import builtins
own = builtins.__import__
from ui.python_imports import load_qt
load_qt()
assert builtins.__import__ is own
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
try:
    QLabel("a").setText(7)
except TypeError as error:  # what is wrong is still said by the part of PySide6 that is written in Python
    print(error)
"""


def test_python_imports_by_itself_and_qt_still_explains_what_is_wrong() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert "QLabel.setText" in done.stdout
