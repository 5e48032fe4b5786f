"""Cases that joining is known to go wrong on, each by its name; the random lives of copies meet them only now and then."""

from __future__ import annotations

import pytest

from app.changes.saving import restore
from app.errors import ExpectedError
from app.joined import Conflict
from app.records.area import Area
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule
from tests.integration.db.book import AREA, CLOSED, PARKING, SAKURA, WEEKLY, Book, delete, meet, write

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
