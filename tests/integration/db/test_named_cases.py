"""Cases that joining is known to go wrong on, each by its name; the random lives of copies meet them only now and then."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import cache
from itertools import pairwise, permutations
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of, restore
from app.errors import ExpectedError
from app.joined import Conflict
from app.ledger import Ledger
from app.paths import private_folder
from app.records.area import Area
from app.records.base import Record
from app.records.ids import derived_id
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule, ScheduleException
from app.records.term_lists import term_id
from db import journal
from db.incoming import open_copy
from db.ledger_file import create_file
from db.sqlite_store import SqliteStore
from tests.integration.db.memory_copies import MemoryCopy
from tests.integration.db.plain_join import digest
from tests.old_files import schema_0001, schema_0002

AREA = Area(id=201, name="中央")
SAKURA = Place(id=101, name="さくら", phone="042-000-0001", area=201, fee="200円")
WEEKLY = Schedule(id=301, place=101, rule="FREQ=WEEKLY;BYDAY=MO", pos="a01")
CLOSED = ScheduleException(id=401, schedule=301, date="2026-08-13")
PARKING = PlaceTerm(
    id=derived_id("place_term", 101, "accessibility", term_id("accessibility", "parking")),
    place=101,
    term_list="accessibility",
    term=term_id("accessibility", "parking"),
)

HALF_A_YEAR = 183 * 24 * 3600 * 1_000_000


class Book:
    """A beginning, and the copies made of it in a test; each is sound at the end."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._copies: list[MemoryCopy] = []

    def copy(self, of: MemoryCopy | None = None) -> MemoryCopy:
        """A copy of the beginning, or of another copy."""
        content = self.content if of is None else of.content()
        made = MemoryCopy(content, f"{len(self._copies)}号")
        self._copies.append(made)
        return made

    def check(self) -> None:
        for copy in self._copies:
            assert copy.audit() == []
            assert copy.conflicts() == copy.recomputed_conflicts()
            copy.close()


@cache
def beginning() -> bytes:
    """A ledger with a place in an area, its schedule and a day off, as a whole file."""
    with private_folder() as folder:
        path = folder / "帳面.tsudoiba"
        create_file(path)
        with closing(SqliteStore.open(path, who="田中", host="")) as store:
            changes = tuple(Change(None, record) for record in (AREA, SAKURA, WEEKLY, CLOSED))
            assert store.apply(ChangeSet("はじめ", changes)).problems == ()
        return path.read_bytes()


@pytest.fixture
def book() -> Iterator[Book]:
    made = Book(beginning())
    yield made
    made.check()


def write(copy: MemoryCopy, *changes: tuple[Record | None, Record | None], settles: frozenset[str] = frozenset()) -> None:
    made = tuple(Change(before, after, settles) for before, after in changes)
    assert copy.apply(ChangeSet("しごと", made)).problems == ()


def delete(copy: MemoryCopy, record: Record) -> None:
    """As the window does: with all that belongs to it."""
    before, after = deletion_of(Ledger(copy.read), record)
    assert copy.apply(change_set_between("消す", before, after)).problems == ()


def meet(*copies: MemoryCopy) -> None:
    """Everybody takes everybody in, twice round; then all hold the same."""
    for _ in range(2):
        for one, other in permutations(copies, 2):
            one.take(other)
    assert all(one.digest() == other.digest() for one, other in pairwise(copies))


# ---- two people, one record


def test_both_write_the_same_field(book: Book) -> None:
    one, other = book.copy(), book.copy()
    write(one, (SAKURA, SAKURA.changed(fee="100円")))
    write(other, (SAKURA, SAKURA.changed(fee="300円")))
    meet(one, other)
    assert one.conflicts() == {(101, "fee", "field")}
    assert one.get(Place, 101) == SAKURA.changed(fee="300円")


def test_both_write_the_same_value(book: Book) -> None:
    one, other = book.copy(), book.copy()
    for each in (one, other):
        write(each, (SAKURA, SAKURA.changed(fee="100円")))
    meet(one, other)
    assert one.conflicts() == set()


