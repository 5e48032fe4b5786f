"""How a command ends the process it is."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

from ui.commands.answer import FAILED


def end(code: int) -> NoReturn:
    """End this process with an exit code, without a window at once.

    To take apart one by one all objects that a print made costs as much as to write its PDF, and the system takes them
    back in one go.
    """
    if "PySide6" not in sys.modules:
        with suppress(OSError, ValueError):  # nobody hears it, or the stream is closed
            sys.stderr.flush()
        try:
            sys.stdout.flush()
        except (BrokenPipeError, ValueError):
            pass  # the reader of the pipe has heard enough
        except OSError:
            code = code or FAILED  # what was asked for is not where it was to go
        os._exit(code)
    sys.exit(code)
