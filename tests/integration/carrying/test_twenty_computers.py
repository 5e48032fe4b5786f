"""Twenty computers share a folder: files come late, in any order, torn, with wrong clocks; in the end all hold the same.

What everybody must hold is worked out by an oracle that knows only who wrote what with what in front of him
(tests/integration/db/knowledge.py).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.changes.undo import UndoStack
from app.records.base import Record
from app.records.term import Term
from app.store import Stamp
from tests.integration.carrying.computers import OFF, Clock, Computer, Engine
from tests.integration.db.deeds import carry_out
from tests.integration.db.knowledge import Knowledge
from tests.integration.db.memory_copies import MemoryCopy, small_ledger

COMPUTERS = 20
KINDS = ("area", "space", "place", "schedule", "schedule_exception", "place_term", "setting", "term")


class Town:
    """The computers with their people, and the oracle that watches them."""

    def __init__(self, folder: Path, clock: Clock, seed: int, computers: int = COMPUTERS) -> None:
        self.chance = random.Random(seed)
        self.clock = clock
        self.knowledge = Knowledge()
        self.computers = []
        content = small_ledger()
        for number in range(computers):
            place = folder / f"{number}"
            place.mkdir()
            copy = MemoryCopy(content, f"PC-{number}")
            self.computers.append(Computer(number, place, copy, OFF[number % len(OFF)]))
        self.undo = [UndoStack(computer.copy) for computer in self.computers]
        self.first = self.knowledge.made_before(self.computers[0].copy.read(Term))
        self.engine = Engine(self.computers, self.chance)
        self.by_stamp: dict[Stamp, set[int]] = {}
        self.away = [0] * computers
        self.passed = timedelta()
        self.writes = 0

    def known(self, computer: Computer) -> set[int]:
        """The numbers of the writes a ledger holds, as its journal says."""
        stamps = computer.copy._connection.execute("SELECT DISTINCT writer, hlc FROM sy_op").fetchall()
        return self.first.union(*(self.by_stamp.get(Stamp(*stamp), set()) for stamp in stamps))

    def work(self, computer: Computer) -> None:
        """Somebody writes."""
        self._sit_down_at(computer)
        chance = self.chance
        deed = (chance.randrange(10), chance.randrange(31), chance.randrange(31), chance.randrange(4))
        known = self.known(computer)
        applied = carry_out(computer.copy, self.undo[computer.number], deed, copy=computer.number + 1)
        if applied is not None and applied.stamp is not None:
            new = self.knowledge.written(known, applied.change_set, applied.stamp)
            self.by_stamp.setdefault(applied.stamp, set()).update(new)
            self.writes += len(new)

    def look(self, computer: Computer, *, is_closing: bool = False) -> bool:
        """The program looks into the folder; whether that did anything."""
        self._sit_down_at(computer)
        done = computer.look(self.passed, is_closing=is_closing)
        if done.posted:
            self.engine.fetch(computer)
        if is_closing:
            computer.copy.reopen()
        return done.posted or bool(done.joined)

    def go_on(self, steps: int) -> None:
        """Some days pass."""
        for step in range(steps):
            self.passed += timedelta(minutes=self.chance.randrange(1, 240))
            for computer in self.chance.sample(self.computers, 3):
                if self.away[computer.number] > step:  # no network there for days: people go on writing
                    self.work(computer)
                    continue
                if self.chance.random() < 0.05:
                    self.away[computer.number] = step + self.chance.randrange(40)
                for _ in range(self.chance.randrange(8)):
                    self.work(computer)
                self.look(computer, is_closing=self.chance.random() < 0.2)
            self.engine.move(self.chance.randrange(30))

    def come_together(self) -> int:
        """Everybody closes the ledger once more, everything arrives, and all look until nothing happens any more."""
        for computer in self.computers:
            self.look(computer, is_closing=True)
        for turn in range(10):
            self.engine.finish()
            self.passed += timedelta(days=2)
            did = [self.look(computer) for computer in self.computers]
            if not any(did):
                return turn
        raise AssertionError("they never come to an end")

    def close(self) -> None:
        """Let go of the ledgers."""
        for computer in self.computers:
            computer.copy.close()

    def _sit_down_at(self, computer: Computer) -> None:
        self.clock.off = computer.off


@pytest.fixture
def clock() -> Iterator[Clock]:
    with Clock() as made:
        yield made


def insist_on_sameness(town: Town) -> None:
    everything = town.first.union(*town.by_stamp.values())
    needed = town.knowledge.needed(everything)
    expected: dict[int, Record] = town.knowledge.tables(everything, needed)
    first, *others = (computer.copy for computer in town.computers)
    assert town.known(town.computers[0]) == everything
    assert {id_: record for id_, record in first.tables().items() if record.KIND in KINDS} == expected
    assert first.conflicts() == town.knowledge.conflicts(everything, needed) == first.recomputed_conflicts()
    assert town.knowledge.lost(everything, first.tables(), first.conflicts()) == []
    assert first.audit() == []
    digest = first.digest()
    for other in others:
        assert other.conflicts() == other.recomputed_conflicts()
        assert {name: rows for name, rows in other.digest().items() if rows != digest[name]} == {}


def run(folder: Path, clock: Clock, seed: int, steps: int) -> Town:
    town = Town(folder, clock, seed)
    with closing(town):
        town.go_on(steps)
        assert town.come_together() <= 4
        insist_on_sameness(town)
    return town


def test_all_converge(tmp_path: Path, clock: Clock) -> None:
    town = run(tmp_path, clock, seed=4, steps=32)
    computers = town.computers
    assert town.writes > 60
    assert town.engine.broken > 10
    assert min(computer.joins for computer in computers) > 0
    assert {len(_files(computer)) for computer in computers} == {sum(computer.posts > 0 for computer in computers)}
    # what stands in somebody's copy already is not posted by everybody once more
    assert sum(computer.posts for computer in computers) < 2.5 * sum(computer.rounds for computer in computers) / 3


@pytest.mark.thorough
@pytest.mark.parametrize("seed", range(3))
def test_all_converge_after_a_year(tmp_path: Path, clock: Clock, seed: int) -> None:
    town = run(tmp_path, clock, seed=100 + seed, steps=200)
    assert town.writes > 500
    assert town.engine.broken > 200


def _files(computer: Computer) -> Sequence[Path]:
    return [path for path in computer.folder.iterdir() if path.suffix == ".tsudoiba"]
