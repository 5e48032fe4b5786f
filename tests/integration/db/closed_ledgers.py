"""Ledgers as files: each call opens one, does its work and closes it again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

from app.changes.change import Change, ChangeSet
from app.joined import Joined
from app.records.base import Record
from db.sqlite_store import SqliteStore

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
"""How a file may hold a text."""


def write(
    path: Path,
    *changes: tuple[Record | None, Record | None],
    who: str = "田中",
    label: str = "しごと",
    blobs: Mapping[str, bytes] = MappingProxyType({}),
) -> None:
    """One unit of work, given as pairs (before, after)."""
    with closing(SqliteStore.open(path, who=who, host="窓口")) as store:
        applied = store.apply(ChangeSet(label, tuple(Change(before, after) for before, after in changes), blobs))
        assert applied.problems == ()


def new_ledger(path: Path, *records: Record) -> Path:
    """A ledger with these records."""
    SqliteStore.create(path, who="田中", host="窓口").close()
    write(path, *((None, record) for record in records))
    return path


def read(path: Path, record: Record) -> Record | None:
    """A record as the file has it now."""
    with closing(SqliteStore.open(path, who="", host="")) as store:
        return store.get(type(record), record.id)


def join(path: Path, *others: Path) -> Joined:
    """Take others in; the file is sound afterwards."""
    with closing(SqliteStore.open(path, who="", host="")) as store:
        joined = store.join(*others)
        assert store.faults() == []
    return joined


def found_in(path: Path, words: Iterable[str]) -> set[str]:
    """Which words stand in the bytes of a file."""
    content = path.read_bytes()
    return {word for word in words if any(word.encode(form) in content for form in ENCODINGS)}
