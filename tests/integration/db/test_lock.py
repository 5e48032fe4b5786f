"""One writer at a time, by name; readers are always let in; nobody stays out for the sake of the dead. Real processes."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Timer

import pytest

from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError
from app.holding import Holder
from app.records.ids import new_id
from app.records.place import Place
from db import lock
from db.lock import WriteLock, lock_path, take
from db.sqlite_store import SqliteStore

ROOT = Path(__file__).parent.parent.parent.parent
HOLDER = """
    import sys
    from pathlib import Path
    from db.sqlite_store import SqliteStore

    store = SqliteStore.open(Path(sys.argv[1]), who=sys.argv[2], host=sys.argv[3])
    print(store.claim(stays=sys.argv[4] == "stays"), flush=True)
    sys.stdin.readline()
    store.close()
"""


@contextmanager
def held(path: Path, who: str = "鈴木", host: str = "二階", *, stays: bool = True) -> Iterator[subprocess.Popen[str]]:
    """Another process has the ledger open for writing."""
    words = [sys.executable, "-c", textwrap.dedent(HOLDER), str(path), who, host, "stays" if stays else "passes"]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "None"
        try:
            yield other
        finally:
            other.kill()


def add(store: SqliteStore) -> None:
    applied = store.apply(ChangeSet("追加", (Change(None, Place(id=new_id(), name="さくら")),)))
    assert not applied.problems


def names(folder: Path) -> set[str]:
    return {child.name for child in folder.iterdir()}


def test_the_second_one_reads_and_learns_who_writes(store: SqliteStore, ledger_path: Path) -> None:
    add(store)
    store.close()
    with held(ledger_path), closing(SqliteStore.open(ledger_path, who="田中", host="窓口")) as second:
        assert len(second.read(Place)) == 1
        holder = second.claim()
        assert holder is not None
        assert (holder.who, holder.host, holder.is_here) == ("鈴木", "二階", False)
        assert holder.since is not None
        assert second.is_read_only
        assert second.holder == holder
        with pytest.raises(ExpectedError, match="鈴木さんのパソコンでも開いています"):
            add(second)
        assert len(second.read(Place)) == 1


def test_who_never_claimed_is_stopped_at_the_first_write(store: SqliteStore, ledger_path: Path) -> None:
    store.close()
    with held(ledger_path, host="窓口"), closing(SqliteStore.open(ledger_path, who="", host="窓口")) as second:
        assert not second.is_read_only
        with pytest.raises(ExpectedError, match="このパソコンの、ほかの窓でも開いています"):
            add(second)
        assert second.is_read_only


def test_it_becomes_free_when_the_holder_closes(store: SqliteStore, ledger_path: Path) -> None:
    store.close()
    with held(ledger_path) as other, closing(SqliteStore.open(ledger_path, who="田中", host="窓口")) as second:
        assert second.claim() is not None
        other.communicate("\n")
        assert second.claim() is None
        assert not second.is_read_only
        add(second)
    assert names(ledger_path.parent) == {ledger_path.name}


def test_a_command_is_waited_for(store: SqliteStore, ledger_path: Path) -> None:
    store.close()
    with held(ledger_path, stays=False) as other, closing(SqliteStore.open(ledger_path, who="", host="")) as second:
        Timer(0.3, other.kill).start()
        add(second)
    assert names(ledger_path.parent) == {ledger_path.name}


def test_a_command_is_not_waited_for_for_ever(store: SqliteStore, ledger_path: Path) -> None:
    store.close()
    with (
        held(ledger_path, stays=False),
        closing(SqliteStore.open(ledger_path, who="", host="", busy_seconds=0.2)) as second,
        pytest.raises(ExpectedError, match="開いています"),
    ):
        add(second)


def test_a_dead_holder_is_succeeded_silently(store: SqliteStore, ledger_path: Path) -> None:
    store.close()
    with held(ledger_path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert lock_path(ledger_path).exists()
    with closing(SqliteStore.open(ledger_path, who="田中", host="窓口")) as second:
        assert second.claim() is None
        add(second)
    assert names(ledger_path.parent) == {ledger_path.name}


def test_openings_of_one_process_share_the_right(store: SqliteStore, ledger_path: Path) -> None:
    assert store.claim() is None
    with closing(SqliteStore.open(ledger_path, who="田中", host="窓口")) as beside:
        add(beside)
    assert lock_path(ledger_path).exists()
    add(store)
    store.close()
    store.close()
    assert names(ledger_path.parent) == {ledger_path.name}


def test_reading_takes_nothing(store: SqliteStore, ledger_path: Path) -> None:
    assert store.read(Place) == []
    assert store.history() == []
    assert names(ledger_path.parent) == {ledger_path.name}


def test_one_ledger_by_two_paths(store: SqliteStore, ledger_path: Path, tmp_path: Path) -> None:
    store.close()
    (tmp_path / "近道").symlink_to(tmp_path, target_is_directory=True)
    with held(ledger_path):
        found = take(tmp_path / "近道" / ledger_path.name, who="", host="")
    assert isinstance(found, Holder)


def test_a_child_has_nothing_of_its_parent(store: SqliteStore, ledger_path: Path) -> None:
    assert store.claim() is None
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        found = take(ledger_path, who="", host="")
        os.write(writing, type(found).__name__.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.read() == b"Holder"
    os.waitpid(child, 0)


def failing(code: int) -> Callable[[int], None]:
    def fail(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL])
def test_a_file_system_without_locks(
    store: SqliteStore, ledger_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(lock, "_lock", failing(code))
    assert store.claim() is None
    found = take(ledger_path, who="", host="")
    assert isinstance(found, WriteLock)
    assert not found.is_real
    found.release()
    add(store)
    store.close()


@pytest.mark.parametrize(
    "note", [b"", b"\xff\xfe", b"[]", b'{"who": 5}', b'{"who":"a","host":"b","since":"x","stays":1}']
)
def test_a_note_nobody_can_read(
    store: SqliteStore, ledger_path: Path, monkeypatch: pytest.MonkeyPatch, note: bytes
) -> None:
    lock_path(ledger_path).write_bytes(note)
    monkeypatch.setattr(lock, "_lock", failing(errno.EAGAIN))
    holder = store.claim()
    assert holder == Holder(stays=False)
    assert holder.place_words == "ほかのパソコン"


def test_the_longest_name(tmp_path: Path) -> None:
    path = tmp_path / ("あ" * 75 + ".tsudoiba")
    with closing(SqliteStore.create(path, who="田中", host="窓口")) as made:
        assert made.claim() is None
        assert lock_path(path).exists()
        add(made)
