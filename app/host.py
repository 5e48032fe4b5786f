"""The computer the program runs on, as the history and a held ledger name it."""

from __future__ import annotations

import os
import sys


def host_name() -> str:
    """Its name as the system knows it, '' where it has none."""
    if sys.platform == "win32":
        import platform

        return platform.node()
    return os.uname().nodename  # what `platform.node` asks too, once it has loaded for a hundredth of a print
