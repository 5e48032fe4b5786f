"""The file itself: making a new one, and the checks it passes before anything in it is believed."""

import contextlib
import errno
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from app.handing_over.keys import Keys
from app.handing_over.sealing import is_sealed, unseal
from app.paths import is_there_but_no_file, part_of
from app.whole_file import LEDGER_START
from db import faults
from db.engine import BUSY_SECONDS, connect, connect_memory, copied_to_memory
from db.journal import now_in_microseconds
from db.schema import (
    APPLICATION_ID,
    MIGRATIONS,
    is_as_migrated,
    latest_version,
    migrate,
    table_names,
    version_of,
)

HEADER_BYTES = 100
"""Of the header every SQLite file begins with (https://www.sqlite.org/fileformat.html, 1.3)."""
_LARGEST_PAGE = 65536


class OpenedFile(NamedTuple):
    """A file that passed the checks.

    Attributes:
        connection: open on it, or on a migrated copy in memory (an old file that may not be written).
        is_read_only: nothing can be written.
    """

    connection: sqlite3.Connection
    is_read_only: bool


def create_file(path: Path) -> None:
    """Make a new, empty ledger with the built-in terms. An existing file is never touched.

    Raises:
        ExpectedError: something with that name exists, or the place cannot be written.
    """
    import secrets  # not for those who open one

    connection = connect_memory()
    try:
        migrate(connection)
        connection.execute("UPDATE sy_latch SET open = 1")
        book = (secrets.randbits(62) or 1, now_in_microseconds())
        connection.execute("INSERT INTO sy_book (id, made) VALUES (?, ?)", book)
        connection.execute("UPDATE sy_latch SET open = 0")
        content = connection.serialize()
    finally:
        connection.close()
    with faults.explained(path):
        place_new_file(path, content)


def place_new_file(path: Path, content: bytes) -> None:
    """Write a whole new file under a name that is free: either it is complete there, or nothing is left behind.

    Raises:
        OSError: the name is taken (`FileExistsError`) or the place cannot be written.
    """
    if path.exists():
        raise FileExistsError(errno.EEXIST, "", str(path))
    with part_of(path) as part:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        give_name(part, path)


