"""A copy is whole and checked, or it is not there."""

from __future__ import annotations

import hashlib
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.errors import Cancelled, ExpectedError
from app.records.photo import Photo
from app.records.place import Place
from db.sqlite_store import SqliteStore
from tests.integration.db.plain_join import digest

CONTENT = bytes(range(256)) * 20_000
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def filled(store: SqliteStore) -> SqliteStore:
    changes = (Change(None, Place(id=1, name="さくら")), Change(None, Photo(id=2, sha=SHA)))
    store.apply(ChangeSet("追加", changes, {SHA: CONTENT}))
    return store


def names_in(folder: Path) -> set[str]:
    """What lies there beside the note of who writes."""
    return {child.name for child in folder.iterdir() if child.suffix != ".lock"}


def test_a_copy_holds_everything(filled: SqliteStore, tmp_path: Path) -> None:
    target = tmp_path / "写し.tsudoiba"
    steps: list[tuple[int, int]] = []
    filled.back_up(target, progress=lambda done, total: steps.append((done, total)))
    assert digest(target) == digest(filled.path)
    assert len(steps) > 2
    assert steps[-1][0] == steps[-1][1]
    with closing(SqliteStore.open(target, who="", host="")) as copy:
        assert copy.faults() == []
        assert copy.read_blob(SHA) == CONTENT
    assert names_in(tmp_path) == {filled.path.name, target.name}


def test_a_copy_never_overwrites(filled: SqliteStore, tmp_path: Path) -> None:
    target = tmp_path / "写し.tsudoiba"
    target.write_text("たいせつ", encoding="utf-8")
    with pytest.raises(ExpectedError, match="もうあります"):
        filled.back_up(target)
    assert target.read_text(encoding="utf-8") == "たいせつ"
    with pytest.raises(ExpectedError, match="もうあります"):
        filled.back_up(filled.path)


def test_a_stopped_copy_leaves_nothing(filled: SqliteStore, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        filled.back_up(tmp_path / "写し.tsudoiba", progress=stop)
    assert names_in(tmp_path) == {filled.path.name}
    assert filled.apply(ChangeSet("追加", (Change(None, Place(id=3)),))).problems == ()


def test_a_damaged_ledger_is_not_passed_on(filled: SqliteStore, tmp_path: Path) -> None:
    filled.close()
    content = filled.path.read_bytes()
    spot = content.index(bytes(range(256)))
    filled.path.write_bytes(content[:spot] + b"\xff" * 100 + content[spot + 100 :])
    with closing(SqliteStore.open(filled.path, who="", host="")) as store:
        assert store.faults() == [f"写真の中身がいたんでいます（{SHA[:8]}）。"]
        with pytest.raises(ExpectedError, match="いたんで"):
            store.back_up(tmp_path / "写し.tsudoiba")
    assert names_in(tmp_path) == {filled.path.name}


def test_no_folder_for_the_copy(filled: SqliteStore, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="フォルダー"):
        filled.back_up(tmp_path / "ない" / "写し.tsudoiba")
