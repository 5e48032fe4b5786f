"""Whatever happens while copies are joined: before or after, never between, and the other copy never touched."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError
from app.merging.copies import join_copies
from app.records.photo import Photo
from app.records.place import Place
from db.backup_shelf import LedgerBackups
from db.sqlite_store import SqliteStore
from tests.integration.db.hard_times import at_file_operation, in_child, kill, killed_after, small_disk, stick
from tests.integration.db.plain_join import digest

PICTURE = b"\xff\xd8" + bytes(20_000) + b"\xff\xd9"
PLACES = tuple(Place(id=1000 + number, name=f"サロン{number}" * 6) for number in range(60))
RENAMED = tuple(place.changed(name="もみじ", internal_note="長" * 400) for place in PLACES)
NEW = tuple(Place(id=5000 + number, name="あたらしい") for number in range(30))


class Scene:
    """A ledger, a copy in which much was written, and what the ledger is before and after they are joined."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.own, self.other = folder / "帳面.tsudoiba", folder / "写し.tsudoiba"
        self.backups = folder / "控え"
        with closing(SqliteStore.create(self.own, who="田中", host="")) as store:
            assert store.apply(ChangeSet("", tuple(Change(None, place) for place in PLACES))).problems == ()
        shutil.copy(self.own, self.other)
        with closing(SqliteStore.open(self.other, who="鈴木", host="")) as store:
            sha = sha256(PICTURE).hexdigest()
            photo = Change(None, Photo(id=7000, sha=sha))
            edits = [Change(old, new) for old, new in zip(PLACES[1:], RENAMED[1:], strict=True)]
            work = ChangeSet("", (*edits, Change(PLACES[0], None), *(Change(None, each) for each in NEW), photo), {sha: PICTURE})
            assert store.apply(work).problems == ()
        self.content, self._other_content = self.own.read_bytes(), self.other.read_bytes()
        self._before = digest(self.own)
        self.join()
        self._after = digest(self.own)
        assert self._before != self._after
        self.reset()

    def reset(self) -> None:
        """The ledger as it was at first."""
        shutil.rmtree(self.backups, ignore_errors=True)
        Path(f"{self.own}-journal").unlink(missing_ok=True)
        self.own.write_bytes(self.content)

    def join(self) -> str:
        """As the window does: the backup before it included."""
        with closing(SqliteStore.open(self.own, who="", host="")) as store:
            store._connection.execute("PRAGMA cache_size=2")  # pages go out to the file long before the end
            join_copies(store, LedgerBackups(self.own, self.backups), [self.other], now=datetime(2026, 4, 3, 14, 5))
        return "joined"

    def save(self) -> str:
        """A large unit of work."""
        with closing(SqliteStore.open(self.own, who="", host="")) as store:
            store._connection.execute("PRAGMA cache_size=2")
            changes = map(Change, PLACES, RENAMED)
            assert store.apply(ChangeSet("", (*changes, *(Change(None, each) for each in NEW)))).problems == ()
        return "saved"

    def join_in_pages(self, extra: int) -> str:
        """Join into a file that may grow by so many pages only."""
        return self._in_pages(extra, lambda store: store.join(self.other), "joined")

    def save_in_pages(self, extra: int) -> str:
        """The same for a large unit of work."""
        changes = (*map(Change, PLACES, RENAMED), *(Change(None, each) for each in NEW))
        return self._in_pages(extra, lambda store: store.apply(ChangeSet("", changes)), "saved")

    def _in_pages(self, extra: int, work: Callable[[SqliteStore], object], done: str) -> str:
        with closing(SqliteStore.open(self.own, who="", host="")) as store:
            pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
            store._connection.execute(f"PRAGMA max_page_count={pages + extra}")
            try:
                work(store)
            except ExpectedError as error:
                return error.what_happened
        return done

    def state(self) -> str:
        """'before', 'joined' or 'saved', after every check."""
        assert self.other.read_bytes() == self._other_content, "the other copy was touched"
        with closing(SqliteStore.open(self.own, who="", host="")) as store:
            assert store.faults() == []
            names = [place.name for place in store.read(Place)]
        journal = Path(f"{self.own}-journal")  # one that was just being begun may stay; it counts for nothing
        assert not journal.exists() or not journal.read_bytes()[:8].strip(b"\0")
        now = digest(self.own)
        if now == self._before:
            return "before"
        if now == self._after:
            return "joined"
        assert names == [*(place.name for place in RENAMED), *(place.name for place in NEW)]
        return "saved"

    def check_backups(self) -> None:
        """Whatever lies on the shelf under a backup's name is whole, and is the ledger as it was before."""
        shelf = LedgerBackups(self.own, self.backups)
        for backup in shelf.all():
            target = self.folder / "もどしたもの"
            assert shelf.write_out(backup, target) == 0
            assert digest(target) == self._before
            target.unlink()

    def recover(self) -> None:
        """Whatever happened, joining again gives what joining gives."""
        assert self.state() in {"before", "joined"}
        self.check_backups()
        self.join()
        assert self.state() == "joined"
        self.reset()


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def spread(count: int, most: int) -> Iterator[int]:
    """At most so many of 1..count, the ends among them."""
    yield from sorted({1 + round(each * (count - 1) / max(1, most - 1)) for each in range(min(count, most))})


