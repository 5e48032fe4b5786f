"""Joining copies of a ledger: their journals are united, and everything else follows from the united journal.

No op is ever made here, so that the same copies give the same ledger in whatever order and however often they are
joined. What the ops add up to is worked out anew for the records that were touched (db/fold.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, replace

from app.changes.change import ChangeSet
from app.changes.saving import change_set_between
from app.joined import Conflict, Joined, Origin, Source, label_of
from app.progress import Progress, no_progress
from app.records.base import Record
from app.records.catalogue import BY_KIND
from db import faults
from db.erasing import forget_known, is_same_op, marked
from db.fold import Journal, read_journal
from db.history import local_time
from db.homecoming import bring_home
from db.incoming import Incoming, OtherCopy, WriterRow, new_blobs, one_op, read_incoming, read_writers
from db.journal import LAST_MIGRATION_WRITER, LIFE, insertion, insertion_if_new, now_in_microseconds
from db.questions import Writers, open_questions
from db.settling import LinkLost, Rows, Settling, needed_of, rows_of_kinds, zombies_of
from db.writing import deletion, set_latch, write_blobs


def check_unseen(connection: sqlite3.Connection, copies: Sequence[OtherCopy], progress: Progress = no_progress) -> None:
    """Audit the whole file of every copy of a ledger that this one never met; of others what they bring is enough.

    A stripped copy is then told in terms of the ledger it was made of (db/homecoming.py).

    Raises:
        ExpectedError: one does not add up, or is a stripped copy of another ledger.
    """
    known, book = read_writers(connection), book_of(connection)
    for copy in copies:
        if not copy.is_known(known, book):
            copy.audit(progress)
        bring_home(connection, copy)


def book_of(connection: sqlite3.Connection) -> int:
    """The number that all copies of one ledger share."""
    return int(connection.execute("SELECT id FROM sy_book").fetchone()[0])


class Joining:
    """One join, inside an open write transaction without checked links: copies are taken in, then it is finished."""

    def __init__(self, connection: sqlite3.Connection, before_writing: Callable[[], None]) -> None:
        """`before_writing` is called once, when it is certain that something comes."""
        self._connection = connection
        self._before_writing: Callable[[], None] | None = before_writing
        self._book = book_of(connection)
        self._first_known = read_writers(connection)
        self._sources: list[Source] = []
        self._touched: dict[int, str] = {}  # id -> kind
        self._before: Rows = {}
        self._theirs: Rows = {}
        self._outside: dict[tuple[int, str], str] = {}
        self._together: set[tuple[int, str]] = set()

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
        people = [row for row in other.writers.values() if row.writer > LAST_MIGRATION_WRITER]
        last = max(people, key=lambda row: (row.hlc, row.writer), default=None)
        self._sources.append(
            Source(
                path=other.path,
                last=None if last is None else Origin(last.who, last.host, local_time(last.hlc)),
                units=incoming.units,
                records=len(incoming.record_ids),
                is_known=other.is_known(self._first_known, self._book),
            )
        )

    def finish(self) -> Joined:
        """Bring rows, notes and questions in line with the united journal.

        Raises:
            ExpectedError: a record names one that nobody knows.
        """
        sources = tuple(self._sources)
        label = label_of(sources)
        zombies = zombies_of(self._connection)
        if not self._touched and zombies.keys() == needed_of(self._connection, zombies):
            return Joined(ChangeSet(label, ()), sources)
        journal = read_journal(self._connection, self._touched.keys() | zombies.keys())
        self._begin()
        untouched = {record_id: kind for record_id, kind in zombies.items() if record_id not in self._touched}
        self._before |= rows_of_kinds(self._connection, untouched)
        settling = Settling(self._connection, self._folded, self._before)
        try:
            others = settling.settle(journal, self._touched)
        except LinkLost as error:
            raise faults.incomplete_copy(sources[-1].path) from error
        moment = self._note_join(label)
        self._note_outside(journal)
        set_latch(self._connection, is_open=False)
        change_set = change_set_between(label, self._before.values(), settling.rows.values())
        return self._told(Joined(change_set, sources, moment=moment), journal, others)

    def _insist_on_common_stretch(self, other: OtherCopy, known: Mapping[int, WriterRow]) -> None:
        """What both have of a writer must end alike: only a process copied with its memory makes that untrue."""
        for writer in other.writers.keys() & known.keys():
            common = min(other.writers[writer].n, known[writer].n)
            ours, theirs = one_op(self._connection, writer, common), other.last_op(writer, common)
            if not is_same_op(ours, theirs, (self._connection, other.connection)):
                raise faults.forked(other.path)

    def _write_journal(self, other: OtherCopy, incoming: Incoming, known: Mapping[int, WriterRow]) -> None:
        own = read_journal(self._connection, incoming.record_ids)
        if any(op.record_id in own.ops and own.ops[op.record_id][0].kind != op.kind for op in incoming.ops):
            raise faults.incomplete_copy(other.path)  # an id names one record of one kind for ever
        self._together.update(_edited_apart(own, incoming, other.writers))
        kinds = {op.record_id: op.kind for op in incoming.ops}
        ours = rows_of_kinds(self._connection, kinds)
        self._before |= {id_: record for id_, record in ours.items() if id_ not in self._touched}
        self._touched |= kinds
        self._begin()
        insertion("sy_op").run_in_order(self._connection, incoming.ops)
        insertion("sy_sup").run_in_order(self._connection, incoming.sups)
        insertion_if_new("sy_base").run_in_order(self._connection, incoming.bases)
        insertion_if_new("sy_label").run_in_order(self._connection, incoming.labels)
        for row in incoming.writers:
            if row.writer in known:
                deletion("sy_writer", "writer").run(self._connection, [{"row": row.writer}])
            pruned = row.n - self._count_of(row.writer)
            insertion("sy_writer").run_in_order(self._connection, [(*astuple(row)[:-1], pruned)])
        for sha, data in new_blobs(other, self._connection):
            write_blobs(self._connection, {sha: data})
        erased = marked(incoming.ops) | marked(op for ops in own.ops.values() for op in ops)
        if erased:
            forget_known(self._connection, erased)
        self._compare(ours, incoming, own)
        self._theirs = dict(incoming.rows) | self._theirs

    def _begin(self) -> None:
        if self._before_writing is not None:
            self._before_writing()
            self._before_writing = None
        set_latch(self._connection, is_open=True)

    def _compare(self, ours: Mapping[int, Record], incoming: Incoming, own: Journal) -> None:
        """Fields that differ although no op wrote them: somebody went past the program, or one id was made twice."""
        written = {(op.record_id, op.field) for op in incoming.ops}
        for record_id in ours.keys() & incoming.rows.keys():
            mine, theirs = vars(ours[record_id]), vars(incoming.rows[record_id])
            for name in [name for name, value in mine.items() if value != theirs[name]]:
                is_known = any(op.field == name for op in own.ops.get(record_id, ()))
                if not is_known and (record_id, name) not in written:
                    self._outside[record_id, name] = ours[record_id].KIND

    def _count_of(self, writer: int) -> int:
        row = self._connection.execute("SELECT count(*) FROM sy_op WHERE writer = ?", (writer,)).fetchone()
        return int(row[0])

    def _folded(self, journal: Journal, record_id: int) -> Record:
        """A record as the united journal says; fields that were never written are the same in every copy."""
        if journal.is_erased(record_id):
            return journal.last_known(record_id)
        known = self._before.get(record_id) or self._theirs.get(record_id)
        return journal.last_known(record_id) if known is None else known.changed(**journal.values(record_id))

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
            if (record_id, field) not in written and not journal.is_erased(record_id)
        ]
        insertion_if_new("sy_conflict").run_in_order(self._connection, rows)

    def _told(self, joined: Joined, journal: Journal, others: set[int]) -> Joined:
        """Who wrote what is shown now, and what is open."""
        writers = Writers(self._connection)
        shown = {(op.record_id, op.field): op for id_ in self._touched for op in journal.ops[id_]}  # the last one
        origins = {key: writers.origin(op) for key, op in shown.items()}
        questions = tuple(open_questions(self._connection, self._touched.keys() | others))
        return replace(joined, origins=origins, questions=questions, together=frozenset(self._together))


def _edited_apart(own: Journal, incoming: Incoming, theirs: Mapping[int, WriterRow]) -> Iterator[tuple[int, str]]:
    """(record id, group) of fields of one thought that both sides changed without knowing of each other, not alike."""
    groups: dict[tuple[int, str], tuple[set[str], set[str]]] = {}
    unseen = (op for ops in own.ops.values() for op in ops if op.writer not in theirs or op.seq > theirs[op.writer].n)
    for side, ops in enumerate((unseen, incoming.ops)):
        for op in ops:
            group = BY_KIND[op.kind].field(op.field).group if op.field != LIFE else ""
            if group:
                groups.setdefault((op.record_id, group), (set(), set()))[side].add(op.field)
    for key, (mine, other) in groups.items():
        if mine and other and mine != other:
            yield key
