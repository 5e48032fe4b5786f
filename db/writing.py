"""Writing rows of records and pictures: what `Store.apply` and `Store.join` do inside their transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from app.changes.change import Change
from app.records.base import Record
from db.journal import Op, OpKey, insertion, insertion_if_new, writer_end
from db.rows import row_of

if TYPE_CHECKING:
    from db.statements import Statement


def set_latch(connection: sqlite3.Connection, *, is_open: bool) -> None:
    """The stored guards let writers pass only while the latch is open; inside a transaction nobody else can see it."""
    _latch().run_in_order(connection, [(int(is_open),)])


def write_blobs(connection: sqlite3.Connection, blobs: Mapping[str, bytes]) -> None:
    """Store pictures that are not there yet, under the sha of their content."""
    insertion_if_new("sy_blob").run(connection, [{"sha": sha, "data": data} for sha, data in blobs.items()])


def write_rows(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """The rows themselves; neighbours that need the same statement are written together."""
    for (kind, verb, fields), group in groupby(changes, key=_statement_of):
        if verb == "update" and not fields:  # only a question was answered
            continue
        _write_alike(connection, kind, verb, fields, [change.record for change in group])


def forget_derived(connection: sqlite3.Connection, changes: Sequence[Change]) -> None:
    """What a join noted about records that now go: open questions, and that another record needed them."""
    gone = [{"row": change.record_id} for change in changes if change.after is None]
    for table in ("sy_conflict", "sy_zombie"):
        deletion(table, "record_id").run(connection, gone)


def _statement_of(change: Change) -> tuple[str, str, tuple[str, ...]]:
    if change.after is None:
        return change.kind, "delete", ()
    if change.before is None:
        return change.kind, "insert", ()
    return change.kind, "update", change.changed_fields


def _write_alike(
    connection: sqlite3.Connection, kind: str, verb: str, fields: tuple[str, ...], records: Sequence[Record]
) -> None:
    if verb == "insert":
        insertion(kind).run(connection, [row_of(record) for record in records])
    elif verb == "delete":
        deletion(kind).run(connection, [{"row": record.id} for record in records])
    else:
        rows = [{"row": record.id, **{f"new_{name}": record.get(name) for name in fields}} for record in records]
        _change_of(kind, fields).run(connection, rows)


# SQLAlchemy is loaded by the first of these, at the first write.


@cache
def _change_of(table: str, fields: tuple[str, ...]) -> Statement:
    """UPDATE of some columns of the row with the id `row`: parameters `new_<column>`."""
    from sqlalchemy import bindparam, update

    from db.statements import KEY, compiled, new_values
    from db.tables import RECORD_TABLES

    rows = RECORD_TABLES[table]
    return compiled(update(rows).where(rows.c.id == bindparam(KEY)).values(new_values(fields)))


@cache
def deletion(table: str, key: str = "id") -> Statement:
    """DELETE of the rows whose column `key` is `row`."""
    from sqlalchemy import bindparam, delete

    from db.statements import KEY, compiled
    from db.tables import METADATA

    rows = METADATA.tables[table]
    return compiled(delete(rows).where(rows.c[key] == bindparam(KEY)))


@cache
def _latch() -> Statement:
    """UPDATE of the latch: parameter `new_open`."""
    from sqlalchemy import update

    from db.statements import compiled, new_values
    from db.tables import LATCH

    return compiled(update(LATCH).values(new_values(("open",))))


def take_out_ops(
    connection: sqlite3.Connection, moment: int, ops: Collection[OpKey], bases: Collection[tuple[int, str]]
) -> None:
    """Take the ops of a join and what came with them out of the journal: its writers stand where they stood before.

    Args:
        moment: of the join in `sy_join`.
        ops: those it brought.
        bases: (record id, field) of first values that nothing needs any more.
    """
    keys = [{"row": writer, "also": seq} for writer, seq in ops]
    for table in ("sy_op", "sy_sup"):
        _deletion_of_two(table, "writer", "seq").run(connection, keys)
    _deletion_of_two("sy_base", "record_id", "field").run(
        connection, [{"row": row, "also": also} for row, also in bases]
    )
    rows = connection.execute("SELECT writer, n_before, hlc_before FROM sy_join WHERE joined = ?", (moment,)).fetchall()
    for writer, n, hlc in rows:
        labels = connection.execute("SELECT hlc FROM sy_label WHERE writer = ? AND hlc > ?", (writer, hlc)).fetchall()
        _deletion_of_two("sy_label", "writer", "hlc").run(
            connection, [{"row": writer, "also": label} for (label,) in labels]
        )
        if n:
            writer_end().run(connection, [{"row": writer, "new_n": n, "new_hlc": hlc}])
        else:
            deletion("sy_writer", "writer").run(connection, [{"row": writer}])
    deletion("sy_join", "joined").run(connection, [{"row": moment}])


def replace_history(
    connection: sqlite3.Connection, record_id: int, ops: Sequence[Op], sups: Mapping[OpKey, Collection[OpKey]]
) -> None:
    """Let the journal hold these ops of a record instead of those it holds, without first values.

    Only for a private copy that is about to be read (db/homecoming.py): in a ledger ops never change.
    """
    keys = connection.execute("SELECT writer, seq FROM sy_op WHERE record_id = ?", (record_id,)).fetchall()
    pairs = [{"row": writer, "also": seq} for writer, seq in keys]
    for table in ("sy_op", "sy_sup"):
        _deletion_of_two(table, "writer", "seq").run(connection, pairs)
    deletion("sy_base", "record_id").run(connection, [{"row": record_id}])
    insertion("sy_op").run_in_order(connection, ops)
    insertion_if_new("sy_sup").run_in_order(connection, [(*op.key, *key) for op in ops for key in sups.get(op.key, ())])


@cache
def _deletion_of_two(table: str, first: str, second: str) -> Statement:
    """DELETE of the rows whose column `first` is `row` and whose column `second` is `also`."""
    from sqlalchemy import bindparam, delete

    from db.statements import KEY, compiled
    from db.tables import METADATA

    rows = METADATA.tables[table]
    return compiled(delete(rows).where(rows.c[first] == bindparam(KEY), rows.c[second] == bindparam("also")))
