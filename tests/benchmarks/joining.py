"""How long two copies take to join: 100,000 rows, 5,000 changes in each, against `sqldiff` and its output applied.

`python -m tests.benchmarks.joining` prints rows for the table in README.md. Without `sqldiff` (package sqlite3-tools)
the ratios are left out; the peer takes over the other side's values only and would undo one's own.
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random

from app.changes.change import Change, ChangeSet
from app.merging.copies import join_copies
from app.records.place import Place
from app.records.schedule import Schedule
from db.backup_shelf import LedgerBackups
from db.incoming import OtherCopy
from db.sqlite_store import SqliteStore

PLACES = SCHEDULES = 50_000
EDITS, DELETIONS, NEW = 4_200, 300, 500
_FIRST_PLACE, _FIRST_SCHEDULE = 1_000_000, 2_000_000


def _place(number: int) -> Place:
    phone = f"042-000-{number % 10_000:04}"
    return Place(
        id=_FIRST_PLACE + number, name=f"サロン{number}", phone=phone, fee="200円", activities="体操、お茶" * 3
    )


def _schedule(number: int) -> Schedule:
    return Schedule(
        id=_FIRST_SCHEDULE + number, place=_FIRST_PLACE + number, rule="FREQ=WEEKLY;BYDAY=MO", start="10:00"
    )


def _make(path: Path) -> None:
    with closing(SqliteStore.create(path, who="田中", host="")) as store:
        for make, count in ((_place, PLACES), (_schedule, SCHEDULES)):
            for begin in range(0, count, 10_000):
                changes = tuple(Change(None, make(number)) for number in range(begin, begin + 10_000))
                assert store.apply(ChangeSet("もと", changes)).problems == ()


def _work(path: Path, who: str, seed: int) -> None:
    """Edits of places, deletions of schedules, new places; the two copies meet in some of the same records."""
    chance = Random(seed)
    edited = chance.sample(range(PLACES), EDITS)
    deleted = chance.sample(range(SCHEDULES), DELETIONS)
    changes = [
        *(Change(_place(number), _place(number).changed(fee=f"{number}円 {who}")) for number in edited),
        *(Change(_schedule(number), None) for number in deleted),
        *(Change(None, Place(id=3_000_000 + seed * 10_000 + number, name=f"{who}{number}")) for number in range(NEW)),
    ]
    with closing(SqliteStore.open(path, who=who, host="")) as store:
        assert store.apply(ChangeSet("しごと", tuple(changes))).problems == ()


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


def _stranger(own: Path, other: Path) -> float:
    """The join as of a copy never seen before: with the audit of its whole file."""
    with closing(SqliteStore.open(own, who="", host="")) as store:
        real = OtherCopy.is_known
        OtherCopy.is_known = lambda self, writers, book: False  # type: ignore[method-assign]  # only its audit counts
        try:
            return _seconds(lambda: store.join(other))
        finally:
            OtherCopy.is_known = real  # type: ignore[method-assign]  # as it was


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base, own, other = folder / "base.tsudoiba", folder / "own.tsudoiba", folder / "other.tsudoiba"
        _make(base)
        for path, who, seed in ((own, "田中", 1), (other, "鈴木", 2)):
            shutil.copy(base, path)
            _work(path, who, seed)
        for number in ("1", "2", "3"):
            shutil.copy(own, folder / number)
        shelf = LedgerBackups(folder / "1", folder / "控え")
        with closing(SqliteStore.open(folder / "1", who="", host="")) as store:
            shown = _seconds(lambda: store.preview(other))
            joined = _seconds(lambda: join_copies(store, shelf, [other], now=datetime.now()))
            again = _seconds(lambda: store.join(other))
            questions = len(store.questions())
        audited = _stranger(folder / "2", other)
        peer = _sqldiff(base, other, folder / "3")
    print(f"{EDITS + DELETIONS + NEW} changes in each copy, {questions} questions")
    for what, seconds in (
        ("join, touched rows audited, backup included", joined),
        ("preview", shown),
        ("join of a copy never seen, without backup", audited),
        ("nothing new", again),
        ("sqldiff and applying it", peer),
    ):
        if seconds is not None:
            ratio = "" if peer is None else f"  {seconds / peer:.1f}"
            print(f"{what:45} {seconds:6.2f} s{ratio}")


if __name__ == "__main__":
    main()
