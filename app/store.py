"""Store: the one door to the ledger file, as the rest of the program sees it. `db/sqlite_store.py` is the real one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from app.holding import Holder
from app.progress import Progress, no_preparation, no_progress
from app.records.base import R, Record
from app.records.field import FieldValue

if TYPE_CHECKING:
    from app.changes.change import Change, ChangeSet
    from app.joined import Joined, PastJoin, Question
    from app.problem import Problem


class Stamp(NamedTuple):
    """Who wrote a ChangeSet and when; identifies it in the journal.

    Attributes:
        writer: random id of the opening that wrote.
        hlc: hybrid logical clock, µs since 1970 but never behind anything the writer knew.
    """

    writer: int
    hlc: int


class Applied(NamedTuple):
    """What `Store.apply` did.

    Attributes:
        change_set: what was written (empty when nothing differed).
        stamp: its place in the journal, None when nothing was written.
        problems: not empty = nothing was written: somebody else changed a record, or a link points nowhere.
    """

    change_set: ChangeSet
    stamp: Stamp | None
    problems: tuple[Problem, ...] = ()


class HistoryLine(NamedTuple):
    """One field of one record at one moment, or the life of a record (field '').

    Attributes:
        stamp: unit of work; lines of one stamp belong together.
        when: local time of the writer's clock.
        who: name given in 設定; host: the computer's name.
        label: what the user did.
        kind, record_id: the record.
        field: field name; '' for the life of the record (`new` is 'created', 'deleted', 'restored' or 'erased').
        old, new: values in full.
    """

    stamp: Stamp
    when: datetime
    who: str
    host: str
    label: str
    kind: str
    record_id: int
    field: str
    old: FieldValue
    new: FieldValue


class RecentDeed(NamedTuple):
    """One unit of work by its name alone: who did what, and when.

    Attributes:
        stamp: its place in the journal; the history shows what it changed.
        when: local time of the writer's clock.
        who: name given in 設定; host: the computer's name; label: what the user did.
    """

    stamp: Stamp
    when: datetime
    who: str
    host: str
    label: str


class EmptiedLink(NamedTuple):
    """A link of a living record that was emptied because its target went.

    Attributes:
        kind, record_id, field: the link.
        target_kind, target_id: what it pointed at.
    """

    kind: str
    record_id: int
    field: str
    target_kind: str
    target_id: int


class Deleted(NamedTuple):
    """A record in the trash with everything that went with it.

    Attributes:
        record: as it was when it was deleted.
        children: rows of the same unit of work that belonged to it, a parent before its children.
        when, who: the deletion.
        links: links of other records that were emptied in the same unit of work.
    """

    record: Record
    children: tuple[Record, ...]
    when: datetime
    who: str
    links: tuple[EmptiedLink, ...] = ()


class Store(Protocol):
    """`read`, `apply` (and, with merging, `join`). Safe to use from one thread; a background job opens its own."""

    @property
    def path(self) -> Path:
        """The ledger file."""

    @property
    def is_read_only(self) -> bool:
        """True when nothing can be written: file or folder is write protected, or somebody else is writing in it."""

    @property
    def holder(self) -> Holder | None:
        """Who else has the ledger open for writing, so that it is only read here; as the last `claim` found it."""

    def claim(self, *, stays: bool = True) -> Holder | None:
        """Take the right to write until `close`, as a window does when it opens a ledger; without, `apply` takes it.

        Args:
            stays: False for a command that is over in a moment: others wait for it instead of being sent away.

        Returns:
            None, or who has it: the ledger is then open for reading. Asked again, it may have become free.
        """

    def sign_as(self, who: str, /) -> None:
        """The name given in 設定 is another one: what is written from now on stands in the history under it."""

    def read(self, record_class: type[R], /) -> Sequence[R]:
        """All living records of one class, by id."""

    def get(self, record_class: type[R], record_id: int, /) -> R | None:
        """One living record."""

    def find(self, record_class: type[R], field: str, value: FieldValue, /) -> Sequence[R]:
        """The living records of a class in which a field holds exactly this value, by id."""

    def read_blob(self, sha: str, /) -> bytes:
        """A stored picture.

        Raises:
            KeyError: no picture has this content.
        """

    def apply(self, change_set: ChangeSet, /) -> Applied:
        """Write one unit of work: rows and journal in one transaction, or nothing at all.

        `before` of each change is compared with the row as it is now; a difference is a Problem
        「ほかで変更されています」 and nothing is written. Deleting a record without listing its children is a Problem
        too, and so is a link to a record that is not there.

        Raises:
            ExpectedError: the disk is full, the file is locked, read-only, gone or damaged; somebody else is writing in
                it; or it was replaced or put back since the last write, which is said once, before anything is written.
        """

    def preview(self, *others: Path, progress: Progress = no_progress) -> Joined:
        """What `join` would do; this file and the others stay as they are.

        Raises:
            ExpectedError: see `join`.
        """

    def join(
        self, *others: Path, before_writing: Callable[[], None] = no_preparation, progress: Progress = no_progress
    ) -> Joined:
        """Take everything that other copies know into this ledger: one transaction, all of them or none.

        Works on private copies of the files. Writes no op of its own, so the order of joins never matters, and joining
        the same copy twice brings nothing.

        Args:
            before_writing: called when the copies are sound and bring something, before the first write: makes the
                backup (`app.merging.copies.join_copies`).

        Raises:
            ExpectedError: one is not a ledger, damaged, newer, or does not add up; see also `apply`. Nothing is
                written.
        """

    def questions(self, record_id: int | None = None, /) -> Sequence[Question]:
        """What copies wrote in two ways and nobody has decided yet; about one record, or all."""

    def last_join(self) -> PastJoin | None:
        """The newest join that was not taken back."""

    def take_back_join(self, past: PastJoin, /) -> Joined:
        """Make the ledger what it was before its last join, as if that had never been; nothing travels to other copies.

        Raises:
            ExpectedError: something was written since that builds on it (`states_without_join` is then the way), or it
                is not the last one any more; see also `apply`.
        """

    def states_without_join(self, past: PastJoin, /) -> Sequence[Change]:
        """Every record in which something of a join still stands: as it is now, and as it would be without.

        Ready for `app.merging`, which makes a ChangeSet of those that were chosen.
        """

    def history(self, record_id: int | None = None, /) -> Sequence[HistoryLine]:
        """Every change ever made, oldest first; of one record and its children, or of all."""

    def recent_deeds(self, most: int, /) -> Sequence[RecentDeed]:
        """The newest units of work, the latest first, without reading what they changed: at most `most`."""

    def last_written(self, kind: str, /) -> Mapping[int, int]:
        """Id of each living record of a kind -> the clock (µs) of the last change of its own fields."""

    def deed(self, stamp: Stamp, most: int, /) -> Sequence[HistoryLine]:
        """What one unit of work changed, as `history` tells it; of a large one only its first `most` values."""

    def trash(self) -> Sequence[Deleted]:
        """Main records that were deleted, newest first."""

    def faults(self, progress: Progress = no_progress, /) -> Sequence[str]:
        """What is wrong with the file, in Japanese; empty = sound."""

    def back_up(self, target: Path, /, progress: Progress = no_progress) -> None:
        """Write a verified copy: .part, fsync, reopened and checked, renamed. Never overwrites.

        Raises:
            ExpectedError: it could not be written; nothing half-written stays.
        """

    def close(self) -> None:
        """Let go of the file."""
