"""A new ledger for each test, and a raw look at its file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

import pytest

from db.sqlite_store import SqliteStore
from tests.integration.db.book import Book, beginning
from tests.integration.db.closed_ledgers import new_ledger
from tests.integration.db.stripped_copies import HANAKO, HOME, SAKURA, strip

Rows = list[tuple[object, ...]]


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    """Where the ledger of this test lies."""
    return tmp_path / "みんなの帳面.tsudoiba"


@pytest.fixture
def store(ledger_path: Path) -> Iterator[SqliteStore]:
    """A new, open ledger."""
    made = SqliteStore.create(ledger_path, who="田中", host="窓口")
    yield made
    made.close()


@pytest.fixture
def look(ledger_path: Path) -> Callable[[str], Rows]:
    """Answers a SELECT from the file itself, past the program."""

    def answer(sql: str) -> Rows:
        with closing(sqlite3.connect(ledger_path)) as connection:
            return connection.execute(sql).fetchall()

    return answer


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every account of the computer can reach."""
    folder = Path(mkdtemp(prefix="tsudoiba-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A ledger with a home, a place in it, and a volunteer."""
    return new_ledger(tmp_path / "全部", HOME, SAKURA, HANAKO)


@pytest.fixture
def stripped(whole: Path) -> Path:
    """Its copy without persons."""
    target = whole.with_name("個人ぬき")
    strip(whole, target)
    return target


@pytest.fixture
def book() -> Iterator[Book]:
    made = Book(beginning())
    yield made
    made.check()
