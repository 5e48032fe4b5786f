"""How an opening left its file: what is replaced, put back or protected meanwhile is noticed before the next write.

The first look is one question to the system (about 2 µs), and nearly always the last: only where size, time or
protection of the file differ from what this opening left is the file itself asked.
"""

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple

from db import faults

FileState = tuple[int, int, int, int, int]


def file_state(path: Path) -> FileState:
    """Which file has the name, how long it is, when it was written, who may write in it."""
    found = os.stat(path)  # noqa: PTH116 - Path.stat costs three times as much, and this runs before every write
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_mode


class Standing(NamedTuple):
    """How far a ledger had come when it was last looked at.

    Attributes:
        book: which ledger it is; all its copies have the same.
        writer, hlc: who wrote in it last, and when.
    """

    book: int
    writer: int
    hlc: int

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> "Standing":
        """How far the ledger has come now."""
        book = connection.execute("SELECT id FROM sy_book").fetchone()
        last = connection.execute("SELECT writer, hlc FROM sy_writer ORDER BY hlc DESC, writer DESC LIMIT 1").fetchone()
        return cls(0 if book is None else int(book[0]), *((0, 0) if last is None else map(int, last)))

    def is_part_of(self, connection: sqlite3.Connection) -> bool:
        """Whether the ledger still holds everything it held then."""
        row = connection.execute("SELECT hlc FROM sy_writer WHERE writer = ?", (self.writer,)).fetchone()
        return self.writer == 0 or (row is not None and int(row[0]) >= self.hlc)


class FileWatch:
    """Remembers how an opening left its file."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._state = file_state(path)
        self._standing = Standing.of(connection)

    def is_as_left(self) -> bool:
        """Whether nothing happened to the file.

        Raises:
            OSError: it is gone or out of reach.
        """
        return file_state(self._path) == self._state

    def look_again(self, connection: sqlite3.Connection) -> None:
        """Something happened to the file: what was it? Said once; whoever goes on knows it then.

        Args:
            connection: open on the file that has the name now.

        Raises:
            ExpectedError: it went back to what it was before, it became another ledger, it is write-protected now.
        """
        if not (os.access(self._path, os.W_OK) and os.access(self._path.parent, os.W_OK)):
            raise faults.protected_meanwhile(self._path)
        before, now = self._standing, Standing.of(connection)
        if now.book != before.book:
            raise faults.another_ledger(self._path)
        is_whole = before.is_part_of(connection)
        self._state, self._standing = file_state(self._path), now
        if not is_whole:
            raise faults.went_back(self._path, now.hlc)

    def note_write(self, writer: int, hlc: int) -> None:
        """This opening has just written."""
        self._state = file_state(self._path)
        self._standing = Standing(self._standing.book, writer, hlc)


def file_identity(path: Path) -> tuple[int, int]:
    """Tells one file from another of the same name."""
    found = os.stat(path)  # noqa: PTH116 - Path.stat costs three times as much, and this runs before every read
    return found.st_dev, found.st_ino
