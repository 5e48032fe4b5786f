"""A shared folder with real ledgers: what is taken in, what is put there, and what is left alone."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.carrying.notebook import Sight
from app.carrying.sharing import POST_EVERY
from app.errors import Cancelled, ExpectedError
from app.records.place import Place
from db import faults
from db.schema import latest_version
from db.sqlite_store import SqliteStore
from tests.integration.carrying.conftest import START, Office

Offices = Callable[..., list[Office]]


def names_in(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def sights(office: Office) -> dict[str, Sight]:
    return {name: each.sight for name, each in office.notebook.seen.items()}


def test_three_computers(offices: Offices, tmp_path: Path) -> None:
    a, b, c = offices("田中", "鈴木", "佐藤", folder=tmp_path / "共有")
    a.write(1, "さくら")
    b.write(2, "もみじ")
    assert a.look().posted
    done = b.look()
    assert (done.posted, len(done.joined)) == (True, 1)
    assert done.joined[0].change_set.label == "田中さんの写しを合わせる"
    assert not c.look().posted, "who writes nothing has nothing to show"
    assert a.look().joined
    assert a.names() == b.names() == c.names() == {"さくら", "もみじ"}
    assert {a.own_copy.name, b.own_copy.name} == names_in(tmp_path / "共有")
    for each in (a, b, c, a, b, c):
        quiet = each.look()
        assert (quiet.posted, quiet.joined, quiet.told) == (False, (), ())
    assert {each.who for each in a.notebook.seen.values()} <= {"鈴木", "佐藤", ""}


def test_at_most_every_ten_minutes_but_on_closing(offices: Offices) -> None:
    (a,) = offices("田中")
    assert a.look().posted
    a.write(1, "さくら")
    assert not a.look(minutes=POST_EVERY.seconds // 60 - 1).posted
    assert a.look(minutes=1).posted
    a.write(1, "もみじ")
    assert a.look(minutes=1, is_closing=True).posted
    assert not a.look(minutes=1, is_closing=True).posted
    a.write(1, "うめ")
    a.now -= timedelta(days=3000)  # the clock was put right
    assert a.look().posted


def test_what_another_copy_holds_is_not_posted_again(offices: Offices, tmp_path: Path) -> None:
    a, b = offices("田中", "鈴木", folder=tmp_path / "共有")
    a.look()
    b.look()
    a.write(1, "さくら")
    a.look()
    assert (len(b.look().joined), b.look().posted) == (1, False)
    a.own_copy.unlink()  # that computer is given away
    assert b.look().posted
    assert b.notebook.seen == {}


def test_days_without_a_network(offices: Offices, tmp_path: Path) -> None:
    a, b = offices("田中", "鈴木", folder=tmp_path / "共有")
    away = tmp_path / "away"
    (tmp_path / "共有").rename(away)
    for day in range(3):
        a.write(day + 1, f"田中{day}")
        b.write(day + 11, f"鈴木{day}")
        with pytest.raises(ExpectedError, match="共有フォルダー「共有」に、いまはとどきません"):
            a.look(minutes=24 * 60)
    away.rename(tmp_path / "共有")
    a.look()
    b.look()
    a.look()
    assert a.names() == b.names() == {f"{who}{day}" for who in ("田中", "鈴木") for day in range(3)}


@pytest.mark.parametrize("how", ["cut", "zeros", "empty", "page"])
def test_half_files_wait(offices: Offices, how: str) -> None:
    a, b = offices("田中", "鈴木")
    a.write(1, "さくら")
    a.look()
    whole = a.own_copy.read_bytes()
    half = {
        "cut": whole[: len(whole) // 2],
        "zeros": bytes(len(whole) // 2) + whole[len(whole) // 2 :],
        "empty": b"",
        "page": whole[:8192] + bytes(4096) + whole[12288:],
    }[how]
    arriving = b.folder / a.own_copy.name
    arriving.write_bytes(half)
    os.utime(arriving, ns=(1, 1))
    for _ in range(3):
        assert b.look().joined == ()
    assert (sights(b), b.told) == ({arriving.name: Sight.WAITING}, [])
    arriving.write_bytes(whole)
    os.utime(arriving, ns=(1, 1))  # an engine may take the room first and fill it from behind
    assert b.look().joined
    assert b.names() == {"さくら"}
    assert sights(b) == {arriving.name: Sight.JOINED}


def test_one_bad_copy_keeps_nobody_waiting(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    a, b, c = offices("田中", "鈴木", "佐藤")
    for number, each in enumerate((a, b)):
        each.write(number + 1, each.name)
        each.look()
        shutil.copyfile(each.own_copy, c.folder / each.own_copy.name)
    real = SqliteStore.join

    def join(store: SqliteStore, *others: Path, **given: object) -> object:
        if any(path.name == a.own_copy.name for path in others):
            raise faults.incomplete_copy(others[0])
        return real(store, *others, **given)  # type: ignore[arg-type]  # passed on as they come

    monkeypatch.setattr(SqliteStore, "join", join)
    done = c.look()
    assert len(done.joined) == 1
    assert c.names() == {"鈴木"}
    assert (sights(c)[a.own_copy.name], len(c.told)) == (Sight.REFUSED, 1)
    c.look()
    assert len(c.told) == 1
    monkeypatch.undo()
    c.look(minutes=25 * 60)  # tried again some day
    assert c.names() == {"田中", "鈴木"}


def test_a_link_that_leads_nowhere_keeps_nobody_waiting(offices: Offices) -> None:
    a, b = offices("田中", "鈴木")
    a.write(1, "さくら")
    a.look()
    shutil.copyfile(a.own_copy, b.folder / a.own_copy.name)
    (b.folder / "どこにもない.tsudoiba").symlink_to(b.folder / "抜いたUSBメモリー" / "帳面.tsudoiba")
    assert len(b.look().joined) == 1
    assert b.names() == {"さくら"}


def test_a_newer_program_is_told_once(offices: Offices) -> None:
    a, b = offices("田中", "鈴木")
    a.look()
    copy = b.folder / a.own_copy.name
    for turn in range(3):
        shutil.copyfile(a.own_copy, copy)
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute(f"PRAGMA user_version={latest_version() + 1 + turn}")
            connection.commit()
        b.look()
    assert sights(b) == {copy.name: Sight.NEWER}
    assert [told for told in b.told if "もっと新しいつどいば" in told] == b.told
    assert len(b.told) == 1


def test_other_ledgers_and_other_files_are_left_alone(offices: Offices) -> None:
    (b,) = offices("鈴木")
    SqliteStore.create(b.folder / "国分寺.tsudoiba", who="", host="").close()
    (b.folder / "メモ.tsudoiba").write_text("たいせつ", encoding="utf-8")
    (b.folder / ".part.tsudoiba").write_bytes(b"x")
    (b.folder / "メモ.txt").write_text("たいせつ", encoding="utf-8")
    before = {path: path.read_bytes() for path in b.folder.iterdir()}
    b.write(1, "さくら")
    b.look()
    assert set(sights(b).values()) == {Sight.REFUSED}
    assert b.names() == {"さくら"}
    assert {path: path.read_bytes() for path in before} == before
    assert b.told == []


def test_what_both_wrote_stays_open_and_one_backup_a_day(offices: Offices, tmp_path: Path) -> None:
    a, b = offices("田中", "鈴木", folder=tmp_path / "共有")
    a.write(1, "さくら")
    a.look()
    b.look()
    for turn in range(3):
        a.write(1, f"さくら{turn}")
        b.write(1, f"もみじ{turn}")
        a.look()
        b.look()
    with closing(b.open(b.ledger)) as store:
        assert [question.field for question in store.questions()] == ["name"]
        assert store.faults() == []
    assert len(b.shelf.all()) == 1


def test_a_full_folder_keeps_what_lay_there(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    (a,) = offices("田中")
    a.look()
    before = a.own_copy.read_bytes()
    a.write(1, "さくら")

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", full)
        with pytest.raises(ExpectedError, match="いっぱい"):
            a.look()
    assert a.own_copy.read_bytes() == before
    assert names_in(a.folder) == {a.own_copy.name}
    assert a.look().posted


def test_the_user_may_stop_between_two_files(offices: Offices) -> None:
    from app.carrying.sharing import share

    a, b = offices("田中", "鈴木")
    a.write(1, "さくら")
    a.look()
    shutil.copyfile(a.own_copy, b.folder / "x.tsudoiba")

    def stop(_done: int, _total: int, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        share(b.ledger, b.folder, b.notebook, b.files, now=START, progress=stop)
    assert b.names() == set()


def test_an_older_own_copy_that_an_engine_put_back_is_renewed(offices: Offices) -> None:
    (a,) = offices("田中")
    a.look()
    older = a.own_copy.read_bytes()
    a.write(1, "さくら")
    a.look()
    os.utime(a.own_copy, ns=(1, 1))  # touched only
    assert not a.look().posted
    a.own_copy.write_bytes(older)
    assert a.look().posted
    with closing(SqliteStore.open(a.own_copy, who="", host="")) as store:
        assert [place.name for place in store.read(Place)] == ["さくら"]


def test_own_copy_comes_back_when_somebody_takes_it_away(offices: Offices) -> None:
    (a,) = offices("田中")
    a.look()
    a.own_copy.unlink()
    assert a.look().posted
    with closing(SqliteStore.open(a.own_copy, who="", host="")) as store:
        assert store.read(Place) == []
