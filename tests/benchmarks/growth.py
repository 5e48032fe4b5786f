"""What a ledger of 1,000, 10,000 and 100,000 rows weighs, and what grows with it.

`python -m tests.benchmarks.growth` prints the table in README.md: half of the rows are places, half their schedules.
"""

from __future__ import annotations

import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from app.changes.change import Change, ChangeSet
from app.records.place import Place
from db.engine import preload
from db.sqlite_store import SqliteStore
from tests.benchmarks.joining import make_ledger, place
from tests.benchmarks.opening import opening_seconds

SIZES = (1_000, 10_000, 100_000)
EDITS = NEW = 400
ROUNDS = 5


def _packed(path: Path, *statements: str) -> int:
    """Bytes of the file without free pages, after some statements on a copy of it."""
    copy = path.with_name("packed")
    shutil.copy(path, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("UPDATE sy_latch SET open = 1")
        for statement in statements:
            connection.execute(statement)
        connection.execute("VACUUM")
    return copy.stat().st_size


def _without_journal(path: Path) -> int:
    """Bytes of the same rows in the same tables without any op."""
    return _packed(path, *(f"DELETE FROM {table}" for table in ("sy_op", "sy_sup", "sy_base", "sy_label")))


def _saved(path: Path, changes: list[Change]) -> list[float]:
    """Seconds of each save."""
    taken = []
    with closing(SqliteStore.open(path, who="鈴木", host="")) as store:
        for change in changes:
            begun = time.perf_counter()
            assert store.apply(ChangeSet("しごと", (change,))).problems == ()
            taken.append(time.perf_counter() - begun)
    return taken


def _best(work: Callable[[], object]) -> float:
    """Seconds, the median of a few."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def _measure(folder: Path, rows: int) -> str:
    base, other = folder / f"{rows}.tsudoiba", folder / f"{rows} other.tsudoiba"
    make_ledger(base, rows=rows)
    bare, whole = _without_journal(base), _packed(base)
    shutil.copy(base, other)
    step = rows // 2 // EDITS or 1
    edited = [place(number * step) for number in range(EDITS)]
    edits = _saved(other, [Change(before, before.changed(fee="ひとり300円")) for before in edited])
    with_edits = _packed(other)
    new = _saved(other, [Change(None, Place(id=9_000_000 + number, name="あたらしい")) for number in range(NEW)])
    per_edit, per_new = (with_edits - whole) / EDITS, (_packed(other) - with_edits) / NEW
    opened, _ = opening_seconds(base, ROUNDS)
    with closing(SqliteStore.open(base, who="", host="")) as store:
        store.preview(other)
        previewed = _best(lambda: store.preview(other))
        audited = _best(store.faults)
    return (
        f"| {rows:,} | {whole / 1e6:.1f} MB | {whole / bare:.2f} | {per_edit:.0f} | {per_new:.0f} |"
        f" {statistics.median(opened) * 1000:.0f} ms | {statistics.median(edits) * 1000:.2f} ms |"
        f" {statistics.median(new) * 1000:.2f} ms | {previewed * 1000:.0f} ms | {audited * 1000:.0f} ms |"
    )


def main() -> None:
    """Print the table."""
    preload()
    print(
        "| rows | file | ÷ the same without journal | bytes an edit | bytes a new place | opened | an edit saved |"
        " a new place saved | 800 changes of a copy looked at | whole audit |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as name:
        for rows in SIZES:
            print(_measure(Path(name), rows), flush=True)


if __name__ == "__main__":
    main()