def test_killed_at_every_file_operation_of_a_join(scene: Scene, is_thorough: bool) -> None:
    """Private copies, the backup before it, its photos, their new names: each is a moment at which a plug is pulled."""
    said, _ = in_child(lambda: at_file_operation(-1, scene.folder, kill, scene.join))
    operations = int(said)
    assert operations > 20
    scene.reset()
    for number in spread(operations, operations if is_thorough else 6):
        _, end = in_child(lambda number=number: at_file_operation(number, scene.folder, kill, scene.join))
        assert end < 0
        scene.recover()


@pytest.mark.parametrize("is_join", [True, False], ids=["joining", "saving"])
def test_killed_at_random(scene: Scene, is_join: bool, is_thorough: bool) -> None:
    work = scene.join if is_join else scene.save
    begun = time.perf_counter()
    in_child(work)
    longest = time.perf_counter() - begun
    scene.reset()
    chance = Random(20261122)
    ends = []
    kills = 0
    while kills < (120 if is_thorough else 4):
        kills += killed_after(work, chance.uniform(0.2, 1) * longest)
        ends.append(scene.state())
        scene.reset()
    assert set(ends) <= {"before", "joined" if is_join else "saved"}
    assert "before" in ends


def test_no_room_at_any_page(scene: Scene, is_thorough: bool) -> None:
    """SQLite says the same as when a disk is full."""
    refusals = 0
    for work, done in ((scene.join_in_pages, "joined"), (scene.save_in_pages, "saved")):
        extra, step = 0, 1 if is_thorough else 8
        while True:
            said = work(extra)
            if said == done:
                break
            assert "場所がいっぱい" in said
            assert scene.state() == "before"
            refusals += 1
            extra += step
        assert scene.state() == done
        scene.reset()
    assert refusals > (15 if is_thorough else 1)


def limited(size: int, work: Callable[[], str]) -> str:
    """Run in a child that can make no file longer than `size` bytes; returns what it said."""

    def small() -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return work()

    said, end = in_child(small)
    assert end == 0, said
    return said


