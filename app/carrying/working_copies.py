"""Working copies: a ledger on a stick, a share or in a cloud's folder is written in a copy on this computer's own disk.

What was written goes home by a join, when the ledger is closed or as soon as its place is back; until then the copy
stays, whatever happens to the program. One folder each: the copy, and a note of where its home is.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.backups import mark_of
from app.carrying.copies import CopyFiles
from app.carrying.copy_names import ENDING, portable
from app.errors import ExpectedError, Remedy
from app.joined import Joined
from app.progress import Progress, no_progress

_NOTE = "home.json"


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A copy on this computer with the ledger it stands for.

    Attributes:
        path: the copy; origin: where its home is, there or not.
        spot: what people call the place of its home: 「USBメモリー」.
        is_home: everything in it was taken home, so that it may go.
    """

    path: Path
    origin: Path
    spot: str = ""
    is_home: bool = False

    @property
    def is_in_reach(self) -> bool:
        """Whether its home is there now. May take long where a network is asked."""
        try:
            return self.origin.is_file()
        except OSError:
            return False


class WorkingCopies:
    """All working copies of this user."""

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist."""
        self._folder = folder

    def at(self, path: Path) -> WorkingCopy | None:
        """The working copy that is this file; None for any other ledger."""
        is_inside = path.parent.parent == self._folder
        return _read(path.parent) if is_inside else None

    def of(self, origin: Path) -> WorkingCopy | None:
        """The working copy that stands for a ledger, if there is one."""
        found = _read(self._folder_of(origin))
        return found if found is not None and found.path.is_file() else None

    def all(self) -> Sequence[WorkingCopy]:
        """Every one that is there."""
        try:
            folders = [each for each in self._folder.iterdir() if each.is_dir()]
        except OSError:
            return ()
        found = (_read(each) for each in folders)
        return [each for each in found if each is not None and each.path.is_file()]

    def make(
        self, origin: Path, spot: str, files: CopyFiles, *, now: datetime, progress: Progress = no_progress
    ) -> WorkingCopy:
        """The working copy of a ledger with everything the ledger knows: a new one, or the one that never got home.

        Raises:
            ExpectedError: no room, no rights, the ledger is damaged or out of reach; nothing half-made stays.
            Cancelled: `progress` stopped it.
        """
        known = self.of(origin)
        if known is not None and not known.is_home:
            fetch(known, files, now=now)
            return known
        folder = self._folder_of(origin)
        shutil.rmtree(folder, ignore_errors=True)
        made = WorkingCopy(folder / f"{portable(origin.stem, 60) or '帳面'}{ENDING}", origin, spot)
        try:
            folder.mkdir(parents=True)
            _write(made)
            files.write(origin, made.path, progress=progress)
        except OSError as error:
            raise _no_room_here() from error
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return made

    def mark_home(self, copy: WorkingCopy) -> None:
        """Everything in it is at home: the next `tidy_up` takes it away."""
        with contextlib.suppress(OSError):
            _write(WorkingCopy(copy.path, copy.origin, copy.spot, is_home=True))

    def keep(self, copy: WorkingCopy) -> None:
        """It is written in again."""
        with contextlib.suppress(OSError):
            _write(WorkingCopy(copy.path, copy.origin, copy.spot))

    def tidy_up(self) -> None:
        """Take away those that are at home: they hold names and numbers. None may be open."""
        for each in self.all():
            if each.is_home:
                shutil.rmtree(each.path.parent, ignore_errors=True)

    def _folder_of(self, origin: Path) -> Path:
        return self._folder / mark_of(origin)


def take_home(copy: WorkingCopy, files: CopyFiles, *, now: datetime) -> Joined | None:
    """Join a working copy into the ledger it stands for; None when that knows everything already.

    Raises:
        ExpectedError: the place is out of reach or full, another ledger lies there, somebody writes in it; everything
            stays in the working copy.
    """
    _insist_on_home(copy, files)
    if files.standing(copy.origin).holds(files.standing(copy.path).vector):
        return None
    return files.join(copy.origin, [copy.path], now=now)


def fetch(copy: WorkingCopy, files: CopyFiles, *, now: datetime) -> Joined | None:
    """Join what was written at home meanwhile into the working copy; None when there is nothing new.

    Raises:
        ExpectedError: see `take_home`.
    """
    _insist_on_home(copy, files)
    if files.standing(copy.path).holds(files.standing(copy.origin).vector):
        return None
    return files.join(copy.path, [copy.origin], now=now)


def away(copy: WorkingCopy) -> ExpectedError:
    """Its home is not there now."""
    return ExpectedError(
        f"{copy.spot or 'もとの場所'}の「{copy.origin.name}」に、いまはとどきません。",
        "書いたものは、このパソコンの手もとの写しに入っています。つながると、ひとりでに合わせます。",
        Remedy.RETRY,
    )


def _insist_on_home(copy: WorkingCopy, files: CopyFiles) -> None:
    if not copy.is_in_reach:
        raise away(copy)
    if files.standing(copy.origin).book != files.standing(copy.path).book:
        raise ExpectedError(
            f"{copy.spot or 'もとの場所'}の「{copy.origin.name}」は、いつのまにかべつの帳面になっています。",
            "書いたものは、このパソコンの手もとの写しに入っています。「写しを書き出す」で、ほかの場所に残せます。",
        )


def _no_room_here() -> ExpectedError:
    return ExpectedError(
        "このパソコンに、手もとの写しをつくれませんでした。帳面は無事です。",
        "このパソコンのあいている場所を確かめてください。いまの場所で、そのまま書くこともできます。",
    )


def _read(folder: Path) -> WorkingCopy | None:
    try:
        note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        origin = Path(str(note["origin"]))
        path = folder / str(note["name"])
        return WorkingCopy(path, origin, str(note["spot"]), is_home=bool(note["is_home"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(copy: WorkingCopy) -> None:
    note = {"origin": str(copy.origin), "name": copy.path.name, "spot": copy.spot, "is_home": copy.is_home}
    part = copy.path.parent / f"{_NOTE}.part"
    part.write_text(json.dumps(note), encoding="ascii")
    part.replace(copy.path.parent / _NOTE)
