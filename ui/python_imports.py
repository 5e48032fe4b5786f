"""Importing with Qt loaded, without a look into the source of whatever is imported.

PySide6 puts an import of its own into the place of Python's. After each import, of anything, it reads the *source* of
the module, to know whether its `from __feature__ import ...` may concern it. Nothing here uses that, and it takes a
seventh of all imports before the first paint; without sources, in a built program, a third. The rest of what it does is
needed: without it, `from PySide6.QtCore import *` in the icon library misses most names.
"""

from __future__ import annotations

import importlib
from types import ModuleType


def load_qt() -> None:
    """Load the core of Qt, and have no source read from then on."""
    importlib.import_module("PySide6.QtCore")
    names = vars(importlib.import_module("PySide6.support.feature"))
    assert "feature_imported" in names  # what PySide6 calls, pinned with its version
    names["feature_imported"] = _leave_alone


def _leave_alone(_module: ModuleType) -> None:
    """No module is asked for features."""
