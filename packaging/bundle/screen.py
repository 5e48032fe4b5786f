"""An invisible screen with a window manager, and somebody who looks at it and presses keys."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from bundle.demands import demand, wait_while_changing

_SIZE = "1366x768x24"
_STILL_SECONDS = 2.0
"""How long nothing changes on a screen that is done: longer than a window rests between two slices of its drawing."""
_RESTLESS_SECONDS = 20.0
"""When it is looked at all the same: something moves for good, such as a caret that blinks."""


class Screen:
    """Xvfb with openbox, from `begin` to `end`."""

    def __init__(self, folder: Path) -> None:
        """`folder` takes what the servers say, and the last look."""
        self.display = ""
        """Its X display once it has begun: `:0`."""
        self._folder = folder
        self._servers: list[subprocess.Popen[bytes]] = []

    def begin(self) -> None:
        """Start the screen, on a display that is free."""
        words = ["Xvfb", "-displayfd", "1", "-screen", "0", _SIZE, "-nolisten", "tcp", "-ac"]
        self.display = f":{self._serve(words).decode().strip()}"
        self._serve(["openbox", "--startup", "echo begun"])  # what it runs once it manages windows

    def end(self) -> None:
        """Stop what `begin` started."""
        for server in reversed(self._servers):
            server.terminate()
            server.communicate(timeout=10)
        self._servers.clear()

    def windows(self, title: str) -> list[str]:
        """Numbers of the visible windows with this in their title."""
        return self._run("xdotool", "search", "--onlyvisible", "--name", title).stdout.split()

    def press(self, window: str, key: str) -> None:
        """Bring a window to the front and press a key."""
        self._run("xdotool", "windowactivate", "--sync", window)
        self._run("xdotool", "key", key)

    def minimise(self, window: str) -> None:
        """Put a window away into the task bar."""
        self._run("xdotool", "windowminimize", "--sync", window)

    def settle(self) -> None:
        """Wait until the screen changes no more: a window has its title before what is in it is drawn."""
        wait_while_changing(self._look, _STILL_SECONDS, _RESTLESS_SECONDS)

    def picture(self, target: Path) -> None:
        """What is on the screen, once it has settled."""
        self.settle()
        self._run("scrot", "--overwrite", str(target))

    def _serve(self, words: list[str]) -> bytes:
        """Start a server; the line that it says as soon as it can be used."""
        with (self._folder / f"{words[0]}.log").open("wb") as log:
            server = subprocess.Popen(words, env=self._environment(), stdout=subprocess.PIPE, stderr=log)
        self._servers.append(server)
        assert server.stdout is not None
        said = server.stdout.readline()
        demand(bool(said), f"{words[0]} does not run")
        return said

    def _look(self) -> bytes:
        picture = self._folder / "look.png"
        picture.unlink(missing_ok=True)
        self._run("scrot", str(picture))
        return picture.read_bytes() if picture.is_file() else b""

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(words, env=self._environment(), capture_output=True, text=True, check=False, timeout=60)

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display, "LC_ALL": "C.UTF-8"}
