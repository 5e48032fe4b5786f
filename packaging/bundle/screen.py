"""An invisible screen with a window manager, and somebody who looks at it and presses keys."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from bundle.errors import BuildError

_SIZE = "1366x768x24"


class Screen:
    """Xvfb with openbox, from `begin` to `end`."""

    def __init__(self, display: str, folder: Path) -> None:
        """`display` is a free X display such as `:91`; `folder` takes what the servers say."""
        self.display = display
        self._folder = folder
        self._servers: list[subprocess.Popen[bytes]] = []

    def begin(self) -> None:
        """Start the screen."""
        for words in (["Xvfb", self.display, "-screen", "0", _SIZE, "-nolisten", "tcp", "-ac"], ["openbox"]):
            with (self._folder / f"{words[0]}.log").open("wb") as log:
                self._servers.append(subprocess.Popen(words, env=self._environment(), stdout=log, stderr=log))
            time.sleep(1.0)

    def end(self) -> None:
        """Stop what `begin` started."""
        for server in reversed(self._servers):
            server.terminate()
            server.wait(10)
        self._servers.clear()

    def windows(self, title: str) -> list[str]:
        """Numbers of the visible windows with this in their title."""
        return self._run("xdotool", "search", "--onlyvisible", "--name", title).split()

    def press(self, window: str, *keys: str) -> None:
        """Bring a window to the front and press keys."""
        self._run("xdotool", "windowactivate", "--sync", window)
        for key in keys:
            self._run("xdotool", "key", key)
            time.sleep(0.3)

    def minimise(self, window: str) -> None:
        """Put a window away into the task bar."""
        self._run("xdotool", "windowminimize", "--sync", window)

    def picture(self, target: Path) -> None:
        """What is on the screen, once it has settled."""
        time.sleep(1.5)
        self._run("scrot", "--overwrite", str(target))

    def _run(self, *words: str) -> str:
        done = subprocess.run(words, env=self._environment(), capture_output=True, text=True, check=False, timeout=60)
        return done.stdout

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display, "LC_ALL": "C.UTF-8"}


def wait_until(is_so: Callable[[], object], what: str, limit: float = 90.0) -> float:
    """Look until something is so; seconds it took. Raises BuildError after `limit` seconds."""
    begun = time.monotonic()
    while not is_so():
        if time.monotonic() - begun > limit:
            raise BuildError(f"waited {limit:.0f} s in vain: {what}")
        time.sleep(0.1)
    return time.monotonic() - begun


def demand(is_so: bool, otherwise: str) -> None:
    """Raises BuildError with the sentence unless it is so."""
    if not is_so:
        raise BuildError(otherwise)
