"""Writing copies for other hands: whole or without persons, open or locked; read again before they are called done."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from app.handing_over.handing import WrittenCopy
from app.handing_over.keys import Keys
from app.handing_over.sealing import seal
from app.handing_over.stripping import COUNTED, NAMING_FIELDS, Stripped, strip
from app.ledger import Ledger
from app.progress import Progress, no_progress
from db import faults
from db.audit import find_faults
from db.backup import back_up
from db.history import ever_written
from db.ledger_file import open_file, place_new_file
from db.rows import read_all
from db.stripping import stripped_content

_STEPS = 4  # read, lock, write, read again


class HandedCopies:
    """Copies of one ledger for other hands (see `app.handing_over.handing.CopyMaker`)."""

    def __init__(self, ledger: Path, keys: Keys | None = None) -> None:
        """`keys` holds the passphrase where the ledger is a locked copy itself."""
        self._ledger = ledger
        self._keys = Keys() if keys is None else keys

    def write(
        self, target: Path, /, *, is_stripped: bool, passphrase: str, progress: Progress = no_progress
    ) -> WrittenCopy:
        """Write a copy under a free name, or nothing at all."""
        with faults.explained(target):
            if target.exists():
                raise faults.exists(target)
        with faults.explained(self._ledger):
            connection = open_file(self._ledger, read_only=True, keys=self._keys).connection
        with closing(connection):
            if not is_stripped and not passphrase:
                back_up(connection, target, progress)
                return _told(target, _sizes(connection), {}, 0)
            return self._write_content(connection, target, passphrase, progress, is_stripped=is_stripped)

    def weigh(self) -> Stripped:
        """What a copy without persons would hold."""
        with (
            faults.explained(self._ledger),
            closing(open_file(self._ledger, read_only=True, keys=self._keys).connection) as connection,
        ):
            connection.execute("BEGIN")
            return _stripped(connection)

    def _write_content(
        self, connection: sqlite3.Connection, target: Path, passphrase: str, progress: Progress, *, is_stripped: bool
    ) -> WrittenCopy:
        """A copy put together in memory: what is locked must never lie on a disk in the clear."""
        kept, left_out, veiled = _sizes(connection), dict[str, int](), 0
        with faults.explained(self._ledger):
            progress(0, _STEPS)
            connection.execute("BEGIN")  # one moment of the ledger, whoever writes in it meanwhile
            if is_stripped:
                stripped = _stripped(connection)
                content = stripped_content(connection, stripped)
                kept, left_out, veiled = dict(stripped.kept), dict(stripped.left_out), stripped.veiled
            else:
                connection.execute("SELECT id FROM sy_book").fetchone()
                content = connection.serialize()
            connection.execute("COMMIT")
        progress(1, _STEPS)
        if passphrase:
            content = seal(content, passphrase)
        progress(2, _STEPS)
        with faults.explained(target):
            place_new_file(target, content)
        try:
            progress(3, _STEPS)
            _check(target, passphrase)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        progress(_STEPS, _STEPS)
        return _told(target, kept, left_out, veiled)


def _stripped(connection: sqlite3.Connection) -> Stripped:
    ledger = Ledger(lambda record_class: read_all(connection, record_class))
    return strip(ledger, ever_written(connection, NAMING_FIELDS))


def _check(target: Path, passphrase: str) -> None:
    """What was written is read again from the disk, as the one who gets it will read it."""
    keys = Keys()
    if passphrase:
        keys.remember(target, passphrase)
    with closing(open_file(target, read_only=True, keys=keys).connection) as copy:
        if find_faults(copy):
            raise faults.damaged(target)


def _told(target: Path, kept: Mapping[str, int], left_out: Mapping[str, int], veiled: int) -> WrittenCopy:
    with faults.explained(target), target.open("rb") as file:
        sha = hashlib.file_digest(file, "sha256").hexdigest()
    return WrittenCopy(target, sha, kept, left_out, veiled)


def _sizes(connection: sqlite3.Connection) -> dict[str, int]:
    """Main kind -> how many records of it there are."""
    numbers = {
        each.KIND: int(connection.execute(f'SELECT count(*) FROM "{each.KIND}"').fetchone()[0]) for each in COUNTED
    }
    return {kind: number for kind, number in numbers.items() if number}
