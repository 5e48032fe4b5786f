"""Files that are not sound ledgers of this program are refused in plain words and stay as they are."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError
from app.records.place import Place
from db.ledger_file import open_file
from db.schema import MIGRATIONS, latest_version
from db.sqlite_store import SqliteStore

ROOT = Path(__file__).parents[3]


@pytest.fixture
def sound(store: SqliteStore, ledger_path: Path) -> Path:
    """A closed ledger with 200 places."""
    places = tuple(Change(None, Place(id=1000 + number, name=f"サロン{number}" * 8)) for number in range(200))
    store.apply(ChangeSet("よみこみ", places))
    store.close()
    return ledger_path


def refused(path: Path, words: str) -> ExpectedError:
    """Opening fails with these words, and nothing changed in the folder."""
    before = {child: child.read_bytes() for child in path.parent.iterdir() if child.is_file()}
    with pytest.raises(ExpectedError, match=words) as raised:
        SqliteStore.open(path, who="", host="")
    assert {child: child.read_bytes() for child in path.parent.iterdir() if child.is_file()} == before
    assert raised.value.what_to_do
    return raised.value


def raw(path: Path, *statements: str) -> None:
    """Work of another program on the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    "content",
    ["居場所の一覧\n".encode(), b"PK\x03\x04 a workbook", b"SQLite format 3 but not quite" * 10, b"\xff" * 5000],
)
def test_another_file_with_our_ending(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "一覧.tsudoiba"
    path.write_bytes(content)
    refused(path, "帳面ではありません")


def test_a_folder(tmp_path: Path) -> None:
    refused(tmp_path, "帳面ではありません")


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "から.tsudoiba"
    path.touch()
    refused(path, "からっぽ")


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="見つかりません"):
        SqliteStore.open(tmp_path / "ない.tsudoiba", who="", host="")
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "ほか.tsudoiba"
    raw(path, "CREATE TABLE place (id INTEGER PRIMARY KEY)")
    refused(path, "帳面ではありません")


def test_a_ledger_of_a_newer_program(sound: Path) -> None:
    raw(sound, "PRAGMA user_version = 42")
    error = refused(sound, "もっと新しい")
    assert "版 42" in error.what_happened


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER spy AFTER INSERT ON sy_label BEGIN SELECT 1; END",
        "CREATE VIEW everybody AS SELECT * FROM place",
        "CREATE TABLE extra (a)",
        "CREATE VIRTUAL TABLE words USING fts5(a)",
        "CREATE INDEX quick ON place (name)",
        "CREATE UNIQUE INDEX strict ON place (name)",
        "DROP TRIGGER guard_update_place",
        "DROP INDEX place_area",
        "ALTER TABLE place ADD COLUMN extra TEXT",
        "ALTER TABLE place RENAME COLUMN phone TO telephone",
        "DROP TABLE sy_zombie",
        "ANALYZE",
    ],
)
def test_a_ledger_that_somebody_rebuilt(sound: Path, statement: str) -> None:
    raw(sound, statement)
    refused(sound, "仕組み")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_copy_that_stopped_half_way(sound: Path, share: float) -> None:
    content = sound.read_bytes()
    sound.write_bytes(content[: int(len(content) * share)])
    refused(sound, "いたんで|からっぽ|仕組み")


def test_a_header_alone(sound: Path) -> None:
    sound.write_bytes(sound.read_bytes()[:60])
    refused(sound, "いたんで")


