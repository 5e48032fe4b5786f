"""A new user with a new computer, step by step, whichever the system is."""

from __future__ import annotations

import shutil
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path

from bundle.demands import demand
from bundle.errors import BuildError
from bundle.screen import Screen

_LEAST_PICTURES = 30
"""Of a self-test in one look; fewer means that pages are missing."""


class Trial(ABC):
    """Steps on a screen, and the pictures of it."""

    def __init__(self, screen: Screen, pictures: Path) -> None:
        """`pictures` is made anew."""
        self._screen, self._pictures = screen, pictures
        shutil.rmtree(pictures, ignore_errors=True)
        pictures.mkdir(parents=True)

    @abstractmethod
    def steps(self) -> Sequence[Callable[[], None]]:
        """What the user does, in order. The first brings the screen."""

    @abstractmethod
    def end(self) -> None:
        """Take away what the steps left running, however far they came."""

    def run(self) -> None:
        """Every step. Raises BuildError, and keeps a picture, at the first thing that is not as it should be."""
        try:
            for step in self.steps():
                begun = time.monotonic()
                step()
                print(f"{step.__name__.replace('_', ' ')}: {time.monotonic() - begun:.1f} s", flush=True)
        except BuildError:
            self._picture("99_at_the_fault")
            raise
        finally:
            self.end()

    def _picture(self, name: str) -> None:
        self._screen.picture(self._pictures / f"{name}.png")

    def _keep_self_test(self, folder: Path, said: str) -> None:
        """The pictures that a self-test took; it must have seen every page."""
        pictures = sorted(folder.glob("*.png"))
        demand(len(pictures) > _LEAST_PICTURES, f"the self-test took {len(pictures)} pictures: {said}")
        for picture in pictures:
            shutil.copy2(picture, self._pictures)
        print(f"  {said.strip().splitlines()[-1]}")
