"""A ledger parted from its photos and joined with them again: how backups share what hardly ever changes.

The parted copy is a ledger in every respect, only that each photo in it is empty; its content lies in a folder under
its sha-256, once for all backups.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Collection
from pathlib import Path

from app.paths import part_of
from app.progress import Progress, no_progress
from db import faults
from db.audit import find_faults
from db.engine import address_of, connect, connect_memory
from db.schema import APPLICATION_ID, expected_structure, latest_version, migrate, structure_of, version_of


def part_from_photos(ledger: Path) -> bytes:
    """The ledger without the content of its photos, as one moment saw it, as a whole file.

    One that has none is taken page by page, in a tenth of the time. Otherwise everything is read within one transaction
    into memory, about a second for the largest ledger: a write meanwhile waits that long, so indexes and guards are
    made only afterwards. SQLite's own backup would carry all photos along and begin again at each write.

    Raises:
        sqlite3.Error: the ledger cannot be read.
    """
    with contextlib.closing(connect(ledger, read_only=True)) as original:
        original.execute("BEGIN")
        if original.execute("SELECT 1 FROM sy_blob LIMIT 1").fetchone() is None:
            return original.serialize()
    with contextlib.closing(connect_memory()) as copy:
        copy.execute("PRAGMA foreign_keys=OFF")
        copy.execute("ATTACH ? AS ledger", (address_of(ledger, read_only=True),))
        copy.execute("BEGIN")
        version = int(copy.execute("PRAGMA ledger.user_version").fetchone()[0])
        parts = copy.execute("SELECT type, name, sql FROM ledger.sqlite_schema WHERE sql IS NOT NULL").fetchall()
        for kind, table, sql in parts:
            if kind == "table":
                copy.execute(sql)
                columns = "sha, x''" if table == "sy_blob" else "*"
                copy.execute(f'INSERT INTO main."{table}" SELECT {columns} FROM ledger."{table}"')
        copy.execute("COMMIT")
        copy.execute("DETACH ledger")
        for kind, _name, sql in parts:
            if kind != "table":
                copy.execute(sql)
        copy.execute(f"PRAGMA user_version={version}")
        copy.execute(f"PRAGMA application_id={APPLICATION_ID}")
        return copy.serialize()


def photos_of(connection: sqlite3.Connection) -> frozenset[str]:
    """The photos that a ledger or its parted copy names.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    return frozenset(sha for (sha,) in connection.execute("SELECT sha FROM sy_blob"))


def store_photos(ledger: Path, photos: Collection[str], folder: Path, progress: Progress = no_progress) -> None:
    """Put those photos of a ledger that are not there yet into the folder, under their sha.

    Raises:
        OSError, sqlite3.Error: no room, no rights, the ledger cannot be read; nothing half-written stays.
        Cancelled: `progress` stopped it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = sorted(set(photos) - {path.name for path in folder.iterdir()})
    if not missing:
        return
    with contextlib.closing(connect(ledger, read_only=True)) as connection:
        for done, sha in enumerate(missing):
            progress(done, len(missing))
            row = connection.execute("SELECT data FROM sy_blob WHERE sha = ?", (sha,)).fetchone()
            if row is not None and hashlib.sha256(row[0]).hexdigest() == sha:  # a damaged one shall not take its place
                place_file(folder / sha, bytes(row[0]))


def place_file(target: Path, content: bytes) -> None:
    """Write a file that is there whole or not at all; one that is there already is replaced.

    Raises:
        OSError: no room, no rights.
    """
    with part_of(target) as part:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)


def join_with_photos(
    parted: Path, target: Path, read_photo: Callable[[str], bytes | None], progress: Progress = no_progress
) -> int:
    """Make a whole ledger of the newest form out of a parted copy, checked as it will be read.

    Args:
        target: gets the file; anything there is written over.
        read_photo: content of a photo, None when it is nowhere.

    Returns:
        how many photos are missing in it.

    Raises:
        ExpectedError: the parted copy is damaged, or made by a newer program.
        OSError, sqlite3.Error: no room, no rights.
        Cancelled: `progress` stopped it; `target` is then unfinished.
    """
    shutil.copyfile(parted, target)
    try:
        lost = _join(parted, target, read_photo, progress)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if isinstance(error, sqlite3.Error) and not faults.is_damage(error):
            raise
        raise faults.damaged_backup(parted) from error
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    return lost


def _join(parted: Path, target: Path, read_photo: Callable[[str], bytes | None], progress: Progress) -> int:
    with contextlib.closing(connect(target)) as connection:
        version = version_of(connection)
        if version > latest_version():
            raise faults.newer(parted, version, latest_version())
        if structure_of(connection) != expected_structure(version):
            raise faults.damaged_backup(parted)
        lost = _fill(connection, read_photo, progress)
        migrate(connection)
    with contextlib.closing(connect(target, read_only=True)) as connection:
        if find_faults(connection, with_pictures=not lost):
            raise faults.damaged_backup(parted)
    return lost


def _fill(connection: sqlite3.Connection, read_photo: Callable[[str], bytes | None], progress: Progress) -> int:
    """Give every empty photo its content; one that is nowhere goes, so that it is seen to be missing."""
    lost = 0
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE sy_latch SET open = 1")
    wanted = [sha for (sha,) in connection.execute("SELECT sha FROM sy_blob WHERE data = x''").fetchall()]
    for done, sha in enumerate(wanted):
        progress(done, len(wanted))
        content = read_photo(sha)
        if content is None or hashlib.sha256(content).hexdigest() != sha:
            connection.execute("DELETE FROM sy_blob WHERE sha = ?", (sha,))
            lost += 1
        else:
            connection.execute("UPDATE sy_blob SET data = ? WHERE sha = ?", (content, sha))
    connection.execute("UPDATE sy_latch SET open = 0")
    connection.execute("COMMIT")
    return lost
