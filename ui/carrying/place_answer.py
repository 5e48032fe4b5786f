"""What the user once said about a ledger on a stick, a share or in a cloud's folder: where he writes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from app import paths
from app.backups import mark_of
from app.carrying.working_copies import WorkingCopies
from ui.preferences import Preferences

_KEY = "carrying.place"


class PlaceAnswer(StrEnum):
    """Where a ledger is written."""

    UNASKED = ""
    HERE = "here"
    """Where it lies."""
    COPY = "copy"
    """In a working copy."""


def place_answer(preferences: Preferences, ledger: Path) -> PlaceAnswer:
    """What was said about a ledger, or the one a working copy stands for."""
    stored = preferences.recall(f"{_KEY}.{mark_of(_home(ledger))}")
    return next((each for each in PlaceAnswer if each.value == stored), PlaceAnswer.UNASKED)


def remember(preferences: Preferences, ledger: Path, answer: PlaceAnswer) -> None:
    """Do so without asking from now on; UNASKED: ask again."""
    preferences.note(f"{_KEY}.{mark_of(_home(ledger))}", answer.value)


def _home(ledger: Path) -> Path:
    working = WorkingCopies(paths.working_copies_folder()).at(ledger)
    return ledger if working is None else working.origin
