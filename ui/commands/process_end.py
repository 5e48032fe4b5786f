"""How a command ends the process it is."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn


def end(code: int) -> NoReturn:
    """End this process with an exit code, without a window at once.

    To take apart one by one all objects that a print made costs as much as to write its PDF, and the system takes them
    back in one go.
    """
    if "PySide6" not in sys.modules:
        with suppress(OSError, ValueError):  # nobody reads any more, or the stream is closed
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
    sys.exit(code)
