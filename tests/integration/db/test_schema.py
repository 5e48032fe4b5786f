"""The migrations, the tables the program writes through and the field catalogue say the same."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.term import Term
from app.records.term_lists import built_in_terms
from db.engine import connect_memory
from db.rows import read_all, storage_of
from db.schema import (
    APPLICATION_ID,
    MIGRATIONS,
    NEWEST,
    Structure,
    expected_structure,
    fingerprint,
    is_as_migrated,
    latest_version,
    migrate,
    migrations,
    structure_of,
    version_of,
)
from db.tables import METADATA

_NEXT = latest_version() + 1
_NEXT_NAME = f"{_NEXT:04}_shoes.sql"


@pytest.fixture
def new_file() -> Iterator[sqlite3.Connection]:
    with closing(connect_memory()) as connection:
        migrate(connection)
        yield connection


@pytest.mark.parametrize("record_class", RECORD_CLASSES, ids=lambda record_class: record_class.KIND)
def test_every_field_has_its_column(new_file: sqlite3.Connection, record_class: type[Record]) -> None:
    columns = {row[1]: row[2:] for row in new_file.execute(f'PRAGMA table_info("{record_class.KIND}")')}
    assert list(columns) == ["id", *(field.name for field in record_class.FIELDS)]
    for field in record_class.FIELDS:
        stored_as, is_required, default, _ = columns[field.name]
        assert stored_as == storage_of(field), field.name
        assert bool(is_required) is (field.default is not None), field.name
        written = None if field.default is None else repr(field.default)
        assert default == written, f"{field.name}: a column's default is what an untouched field has"


@pytest.mark.parametrize("record_class", RECORD_CLASSES, ids=lambda record_class: record_class.KIND)
def test_every_link_is_checked_and_found_quickly(new_file: sqlite3.Connection, record_class: type[Record]) -> None:
    kind = record_class.KIND
    links = {row[3]: (row[2], row[4], row[6]) for row in new_file.execute(f'PRAGMA foreign_key_list("{kind}")')}
    assert links == {field.name: (field.target, "id", "NO ACTION") for field in record_class.FIELDS if field.target}
    indexed = set()
    for row in new_file.execute(f'PRAGMA index_list("{kind}")').fetchall():
        assert not row[2], "what people type is never UNIQUE: two copies could not be joined"
        indexed |= {column[2] for column in new_file.execute(f'PRAGMA index_info("{row[1]}")')}
    assert indexed == set(links)


def test_tables_for_writing_are_those_of_the_file(new_file: sqlite3.Connection) -> None:
    in_file = {row[0] for row in new_file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert in_file == set(METADATA.tables)
    for name, table in METADATA.tables.items():
        info = new_file.execute(f'PRAGMA table_info("{name}")').fetchall()
        assert [(row[1], bool(row[5])) for row in info] == [(c.name, bool(c.primary_key)) for c in table.columns], name
        for row, column in zip(info, table.columns, strict=True):
            assert row[3] or row[5] or column.nullable, f"{name}.{column.name}"


def test_every_table_is_strict_and_guarded(new_file: sqlite3.Connection) -> None:
    tables = {row[1]: row[5] for row in new_file.execute("PRAGMA table_list") if not row[1].startswith("sqlite_")}
    assert all(tables.values())
    guards = {row[0] for row in new_file.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    guarded = set(tables) - {"sy_latch"}
    assert guards == {f"guard_{verb}_{table}" for table in guarded for verb in ("insert", "update", "delete")}


def test_primary_keys_stand_first(new_file: sqlite3.Connection) -> None:
    """SQLite 3.40 reports false faults in a table without rowid otherwise."""
    for (name,) in new_file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        keys = [bool(row[5]) for row in new_file.execute(f'PRAGMA table_info("{name}")')]
        assert keys == sorted(keys, reverse=True), name


def test_a_new_ledger_is_marked_as_ours(new_file: sqlite3.Connection) -> None:
    assert new_file.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert version_of(new_file) == latest_version() == len(migrations())


def test_a_new_ledger_holds_the_built_in_terms_and_their_ops(new_file: sqlite3.Connection) -> None:
    terms = sorted(built_in_terms(), key=lambda term: term.id)
    assert read_all(new_file, Term) == terms
    ops = new_file.execute(
        "SELECT writer, hlc, kind, record_id, field, value, replaced_writer, auto FROM sy_op ORDER BY record_id"
    ).fetchall()
    numbers = {migration.number for migration in migrations()}
    assert {op[0] for op in ops} <= numbers, "one writer a form that brings terms"
    assert all(writer == hlc for writer, hlc, *_ in ops)
    assert [op[2:] for op in ops] == [("term", term.id, "", 1, None, 0) for term in terms]
    written = dict(new_file.execute("SELECT writer, count(*) FROM sy_op GROUP BY writer").fetchall())
    assert dict(new_file.execute("SELECT writer, n FROM sy_writer").fetchall()) == written


def test_two_new_ledgers_are_made_of_the_same_ops() -> None:
    with closing(connect_memory()) as one, closing(connect_memory()) as other:
        for connection in (one, other):
            migrate(connection)
        assert list(one.iterdump()) == list(other.iterdump())


@pytest.fixture
def next_form(tmp_path: Path) -> Path:
    """Our migrations and a made-up further one that adds a column and a term."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    (folder / _NEXT_NAME).write_text(
        """
        -- A column with a constant default; a semicolon; in a comment.
        ALTER TABLE place ADD COLUMN "shoes" TEXT NOT NULL DEFAULT 'はく;ぬぐ';
        INSERT INTO sy_writer VALUES (99, 1, 99, '', '', '', 0, 0);
        INSERT INTO term ("id", "term_list", "code", "label") VALUES (77, 'place_kind', 'walk', 'さんぽ');
        INSERT INTO sy_op ("writer", "seq", "hlc", "kind", "record_id", "field", "value")
          VALUES (99, 1, 99, 'term', 77, '', 1);
        """,
        encoding="utf-8",
    )
    return folder