def test_pages_mixed_from_two_moments(sound: Path, tmp_path: Path) -> None:
    """A copy made while the program was writing."""
    old = sound.read_bytes()
    with closing(SqliteStore.open(sound, who="", host="")) as store:
        places = store.read(Place)
        store.apply(ChangeSet("消す", tuple(Change(place, None) for place in places)))
    new = sound.read_bytes()
    half = 4096 * (len(old) // 4096 // 2)
    sound.write_bytes(new[:half] + old[half:])
    refused(sound, "いたんで")


@pytest.mark.parametrize("page", [1, 5, 17, 30])
def test_a_page_of_noise(sound: Path, page: int) -> None:
    content = bytearray(sound.read_bytes())
    content[page * 4096 : (page + 1) * 4096] = bytes(range(256)) * 16
    sound.write_bytes(bytes(content))
    refused(sound, "いたんで|仕組み")


def test_text_that_is_no_text(sound: Path) -> None:
    content = sound.read_bytes()
    sound.write_bytes(content.replace("サロン7サ".encode(), b"\xff" * len("サロン7サ".encode())))
    with closing(SqliteStore.open(sound, who="", host="")) as store:
        with pytest.raises(ExpectedError, match="いたんで"):
            store.read(Place)
        assert store.faults() == ["いたんでいて、読めないところがあります。"]


def test_what_a_killed_program_left_is_put_in_order_first(sound: Path, tmp_path: Path) -> None:
    """The journal lies beside the file with the old pages; the file holds half of the new ones."""
    with closing(sqlite3.connect(sound, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 2")  # forces pages out before the commit
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE sy_latch SET open = 1")
        connection.execute("UPDATE place SET name = 'とちゅう', internal_note = hex(zeroblob(2000))")
        torn = tmp_path / "torn.tsudoiba"
        shutil.copy(sound, torn)
        shutil.copy(f"{sound}-journal", f"{torn}-journal")
        connection.execute("ROLLBACK")
    assert torn.read_bytes() != sound.read_bytes()
    with closing(SqliteStore.open(torn, who="", host="")) as store:
        assert store.faults() == []
        assert {place.name[:3] for place in store.read(Place)} == {"サロン"}
    assert not Path(f"{torn}-journal").exists()


def test_new_never_overwrites(sound: Path) -> None:
    before = sound.read_bytes()
    with pytest.raises(ExpectedError, match="もうあります"):
        SqliteStore.create(sound, who="", host="")
    assert sound.read_bytes() == before
    assert [child.name for child in sound.parent.iterdir()] == [sound.name]


def test_new_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="フォルダー"):
        SqliteStore.create(tmp_path / "ない" / "a.tsudoiba", who="", host="")


@pytest.mark.parametrize("name", ["百%の帳面#1 ?mode=ro.tsudoiba", "a&b;'\".tsudoiba", "𠮷 髙.tsudoiba"])
def test_names_with_every_sign(tmp_path: Path, name: str) -> None:
    with closing(SqliteStore.create(tmp_path / name, who="", host="")) as store:
        store.apply(ChangeSet("", (Change(None, Place(id=1, name="さくら")),)))
        store.back_up(tmp_path / f"写し {name}")
    with closing(SqliteStore.open(tmp_path / f"写し {name}", who="", host="")) as copy:
        assert [place.name for place in copy.read(Place)] == ["さくら"]
    assert len(list(tmp_path.iterdir())) == 2


@pytest.fixture
def next_form(tmp_path: Path) -> Path:
    """A folder with our migrations and a further one."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    sql = """ALTER TABLE place ADD COLUMN "shoes" TEXT NOT NULL DEFAULT 'はく';\n"""
    (folder / f"{latest_version() + 1:04}_shoes.sql").write_text(sql, encoding="utf-8")
    return folder


def test_an_older_ledger_is_brought_to_the_newest_form(sound: Path, next_form: Path) -> None:
    for _ in range(2):
        opened = open_file(sound, migrations=next_form)
        with closing(opened.connection) as connection:
            assert connection.execute("SELECT DISTINCT shoes FROM place").fetchall() == [("はく",)]
    refused(sound, "もっと新しい")


def test_an_older_ledger_that_cannot_be_written_is_read_from_a_copy(
    sound: Path, next_form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sound.read_bytes()
    monkeypatch.setattr("os.access", lambda *_: False)
    opened = open_file(sound, migrations=next_form)
    with closing(opened.connection) as connection:
        assert opened.is_read_only
        assert connection.execute("SELECT count(*) FROM place WHERE shoes = 'はく'").fetchone() == (200,)
    assert sound.read_bytes() == before


def test_opening_and_reading_does_without_sqlalchemy(sound: Path) -> None:
    script = """
import sys
from pathlib import Path
from app.records.place import Place
from db.sqlite_store import SqliteStore
store = SqliteStore.open(Path(sys.argv[1]), who="", host="")
assert len(store.read(Place)) == 200
assert store.history() and not store.trash() and not store.faults()
heavy = {"sqlalchemy", "importlib.resources", "PySide6"} & set(sys.modules)
assert not heavy, heavy
from db.engine import preload
preload()
assert "sqlalchemy" in sys.modules
"""
    subprocess.run([sys.executable, "-c", script, str(sound)], cwd=ROOT, check=True, timeout=60)


def test_faults_are_told(sound: Path, look: Callable[[str], list[tuple[object, ...]]]) -> None:
    """What somebody does with the guards off is found by the check, not by opening."""
    raw(sound, "UPDATE sy_latch SET open = 1")
    for statement, words in (
        ("UPDATE place SET name = 'べつ' WHERE id = 1000", ""),
        ("DELETE FROM place WHERE id = 1001", "なくなったもの"),
        ("INSERT INTO place (id) VALUES (5)", "履歴のないもの"),
        ("UPDATE place SET area = 404 WHERE id = 1002", "指している"),
        ("DELETE FROM sy_op WHERE record_id = 1003", "抜け"),
        ("UPDATE sy_op SET writer = 99, hlc = 3 WHERE record_id = 1004", "だれが"),
        ("INSERT INTO sy_blob VALUES ('00', x'01')", "写真の中身がいたんで"),
        ("INSERT INTO photo (id, sha) VALUES (6, 'ab')", "中身のない写真"),
    ):
        raw(sound, statement)
        with closing(SqliteStore.open(sound, who="", host="")) as store:
            found = " ".join(store.faults())
        assert words in found, statement
    assert look("SELECT count(*) FROM place") == [(200,)]
