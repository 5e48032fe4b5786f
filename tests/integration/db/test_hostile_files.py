"""Files made to do harm, or hit by bad luck: opened or joined, each is refused in plain words and stays as it is."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from app.changes.change import ChangeSet
from app.errors import ExpectedError
from app.records.place import Place
from db.schema import latest_version
from db.sqlite_store import SqliteStore
from tests.hanging import not_for_ever
from tests.integration.db.closed_ledgers import new_ledger, write
from tests.integration.db.plain_join import digest
from tests.integration.db.test_joining_files import raw, spoilt

PLACES = tuple(Place(id=1000 + number, name=f"サロン{number}" * 6) for number in range(40))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return new_ledger(tmp_path / "帳面.tsudoiba", *PLACES)


@pytest.fixture
def other(own: Path) -> Path:
    """A copy of it in which something was written."""
    path = own.with_name("よその写し.tsudoiba")
    shutil.copy(own, path)
    write(path, *((place, place.changed(fee="100円", internal_note="長" * 300)) for place in PLACES), who="鈴木")
    return path


def is_plain(error: ExpectedError, name: str) -> bool:
    """Whether a sentence is one for people: Japanese, about this file, and it says what to do."""
    words = f"{error.what_happened}{error.what_to_do}"
    japanese = [letter for letter in words if "\u3040" <= letter <= "\u9fff"]
    foreign = any(word in words.lower() for word in ("sqlite", "error", "exception", "traceback", "none"))
    return name in error.what_happened and len(japanese) > 20 and bool(error.what_to_do) and not foreign


def stays(path: Path) -> Callable[[], bool]:
    """Whether a file is still what it is now: its content, or of a very large one its ends."""
    size = path.stat().st_size

    def look() -> bytes:
        with path.open("rb") as file:
            start = file.read(1 << 24)
            file.seek(max(0, path.stat().st_size - 4096))
            return start + file.read(4096)

    before = look()
    return lambda: path.stat().st_size == size and look() == before


def refused(own: Path, other: Path, words: str = ".") -> None:
    """Neither joined nor opened; nothing changes, nothing is left behind."""
    untouched, before = stays(other), own.read_bytes()
    with not_for_ever(), closing(SqliteStore.open(own, who="", host="")) as store:
        for work in (lambda: store.join(other), lambda: SqliteStore.open(other, who="", host="").close()):
            with pytest.raises(ExpectedError, match=words) as refusal:
                work()
            assert is_plain(refusal.value, other.name), refusal.value
    assert own.read_bytes() == before
    assert untouched()
    assert {path.name for path in own.parent.iterdir()} <= {own.name, other.name, f".{own.name}.lock"} | locks(own.parent)


def locks(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if "lock" in path.name or "使用中" in path.name}


EVIL_SCHEMAS = {
    "a trigger that empties a table": "CREATE TRIGGER evil AFTER INSERT ON place BEGIN DELETE FROM place; END",
    "a trigger that calls itself": "CREATE TRIGGER evil AFTER UPDATE ON place BEGIN UPDATE place SET fee = fee || 'x'; END",
    "a trigger on the journal": "CREATE TRIGGER evil AFTER INSERT ON sy_op BEGIN UPDATE sy_writer SET n = 0; END",
    "a guard that says something else": (
        "DROP TRIGGER guard_insert_place; CREATE TRIGGER guard_insert_place BEFORE INSERT ON place BEGIN SELECT 1; END"
    ),
    "a view": "CREATE VIEW evil AS SELECT * FROM place",
    "a view in the place of a table": (
        "DROP TABLE place_term; CREATE VIEW place_term AS SELECT id, id AS place, '' AS term_list, id AS term FROM place"
    ),
    "a view without end": (
        "DROP TABLE place_term; CREATE VIEW place_term AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
        " SELECT x AS id, x AS place, '' AS term_list, x AS term FROM n"
    ),
    "views within views": "".join(
        f"CREATE VIEW evil{number} AS SELECT a.id FROM {'place' if not number else f'evil{number - 1}'} a,"
        f" {'place' if not number else f'evil{number - 1}'} b;"
        for number in range(30)
    ),
    "a generated column": "ALTER TABLE place ADD COLUMN evil TEXT GENERATED ALWAYS AS (hex(zeroblob(1000000))) VIRTUAL",
    "a column more": "ALTER TABLE place ADD COLUMN evil TEXT",
    "a column under another name": "ALTER TABLE place RENAME COLUMN fee TO evil",
    "a table that is none": "CREATE VIRTUAL TABLE evil USING fts5(x)",
    "an index on an expression": "CREATE INDEX evil ON place (length(name))",
    "an index that may be missing rows": "CREATE INDEX evil ON place (name) WHERE fee = ''",
    "no index": "DROP INDEX place_area",
    "no guard": "DROP TRIGGER guard_delete_sy_op",
    "no table": "DROP TABLE goal_value",
    "a thousand tables": "".join(f"CREATE TABLE evil{number} (x);" for number in range(1000)),
    "a name in quotes": 'CREATE TABLE "pl""ace; DROP TABLE place;" (x)',
    "a name of nothing": 'CREATE TABLE "" (x)',
    "a table without types": (
        "DROP TABLE setting; CREATE TABLE setting (id INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL)"
    ),
    "statistics of another program": "ANALYZE",
}


@pytest.mark.parametrize("evil", EVIL_SCHEMAS.values(), ids=EVIL_SCHEMAS)
def test_a_structure_that_is_not_ours(own: Path, other: Path, evil: str) -> None:
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("UPDATE sy_latch SET open = 1")
        connection.executescript(evil)
        connection.execute("UPDATE sy_latch SET open = 0")
    refused(own, other, "仕組み")


def rewritten(path: Path, statement: str) -> None:
    """The list of tables, written past SQLite's own checks."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(statement)
        version = connection.execute("PRAGMA schema_version").fetchone()[0]
        connection.execute(f"PRAGMA schema_version={version + 1}")


