"""Ledgers written by earlier programs open, are brought to today's form, and hold what they held."""

from __future__ import annotations

import importlib
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.term_lists import built_in_terms
from db.engine import connect
from db.schema import latest_version, migrations, version_of
from db.sqlite_store import SqliteStore
from tests.integration.db.plain_join import digest

OLD_FILES = Path(__file__).parents[2] / "old_files"


def test_every_migration_has_a_stored_ledger_of_its_form() -> None:
    stored = sorted(OLD_FILES.glob("*.tsudoiba"))
    assert [path.stem for path in stored] == [f"schema_{migration.number:04}" for migration in migrations()]
    for migration, path in zip(migrations(), stored, strict=True):
        with closing(connect(path, read_only=True)) as connection:
            assert version_of(connection) == migration.number


@pytest.mark.parametrize("number", [migration.number for migration in migrations()])
def test_an_old_ledger_opens_whole(number: int, tmp_path: Path) -> None:
    stored = importlib.import_module(f"tests.old_files.schema_{number:04}")
    path = tmp_path / "むかし.tsudoiba"
    shutil.copy(stored.PATH, path)
    with closing(SqliteStore.open(path, who="", host="")) as store:
        assert store.faults() == []  # the tables are what the journal adds up to, too
        found: list[Record] = [record for record_class in RECORD_CLASSES for record in store.read(record_class)]
        expected: list[Record] = [*stored.LIVING, *built_in_terms()]
        assert sorted(found, key=lambda record: record.id) == sorted(expected, key=lambda record: record.id)
        assert [deleted.record for deleted in store.trash()] == [stored.GONE]
        assert store.read_blob(stored.SHA) == stored.PICTURE
        assert {line.label for line in store.history()} == {
            "一覧をよみこむ",
            "居場所『サロンさくら <b>&』を編集",
            "通いの場『サロンさくら <b>&』を消す",
            "居場所『サロンさくら <b>&』をもどす",
            "通いの場『もみじの会』を消す",
        }
    with closing(connect(path, read_only=True)) as connection:
        assert version_of(connection) == latest_version()


def test_the_newest_stored_ledger_is_what_its_script_writes(tmp_path: Path) -> None:
    """Writers and clocks differ, nothing else."""
    newest = importlib.import_module(f"tests.old_files.schema_{latest_version():04}")
    path = tmp_path / "いま.tsudoiba"
    newest.write(path)
    now, then = digest(path), digest(newest.PATH)
    timed = {"sy_writer", "sy_op", "sy_sup", "sy_label"}
    assert {name: rows for name, rows in now.items() if name not in timed} == {
        name: rows for name, rows in then.items() if name not in timed
    }
    for name in timed:
        assert len(now[name]) == len(then[name])
