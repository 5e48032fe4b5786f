"""Writing a verified copy of an open ledger."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.paths import part_of
from app.progress import Progress, no_progress
from db import faults
from db.audit import find_faults
from db.engine import connect
from db.ledger_file import give_name

_PAGES_A_STEP = 512
_PROTECTED = (errno.EACCES, errno.EPERM, errno.EROFS)
_BAD_NAME = (errno.EINVAL, errno.EILSEQ)


def back_up(
    connection: sqlite3.Connection, target: Path, progress: Progress = no_progress, *, renews: bool = False
) -> None:
    """Copy an open ledger: first beside its place as a `.part`, checked like any file, then given the name.

    Args:
        renews: a file that has the name gives way, once the new one is whole. Otherwise the name must be free.

    Raises:
        ExpectedError: the name is taken, there is no room, the place cannot be written; nothing half-written stays.
        Cancelled: `progress` stopped it; nothing half-written stays.
    """
    with writing_explained(target):
        if target.exists() and not renews:
            raise faults.exists(target)
        _insist_on_room(connection, target)
        with part_of(target) as part:
            part.open("xb").close()
            _copy(connection, part, _first_half(progress))
            with part.open("rb+") as file:
                bring_to_disk(file)
            _check(part, target, _second_half(progress))
            give_name(part, target, renews=renews)


@contextmanager
def writing_explained(target: Path) -> Iterator[None]:
    """Failures of a place that is written to, in the words of somebody who makes a copy; the ledger itself is safe.

    Raises:
        ExpectedError: instead of what the system said.
    """
    with faults.explained(target):
        try:
            yield
        except OSError as error:
            if error.errno in _PROTECTED and target.exists() and os.access(target.parent, os.W_OK):
                raise faults.locked(target) from error  # Windows refuses so what another program has open
            if error.errno in _PROTECTED:
                raise faults.protected(target) from error
            if error.errno in _BAD_NAME:
                raise faults.bad_name(target) from error
            raise


def bring_to_disk(file: BinaryIO) -> None:
    """Write everything out, so that what is read next comes from the disk, not from memory: a stick may lie.

    Memory is let go of where the system can be told so.
    """
    file.flush()
    os.fsync(file.fileno())
    if hasattr(os, "posix_fadvise"):
        with contextlib.suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _insist_on_room(connection: sqlite3.Connection, target: Path) -> None:
    """Said before a minute of copying, not after."""
    pages, size = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    if shutil.disk_usage(target.absolute().parent).free < pages * size:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))


def _copy(connection: sqlite3.Connection, part: Path, progress: Progress) -> None:
    copy = connect(part)
    try:
        connection.backup(
            copy,
            pages=_PAGES_A_STEP,
            progress=lambda _status, remaining, total: progress(total - remaining, total),
        )
    finally:
        copy.close()


def _check(part: Path, target: Path, progress: Progress) -> None:
    """What was written is read again from the disk."""
    copy = connect(part, read_only=True)
    try:
        if find_faults(copy, progress):
            raise faults.damaged(target)
    finally:
        copy.close()


_SCALE = 1000


def _first_half(progress: Progress) -> Progress:
    def tell(done: int, total: int, /) -> None:
        progress(_SCALE * done // max(total, 1), 2 * _SCALE)

    return tell


def _second_half(progress: Progress) -> Progress:
    def tell(done: int, total: int, /) -> None:
        progress(_SCALE + _SCALE * done // max(total, 1), 2 * _SCALE)

    return tell