def test_both_write_different_fields(book: Book) -> None:
    one, other = book.copy(), book.copy()
    write(one, (SAKURA, SAKURA.changed(fee="100円")))
    write(other, (SAKURA, SAKURA.changed(name="もみじ")))
    meet(one, other)
    assert one.conflicts() == set()
    assert one.get(Place, 101) == SAKURA.changed(fee="100円", name="もみじ")


def test_one_writes_what_the_other_deletes(book: Book) -> None:
    one, other = book.copy(), book.copy()
    write(one, (SAKURA, SAKURA.changed(fee="100円")))
    delete(other, SAKURA)
    meet(one, other)
    assert (101, "", "deleted") in one.conflicts()
    assert one.get(Place, 101) == SAKURA.changed(fee="100円")


def test_both_delete(book: Book) -> None:
    one, other = book.copy(), book.copy()
    for each in (one, other):
        delete(each, SAKURA)
    meet(one, other)
    assert one.get(Place, 101) is None
    assert one.conflicts() == set()
    restore(one, one.trash()[0])
    meet(one, other)
    assert other.get(Place, 101) == SAKURA
    assert other.get(Schedule, 301) == WEEKLY


def test_one_deletes_the_whole_while_the_other_writes_in_a_part_of_a_part(book: Book) -> None:
    one, other = book.copy(), book.copy()
    delete(one, SAKURA)
    write(other, (CLOSED, CLOSED.changed(date="2026-08-14")))
    meet(one, other)
    assert one.conflicts() == {(401, "", "deleted"), (301, "", "needed"), (101, "", "needed")}
    assert one.get(Place, 101) == SAKURA


def test_one_deletes_what_the_other_hangs_something_new_on(book: Book) -> None:
    one, other = book.copy(), book.copy()
    delete(one, SAKURA)
    write(other, (None, Schedule(id=302, place=101, rule="FREQ=WEEKLY;BYDAY=FR", pos="a02")))
    meet(one, other)
    assert one.conflicts() == {(101, "", "needed")}
    assert [each.id for each in one.read(Schedule)] == [302]


# ---- choices of a list: one row, whoever makes it


def test_both_add_the_same_choice(book: Book) -> None:
    one, other = book.copy(), book.copy()
    for each in (one, other):
        write(each, (None, PARKING))
    meet(one, other)
    assert one.read(PlaceTerm) == [PARKING]
    assert one.conflicts() == set()


def test_one_takes_a_choice_away_that_the_other_had_seen(book: Book) -> None:
    one, other = book.copy(), book.copy()
    write(one, (None, PARKING))
    other.take(one)
    write(other, (PARKING, None))
    meet(one, other)
    assert one.read(PlaceTerm) == []
    assert one.conflicts() == set()


def test_one_takes_a_choice_away_while_the_other_adds_it_anew(book: Book) -> None:
    one, other = book.copy(), book.copy()
    write(one, (None, PARKING))
    other.take(one)
    write(other, (PARKING, None))
    write(one, (PARKING, None))
    write(one, (None, PARKING))
    meet(one, other)
    assert one.read(PlaceTerm) == [PARKING]


# ---- links in a circle, and in a chain


def test_two_areas_each_put_into_the_other(book: Book) -> None:
    first, second = Area(id=211, name="北"), Area(id=212, name="北の北")
    begun = book.copy()
    write(begun, (None, first), (None, second))
    one, other = book.copy(begun), book.copy(begun)
    write(one, (first, first.changed(parent_area=212)))
    write(other, (second, second.changed(parent_area=211)))
    meet(one, other)
    assert one.get(Area, 211) == first.changed(parent_area=212)
    assert one.get(Area, 212) == second.changed(parent_area=211)
    third = book.copy(one)
    delete(third, third.read(Area)[-1])
    meet(one, other, third)


def test_a_circle_that_both_deleted_stays_gone(book: Book) -> None:
    """Two that name each other do not keep each other alive."""
    first, second = Area(id=211, name="北", parent_area=212), Area(id=212, name="北の北", parent_area=211)
    begun = book.copy()
    write(begun, (None, first.changed(parent_area=None)), (None, second))
    write(begun, (first.changed(parent_area=None), first))
    one, other = book.copy(begun), book.copy(begun)
    for each in (one, other):
        write(each, (first, None), (second, None))
    meet(one, other)
    assert {each.id for each in one.read(Area)} == {201}