FORGED_SCHEMAS = {
    "no SQL": "UPDATE sqlite_schema SET sql = 'evil' WHERE name = 'place'",
    "SQL of another table": (
        "UPDATE sqlite_schema SET sql = (SELECT sql FROM sqlite_schema WHERE name = 'area') WHERE name = 'place'"
    ),
    "two tables on one page": (
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'area') WHERE name = 'place'"
    ),
    "a page that is not there": "UPDATE sqlite_schema SET rootpage = 1000000 WHERE name = 'place'",
    "the first page": "UPDATE sqlite_schema SET rootpage = 1 WHERE name = 'place'",
    "no page": "UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'sy_op'",
    "a name that is no text": "UPDATE sqlite_schema SET name = CAST(x'ff80' AS TEXT) WHERE name = 'place'",
    "everything gone": "DELETE FROM sqlite_schema",
    "a check that never ends": (
        "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', 'CHECK (0 < 1) STRICT') WHERE name = 'place'"
    ),
    "a very long text": "UPDATE sqlite_schema SET sql = sql || printf('%.*c', 5000000, ' ') || '--' WHERE name = 'place_area'",
}


@pytest.mark.parametrize("forgery", FORGED_SCHEMAS.values(), ids=FORGED_SCHEMAS)
def test_a_forged_list_of_tables(own: Path, other: Path, forgery: str) -> None:
    rewritten(other, forgery)
    taken_in_sound_or_refused(own, other)


def taken_in_sound_or_refused(own: Path, other: Path) -> bool:
    """Whether it was refused; a file that is let in leaves a sound ledger."""
    untouched, before, earlier = stays(other), own.read_bytes(), digest(own)
    with not_for_ever(), closing(SqliteStore.open(own, who="", host="")) as store:
        try:
            store.join(other)
            said = None
        except ExpectedError as error:
            said = error
        assert untouched()
        assert store.faults() == []
    if said is None:
        own.write_bytes(before)
        return False
    assert is_plain(said, other.name), said
    assert own.read_bytes() == before
    assert digest(own) == earlier
    return True


def test_torn_and_spoilt_files_opened_and_joined(own: Path, other: Path, is_thorough: bool) -> None:
    """Cut off anywhere, bits fallen over, pages of two moments: neither ledger is ever between two states."""
    chance = Random(20261123)
    good = other.read_bytes()
    refusals = openings = 0
    runs = 1500 if is_thorough else 30
    for _ in range(runs):
        content = spoilt(good, chance)
        other.write_bytes(content)
        refusals += taken_in_sound_or_refused(own, other)
        said = None
        try:
            with not_for_ever(), closing(SqliteStore.open(other, who="", host="")) as store:
                openings += store.faults() == []
        except ExpectedError as error:
            said = error
        assert said is None or (is_plain(said, other.name) and other.read_bytes() == content), said
        for left in (Path(f"{other}-journal"), Path(f"{other}-wal")):
            assert not left.exists()
    assert refusals > runs / 2
    assert openings < runs / 2


@pytest.mark.parametrize("kept", [0, 1, 15, 16, 99, 100, 512, 4095, 4096, 8192])
def test_cut_off(own: Path, other: Path, kept: int) -> None:
    other.write_bytes(other.read_bytes()[:kept])
    refused(own, other)


