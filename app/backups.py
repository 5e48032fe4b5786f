"""Backups (控え): copies of a ledger that the program keeps by itself, and the rules about which stay.

Photos are most of a ledger and hardly ever change, so they are kept once for all backups (records.md, Photos).
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.errors import ExpectedError
from app.progress import Progress, no_progress

ENDING = ".hikae"
"""Not that of a ledger: without its photos a backup is none yet."""

LATEST = 10
_MOST_BYTES = 2_000_000_000
_PART_OF_DISK = 0.05


class Occasion(StrEnum):
    """Why a backup was made."""

    OPENED = "o"
    CLOSED = "c"
    BY_HAND = "h"
    RESTORING = "r"
    RENEWED = "n"
    JOINING = "j"

    @property
    def words(self) -> str:
        """As the user reads it in a list: 「ひらいたとき」."""
        return _WORDS[self][0]

    @property
    def sentence(self) -> str:
        """As the user reads it below the heading: 「帳面をひらいたときの中身です」."""
        return _WORDS[self][1]

    @property
    def is_automatic(self) -> bool:
        """Made by the daily round; of those a day needs only the first and the last."""
        return self in (Occasion.OPENED, Occasion.CLOSED)


_WORDS = {
    Occasion.OPENED: ("ひらいたとき", "この日に帳面をひらいたとき、まだ何も書いていない中身です。"),
    Occasion.CLOSED: ("おわったとき", "この日の仕事をおえて、帳面をとじたときの中身です。"),
    Occasion.BY_HAND: ("じぶんでとったもの", "「いま控えをとる」で、じぶんでとったものです。"),
    Occasion.RESTORING: ("控えに戻すまえ", "べつの控えに戻すまえの中身です。"),
    Occasion.RENEWED: ("つどいばを新しくしたとき", "つどいばが新しくなり、帳面をそれに合わせるまえの中身です。"),
    Occasion.JOINING: ("写しを合わせるまえ", "ほかの写しを合わせるまえの中身です。"),
}


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, as its name tells.

    Attributes:
        path: where it lies; its folder is named after the book.
        made: local time.
        mark: which file of the book it was made of (`mark_of`).
        size: bytes, without photos.
    """

    path: Path
    made: datetime
    occasion: Occasion
    mark: str
    size: int

    @property
    def book(self) -> str:
        """The ledger it belongs to; all copies of one ledger are the same book."""
        return self.path.parent.name


@dataclass(frozen=True, slots=True)
class KindComparison:
    """What a backup holds of one kind, and what happened to it since.

    Attributes:
        then, now: records in the backup and in the ledger.
        added, changed, removed: since the backup; a change of something that belongs to a record is one of the record.
    """

    kind: str
    then: int
    now: int
    added: int
    changed: int
    removed: int

    @property
    def differs(self) -> bool:
        """Whether anything happened."""
        return bool(self.added or self.changed or self.removed)


class BackupShelf(Protocol):
    """The backups of one ledger. Every call opens what it needs, so it may be used beside the window."""

    @property
    def folder(self) -> Path:
        """Where the backups of all ledgers lie."""

    def all(self) -> Sequence[Backup]:
        """The backups of this ledger, the newest first; those of its copies on this computer too.

        Raises:
            ExpectedError: the folder is out of reach.
        """

    def is_own(self, backup: Backup, /) -> bool:
        """Whether it was made of this very file, not of another copy of the ledger."""

    def keep(self, occasion: Occasion, /, *, now: datetime, progress: Progress = no_progress) -> Backup | None:
        """Make one, and let go of those that have had their time.

        Returns:
            None when the newest backup holds the same already; in the daily round, when any of them does.

        Raises:
            ExpectedError: no room, no rights, out of reach; nothing half-made stays.
        """

    def holding(self, record_ids: Collection[int], /) -> Sequence[Backup]:
        """The backups of this ledger and of its copies that still hold something of these records, the newest first.

        One that cannot be read counts as holding them.

        Raises:
            ExpectedError: the folder is out of reach.
        """

    def let_go(self, backups: Collection[Backup], /) -> None:
        """Take backups away for good, with the photos that no other one needs.

        Raises:
            ExpectedError: the folder is out of reach or may not be written.
        """

    def compare(self, backup: Backup, /) -> Sequence[KindComparison]:
        """What it holds, kind by kind, against the ledger as it is now (all of it added when that cannot be read).

        Raises:
            ExpectedError: the backup cannot be read.
        """

    def write_out(self, backup: Backup, target: Path, /, progress: Progress = no_progress) -> int:
        """Make a whole, verified ledger of it under a free name.

        Returns:
            how many photos are missing from the folder of backups.

        Raises:
            ExpectedError: the name is taken, there is no room, the backup is damaged; nothing half-written stays.
        """

    def prepare(self, backup: Backup, /, *, now: datetime, progress: Progress = no_progress) -> Path:
        """Keep the ledger as it is, and lay a whole ledger made of the backup beside it, ready for `put_in_place`.

        Raises:
            ExpectedError: as for `keep` and `write_out`; the ledger is as before.
        """

    def put_in_place(self, prepared: Path, /, *, now: datetime) -> None:
        """Let what `prepare` made become the ledger. The ledger must not be open.

        What was written in it since `prepare` is kept in a further backup; a damaged one is put aside, not lost.

        Raises:
            ExpectedError: it could not be done; the ledger is as before.
        """


