"""How long a ledger of 100,000 rows takes to open, against a bare open and `quick_check` of the same file.

`python -m tests.benchmarks.opening` prints rows for the table in README.md.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db.sqlite_store import SqliteStore
from tests.benchmarks.joining import make_ledger

ROUNDS = 21


def _ours(path: Path) -> None:
    SqliteStore.open(path, who="", host="").close()


def _bare(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]


def opening_seconds(path: Path, rounds: int = ROUNDS) -> tuple[list[float], list[float]]:
    """Seconds of our opening and of the bare one, done in turns."""
    taken: tuple[list[float], list[float]] = ([], [])
    works: tuple[Callable[[Path], None], ...] = (_ours, _bare)
    for _ in range(rounds):
        for work, own in zip(works, taken, strict=True):
            begun = time.perf_counter()
            work(path)
            own.append(time.perf_counter() - begun)
    return taken


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "base.tsudoiba"
        make_ledger(path)
        _ours(path)  # the program and the file come into memory
        ours, bare = opening_seconds(path)
    ratios = [mine / floor for mine, floor in zip(ours, bare, strict=True)]
    print(
        f"opening 100,000 rows {statistics.median(ours) * 1000:.0f} ms, bare with quick_check"
        f" {statistics.median(bare) * 1000:.0f} ms: {statistics.median(ratios):.2f}"
        f" ({min(ratios):.2f}–{max(ratios):.2f})"
    )


if __name__ == "__main__":
    main()
