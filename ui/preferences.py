"""What this computer remembers for this user: name, text size, contrast, recent ledgers, places of panes.

Never in the ledger: two people who share a ledger have different eyes and screens.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from ui.theme import Contrast, TextSize

RECENT_LEDGERS = 6

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that is remembered.

    Attributes:
        your_name: written into the history as who changed something.
        text_size, contrast: how the window looks.
        recent: paths of ledgers, the latest first.
        notes: small things of single pages by key (`window.geometry`, `place.list_width`), each as text.
    """

    your_name: str = ""
    text_size: TextSize = TextSize.STANDARD
    contrast: Contrast = Contrast.STANDARD
    recent: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Preferences:
    """Choices with the file they are kept in. A file that cannot be read or written stops nobody; who starts the
    program says so (`was_damaged`, `can_be_kept`).
    """

    def __init__(self, path: Path | None) -> None:
        """`path` None remembers nothing beyond this run (tests, self-test)."""
        self._path = path
        found = _read(path) if path is not None else Choices()
        self._was_damaged = found is None
        self._choices = found or Choices()
        if path is not None and self._was_damaged:  # kept beside, before it is written anew
            with contextlib.suppress(OSError):
                path.replace(path.with_name(f"{path.stem}.damaged{path.suffix}"))

    @property
    def was_damaged(self) -> bool:
        """Whether there was a file that made no sense: all choices began anew."""
        return self._was_damaged

    def can_be_kept(self) -> bool:
        """Whether choices are remembered beyond this run: they are written now."""
        return self._keep(self._choices)

    @property
    def choices(self) -> Choices:
        """What is remembered now."""
        return self._choices

    @property
    def your_name(self) -> str:
        """The user's name for the history, '' when never asked."""
        return self._choices.your_name

    def set_name(self, your_name: str) -> None:
        """Remember the user's name."""
        self._keep(replace(self._choices, your_name=your_name.strip()))

    def set_look(self, text_size: TextSize, contrast: Contrast) -> None:
        """Remember how the window looks."""
        self._keep(replace(self._choices, text_size=text_size, contrast=contrast))

    def opened(self, ledger: Path) -> None:
        """Put a ledger at the top of the recent ones."""
        others = [each for each in self._choices.recent if each != str(ledger)]
        self._keep(replace(self._choices, recent=(str(ledger), *others)[:RECENT_LEDGERS]))

    def forget(self, ledger: Path) -> None:
        """Take a ledger that is gone off the recent ones."""
        self._keep(replace(self._choices, recent=tuple(each for each in self._choices.recent if each != str(ledger))))

    def recall(self, key: str, default: str = "") -> str:
        """A note of a page."""
        return self._choices.notes.get(key, default)

    def recall_folder(self, key: str) -> Path | None:
        """A folder that was noted; None when there is none, or it is gone."""
        noted = Path(self.recall(key))
        return noted if noted.is_absolute() and noted.is_dir() else None

    def note(self, key: str, value: str) -> None:
        """Remember a note of a page."""
        if self.recall(key) != value:
            self._keep(replace(self._choices, notes={**self._choices.notes, key: value}))

    def _keep(self, choices: Choices) -> bool:
        """Remember from now on; whether in the file too."""
        self._choices = choices
        if self._path is None:
            return True
        # Escaped: the path of a ledger may hold what no coding of letters knows.
        written = json.dumps({**asdict(replace(choices, notes={})), "notes": dict(choices.notes)})
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(written, encoding="utf-8")
            part.replace(self._path)
        except OSError:
            return False
        return True


def _read(path: Path) -> Choices | None:
    """What the file says; None when it is there and makes no sense."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Choices()
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    recent, notes = found.get("recent"), found.get("notes")
    return Choices(
        your_name=str(found.get("your_name", "")),
        text_size=_one_of(TextSize, found.get("text_size"), TextSize.STANDARD),
        contrast=_one_of(Contrast, found.get("contrast"), Contrast.STANDARD),
        recent=tuple(str(each) for each in recent) if isinstance(recent, list) else (),
        notes={str(key): str(value) for key, value in notes.items()} if isinstance(notes, dict) else {},
    )


def _one_of(kind: type[E], value: object, default: E) -> E:
    return next((each for each in kind if each.value == value), default)
