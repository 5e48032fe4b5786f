"""Joining copies of a ledger: their journals are united, and everything else follows from the united journal.

No op is ever made here, so that the same copies give the same ledger in whatever order and however often they are
joined. What the ops add up to is worked out anew for the records that were touched (db/fold.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between
from app.joined import Conflict, Joined, Origin, Source, label_of
from app.progress import Progress, no_progress
from app.records.base import Record
from app.records.catalogue import BY_KIND, child_classes, link_fields
from db import faults
from db.fold import Journal, read_journal
from db.history import local_time
from db.incoming import Incoming, OtherCopy, WriterRow, new_blobs, one_op, read_incoming, read_writers
from db.journal import Op, insertion, insertion_if_new, now_in_microseconds
from db.questions import Writers, open_questions, refresh_questions
from db.rows import read_many, read_one
from db.writing import deletion, set_latch, write_blobs, write_rows

Rows = dict[int, Record]


@contextmanager
def links_unchecked(connection: sqlite3.Connection) -> Iterator[None]:
    """Rows may come in any order within the block; whoever uses it checks all links before it commits."""
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def check_unseen(connection: sqlite3.Connection, copies: Sequence[OtherCopy], progress: Progress = no_progress) -> None:
    """Audit the whole file of every copy of a ledger that this one never met; of others what they bring is enough.

    Raises:
        ExpectedError: one does not add up.
    """
    known, book = read_writers(connection), book_of(connection)
    for copy in copies:
        if not copy.is_known(known, book):
            copy.audit(progress)


def book_of(connection: sqlite3.Connection) -> int:
    """The number that all copies of one ledger share."""
    return int(connection.execute("SELECT id FROM sy_book").fetchone()[0])


class Joining:
    """One join, inside an open write transaction without checked links: copies are taken in, then it is finished."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._book = book_of(connection)
        self._first_known = read_writers(connection)
        self._sources: list[Source] = []
        self._touched: set[int] = set()
        self._before: Rows = {}
        self._theirs: Rows = {}
        self._outside: dict[tuple[int, str], str] = {}

    def take_in(self, other: OtherCopy) -> None:
        """Unite the journals.

        Raises:
            ExpectedError: the copy does not add up, or both continue one and the same writer.
        """
        known = read_writers(self._connection)
        self._insist_on_common_stretch(other, known)
        incoming = read_incoming(other, known)
        if incoming.ops:
            self._write_journal(other, incoming, known)
        last = max(other.writers.values(), key=lambda row: (row.hlc, row.writer), default=None)
        self._sources.append(
            Source(
                path=other.path,
                last=None if last is None else Origin(last.who, last.host, local_time(last.hlc)),
                units=incoming.units,
                is_known=other.is_known(self._first_known, self._book),
            )
        )

    def finish(self) -> Joined:
        """Bring rows, notes and questions in line with the united journal."""
        sources = tuple(self._sources)
        label = label_of(sources)
        zombies = self._zombies()
        if not self._touched and not zombies:
            return Joined(ChangeSet(label, ()), sources)
        journal = read_journal(self._connection, self._touched | zombies.keys())
        if not self._touched and zombies.keys() == self._needed(set(zombies)):
            return Joined(ChangeSet(label, ()), sources)
        self._open_latch()
        self._remember_rows(zombies)
        settled = self._settle(journal, zombies)
        moment = self._note_join(label)
        concerned = self._touched | zombies.keys() | settled.keys()
        refresh_questions(self._connection, read_journal(self._connection, concerned), concerned)
        self._note_outside(journal)
        fault = self._connection.execute("PRAGMA foreign_key_check").fetchone()
        if fault is not None:
            raise faults.incomplete_copy(sources[-1].path)
        set_latch(self._connection, is_open=False)
        return self._told(label, sources, journal, moment)

    def _insist_on_common_stretch(self, other: OtherCopy, known: Mapping[int, WriterRow]) -> None:
        """What both have of a writer must end alike: only a process copied with its memory makes that untrue."""
        for writer in other.writers.keys() & known.keys():
            common = min(other.writers[writer].n, known[writer].n)
            ours, theirs = one_op(self._connection, writer, common), other.last_op(writer, common)
            if ours != theirs and ours is not None and theirs is not None:
                raise faults.forked(other.path)

    def _write_journal(self, other: OtherCopy, incoming: Incoming, known: Mapping[int, WriterRow]) -> None:
        ids = incoming.record_ids
        self._insist_on_one_kind(other, incoming)
        ours = self._rows(incoming.ops, ids)
        for record_id, record in ours.items():
            if record_id not in self._touched:
                self._before[record_id] = record
        self._touched |= ids
        self._open_latch()
        insertion("sy_op").run_in_order(self._connection, incoming.ops)
        insertion("sy_sup").run_in_order(self._connection, incoming.sups)
        insertion_if_new("sy_base").run_in_order(self._connection, incoming.bases)
        insertion_if_new("sy_label").run_in_order(self._connection, incoming.labels)
        for row in incoming.writers:
            pruned = row.n - self._count_of(row.writer)
            if row.writer in known:
                deletion("sy_writer", "writer").run(self._connection, [{"row": row.writer}])
            values = astuple(row)[:-1]
            insertion("sy_writer").run_in_order(self._connection, [(*values, pruned)])
        for sha, data in new_blobs(other, self._connection):
            write_blobs(self._connection, {sha: data})
        self._compare(ours, incoming.rows)
        self._theirs = dict(incoming.rows) | self._theirs

    def _insist_on_one_kind(self, other: OtherCopy, incoming: Incoming) -> None:
        """An id names one record of one kind for ever."""
        journal = read_journal(self._connection, incoming.record_ids)
        for op in incoming.ops:
            own = journal.ops.get(op.record_id)
            if own and own[0].kind != op.kind:
                raise faults.incomplete_copy(other.path)

    def _compare(self, ours: Mapping[int, Record], theirs: Mapping[int, Record]) -> None:
        """Fields that differ although no op wrote them: somebody went past the program, or one id was made twice."""
        both = ours.keys() & theirs.keys()
        differing = [record_id for record_id in both if ours[record_id] != theirs[record_id]]
        written = {record_id: {op.field for op in ops} for record_id, ops in self._ops(differing).items()}
        for record_id in differing:
            for name in Change(ours[record_id], theirs[record_id]).changed_fields:
                if name not in written[record_id]:
                    self._outside[record_id, name] = ours[record_id].KIND

    def _ops(self, record_ids: Sequence[int]) -> Mapping[int, list[Op]]:
        return read_journal(self._connection, record_ids).ops

    def _count_of(self, writer: int) -> int:
        row = self._connection.execute("SELECT count(*) FROM sy_op WHERE writer = ?", (writer,)).fetchone()
        return int(row[0])

    def _rows(self, ops: Sequence[Op], record_ids: set[int]) -> Rows:
        """Our rows of these records."""
        kinds: dict[str, set[int]] = {}
        for op in ops:
            if op.record_id in record_ids:
                kinds.setdefault(op.kind, set()).add(op.record_id)
        return {
            record.id: record
            for kind, ids in kinds.items()
            for record in read_many(self._connection, BY_KIND[kind], ids)
        }

    def _zombies(self) -> dict[int, str]:
        return dict(self._connection.execute("SELECT record_id, kind FROM sy_zombie"))

    def _remember_rows(self, zombies: Mapping[int, str]) -> None:
        """The zombies as they were: they may go now."""
        for record_id, kind in zombies.items():
            record = read_one(self._connection, BY_KIND[kind], record_id)
            if record is not None and record_id not in self._touched:
                self._before[record_id] = record

    # rows

    def _settle(self, journal: Journal, zombies: dict[int, str]) -> dict[int, str]:
        """Make the rows what the journal says. Returns id -> kind of what is there only because it is needed."""
        dead = {record_id for record_id in self._touched | zombies.keys() if not journal.life(record_id).is_alive}
        self._write_touched(journal, dead - zombies.keys())
        needed = {record_id: kind for record_id, kind in zombies.items() if record_id in dead}
        while missing := self._missing():
            for record_id, kind in missing.items():
                self._revive(record_id, kind)
                needed[record_id] = kind
        still = self._needed(set(needed), needed)
        for record_id in needed.keys() - still:
            deletion(needed[record_id]).run(self._connection, [{"row": record_id}])
        noted = self._zombies()
        deletion("sy_zombie", "record_id").run(self._connection, [{"row": record_id} for record_id in noted])
        kept = {record_id: needed[record_id] for record_id in still}
        insertion("sy_zombie").run(
            self._connection, [{"record_id": record_id, "kind": kind} for record_id, kind in kept.items()]
        )
        return kept

    def _write_touched(self, journal: Journal, gone: set[int]) -> None:
        """Rows of touched records: come, change, go. A needed one stays until everything is settled."""
        ops = [journal.ops[record_id][0] for record_id in self._touched]
        now = self._rows(ops, self._touched)
        changes = []
        for op in ops:
            before = now.get(op.record_id)
            after = None if op.record_id in gone else self._folded(journal, op.record_id)
            if (before is not None or after is not None) and before != after:
                changes.append(Change(before, after))
        write_rows(self._connection, sorted(changes, key=_alike))

    def _folded(self, journal: Journal, record_id: int) -> Record:
        """A record as the united journal says; fields that were never written are the same in every copy."""
        known = self._before.get(record_id) or self._theirs.get(record_id)
        return journal.last_known(record_id) if known is None else known.changed(**journal.values(record_id))

    def _missing(self) -> dict[int, str]:
        """Records that are not there although others name them."""
        found: dict[int, str] = {}
        for kind, row_id, _, _ in self._connection.execute("PRAGMA foreign_key_check").fetchall():
            record = read_one(self._connection, BY_KIND[kind], row_id)
            assert record is not None  # the check has just named it
            for field in record.FIELDS:
                target = record.get(field.name)
                if field.target and isinstance(target, int) and not self._is_here(field.target, target):
                    found[target] = field.target
        return found

    def _is_here(self, kind: str, record_id: int) -> bool:
        return read_one(self._connection, BY_KIND[kind], record_id) is not None

    def _revive(self, record_id: int, kind: str) -> None:
        journal = read_journal(self._connection, [record_id])
        if record_id not in journal.ops or journal.ops[record_id][0].kind != kind:
            raise faults.incomplete_copy(self._sources[-1].path)
        write_rows(self._connection, [Change(None, self._folded(journal, record_id))])

    def _needed(self, zombies: set[int], kinds: Mapping[int, str] | None = None) -> set[int]:
        """Those of some deleted records that a living one names, directly or through another of them."""
        kinds = kinds or self._zombies()
        naming = {record_id: self._naming(record_id, kinds[record_id]) for record_id in zombies}
        needed = {record_id for record_id in zombies if naming[record_id] - zombies}
        while more := {record_id for record_id in zombies - needed if naming[record_id] & needed}:
            needed |= more
        return needed

    def _naming(self, record_id: int, kind: str) -> set[int]:
        """Ids of the rows that name a record."""
        found: set[int] = set()
        for record_class, field in (*child_classes(kind), *link_fields(kind)):
            sql = f'SELECT id FROM "{record_class.KIND}" WHERE "{field}" = ?'
            found.update(row[0] for row in self._connection.execute(sql, (record_id,)))
        return found

    # notes

    def _open_latch(self) -> None:
        set_latch(self._connection, is_open=True)

    def _note_join(self, label: str) -> int | None:
        """Remember what came, so that it can be taken back."""
        now = read_writers(self._connection)
        rows = []
        last = self._connection.execute("SELECT coalesce(max(joined), 0) FROM sy_join").fetchone()[0]
        moment = max(now_in_microseconds(), int(last) + 1)
        for writer, row in now.items():
            first = self._first_known.get(writer)
            if first is None or first.n < row.n:
                n, hlc = (0, 0) if first is None else (first.n, first.hlc)
                rows.append((moment, writer, n, row.n, hlc, label))
        insertion("sy_join").run_in_order(self._connection, rows)
        return moment if rows else None

    def _note_outside(self, journal: Journal) -> None:
        written = {(record_id, op.field) for record_id, ops in journal.ops.items() for op in ops}
        rows = [
            (record_id, field, Conflict.OUTSIDE.value, kind)
            for (record_id, field), kind in self._outside.items()
            if (record_id, field) not in written
        ]
        insertion_if_new("sy_conflict").run_in_order(self._connection, rows)

    def _told(self, label: str, sources: tuple[Source, ...], journal: Journal, moment: int | None) -> Joined:
        ids = self._touched | self._before.keys()
        kinds = {record.id: record.KIND for record in self._before.values()}
        kinds |= {record_id: journal.ops[record_id][0].kind for record_id in self._touched}
        by_kind: dict[str, set[int]] = {}
        for record_id, kind in (kinds | self._zombies()).items():
            by_kind.setdefault(kind, set()).add(record_id)
        after = {
            record.id: record
            for kind, wanted in by_kind.items()
            for record in read_many(self._connection, BY_KIND[kind], wanted)
        }
        change_set = change_set_between(label, self._before.values(), after.values())
        writers = Writers(self._connection)
        origins = {}
        for record_id in ids & journal.ops.keys():
            for op in journal.ops[record_id]:  # in order: the last one is what is shown
                origins[record_id, op.field] = writers.origin(op)
        concerned = ids | after.keys()
        questions = tuple(open_questions(self._connection, concerned))
        return Joined(change_set, sources, origins, questions, moment)


def _alike(change: Change) -> tuple[str, bool, bool, tuple[str, ...]]:
    """Changes that need the same statement stand together."""
    return change.kind, change.before is None, change.after is None, change.changed_fields
