"""Pruning: values that were overwritten long ago leave the journal; joining goes on as before.

An op may go when it is older than what is kept, and another one that stays, written on purpose, replaced it, directly
or through others: whoever saw that one had seen it too, so that no deletion and no question comes out differently. What
it had replaced is then named by the op that stays. Life ops, what deletions saw and how far each writer came stay, so a
copy that was never pruned, or one made before, joins like any other: ops it still has are older than anything new here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping

from db.engine import transaction
from db.fold import read_journal
from db.journal import LIFE, Op, OpKey, insertion_if_new
from db.writing import set_latch

_BYTES_AN_OP = 120
"""With its place in the index and in the list of ops, without its value."""


def journal_bytes(connection: sqlite3.Connection) -> int:
    """How much room the journal takes, roughly; the exact number would need every page of the file to be read."""
    ops, values = connection.execute("SELECT count(*), total(length(value)) FROM sy_op").fetchone()
    sups = connection.execute("SELECT count(*) FROM sy_sup").fetchone()[0]
    return int(ops * _BYTES_AN_OP + values + sups * _BYTES_AN_OP // 3)


def prune(connection: sqlite3.Connection, *, keep_from: int) -> int:
    """Take out of an open ledger what was overwritten before `keep_from` (µs since 1970), in one transaction.

    Joins of that time can no longer be taken back; what younger joins brought stays whole.

    Returns:
        how many ops went.
    """
    with transaction(connection, links_checked_at_end=False):
        journal = read_journal(connection)
        protected = _brought_since(connection, keep_from)
        gone: list[Op] = []
        further: list[tuple[int, int, int, int]] = []
        for ops in journal.ops.values():
            for field in {op.field for op in ops} - {LIFE}:
                written = [op for op in ops if op.field == field]
                old = {op.key for op in written if op.hlc < keep_from and op.key not in protected}
                removed = _superfluous(written, old, journal.sups)
                gone += removed
                further += _names_taken_over(written, {op.key for op in removed}, journal.sups)
        if gone:
            set_latch(connection, is_open=True)
            _take_out(connection, gone, further, keep_from)
            set_latch(connection, is_open=False)
    return len(gone)


def _superfluous(ops: Collection[Op], old: Collection[OpKey], sups: Mapping[OpKey, frozenset[OpKey]]) -> list[Op]:
    """Ops of one field that a deliberate op which stays has replaced, directly or through others."""
    by_key = {op.key: op for op in ops}
    staying = [op for op in ops if op.key not in old]
    heads = [op for op in ops if op.key in old and not _is_replaced(op, ops, sups)]
    covered: set[OpKey] = set()
    for op in sorted((*staying, *heads, *(op for op in ops if op.key in old)), key=lambda op: op.order, reverse=True):
        if op.key in covered and op.key in old:
            continue  # it goes, so nothing may lean on it
        if not op.auto:
            covered |= _ancestors(op, by_key, sups)
    kept_heads = {op.key for op in heads}
    return [by_key[key] for key in covered if key in old and key not in kept_heads]


def _is_replaced(op: Op, ops: Iterable[Op], sups: Mapping[OpKey, frozenset[OpKey]]) -> bool:
    return any(op.key == other.replaced or op.key in sups.get(other.key, ()) for other in ops)


def _ancestors(op: Op, by_key: Mapping[OpKey, Op], sups: Mapping[OpKey, frozenset[OpKey]]) -> set[OpKey]:
    """Every op of the field that an op replaced, directly or through others; some may have been pruned before."""
    found: set[OpKey] = set()
    pending = [op.key]
    while pending:
        key = pending.pop()
        named = set(sups.get(key, ()))
        if key in by_key and (replaced := by_key[key].replaced) is not None:
            named.add(replaced)
        new = named - found
        found |= new
        pending += new
    return found


def _names_taken_over(
    ops: Collection[Op], gone: Collection[OpKey], sups: Mapping[OpKey, frozenset[OpKey]]
) -> list[tuple[int, int, int, int]]:
    """Rows of sy_sup: what ops that go had replaced is named by those that stay and had replaced them."""
    if not gone:
        return []
    by_key = {op.key: op for op in ops}
    rows = []
    for op in ops:
        if op.key in gone:
            continue
        direct = set(sups.get(op.key, ())) | ({op.replaced} if op.replaced is not None else set())
        for key in direct & set(gone):
            further = _ancestors(by_key[key], by_key, sups) - direct
            rows += [(*op.key, *each) for each in further]
    return list(dict.fromkeys(rows))


def _brought_since(connection: sqlite3.Connection, moment: int) -> set[OpKey]:
    """Ops that joins brought since then: those joins may still be taken back."""
    sql = (
        "SELECT op.writer, op.seq FROM sy_op AS op JOIN sy_join AS came ON came.writer = op.writer"
        " AND op.seq > came.n_before AND op.seq <= came.n_after WHERE came.joined >= ?"
    )
    return set(connection.execute(sql, (moment,)))


def _take_out(
    connection: sqlite3.Connection,
    gone: Collection[Op],
    further: Collection[tuple[int, int, int, int]],
    keep_from: int,
) -> None:
    keys = [op.key for op in gone]
    connection.executemany("DELETE FROM sy_op WHERE writer = ? AND seq = ?", keys)
    connection.executemany("DELETE FROM sy_sup WHERE writer = ? AND seq = ?", keys)
    insertion_if_new("sy_sup").run_in_order(connection, list(further))
    connection.execute(
        "UPDATE sy_writer SET pruned = n - (SELECT count(*) FROM sy_op WHERE sy_op.writer = sy_writer.writer)"
    )
    connection.execute("DELETE FROM sy_join WHERE joined < ?", (keep_from,))
    connection.execute(
        "DELETE FROM sy_label WHERE NOT EXISTS"
        " (SELECT 1 FROM sy_op WHERE sy_op.writer = sy_label.writer AND sy_op.hlc = sy_label.hlc)"
    )
