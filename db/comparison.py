"""Two states of one ledger side by side: which records came, changed and went between them."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.backups import KindComparison
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES, child_classes
from db.engine import address_of, connect_memory


@dataclass
class _Differences:
    """Ids of one kind."""

    added: set[int] = field(default_factory=set)
    changed: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)

    @property
    def all(self) -> set[int]:
        return self.added | self.changed | self.removed


def compare(then: Path, now: Path | None) -> Sequence[KindComparison]:
    """Every main kind that either holds; rows that belong to a record count as part of it.

    Args:
        now: None when there is no readable ledger any more: everything then counts as removed.

    Raises:
        sqlite3.Error: one of them cannot be read.
    """
    with contextlib.closing(connect_memory()) as connection:
        for name, path in (("older", then), ("newer", now)):
            address = ":memory:" if path is None else address_of(path, read_only=True)
            connection.execute(f"ATTACH ? AS {name}", (address,))
        found = []
        for record_class in RECORD_CLASSES:
            if record_class.parent_fields():
                continue
            kind = record_class.KIND
            older, newer = _count(connection, "older", kind), _count(connection, "newer", kind)
            if older or newer:
                differences = _with_children(connection, record_class)
                sizes = (len(differences.added), len(differences.changed), len(differences.removed))
                found.append(KindComparison(kind, older, newer, *sizes))
        return found


def _with_children(connection: sqlite3.Connection, record_class: type[Record]) -> _Differences:
    """The differences of a kind; a record whose rows differ has changed too."""
    found = _differences(connection, record_class.KIND)
    for child_class, parent_field in child_classes(record_class.KIND):
        touched = _with_children(connection, child_class).all
        found.changed |= _parents(connection, child_class.KIND, parent_field, touched) - found.all
    return found


def _differences(connection: sqlite3.Connection, kind: str) -> _Differences:
    older, newer = _columns(connection, "older", kind), _columns(connection, "newer", kind)
    if not older or not newer:
        return _Differences(_ids(connection, "newer", kind, newer), set(), _ids(connection, "older", kind, older))
    both = [name for name in newer if name in older and name != "id"]
    unlike = " OR ".join(f'a."{name}" IS NOT b."{name}"' for name in both) or "0"
    changed = f'SELECT a.id FROM newer."{kind}" a JOIN older."{kind}" b ON a.id = b.id WHERE {unlike}'
    return _Differences(
        _one_column(connection, f'SELECT id FROM newer."{kind}" EXCEPT SELECT id FROM older."{kind}"'),
        _one_column(connection, changed),
        _one_column(connection, f'SELECT id FROM older."{kind}" EXCEPT SELECT id FROM newer."{kind}"'),
    )


def _parents(connection: sqlite3.Connection, kind: str, parent_field: str, ids: set[int]) -> set[int]:
    """The records that own these rows, in either state."""
    found: set[int] = set()
    for name in ("older", "newer"):
        if ids and parent_field in _columns(connection, name, kind):
            rows = connection.execute(f'SELECT id, "{parent_field}" FROM {name}."{kind}"')
            found.update(parent for row_id, parent in rows if row_id in ids and parent is not None)
    return found


def _columns(connection: sqlite3.Connection, name: str, kind: str) -> list[str]:
    """The columns of a kind; none where the ledger is of an older form and does not know it."""
    return [row[1] for row in connection.execute(f'PRAGMA {name}.table_info("{kind}")')]


def _ids(connection: sqlite3.Connection, name: str, kind: str, columns: list[str]) -> set[int]:
    return _one_column(connection, f'SELECT id FROM {name}."{kind}"') if columns else set()


def _one_column(connection: sqlite3.Connection, sql: str) -> set[int]:
    return {row[0] for row in connection.execute(sql)}


def _count(connection: sqlite3.Connection, name: str, kind: str) -> int:
    if not _columns(connection, name, kind):
        return 0
    return int(connection.execute(f'SELECT count(*) FROM {name}."{kind}"').fetchone()[0])
