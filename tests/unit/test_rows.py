"""Rows of a record under the pen: natural keys, rows left empty, choice sets."""

from __future__ import annotations

import pytest

from app.blank_rows import drop_blank_rows
from app.choice_sets import choose, chosen_terms, list_of, term_field
from app.editing import Editing
from app.ledger import Ledger
from app.natural_keys import key_id, key_problems, settle_keys
from app.records.attendance import Attendance
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.ids import derived_id, new_id
from app.records.offered_hours import OfferedHours
from app.records.photo import PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.term_lists import TERM_LISTS, built_in_terms
from app.records.volunteer import Volunteer, VolunteerTerm

SAKURA = Place(id=4, name="さくら")
OCTOBER = Attendance(id=derived_id("attendance", 4, "2026-10"), place=4, month="2026-10", held=4)


def editing_with(*records: Record) -> Editing:
    return Editing(Ledger.of([SAKURA, OCTOBER, *records]), SAKURA)


def changed(editing: Editing) -> list[tuple[Record | None, Record | None]]:
    return [(change.before, change.after) for change in editing.change_set("")]


def test_a_new_row_gets_the_id_of_its_key() -> None:
    editing = editing_with()
    editing.put(Attendance(id=new_id(), place=4, month="2026-11", held=2))
    assert not key_problems(editing)
    settle_keys(editing)
    november = Attendance(id=derived_id("attendance", 4, "2026-11"), place=4, month="2026-11", held=2)
    assert changed(editing) == [(None, november)]


def test_a_changed_key_goes_and_comes_back_as_another() -> None:
    editing = editing_with()
    editing.set(OCTOBER, "month", "2026-09")
    settle_keys(editing)
    september = Attendance(id=derived_id("attendance", 4, "2026-09"), place=4, month="2026-09", held=4)
    assert changed(editing) == [(OCTOBER, None), (None, september)]


def test_a_changed_value_keeps_its_row() -> None:
    editing = editing_with()
    editing.set(OCTOBER, "held", 5)
    settle_keys(editing)
    assert changed(editing) == [(OCTOBER, OCTOBER.changed(held=5))]


def test_a_key_that_is_there_already_is_a_problem_beside_it() -> None:
    editing = editing_with()
    twice = Attendance(id=77, place=4, month="2026-10")
    editing.put(twice)
    (problem,) = key_problems(editing)
    assert (problem.field, problem.record_id, problem.message) == ("month", 77, "同じ月の行が、もうあります")
    editing.set(twice, "month", "2026-12")
    editing.put(Attendance(id=78, place=4, month="2026-12"))
    assert len(key_problems(editing)) == 1, "two new rows of one month"


@pytest.mark.parametrize(
    ("row", "stays"),
    [
        (Schedule(id=50, place=4), False),
        (Schedule(id=50, place=4, note="第2火曜"), True),
        (Attendance(id=50, place=4), False),
        (PhotoUse(id=50, place=4, photo=60), True),  # brings two together
        (OfferedHours(id=50, volunteer=4), True),  # 月曜 午前 できる, as it stands
    ],
)
def test_rows_left_empty_are_dropped(row: Record, stays: bool) -> None:
    editing = editing_with()
    editing.put(row)
    drop_blank_rows(editing)
    assert bool(changed(editing)) is stays


def test_a_row_that_was_emptied_is_not_dropped_behind_the_users_back() -> None:
    row = Schedule(id=50, place=4, note="第2火曜")
    editing = editing_with(row)
    editing.set(row, "note", "")
    drop_blank_rows(editing)
    assert changed(editing) == [(row, row.changed(note=""))]


def test_a_row_with_something_unreadable_stays() -> None:
    row = Attendance(id=50, place=4)
    editing = editing_with()
    editing.put(row)
    editing.refuse(row, "held", "たくさん", "数字だけで書いてください")
    drop_blank_rows(editing)
    assert changed(editing)


def test_a_choice_set_is_one_row_a_choice() -> None:
    volunteer = Volunteer(id=3, name="池田")
    terms = [term for term in built_in_terms() if term.term_list == "skill"]
    editing = Editing(Ledger.of([volunteer, *terms]), volunteer)
    for is_on in (True, True, False):
        choose(editing, VolunteerTerm, "volunteer", 3, terms[0], is_on=is_on)
        assert chosen_terms(editing, VolunteerTerm, "volunteer", 3) == ({terms[0].id} if is_on else set())
    choose(editing, VolunteerTerm, "volunteer", 3, terms[1], is_on=True)
    ((_, row),) = changed(editing)
    assert row is not None
    assert row.id == key_id(row)


def test_choice_sets_are_told_from_other_rows() -> None:
    sets = {each.KIND for each in RECORD_CLASSES if term_field(each)}
    assert sets == {"space_term", "place_term", "volunteer_term"}
    assert all(list_of(each) in TERM_LISTS for each in RECORD_CLASSES if list_of(each))
