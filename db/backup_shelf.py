"""The shelf of backups: a folder with one folder a book, and the photos of all of them beside.

控え/<book>/20261124-140503-o-1a2b3c4d.hikae        控え/photos/<sha>
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from app import backups
from app.backups import Backup, KindComparison, Occasion
from app.paths import part_beside, part_of
from app.progress import Progress, no_progress
from db import faults
from db.comparison import compare
from db.engine import connect, connect_memory
from db.file_watch import Standing
from db.journal import ERASED
from db.ledger_file import flush_folder, give_name, is_sound
from db.lock import WriteLock, take
from db.parted_copy import join_with_photos, part_from_photos, photos_of, place_file, store_photos
from db.schema import is_as_migrated, table_names

_PHOTOS = "photos"
_GRACE_SECONDS = 3600.0
"""A photo nothing needs stays this long: another window may just be writing the backup that needs it."""


class _Glance(NamedTuple):
    """What one look into a ledger or backup tells; opening a file costs more than reading either.

    Attributes:
        standing: how far it had come; None when that cannot be read.
        photos: which photos it names, as far as that can be read.
    """

    standing: Standing | None
    photos: frozenset[str]


class LedgerBackups:
    """The backups of one ledger file (see `app.backups.BackupShelf`)."""

    def __init__(self, ledger: Path, folder: Path) -> None:
        self._ledger = ledger
        self._folder = folder
        self._mark = backups.mark_of(ledger)

    @property
    def folder(self) -> Path:
        """Where the backups of all ledgers lie."""
        return self._folder

    def is_own(self, backup: Backup, /) -> bool:
        """Whether it was made of this very file."""
        return backup.mark == self._mark

    def all(self) -> Sequence[Backup]:
        """Those of this book, the newest first; when the ledger cannot be read, those of this file."""
        with faults.explained(self._folder):
            found = self._of_book(_glance(self._ledger).standing)
        return sorted(found, key=_age, reverse=True)

    def keep(self, occasion: Occasion, /, *, now: datetime, progress: Progress = no_progress) -> Backup | None:
        """Make one unless the newest holds the same already, and let go of those that have had their time."""
        standing, photos = _glance(self._ledger)
        if standing is None:
            raise faults.damaged(self._ledger)
        with faults.explained(self._folder):
            known = {each: _glance(each.path) for each in self._of_book(standing) if self.is_own(each)}
        newest_first = sorted(known, key=_age, reverse=True)
        compared = newest_first if occasion.is_automatic else newest_first[:1]
        if any(known[each].standing == standing for each in compared):
            if not occasion.is_automatic and not _is_whole_file(self._ledger):  # who asks for one shall know
                raise faults.damaged(self._ledger)
            return None
        made = self._make(occasion, now, standing, photos, progress)
        with faults.explained(self._folder):
            self._tidy_up({**known, made: _Glance(standing, photos)})
        return made

    def _make(
        self, occasion: Occasion, now: datetime, standing: Standing, photos: Collection[str], progress: Progress
    ) -> Backup:
        """Write one. What is in it is looked at while it is still in memory, and compared with what the disk has then:
        a file that has the name of a backup was whole once."""
        with faults.explained(self._folder):
            store_photos(self._ledger, photos, self._folder / _PHOTOS, progress)
        with faults.explained(self._ledger):
            content = part_from_photos(self._ledger)
            # Without photos it is the ledger byte for byte; otherwise made anew of its rows, and says less of the file.
            if not _is_whole_content(content) or (photos and not _is_whole_file(self._ledger)):
                raise faults.damaged(self._ledger)
        with faults.explained(self._folder):
            folder = self._folder / _folder_name(standing)
            folder.mkdir(parents=True, exist_ok=True)
            path = self._free_path(folder, occasion, now)
            place_file(path, content)
            if path.read_bytes() != content:  # a stick may lie
                path.unlink()
                raise faults.damaged_backup(path)
        made = backups.from_path(path, len(content))
        assert made is not None  # by the name that it was just given
        return made

    def holding(self, record_ids: Collection[int], /) -> Sequence[Backup]:
        """Those that still hold something of these records."""
        return [each for each in self.all() if _holds(each, record_ids)]

    def let_go(self, backups: Collection[Backup], /) -> None:
        """Take them away, and at once the photos that nothing needs any more."""
        with faults.explained(self._folder):
            for backup in backups:
                backup.path.unlink(missing_ok=True)
            needed = {sha for each in self._everything() for sha in _glance(each.path).photos}
            photos = self._folder / _PHOTOS
            for stored in photos.iterdir() if photos.is_dir() else ():
                if len(stored.name) == 64 and stored.name not in needed:
                    stored.unlink(missing_ok=True)

    def compare(self, backup: Backup, /) -> Sequence[KindComparison]:
        """What it holds against the ledger as it is now."""
        with faults.explained(backup.path):
            is_readable = _glance(self._ledger).standing is not None
            return compare(backup.path, self._ledger if is_readable else None)

    def write_out(self, backup: Backup, target: Path, /, progress: Progress = no_progress) -> int:
        """Make a whole, verified ledger of it under a free name."""
        with faults.explained(target):
            if target.exists():
                raise faults.exists(target)
            with part_of(target) as part:
                lost = join_with_photos(backup.path, part, self._read_photo, progress)
                give_name(part, target)
        return lost

    def prepare(self, backup: Backup, /, *, now: datetime, progress: Progress = no_progress) -> Path:
        """Keep the ledger as it is now, and lay the whole ledger made of the backup beside it."""
        if _is_whole_file(self._ledger):
            self.keep(Occasion.RESTORING, now=now, progress=progress)
        part = part_beside(self._ledger)
        with faults.explained(self._ledger):
            try:
                join_with_photos(backup.path, part, self._read_photo, progress)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
        return part

    def put_in_place(self, prepared: Path, /, *, now: datetime) -> None:
        """Let what was prepared become the ledger; a damaged one, and what SQLite left beside it, is put aside."""
        lock = take(self._ledger, who="", host="")
        if not isinstance(lock, WriteLock):
            prepared.unlink(missing_ok=True)
            raise faults.locked(self._ledger)
        try:
            is_whole = _is_whole_file(self._ledger)
            if is_whole:  # written in since `prepare`: that is kept too
                self.keep(Occasion.RESTORING, now=now)
            with faults.explained(self._ledger):
                if self._ledger.exists() and not is_whole:
                    _put_aside(self._ledger, now)
                prepared.replace(self._ledger)
                flush_folder(self._ledger.parent)
        finally:
            prepared.unlink(missing_ok=True)
            lock.release()

    def _free_path(self, folder: Path, occasion: Occasion, now: datetime) -> Path:
        """Where the next one goes: a backup never takes the place of another one made in the same second."""
        while (path := folder / backups.name_of(now, occasion, self._mark)).exists():
            now += timedelta(seconds=1)
        return path

    def _of_book(self, standing: Standing | None) -> list[Backup]:
        """The backups of this book; when the ledger cannot be read, those of this file."""
        book = None if standing is None else _folder_name(standing)
        return [each for each in self._everything() if each.book == book or (book is None and self.is_own(each))]

    def _everything(self) -> list[Backup]:
        """Every backup in the folder, of whichever ledger."""
        if not self._folder.is_dir():
            return []
        files = [each for each in self._folder.glob(f"*/*{backups.ENDING}") if each.is_file()]
        return [found for each in files if (found := backups.from_path(each, each.stat().st_size)) is not None]

    def _tidy_up(self, known: Mapping[Backup, _Glance]) -> None:
        """Those that have had their time go, then what is too much, then photos that nothing needs any more.

        Args:
            known: what was seen in some of them already.
        """
        everything = self._everything()
        gone = backups.outlived(everything)
        stored = {each.name: each.stat() for each in (self._folder / _PHOTOS).iterdir() if len(each.name) == 64}
        sizes = {name: stat.st_size for name, stat in stored.items()}

        def needed_by(backup: Backup) -> frozenset[str]:
            if not stored:  # whatever it names, it is not there
                return frozenset()
            return (known.get(backup) or _glance(backup.path)).photos

        kept = {each: needed_by(each) for each in everything if each not in gone}
        gone |= backups.too_heavy(kept, sizes, backups.byte_limit(shutil.disk_usage(self._folder).total))
        for backup in gone:
            backup.path.unlink(missing_ok=True)
        needed = {sha for backup, photos in kept.items() if backup not in gone for sha in photos}
        for name, stat in stored.items():
            if name not in needed and _is_old(stat):
                (self._folder / _PHOTOS / name).unlink(missing_ok=True)
        for folder in (self._folder / _PHOTOS, *{each.path.parent for each in kept}, self._ledger.parent):
            _clear_halves(folder)

    def _read_photo(self, sha: str) -> bytes | None:
        """From the folder; where it is missing or damaged there, from the ledger itself."""
        with contextlib.suppress(OSError):
            content = (self._folder / _PHOTOS / sha).read_bytes()
            if hashlib.sha256(content).hexdigest() == sha:
                return content
        with contextlib.suppress(sqlite3.Error), contextlib.closing(connect(self._ledger, read_only=True)) as ledger:
            row = ledger.execute("SELECT data FROM sy_blob WHERE sha = ?", (sha,)).fetchone()
            return None if row is None else bytes(row[0])
        return None


def _folder_name(standing: Standing) -> str:
    return f"{standing.book:016x}"


def _glance(path: Path) -> _Glance:
    """What a ledger or backup says of itself."""
    standing: Standing | None = None
    photos: frozenset[str] = frozenset()
    unreadable = contextlib.suppress(sqlite3.Error, UnicodeDecodeError)
    with unreadable, contextlib.closing(connect(path, read_only=True)) as connection:
        with unreadable:
            standing = Standing.of(connection)
        photos = photos_of(connection)
    return _Glance(standing, photos)


def _age(backup: Backup) -> tuple[datetime, str]:
    return backup.made, backup.path.name


def _clear_halves(folder: Path) -> None:
    """Take away what a program that was killed left half-written (`app.paths.part_beside`)."""
    for half in folder.glob(f".{'[0-9a-f]' * 16}.part"):
        with contextlib.suppress(OSError):
            if _is_old(half.stat()):
                half.unlink()


def _is_old(stat: os.stat_result) -> bool:
    return time.time() - stat.st_mtime > _GRACE_SECONDS


def _is_whole_file(path: Path) -> bool:
    """Whether a ledger is built as ours and its records can be read; its photos are not looked at."""
    try:
        with contextlib.closing(connect(path, read_only=True)) as connection:
            return _is_whole(connection, but="sy_blob")
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _is_whole_content(content: bytes) -> bool:
    """The same of a whole file in memory that is parted from its photos."""
    try:
        with contextlib.closing(connect_memory()) as connection:
            connection.deserialize(content)
            return _is_whole(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _is_whole(connection: sqlite3.Connection, *, but: str = "") -> bool:
    tables = [name for name in table_names(connection) if name != but]
    return bool(tables) and is_as_migrated(connection) and is_sound(connection, tables)


def _holds(backup: Backup, record_ids: Collection[int]) -> bool:
    """Whether a backup says anything of these records; one that cannot be read may."""
    sql = (
        "SELECT EXISTS (SELECT 1 FROM sy_op WHERE record_id = :id)"
        " AND NOT EXISTS (SELECT 1 FROM sy_op WHERE record_id = :id AND field = '' AND value = :erased)"
    )
    try:
        with contextlib.closing(connect(backup.path, read_only=True)) as connection:
            return any(
                connection.execute(sql, {"id": record_id, "erased": ERASED}).fetchone()[0] for record_id in record_ids
            )
    except (sqlite3.Error, UnicodeDecodeError):
        return True


def _put_aside(ledger: Path, now: datetime) -> None:
    """Give a damaged ledger another name, its journal with it: played into the new one it would destroy that too."""
    aside = ledger.with_name(f"{ledger.stem} いたんだもの {now:%Y-%m-%d %H%M%S}{ledger.suffix}")
    ledger.rename(aside)
    journal = Path(f"{ledger}-journal")
    if journal.exists():
        journal.rename(f"{aside}-journal")
