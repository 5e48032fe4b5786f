"""Files that cannot be joined are refused in plain words; a join that is stopped leaves the ledger as before."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError
from app.records.ids import derived_id
from app.records.place import Place
from app.records.setting import Setting
from db.incoming import _adds_up as adds_up
from db.incoming import open_copy, read_incoming
from db.schema import latest_version
from db.sqlite_store import SqliteStore
from tests.integration.db.closed_ledgers import new_ledger, write
from tests.integration.db.hard_times import in_child
from tests.integration.db.plain_join import digest
from tests.old_files import schema_0001

PLACES = tuple(Place(id=1000 + number, name=f"サロン{number}" * 6) for number in range(60))
RENAMED = tuple(place.changed(name="もみじ", internal_note="長" * 400) for place in PLACES)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A ledger with places."""
    return new_ledger(tmp_path / "帳面.tsudoiba", *PLACES)


@pytest.fixture
def other(own: Path) -> Path:
    """A copy of it in which every place was renamed, one went and many came."""
    path = own.with_name("写し.tsudoiba")
    shutil.copy(own, path)
    write(
        path,
        *zip(PLACES[1:], RENAMED[1:], strict=True),
        (PLACES[0], None),
        *((None, Place(id=5000 + number, name="あたらしい")) for number in range(30)),
        who="鈴木",
    )
    return path