def test_no_file_longer_than(scene: Scene, is_thorough: bool) -> None:
    size = len(scene.content)
    for limit in range(0, 2 * size, size // (60 if is_thorough else 2)):
        said = limited(limit, scene.join)
        assert said == "joined" or said.startswith("ExpectedError: "), said
        scene.recover()
    assert limited(size, scene.save).startswith("ExpectedError: ")
    assert scene.state() == "before"


def test_a_disk_without_room(tmp_path: Path, is_thorough: bool) -> None:
    """A real one: the ledger, its backups and the private copy share it."""
    with small_disk(tmp_path / "disk", 16_000) as is_there:
        if not is_there:
            pytest.skip("this computer lets nobody mount a disk")
        scene = Scene(tmp_path / "disk")
        refusals = 0
        for left in range(0, 6_000, 100 if is_thorough else 2_000):
            filling = scene.folder / "ほかのもの"
            room = shutil.disk_usage(scene.folder).free
            filling.write_bytes(bytes(max(0, room - left * 1024)))
            said, end = in_child(lambda: at_file_operation(-1, scene.folder, kill, scene.join) and "joined")
            assert end == 0
            filling.unlink()
            refusals += said != "joined"
            assert said == "joined" or "場所がいっぱい" in said, said
            scene.recover()
        assert refusals > 0


def test_a_stick_pulled_while_joining(tmp_path: Path, is_thorough: bool) -> None:
    """The ledger lies on it: what had reached the stick is put in order when it is opened again."""
    with stick(tmp_path) as pulled:
        if pulled is None:
            pytest.skip("this computer lets nobody mount a disk")
        scene = Scene(pulled.folder)

        def join_until(statement: int) -> str:
            with closing(SqliteStore.open(scene.own, who="", host="")) as store:
                met = 0

                def count(_: str) -> None:
                    nonlocal met
                    met += 1
                    if met == statement:
                        pulled.pull()

                store._connection.execute("PRAGMA cache_size=2")
                store._connection.set_trace_callback(count)
                store.join(scene.other)
            return str(met)

        said, _ = in_child(lambda: join_until(-1))
        scene.reset()
        os.sync()
        refusals = 0
        for statement in spread(int(said), 24 if is_thorough else 3):
            said, end = in_child(lambda statement=statement: join_until(statement))
            assert end == 0, said
            assert said.isdigit() or said.startswith("ExpectedError: 「"), said
            refusals += not said.isdigit()
            pulled.put_back()
            scene.recover()
            os.sync()
        assert refusals > 0


def as_nobody(work: Callable[[], str]) -> str:
    said, end = in_child(work, as_nobody=True)
    assert end == 0
    return said


def test_a_ledger_that_may_not_be_written(open_folder: Path) -> None:
    scene = Scene(open_folder)
    for path, mode in ((scene.own, 0o444), (scene.other, 0o444), (scene.folder, 0o555)):
        path.chmod(mode)
    said = as_nobody(scene.join)
    assert "書きこみが止められている場所" in said
    scene.folder.chmod(0o755)
    scene.own.chmod(0o644)
    assert scene.state() == "before"


@pytest.mark.parametrize(("own", "folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_what_a_join_would_bring_is_told_of_a_ledger_that_may_not_be_written(
    open_folder: Path, own: int, folder: int
) -> None:
    """Nothing is written for it, not even beside the ledger."""
    scene = Scene(open_folder)
    content, names = scene.own.read_bytes(), sorted(scene.folder.iterdir())
    for path, mode in ((scene.own, own), (scene.other, 0o444), (scene.folder, folder)):
        path.chmod(mode)

    def look() -> str:
        with closing(SqliteStore.open(scene.own, who="", host="")) as store:
            assert store.is_read_only
            return str(len(store.preview(scene.other).change_set.changes))

    assert int(as_nobody(look)) > 0
    assert (scene.own.read_bytes(), sorted(scene.folder.iterdir())) == (content, names)
    scene.folder.chmod(0o755)
    scene.own.chmod(0o644)


def test_a_copy_that_may_not_be_written_is_joined(open_folder: Path) -> None:
    """It is never written to, so that nothing is in the way."""
    scene = Scene(open_folder)
    away = open_folder / "stick"
    away.mkdir()
    shutil.move(scene.other, away / scene.other.name)
    scene.other = away / scene.other.name
    scene.other.chmod(0o444)
    away.chmod(0o555)
    scene.folder.chmod(0o777)
    scene.own.chmod(0o666)
    assert as_nobody(scene.join) == "joined"
    away.chmod(0o755)
    assert scene.state() == "joined"


def test_a_copy_that_nobody_may_read(open_folder: Path) -> None:
    scene = Scene(open_folder)
    scene.folder.chmod(0o777)
    scene.own.chmod(0o666)
    scene.other.chmod(0o000)
    assert as_nobody(scene.join).startswith("ExpectedError: 「写し.tsudoiba」")
    scene.other.chmod(0o644)
    assert scene.state() == "before"


def test_a_copy_that_another_program_is_writing_in(scene: Scene) -> None:
    """Between its pages it is torn, and is refused; when it is done, it is joined."""
    with closing(sqlite3.connect(scene.other, isolation_level=None)) as elsewhere:
        elsewhere.execute("BEGIN EXCLUSIVE")
        with closing(SqliteStore.open(scene.own, who="", host="")) as store, contextlib.suppress(ExpectedError):
            store.join(scene.other)
        elsewhere.execute("ROLLBACK")
    assert scene.state() in {"before", "joined"}
