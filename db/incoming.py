"""What another copy of a ledger knows: read from a private copy of the file, and believed only after an audit."""

from __future__ import annotations

import errno
import hashlib
import math
import os
import shutil
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from app.handing_over.keys import Keys
from app.handing_over.sealing import is_sealed
from app.paths import private_folder
from app.progress import Progress, no_progress
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import FieldValue
from app.records.ids import ID_BITS, derived_id
from db import faults
from db.audit import find_faults
from db.fold import Journal, read_journal
from db.journal import ERASED, LAST_MIGRATION_WRITER, LIFE, SELECT_OPS, Op, OpKey
from db.ledger_file import check_header, open_file
from db.rows import id_list, read_many, storage_of
from db.schema import latest_version

LATEST_CLOCK = 32_000_000_000_000_000
"""µs, in the year 2984: a clock may be wrong by decades, but ours must be able to go on behind it."""

_BESIDE = ("-journal", "-wal")
_TRIES = 3


@dataclass(frozen=True, slots=True)
class WriterRow:
    """One row of `sy_writer`, values in the order of its columns."""

    writer: int
    n: int
    hlc: int
    who: str
    host: str
    app: str
    started: int
    pruned: int


def read_writers(connection: sqlite3.Connection) -> dict[int, WriterRow]:
    """The version vector of a ledger, with names."""
    sql = "SELECT writer, n, hlc, who, host, app, started, pruned FROM sy_writer"
    return {row[0]: WriterRow(*row) for row in connection.execute(sql)}


class OtherCopy:
    """Another copy of a ledger, open on a private copy of its file: the file itself is never opened by SQLite."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Use `open_copy`. `path` is where it was found."""
        self.path = path
        self.connection = connection
        self.writers = read_writers(connection)
        self.book = int(connection.execute("SELECT id FROM sy_book").fetchone()[0])

    def is_known(self, writers: Mapping[int, WriterRow], book: int) -> bool:
        """Whether it is a copy of a ledger with these writers, or was taken in by it before."""
        return self.book == book or any(each > LAST_MIGRATION_WRITER for each in self.writers.keys() & writers.keys())

    def audit(self, progress: Progress = no_progress) -> None:
        """The whole file, as for one never seen before.

        Raises:
            ExpectedError: it does not add up.
        """
        if find_faults(self.connection, progress):
            raise faults.incomplete_copy(self.path)

    def last_op(self, writer: int, seq: int) -> tuple[object, ...] | None:
        """One op, as stored."""
        with faults.explained(self.path):
            return one_op(self.connection, writer, seq)


def one_op(connection: sqlite3.Connection, writer: int, seq: int) -> tuple[object, ...] | None:
    """One op of an open ledger, as stored; None when it is not there (any more)."""
    row: tuple[object, ...] | None = connection.execute(
        f"{SELECT_OPS} WHERE writer = ? AND seq = ?", (writer, seq)
    ).fetchone()
    return row


@contextmanager
def open_copy(path: Path, keys: Keys | None = None) -> Iterator[OtherCopy]:
    """Another ledger for the length of a block: checked like any file, brought to the newest form, never written to.

    A locked one is unlocked in memory with its passphrase among `keys`.

    Raises:
        ExpectedError: it is not a ledger, damaged, newer, built differently, or out of reach.
    """
    with private_folder() as folder, closing(_opened_privately(path, folder, keys)) as connection:
        with faults.explained(path):
            try:
                copy = OtherCopy(path, connection)
            except (TypeError, ValueError) as error:  # no row that says which book it is
                raise faults.incomplete_copy(path) from error
        yield copy  # what fails from now on is not the fault of this file, unless it says so itself


def _opened_privately(path: Path, folder: Path, keys: Keys | None) -> sqlite3.Connection:
    with faults.explained(path):
        is_locked = is_sealed(path)
        if not is_locked:
            check_header(path, latest_version())
        try:
            connection = open_file(path if is_locked else _copy_privately(path, folder), keys=keys).connection
        except sqlite3.IntegrityError as error:  # found when it is brought to the newest form
            raise faults.incomplete_copy(path) from error
        connection.execute("PRAGMA query_only=ON")
        return connection