def test_steps_are_run_in_order_from_where_a_file_stands(new_file: sqlite3.Connection, next_form: Path) -> None:
    migrate(new_file, folder=next_form)
    assert version_of(new_file) == _NEXT
    assert structure_of(new_file) == expected_structure(_NEXT, next_form) != expected_structure(_NEXT - 1, next_form)
    assert new_file.execute("SELECT label FROM term WHERE id = 77").fetchone() == ("さんぽ",)
    assert new_file.execute("SELECT open FROM sy_latch").fetchall() == [(0,)]
    assert new_file.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_the_newest_form_is_known_by_its_fingerprint(
    new_file: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fingerprint(new_file) == NEWEST, "a new form: write its fingerprint down"

    def not_again(version: int, folder: Path) -> Structure:
        raise AssertionError("all migrations were carried out")

    monkeypatch.setattr("db.schema.expected_structure", not_again)
    assert is_as_migrated(new_file)


@pytest.mark.parametrize("first", range(1, latest_version()))
def test_a_file_that_grew_with_the_program_has_the_same_fingerprint(first: int) -> None:
    with closing(connect_memory()) as grown:
        migrate(grown, to=first)
        migrate(grown)
        assert fingerprint(grown) == NEWEST


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE place ADD COLUMN extra TEXT",
        "CREATE TABLE extra (id INTEGER)",
        "CREATE TRIGGER extra AFTER INSERT ON place BEGIN SELECT 1; END",
        "DROP TABLE agenda_item",
    ],
)
def test_no_other_form_passes_for_it(new_file: sqlite3.Connection, change: str) -> None:
    new_file.execute(change)
    assert fingerprint(new_file) != NEWEST
    assert not is_as_migrated(new_file)


def test_a_failing_step_leaves_the_file_as_it_was(new_file: sqlite3.Connection, next_form: Path) -> None:
    before = list(new_file.iterdump())
    with (next_form / _NEXT_NAME).open("a", encoding="utf-8") as file:
        file.write("INSERT INTO place_nowhere VALUES (1);\n")
    with pytest.raises(sqlite3.OperationalError):
        migrate(new_file, folder=next_form)
    assert version_of(new_file) == _NEXT - 1
    assert list(new_file.iterdump()) == before


def test_a_step_that_breaks_a_link_is_not_kept(new_file: sqlite3.Connection, next_form: Path) -> None:
    with (next_form / _NEXT_NAME).open("a", encoding="utf-8") as file:
        file.write('INSERT INTO place ("id", "area") VALUES (5, 404);\n')
    with pytest.raises(sqlite3.IntegrityError):
        migrate(new_file, folder=next_form)
    assert version_of(new_file) == _NEXT - 1


def test_migrations_are_numbered_without_a_gap(tmp_path: Path) -> None:
    (tmp_path / "0002_second.sql").write_text("SELECT 1;", encoding="utf-8")
    with pytest.raises(ValueError, match="not numbered"):
        migrations(tmp_path)


def test_a_migration_ends_with_a_whole_statement(tmp_path: Path) -> None:
    (tmp_path / "0001_half.sql").write_text("CREATE TABLE a (b", encoding="utf-8")
    with pytest.raises(ValueError, match="in the middle"), closing(connect_memory()) as connection:
        migrate(connection, folder=tmp_path)
