"""How long two copies take to join: 100,000 rows, 5,000 changes in each, against `sqldiff` and its output applied.

`python -m tests.benchmarks.joining` prints rows for the table in README.md. Without `sqldiff` (package sqlite3-tools)
the ratios are left out; the peer takes over the other side's values only and would undo one's own.
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from app.changes.change import Change, ChangeSet
from app.merging.copies import join_copies
from app.records.place import Place
from app.records.schedule import Schedule
from db.backup_shelf import LedgerBackups
from db.engine import preload
from db.incoming import OtherCopy
from db.sqlite_store import SqliteStore

PLACES = SCHEDULES = 50_000
EDITS, DELETIONS, NEW = 4_200, 300, 500
ROUNDS = 7
_FIRST_PLACE, _FIRST_SCHEDULE = 1_000_000, 2_000_000


def place(number: int) -> Place:
    """One of the places."""
    phone = f"042-000-{number % 10_000:04}"
    return Place(
        id=_FIRST_PLACE + number, name=f"サロン{number}", phone=phone, fee="200円", activities="体操、お茶" * 3
    )


def _schedule(number: int) -> Schedule:
    return Schedule(
        id=_FIRST_SCHEDULE + number, place=_FIRST_PLACE + number, rule="FREQ=WEEKLY;BYDAY=MO", start="10:00"
    )


def make_ledger(path: Path, rows: int = PLACES + SCHEDULES) -> None:
    """A ledger with that many rows, half of them places, half their schedules."""
    with closing(SqliteStore.create(path, who="田中", host="")) as store:
        for make in (place, _schedule):
            for begin in range(0, rows // 2, 10_000):
                numbers = range(begin, min(begin + 10_000, rows // 2))
                changes = tuple(Change(None, make(number)) for number in numbers)
                assert store.apply(ChangeSet("もと", changes)).problems == ()


def _work(path: Path, who: str, seed: int) -> None:
    """Edits of places, deletions of schedules, new places, each saved on its own; the copies meet in some records."""
    chance = Random(seed)
    edited = chance.sample(range(PLACES), EDITS)
    deleted = chance.sample(range(SCHEDULES), DELETIONS)
    changes = [
        *(Change(place(number), place(number).changed(fee=f"{number}円 {who}")) for number in edited),
        *(Change(_schedule(number), None) for number in deleted),
        *(Change(None, Place(id=3_000_000 + seed * 10_000 + number, name=f"{who}{number}")) for number in range(NEW)),
    ]
    with closing(SqliteStore.open(path, who=who, host="")) as store:
        store._connection.execute("PRAGMA synchronous=OFF")  # 5,000 commits are not what is measured
        for change in changes:
            assert store.apply(ChangeSet("しごと", (change,))).problems == ()


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _sqldiff(base: Path, theirs: Path, ours: Path) -> float | None:
    """`sqldiff` of the rows they changed, and the statements applied to ours; None where the tool is not there."""
    if shutil.which("sqldiff") is None:
        return None

    def work() -> None:
        statements = "BEGIN; UPDATE sy_latch SET open = 1;"
        for table in ("place", "schedule"):
            command = ["sqldiff", "--primarykey", "--table", table, str(base), str(theirs)]
            statements += subprocess.run(command, check=True, capture_output=True, text=True).stdout
        with closing(sqlite3.connect(ours)) as connection:
            connection.executescript(f"{statements} UPDATE sy_latch SET open = 0; COMMIT;")

    return _seconds(work)


@dataclass
class _Round:
    """Seconds of one round."""

    join: float
    preview: float
    audited: float
    nothing_new: float
    peer: float | None


def _joined(folder: Path, own: Path, other: Path) -> tuple[float, float, int]:
    """Seconds of a join with the backup before it, seconds of the same copy once more, and questions left open."""
    path = folder / "a" / own.name
    path.parent.mkdir(exist_ok=True)
    shutil.copy(own, path)
    backups = folder / "控え"
    with closing(SqliteStore.open(path, who="", host="")) as store:
        shelf = LedgerBackups(path, backups)
        seconds = _seconds(lambda: join_copies(store, shelf, [other], now=datetime.now()))
        again = _seconds(lambda: store.join(other))
        assert shelf.all(), "no backup was made"
        questions = len(store.questions())
    shutil.rmtree(backups)
    return seconds, again, questions


def _round(folder: Path, base: Path, own: Path, other: Path) -> _Round:
    joined, again, _ = _joined(folder, own, other)
    with closing(SqliteStore.open(own, who="", host="")) as store:
        previewed = _seconds(lambda: store.preview(other))
    known = OtherCopy.is_known
    OtherCopy.is_known = lambda self, writers, book: False  # type: ignore[method-assign]  # then it is audited whole
    try:
        audited, _, _ = _joined(folder, own, other)
    finally:
        OtherCopy.is_known = known  # type: ignore[method-assign]  # as it was
    diffed = folder / "diffed"
    shutil.copy(own, diffed)
    return _Round(joined, previewed, audited, again, _sqldiff(base, other, diffed))


def two_copies(folder: Path) -> tuple[Path, Path, Path]:
    """A ledger of 100,000 rows, and two copies of it with 5,000 changes each."""
    base, own, other = folder / "base.tsudoiba", folder / "own.tsudoiba", folder / "other.tsudoiba"
    make_ledger(base)
    for path, who, seed in ((own, "田中", 1), (other, "鈴木", 2)):
        shutil.copy(base, path)
        _work(path, who, seed)
    return base, own, other


def main() -> None:
    """Print the table."""
    preload()  # as the window does after its first paint
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base, own, other = two_copies(folder)
        _, _, questions = _joined(folder, own, other)  # once for the caches of program and disk
        rounds = [_round(folder, base, own, other) for _ in range(ROUNDS)]
    print(f"{EDITS + DELETIONS + NEW} changes in each copy, {questions} questions; medians of {ROUNDS} rounds in turns")
    for what, seconds, floors in (
        ("join, touched rows audited, backup included", [r.join for r in rounds], [r.peer for r in rounds]),
        ("the same with the audit of the whole file", [r.audited for r in rounds], [r.peer for r in rounds]),
        ("nothing new", [r.nothing_new for r in rounds], [r.peer for r in rounds]),
        ("sqldiff and applying it", [r.peer for r in rounds], [r.peer for r in rounds]),
        ("preview, against the join", [r.preview for r in rounds], [r.join for r in rounds]),
    ):
        pairs = [(each, floor) for each, floor in zip(seconds, floors, strict=True) if each and floor]
        if not pairs:
            print(f"{what:45} (no sqldiff here)")
            continue
        ratios = [each / floor for each, floor in pairs]
        spread = f"{min(ratios):.1f}–{max(ratios):.1f}"
        seconds_taken = statistics.median(each for each, _ in pairs)
        print(f"{what:45} {seconds_taken:6.2f} s  {statistics.median(ratios):.2f} ({spread})")


if __name__ == "__main__":
    main()
