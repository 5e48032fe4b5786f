"""The command on ledgers of older and newer programs."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ui.command_line import main

OLD = Path(__file__).parent.parent / "old_files" / "schema_0001.tsudoiba"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(OLD, tmp_path / "むかし.tsudoiba"))


def backups(home: Path) -> list[Path]:
    return [path for path in (home / "XDG_DATA_HOME").rglob("*") if path.is_file() and "控え" in path.parts]


def test_an_older_ledger_is_kept_before_it_is_renewed(
    ledger: Path, own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", str(ledger), "place", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)
    assert said.err == "まえのつどいばの帳面なので、控えをとってから、新しい形にします。\n"
    kept = len(backups(own_folders))
    assert kept > 0
    assert main(["check", str(ledger)]) == 0
    assert "新しい形" not in capsys.readouterr().err
    assert len(backups(own_folders)) == kept


def test_an_older_ledger_that_cannot_be_kept_is_left_as_it_is(
    ledger: Path, own_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folders / "XDG_DATA_HOME").write_text("", encoding="utf-8")
    before = ledger.read_bytes()
    assert main(["list", str(ledger), "place"]) == 1
    assert capsys.readouterr().err
    assert ledger.read_bytes() == before


def test_a_newer_ledger_says_which_program_is_needed(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("PRAGMA user_version=99")
    before = ledger.read_bytes()
    assert main(["list", str(ledger), "place"]) == 1
    said = capsys.readouterr().err
    assert "もっと新しいつどいばでつくられています（帳面の版 99" in said
    assert "帳面の版 99 が読めるつどいばを入れてください" in said
    assert ledger.read_bytes() == before
