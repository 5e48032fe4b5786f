"""What follows a join: open questions and their answers, and taking a join back, also days later."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of, restore
from app.errors import ExpectedError
from app.joined import DELETED, PRESENT, Conflict, Joined
from app.ledger import Ledger
from app.merging.answers import Choice, answer, answer_each
from app.records.area import Area
from app.records.base import Record
from app.records.place import Place
from app.records.schedule import Schedule
from db.sqlite_store import SqliteStore
from tests.integration.db.plain_join import conflicts, digest

SAKURA = Place(id=101, name="さくら", phone="042-000-0001", area=201)
AREA = Area(id=201, name="中央")
WEEKLY = Schedule(id=301, place=101, rule="FREQ=WEEKLY;BYDAY=MO", pos="a01")
MOMIJI = Place(id=102, name="もみじ")

Write = Callable[..., None]


class Copy:
    """One copy of a ledger, opened anew for each deed as on another day."""

    def __init__(self, path: Path, who: str) -> None:
        self.path = path
        self.who = who

    def write(self, *changes: tuple[Record | None, Record | None], settles: frozenset[str] = frozenset()) -> None:
        with self.opened() as store:
            made = tuple(Change(before, after, settles) for before, after in changes)
            assert store.apply(ChangeSet("しごと", made)).problems == ()

    def delete(self, record: Record) -> None:
        with self.opened() as store:
            before, after = deletion_of(Ledger(store.read), record)
            assert store.apply(change_set_between("消す", before, after)).problems == ()

    def join(self, other: Copy) -> Joined:
        with self.opened() as store:
            return store.join(other.path)

    def place(self, record_id: int = 101) -> Place | None:
        with self.opened() as store:
            return store.get(Place, record_id)

    def opened(self) -> closing[SqliteStore]:
        return closing(SqliteStore.open(self.path, who=self.who, host=f"{self.who}のパソコン"))

    def is_sound(self) -> bool:
        with self.opened() as store:
            return list(store.faults()) == []


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[tuple[Copy, Copy]]:
    """Two copies of a ledger with a place in an area and its schedule."""
    one, other = Copy(tmp_path / "一号", "田中"), Copy(tmp_path / "二号", "鈴木")
    SqliteStore.create(one.path, who="", host="").close()
    one.write((None, AREA), (None, SAKURA), (None, WEEKLY))
    shutil.copy(one.path, other.path)
    yield one, other
    assert one.is_sound()
    assert other.is_sound()


def both_write_the_fee(one: Copy, other: Copy) -> tuple[Place, Place]:
    mine, theirs = SAKURA.changed(fee="100円"), SAKURA.changed(fee="200円")
    one.write((SAKURA, mine))
    other.write((SAKURA, theirs))
    one.join(other)
    return mine, theirs


def test_a_question_says_who_wrote_what(copies: tuple[Copy, Copy]) -> None:
    one, _ = copies
    both_write_the_fee(*copies)
    with one.opened() as store:
        (question,) = store.questions()
        assert store.questions(102) == []
    assert (question.conflict, question.kind, question.record_id, question.field) == (Conflict.FIELD, "place", 101, "fee")
    assert (question.mine.value, question.mine.came) == ("100円", False)
    assert (question.theirs.value, question.theirs.came) == ("200円", True)
    assert question.mine.origin is not None
    assert question.theirs.origin is not None
    assert (question.mine.origin.who, question.theirs.origin.who) == ("田中", "鈴木")


@pytest.mark.parametrize("answer", ["100円", "200円", "300円"])
def test_an_answer_closes_the_question_everywhere(copies: tuple[Copy, Copy], answer: str) -> None:
    one, other = copies
    _, theirs = both_write_the_fee(one, other)
    one.write((theirs, SAKURA.changed(fee=answer)), settles=frozenset({"fee"}))
    assert conflicts(one.path) == set()
    other.join(one)
    assert conflicts(other.path) == set()
    assert other.place() == SAKURA.changed(fee=answer)
    assert digest(one.path) == digest(other.path)
    assert not one.join(other).change_set


def test_an_edit_alone_leaves_the_question_open(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    _, theirs = both_write_the_fee(one, other)
    one.write((theirs, theirs.changed(fee="300円")))
    assert conflicts(one.path) == {(101, "fee", "field")}


def test_an_edit_to_what_the_other_says_leaves_nothing_to_ask(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    mine, theirs = both_write_the_fee(one, other)
    one.write((theirs, mine))
    assert conflicts(one.path) == set()
    other.join(one)
    assert digest(one.path) == digest(other.path)


def test_a_deletion_between_decides_nothing_about_what_both_wrote_alike(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    same = SAKURA.changed(fee="100円")
    one.write((SAKURA, same))
    other.write((SAKURA, same))
    one.join(other)
    one.delete(same)
    with one.opened() as store:
        assert not restore(store, store.trash()[0]).problems
    one.write((same, same.changed(fee="300円")))
    assert conflicts(one.path) == set()
    other.join(one)
    assert conflicts(other.path) == set()


def test_who_sees_what_both_wrote_alike_replaces_both(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    same = SAKURA.changed(fee="100円")
    one.write((SAKURA, same))
    other.write((SAKURA, same))
    one.join(other)
    one.write((same, SAKURA.changed(fee="300円")))
    assert conflicts(one.path) == set()
    other.join(one)
    assert conflicts(other.path) == set()
    assert other.place() == SAKURA.changed(fee="300円")


def test_two_different_answers_are_one_new_question(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    mine, theirs = both_write_the_fee(one, other)
    other.join(one)
    one.write((theirs, mine), settles=frozenset({"fee"}))
    other.write((theirs, theirs), settles=frozenset({"fee"}))
    one.join(other)
    assert conflicts(one.path) == {(101, "fee", "field")}


@pytest.mark.parametrize("is_kept", [True, False])
def test_deleted_there_and_written_here(copies: tuple[Copy, Copy], is_kept: bool) -> None:
    one, other = copies
    edited = SAKURA.changed(fee="100円")
    one.write((SAKURA, edited))
    other.delete(SAKURA)
    one.join(other)
    with one.opened() as store:
        (question,) = store.questions()
    assert (question.conflict, question.field) == (Conflict.DELETED, "")
    assert (question.mine.value, question.theirs.value) == (PRESENT, DELETED)
    if is_kept:
        one.write((edited, edited), settles=frozenset({""}))
    else:
        one.delete(edited)
    assert conflicts(one.path) == set()
    other.join(one)
    assert other.place() == (edited if is_kept else None)
    assert digest(one.path) == digest(other.path)


@pytest.mark.parametrize("is_many", [False, True])
def test_what_stays_has_again_what_went_with_it(copies: tuple[Copy, Copy], is_many: bool) -> None:
    one, other = copies
    edited = SAKURA.changed(fee="100円")
    one.write((SAKURA, edited))
    second = WEEKLY.changed(id=302, note="第二")
    other.write((None, second))
    other.write((second, None))  # by itself, before: it stays gone
    other.delete(SAKURA)
    one.join(other)
    with one.opened() as store:
        assert store.read(Schedule) == []
        (question,) = store.questions()
        assert question.rows == (WEEKLY,)
        ledger = Ledger(store.read)
        kept = answer_each(ledger, [(question, PRESENT)]) if is_many else answer(ledger, question, Choice.MINE)
        assert store.apply(kept).problems == ()
        assert store.read(Schedule) == [WEEKLY]
        assert store.questions() == []
    other.join(one)
    assert other.place() == edited
    assert other.is_sound()
    assert digest(one.path) == digest(other.path)


def test_deleted_here_and_needed_by_what_came(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    one.delete(SAKURA)
    new = WEEKLY.changed(id=302, note="あたらしい")
    other.write((None, new))
    joined = one.join(other)
    assert [question.conflict for question in joined.questions] == [Conflict.NEEDED]
    assert joined.questions[0].mine.value == DELETED
    assert one.place() == SAKURA
    one.write((SAKURA, SAKURA), settles=frozenset({""}))
    assert conflicts(one.path) == set()
    other.join(one)
    assert digest(one.path) == digest(other.path)


def test_what_is_needed_no_more_goes_with_the_next_join(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    one.delete(SAKURA)
    new = WEEKLY.changed(id=302, note="あたらしい")
    other.write((None, new))
    one.join(other)
    one.write((new, None))
    other.join(one)
    one.join(other)
    assert one.place() is None
    assert digest(one.path) == digest(other.path)


def test_the_same_file_brings_nothing_and_writes_nothing(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    other.write((None, MOMIJI))
    one.join(other)
    content = one.path.read_bytes()
    for again in (one, other):
        joined = one.join(again)
        assert joined.is_empty
        assert joined.moment is None
    assert one.path.read_bytes() == content


def test_a_preview_tells_the_same_and_writes_nothing(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    other.write((None, MOMIJI), (SAKURA, SAKURA.changed(fee="100円")))
    content = one.path.read_bytes()
    with one.opened() as store:
        shown = store.preview(other.path)
    assert one.path.read_bytes() == content
    joined = one.join(other)
    assert shown.change_set == joined.change_set
    assert shown.origins == joined.origins
    assert joined.sources[0].name == "鈴木さんの写し"
    assert (joined.sources[0].units, joined.sources[0].records) == (1, 2), "one deed, two records"
    assert joined.origins[101, "fee"].who == "鈴木"
    assert {(change.kind, change.record_id) for change in joined.change_set} == {("place", 101), ("place", 102)}


def test_several_copies_at_once(copies: tuple[Copy, Copy], tmp_path: Path) -> None:
    one, other = copies
    third = Copy(tmp_path / "三号", "佐藤")
    shutil.copy(one.path, third.path)
    other.write((None, MOMIJI))
    third.write((SAKURA, SAKURA.changed(fee="100円")))
    with one.opened() as store:
        joined = store.join(other.path, third.path)
    assert [source.units for source in joined.sources] == [1, 1]
    assert len(joined.change_set.changes) == 2
    one_more = Copy(tmp_path / "四号", "")
    shutil.copy(other.path, one_more.path)
    one_more.join(third)
    assert digest(one_more.path) == digest(one.path)


def test_a_join_is_taken_out_as_if_it_had_never_been(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    one.write((SAKURA, SAKURA.changed(name="さくら会")))
    other.write((SAKURA, SAKURA.changed(fee="200円")), (None, MOMIJI))
    other.delete(AREA)
    before = digest(one.path)
    one.join(other)
    after = digest(one.path)
    one.write((None, Area(id=202, name="東")))
    with one.opened() as store:
        past = store.last_join()
        assert past is not None
        assert past.leaves_no_trace
        assert past.label == "鈴木さんの写しを合わせる"
        undone = store.take_back_join(past)
        assert store.last_join() is None
        assert {change.record_id for change in undone.change_set} == {101, 102, 201}
        store.apply(ChangeSet("", (Change(Area(id=202, name="東"), None),)))
    timed = {"sy_op", "sy_sup", "sy_label", "sy_writer", "sy_base"}
    assert {k: v for k, v in digest(one.path).items() if k not in timed} == {
        k: v for k, v in before.items() if k not in timed
    }
    one.join(other)
    assert {k: v for k, v in digest(one.path).items() if k not in timed} == {
        k: v for k, v in after.items() if k not in timed
    }


def test_a_join_with_nothing_after_it_leaves_the_journal_as_before(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    other.write((SAKURA, SAKURA.changed(fee="200円")), (None, MOMIJI))
    other.delete(AREA)
    before = digest(one.path)
    one.join(other)
    with one.opened() as store:
        past = store.last_join()
        assert past is not None
        store.take_back_join(past)
    assert digest(one.path) == before


def test_work_that_builds_on_a_join_is_not_taken_out_of_the_journal(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    theirs = SAKURA.changed(fee="200円", capacity=20)
    other.write((SAKURA, theirs), (None, MOMIJI))
    one.join(other)
    one.write((theirs, theirs.changed(fee="300円")))
    before = digest(one.path)
    with one.opened() as store:
        past = store.last_join()
        assert past is not None
        assert not past.leaves_no_trace
        with pytest.raises(ExpectedError, match="続きが書かれている"):
            store.take_back_join(past)
        assert digest(one.path) == before
        states = store.states_without_join(past)
        assert {change.record_id: change.after for change in states} == {
            101: theirs.changed(fee="300円", capacity=None),
            102: None,
        }
        assert store.apply(ChangeSet("取り消す", tuple(states))).problems == ()


def test_a_record_that_names_one_that_came_keeps_the_join(copies: tuple[Copy, Copy]) -> None:
    one, other = copies
    other.write((None, MOMIJI))
    one.join(other)
    one.write((None, WEEKLY.changed(id=302, place=102)))
    with one.opened() as store:
        past = store.last_join()
        assert past is not None
        assert not past.leaves_no_trace
