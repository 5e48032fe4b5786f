"""Qt is loaded without a look into the source of every module."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

_SCRIPT = """
import inspect
from ui.python_imports import load_qt
load_qt()
inspect.getsource = None  # whoever reads a source now, fails
from PySide6.QtWidgets import QApplication, QLabel
import json, html.parser, ui.theme
import qtpy.QtCore, qtpy.QtGui, qtpy.QtWidgets  # they take whatever Qt has, by *
assert qtpy.QtCore.QEventLoop and qtpy.QtGui.QFontDatabase and qtpy.QtWidgets.QApplication is QApplication
application = QApplication([])
try:
    QLabel("a").setText(7)
except TypeError as error:  # what is wrong is still said by the part of PySide6 that is written in Python
    print(error)
"""


def test_no_source_is_read_and_all_of_qt_is_there() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "QLabel.setText" in done.stdout
