"""Importing as Python does it, with Qt loaded.

PySide6 puts an import of its own into the place of Python's: after each import of anything it reads the *source* of the
module, to know whether its `from __feature__ import ...` may concern it. Nothing here uses that, and it takes a seventh
of all imports before the first paint; without sources, in a built program, a third.
"""

from __future__ import annotations

import builtins
import importlib


def load_qt() -> None:
    """Load the core of Qt, and go on importing as before."""
    own = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = own
