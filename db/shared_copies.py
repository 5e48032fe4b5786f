"""Copies of a ledger as files, over SQLite: reading how far one has come, and writing one that can be trusted."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.backups import BackupShelf, Occasion
from app.carrying import copies
from app.carrying.copies import Condition, Head
from app.carrying.copy_names import insist_on_portable
from app.errors import ExpectedError
from app.handing_over.sealing import is_sealed
from app.joined import Joined, Origin
from app.paths import is_there_but_no_file, part_of, private_folder
from app.progress import Progress, no_progress
from app.store import Store
from app.whole_file import LEDGER_START
from db import faults
from db.backup import back_up, bring_to_disk, writing_explained
from db.engine import connect
from db.history import local_time
from db.incoming import WriterRow, open_copy, read_writers
from db.joining import book_of
from db.ledger_file import HEADER_BYTES, application_of, form_of, give_name, length_of
from db.lock import WriteLock, take
from db.schema import APPLICATION_ID, latest_version


class SqliteCopies:
    """See `app.carrying.copies.CopyFiles`."""

    def __init__(self, open_ledger: Callable[[Path], Store], shelf: Callable[[Path], BackupShelf]) -> None:
        self._open_ledger, self._shelf = open_ledger, shelf

    def head(self, path: Path, /) -> Head:
        """How far a file has come. SQLite sees only a private copy of it."""
        with faults.explained(path):
            if is_there_but_no_file(path):
                return Head(Condition.FOREIGN)
            with path.open("rb") as file:
                condition = _condition_of(file.read(HEADER_BYTES), os.fstat(file.fileno()).st_size)
        if condition is not Condition.WHOLE:
            return Head(condition)
        try:
            with open_copy(path) as copy:
                return _head(copy.book, copy.writers.values())
        except ExpectedError as error:
            if isinstance(error.__cause__, OSError):  # out of reach, or no room here: that says nothing about the file
                raise
            return Head(Condition.INCOMPLETE)

    def standing(self, ledger: Path, /) -> Head:
        """How far this computer's own ledger has come."""
        with faults.explained(ledger), contextlib.closing(connect(ledger, read_only=True)) as connection:
            return _head(book_of(connection), read_writers(connection).values())

    def write(self, ledger: Path, target: Path, /, *, progress: Progress = no_progress) -> None:
        """Write a copy and look through it; an older copy gives way if the ledger knows everything it does.

        A locked one is carried over as it is: its content must not lie open on a stick.
        """
        insist_on_portable(target.name)
        with writing_explained(target):
            is_there = target.exists()
            if is_there and target.samefile(ledger):
                raise copies.onto_itself(target)
            if is_sealed(ledger):
                if is_there:
                    raise faults.exists(target)
                _carry_over(ledger, target, renews=False)
                return
        with _held(target) if is_there else contextlib.nullcontext():
            if is_there:
                self._insist_on_knowing(ledger, target)
            with faults.explained(ledger), contextlib.closing(connect(ledger, read_only=True)) as connection:
                back_up(connection, target, progress, renews=is_there)

    def post(self, ledger: Path, target: Path, /) -> None:
        """Make a copy here, carry it over whole, read it again there, and only then let it have its name."""
        with private_folder() as folder:
            made = folder / target.name
            with faults.explained(ledger), contextlib.closing(connect(ledger, read_only=True)) as connection:
                back_up(connection, made)
            with writing_explained(target):
                _carry_over(made, target, renews=True)

    def join(self, ledger: Path, others: Sequence[Path], /, *, now: datetime) -> Joined:
        """Take copies in; one backup a day is enough, since what came can be taken back."""
        shelf = self._shelf(ledger)

        def keep() -> None:
            is_kept = any(
                each.occasion is Occasion.JOINING and each.made.date() == now.date() and shelf.is_own(each)
                for each in shelf.all()
            )
            if not is_kept:
                shelf.keep(Occasion.JOINING, now=now)

        with contextlib.closing(self._open_ledger(ledger)) as store:
            return store.join(*others, before_writing=keep)

    def _insist_on_knowing(self, ledger: Path, target: Path) -> None:
        """An older copy may go only when nothing goes with it."""
        head, own = self.head(target), self.standing(ledger)
        if head.condition is not Condition.WHOLE or head.book != own.book:
            raise copies.other_book(target)
        if not own.holds(head.vector):
            raise copies.not_in_ledger(target)


@contextmanager
def _held(copy: Path) -> Iterator[None]:
    """Nobody writes in a copy while it gives way to a newer one."""
    lock = take(copy, who="", host="", stays=False)
    if not isinstance(lock, WriteLock):
        raise faults.locked(copy)
    try:
        yield
    finally:
        lock.release()


def _head(book: int, writers: Iterable[WriterRow]) -> Head:
    rows = list(writers)
    last = max(rows, key=lambda row: (row.hlc, row.writer), default=None)
    origin = None if last is None else Origin(last.who, last.host, local_time(last.hlc))
    return Head(Condition.WHOLE, book, {row.writer: row.n for row in rows}, origin)


def _condition_of(header: bytes, size: int) -> Condition:
    """What the first bytes tell: half a file is found out before it is copied."""
    if len(header) < HEADER_BYTES:
        return Condition.INCOMPLETE if LEDGER_START.startswith(header[: len(LEDGER_START)]) else Condition.FOREIGN
    if not header.startswith(LEDGER_START):
        return Condition.FOREIGN if any(header) else Condition.INCOMPLETE  # room taken, content not there yet
    if application_of(header) != APPLICATION_ID:
        return Condition.FOREIGN
    if form_of(header) > latest_version():
        return Condition.NEWER
    return Condition.INCOMPLETE if size < length_of(header) else Condition.WHOLE


def _carry_over(made: Path, target: Path, *, renews: bool) -> None:
    with part_of(target) as part:
        with made.open("rb") as source, part.open("xb") as file:
            shutil.copyfileobj(source, file)
            bring_to_disk(file)
        if _sha_of(part) != _sha_of(made):
            raise faults.unreachable(target)
        give_name(part, target, renews=renews)


def _sha_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
