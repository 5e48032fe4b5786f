"""How much the journal costs: one edit saved, against the same UPDATE on the same disk without journal, in one run.

The goal (issue 2, §8: at most 2) is held against the bare UPDATE in sqlite3. For comparison also against the UPDATE as
a program on SQLAlchemy makes it without a journal: an engine, a transaction, a Core statement. The floor is the same
UPDATE with the rows of the journal, written without any check or guard.
`python -m tests.benchmarks.saving` prints rows for the table in README.md.
"""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import StaticPool, bindparam, create_engine, event, update

from app.changes.change import Change, ChangeSet
from app.records.place import Place
from db.engine import connect
from db.sqlite_store import SqliteStore
from db.tables import RECORD_TABLES

PLACES = 10_000
EDITS = 300


def _places() -> list[Place]:
    return [
        Place(
            id=1_000_000 + number,
            name=f"サロン{number}",
            reading=f"さろん{number}",
            activities="体操、お茶、おしゃべり、季節の行事など" * 3,
            phone=f"042-000-{number:04}",
            contact_name="架空 花子",
            fee="200円",
        )
        for number in range(PLACES)
    ]


def _median_ms(times: int, *works: Callable[[int], object]) -> list[float]:
    """The median of each work, done in turns: what else the disk is doing meets all of them."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(times):
        for work, own in zip(works, taken, strict=True):
            begun = time.perf_counter()
            work(number)
            own.append((time.perf_counter() - begun) * 1000)
    return [statistics.median(own) for own in taken]


def _unguarded(path: Path) -> sqlite3.Connection:
    """The same tables and pragmas without guards, as a program without a journal would have them."""
    connection = connect(path)
    connection.execute("UPDATE sy_latch SET open = 1")
    return connection


def _unjournaled(path: Path) -> Callable[[int], None]:
    """The same UPDATE through SQLAlchemy, on a file of its own with the same pragmas; takes the id of a place."""
    engine = create_engine("sqlite://", creator=lambda: _unguarded(path), poolclass=StaticPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    table = RECORD_TABLES["place"]
    statement = update(table).where(table.c.id == bindparam("row")).values(phone="042-000-9999")

    def write(place_id: int) -> None:
        with engine.begin() as connection:
            connection.execute(statement, {"row": place_id})

    return write


def _floor(path: Path) -> Callable[[Place], None]:
    """The UPDATE and the rows that the journal adds to it, in bare sqlite3: less than this no journal can cost."""
    connection = _unguarded(path)
    writer, hlc = connection.execute("SELECT writer, hlc FROM sy_writer ORDER BY hlc DESC").fetchone()
    ops = itertools.count(connection.execute("SELECT n FROM sy_writer WHERE writer = ?", (writer,)).fetchone()[0] + 1)

    def write(place: Place) -> None:
        n = next(ops)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE place SET phone = '042-000-9999' WHERE id = ?", (place.id,))
        connection.execute("INSERT INTO sy_base VALUES (?, 'phone', 'place', ?)", (place.id, place.phone))
        op = (writer, n, hlc + n, "place", place.id, "phone", "042-000-9999")
        connection.execute("INSERT INTO sy_op VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, 0)", op)
        connection.execute("UPDATE sy_writer SET n = ?, hlc = ? WHERE writer = ?", (n, hlc + n, writer))
        connection.execute("INSERT INTO sy_label VALUES (?, ?, '編集')", (writer, hlc + n))
        connection.execute("COMMIT")

    return write


def main() -> None:
    """Measure in a folder of the system's own and print."""
    with tempfile.TemporaryDirectory() as folder:
        path, bare_path = Path(folder) / "journaled.tsudoiba", Path(folder) / "bare.tsudoiba"
        plain_path, floor_path = Path(folder) / "unjournaled.tsudoiba", Path(folder) / "floor.tsudoiba"
        places = _places()
        added = ChangeSet("よみこみ", tuple(Change(None, place) for place in places))
        for target in (path, bare_path):
            SqliteStore.create(target, who="", host="").close()
        with closing(SqliteStore.open(path, who="", host="")) as store, closing(_unguarded(bare_path)) as bare:
            begun = time.perf_counter()
            store.apply(added)
            importing = time.perf_counter() - begun
            names = ", ".join(f'"{field.name}"' for field in Place.FIELDS)
            marks = ", ".join("?" for _ in Place.FIELDS)
            rows = [(place.id, *(place.get(field.name) for field in Place.FIELDS)) for place in places]
            begun = time.perf_counter()
            bare.execute("BEGIN IMMEDIATE")
            bare.executemany(f"INSERT INTO place (id, {names}) VALUES (?, {marks})", rows)
            bare.execute("COMMIT")
            bare_importing = time.perf_counter() - begun
            shutil.copyfile(bare_path, plain_path)
            write_unjournaled = _unjournaled(plain_path)
            shutil.copyfile(path, floor_path)
            write_floor = _floor(floor_path)

            def save(number: int) -> None:
                before = places[number * 7]
                store.apply(ChangeSet("編集", (Change(before, before.changed(phone="042-000-9999")),)))

            def update_bare(number: int) -> None:
                bare.execute("BEGIN IMMEDIATE")
                bare.execute("UPDATE place SET phone = '042-000-9999' WHERE id = ?", (places[number * 7].id,))
                bare.execute("COMMIT")

            def update_unjournaled(number: int) -> None:
                write_unjournaled(places[number * 7].id)

            def update_floor(number: int) -> None:
                write_floor(places[number * 7])

            saved, plain_saved, floor_saved, bare_saved = _median_ms(
                EDITS, save, update_unjournaled, update_floor, update_bare
            )
            reading, opening = _median_ms(
                7, lambda _: store.read(Place), lambda _: SqliteStore.open(path, who="", host="").close()
            )
            print(
                f"| one edit saved ÷ the same UPDATE unjournaled, bare sqlite3 | {saved:.2f} ms ÷ {bare_saved:.2f} ms |"
                f" {saved / bare_saved:.2f} | ≤ 2 |"
            )
            print(
                f"| the rows of the journal alone ÷ the same UPDATE, bare sqlite3 | {floor_saved:.2f} ms ÷"
                f" {bare_saved:.2f} ms | {floor_saved / bare_saved:.2f} | |"
            )
            print(
                f"| one edit saved ÷ the same UPDATE through SQLAlchemy | {saved:.2f} ms ÷ {plain_saved:.2f} ms |"
                f" {saved / plain_saved:.2f} | |"
            )
            print(
                f"| 10,000 places added ÷ unjournaled | {importing:.2f} s ÷ {bare_importing:.2f} s |"
                f" {importing / bare_importing:.2f} | |"
            )
            print(f"| 10,000 places read as records | {reading:.0f} ms | | |")
            print(f"| a ledger of 10,000 places opened and checked | {opening:.0f} ms | | |")


if __name__ == "__main__":
    main()
