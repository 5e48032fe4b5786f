"""Where things are while the program is built and tried, for both systems."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

NEWEST = "HEAD"
FIRST = "e52ae3d7083f"
"""The commit with which the first issue was closed: the oldest program whose ledgers are about."""


@dataclass(frozen=True)
class Places(ABC):
    """The folders of one system's build. What is in `work` and `results` can be made again."""

    root: Path
    """The repository."""
    commit: str = NEWEST
    """What is built of it."""
    system: ClassVar[str]
    """Its name in the names of folders: `linux`, `windows`."""

    @property
    def committed(self) -> Path:
        """What is built: the repository's files as they were committed, laid out by `bundle.committed`."""
        return self.work / "committed"

    @property
    def sources(self) -> Path:
        """What belongs to this system's build only."""
        return self.committed / "packaging" / self.system

    @property
    def work(self) -> Path:
        """What comes about on the way."""
        return self._builds / self.system

    @property
    def results(self) -> Path:
        """What is given to people."""
        return self.root / "dist" if self.commit == NEWEST else self._builds / "dist"

    @property
    def pictures(self) -> Path:
        """What a trial saw."""
        return self.root / "out" / f"{self.system}-trial"

    @property
    def _builds(self) -> Path:
        builds = self.root / "build"
        return builds if self.commit == NEWEST else builds / self.commit

    @property
    @abstractmethod
    def tree(self) -> Path:
        """The folder that is shipped, in whatever wrapping."""


class LinuxPlaces(Places):
    """Where things are for Linux."""

    system = "linux"

    @property
    def frozen(self) -> Path:
        """Where PyInstaller puts the program's folder."""
        return self.work / "frozen"

    @property
    def tree(self) -> Path:
        """The frozen program."""
        return self.frozen / "tsudoiba"

    @property
    def share(self) -> Path:
        """What desktops look for: entry, icons, kind of file, metadata."""
        return self.work / "share"


class WindowsPlaces(Places):
    """Where things are for Windows."""

    system = "windows"

    @property
    def tree(self) -> Path:
        """The folder of program, packages and Python."""
        return self.work / "つどいば"