def test_three_dead_parents_in_a_chain_come_back(book: Book) -> None:
    chain = [Area(id=211, name="町"), Area(id=212, name="丁目", parent_area=211), Area(id=213, name="班", parent_area=212)]
    begun = book.copy()
    write(begun, *((None, area) for area in chain))
    one, other = book.copy(begun), book.copy(begun)
    for area in reversed(chain):
        delete(one, area)
    write(other, (None, Place(id=102, name="もみじ", area=213)))
    meet(one, other)
    assert {each.id for each in one.read(Area)} == {201, 211, 212, 213}
    assert one.conflicts() == {(area.id, "", "needed") for area in chain}
    write(one, (Place(id=102, name="もみじ", area=213), Place(id=102, name="もみじ")))
    meet(one, other)
    assert {each.id for each in other.read(Area)} == {201}


# ---- answers


def test_one_answers_left_the_other_right(book: Book) -> None:
    one, other = book.copy(), book.copy()
    mine, theirs = SAKURA.changed(fee="100円"), SAKURA.changed(fee="300円")
    write(one, (SAKURA, mine))
    write(other, (SAKURA, theirs))
    meet(one, other)
    write(one, (theirs, mine), settles=frozenset({"fee"}))
    write(other, (theirs, theirs), settles=frozenset({"fee"}))
    meet(one, other)
    assert one.conflicts() == {(101, "fee", "field")}
    shown = one.get(Place, 101)
    write(one, (shown, SAKURA.changed(fee="ただ")), settles=frozenset({"fee"}))
    meet(one, other)
    assert other.conflicts() == set()
    assert other.get(Place, 101) == SAKURA.changed(fee="ただ")


def test_kept_here_and_deleted_anyway_there(book: Book) -> None:
    one, other = book.copy(), book.copy()
    edited = SAKURA.changed(fee="100円")
    write(one, (SAKURA, edited))
    delete(other, SAKURA)
    meet(one, other)
    write(one, (edited, edited), settles=frozenset({""}))
    delete(other, edited)
    meet(one, other)
    (question,) = [each for each in one.questions(101) if each.field == ""]
    assert question.conflict is Conflict.DELETED
    assert one.get(Place, 101) == edited


def test_a_join_taken_back_leaves_what_was_written_before(book: Book) -> None:
    one, other = book.copy(), book.copy()
    write(one, (SAKURA, SAKURA.changed(fee="100円")))
    write(other, (SAKURA, SAKURA.changed(name="もみじ")))
    before = one.digest()
    one.take(other)
    past = one.last_join()
    assert past is not None
    assert past.leaves_no_trace
    one.take_back_join(past)
    assert one.digest() == before


def test_a_field_first_written_in_a_record_that_came_builds_on_the_join(book: Book) -> None:
    """It replaces no op of the join, and yet there would be nothing to write it in."""
    one, other = book.copy(), book.copy()
    came = Place(id=102, name="もみじ")
    write(other, (None, came))
    one.take(other)
    write(one, (came, came.changed(fee="100円")))
    past = one.last_join()
    assert past is not None
    assert not past.leaves_no_trace
    before = one.digest()
    with pytest.raises(ExpectedError, match="続きが書かれている"):
        one.take_back_join(past)
    assert one.digest() == before


def test_a_link_emptied_by_a_deletion_is_no_wish_to_keep_what_had_it(book: Book) -> None:
    one, other = book.copy(), book.copy()
    delete(one, AREA)
    delete(other, SAKURA)
    meet(one, other)
    assert one.get(Place, 101) is None
    assert one.conflicts() == set()


# ---- many copies


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
def test_migrating_and_joining_in_either_order(shipped: object, tmp_path: Path) -> None:
    """A copy made by an older program, written in further by the program of today, joined with the old file itself."""
    old: Path = shipped.PATH  # type: ignore[attr-defined]  # a module of tests/old_files
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
