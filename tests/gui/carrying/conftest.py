"""Folders of this user are those of the test; pictures of what is shown, where somebody asks for them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.carrying.whereabouts import Volume
from ui.context import Program
from ui.main_window import MainWindow


@dataclass
class PlayedComputer:
    """A computer whose disks are what a test says: folder -> what it is."""

    kinds: dict[PurePath, Volume] = field(default_factory=dict)

    def volume(self, folder: PurePath, /) -> Volume:
        return next((kind for top, kind in self.kinds.items() if top == folder or top in folder.parents), Volume.FIXED)

    def names(self, folder: PurePath, /) -> Collection[str]:
        return ()

    def cloud_folders(self) -> Mapping[PurePath, str]:
        return {}


@pytest.fixture
def computer() -> PlayedComputer:
    """This computer, with fixed disks only until a test says otherwise."""
    return PlayedComputer()


@pytest.fixture
def program(program: Program, computer: PlayedComputer) -> Program:
    """As everywhere, but what lies on sticks and shares is asked of the played computer."""
    return replace(program, computer=computer)


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the tests is remembered on this computer."""
    for name in ("working_copies_folder", "sharing_notes_folder", "ledgers_folder"):
        monkeypatch.setattr(paths, name, lambda name=name: tmp_path / "user" / name)


@pytest.fixture
def picture(window: MainWindow, qtbot: QtBot) -> Callable[[str], None]:
    """Writes what the window shows into the folder PICTURES names, if it names one."""

    def draw(name: str) -> None:
        folder = os.environ.get("PICTURES")
        if folder:
            qtbot.wait(400)
            window.grab().save(str(Path(folder) / f"{name}.png"))

    return draw


@pytest.fixture
def picture_of(qtbot: QtBot) -> Callable[[QWidget, str], None]:
    """As `picture`, of a dialog."""

    def draw(widget: QWidget, name: str) -> None:
        folder = os.environ.get("PICTURES")
        if folder:
            qtbot.wait(300)
            widget.grab().save(str(Path(folder) / f"{name}.png"))

    return draw