def _copy_privately(path: Path, folder: Path) -> Path:
    """The file with what SQLite left beside it; copied again while somebody is writing in it."""
    if shutil.disk_usage(folder).free < path.stat().st_size * 2:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
    target = folder / path.name
    for _ in range(_TRIES):
        before = _state_of(path)
        shutil.copyfile(path, target)
        for ending in _BESIDE:
            beside, private = Path(f"{path}{ending}"), Path(f"{target}{ending}")
            private.unlink(missing_ok=True)
            if beside.exists():
                shutil.copyfile(beside, private)
        if _state_of(path) == before:
            return target
    raise faults.incomplete_copy(path)


def _state_of(path: Path) -> list[tuple[int, int] | None]:
    files = [path, *(Path(f"{path}{ending}") for ending in _BESIDE)]
    return [(found.stat().st_size, found.stat().st_mtime_ns) if found.exists() else None for found in files]


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one copy knows and another does not.

    Attributes:
        writers: those with something new, as the other copy has them.
        ops: the new ones.
        sups: rows of `sy_sup` that go with them.
        bases: rows of `sy_base` of touched records: (record id, field, kind, value).
        labels: rows of `sy_label` of those writers.
        rows: record id -> the row in the other copy, of touched records that are there.
    """

    writers: Sequence[WriterRow]
    ops: Sequence[Op]
    sups: Sequence[tuple[int, int, int, int]]
    bases: Sequence[tuple[int, str, str, FieldValue]]
    labels: Sequence[tuple[int, int, str]]
    rows: Mapping[int, Record]

    @property
    def record_ids(self) -> set[int]:
        """The records touched."""
        return {op.record_id for op in self.ops}

    @property
    def units(self) -> int:
        """How many units of work the new ops are."""
        return len({(op.writer, op.hlc) for op in self.ops})


def read_incoming(other: OtherCopy, known: Mapping[int, WriterRow]) -> Incoming:
    """What is new in the other copy for one that has come as far as `known`, audited.

    Raises:
        ExpectedError: what it touches does not add up.
    """
    with faults.explained(other.path):
        connection = other.connection
        new = [row for row in other.writers.values() if row.n > (known[row.writer].n if row.writer in known else 0)]
        if any(row.writer <= LAST_MIGRATION_WRITER for row in new):  # those wrote the same everywhere, and are done
            raise faults.incomplete_copy(other.path)
        ops: list[Op] = []
        sups: list[tuple[int, int, int, int]] = []
        labels: list[tuple[int, int, str]] = []
        for row in new:
            after = (row.writer, known[row.writer].n if row.writer in known else 0)
            ops += map(Op._make, connection.execute(f"{SELECT_OPS} WHERE writer = ? AND seq > ? ORDER BY seq", after))
            sups += connection.execute(f"{_SELECT_SUPS} WHERE writer = ? AND seq > ?", after)
            labels += connection.execute("SELECT writer, hlc, text FROM sy_label WHERE writer = ?", (row.writer,))
        touched = id_list(dict.fromkeys(op.record_id for op in ops))
        bases = connection.execute(_SELECT_BASES, (touched,)).fetchall()
        kinds: dict[str, set[int]] = {}
        for op in ops:
            kinds.setdefault(op.kind, set()).add(op.record_id)
        if not kinds.keys() <= BY_KIND.keys():
            raise faults.incomplete_copy(other.path)
        rows = {
            record.id: record for kind, ids in kinds.items() for record in read_many(connection, BY_KIND[kind], ids)
        }
        found = Incoming(new, ops, sups, bases, labels, rows)
        if not _adds_up(connection, found):
            raise faults.incomplete_copy(other.path)
        return found


_SELECT_SUPS = "SELECT writer, seq, replaced_writer, replaced_seq FROM sy_sup"
_SELECT_BASES = "SELECT record_id, field, kind, value FROM sy_base WHERE record_id IN (SELECT value FROM json_each(?))"


def new_blobs(other: OtherCopy, known: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    """Pictures of the other copy that an open ledger does not have, one at a time.

    Raises:
        ExpectedError: one is not what its name says.
    """
    with faults.explained(other.path):
        have = {row[0] for row in known.execute("SELECT sha FROM sy_blob")}
        for (sha,) in other.connection.execute("SELECT sha FROM sy_blob").fetchall():
            if sha in have:
                continue
            row = other.connection.execute("SELECT data FROM sy_blob WHERE sha = ?", (sha,)).fetchone()
            data = None if row is None else row[0]  # torn pages lose it, or hold something else
            if not isinstance(data, bytes) or hashlib.sha256(data).hexdigest() != sha:
                raise faults.incomplete_copy(other.path)
            yield sha, data


def _adds_up(connection: sqlite3.Connection, incoming: Incoming) -> bool:
    """Whether what a known copy brings is sound: no gap, no link to nowhere, values that fit, rows as the ops say."""
    journal = read_journal(connection, incoming.record_ids)
    ops = {op.key: op for row_ops in journal.ops.values() for op in row_ops}
    pruned = {row[0] for row in connection.execute("SELECT writer FROM sy_writer WHERE pruned > 0")}
    return (
        _is_without_gaps(connection, incoming)
        and {op.writer for op in incoming.ops} <= {row.writer for row in incoming.writers}  # a bit fell over in a key
        and all(
            one.seq < next_.seq and one.hlc <= next_.hlc
            for one, next_ in pairwise(incoming.ops)
            if one.writer == next_.writer
        )
        and all(_is_sound(op, ops, pruned) for op in incoming.ops)
        and all(_fits(kind, field, value) for _, field, kind, value in incoming.bases)
        and {(base[0], base[2]) for base in incoming.bases} <= {(op.record_id, op.kind) for op in incoming.ops}
        and all(_is_whole(journal, record_id, incoming.rows.get(record_id)) for record_id in incoming.record_ids)
    )


def _is_without_gaps(connection: sqlite3.Connection, incoming: Incoming) -> bool:
    sql = "SELECT count(*), coalesce(max(seq), 0), coalesce(max(hlc), 0) FROM sy_op WHERE writer = ?"
    for row in incoming.writers:
        count, last, clock = connection.execute(sql, (row.writer,)).fetchone()
        if count + row.pruned != row.n or last > row.n or clock > row.hlc or row.hlc > LATEST_CLOCK:
            return False
    return True


def _is_sound(op: Op, ops: Mapping[OpKey, Op], pruned: Collection[int]) -> bool:
    """Whether an op is one this program writes, and follows the one it replaces."""
    if not (0 < op.record_id < 1 << ID_BITS and 0 < op.hlc <= LATEST_CLOCK) or op.kind not in BY_KIND:
        return False
    if op.field == LIFE and op.auto:
        return False
    if op.replaced is not None:
        old = ops.get(op.replaced)
        if old is None and op.replaced[0] not in pruned:
            return False
        if old is not None and ((old.record_id, old.field) != (op.record_id, op.field) or old.order >= op.order):
            return False
    return op.value in (0, 1, ERASED) if op.field == LIFE else _fits(op.kind, op.field, op.value)


def _fits(kind: str, name: str, value: FieldValue | bytes) -> bool:
    """Whether a field can hold a value."""
    expected = _types(kind).get(name) if kind in BY_KIND else None
    if expected is None or (isinstance(value, float) and math.isnan(value)):
        return False
    return isinstance(value, expected)


@cache
def _types(kind: str) -> dict[str, tuple[type, ...]]:
    stored = {"INTEGER": (int,), "REAL": (int, float), "TEXT": (str,)}
    nothing: tuple[type, ...] = (type(None),)
    return {
        field.name: stored[storage_of(field)] + (nothing if field.default is None else ())
        for field in BY_KIND[kind].FIELDS
    }


def _is_whole(journal: Journal, record_id: int, row: Record | None) -> bool:
    """Whether a row is what its ops say, there or not, of one kind, and under the id of its key."""
    ops = journal.ops[record_id]
    if len({op.kind for op in ops}) > 1 or all(op.field != LIFE for op in ops):
        return False
    if row is None:
        return not journal.life(record_id).is_alive
    keys = [row.get(field.name) for field in row.key_fields()]
    if keys and row.id != derived_id(row.KIND, *keys):
        return False
    return journal.values(record_id).items() <= vars(row).items()
