"""Copies of a ledger that live in memory: the real store, journal and join, without the files around them.

A hundred steps cost what one opened file costs, so that laws can be tried on thousands of histories. That files change
nothing about it is shown by test_join.py, which joins real ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from app.joined import Joined
from app.paths import private_folder
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from db.audit import find_faults
from db.engine import connect, connect_memory
from db.fold import read_journal
from db.incoming import OtherCopy
from db.journal import Writer
from db.ledger_file import create_file
from db.questions import open_conflicts
from db.sqlite_store import SqliteStore

LOCAL_TABLES = {"sy_book", "sy_latch", "sy_join"}


_TERMS_KEPT = 4


@cache
def small_ledger() -> bytes:
    """A new ledger as a whole file, with a few of its terms only, on small pages: it is copied very often."""
    with private_folder() as folder:
        path = folder / "あたらしい.tsudoiba"
        create_file(path)
        with closing(connect(path)) as connection:
            connection.execute("UPDATE sy_latch SET open = 1")
            superfluous = f"SELECT record_id FROM sy_op WHERE seq > {_TERMS_KEPT}"
            connection.execute(f"DELETE FROM term WHERE id IN ({superfluous})")
            connection.execute(f"DELETE FROM sy_op WHERE seq > {_TERMS_KEPT}")
            connection.execute(f"UPDATE sy_writer SET n = {_TERMS_KEPT}")
            connection.execute("UPDATE sy_latch SET open = 0")
            connection.execute("PRAGMA page_size=512")
            connection.execute("VACUUM")
        return path.read_bytes()


class MemoryCopy(SqliteStore):
    """One copy, open all the time."""

    def __init__(self, content: bytes, name: str) -> None:
        self._path = Path(name)
        self._connection = _opened(content)
        self._watch_anew()
        self.reopen()

    def reopen(self) -> None:
        """As if the program had been closed and opened: another writer."""
        self._writer = Writer(who=self._path.name, host="")

    def content(self) -> bytes:
        """The whole file, as somebody copies it while it is open."""
        return bytes(self._connection.serialize())

    def go_back_to(self, content: bytes) -> None:
        """Somebody else puts an older state in its place, behind the back of the open program."""
        self._connection.close()
        self._connection = _opened(content)

    def take(self, *others: MemoryCopy) -> Joined:
        """Join."""
        return self._unite(self._connection, [OtherCopy(other._path, other._connection) for other in others])

    def fails_in_the_middle(self, error: BaseException) -> None:
        """The next unit of work ends in this error, after its ops are written."""
        writer = self._writer

        class _Failing:
            def __getattr__(self, name: str) -> object:
                if name == "committed":
                    raise AssertionError("a failed unit was committed")
                return getattr(writer, name)

            def write(self, *given: object) -> None:
                writer.write(*given)  # type: ignore[arg-type]  # passed on as they come
                raise error

        self._writer = _Failing()  # type: ignore[assignment]  # a writer but for one method
        self._broken_writer = writer

    def mend(self) -> None:
        """Work goes on after the failure."""
        self._writer = self._broken_writer

    def close(self) -> None:
        self._connection.close()

    # what the laws look at

    def tables(self, kinds: Iterable[type[Record]] = RECORD_CLASSES) -> dict[int, Record]:
        """Every living record of these kinds by id."""
        return {record.id: record for record_class in kinds for record in self.read(record_class)}

    def digest(self) -> dict[str, list[tuple[object, ...]]]:
        """All content that must not depend on the order of joins."""
        names = [row[0] for row in self._connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            name: sorted(self._connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
            if name not in LOCAL_TABLES
        }

    def conflicts(self) -> set[tuple[int, str, str]]:
        """(record id, field, conflict) of every open question, as noted."""
        return set(self._connection.execute("SELECT record_id, field, conflict FROM sy_conflict"))

    def recomputed_conflicts(self) -> set[tuple[int, str, str]]:
        """The same, worked out anew."""
        journal = read_journal(self._connection)
        needed = self.needed()
        return {
            (record_id, field, conflict.value)
            for record_id in journal.ops
            for field, conflict in open_conflicts(journal, record_id, is_needed=record_id in needed)
        }

    def needed(self) -> set[int]:
        """Deleted records that are there because another one needs them."""
        return {row[0] for row in self._connection.execute("SELECT record_id FROM sy_zombie")}

    def audit(self) -> list[str]:
        """What is wrong."""
        return list(find_faults(self._connection))

    def _insist_on_right_to_write(self) -> None:
        """Nobody else is there."""

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        yield

    def _unsurprised(self) -> sqlite3.Connection:
        return self._connection

    def _current(self) -> sqlite3.Connection:
        return self._connection

    def _watch_anew(self) -> None:
        self._watch = _NoWatch()  # type: ignore[assignment]  # there is no file


class _NoWatch:
    def note_write(self, writer: int, hlc: int) -> None:
        """Nothing to be watched."""


def _opened(content: bytes) -> sqlite3.Connection:
    connection = connect_memory()
    connection.deserialize(content)
    return connection
