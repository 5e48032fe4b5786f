"""Seconds and MB to write the large ledger out and to take it in again: `python -m tests.benchmarks.exporting [FORM ...]`.

The ledger is that of `pages.py`: 2,000 places, 5,000 volunteers, 3,000 minutes, 200,000 参加の記録. Each step is a
process of its own: written as JSON, as a workbook, as CSV; taken in again (nothing may change); into a new ledger.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from app.exchange.export_form import ExportForm, write_export
from app.exchange.import_plan import ImportPlan
from app.ledger import Ledger
from db.sqlite_store import SqliteStore
from tests.benchmarks.pages import large_ledger_path

_NAMES = {ExportForm.JSON: "a.json", ExportForm.WORKBOOK: "a.xlsx", ExportForm.FOLDER: "a"}


def export(ledger: Path, target: Path, form: ExportForm) -> str:
    """Write the ledger out; what was written."""
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        counts = write_export(form, Ledger(store.read), store.read_blob, target)
    return f"{sum(counts.values()):,} records"


def take_in(ledger: Path, source: Path, form: ExportForm) -> str:
    """Take a file in; what it did."""
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        plan = _plan(store, source, form)
        begun = time.perf_counter()
        if plan.changes:
            applied = store.apply(plan.change_set())
            assert not applied.problems, applied.problems[0]
        written = time.perf_counter() - begun
    counts = plan.counts
    return f"{counts.added:,} added, {counts.updated:,} updated, {counts.unchanged:,} unchanged; writing {written:.1f} s"


def _plan(store: SqliteStore, source: Path, form: ExportForm) -> ImportPlan:
    ledger = Ledger(store.read)
    if form is ExportForm.JSON:
        from app.exchange.json_import import plan_json
        from app.exchange.json_source import read_json

        return plan_json(ledger, store.trash(), read_json(source), has_blob=lambda sha: True)
    from app.exchange.own_reading import OwnSheets, plan_own
    from app.exchange.reading_lists import read_list

    found = read_list(source)
    assert isinstance(found, OwnSheets)
    return plan_own(ledger, store.trash(), found, date(2026, 11, 24), has_blob=lambda sha: True)


def step(words: list[str]) -> None:
    """One step in a process of its own: DEED LEDGER FILE FORM."""
    deed = {"export": export, "import": take_in}[words[0]]
    begun = time.perf_counter()
    said = deed(Path(words[1]), Path(words[2]), ExportForm(words[3]))
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{seconds:6.1f} s {memory:6} MB  {said}")


def main(forms: list[ExportForm]) -> None:
    """Each form: out, in again, into a new ledger."""
    ledger = large_ledger_path()
    with tempfile.TemporaryDirectory() as folder:
        for form in forms:
            target, empty = Path(folder) / _NAMES[form], Path(folder) / f"{form}.tsudoiba"
            SqliteStore.create(empty, who="", host="").close()
            for name, words in (
                ("export", ["export", str(ledger), str(target), form.value]),
                ("import again", ["import", str(ledger), str(target), form.value]),
                ("import into a new ledger", ["import", str(empty), str(target), form.value]),
            ):
                done = subprocess.run(
                    [sys.executable, "-m", "tests.benchmarks.exporting", "step", *words],
                    env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent.parent)},
                    capture_output=True,
                    text=True,
                    check=False,
                )
                print(f"{form.value:7}{name:26}{done.stdout.strip() or done.stderr.strip()[-400:]}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["step"]:
        step(sys.argv[2:])
    else:
        main([ExportForm(each) for each in sys.argv[1:]] or list(ExportForm))
