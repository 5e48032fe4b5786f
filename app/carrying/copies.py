"""Copies of a ledger as files: how far each has come, whether it is whole, and the safe way to write one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.carrying.copy_names import ENDING, conflicted_copies, portable
from app.errors import ExpectedError, Remedy
from app.handing_over.sealing import ENDING as LOCKED_ENDING
from app.handing_over.sealing import is_sealed
from app.joined import Joined, Origin
from app.progress import Progress, no_progress

Vector = Mapping[int, int]
"""Writer -> how many ops of his a file holds."""


class Condition(StrEnum):
    """What can be said of a file that should be a copy."""

    WHOLE = "whole"
    INCOMPLETE = "incomplete"
    """Torn, empty, or still on its way."""
    FOREIGN = "foreign"
    """No ledger, or not built as one."""
    NEWER = "newer"
    """Made by a newer program."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a copy has come; of one that is not WHOLE only its condition is known.

    Attributes:
        book: the number that all copies of one ledger share.
        last: who wrote in it last, None when nobody did.
    """

    condition: Condition
    book: int = 0
    vector: Vector = field(default_factory=dict)
    last: Origin | None = None

    def holds(self, other: Vector) -> bool:
        """Whether everything another copy knows is in this one."""
        return all(self.vector.get(writer, 0) >= n for writer, n in other.items())


class CopyFiles(Protocol):
    """Copies as files. Every call opens what it needs, so it may be used beside the window."""

    def head(self, path: Path, /) -> Head:
        """How far any file has come that may be a copy; the file itself is never written to.

        Raises:
            ExpectedError: it is out of reach.
        """

    def standing(self, ledger: Path, /) -> Head:
        """How far this computer's own ledger has come.

        Raises:
            ExpectedError: it cannot be read.
        """

    def write(self, ledger: Path, target: Path, /, *, progress: Progress = no_progress) -> None:
        """Write a copy, read it again and look through it before it gets its name.

        An older copy of the same ledger under that name is renewed if everything it knows is in the ledger. A locked
        copy is carried over as it is, locked, under a free name.

        Raises:
            ExpectedError: it could not be written, or what is there would be lost; everything is as before.
        """

    def post(self, ledger: Path, target: Path, /) -> None:
        """Put a copy where other computers fetch it, in place of the last one: whole or not at all.

        It is made and looked through on this computer; what arrived is read again.

        Raises:
            ExpectedError: the place is full, protected or out of reach; what lay there still does.
        """

    def join(self, ledger: Path, others: Sequence[Path], /, *, now: datetime) -> Joined:
        """Take copies into a ledger, all of them or none; it is among today's backups as it was before.

        Raises:
            ExpectedError: see `app.store.Store.join`.
        """


def proposed_name(ledger: Path, now: datetime) -> str:
    """What a copy is called unless the user says otherwise: 「小平 写し 2026-11-24.tsudoiba」; 「….age」 if locked."""
    locked = LOCKED_ENDING if is_sealed(ledger) else ""
    stem = ledger.name.removesuffix(locked).removesuffix(ENDING) if locked else ledger.stem
    return f"{portable(stem, 60) or '帳面'} 写し {now:%Y-%m-%d}{ENDING}{locked}"


def not_in_ledger(target: Path) -> ExpectedError:
    """A copy is there under this name that knows something the ledger does not."""
    return ExpectedError(
        f"「{target.name}」には、この帳面にまだない書きこみが入っています。消えないように、上書きはしていません。",
        "先にその写しをこの帳面に合わせてから、もう一度書き出してください。",
        Remedy.JOIN,
    )


def other_book(target: Path) -> ExpectedError:
    """Something else has this name."""
    return ExpectedError(
        f"「{target.name}」という、べつのものがもうあります。上書きはしていません。",
        "ちがうなまえをつけるか、ちがう場所をえらんでください。",
    )


def onto_itself(target: Path) -> ExpectedError:
    """The copy was to lie where the ledger does."""
    return ExpectedError(
        f"「{target.name}」は、いま開いている帳面そのものです。写しは書いていません。",
        "ちがうなまえをつけるか、ちがう場所をえらんでください。",
    )


def copies_beside(ledger: Path, files: CopyFiles) -> Sequence[tuple[Path, str]]:
    """Copies that an engine laid beside a ledger because two computers wrote in it, each with its maker.

    Only those of this very book that know something it does not: what is joined already is not spoken of again.

    Raises:
        ExpectedError: the ledger cannot be read.
    """
    try:
        names = [each.name for each in ledger.parent.iterdir()]
    except OSError:
        return ()
    named = conflicted_copies(ledger.name, names)
    if not named:
        return ()
    own = files.standing(ledger)
    found = []
    for each in named:
        path = ledger.with_name(each.name)
        head = _head_if_there(files, path)
        if head.condition is Condition.WHOLE and head.book == own.book and not own.holds(head.vector):
            found.append((path, each.maker))
    return found


def _head_if_there(files: CopyFiles, path: Path) -> Head:
    try:
        return files.head(path)
    except ExpectedError:
        return Head(Condition.INCOMPLETE)
