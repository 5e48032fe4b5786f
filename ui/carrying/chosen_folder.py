"""Which shared folder a ledger uses on this computer, and what this computer remembers of it."""

from __future__ import annotations

from pathlib import Path

from app import paths
from app.backups import mark_of
from app.carrying.notebook import Notebook, new_notebook, read_notebook
from ui.preferences import Preferences

_KEY = "sharing"


def shared_folder(preferences: Preferences, ledger: Path) -> Path | None:
    """The folder; None when the ledger shares with nobody."""
    chosen = preferences.recall(f"{_KEY}.{mark_of(ledger)}")
    return Path(chosen) if chosen else None


def choose(preferences: Preferences, ledger: Path, folder: Path | None) -> None:
    """Use a folder from now on; None: none any more. What lies there stays."""
    if folder != shared_folder(preferences, ledger):
        notes_path(ledger).unlink(missing_ok=True)  # it is about the folder before
    preferences.note(f"{_KEY}.{mark_of(ledger)}", "" if folder is None else str(folder))


def notes_path(ledger: Path) -> Path:
    """The file behind `notebook_of`."""
    return paths.sharing_notes_folder() / f"{mark_of(ledger)}.json"


def notebook_of(preferences: Preferences, ledger: Path, host: str) -> Notebook:
    """What this computer remembers of the folder; a new one where it remembers nothing."""
    known = read_notebook(notes_path(ledger))
    return known if known is not None else new_notebook(ledger, preferences.your_name, host)
