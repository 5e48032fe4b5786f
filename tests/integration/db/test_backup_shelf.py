"""Backups on a real disk: parted from their photos, joined again, compared, restored, and never half-made."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.backups import Backup, KindComparison, Occasion
from app.changes.change import Change, ChangeSet
from app.errors import Cancelled, ExpectedError
from app.records.area import Area
from app.records.photo import Photo
from app.records.place import Place
from app.records.schedule import Schedule
from db.backup_shelf import LedgerBackups
from db.lock import lock_path
from db.sqlite_store import SqliteStore
from tests.integration.db.plain_join import digest

NOW = datetime(2026, 11, 24, 14, 5, 3)
SAKURA, MOMO = Place(id=101, name="さくら"), Place(id=102, name="もも")
WEEKLY = Schedule(id=301, place=101, rule="weekly TU")
JPEG = bytes(range(256)) * 400
SHA = hashlib.sha256(JPEG).hexdigest()


@pytest.fixture
def shelf(ledger_path: Path, tmp_path: Path) -> LedgerBackups:
    return LedgerBackups(ledger_path, tmp_path / "控え")


@pytest.fixture
def filled(store: SqliteStore) -> SqliteStore:
    changes = (SAKURA, MOMO, WEEKLY, Photo(id=501, sha=SHA))
    return written(store, *((None, record) for record in changes))


def written(store: SqliteStore, *pairs: tuple[Place | None, Place | None] | tuple[None, object]) -> SqliteStore:
    changes = tuple(Change(before, after) for before, after in pairs)  # type: ignore[arg-type]  # records of any kind
    applied = store.apply(ChangeSet("しごと", changes, {SHA: JPEG}))
    assert not applied.problems
    return store


def kept(shelf: LedgerBackups, occasion: Occasion = Occasion.OPENED, *, after: timedelta = timedelta(0)) -> Backup:
    made = shelf.keep(occasion, now=NOW + after)
    assert made is not None
    return made


def of_kind(shelf: LedgerBackups, backup: Backup, kind: str) -> KindComparison:
    return next(each for each in shelf.compare(backup) if each.kind == kind)


def test_a_backup_shares_its_photos(filled: SqliteStore, shelf: LedgerBackups) -> None:
    first = kept(shelf)
    assert JPEG not in first.path.read_bytes()
    assert (shelf.folder / "photos" / SHA).read_bytes() == JPEG
    written(filled, (MOMO, MOMO.changed(fee="100円")))
    kept(shelf, after=timedelta(days=1))
    assert [each.name for each in (shelf.folder / "photos").iterdir()] == [SHA]
    assert [each.made.day for each in shelf.all()] == [25, 24]
    assert not list(shelf.folder.rglob("*.part"))


def test_what_is_kept_already_is_not_kept_again(filled: SqliteStore, shelf: LedgerBackups) -> None:
    kept(shelf)
    assert shelf.keep(Occasion.CLOSED, now=NOW + timedelta(hours=3)) is None
    assert len(shelf.all()) == 1


def test_written_out_it_is_the_ledger_again(filled: SqliteStore, shelf: LedgerBackups, tmp_path: Path) -> None:
    backup = kept(shelf)
    target = tmp_path / "書き出し.tsudoiba"
    assert shelf.write_out(backup, target) == 0
    assert digest(target) == digest(filled.path)
    with closing(SqliteStore.open(target, who="", host="")) as again:
        assert again.faults() == []
        assert again.read_blob(SHA) == JPEG
    with pytest.raises(ExpectedError, match="もうあります"):
        shelf.write_out(backup, target)


def test_it_says_what_happened_since(filled: SqliteStore, shelf: LedgerBackups) -> None:
    backup = kept(shelf)
    assert not any(each.differs for each in shelf.compare(backup))
    written(
        filled,
        (None, Area(id=201, name="中央")),
        (MOMO, None),
        (WEEKLY, WEEKLY.changed(note="雨の日は休み")),
    )
    assert of_kind(shelf, backup, "area") == KindComparison("area", 0, 1, 1, 0, 0)
    assert of_kind(shelf, backup, "place") == KindComparison("place", 2, 1, 0, 1, 1)


def test_restoring_keeps_what_was_there(filled: SqliteStore, shelf: LedgerBackups, ledger_path: Path) -> None:
    before = digest(ledger_path)
    backup = kept(shelf)
    written(filled, (MOMO, MOMO.changed(name="すもも")))
    prepared = shelf.prepare(backup, now=NOW + timedelta(days=1))
    assert filled.get(Place, 102) == MOMO.changed(name="すもも")
    filled.close()
    shelf.put_in_place(prepared, now=NOW + timedelta(days=1))
    assert digest(ledger_path) == before
    newest = shelf.all()[0]
    assert newest.occasion is Occasion.RESTORING
    with closing(SqliteStore.open(ledger_path, who="", host="")) as restored:
        assert restored.get(Place, 102) == MOMO
    shelf.put_in_place(shelf.prepare(newest, now=NOW + timedelta(days=2)), now=NOW)
    with closing(SqliteStore.open(ledger_path, who="", host="")) as again:
        assert again.get(Place, 102) == MOMO.changed(name="すもも")
        assert again.faults() == []
    assert {each.name for each in ledger_path.parent.iterdir()} == {ledger_path.name, "控え"}


def test_what_is_written_while_it_is_prepared_is_kept_too(
    filled: SqliteStore, shelf: LedgerBackups, ledger_path: Path
) -> None:
    prepared = shelf.prepare(kept(shelf), now=NOW + timedelta(days=1))
    written(filled, (MOMO, MOMO.changed(name="すもも")))
    filled.close()
    shelf.put_in_place(prepared, now=NOW + timedelta(days=1))
    newest = shelf.all()[0]
    assert newest.occasion is Occasion.RESTORING
    assert of_kind(shelf, newest, "place").changed == 1
    shelf.put_in_place(shelf.prepare(newest, now=NOW + timedelta(days=2)), now=NOW + timedelta(days=2))
    with closing(SqliteStore.open(ledger_path, who="", host="")) as again:
        assert again.get(Place, 102) == MOMO.changed(name="すもも")


def test_a_damaged_ledger_is_put_aside(filled: SqliteStore, shelf: LedgerBackups, ledger_path: Path) -> None:
    before = digest(ledger_path)
    kept(shelf)
    filled.close()
    damaged = ledger_path.read_bytes()[:4096] + b"\0" * 20_000
    ledger_path.write_bytes(damaged)
    Path(f"{ledger_path}-journal").write_bytes(b"left by a crash")
    with pytest.raises(ExpectedError, match="いたんで"):
        shelf.keep(Occasion.OPENED, now=NOW + timedelta(days=1))
    (backup,) = shelf.all()
    assert of_kind(shelf, backup, "place").then == 2
    shelf.put_in_place(shelf.prepare(backup, now=NOW), now=NOW)
    assert digest(ledger_path) == before
    aside = ledger_path.with_name("みんなの帳面 いたんだもの 2026-11-24 140503.tsudoiba")
    assert aside.read_bytes() == damaged
    assert Path(f"{aside}-journal").exists()


def test_a_ledger_that_is_gone_comes_back(filled: SqliteStore, shelf: LedgerBackups, ledger_path: Path) -> None:
    before = digest(ledger_path)
    kept(shelf)
    filled.close()
    ledger_path.unlink()
    (backup,) = shelf.all()
    shelf.put_in_place(shelf.prepare(backup, now=NOW), now=NOW)
    assert digest(ledger_path) == before


def test_what_somebody_is_writing_is_not_replaced(
    filled: SqliteStore, shelf: LedgerBackups, ledger_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = shelf.prepare(kept(shelf), now=NOW)
    filled.close()
    before = ledger_path.read_bytes()

    def refuse(_descriptor: int) -> None:
        raise BlockingIOError(11, "held")

    monkeypatch.setattr("db.lock._lock", refuse)
    with pytest.raises(ExpectedError, match="使われています"):
        shelf.put_in_place(prepared, now=NOW)
    assert ledger_path.read_bytes() == before
    assert not prepared.exists()
    lock_path(ledger_path).unlink()


def test_a_lost_photo_costs_only_itself(filled: SqliteStore, shelf: LedgerBackups, tmp_path: Path) -> None:
    backup = kept(shelf)
    (shelf.folder / "photos" / SHA).write_bytes(b"damaged")
    assert shelf.write_out(backup, tmp_path / "a.tsudoiba") == 0  # the ledger itself still has it
    filled.close()
    filled.path.unlink()
    assert shelf.write_out(backup, tmp_path / "b.tsudoiba") == 1
    with closing(SqliteStore.open(tmp_path / "b.tsudoiba", who="", host="")) as store:
        assert store.read(Place) == [SAKURA, MOMO]
        with pytest.raises(KeyError):
            store.read_blob(SHA)


def test_a_damaged_backup_is_refused(filled: SqliteStore, shelf: LedgerBackups, tmp_path: Path) -> None:
    backup = kept(shelf)
    content = backup.path.read_bytes()
    backup.path.write_bytes(content[: len(content) // 2] + b"\xff" * 9000)
    for deed in (
        lambda: shelf.write_out(backup, tmp_path / "a.tsudoiba"),
        lambda: shelf.prepare(backup, now=NOW + timedelta(days=1)),
    ):
        with pytest.raises(ExpectedError, match="いたんで"):
            deed()
    assert not list(tmp_path.glob("*.tsudoiba.part"))
    assert not (tmp_path / "a.tsudoiba").exists()


def test_stopping_leaves_nothing_half_made(filled: SqliteStore, shelf: LedgerBackups) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        shelf.keep(Occasion.BY_HAND, now=NOW, progress=stop)
    assert shelf.all() == []
    assert [each for each in shelf.folder.rglob("*") if each.is_file()] == []


def test_backups_of_a_copy_and_after_a_move_are_found(
    filled: SqliteStore, shelf: LedgerBackups, ledger_path: Path, tmp_path: Path
) -> None:
    kept(shelf)
    filled.close()
    (tmp_path / "よそ").mkdir()
    moved = ledger_path.rename(tmp_path / "よそ" / "べつのなまえ.tsudoiba")
    after = LedgerBackups(moved, shelf.folder)
    (backup,) = after.all()
    assert not after.is_own(backup)
    with closing(SqliteStore.create(tmp_path / "ほか.tsudoiba", who="", host="")) as other:
        assert LedgerBackups(other.path, shelf.folder).all() == []


def test_ten_days_and_photos_nobody_needs(filled: SqliteStore, shelf: LedgerBackups) -> None:
    for number in range(14):
        now = filled.get(Place, 102)
        assert now is not None
        written(filled, (now, now.changed(fee=f"{number}円")))
        kept(shelf, after=timedelta(days=number))
    assert [each.made.strftime("%m-%d") for each in shelf.all()] == [
        "12-07", "12-06", "12-05", "12-04", "12-03", "12-02", "12-01", "11-30", "11-29", "11-28",
    ]  # fmt: skip
    stray = shelf.folder / "photos" / ("0" * 64)
    stray.write_bytes(b"x")
    young = shelf.folder / "photos" / ("1" * 64)
    young.write_bytes(b"x")
    halves = [each / ".0123456789abcdef.part" for each in (shelf.folder / "photos", filled.path.parent)]
    for each in halves:
        each.write_bytes(b"x")
    for each in (stray, *halves):
        os.utime(each, (time.time() - 7200,) * 2)
    place = filled.get(Place, 102)
    assert place is not None
    written(filled, (place, place.changed(fee="")))
    kept(shelf, after=timedelta(days=20))
    assert {each.name for each in (shelf.folder / "photos").iterdir()} == {SHA, young.name}
    assert not any(each.exists() for each in halves)


def test_writing_goes_on_while_a_backup_is_made(
    filled: SqliteStore, shelf: LedgerBackups, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db import parted_copy

    real = parted_copy.store_photos

    def write_meanwhile(*args: object) -> None:
        real(*args)  # type: ignore[arg-type]  # passed on as it came
        written(filled, (SAKURA, SAKURA.changed(fee="300円")))

    monkeypatch.setattr("db.backup_shelf.store_photos", write_meanwhile)
    made = shelf.keep(Occasion.OPENED, now=NOW)
    assert made is not None
    assert of_kind(shelf, made, "place") == KindComparison("place", 2, 2, 0, 0, 0)


def test_the_place_of_the_backups_is_out_of_reach(filled: SqliteStore, ledger_path: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "控え"
    blocked.write_text("a file, no folder", encoding="utf-8")
    shelf = LedgerBackups(ledger_path, blocked)
    assert shelf.all() == []
    with pytest.raises(ExpectedError):
        shelf.keep(Occasion.OPENED, now=NOW)
    assert filled.read(Place) == [SAKURA, MOMO]


def test_a_backup_of_an_older_form_is_compared_and_opened(
    filled: SqliteStore, shelf: LedgerBackups, tmp_path: Path
) -> None:
    backup = kept(shelf)
    old = Path(__file__).parent.parent.parent / "old_files" / "schema_0001.tsudoiba"
    shutil.copyfile(old, backup.path)
    assert any(each.kind == "place" and each.then for each in shelf.compare(backup))
    shelf.write_out(backup, tmp_path / "a.tsudoiba")
    with closing(SqliteStore.open(tmp_path / "a.tsudoiba", who="", host="")) as store:
        assert store.faults() == []


def test_the_guards_stand_in_what_is_written_out(filled: SqliteStore, shelf: LedgerBackups, tmp_path: Path) -> None:
    target = tmp_path / "a.tsudoiba"
    shelf.write_out(kept(shelf), target)
    with closing(sqlite3.connect(target)) as raw, pytest.raises(sqlite3.IntegrityError, match="つどいばだけで"):
        raw.execute("DELETE FROM sy_blob")


def test_no_room_for_a_backup_or_for_going_back(filled: SqliteStore, shelf: LedgerBackups, ledger_path: Path) -> None:
    """A child that can make no long file: nothing half-made stays, and the ledger is as before."""
    backup = kept(shelf)
    written(filled, (MOMO, MOMO.changed(fee="100円")))
    before = ledger_path.read_bytes()

    def small(work: Callable[[], object]) -> str:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
            try:
                work()
                said = "done"
            except ExpectedError as error:
                said = error.what_happened
            os.write(writing, said.encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read().decode()
        os.waitpid(child, 0)
        return said

    day = NOW + timedelta(days=1)
    assert "控え" in small(lambda: shelf.keep(Occasion.BY_HAND, now=day))
    assert small(lambda: shelf.prepare(backup, now=day)) != "done"
    assert [each.path for each in shelf.all()] == [backup.path]
    assert not list(ledger_path.parent.rglob("*.part"))
    assert ledger_path.read_bytes() == before


@pytest.mark.parametrize("moment", ["store_photos", "part_from_photos", "place_file"])
def test_killed_while_a_backup_is_made(
    filled: SqliteStore, shelf: LedgerBackups, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    before = filled.path.read_bytes()
    child = os.fork()
    if child == 0:
        monkeypatch.setattr(f"db.backup_shelf.{moment}", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        shelf.keep(Occasion.OPENED, now=NOW)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL
    assert shelf.all() == []
    assert filled.path.read_bytes() == before
    assert of_kind(shelf, kept(shelf), "place").then == 2
