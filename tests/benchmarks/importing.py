"""How long and how much memory it takes to take in a list of 10,000 places: `python tests/benchmarks/importing.py`."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from app.exchange.json_file import export_json
from app.exchange.planning import find_source, plan_import, propose_mappings
from app.exchange.sheets import read_sheets
from app.ledger import Ledger
from app.paths import resource_path
from db.sqlite_store import SqliteStore

ROWS = 10_000
_FIRST_ROW = 5


def make_list(path: Path) -> None:
    """The list of the sample, again and again, every name and phone its own."""
    (sheet, *_) = read_sheets(resource_path("samples/通いの場一覧_令和7年度.xlsx"))
    book = openpyxl.Workbook(write_only=True)
    target = book.create_sheet("通いの場一覧")
    header = ["" if cell == "" else str(cell) for cell in sheet.rows[4]]
    above = [str(cell) for cell in sheet.rows[3]]
    target.append([below or top for top, below in zip(above, header, strict=True)])
    entries = [row for row in sheet.rows[_FIRST_ROW:] if isinstance(row[0], int)]
    area = ""
    for number in range(ROWS):
        row = list(entries[number % len(entries)])
        area = str(row[1]) or area
        row[0], row[1], row[2], row[14] = number + 1, area, f"{row[2]}{number}", f"042-{number // 10000:03}-{number:04}"
        target.append([None if cell == "" else cell for cell in row])
    book.save(path)


def main() -> None:
    """Measure each step once."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "一覧.xlsx"
        make_list(path)
        base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        store = SqliteStore.create(Path(folder) / "a.tsudoiba", who="", host="")
        marks = [("", time.perf_counter())]

        def done(step: str) -> None:
            marks.append((step, time.perf_counter()))

        sheets = read_sheets(path)
        done("read")
        source = find_source(path.name, sheets)
        mappings = propose_mappings(source)
        plan = plan_import(Ledger(store.read), source, mappings, date(2025, 11, 21))
        done("plan")
        applied = store.apply(plan.change_set())
        assert not applied.problems
        done("write")
        again = plan_import(Ledger(store.read), source, mappings, date(2025, 11, 21))
        assert not again.changes
        done("plan again")
        export_json(Ledger(store.read), store.read_blob, Path(folder) / "a.json")
        done("export")
        store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{ROWS:,} rows, {len(plan.changes):,} records, {peak} MB at most ({base} MB before)")
    for (_, start), (step, end) in pairwise(marks):
        print(f"{step:12}{end - start:7.2f} s")


if __name__ == "__main__":
    main()
