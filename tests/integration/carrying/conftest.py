"""Real ledgers on several computers, and the files behind them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.carrying.notebook import Notebook, new_notebook
from app.carrying.sharing import Round, share
from app.changes.change import Change, ChangeSet
from app.records.place import Place
from db.backup_shelf import LedgerBackups
from db.shared_copies import SqliteCopies
from db.sqlite_store import SqliteStore

START = datetime(2026, 11, 24, 9, 0)


@dataclass
class Office:
    """One computer with a real ledger.

    Attributes:
        folder: the shared folder as it sees it.
        now: its clock.
    """

    name: str
    ledger: Path
    folder: Path
    now: datetime = START
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shelf = LedgerBackups(self.ledger, self.ledger.parent / "控え")
        self.files = SqliteCopies(self.open, lambda _path: self.shelf)
        self.notebook: Notebook = new_notebook(self.ledger, self.name, f"PC-{self.name}")

    def open(self, path: Path) -> SqliteStore:
        return SqliteStore.open(path, who=self.name, host=f"PC-{self.name}")

    def write(self, record_id: int, name: str) -> None:
        with closing(self.open(self.ledger)) as store:
            before = store.get(Place, record_id)
            after = Place(id=record_id, name=name) if before is None else before.changed(name=name)
            assert not store.apply(ChangeSet("しごと", (Change(before, after),))).problems

    def names(self) -> set[str]:
        with closing(self.open(self.ledger)) as store:
            return {place.name for place in store.read(Place)}

    def look(self, minutes: int = 15, *, is_closing: bool = False) -> Round:
        """Some minutes later."""
        self.now += timedelta(minutes=minutes)
        done = share(self.ledger, self.folder, self.notebook, self.files, now=self.now, is_closing=is_closing)
        self.notebook = done.notebook
        self.told += [error.what_happened for error in done.told]
        return done

    @property
    def own_copy(self) -> Path:
        return self.folder / self.notebook.name


@pytest.fixture
def offices(tmp_path: Path) -> Callable[..., list[Office]]:
    """Computers with copies of one ledger, each with its own view of the folder unless one is given."""

    def make(*names: str, folder: Path | None = None) -> list[Office]:
        first = tmp_path / "はじめ.tsudoiba"
        SqliteStore.create(first, who="", host="").close()
        made = []
        for name in names:
            ledger = tmp_path / name / "小平.tsudoiba"
            ledger.parent.mkdir()
            ledger.write_bytes(first.read_bytes())
            own = folder or tmp_path / name / "共有"
            own.mkdir(exist_ok=True)
            made.append(Office(name, ledger, own))
        return made

    return make
