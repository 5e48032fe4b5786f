"""However copies meet, near or far, soon or late, of this program or an older one: in the end all hold the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from app.changes.change import Change, ChangeSet
from app.records.place import Place
from db import journal
from db.incoming import open_copy
from db.ledger_file import create_file
from db.sqlite_store import SqliteStore
from tests.integration.db.book import SAKURA, Book, meet, write
from tests.integration.db.memory_copies import MemoryCopy
from tests.integration.db.plain_join import digest
from tests.old_files import schema_0001, schema_0002

HALF_A_YEAR = 183 * 24 * 3600 * 1_000_000
FIELDS = ("fee", "name", "phone", "audience", "activities")


def five(book: Book) -> list[MemoryCopy]:
    """Five copies, in each of which another field of the same place was written, and one place is new."""
    copies = [book.copy() for _ in FIELDS]
    for number, (copy, name) in enumerate(zip(copies, FIELDS, strict=True)):
        write(copy, (SAKURA, SAKURA.changed(**{name: f"{number}"})), (None, Place(id=900 + number, name="あたらしい")))
    return copies


def in_a_ring(copies: Sequence[MemoryCopy]) -> None:
    for _ in range(2):
        for number, copy in enumerate(copies):
            copy.take(copies[number - 1])


def as_a_star(copies: Sequence[MemoryCopy]) -> None:
    first, *others = copies
    for other in others:
        first.take(other)
    for other in others:
        other.take(first)


def in_a_chain(copies: Sequence[MemoryCopy]) -> None:
    for before, copy in pairwise(copies):
        copy.take(before)
    for copy, before in pairwise(reversed(copies)):
        before.take(copy)


def all_at_once(copies: Sequence[MemoryCopy]) -> None:
    for copy in copies:
        copy.take(*[other for other in copies if other is not copy])


@pytest.mark.parametrize("meeting", [in_a_ring, as_a_star, in_a_chain, all_at_once], ids=lambda way: way.__name__)
def test_five_copies_meet(book: Book, meeting: Callable[[Sequence[MemoryCopy]], None]) -> None:
    copies = five(book)
    meeting(copies)
    written = {name: f"{number}" for number, name in enumerate(FIELDS)}
    for copy in copies:
        assert copy.get(Place, 101) == SAKURA.changed(**written)
        assert copy.digest() == copies[0].digest()
        assert len(copy.read(Place)) == 6
        assert copy.conflicts() == set()


def test_a_copy_that_was_away_for_half_a_year(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    away, here = book.copy(), book.copy()
    write(away, (SAKURA, SAKURA.changed(phone="042-000-0009")))
    now = journal.now_in_microseconds()
    shown = SAKURA
    for day in range(1, 184):
        monkeypatch.setattr(journal, "now_in_microseconds", lambda day=day: now + day * HALF_A_YEAR // 183)
        here.reopen()
        after = shown.changed(fee=f"{day}円")
        write(here, (shown, after), (None, Place(id=1000 + day, name=f"{day}日目")))
        shown = after
    joined = here.take(away)
    assert [(change.record_id, change.changed_fields) for change in joined.change_set] == [(101, ("phone",))]
    assert here.conflicts() == set()
    meet(here, away)
    assert away.get(Place, 101) == shown.changed(phone="042-000-0009")
    assert len(away.read(Place)) == 184


def test_a_copy_of_a_copy_of_a_copy(book: Book) -> None:
    one = book.copy()
    write(one, (SAKURA, SAKURA.changed(fee="100円")))
    two = book.copy(one)
    write(two, (SAKURA.changed(fee="100円"), SAKURA.changed(fee="300円")))
    three = book.copy(two)
    write(three, (None, Place(id=102, name="もみじ")))
    write(one, (SAKURA.changed(fee="100円"), SAKURA.changed(fee="100円", name="つばき")))
    one.take(three)
    assert one.get(Place, 101) == SAKURA.changed(fee="300円", name="つばき")
    assert one.conflicts() == set()
    assert not one.take(two).change_set
    meet(one, two, three)


def test_a_ledger_joined_with_itself(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "帳面.tsudoiba"
    path.write_bytes(book.content)
    with closing(SqliteStore.open(path, who="", host="")) as store:
        before = path.read_bytes()
        joined = store.join(path)
        assert not joined.change_set
        assert joined.moment is None
    assert path.read_bytes() == before


def test_a_new_ledger_takes_everything_in(book: Book, tmp_path: Path) -> None:
    """No common history: a plain union, whoever takes whom."""
    path = tmp_path / "あたらしい.tsudoiba"
    create_file(path)
    new = MemoryCopy(path.read_bytes(), "あたらしい")
    old = book.copy()
    assert not old.take(new).change_set
    new.take(old)
    assert new.digest() == old.digest()
    assert new.conflicts() == set()
    new.close()


# ---- older programs


@pytest.mark.parametrize("shipped", [schema_0001, schema_0002], ids=lambda module: module.PATH.stem)
def test_migrating_and_joining_in_either_order(shipped: ModuleType, tmp_path: Path) -> None:
    """A copy made by an older program, written in further by the program of today, joined with the old file itself."""
    old: Path = shipped.PATH
    one, other, third = tmp_path / "一号", tmp_path / "二号", tmp_path / "三号"
    for path in (one, other, third):
        shutil.copy(old, path)
    for path, fee in ((one, "一号の参加費"), (other, "二号の参加費")):
        with closing(SqliteStore.open(path, who=path.name, host="")) as store:  # migrates it
            place = store.read(Place)[0]
            assert store.apply(ChangeSet("", (Change(place, place.changed(fee=fee)),))).problems == ()
    content = third.read_bytes()
    with closing(SqliteStore.open(one, who="", host="")) as store:
        store.join(third)  # of the old form still: nothing in it is new
        assert len(store.join(other, third).change_set.changes) == 1
    assert third.read_bytes() == content
    with closing(SqliteStore.open(third, who="", host="")) as store:  # migrated first, then joined
        store.join(other, one)
        assert store.faults() == []
    assert digest(one) == digest(third)


def test_a_copy_of_an_older_program_is_migrated_on_the_private_copy_only(tmp_path: Path) -> None:
    old = tmp_path / "むかし.tsudoiba"
    shutil.copy(schema_0001.PATH, old)
    before = old.read_bytes()
    with open_copy(old) as copy:
        assert copy.connection.execute("PRAGMA user_version").fetchone()[0] > 1
    assert old.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [old.name]
