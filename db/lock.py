"""The right to write in a ledger: one process at a time has it, and a note beside the ledger says who.

The system lets go of the lock when its holder dies, however he dies; his note is then simply written over. Readers need
no lock. Where a file system has no locks the ledger is opened without one: what SQLite and the check of every change
against the stored row do then is all there is.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import sys
import time
from datetime import datetime
from pathlib import Path
from threading import Lock as ThreadLock

from app.holding import Holder

_LONGEST_NAME = 200  # bytes; file systems take 255 for a name
_TRIES = 20
_PAUSE_SECONDS = 0.05
_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_MOST_NOTE = 4096

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        # One byte far behind the note: a locked byte cannot be read, and others shall read the note.
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # flock, not lockf: SQLite's own locks are of the other kind, and closing any file would drop those.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class _Held:
    """What this process holds: the open lock file (None where there are no locks) and how many openings use it."""

    def __init__(self, descriptor: int | None, process: int) -> None:
        self.descriptor = descriptor
        self.process = process
        self.openings = 1


_held: dict[Path, _Held] = {}
_registry = ThreadLock()


class WriteLock:
    """The right to write in one ledger, shared by all openings of this process: a job beside the window has its own."""

    def __init__(self, path: Path) -> None:
        """Use `take`."""
        self._path: Path | None = path

    @property
    def is_real(self) -> bool:
        """False where the file system has no locks: others may be writing too."""
        held = _held.get(self._path) if self._path is not None else None
        return held is not None and held.descriptor is not None

    def release(self) -> None:
        """Let the next one write; the note goes with the last opening of this process."""
        path, self._path = self._path, None
        if path is None:
            return
        with _registry:
            held = _ours(path)
            if held is None:
                return
            held.openings -= 1
            if not held.openings:
                del _held[path]
                _let_go(path, held)


def take(ledger: Path, *, who: str, host: str, stays: bool = True, patience: float = 0.0) -> WriteLock | Holder:
    """The right to write in a ledger, or who has it.

    Args:
        who, host: what the note says: the user's name and the computer's.
        stays: whether it will be held as long as somebody works, or only for one command.
        patience: seconds to wait for a holder who does not stay.
    """
    end = time.monotonic() + patience
    while True:
        found = _try(lock_path(ledger), who=who, host=host, stays=stays)
        if isinstance(found, WriteLock) or found.stays or time.monotonic() >= end:
            return found
        time.sleep(_PAUSE_SECONDS)


def _try(path: Path, *, who: str, host: str, stays: bool) -> WriteLock | Holder:
    with _registry:
        held = _ours(path)
        if held is not None:
            held.openings += 1
            return WriteLock(path)
        found = _take_file(path)
        if isinstance(found, Holder):
            return found._replace(is_here=bool(host) and found.host == host)
        if found is not None:
            _write_note(found, who=who, host=host, stays=stays)
        _held[path] = _Held(found, os.getpid())
    return WriteLock(path)


def lock_path(ledger: Path) -> Path:
    """The lock file beside a ledger, the same under whatever path the ledger is reached."""
    real = ledger.resolve()
    name = f".{real.name}.lock"
    if len(name.encode("utf-8", "surrogateescape")) > _LONGEST_NAME:
        name = f".{hashlib.sha256(real.name.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.lock"
    return real.with_name(name)


def _ours(path: Path) -> _Held | None:
    """What this very process holds; a forked child holds nothing of its parent's."""
    held = _held.get(path)
    if held is not None and held.process != os.getpid():
        del _held[path]
        return None
    return held


def _take_file(path: Path) -> int | Holder | None:
    """The locked file, or who has locked it, or None where nothing can be locked."""
    for _ in range(_TRIES):
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:  # a full disk, a protected folder: writing itself will say what is wrong
            return None
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            return _read_note(path) if error.errno in _HELD else None
        if _is_file_at(descriptor, path):
            return descriptor
        os.close(descriptor)  # its holder has just taken it away with his lock
    return None


def _is_file_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except OSError:
        return False


def _write_note(descriptor: int, *, who: str, host: str, stays: bool) -> None:
    """Tell others who it is; a full disk costs only the note."""
    since = datetime.now().isoformat(timespec="seconds")
    note = json.dumps({"who": who, "host": host, "since": since, "stays": stays})
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, note.encode())


def _read_note(path: Path) -> Holder:
    try:
        with path.open("rb") as file:
            note = json.loads(file.read(_MOST_NOTE))
        since = datetime.fromisoformat(str(note["since"]))
        return Holder(str(note["who"]), str(note["host"]), since, stays=bool(note["stays"]))
    except (OSError, ValueError, KeyError, TypeError):  # just being written, or by somebody else
        return Holder(stays=False)


def _let_go(path: Path, held: _Held) -> None:
    if held.descriptor is None:
        return
    if sys.platform == "win32":  # an open file cannot be taken away there
        os.close(held.descriptor)
        with contextlib.suppress(OSError):
            path.unlink()
    else:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(held.descriptor)
