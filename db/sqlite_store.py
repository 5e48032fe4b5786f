"""The Store of the program: one SQLite file. `apply` is the only writer of records."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.handing_over.keys import Keys
from app.progress import Progress, no_preparation, no_progress
from app.records.base import R
from app.records.field import FieldValue
from db import faults
from db.engine import BUSY_SECONDS, copied_to_memory, transaction, trial
from db.file_watch import FileWatch, file_identity
from db.journal import Writer
from db.ledger_file import create_file, open_file
from db.rows import read_all, read_one, read_where

if TYPE_CHECKING:  # writing, history, joining, checking and copying are loaded when they are asked for
    from app.changes.change import Change, ChangeSet
    from app.holding import Holder
    from app.joined import Joined, PastJoin, Question
    from app.store import Applied, Deleted, HistoryLine, RecentDeed, Stamp
    from db.incoming import OtherCopy
    from db.lock import WriteLock

T = TypeVar("T")

_WINDOW_PATIENCE = 1.0
"""Seconds a window that opens a ledger waits for a command that is just writing in it."""

_NOWHERE = (-1, -1)
"""The identity of no file: it has to be opened anew."""


class SqliteStore:
    """One open ledger. Safe to use from the thread that opened it; a background job opens its own."""

    def __init__(
        self,
        path: Path,
        *,
        who: str,
        host: str,
        busy_seconds: float = BUSY_SECONDS,
        read_only: bool = False,
        keys: Keys | None = None,
    ) -> None:
        """Prefer `create` and `open`. `who` and `host` go into the journal with what is written."""
        self._path = path
        self._for_reading = read_only
        self._keys = Keys() if keys is None else keys
        self._busy_seconds = busy_seconds
        self._writer = Writer(who=who, host=host)
        self._who, self._host = who, host
        self._lock: WriteLock | None = None
        self._holder: Holder | None = None
        self._file = _NOWHERE
        try:
            self._open()
            with self._reaching():
                self._watch_anew()
        except BaseException:
            self._release()
            raise

    @classmethod
    def create(cls, path: Path, *, who: str, host: str) -> SqliteStore:
        """Make a new ledger and open it; an existing file is never touched.

        Raises:
            ExpectedError: something with that name exists, or the place cannot be written.
        """
        create_file(path)
        return cls(path, who=who, host=host)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        who: str,
        host: str,
        busy_seconds: float = BUSY_SECONDS,
        read_only: bool = False,
        keys: Keys | None = None,
    ) -> SqliteStore:
        """Open a ledger; one in a write-protected place is open for reading (`is_read_only`), and so is a locked copy.

        Args:
            read_only: open it for reading wherever it lies.
            keys: the passphrases of locked copies, this one or others that are joined.

        Raises:
            ExpectedError: not a ledger, damaged, newer, built differently, locked, out of reach; it is left as it is.
        """
        return cls(path, who=who, host=host, busy_seconds=busy_seconds, read_only=read_only, keys=keys)

    @property
    def path(self) -> Path:
        """The ledger file."""
        return self._path

    @property
    def is_read_only(self) -> bool:
        """True when nothing can be written (file or folder is write protected, or somebody else is writing)."""
        return self._is_read_only or self._holder is not None

    @property
    def holder(self) -> Holder | None:
        """Who else has the ledger open for writing, as `claim` found it."""
        return self._holder

    def claim(self, *, stays: bool = True) -> Holder | None:
        """Take the right to write until `close`; None, or who has it (see `app.store.Store.claim`)."""
        from app.holding import Holder
        from db.lock import WriteLock, take

        if self._lock is None and not self._is_read_only:
            patience = _WINDOW_PATIENCE if stays else self._busy_seconds
            found = take(self._path, who=self._who, host=self._host, stays=stays, patience=patience)
            self._holder = found if isinstance(found, Holder) else None
            self._lock = found if isinstance(found, WriteLock) else None
        return self._holder

    def sign_as(self, who: str, /) -> None:
        """Write under this name from now on (see `app.store.Store.sign_as`)."""
        self._writer.sign_as(who)

    def read(self, record_class: type[R], /) -> Sequence[R]:
        """All living records of one class, by id."""
        with self._reaching():
            return read_all(self._current(), record_class)

    def get(self, record_class: type[R], record_id: int, /) -> R | None:
        """One living record."""
        with self._reaching():
            return read_one(self._current(), record_class, record_id)

    def find(self, record_class: type[R], field: str, value: FieldValue, /) -> Sequence[R]:
        """The living records of a class in which a field holds exactly this value, by id."""
        with self._reaching():
            return read_where(self._current(), record_class, field, value)

    def read_blob(self, sha: str, /) -> bytes:
        """A stored picture.

        Raises:
            KeyError: no picture has this content.
        """
        with self._reaching():
            row = self._current().execute("SELECT data FROM sy_blob WHERE sha = ?", (sha,)).fetchone()
        if row is None:
            raise KeyError(sha)
        return bytes(row[0])

    def apply(self, change_set: ChangeSet, /) -> Applied:
        """Write one unit of work: rows and journal in one transaction, or nothing at all (see `app.store.Store.apply`).

        Raises:
            ExpectedError: the disk is full, the file is locked, read-only, gone or damaged.
            ValueError: a change breaks a natural key, or a picture is not what its name says: a mistake of the program.
        """
        from app.store import Applied
        from db.applying import apply_changes, asked_for

        wanted = asked_for(change_set)
        if not wanted:
            return Applied(change_set=wanted, stamp=None)
        self._insist_on_right_to_write()
        with self._reaching():
            applied = apply_changes(self._unsurprised(), self._writer, wanted)
            if applied.stamp is not None:
                self._watch.note_write(applied.stamp.writer, applied.stamp.hlc)
        return applied

    def preview(self, *others: Path, progress: Progress = no_progress) -> Joined:
        """What `join` would do; also where nothing may be written (see `app.store.Store.preview`)."""
        return self._join(others, no_preparation, progress, is_trial=True)

    def join(
        self, *others: Path, before_writing: Callable[[], None] = no_preparation, progress: Progress = no_progress
    ) -> Joined:
        """Take everything that other copies know into this ledger (see `app.store.Store.join`)."""
        return self._join(others, before_writing, progress, is_trial=False)

    def _join(
        self, others: Sequence[Path], before_writing: Callable[[], None], progress: Progress, *, is_trial: bool
    ) -> Joined:
        from db.incoming import open_copy
        from db.joining import check_unseen

        is_aside = is_trial and (self.is_read_only or self.claim(stays=False) is not None)
        if not is_aside:
            self._insist_on_right_to_write()
        with self._reaching(), ExitStack() as opened:
            place = closing(copied_to_memory(self._current())) if is_aside else nullcontext(self._unsurprised())
            connection = opened.enter_context(place)
            copies = [opened.enter_context(open_copy(path, self._keys)) for path in others]
            check_unseen(connection, copies, progress)
            return self._unite(connection, copies, before_writing, is_trial=is_trial)

    def _unite(
        self,
        connection: sqlite3.Connection,
        copies: Sequence[OtherCopy],
        before_writing: Callable[[], None] = no_preparation,
        *,
        is_trial: bool = False,
    ) -> Joined:
        from db.joining import Joining
        from db.settling import links_unchecked

        writing = trial(connection) if is_trial else transaction(connection, links_checked_at_end=False)
        with links_unchecked(connection), writing:
            joining = Joining(connection, before_writing)
            for copy in copies:
                joining.take_in(copy)
            joined = joining.finish()
        self._watch_anew()
        return joined

    def maintain(self, work: Callable[[sqlite3.Connection, Writer], T], /) -> T:
        """Let upkeep (db/upkeep.py) work on the file, with the right to write."""
        self._insist_on_right_to_write()
        with self._reaching():
            done = work(self._unsurprised(), self._writer)
            self._watch_anew()
        return done

    def consult(self, look: Callable[[sqlite3.Connection], T], /) -> T:
        """What upkeep wants to know of the open file."""
        with self._reaching():
            return look(self._current())

    def questions(self, record_id: int | None = None, /) -> Sequence[Question]:
        """What copies wrote in two ways and nobody has decided yet; about one record, or all."""
        from db.questions import open_questions

        with self._reaching():
            return open_questions(self._current(), None if record_id is None else [record_id])

    def last_join(self) -> PastJoin | None:
        """The newest join that was not taken back."""
        from db.unjoining import can_be_taken_out, described, last_join

        with self._reaching():
            connection = self._current()
            found = last_join(connection)
            return None if found is None else described(*found, leaves_no_trace=can_be_taken_out(connection, *found))

    def take_back_join(self, past: PastJoin, /) -> Joined:
        """Make the ledger what it was before its last join (see `app.store.Store.take_back_join`)."""
        from app.joined import Joined
        from db.settling import links_unchecked
        from db.unjoining import take_out

        self._insist_on_right_to_write()
        with self._reaching():
            connection = self._unsurprised()
            with links_unchecked(connection), transaction(connection, links_checked_at_end=False):
                change_set = take_out(connection, past.moment, past.label)
            self._watch_anew()
        return Joined(change_set, ())

    def states_without_join(self, past: PastJoin, /) -> Sequence[Change]:
        """What taking back a join would change, record by record (see `app.store.Store.states_without_join`)."""
        from db.unjoining import states_without

        with self._reaching():
            return states_without(self._current(), past.moment)

    def history(self, record_id: int | None = None, /) -> Sequence[HistoryLine]:
        """Every change ever made, oldest first; of one record and its children, or of all."""
        from db.history import History

        return self.consult(lambda file: History(file).lines(record_id))

    def recent_deeds(self, most: int, /) -> Sequence[RecentDeed]:
        """The newest units of work by their names."""
        from db.history import recent_deeds

        return self.consult(lambda file: recent_deeds(file, most))

    def last_written(self, kind: str, /) -> Mapping[int, int]:
        """When each record of a kind was written last."""
        from db.history import last_written

        return self.consult(lambda file: last_written(file, kind))

    def deed(self, stamp: Stamp, most: int, /) -> Sequence[HistoryLine]:
        """What one unit of work changed."""
        from db.history import History

        return self.consult(lambda file: History(file).deed(stamp, most))

    def trash(self) -> Sequence[Deleted]:
        """Main records that were deleted, newest first."""
        from db.history import History

        return self.consult(lambda file: History(file).trash())

    def faults(self, progress: Progress = no_progress, /) -> Sequence[str]:
        """What is wrong with the file, in Japanese; empty = sound."""
        from db.audit import find_faults

        with self._reaching():
            return find_faults(self._current(), progress)

    def back_up(self, target: Path, /, progress: Progress = no_progress) -> None:
        """Write a verified copy under a free name.

        Raises:
            ExpectedError: it could not be written; nothing half-written stays.
        """
        from db.backup import back_up

        with self._reaching():
            try:
                connection = self._current()
            except FileNotFoundError:  # taken away meanwhile: what it held can often still be read, and be saved
                connection = self._connection
        back_up(connection, target, progress)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _reaching(self) -> AbstractContextManager[None]:
        """Failures in plain words. After one of the disk the file is opened anew: a stick put back is a new device."""
        return faults.explained(self._path, lost=self._lose)

    def _lose(self) -> None:
        self._file = _NOWHERE

    def _open(self) -> None:
        self._is_read_only = False
        opened = open_file(
            self._path,
            busy_seconds=self._busy_seconds,
            may_migrate=lambda: self.claim(stays=False) is None,
            read_only=self._for_reading,
            keys=self._keys,
        )
        self._connection = opened.connection
        self._is_read_only = opened.is_read_only
        self._file = file_identity(self._path)

    def _insist_on_right_to_write(self) -> None:
        if self._is_read_only:
            raise faults.not_for_writing(self._path)
        holder = self.claim(stays=False)
        if holder is not None:
            from app.holding import held

            raise held(holder)

    def _watch_anew(self) -> None:
        """Remember how the file is left now."""
        self._watch = FileWatch(self._path, self._connection)

    def _unsurprised(self) -> sqlite3.Connection:
        """The connection for a write: what happened to the file since the last one is said first."""
        if self._file == _NOWHERE or not self._watch.is_as_left():
            self._watch.look_again(self._current())
        return self._connection

    def _current(self) -> sqlite3.Connection:
        """The connection to the file that now has our name: a cloud folder or a restore may have put another there."""
        if file_identity(self._path) != self._file:
            self._file = _NOWHERE
            self._connection.close()
            self._open()
        return self._connection
