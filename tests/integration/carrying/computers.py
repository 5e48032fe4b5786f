"""Computers that share a folder, and an engine between them that is late, mixes things up and leaves half files.

Each computer has its own ledger, clock and view of the folder; the engine moves whole files, parts of files and old
versions in any order, and stops only at the end. The ledgers live in memory, the folders are real.
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from app.carrying.copies import Condition, Head
from app.carrying.notebook import Notebook, new_notebook, read_notebook, write_notebook
from app.carrying.sharing import Round, share
from app.joined import Joined
from app.progress import Progress, no_progress
from db import journal
from db.incoming import OtherCopy
from db.shared_copies import _condition_of, _head
from tests.integration.db.memory_copies import MemoryCopy, _opened

START = datetime(2026, 11, 24, 9, 0)
NOW = 1_790_000_000_000_000
YEAR = 365 * 24 * 3600 * 1_000_000
OFF = (0, 5_000_000, -3 * YEAR, 70 * YEAR, -1, 40 * YEAR, -20 * YEAR)
"""How far the clocks are off, µs."""


class MemoryFiles:
    """`CopyFiles` of one computer, whose ledger is in memory; what it writes and reads are real files."""

    def __init__(self, copy: MemoryCopy) -> None:
        self.copy = copy

    def head(self, path: Path, /) -> Head:
        content = path.read_bytes()
        condition = _condition_of(content[:100], len(content))
        if condition is not Condition.WHOLE:
            return Head(condition)
        with closing(_opened(content)) as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
                return Head(Condition.INCOMPLETE)
            found = OtherCopy(path, connection)
            return _head(found.book, found.writers.values())

    def standing(self, ledger: Path, /) -> Head:
        own = OtherCopy(ledger, self.copy._connection)
        return _head(own.book, own.writers.values())

    def write(self, ledger: Path, target: Path, /, *, progress: Progress = no_progress) -> None:
        raise AssertionError("nobody makes a copy by hand here")

    def post(self, ledger: Path, target: Path, /) -> None:
        part = target.with_suffix(".part")
        part.write_bytes(self.copy.content())
        part.replace(target)

    def join(self, ledger: Path, others: Sequence[Path], /, *, now: datetime) -> Joined:
        opened = [OtherCopy(path, _opened(path.read_bytes())) for path in others]
        try:
            return self.copy._unite(self.copy._connection, opened)
        finally:
            for other in opened:
                other.connection.close()


@dataclass
class Computer:
    """One computer: its ledger, its folder as the engine shows it, how wrong its clock is."""

    number: int
    folder: Path
    copy: MemoryCopy
    off: int
    rounds: int = 0
    posts: int = 0
    joins: int = 0
    brought: list[Joined] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ledger = self.folder / "手もと.tsudoiba"
        self.files = MemoryFiles(self.copy)
        self.notes = self.folder.parent / f"{self.number}.json"
        write_notebook(self.notes, new_notebook(self.ledger, f"人{self.number}", f"PC-{self.number}"))

    @property
    def notebook(self) -> Notebook:
        found = read_notebook(self.notes)
        assert found is not None
        return found

    def look(self, passed: timedelta, *, is_closing: bool = False) -> Round:
        """One round, as the window does it every minute; the notebook goes through its file each time."""
        now = START + passed + timedelta(microseconds=self.off)
        done = share(self.ledger, self.folder, self.notebook, self.files, now=now, is_closing=is_closing)
        write_notebook(self.notes, done.notebook)
        self.rounds += 1
        self.posts += done.posted
        self.joins += len(done.joined)
        self.brought += done.joined
        return done


@dataclass
class Engine:
    """Moves files between the folders: every version ever written is on its way to everybody, in any order.

    Attributes:
        order: the chance it acts by.
        waiting: (computer it goes to, name, content) of what has not arrived yet.
        half: (computer, name) -> the rest of what arrived only in part.
    """

    computers: Sequence[Computer]
    order: random.Random
    waiting: list[tuple[Computer, str, bytes, int]] = field(default_factory=list)
    version: dict[str, int] = field(default_factory=dict)
    arrived: dict[tuple[int, str], int] = field(default_factory=dict)
    broken: int = 0

    def fetch(self, computer: Computer) -> None:
        """A computer has written its copy: it is sent to all others."""
        name = computer.notebook.name
        content = (computer.folder / name).read_bytes()
        self.version[name] = self.version.get(name, 0) + 1
        for other in self.computers:
            if other is not computer:
                self.waiting.append((other, name, content, self.version[name]))

    def move(self, most: int) -> None:
        """Some of what is on its way arrives, some of it in part, and an older version may come after a newer one."""
        if self.order.random() < 0.1:
            self._put_back_an_older_one()
        for _ in range(min(most, len(self.waiting))):
            computer, name, content, version = self.waiting.pop(self.order.randrange(len(self.waiting)))
            key = (computer.number, name)
            is_old = version < self.arrived.get(key, 0)
            if is_old and self.order.random() < 0.7:
                continue  # an engine seldom lets an old version win, but it happens
            self.arrived[key] = max(version, self.arrived.get(key, 0))
            if self.order.random() < 0.25:  # torn: cut off, or room taken and filled from behind
                self.broken += 1
                cut = self.order.randrange(len(content))
                torn = content[:cut] if self.order.random() < 0.5 else bytes(cut) + content[cut:]
                self._put(computer, name, torn)
                self.waiting.append((computer, name, content, version))
            else:
                self._put(computer, name, content)

    def _put_back_an_older_one(self) -> None:
        """Somebody's own copy becomes an older version of itself."""
        computer = self.order.choice(self.computers)
        name = computer.notebook.name
        older = [content for _to, what, content, _version in self.waiting if what == name]
        if older:
            self._put(computer, name, self.order.choice(older))

    def finish(self) -> None:
        """Everything that was ever written last has arrived whole."""
        self.waiting.clear()
        for source in self.computers:
            name = source.notebook.name
            file = source.folder / name
            for other in self.computers:
                arrived = other.folder / name
                if other is source or not file.exists():
                    continue
                if not arrived.exists() or arrived.read_bytes() != file.read_bytes():
                    self._put(other, name, file.read_bytes())

    def _put(self, computer: Computer, name: str, content: bytes) -> None:
        path = computer.folder / name
        path.write_bytes(content)
        moment = self.order.randrange(1 << 61)
        os.utime(path, ns=(moment, moment))


class Clock:
    """The clock of whatever computer is at work; the journal asks it in place of the real one."""

    def __init__(self) -> None:
        self.passed = 0
        self.off = 0

    def __enter__(self) -> Clock:
        self._real = journal.now_in_microseconds
        journal.now_in_microseconds = self
        return self

    def __exit__(self, *_: object) -> None:
        journal.now_in_microseconds = self._real

    def __call__(self) -> int:
        self.passed += 1
        return NOW + self.passed + self.off