def give_name(part: Path, path: Path, *, renews: bool = False) -> None:
    """Give a finished file its name.

    Args:
        renews: what has the name gives way. Otherwise it must be free.

    Raises:
        FileExistsError: the name is taken.
    """
    if renews:
        part.replace(path)
    else:
        path.open("xb").close()  # takes the name; unlike a hard link this works on USB sticks too
        try:
            part.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Bring a new name to the disk, not only the content: a stick may be pulled right afterwards.

    Windows has no such request, and some file systems refuse it; the name is then written within seconds.
    """
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def open_file(
    path: Path,
    *,
    busy_seconds: float = BUSY_SECONDS,
    migrations: Path = MIGRATIONS,
    may_migrate: Callable[[], bool] = lambda: True,
    read_only: bool = False,
    keys: Keys | None = None,
) -> OpenedFile:
    """Open a ledger after all checks; a file of an older form is brought to the newest. A refused file stays as it is.

    A locked copy is unlocked in memory and open for reading: nothing of it is ever written anywhere in the clear.

    Args:
        may_migrate: asked before an older file is written; False when somebody else is writing in it.
        read_only: open it for reading wherever it lies.
        keys: the passphrases of locked copies.

    Raises:
        ExpectedError: not a ledger, damaged, newer, built differently, locked, or out of reach.
    """
    with faults.explained(path):
        if is_sealed(path):
            return open_content(unseal(path, Keys() if keys is None else keys), path, migrations=migrations)
        check_header(path, latest_version(migrations))
        is_read_only = read_only or not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
        connection = connect(path, read_only=is_read_only, busy_seconds=busy_seconds)
        try:
            _check_content(connection, path, migrations)
            if version_of(connection) < latest_version(migrations):
                is_read_only = is_read_only or not may_migrate()
                connection = _migrated(connection, is_read_only=is_read_only, migrations=migrations)
            return OpenedFile(connection, is_read_only)
        except BaseException:
            connection.close()
            raise


def open_content(content: bytes, path: Path, *, migrations: Path = MIGRATIONS) -> OpenedFile:
    """Open the content of a ledger file in memory, for reading, after the same checks.

    Args:
        path: what it is called in messages.

    Raises:
        ExpectedError: see `open_file`.
    """
    with faults.explained(path):
        _check_first_bytes(content[:HEADER_BYTES], path, latest_version(migrations))
        connection = connect_memory()
        try:
            connection.deserialize(content)
            _check_content(connection, path, migrations)
            if version_of(connection) < latest_version(migrations):
                migrate(connection, folder=migrations)
            return OpenedFile(connection, is_read_only=True)
        except BaseException:
            connection.close()
            raise


def check_header(path: Path, known: int) -> None:
    """What the first bytes tell, before SQLite sees the file (which might leave a journal beside it).

    Raises:
        ExpectedError: it is none of ours, empty, cut off, or made by a newer program than one that knows form `known`.
        OSError: it cannot be read.
    """
    if is_there_but_no_file(path):
        raise faults.not_ours(path)
    with path.open("rb") as file:
        _check_first_bytes(file.read(HEADER_BYTES), path, known)


def is_older(path: Path) -> bool:
    """Whether a file is a ledger of an older form, as its first bytes say; False for whatever cannot be read."""
    try:
        if is_there_but_no_file(path):
            return False
        with path.open("rb") as file:
            header = file.read(HEADER_BYTES)
    except OSError:
        return False
    is_ledger = len(header) == HEADER_BYTES and application_of(header) == APPLICATION_ID
    return is_ledger and 0 < form_of(header) < latest_version()


def application_of(header: bytes) -> int:
    """Whose file it is, as a header says."""
    return int.from_bytes(header[68:72], "big")


def form_of(header: bytes) -> int:
    """The version of the form, as a header says."""
    return int.from_bytes(header[60:64], "big")


def length_of(header: bytes) -> int:
    """How many bytes the whole file has, as a header says."""
    page = int.from_bytes(header[16:18], "big")
    return (_LARGEST_PAGE if page == 1 else page) * int.from_bytes(header[28:32], "big")


def _check_first_bytes(header: bytes, path: Path, known: int) -> None:
    if not header:
        raise faults.empty(path)
    if not header.startswith(LEDGER_START[: len(header)]):
        raise faults.not_ours(path)
    if len(header) < HEADER_BYTES:
        raise faults.damaged(path)
    if application_of(header) != APPLICATION_ID:
        raise faults.not_ours(path)
    version = form_of(header)
    if version > known:
        raise faults.newer(path, version, known)


def _check_content(connection: sqlite3.Connection, path: Path, migrations: Path) -> None:
    """Sound pages and exactly our structure. The first statement rolls back what a killed program left half-done."""
    connection.execute("PRAGMA query_only=ON")
    version = version_of(connection)
    if not 1 <= version <= latest_version(migrations):
        raise faults.damaged(path)
    if not is_as_migrated(connection, migrations):
        raise faults.foreign_structure(path)
    if not is_sound(connection, [name for name in table_names(connection) if name != "sy_blob"]):
        raise faults.damaged(path)
    for table in ("sy_latch", "sy_book"):  # without its one row nothing can be written, or nobody knows what it is
        if connection.execute(f"SELECT count(*) FROM {table}").fetchone() != (1,):
            raise faults.damaged(path)
    connection.execute("PRAGMA query_only=OFF")


def is_sound(connection: sqlite3.Connection, tables: list[str]) -> bool:
    """Whether the pages of these tables and their indexes are whole.

    Pictures are most of a file and are checked only when somebody asks (`Store.faults`), so that opening stays quick.
    """
    return all(connection.execute(f'PRAGMA main.quick_check("{table}")').fetchone() == ("ok",) for table in tables)


def _migrated(connection: sqlite3.Connection, *, is_read_only: bool, migrations: Path) -> sqlite3.Connection:
    """The connection, or one to a copy in memory, with the newest form."""
    if is_read_only:
        copy = copied_to_memory(connection)
        connection.close()
        connection = copy
    migrate(connection, folder=migrations)
    return connection
