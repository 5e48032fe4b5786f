"""`copy FILE OUT`: a copy that may be carried away, and that never takes anything away."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.records.place import Place
from db.sqlite_store import SqliteStore
from ui.command_line import main

SAKURA, MOMIJI = Place(id=0x101, name="さくら"), Place(id=0x102, name="もみじ")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    made = tmp_path / "小平：西.tsudoiba"
    SqliteStore.create(made, who="田中", host="窓口").close()
    write(made, SAKURA)
    return made


def write(path: Path, place: Place) -> None:
    with closing(SqliteStore.open(path, who="田中", host="窓口")) as store:
        before = store.get(Place, place.id)
        assert not store.apply(ChangeSet("しごと", (Change(before, place),))).problems


def places_in(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM place")}


def names_in(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_to_a_file(ledger: Path, stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = stick / "写し.tsudoiba"
    assert main(["copy", str(ledger), str(target), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == {"file": str(target)}
    assert "外してもよいです" in said.err
    assert places_in(target) == {"さくら"}
    assert names_in(stick) == {target.name}


def test_to_a_folder_under_a_name_every_disk_takes(tmp_path: Path, stick: Path) -> None:
    odd = tmp_path / 'ａ:b"<c>? 髙.tsudoiba'
    SqliteStore.create(odd, who="", host="").close()
    assert main(["copy", str(odd), str(stick)]) == 0
    (made,) = names_in(stick)
    assert made.startswith("ａ b c 髙 写し 2")


def test_an_older_copy_is_renewed(ledger: Path, stick: Path) -> None:
    target = stick / "写し.tsudoiba"
    assert main(["copy", str(ledger), str(target)]) == 0
    write(ledger, MOMIJI)
    assert main(["copy", str(ledger), str(target)]) == 0
    assert places_in(target) == {"さくら", "もみじ"}
    assert names_in(stick) == {target.name}


@pytest.mark.parametrize("what", ["written in", "another ledger", "torn", "something else", "the ledger"])
def test_what_would_be_lost_stays(ledger: Path, stick: Path, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = stick / "写し.tsudoiba"
    shutil.copyfile(ledger, target)
    expected = "べつのもの"
    if what == "written in":
        write(target, MOMIJI)
        expected = "先にその写しをこの帳面に合わせてから"
    elif what == "another ledger":
        target.unlink()
        SqliteStore.create(target, who="", host="").close()
    elif what == "torn":
        target.write_bytes(target.read_bytes()[:9000])
    elif what == "something else":
        target.write_text("たいせつ", encoding="utf-8")
    elif what == "the ledger":
        target, expected = ledger, "帳面そのもの"
    before = target.read_bytes()
    assert main(["copy", str(ledger), str(target)]) == 1
    assert expected in capsys.readouterr().err
    assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["a:b.tsudoiba", "？?.tsudoiba", "con.tsudoiba", " x.tsudoiba", "あ" * 90 + ".tsudoiba"])
def test_a_name_that_does_not_travel(ledger: Path, stick: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["copy", str(ledger), str(stick / name)]) == 1
    assert "なまえ" in capsys.readouterr().err
    assert names_in(stick) == set()


def test_a_place_that_is_not_there(ledger: Path, stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["copy", str(ledger), str(stick / "ない" / "写し.tsudoiba")]) == 1
    assert "フォルダー「ない」がありません" in capsys.readouterr().err
