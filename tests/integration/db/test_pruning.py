"""Pruning: old values go, nothing else changes, and copies join as if nobody had pruned."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.changes.change import Change, ChangeSet
from app.changes.undo import UndoStack
from app.records.base import Record
from app.records.place import Place
from db.engine import connect
from db.journal import now_in_microseconds
from db.sqlite_store import SqliteStore
from db.upkeep import LedgerUpkeep
from tests.integration.db.closed_ledgers import join, new_ledger, write
from tests.integration.db.deeds import Deed, all_records, carry_out, deeds
from tests.integration.db.plain_join import conflicts

SAKURA = Place(id=21, name="さくら")
_JOURNAL = {"sy_op", "sy_sup", "sy_base", "sy_label", "sy_writer", "sy_join"}


def prune(path: Path, *, keep_from: int | None = None) -> int:
    with closing(SqliteStore.open(path, who="", host="")) as store:
        gone = LedgerUpkeep(store).prune(keep_from=now_in_microseconds() if keep_from is None else keep_from)
        assert store.faults() == []
    return gone


def state(path: Path) -> tuple[dict[str, list[Record]], set[tuple[object, ...]]]:
    """What the ledger shows and asks."""
    with closing(SqliteStore.open(path, who="", host="")) as store:
        return all_records(store), set(conflicts(path))


def edited_often(path: Path, times: int = 6) -> Place:
    new_ledger(path, SAKURA)
    before = SAKURA
    for number in range(times):
        after = before.changed(fee=f"{number}00円")
        write(path, (before, after))
        before = after
    return before


def count(path: Path, table: str) -> int:
    with closing(connect(path, read_only=True)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table} WHERE writer > 9999").fetchone()[0])


def test_only_what_was_overwritten_goes(tmp_path: Path) -> None:
    path = tmp_path / "帳面"
    last = edited_often(path)
    before = state(path)
    assert count(path, "sy_op") == 7
    assert prune(path) == 5
    assert count(path, "sy_op") == 2  # the life of the place, and the fee it has
    assert count(path, "sy_label") == 2
    assert state(path) == before
    with closing(SqliteStore.open(path, who="", host="")) as store:
        assert store.get(Place, 21) == last
        assert [line.new for line in store.history(21) if line.field == "fee"] == ["500円"]
    assert prune(path) == 0


def test_what_is_younger_stays(tmp_path: Path) -> None:
    path = tmp_path / "帳面"
    edited_often(path)
    assert prune(path, keep_from=0) == 0
    assert count(path, "sy_op") == 7


def test_the_file_gets_smaller(tmp_path: Path) -> None:
    path = tmp_path / "帳面"
    edited_often(path, 1)
    with closing(SqliteStore.open(path, who="", host="")) as store:
        for number in range(400):
            now = store.get(Place, 21)
            assert now is not None
            store.apply(ChangeSet("しごと", (Change(now, now.changed(story=f"{number}" * 400)),)))
        size, upkeep = path.stat().st_size, LedgerUpkeep(store)
        measured = upkeep.journal_bytes()
        upkeep.prune(keep_from=now_in_microseconds())
        assert path.stat().st_size < size / 2
        assert upkeep.journal_bytes() < measured / 5


def test_a_copy_made_before_joins_as_if_nobody_had_pruned(tmp_path: Path) -> None:
    """The old copy stopped at the second fee; what it wrote since is a question, not a lost write."""
    path, old, plain = tmp_path / "帳面", tmp_path / "むかし", tmp_path / "そのまま"
    second = edited_often(path, 2)
    shutil.copy(path, old)
    before = second
    for number in range(5):
        after = before.changed(fee=f"{number}50円")
        write(path, (before, after))
        before = after
    write(old, (second, second.changed(fee="ただ", bring="うわばき")))
    shutil.copy(path, plain)
    prune(path)
    kept = tmp_path / "とっておき"
    shutil.copy(old, kept)
    join(old, path)
    join(path, kept)
    join(plain, kept)
    assert state(path) == state(old) == state(plain)
    assert conflicts(path) == {(21, "fee", "field")}


def test_a_deletion_in_a_pruned_copy_is_no_question_elsewhere(tmp_path: Path) -> None:
    path, other = tmp_path / "帳面", tmp_path / "写し"
    last = edited_often(path)
    shutil.copy(path, other)
    prune(path)
    write(path, (last, None))
    join(other, path)
    assert state(path) == state(other)
    assert conflicts(other) == set()
    with closing(SqliteStore.open(other, who="", host="")) as store:
        assert store.get(Place, 21) is None


def test_a_copy_that_did_not_know_what_was_pruned_gets_no_false_question(tmp_path: Path) -> None:
    path, old = tmp_path / "帳面", tmp_path / "むかし"
    first = edited_often(path, 1)
    shutil.copy(path, old)
    before = first
    for fee in ("二", "三", "四"):
        write(path, (before, before.changed(fee=fee)))
        before = before.changed(fee=fee)
    prune(path)
    write(path, (before, before.changed(fee="五")))
    prune(path)
    join(old, path)
    assert conflicts(old) == set()
    assert state(old) == state(path)


LIVES = given(deeds, deeds, deeds, st.booleans())
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
"""Shrinking a failing life of three files takes longer than reading it."""


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@LIVES
def test_pruning_changes_nothing_that_is_shown_or_asked(
    common: list[Deed], here: list[Deed], there: list[Deed], prunes_again: bool
) -> None:
    prune_and_meet(common, here, there, prunes_again)


@pytest.mark.thorough
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@LIVES
def test_pruning_changes_nothing_in_many_lives(
    common: list[Deed], here: list[Deed], there: list[Deed], prunes_again: bool
) -> None:
    prune_and_meet(common, here, there, prunes_again)


def prune_and_meet(common: list[Deed], here: list[Deed], there: list[Deed], prunes_again: bool) -> None:
    """Two copies, one of them pruned once or twice, join both ways: the same as without pruning."""
    with TemporaryDirectory() as folder:
        plain, pruned, other = (Path(folder) / name for name in ("そのまま", "ぬいた", "ほか"))
        SqliteStore.create(plain, who="", host="").close()
        work(plain, common, 1)
        shutil.copy(plain, other)
        shutil.copy(plain, pruned)
        prune(pruned)
        work(plain, here, 1)
        shutil.copy(plain, pruned)
        prune(pruned)
        work(other, there, 2)
        shown = state(pruned)
        assert shown == state(plain)
        second = other.with_name("ほか2")
        shutil.copy(other, second)
        kept = pruned.with_name("とっておき")
        shutil.copy(pruned, kept)
        join(plain, other)
        join(pruned, other)
        join(second, kept)
        if prunes_again:
            prune(pruned)
            prune(second)
            join(pruned, second)
        assert state(pruned) == state(second) == state(plain)


def work(path: Path, todo: list[Deed], copy: int) -> None:
    with closing(SqliteStore.open(path, who="", host="")) as store:
        undo = UndoStack(store)
        for deed in todo:
            carry_out(store, undo, deed, copy=copy)
