"""Where things are while the program is built and tried, for both systems."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar


@dataclass(frozen=True)
class Places(ABC):
    """The folders of one system's build. What is in `work` and `results` can be made again."""

    root: Path
    """The repository."""
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
        return self.root / "build" / self.system

    @property
    def results(self) -> Path:
        """What is given to people."""
        return self.root / "dist"

    @property
    def pictures(self) -> Path:
        """What a trial saw."""
        return self.root / "out" / f"{self.system}-trial"

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
