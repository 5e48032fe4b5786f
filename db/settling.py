"""Bringing the rows in line with the journal after ops came or went: rows of touched records, and what those need."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

from app.changes.change import Change
from app.records.base import Record
from app.records.catalogue import BY_KIND, child_classes, link_fields
from db.fold import Journal, read_journal
from db.journal import insertion
from db.questions import refresh_questions
from db.rows import read_many, read_one
from db.writing import deletion, write_rows

Rows = dict[int, Record]

Fold = Callable[[Journal, int], Record]
"""A record as a journal says, given one that holds all its ops."""


class LinkLost(Exception):  # noqa: N818 - not a failure of its own: whoever settles says what it means
    """A living record names one of which the journal knows nothing."""


@contextmanager
def links_unchecked(connection: sqlite3.Connection) -> Iterator[None]:
    """Rows may come in any order within the block; settling checks all links before it ends."""
    connection.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def rows_of_kinds(connection: sqlite3.Connection, kinds: Mapping[int, str]) -> Rows:
    """Record id -> row, of those of some records (id -> kind) that are there."""
    by_kind: dict[str, list[int]] = {}
    for record_id, kind in kinds.items():
        by_kind.setdefault(kind, []).append(record_id)
    found: Rows = {}
    for kind, ids in by_kind.items():
        found |= {record.id: record for record in read_many(connection, BY_KIND[kind], ids)}
    return found


def zombies_of(connection: sqlite3.Connection) -> dict[int, str]:
    """Id -> kind of every record that was deleted and is there only because a living one names it."""
    return dict(connection.execute("SELECT record_id, kind FROM sy_zombie"))


class Settling:
    """One pass over the rows, inside an open transaction with the latch open and links unchecked."""

    def __init__(self, connection: sqlite3.Connection, fold: Fold, now: Rows) -> None:
        """`now` holds the rows of the touched records, and of those in `sy_zombie`, as far as they are there."""
        self._connection = connection
        self._fold = fold
        self.rows = dict(now)
        """The rows of these records, and of those that came back: as they are left."""

    def settle(self, journal: Journal, touched: Mapping[int, str]) -> set[int]:
        """Write the rows of touched records (id -> kind), put back what living records name, note what is open.

        Args:
            journal: all ops of the touched records and of those in `sy_zombie`.

        Returns:
            ids of further records that came back or went because of it.

        Raises:
            LinkLost: a record names one that the journal does not know.
        """
        old = zombies_of(self._connection)
        dead = {record_id for record_id in touched.keys() | old.keys() if not journal.life(record_id).is_alive}
        self._write_touched(journal, touched, gone=dead - old.keys())
        needed = {record_id: kind for record_id, kind in old.items() if record_id in dead}
        while missing := self._missing():
            for record_id, kind in missing.items():
                self._revive(record_id, kind)
            needed |= missing
        kept = needed_of(self._connection, needed)
        for record_id in needed.keys() - kept:
            deletion(needed[record_id]).run(self._connection, [{"row": record_id}])
            self.rows.pop(record_id, None)
        deletion("sy_zombie", "record_id").run(self._connection, [{"row": record_id} for record_id in old])
        insertion("sy_zombie").run_in_order(self._connection, [(record_id, needed[record_id]) for record_id in kept])
        concerned = touched.keys() | old.keys() | needed.keys()
        if needed.keys() - old.keys():  # came back: their ops are to be looked at too
            journal = read_journal(self._connection, concerned)
        refresh_questions(self._connection, journal, concerned)
        return concerned - touched.keys()

    def _write_touched(self, journal: Journal, touched: Mapping[int, str], gone: Collection[int]) -> None:
        """Rows come, change and go. A needed one stays until everything is settled."""
        changes = []
        for record_id in touched:
            before = self.rows.get(record_id)
            after = None if record_id in gone else self._fold(journal, record_id)
            if before != after:
                changes.append(Change(before, after))
                self._note(record_id, after)
        write_rows(self._connection, sorted(changes, key=_alike))

    def _note(self, record_id: int, row: Record | None) -> None:
        if row is None:
            del self.rows[record_id]
        else:
            self.rows[record_id] = row

    def _missing(self) -> dict[int, str]:
        """Id -> kind of records that are not there although others name them."""
        found: dict[int, str] = {}
        for kind, row_id, _, _ in self._connection.execute("PRAGMA foreign_key_check").fetchall():
            record = read_one(self._connection, BY_KIND[kind], row_id)
            assert record is not None  # the check has just named it
            for field in record.FIELDS:
                target = record.get(field.name)
                if field.target and isinstance(target, int):
                    found[target] = field.target
        return {record_id: kind for record_id, kind in found.items() if not self._is_here(kind, record_id)}

    def _is_here(self, kind: str, record_id: int) -> bool:
        return read_one(self._connection, BY_KIND[kind], record_id) is not None

    def _revive(self, record_id: int, kind: str) -> None:
        journal = read_journal(self._connection, [record_id])
        if record_id not in journal.ops or journal.ops[record_id][0].kind != kind:
            raise LinkLost(f"{kind} {record_id:016x}")
        self.rows[record_id] = self._fold(journal, record_id)
        write_rows(self._connection, [Change(None, self.rows[record_id])])


def needed_of(connection: sqlite3.Connection, dead: Mapping[int, str]) -> set[int]:
    """Those of some deleted records (id -> kind) that a living one names, directly or through another of them."""
    naming = {record_id: set(_naming(connection, record_id, kind)) for record_id, kind in dead.items()}
    needed = {record_id for record_id, names in naming.items() if names - dead.keys()}
    while more := {record_id for record_id in dead.keys() - needed if naming[record_id] & needed}:
        needed |= more
    return needed


def _naming(connection: sqlite3.Connection, record_id: int, kind: str) -> Iterable[int]:
    """Ids of the rows that name a record."""
    for record_class, field in (*child_classes(kind), *link_fields(kind)):
        sql = f'SELECT id FROM "{record_class.KIND}" WHERE "{field}" = ?'
        for (row_id,) in connection.execute(sql, (record_id,)):
            yield row_id


def _alike(change: Change) -> tuple[str, bool, bool, tuple[str, ...]]:
    """Changes that need the same statement stand together."""
    return change.kind, change.before is None, change.after is None, change.changed_fields
