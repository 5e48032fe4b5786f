"""How the modules that are run are run: `python -m bundle.NAME ROOT`."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bundle.errors import BuildError


def carry_out(work: Callable[[Path], None]) -> int:
    """Does the work in ROOT, the folder that the command names, and says how it ended.

    Returns:
        the exit code: 1 when something was found that must not be shipped, or a tool said no; the reason is told.
    """
    begun = time.monotonic()
    try:
        work(Path(sys.argv[1]).resolve())
    except (BuildError, subprocess.CalledProcessError) as error:
        print(f"not as it should be: {error}", file=sys.stderr)
        return 1
    print(f"done in {time.monotonic() - begun:.0f} s")
    return 0