@pytest.mark.parametrize("offset", [16, 18, 19, 20, 21, 22, 23, 28, 32, 36, 44, 47, 52, 56, 59, 60, 64, 68, 71, 92, 96])
def test_every_field_of_the_header(own: Path, other: Path, offset: int, is_thorough: bool) -> None:
    """Page size, form, reserved bytes, size, free pages, encoding, version ...: whatever it says, it is not believed."""
    good = other.read_bytes()
    for value in (0x00, 0x7F, 0xFF, good[offset] ^ 1) if is_thorough else (0x7F,):
        content = bytearray(good)
        content[offset] = value
        other.write_bytes(bytes(content))
        taken_in_sound_or_refused(own, other)


def test_another_encoding(own: Path, other: Path, tmp_path: Path) -> None:
    """The same tables in UTF-16: whatever becomes of it, it is sound."""
    wide = tmp_path / "よその.tsudoiba"
    with closing(sqlite3.connect(wide, isolation_level=None)) as made, closing(sqlite3.connect(other)) as read:
        made.execute("PRAGMA encoding='UTF-16be'")
        made.executescript("\n".join(read.iterdump()))
        for pragma in ("application_id", "user_version"):
            made.execute(f"PRAGMA {pragma}={read.execute(f'PRAGMA {pragma}').fetchone()[0]}")
    taken_in_sound_or_refused(own, wide)


def test_a_copy_that_another_program_left_with_a_write_ahead_log(own: Path, other: Path) -> None:
    """What is in the log beside it counts; neither file is written to."""
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("UPDATE sy_latch SET open = 1")
        connection.execute("UPDATE sy_latch SET open = 0")
        log = Path(f"{other}-wal")
        contents = other.read_bytes(), log.read_bytes()
        assert contents[1]
        with closing(SqliteStore.open(own, who="", host="")) as store:
            assert not store.join(other).is_empty
            assert store.faults() == []
        assert (other.read_bytes(), log.read_bytes()) == contents


def test_a_picture_without_end(own: Path, other: Path) -> None:
    """The record says that its picture has 100 MB and more; nobody reads it into memory."""
    raw(other, "INSERT INTO sy_blob VALUES (hex(randomblob(32)), zeroblob(140000000))")
    with not_for_ever(), closing(SqliteStore.open(own, who="", host="")) as store:
        with pytest.raises(ExpectedError, match=r"いたんで|そろっていません") as refusal:
            store.join(other)
        assert is_plain(refusal.value, other.name)
    with closing(SqliteStore.open(other, who="", host="")) as store:
        assert store.faults() != []


def test_a_text_without_end(own: Path, other: Path) -> None:
    raw(other, "UPDATE sy_op SET value = printf('%.*c', 140000000, 'x') WHERE writer = (SELECT max(writer) FROM sy_writer) AND seq = 1")
    with not_for_ever(), closing(SqliteStore.open(own, who="", host="")) as store:
        with pytest.raises(ExpectedError, match="いたんで") as refusal:
            store.join(other)
        assert is_plain(refusal.value, other.name)
        assert store.faults() == []


@pytest.mark.thorough
def test_two_gigabytes_of_pictures(own: Path, other: Path) -> None:
    raw(other, *["INSERT INTO sy_blob VALUES (hex(randomblob(32)), zeroblob(700000000))"] * 3)
    assert other.stat().st_size > 2_000_000_000
    before = digest(own)
    untouched = stays(other)
    with not_for_ever(), closing(SqliteStore.open(own, who="", host="")) as store:
        with pytest.raises(ExpectedError) as refusal:
            store.join(other)
        assert is_plain(refusal.value, other.name)
        assert digest(own) == before
    assert untouched()


@pytest.mark.thorough
def test_two_gigabytes_of_nothing(own: Path, other: Path) -> None:
    """Behind the last page: a file that was made longer than it is."""
    os.truncate(other, 2_200_000_000)
    taken_in_sound_or_refused(own, other)


@pytest.mark.parametrize("version", [latest_version() + 1, 255, 0x7FFFFFFF])
def test_every_newer_program_is_named(own: Path, other: Path, version: int) -> None:
    raw(other, f"PRAGMA user_version = {version}")
    refused(own, other, f"もっと新しい.*版 {version}、.*{latest_version()} まで")


def test_a_version_before_the_first(own: Path, other: Path) -> None:
    raw(other, "PRAGMA user_version = 0")
    refused(own, other)


def test_a_ledger_that_is_no_file(own: Path, tmp_path: Path) -> None:
    """A pipe would make the program wait for ever; a folder, a loop of links."""
    for name, make in (("pipe", os.mkfifo), ("folder", Path.mkdir), ("loop", lambda path: path.symlink_to(path))):
        path = tmp_path / f"{name}.tsudoiba"
        make(path)
        with not_for_ever(), closing(SqliteStore.open(own, who="", host="")) as store:
            with pytest.raises(ExpectedError):
                store.join(path)
            with pytest.raises(ExpectedError):
                SqliteStore.open(path, who="", host="")
            assert store.apply(ChangeSet("", ())).problems == ()