def raw(path: Path, *statements: str) -> None:
    """What somebody with another program could do, guards off."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE sy_latch SET open = 1")
        for statement in statements:
            connection.execute(statement)
        connection.execute("UPDATE sy_latch SET open = 0")


def refused(own: Path, other: Path, words: str) -> None:
    """Neither file changes, and the sentence names the other one."""
    contents = own.read_bytes(), other.read_bytes()
    with closing(SqliteStore.open(own, who="", host="")) as store:
        for work in (store.preview, store.join):
            with pytest.raises(ExpectedError, match=words) as refusal:
                work(other)
            assert other.name in refusal.value.what_happened
        assert store.last_join() is None
    assert (own.read_bytes(), other.read_bytes()) == contents
    assert not [path for path in own.parent.iterdir() if path.name.endswith(("-journal", "-wal", ".part"))]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "からっぽ"),
        (b"SQLite format 3\0", "いたんで"),
        (b"PK\x03\x04" + b"x" * 5000, "帳面ではありません"),
        (b"SQLite format 3\0" + b"\0" * 5000, "帳面ではありません"),
    ],
)
def test_what_is_no_ledger(own: Path, other: Path, content: bytes, words: str) -> None:
    other.write_bytes(content)
    refused(own, other, words)


def test_a_folder_and_nothing_at_all(own: Path, tmp_path: Path) -> None:
    (tmp_path / "箱").mkdir()
    with closing(SqliteStore.open(own, who="", host="")) as store:
        with pytest.raises(ExpectedError, match="帳面ではありません"):
            store.join(tmp_path / "箱")
        with pytest.raises(ExpectedError, match="見つかりません"):
            store.join(tmp_path / "ない.tsudoiba")


def test_a_newer_program_is_named(own: Path, other: Path) -> None:
    raw(other, f"PRAGMA user_version = {latest_version() + 1}")
    refused(own, other, f"もっと新しい.*{latest_version() + 1}")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON place BEGIN DELETE FROM place; END",
        "CREATE VIEW evil AS SELECT * FROM place",
        "CREATE VIRTUAL TABLE evil USING fts5(x)",
        "CREATE TABLE evil (x)",
        "DROP TRIGGER guard_insert_place",
        "ALTER TABLE place ADD COLUMN evil TEXT",
        "DROP INDEX place_area",
    ],
)
def test_foreign_structure(own: Path, other: Path, statement: str) -> None:
    raw(other, statement)
    refused(own, other, "仕組み")


NEW_OP = "(SELECT max(writer) FROM sy_writer WHERE who = '鈴木')"


@pytest.mark.parametrize(
    "statement",
    [
        f"DELETE FROM sy_op WHERE writer = {NEW_OP} AND seq = 5",
        f"UPDATE sy_op SET record_id = -3 WHERE writer = {NEW_OP} AND seq = 4",
        f"UPDATE sy_op SET kind = 'evil' WHERE writer = {NEW_OP} AND seq = 4",
        f"UPDATE sy_op SET kind = 'area' WHERE writer = {NEW_OP} AND seq = 4",
        f"UPDATE sy_op SET field = 'evil' WHERE writer = {NEW_OP} AND seq = 4",
        f"UPDATE sy_op SET value = x'00' WHERE writer = {NEW_OP} AND seq = 3",
        f"UPDATE sy_op SET value = NULL WHERE writer = {NEW_OP} AND seq = 3",
        f"UPDATE sy_op SET value = 'ほか' WHERE writer = {NEW_OP} AND seq = 3",
        f"UPDATE sy_op SET hlc = {1 << 61} WHERE writer = {NEW_OP}",
        f"UPDATE sy_op SET hlc = 9 WHERE writer = {NEW_OP} AND seq = 3",
        f"UPDATE sy_op SET replaced_writer = 5, replaced_seq = 5 WHERE writer = {NEW_OP} AND seq = 3",
        f"UPDATE sy_writer SET n = n + 1 WHERE writer = {NEW_OP}",
        "UPDATE sy_writer SET n = n + 1 WHERE writer = 1",
        "INSERT OR REPLACE INTO sy_base VALUES (1003, 'rule', 'schedule', 'あ')",
        "INSERT OR REPLACE INTO sy_base VALUES (1003, 'evil', 'place', 'あ')",
        "UPDATE place SET name = 'ほか' WHERE id = 1003",
        "DELETE FROM place WHERE id = 1003",
        f"UPDATE sy_op SET auto = 1 WHERE writer = {NEW_OP} AND field = ''",
        "INSERT INTO sy_blob VALUES ('" + "0" * 64 + "', x'01')",
    ],
)
def test_a_journal_that_does_not_add_up(own: Path, other: Path, statement: str) -> None:
    raw(other, statement)
    refused(own, other, "そろっていません")


@pytest.mark.parametrize("table", ["sy_book", "sy_latch"])
@pytest.mark.parametrize("statement", ["DELETE FROM {0}", "INSERT INTO {0} SELECT * FROM {0}"])
def test_not_the_one_row_that_there_is_for_ever(own: Path, other: Path, table: str, statement: str) -> None:
    raw(other, statement.format(table) if table == "sy_latch" else statement.format(table).replace("*", "id + 1, made, stripped_from"))
    refused(own, other, "いたんで")
    with pytest.raises(ExpectedError, match="いたんで"):
        SqliteStore.open(other, who="", host="")


def test_a_clock_beyond_reason(own: Path, other: Path) -> None:
    raw(
        other,
        f"UPDATE sy_op SET hlc = {1 << 61} WHERE writer = {NEW_OP}",
        f"UPDATE sy_writer SET hlc = {1 << 61} WHERE who = '鈴木'",
    )
    refused(own, other, "そろっていません")


def test_a_ledger_never_seen_is_audited_whole(own: Path, tmp_path: Path) -> None:
    stranger = new_ledger(tmp_path / "べつ.tsudoiba", Place(id=7, name="よそ"))
    raw(
        stranger,
        "UPDATE term SET label = 'ほか' WHERE rowid = (SELECT min(id) FROM term)",
        "INSERT INTO place (id) VALUES (8)",
    )
    refused(own, stranger, "そろっていません")


def test_a_ledger_that_began_separately_is_taken_in(own: Path, tmp_path: Path) -> None:
    setting = Setting(id=derived_id("setting", "noun.place"), key="noun.place", value="通いの場")
    stranger = new_ledger(tmp_path / "べつ.tsudoiba", Place(id=7, name="よそ"), setting)
    with closing(SqliteStore.open(own, who="", host="")) as store:
        joined = store.join(stranger)
        assert [change.record for change in joined.change_set] == [setting, Place(id=7, name="よそ")]
        assert joined.questions == ()
        assert not joined.sources[0].is_known
        assert store.preview(stranger).sources[0].is_known
        assert store.faults() == []


def test_an_older_ledger_is_brought_to_the_newest_form_on_the_private_copy(own: Path) -> None:
    old = own.with_name("むかし.tsudoiba")
    shutil.copy(schema_0001.PATH, old)
    content = old.read_bytes()
    with closing(SqliteStore.open(own, who="", host="")) as store:
        assert not store.join(old).is_empty
        assert store.faults() == []
        assert store.get(Place, schema_0001.EDITED.id) is not None
    assert old.read_bytes() == content


@pytest.mark.parametrize("change", [{"writer": 5}, {"seq": 40}, {"seq": 9999}], ids=str)
def test_a_bit_that_fell_over_in_the_key_of_an_op(other: Path, change: dict[str, int]) -> None:
    """SQLite looks between two neighbours and finds it, though it is another writer's or stands elsewhere."""
    with open_copy(other) as copy:
        known = {writer: row for writer, row in copy.writers.items() if row.who != "鈴木"}
        found = read_incoming(copy, known)
        ops = [op._replace(**change) if number == 7 else op for number, op in enumerate(found.ops)]
        assert adds_up(copy.connection, found)
        assert not adds_up(copy.connection, replace(found, ops=ops))


