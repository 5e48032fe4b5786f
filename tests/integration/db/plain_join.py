"""A plain join of two copies of a ledger: slow, without previews or backups, but complete.

It proves that what is stored today carries joining: the journals are united, no op is written, and everything else
follows from the pure functions of db/fold.py.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import FieldValue, MergePolicy
from db.engine import connect
from db.fold import Journal, heads, read_journal
from db.journal import LIFE, SELECT_OPS
from db.rows import column_names, read_one, row_of

_JOURNAL_TABLES = ("sy_op", "sy_sup", "sy_base", "sy_label", "sy_blob")


class ForkError(Exception):
    """Two copies continue one and the same writer."""


def join(ours: Path, theirs: Path) -> None:
    """Take everything `theirs` knows into `ours`, in one transaction."""
    with closing(connect(ours)) as connection:
        connection.execute("ATTACH ? AS other", (str(theirs),))
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE sy_latch SET open = 1")
        _insist_on_common_stretch(connection)
        touched = {row[0] for row in connection.execute("SELECT record_id FROM other.sy_op AS op WHERE " + _UNSEEN)}
        old_zombies = {row[0] for row in connection.execute("SELECT record_id FROM sy_zombie")}
        rows = {record_id: _known_row(connection, record_id) for record_id in touched | old_zombies}
        _unite_journals(connection)
        journal = read_journal(connection)
        for record_id in touched | old_zombies:
            _write_row(connection, journal, record_id, rows[record_id], is_needed=False)
        _settle(connection, journal, rows)
        _note_conflicts(connection, journal)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("UPDATE sy_latch SET open = 0")
        connection.execute("COMMIT")


def digest(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All content of a ledger that must not depend on the order of joins."""
    with closing(connect(path, read_only=True)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
            if name not in {"sy_book", "sy_latch", "sy_join"}
        }


def conflicts(path: Path) -> set[tuple[int, str, str]]:
    """(record id, field, kind of conflict) of every open question."""
    with closing(connect(path, read_only=True)) as connection:
        return set(connection.execute("SELECT record_id, field, conflict FROM sy_conflict"))


_UNSEEN = "op.seq > coalesce((SELECT n FROM main.sy_writer AS known WHERE known.writer = op.writer), 0)"


def _insist_on_common_stretch(connection: sqlite3.Connection) -> None:
    common = "SELECT a.writer, min(a.n, b.n) FROM main.sy_writer a JOIN other.sy_writer b ON a.writer = b.writer"
    for key in connection.execute(common).fetchall():
        ends = [
            connection.execute(f"{SELECT_OPS.replace('sy_op', side)} WHERE writer = ? AND seq = ?", key).fetchone()
            for side in ("main.sy_op", "other.sy_op")
        ]
        if ends[0] != ends[1]:
            raise ForkError(key)


def _unite_journals(connection: sqlite3.Connection) -> None:
    for table in _JOURNAL_TABLES:
        connection.execute(f"INSERT OR IGNORE INTO main.{table} SELECT * FROM other.{table}")
    connection.execute("INSERT OR IGNORE INTO main.sy_writer SELECT * FROM other.sy_writer")
    connection.execute(
        "UPDATE main.sy_writer AS ours SET n = max(ours.n, theirs.n), hlc = max(ours.hlc, theirs.hlc)"
        " FROM other.sy_writer AS theirs WHERE theirs.writer = ours.writer"
    )


def _known_row(connection: sqlite3.Connection, record_id: int) -> Record | None:
    """The row as either copy has it; what no op touched is the same in both."""
    for record_class in RECORD_CLASSES:
        columns = ", ".join(f'"{name}"' for name in column_names(record_class.KIND))
        for side in ("main", "other"):
            sql = f'SELECT {columns} FROM {side}."{record_class.KIND}" WHERE id = ?'
            row = connection.execute(sql, (record_id,)).fetchone()
            if row is not None:
                return record_class(**dict(zip(column_names(record_class.KIND), row, strict=True)))
    return None


def _write_row(
    connection: sqlite3.Connection, journal: Journal, record_id: int, known: Record | None, *, is_needed: bool
) -> None:
    kind = journal.ops[record_id][0].kind
    connection.execute(f'DELETE FROM "{kind}" WHERE id = ?', (record_id,))
    if not (journal.life(record_id).is_alive or is_needed):
        return
    record = journal.last_known(record_id) if known is None else known.changed(**journal.values(record_id))
    row: dict[str, FieldValue] = row_of(record)
    places = ", ".join(f":{name}" for name in row)
    names = ", ".join(f'"{name}"' for name in row)
    connection.execute(f'INSERT INTO "{kind}" ({names}) VALUES ({places})', row)


def _settle(connection: sqlite3.Connection, journal: Journal, rows: dict[int, Record | None]) -> None:
    """Put back, from the journal, what living records still need."""
    connection.execute("DELETE FROM sy_zombie")
    while broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        for kind, row_id, _, link in broken:
            links = connection.execute(f'PRAGMA foreign_key_list("{kind}")').fetchall()
            target, field = next((row[2], row[3]) for row in links if row[0] == link)
            record = read_one(connection, BY_KIND[kind], row_id)
            assert record is not None
            missing = record.get(field)
            assert isinstance(missing, int)
            if read_one(connection, BY_KIND[target], missing) is None:
                _write_row(connection, journal, missing, rows.get(missing), is_needed=True)
                connection.execute("INSERT INTO sy_zombie VALUES (?, ?)", (missing, target))


def _note_conflicts(connection: sqlite3.Connection, journal: Journal) -> None:
    connection.execute("DELETE FROM sy_conflict")
    zombies = {row[0] for row in connection.execute("SELECT record_id FROM sy_zombie")}
    found: set[tuple[int, str, str, str]] = set()
    for record_id, ops in journal.ops.items():
        kind = ops[0].kind
        state = journal.life(record_id)
        if state.is_disputed:
            found.add((record_id, LIFE, "deleted", kind))
        if record_id in zombies:
            found.add((record_id, LIFE, "needed", kind))
        if not state.is_alive and record_id not in zombies:
            continue
        for field in BY_KIND[kind].FIELDS:
            ends = {op.value for op in heads(ops, journal.sups, field.name)}
            if len(ends) > 1 and field.merge is MergePolicy.ASK:
                found.add((record_id, field.name, "field", kind))
    connection.executemany("INSERT INTO sy_conflict VALUES (?, ?, ?, ?)", found)
