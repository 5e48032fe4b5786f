"""The form of a ledger file: numbered migrations in plain SQL, and the check that a file has exactly that form."""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from db.engine import connect_memory

APPLICATION_ID = int.from_bytes(b"Tdba", "big")
"""Marks our files among all SQLite files (bytes 68-71 of the header)."""

MIGRATIONS = Path(__file__).with_name("migrations")

NEWEST = "9c9c9b9a0f662046861ce0f7b4796f8783c38d9a7425f0aea1994e3537841ee4"
"""`fingerprint` of what all migrations make, so that opening a ledger need not carry them out in memory first.
Where it says otherwise (a new migration, an SQLite that words tables otherwise after an ALTER) they are carried out."""

_NUMBERED = re.compile(r"(\d{4})_\w+\.sql")


class Migration(NamedTuple):
    """One step of the form.

    Attributes:
        number: the form's version after it, stored as `user_version`.
        path: its SQL.
    """

    number: int
    path: Path

    def statements(self) -> Iterator[str]:
        """Its SQL statements, one at a time: `executescript` would end the transaction."""
        pending = ""
        for line in self.path.read_text(encoding="utf-8").splitlines(keepends=True):
            pending += line
            if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
                yield pending
                pending = ""
        if pending.strip():
            raise ValueError(f"{self.path.name} ends in the middle of a statement")


@lru_cache(maxsize=4)
def migrations(folder: Path = MIGRATIONS) -> tuple[Migration, ...]:
    """All migrations, in order.

    Raises:
        ValueError: the numbers are not 1, 2, 3 ...
    """
    numbered = ((_NUMBERED.fullmatch(path.name), path) for path in folder.glob("*.sql"))
    found = sorted((int(match[1]), path) for match, path in numbered if match)
    if [number for number, _ in found] != list(range(1, len(found) + 1)):
        raise ValueError(f"the migrations in {folder} are not numbered 1, 2, 3 ...")
    return tuple(Migration(number=number, path=path) for number, path in found)


def latest_version(folder: Path = MIGRATIONS) -> int:
    """The version of the form that this program writes."""
    return len(migrations(folder))


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the form of an open file, 0 for an empty database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, *, to: int | None = None, folder: Path = MIGRATIONS) -> None:
    """Bring an open file to version `to` (the newest): all missing steps in one transaction, or none.

    Raises:
        sqlite3.Error: a step failed; the file is as before.
    """
    target = latest_version(folder) if to is None else to
    connection.execute("PRAGMA foreign_keys=OFF")  # a step may rebuild a table that others link to
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            for migration in migrations(folder)[version_of(connection) : target]:
                _run(connection, migration)
            fault = connection.execute("PRAGMA foreign_key_check").fetchone()
            if fault is not None:
                raise sqlite3.IntegrityError(f"a migration left a link to nowhere: {fault}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def _run(connection: sqlite3.Connection, migration: Migration) -> None:
    """Carry out one migration inside the transaction, with the guards opened if they exist already."""
    if migration.number > 1:
        connection.execute("UPDATE sy_latch SET open = 1")
    for statement in migration.statements():
        connection.execute(statement)
    connection.execute("UPDATE sy_latch SET open = 0")
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={migration.number}")


class Structure(NamedTuple):
    """What a file is made of, comparable.

    Attributes:
        tables: name -> (how it is stored, its columns, its links).
        others: (type, name, exact text) of every trigger, index and view.
    """

    tables: dict[str, tuple[object, ...]]
    others: frozenset[tuple[str, str, str]]


def structure_of(connection: sqlite3.Connection) -> Structure:
    """The structure of an open file. Tables are compared by columns: their text changes with every ALTER TABLE."""
    tables: dict[str, tuple[object, ...]] = {}
    others = set()
    kinds = {row[1]: tuple(row[2:]) for row in connection.execute("PRAGMA main.table_list")}
    for kind, name, text in connection.execute("SELECT type, name, sql FROM main.sqlite_schema"):
        if kind != "table":
            others.add((str(kind), str(name), " ".join(str(text).split())))
            continue
        quoted = str(name).replace('"', '""')
        columns = connection.execute(f'PRAGMA main.table_xinfo("{quoted}")').fetchall()
        links = connection.execute(f'PRAGMA main.foreign_key_list("{quoted}")').fetchall()
        is_virtual = str(text).lstrip().upper().startswith("CREATE VIRTUAL")
        tables[name] = (is_virtual, kinds.get(name), tuple(columns), tuple(sorted(links)))
    return Structure(tables=tables, others=frozenset(others))


def expected_structure(version: int, folder: Path = MIGRATIONS) -> Structure:
    """The structure a file of that version has: what its migrations make of an empty database."""
    return _structure_made(version, folder)


@lru_cache(maxsize=8)
def _structure_made(version: int, folder: Path) -> Structure:
    """Takes as long as a quarter of a bare window's start, so it is made once, however it is asked for."""
    connection = connect_memory()
    try:
        migrate(connection, to=version, folder=folder)
        return structure_of(connection)
    finally:
        connection.close()


def is_as_migrated(connection: sqlite3.Connection, folder: Path = MIGRATIONS) -> bool:
    """Whether an open file has exactly the structure of its version."""
    version = version_of(connection)
    if folder == MIGRATIONS and version == latest_version() and fingerprint(connection) == NEWEST:
        return True
    return structure_of(connection) == expected_structure(version, folder)


def fingerprint(connection: sqlite3.Connection) -> str:
    """SHA-256 of the words an open file describes itself in, of which SQLite makes the structure."""
    described = connection.execute("SELECT type, name, tbl_name, sql FROM main.sqlite_schema")
    return hashlib.sha256("\n".join(sorted(map(repr, described))).encode("utf-8", "surrogateescape")).hexdigest()


def table_names(connection: sqlite3.Connection) -> list[str]:
    """The tables of an open file."""
    return [str(name) for (name,) in connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")]
