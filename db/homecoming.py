"""A stripped copy comes home: what was written in it is told as if it had been written in a copy of the whole ledger.

Its journal begins anew with the records that were left in, so its ops name those beginnings as what they replaced. On
the private copy of the file each such op gets to name what really stood there in the whole ledger at the moment of
stripping, if it showed in the stripped copy; what was hidden there is never replaced unseen. From then on it is a copy
like any other. Every copy of the whole ledger that has come so far tells it alike, so the order of joins never matters.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from app.changes.change import Change
from app.records.catalogue import BY_KIND
from app.records.field import FieldValue
from db import faults
from db.fold import Journal, read_journal
from db.incoming import OtherCopy, WriterRow, read_writers
from db.journal import LAST_MIGRATION_WRITER, LIFE, Op, OpKey, insertion_if_new
from db.rows import read_one
from db.settling import links_unchecked
from db.stripping import StrippedFrom
from db.writing import deletion, replace_history, set_latch, write_rows


def bring_home(connection: sqlite3.Connection, copy: OtherCopy) -> None:
    """Make a stripped copy one that can be joined; any other copy stays as it is.

    Args:
        connection: open on the ledger that takes it in.

    Raises:
        ExpectedError: it is not a copy of this ledger as far as this one has come, or this one is stripped itself and
            the other holds what was taken out.
    """
    own_book = int(connection.execute("SELECT id FROM sy_book").fetchone()[0])
    if copy.book == own_book:
        return
    known = read_writers(connection)
    try:
        own_origin, origin = StrippedFrom.of(connection), StrippedFrom.of(copy.connection)
    except ValueError as error:
        raise faults.incomplete_copy(copy.path) from error
    if own_origin is not None and _contains(copy.writers, copy.book, own_origin):
        raise faults.into_stripped(copy.path)
    if origin is None:
        return
    if not _contains(known, own_book, origin):
        raise faults.not_its_origin(copy.path)
    copy.connection.execute("PRAGMA query_only=OFF")
    set_latch(copy.connection, is_open=True)
    with links_unchecked(copy.connection):  # what the records link to may be hidden there
        _Telling(connection, copy.connection, origin, known).tell()
    set_latch(copy.connection, is_open=False)
    copy.connection.execute("PRAGMA query_only=ON")
    copy.book = own_book
    copy.writers = read_writers(copy.connection)


def _contains(writers: Mapping[int, WriterRow], book: int, origin: StrippedFrom) -> bool:
    """Whether a ledger has come at least as far as the origin of a stripped copy."""
    written = {writer: n for writer, n in origin.vector.items() if writer > LAST_MIGRATION_WRITER}
    if not written:
        return book == origin.book
    return all(writer in writers and writers[writer].n >= n for writer, n in written.items())


class _Telling:
    """One stripped copy, told to one ledger."""

    def __init__(
        self,
        own: sqlite3.Connection,
        copy: sqlite3.Connection,
        origin: StrippedFrom,
        known: Mapping[int, WriterRow],
    ) -> None:
        self._own_file, self._copy, self._origin, self._known = own, copy, origin, known
        given = (origin.writer, *origin.vector)
        places = ", ".join("?" * len(given))
        sql = f"SELECT DISTINCT record_id FROM sy_op WHERE writer > ? AND writer NOT IN ({places})"
        touched = [row[0] for row in copy.execute(sql, (LAST_MIGRATION_WRITER, *given))]
        self._theirs = read_journal(copy, touched)
        self._own = read_journal(own, touched)

    def tell(self) -> None:
        """Rewrite what the copy says of every record that it was given."""
        for record_id, ops in self._theirs.ops.items():
            if any(self._is_given(op) for op in ops):
                self._tell_record(record_id, ops)
        deletion("sy_writer", "writer").run(self._copy, [{"row": self._origin.writer}])

    def _tell_record(self, record_id: int, ops: list[Op]) -> None:
        seen = [op for op in self._own.ops.get(record_id, []) if self._was_there(op)]
        sups = {op.key: self._own.sups.get(op.key, frozenset()) for op in seen}
        told = []
        for op in ops:
            if self._is_given(op):
                continue
            new, further = self._told(op, seen)
            told.append(new)
            sups[op.key] = further
        bases = self._bases(record_id, ops[0].kind)
        journal = Journal({record_id: sorted([*seen, *told], key=lambda op: op.order)}, sups, {record_id: bases})
        self._write(record_id, journal)

    def _is_given(self, op: Op) -> bool:
        return op.writer == self._origin.writer or op.writer <= LAST_MIGRATION_WRITER

    def _was_there(self, op: Op) -> bool:
        return op.writer <= LAST_MIGRATION_WRITER or op.seq <= self._origin.vector.get(op.writer, 0)

    def _told(self, op: Op, seen: list[Op]) -> tuple[Op, frozenset[OpKey]]:
        """An op and the further ones it replaces, in terms of the whole ledger."""
        stored = next((own for own in self._own.ops.get(op.record_id, ()) if own.key == op.key), None)
        if stored is not None:  # it came home before
            replaced = (stored.replaced_writer, stored.replaced_seq)
            return op._replace(replaced_writer=replaced[0], replaced_seq=replaced[1]), self._own.sups.get(
                op.key, frozenset()
            )
        sups = self._theirs.sups.get(op.key, frozenset())
        names_given = op.replaced is None or any(
            key[0] == self._origin.writer or key[0] <= LAST_MIGRATION_WRITER for key in (op.replaced, *sups)
        )
        if not names_given:
            return op, sups
        meant = self._meant(op, seen)
        further = {key for key in sups if key[0] != self._origin.writer} | {each.key for each in meant}
        if op.replaced is not None and op.replaced[0] > LAST_MIGRATION_WRITER and op.replaced[0] != self._origin.writer:
            return op, frozenset(further - {op.replaced})
        alike = [each for each in meant if each.field == op.field]
        first = max(alike, key=lambda each: each.order, default=None)
        if first is None:
            return op._replace(replaced_writer=None, replaced_seq=None), frozenset(further)
        new = op._replace(replaced_writer=first.writer, replaced_seq=first.seq)
        return new, frozenset(further - {first.key})

    def _meant(self, op: Op, seen: list[Op]) -> list[Op]:
        """What stood in the whole ledger where the op found what the copy was given.

        Who deletes a record sees the record, not its fields; who writes a field sees what it showed.
        """
        if op.field == LIFE:
            return [each for each in seen if op.value != 1 or each.field == LIFE]
        winner = max((each for each in seen if each.field == op.field), key=lambda each: each.order, default=None)
        return [winner] if winner is not None and self._showed(op, seen) == winner.value else []

    def _showed(self, op: Op, seen: list[Op]) -> FieldValue:
        """What the copy was given in the field of an op."""
        given = [each for each in self._theirs.ops[op.record_id] if self._is_given(each) and each.field == op.field]
        if given:
            return given[-1].value
        default = BY_KIND[op.kind].field(op.field).default
        return self._theirs.bases.get(op.record_id, {}).get(op.field, default)

    def _bases(self, record_id: int, kind: str) -> dict[str, FieldValue]:
        """First values of the whole ledger, those included that nobody there has overwritten yet."""
        bases = dict(self._own.bases.get(record_id, {}))
        row = read_one(self._own_file, BY_KIND[kind], record_id)
        written = {op.field for op in self._own.ops.get(record_id, ())}
        added = {op.field for op in self._theirs.ops[record_id] if op.field != LIFE} - written
        if row is not None:
            bases |= {
                name: row.get(name)
                for name in added
                if name not in bases and row.get(name) != row.field(name).default
            }
        return bases

    def _write(self, record_id: int, journal: Journal) -> None:
        """The record in the private copy: its journal, and the row that follows from it."""
        replace_history(self._copy, record_id, journal.ops[record_id], journal.sups)
        kind = journal.ops[record_id][0].kind
        bases = [(record_id, name, kind, value) for name, value in journal.bases[record_id].items()]
        insertion_if_new("sy_base").run_in_order(self._copy, bases)
        deletion(kind).run(self._copy, [{"row": record_id}])
        if journal.life(record_id).is_alive:
            row = read_one(self._own_file, BY_KIND[kind], record_id)
            known = self._own.last_known(record_id) if row is None else row
            write_rows(self._copy, [Change(None, known.changed(**journal.values(record_id)))])