def prepare_newest_good(shelf: BackupShelf, *, now: datetime, progress: Progress = no_progress) -> Path:
    """The newest backup that is whole, prepared to take the place of the ledger (`BackupShelf.prepare`).

    Raises:
        ExpectedError: none is whole, or there is no room.
    """
    refusal = ExpectedError("この帳面の控えは、ありません。", "元のパソコンの帳面か、写しをさがしてください。")
    for backup in shelf.all():
        try:
            return shelf.prepare(backup, now=now, progress=progress)
        except ExpectedError as error:
            refusal = error
    raise refusal


def mark_of(ledger: Path) -> str:
    """Names one file among the copies of a ledger."""
    return hashlib.sha256(str(ledger.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:8]


def name_of(made: datetime, occasion: Occasion, mark: str) -> str:
    """The file name of a backup; `from_path` reads it again."""
    return f"{made:%Y%m%d-%H%M%S}-{occasion.value}-{mark}{ENDING}"


_NAME = re.compile(rf"(\d{{8}}-\d{{6}})-([a-z])-([0-9a-f]{{8}}){re.escape(ENDING)}")


def from_path(path: Path, size: int) -> Backup | None:
    """The backup behind a file, None for anything else that lies there."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        return Backup(path, datetime.strptime(found[1], "%Y%m%d-%H%M%S"), Occasion(found[2]), found[3], size)
    except ValueError:  # 31 February, an occasion of a newer program
        return None


def outlived(backups: Iterable[Backup]) -> set[Backup]:
    """Those that have had their time: of each file the ten latest stay, and the last of every month.

    Of one day the automatic ones between the first and the last go first, so that ten reach back more than a day.
    """
    found: set[Backup] = set()
    groups: dict[tuple[str, str], list[Backup]] = defaultdict(list)
    for backup in backups:
        groups[backup.book, backup.mark].append(backup)
    for group in groups.values():
        group.sort(key=_age)
        between = _between_first_and_last_of_day(group)
        left = [backup for backup in group if backup not in between]
        last_of_month = {(backup.made.year, backup.made.month): backup for backup in left}
        found |= between | set(left[:-LATEST]) - set(last_of_month.values())
    return found


def _between_first_and_last_of_day(backups: Sequence[Backup]) -> set[Backup]:
    days: dict[date, list[Backup]] = defaultdict(list)
    for backup in backups:
        if backup.occasion.is_automatic:
            days[backup.made.date()].append(backup)
    return {backup for day in days.values() for backup in day[1:-1]}


def byte_limit(disk_size: int) -> int:
    """How much all backups together may take: 2 GB, on small disks 5 % (records.md, Photos)."""
    return min(_MOST_BYTES, int(disk_size * _PART_OF_DISK))


def too_heavy(photos: Mapping[Backup, frozenset[str]], photo_sizes: Mapping[str, int], limit: int) -> set[Backup]:
    """Which of the oldest go so that all together stay within `limit` bytes; the newest of each file always stays.

    Args:
        photos: every backup with the photos it needs.
        photo_sizes: bytes of each stored photo; it counts once, however many need it.
    """
    newest = {(backup.book, backup.mark): backup for backup in sorted(photos, key=_age)}
    users: dict[str, int] = defaultdict(int)
    for needed in photos.values():
        for sha in needed:
            users[sha] += 1
    total = sum(backup.size for backup in photos) + sum(photo_sizes.get(sha, 0) for sha in users)
    dropped: set[Backup] = set()
    for backup in sorted(photos, key=_age):
        if total <= limit:
            break
        if backup in newest.values():
            continue
        dropped.add(backup)
        total -= backup.size
        for sha in photos[backup]:
            users[sha] -= 1
            if not users[sha]:
                total -= photo_sizes.get(sha, 0)
    return dropped


def _age(backup: Backup) -> tuple[datetime, str]:
    return backup.made, backup.path.name
