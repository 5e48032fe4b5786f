"""Writing a verified copy of an open ledger."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from app.paths import part_beside
from app.progress import Progress, no_progress
from db import faults
from db.audit import find_faults
from db.engine import connect
from db.ledger_file import move_to_free_name

_PAGES_A_STEP = 512


def back_up(connection: sqlite3.Connection, target: Path, progress: Progress = no_progress) -> None:
    """Copy an open ledger to a free name: first beside it as a `.part`, checked like any file, then given the name.

    Raises:
        ExpectedError: the name is taken, there is no room, the place cannot be written; nothing half-written stays.
        Cancelled: `progress` stopped it; nothing half-written stays.
    """
    with faults.explained(target):
        if target.exists():
            raise faults.exists(target)
        part = part_beside(target)
        try:
            part.open("xb").close()
            _copy(connection, part, progress)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            _check(part, target)
            move_to_free_name(part, target)
        finally:
            part.unlink(missing_ok=True)


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


def _check(part: Path, target: Path) -> None:
    """What was written is read again from the disk: a stick may lie."""
    copy = connect(part, read_only=True)
    try:
        if find_faults(copy):
            raise faults.damaged(target)
    finally:
        copy.close()
