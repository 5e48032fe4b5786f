"""What waits for somebody, in the order in which it presses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.agenda import Agenda, Task, TaskSort, agenda, due_word, summary, things, ticked_off
from app.ledger import Ledger
from app.records.place import Place
from app.records.setting import Setting

TODAY = date(2026, 11, 24)


def task(days: int | None, sort: TaskSort = TaskSort.STEP, title: str = "電話する") -> Task:
    return Task(sort, "place", 1, title, due=None if days is None else TODAY + timedelta(days=days))


def place(number: int, confirmed: str, status: str = "active") -> Place:
    return Place(id=number, name=f"居場所{number}", confirmed=confirmed, status=status)


def test_only_places_that_leave_the_booklet_are_to_be_confirmed_the_longest_first() -> None:
    ledger = Ledger.of(
        [place(1, "2024-11-01"), place(2, "2023-04-01"), place(3, "2025-11-01"), place(4, ""), place(5, "2020", "ended")]
    )
    assert [each.record_id for each in agenda(ledger, TODAY).tasks] == [2, 1]


def test_the_centres_own_limit_decides() -> None:
    limit = Setting(id=9, key="freshness.red_months", value="60")
    assert not agenda(Ledger.of([place(1, "2023-04-01"), limit]), TODAY).tasks


def test_a_tick_confirms_a_place_today_in_the_name_of_the_user() -> None:
    ledger = Ledger.of([place(1, "2023-04-01")])
    (waiting,) = agenda(ledger, TODAY, who="田中").tasks
    change_set = ticked_off(waiting, ledger)
    assert change_set is not None
    (change,) = change_set
    assert change.changed_fields == ("confirmed", "confirmed_by")
    assert (change.record.get("confirmed"), change.record.get("confirmed_by")) == ("2026-11-24", "田中")
    ledger.follow(change_set)
    assert not agenda(ledger, TODAY).tasks


def test_a_tick_without_a_record_or_without_values_does_nothing() -> None:
    assert ticked_off(task(0), Ledger.of([place(1, "")])) is None
    waiting = Task(TaskSort.CONFIRM, "place", 7, "確かめる", done_values=(("confirmed", "2026-11-24"),))
    assert ticked_off(waiting, Ledger.of([])) is None


def test_late_today_and_soon() -> None:
    found = Agenda(TODAY, (task(-2), task(0), task(7), task(8), task(None)))
    assert [each.due for each in found.late] == [TODAY - timedelta(days=2)]
    assert len(found.due_today) == 1
    assert [each.due for each in found.soon][-1] is None
    assert len(found.soon) == 4


@pytest.mark.parametrize(
    ("days", "word"),
    [
        (-400, "令和7年10月からそのまま"),
        (-99, "99日すぎています"),
        (-1, "1日すぎています"),
        (0, "きょう"),
        (1, "あす"),
        (2, "木曜まで"),
        (6, "月曜まで"),
        (7, "12月1日まで"),
        (38, "令和9年1月1日まで"),
    ],
)
def test_when_it_is_due(days: int, word: str) -> None:
    assert due_word(TODAY + timedelta(days=days), TODAY) == word


@given(st.integers(-3000, 3000))
def test_every_day_has_a_word(days: int) -> None:
    word = due_word(TODAY + timedelta(days=days), TODAY)
    assert ("すぎ" in word or "そのまま" in word) == (days < 0)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ([], "きょうまでにすることは、ありません"),
        ([0], "きょうすることは1つです"),
        ([-1, -1], "すぎたものが2つあります"),
        ([0, -1], "きょうすることは1つ、すぎたものが1つあります"),
        ([0] * 12, "きょうすることは12件です"),
        ([3, None], "きょうまでにすることは、ありません"),
    ],
)
def test_the_sentence_under_the_greeting(days: list[int | None], sentence: str) -> None:
    assert summary(Agenda(TODAY, tuple(task(each) for each in days))) == sentence


def test_the_greeting_says_that_copies_wrote_in_two_ways() -> None:
    told = summary(Agenda(TODAY, (task(0),)), to_decide=2)
    assert told == "きょうすることは1つです。合わせたときに決めることが2つあります"


def test_counting_things() -> None:
    assert (things(9), things(10), things(1200)) == ("9つ", "10件", "1,200件")
