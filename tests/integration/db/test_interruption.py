"""Killed programs, full disks, protected places: the ledger is as before or as after, never between."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError, Remedy
from app.records.place import Place
from db.lock import lock_path
from db.sqlite_store import SqliteStore
from tests.integration.db.hard_times import NOBODY, in_child

BEFORE = [Place(id=1000 + number, name=f"サロン{number}" * 8) for number in range(60)]
AFTER = [place.changed(name="もみじ", fee="100円", internal_note="長" * 900) for place in BEFORE]
WORK = ChangeSet(
    "まとめて",
    (
        *(Change(old, new) for old, new in zip(BEFORE[:50], AFTER[:50], strict=True)),
        *(Change(old, None) for old in BEFORE[50:]),
        *(Change(None, Place(id=2000 + number, name="あたらしい")) for number in range(30)),
    ),
)


@pytest.fixture
def ledger(open_folder: Path) -> Path:
    """A closed ledger."""
    path = open_folder / "帳面.tsudoiba"
    with closing(SqliteStore.create(path, who="田中", host="")) as store:
        store.apply(ChangeSet("はじめ", tuple(Change(None, place) for place in BEFORE)))
    return path


def state(path: Path) -> str:
    """'before' or 'after', after the checks."""
    with closing(SqliteStore.open(path, who="", host="")) as store:
        assert store.faults() == []
        names = {place.name for place in store.read(Place)}
        assert len(store.read(Place)) in {60, 80}
        assert not Path(f"{path}-journal").exists()
        assert names in ({place.name for place in BEFORE}, {"もみじ", "あたらしい"})
        return "after" if "もみじ" in names else "before"


def kill_at(path: Path, statement: int) -> Callable[[], str]:
    """Work that is killed when SQLite meets its n-th statement; pages are pushed out to the file long before the end."""

    def work() -> str:
        store = SqliteStore.open(path, who="鈴木", host="")
        met = 0

        def count(_: str) -> None:
            nonlocal met
            met += 1
            if met == statement:
                os.kill(os.getpid(), signal.SIGKILL)

        store._connection.execute("PRAGMA cache_size=2")
        store._connection.set_trace_callback(count)
        store.apply(WORK)
        return str(met)

    return work


def test_killed_at_any_moment(ledger: Path) -> None:
    content = ledger.read_bytes()
    said, _ = in_child(kill_at(ledger, -1))
    statements = int(said)
    assert state(ledger) == "after"
    rolled_back = 0
    for statement in sorted(
        {1, 2, 3, 5, *range(10, statements, statements // 12), *range(statements - 6, statements + 1)}
    ):
        ledger.write_bytes(content)
        _, end = in_child(kill_at(ledger, statement))
        assert end == -signal.SIGKILL
        rolled_back += Path(f"{ledger}-journal").exists() and ledger.read_bytes() != content
        assert state(ledger) == "before"
    assert rolled_back > 3, "no kill met a half-written file: the test shows nothing"


def test_killed_right_after(ledger: Path) -> None:
    def work() -> str:
        SqliteStore.open(ledger, who="", host="").apply(WORK)
        os.kill(os.getpid(), signal.SIGKILL)
        return ""

    assert in_child(work) == ("", -signal.SIGKILL)
    assert state(ledger) == "after"


def test_a_full_disk(ledger: Path) -> None:
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(
            f"PRAGMA max_page_count={pages + 5}"
        )  # SQLite then says what it says when a disk is full
        with pytest.raises(ExpectedError, match="場所がいっぱい"):
            store.apply(WORK)
        assert store.read(Place) == BEFORE
        store._connection.execute(f"PRAGMA max_page_count={1 << 30}")
        assert store.apply(WORK).problems == ()
    assert state(ledger) == "after"


def limited(path: Path, size: int, work: Callable[[], object]) -> str:
    """Run in a child that can make no file longer than `size` bytes; returns what it said."""

    def small() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        work()
        return "written"

    said, end = in_child(small)
    assert end == 0
    return said


def test_no_room_for_a_new_ledger(open_folder: Path) -> None:
    path = open_folder / "新しい.tsudoiba"
    said = limited(path, 20_000, lambda: SqliteStore.create(path, who="", host=""))
    assert said.startswith("ExpectedError: 場所がいっぱい")
    assert list(open_folder.iterdir()) == []


def test_no_room_to_write_and_for_a_copy(ledger: Path, open_folder: Path) -> None:
    size = ledger.stat().st_size
    store = SqliteStore.open(ledger, who="", host="")
    store.close()

    def apply() -> None:
        SqliteStore.open(ledger, who="", host="").apply(WORK)

    assert limited(ledger, size, apply).startswith("ExpectedError")
    assert state(ledger) == "before"

    def back_up() -> None:
        SqliteStore.open(ledger, who="", host="").back_up(open_folder / "写し.tsudoiba")

    assert limited(ledger, size // 2, back_up).startswith("ExpectedError")
    assert [child.name for child in open_folder.iterdir() if child != lock_path(ledger)] == [ledger.name]


def read_and_write(path: Path) -> Callable[[], str]:
    def work() -> str:
        with closing(SqliteStore.open(path, who="", host="")) as store:
            assert len(store.read(Place)) == 60
            said = f"read only: {store.is_read_only}; "
            try:
                store.apply(WORK)
            except ExpectedError as error:
                return said + error.what_happened
            return said + "written"

    return work


@pytest.mark.parametrize("is_folder_protected", [True, False])
def test_a_protected_place(ledger: Path, is_folder_protected: bool) -> None:
    if is_folder_protected:
        ledger.chmod(0o666)
        ledger.parent.chmod(0o555)
    else:
        ledger.chmod(0o444)
        ledger.parent.chmod(0o777)
    before = ledger.read_bytes()
    said, _ = in_child(read_and_write(ledger), as_nobody=True)
    assert said == "read only: True; 「帳面.tsudoiba」は、書きこみが止められている場所にあります。読むことはできます。"
    assert ledger.read_bytes() == before
    assert [child.name for child in ledger.parent.iterdir()] == [ledger.name]


def test_a_place_where_nothing_can_be_made(ledger: Path, open_folder: Path) -> None:
    open_folder.chmod(0o555)
    ledger.chmod(0o644)

    def create() -> str:
        SqliteStore.create(open_folder / "新しい.tsudoiba", who="", host="")
        return "made"

    def back_up() -> str:
        with closing(SqliteStore.open(ledger, who="", host="")) as store:
            store.back_up(open_folder / "写し.tsudoiba")
        return "made"

    for work in (create, back_up):
        said, _ = in_child(work, as_nobody=True)
        assert f"「{open_folder.name}」は、書きこみが止められている場所です。" in said
        assert "読むことはできます" not in said, "there is nothing to be read"
    assert [child.name for child in open_folder.iterdir()] == [ledger.name]


def test_a_protected_place_with_work_left_half_done(ledger: Path) -> None:
    content = ledger.read_bytes()
    said, _ = in_child(kill_at(ledger, -1))
    ledger.write_bytes(content)
    in_child(kill_at(ledger, int(said) - 2))
    journal = Path(f"{ledger}-journal")
    assert journal.exists()
    for path, mode in ((ledger, 0o444), (journal, 0o444), (ledger.parent, 0o555)):
        path.chmod(mode)
    said, _ = in_child(read_and_write(ledger), as_nobody=True)
    assert said.startswith("ExpectedError: 「帳面.tsudoiba」は、前に途中で止まった書きこみを片づけないと")
    ledger.parent.chmod(0o755)
    for path in (ledger, journal):
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    assert state(ledger) == "before"


def test_a_file_nobody_may_read(ledger: Path) -> None:
    ledger.chmod(0o000)
    said, _ = in_child(lambda: str(SqliteStore.open(ledger, who="", host="")), as_nobody=True)
    assert said.startswith("ExpectedError: 「帳面.tsudoiba」は、読むことが止められています。")
    ledger.chmod(0o644)
    ledger.parent.chmod(0o644)
    said, _ = in_child(lambda: str(SqliteStore.open(ledger, who="", host="")), as_nobody=True)
    ledger.parent.chmod(0o755)
    assert said.startswith("ExpectedError: 「帳面.tsudoiba」は、読むことが止められています。")


def test_sqlite_that_says_what_no_user_can_mend_is_a_bug(ledger: Path) -> None:
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        store._connection.execute("DROP TABLE area")
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            store.apply(ChangeSet("", (Change(BEFORE[0], AFTER[0].changed(area=5)),)))


def descriptors_of(path: Path) -> list[int]:
    """The open files of this process that are this one."""
    found = []
    for each in Path("/proc/self/fd").iterdir():
        try:
            if os.path.samestat(os.fstat(int(each.name)), path.stat()):
                found.append(int(each.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs the list of open files that Linux keeps")
def test_a_stick_pulled_and_put_back(ledger: Path) -> None:
    """What was open on it fails for ever, as with a device that is gone; the next try opens it anew."""
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        assert store.claim() is None
        (stick,) = descriptors_of(ledger)
        kept = os.dup(stick)  # closing the file itself would drop SQLite's own locks
        nothing, end = os.pipe()
        os.dup2(nothing, stick)
        with pytest.raises(ExpectedError, match="とどきませんでした") as failure:
            store.apply(WORK)
        assert failure.value.remedy is Remedy.RETRY
        assert store.read(Place) == BEFORE
        assert store.apply(WORK).problems == ()
        for each in (kept, nothing, end):
            os.close(each)
    assert state(ledger) == "after"


def test_a_ledger_that_was_elsewhere_for_a_while(ledger: Path, open_folder: Path) -> None:
    """A damaged file had its name meanwhile; when the right one is back, everything goes on."""
    away = open_folder / "よそ.tsudoiba"
    with closing(SqliteStore.open(ledger, who="", host="")) as store:
        ledger.rename(away)
        ledger.write_bytes(b"SQLite format 3\0")
        with pytest.raises(ExpectedError, match="いたんで"):
            store.read(Place)
        away.replace(ledger)
        assert store.read(Place) == BEFORE
        assert store.apply(WORK).problems == ()


def test_a_folder_protected_meanwhile(ledger: Path) -> None:
    ledger.chmod(0o666)
    ledger.parent.chmod(0o777)

    def work() -> str:
        with closing(SqliteStore.open(ledger, who="", host="")) as store:
            store.claim()
            ledger.parent.chmod(0o555)
            store.apply(WORK)
            return "written"

    if os.getuid() == 0:
        os.chown(ledger.parent, NOBODY, NOBODY)
    said, _ = in_child(work, as_nobody=True)
    ledger.parent.chmod(0o755)
    assert "書きこみが止められている場所" in said
    assert state(ledger) == "before"


def test_a_refused_older_ledger_leaves_no_lock(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("no room")

    old = Path(__file__).parent.parent.parent / "old_files" / "schema_0001.tsudoiba"
    shutil.copyfile(old, ledger)
    monkeypatch.setattr("db.ledger_file.migrate", fail)
    with pytest.raises(sqlite3.OperationalError):
        SqliteStore.open(ledger, who="", host="")
    assert not lock_path(ledger).exists()