def test_what_a_killed_program_left_comes_along(own: Path, other: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn.tsudoiba"
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE sy_latch SET open = 1")
        connection.execute("UPDATE place SET name = 'とちゅう', internal_note = hex(zeroblob(2000))")
        shutil.copy(other, torn)
        shutil.copy(f"{other}-journal", f"{torn}-journal")
        connection.execute("ROLLBACK")
    content = torn.read_bytes()
    with closing(SqliteStore.open(own, who="", host="")) as store:
        store.join(torn)
        assert {place.name for place in store.read(Place)} == {"もみじ", "あたらしい"}
    assert torn.read_bytes() == content
    assert Path(f"{torn}-journal").exists()


def spoilt(content: bytes, chance: Random) -> bytes:
    """A copy that was cut off, hit by bits that fell over, or put together of pages of two moments."""
    spoiling = chance.randrange(3)
    if spoiling == 0:
        return content[: chance.randrange(len(content))]
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(changed))
        if spoiling == 1:
            changed[place] ^= 1 << chance.randrange(8)
        else:
            page = place // 4096 * 4096
            source = chance.randrange(len(changed)) // 4096 * 4096
            changed[page : page + 4096] = content[source : source + 4096]
    return bytes(changed)


def test_spoilt_copies_never_spoil_the_ledger(own: Path, other: Path, is_thorough: bool) -> None:
    """Refused, or taken in sound: nothing between, and nothing but a sentence for people."""
    chance = Random(20261122)
    good, before = other.read_bytes(), own.read_bytes()
    refusals = 0
    runs = 1000 if is_thorough else 40
    for _ in range(runs):
        other.write_bytes(spoilt(good, chance))
        with closing(SqliteStore.open(own, who="", host="")) as store:
            try:
                store.join(other)
            except ExpectedError:
                refusals += 1
                assert own.read_bytes() == before
            else:
                assert store.faults() == []
        own.write_bytes(before)
    assert refusals > runs / 2  # a bit may fall over where nothing is kept


def kill_at(path: Path, other: Path, statement: int) -> Callable[[], str]:
    """A join that is killed when SQLite meets its n-th statement; pages are pushed out long before the end."""

    def work() -> str:
        store = SqliteStore.open(path, who="", host="")
        met = 0

        def count(_: str) -> None:
            nonlocal met
            met += 1
            if met == statement:
                os.kill(os.getpid(), signal.SIGKILL)

        store._connection.execute("PRAGMA cache_size=2")
        store._connection.set_trace_callback(count)
        store.join(other)
        return str(met)

    return work


def moments(statements: int, count: int) -> Iterator[int]:
    yield from range(1, statements, max(1, statements // count))
    yield from range(statements - 4, statements)


def test_killed_while_joining(own: Path, other: Path, is_thorough: bool) -> None:
    before, content = digest(own), own.read_bytes()
    said, _ = in_child(kill_at(own, other, -1))
    after = digest(own)
    assert before != after
    rolled_back = 0
    for statement in moments(int(said), 200 if is_thorough else 10):
        own.write_bytes(content)
        _, end = in_child(kill_at(own, other, statement))
        assert end == -signal.SIGKILL
        rolled_back += Path(f"{own}-journal").exists() and own.read_bytes() != content
        with closing(SqliteStore.open(own, who="", host="")) as store:
            assert store.faults() == []
            assert digest(own) in (before, after)
            store.join(other)
        assert digest(own) == after
    assert rolled_back > 2, "no kill met a half-written file: the test shows nothing"


def test_a_full_disk_while_joining(own: Path, other: Path) -> None:
    before = digest(own)
    with closing(SqliteStore.open(own, who="", host="")) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count={pages + 3}")
        with pytest.raises(ExpectedError, match=f"{own.name}.*書けませんでした"):
            store.join(other)
        assert digest(own) == before
        store._connection.execute(f"PRAGMA max_page_count={1 << 30}")
        assert not store.join(other).is_empty


def test_a_locked_ledger_says_so(own: Path, other: Path) -> None:
    before = digest(own)
    with closing(SqliteStore.open(own, who="", host="", busy_seconds=0.1)) as store:
        with closing(sqlite3.connect(own, isolation_level=None)) as elsewhere:
            elsewhere.execute("BEGIN EXCLUSIVE")
            with pytest.raises(ExpectedError, match="使われています"):
                store.join(other)
            elsewhere.execute("ROLLBACK")
        assert digest(own) == before
        assert not store.join(other).is_empty
        assert store.apply(ChangeSet("", (Change(None, Place(id=9, name="つづき")),))).problems == ()
