"""Taking a join back: out of the journal as if it had never been; where work builds on it, as changes like others."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between
from app.errors import ExpectedError
from app.joined import PastJoin
from app.records.base import Record
from app.records.field import FieldValue
from db import faults
from db.engine import trial
from db.erasing import marked
from db.fold import Journal, read_journal
from db.history import local_time
from db.journal import LIFE, OpKey
from db.settling import LinkLost, Settling, links_unchecked, rows_of_kinds, zombies_of
from db.writing import set_latch, take_out_ops

_BROUGHT = (
    "SELECT op.writer, op.seq FROM sy_op AS op JOIN sy_join AS came ON came.joined = ? AND came.writer = op.writer"
    " AND op.seq > came.n_before AND op.seq <= came.n_after"
)
_BUILDS = (
    "SELECT 1 FROM sy_writer JOIN sy_join AS came USING (writer) WHERE came.joined = :moment AND n > came.n_after",
    *(
        f"SELECT 1 FROM {table} AS own JOIN sy_join AS came ON came.writer = own.replaced_writer"
        " AND own.replaced_seq > came.n_before AND own.replaced_seq <= came.n_after"
        " WHERE came.joined = :moment AND NOT EXISTS (SELECT 1 FROM sy_join AS its WHERE its.joined = :moment"
        " AND its.writer = own.writer AND own.seq > its.n_before AND own.seq <= its.n_after) LIMIT 1"
        for table in ("sy_op", "sy_sup")
    ),
)


def last_join(connection: sqlite3.Connection) -> tuple[int, str] | None:
    """(moment, label) of the newest join that was not taken back."""
    row = connection.execute("SELECT joined, label FROM sy_join ORDER BY joined DESC LIMIT 1").fetchone()
    return None if row is None else (int(row[0]), str(row[1]))


def described(moment: int, label: str, *, leaves_no_trace: bool) -> PastJoin:
    """A join as the user reads of it."""
    return PastJoin(moment, local_time(moment), label, leaves_no_trace)


def can_be_taken_out(connection: sqlite3.Connection, moment: int, label: str) -> bool:
    """Whether nothing written or joined since builds on what a join brought: found out by trying."""
    with links_unchecked(connection), trial(connection):
        try:
            take_out(connection, moment, label)
        except ExpectedError:
            return False
    return True


def take_out(connection: sqlite3.Connection, moment: int, label: str) -> ChangeSet:
    """Make the journal what it was before a join on which nothing builds, and the rows what it then says.

    Inside an open transaction without checked links.

    Raises:
        ExpectedError: something builds on it, or it was taken back already.
    """
    latest = last_join(connection)
    if latest is None or latest[0] != moment:
        raise faults.built_upon()
    if any(connection.execute(sql, {"moment": moment}).fetchone() is not None for sql in _BUILDS):
        raise faults.built_upon()
    brought = _brought(connection, moment)
    kinds = _kinds(connection, brought)
    zombies = zombies_of(connection)
    whole = read_journal(connection, kinds.keys() | zombies.keys())
    if marked(op for ops in whole.ops.values() for op in ops if op.key in brought):
        raise faults.built_upon()  # what was erased with it cannot come back
    before = rows_of_kinds(connection, kinds | zombies)
    left = _without(whole, brought)
    if any(all(op.field != LIFE for op in ops) for ops in left.ops.values()):
        raise faults.built_upon()  # somebody wrote a field for the first time in a record that came
    set_latch(connection, is_open=True)
    take_out_ops(connection, moment, brought, _superfluous_bases(whole, left, kinds))

    def fold(journal: Journal, record_id: int) -> Record:
        now = before.get(record_id)
        return _earlier(whole, journal, record_id, now) if record_id in whole.ops else journal.last_known(record_id)

    settling = Settling(connection, fold, before)
    try:
        settling.settle(left, kinds)
    except LinkLost as error:
        raise faults.built_upon() from error
    set_latch(connection, is_open=False)
    after = settling.rows
    if after.keys() & kinds.keys() - left.ops.keys():
        raise faults.built_upon()
    return change_set_between(label, before.values(), after.values())


def states_without(connection: sqlite3.Connection, moment: int) -> Sequence[Change]:
    """Every record in which something of a join still stands: as it is now, and as it would be without the join."""
    brought = _brought(connection, moment)
    kinds = _kinds(connection, brought)
    whole = read_journal(connection, kinds)
    left = _without(whole, brought)
    now = rows_of_kinds(connection, kinds)
    found = []
    for record_id in [each for each in kinds if not whole.is_erased(each)]:
        row = now.get(record_id)
        earlier = _standing(whole, left, record_id, row, brought) if left.life(record_id).is_alive else None
        if row != earlier and (row is not None or whole.ops[record_id][-1].key in brought):
            found.append(Change(row, earlier))
    return found


def _standing(whole: Journal, left: Journal, record_id: int, row: Record | None, brought: Collection[OpKey]) -> Record:
    """A record without what a join brought, as far as that is still shown."""
    if row is None:
        return _earlier(whole, left, record_id, None)
    shown = {op.field: op for op in whole.ops[record_id]}
    earlier = _earlier(whole, left, record_id, row)
    return row.changed(**{name: earlier.get(name) for name, op in shown.items() if name != LIFE and op.key in brought})


def _brought(connection: sqlite3.Connection, moment: int) -> set[OpKey]:
    return set(connection.execute(_BROUGHT, (moment,)))


def _kinds(connection: sqlite3.Connection, brought: Collection[OpKey]) -> dict[int, str]:
    """Id -> kind of the records that some ops touch."""
    sql = "SELECT record_id, kind FROM sy_op WHERE writer = ? AND seq = ?"
    return dict(connection.execute(sql, key).fetchone() for key in brought)


def _without(journal: Journal, brought: Collection[OpKey]) -> Journal:
    """A journal without some ops. First values stay: they are facts."""
    ops = {record_id: [op for op in ops if op.key not in brought] for record_id, ops in journal.ops.items()}
    return Journal(
        ops={record_id: left for record_id, left in ops.items() if left}, sups=journal.sups, bases=journal.bases
    )


def _earlier(whole: Journal, left: Journal, record_id: int, row: Record | None) -> Record:
    """A record as the ops that are left say; a field of which none is left has its first value again."""
    if row is None:
        return Journal(left.ops, left.sups, whole.bases).last_known(record_id)
    written = {op.field for op in whole.ops[record_id]} - {op.field for op in left.ops.get(record_id, ())} - {LIFE}
    bases = whole.bases.get(record_id, {})
    first: dict[str, FieldValue] = {name: bases.get(name, row.field(name).default) for name in written}
    own: Mapping[str, FieldValue] = {op.field: op.value for op in left.ops.get(record_id, ()) if op.field != LIFE}
    return row.changed(**(first | dict(own)))


def _superfluous_bases(whole: Journal, left: Journal, kinds: Mapping[int, str]) -> list[tuple[int, str]]:
    """First values that only the join needed: of fields that nothing overwrote, in records that nothing deleted."""
    found = []
    for record_id in kinds:
        ops = left.ops.get(record_id, ())
        if any((op.field, op.value) == (LIFE, 0) for op in ops):
            continue
        written = {op.field for op in ops}
        found += [(record_id, name) for name in whole.bases.get(record_id, ()) if name not in written]
    return found
