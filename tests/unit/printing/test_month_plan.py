"""What stands in a calendar: the days the home page would name too, holidays, and what gives way."""

from __future__ import annotations

from datetime import date

import pytest

from app.coming_days import coming_days
from app.ledger import Ledger
from app.printing.month_calendar.composing import following_month
from app.printing.month_calendar.month import DAILY, WEEKLY, MonthPlan, plan_month, short_holiday
from app.printing.print_words import PrintWords
from app.records.event import Event, EventSession
from app.records.field import Level
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.rules.place_schedule import rule_of
from app.rules.publication import published
from app.rules.schedule_rule import is_uncertain
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)


def plan_of(ledger: Ledger, year: int, month: int) -> MonthPlan:
    return plan_month(ledger, year, month, PrintWords(), today=TODAY)


def days_of(plan: MonthPlan, name: str) -> list[int]:
    return [day.day.day for day in plan.days if any(entry.name == name for entry in day.entries)]


@pytest.mark.parametrize(("year", "month"), [(2025, 4), (2025, 5), (2025, 8), (2025, 12), (2026, 1), (2028, 2)])
def test_the_days_are_those_of_the_home_page(year: int, month: int) -> None:
    ledger = sample_town().ledger()
    plan = plan_of(ledger, year, month)
    public = published(ledger, Level.PUBLIC)
    unsure = {each.place for each in ledger.all(Schedule) if is_uncertain(rule_of(each))}
    assert unsure
    for day, happenings in coming_days(public, date(year, month, 1), len(plan.days)).items():
        expected = [(each.start.removeprefix("0"), each.title) for each in happenings if each.record_id not in unsure]
        assert [(entry.start, entry.name) for entry in plan.days[day.day - 1].entries] == expected
    assert [place.name for place in plan.unsure] == ["まめの木Café"]


def test_closed_times_and_single_days_are_kept() -> None:
    town = Town()
    town.place("八月は休み", rules=[("FREQ=WEEKLY;BYDAY=SA", "13:00", "15:00", "month:8")])
    town.place("祝日は休み", rules=[("FREQ=WEEKLY;BYDAY=MO", "09:00", "", "holiday")])
    town.place("五週は休み", rules=[("FREQ=WEEKLY;BYDAY=WE", "09:00", "", "week5")])
    moved = town.place("移る会", rules=[("FREQ=MONTHLY;BYDAY=2TU", "10:00", "")])
    schedule = next(each for each in town.records if isinstance(each, Schedule) and each.place == moved)
    exception = ScheduleException(id=1, schedule=schedule.id, date="2025-08-12", moved_to="2025-08-14")
    town.records.append(exception)
    august = plan_of(town.ledger(), 2025, 8)
    assert days_of(august, "八月は休み") == []
    assert days_of(august, "祝日は休み") == [4, 18, 25]  # the 11th is 山の日
    assert days_of(august, "五週は休み") == [6, 13, 20, 27]
    assert days_of(plan_of(town.ledger(), 2025, 10), "五週は休み") == [1, 8, 15, 22]
    assert days_of(august, "移る会") == [14]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2025, 5, 3), "憲法記念日"),
        (date(2025, 5, 6), "振替休日"),
        (date(2026, 9, 22), "国民の休日"),
        (date(2025, 5, 7), ""),
    ],
)
def test_holidays_have_short_names(day: date, name: str) -> None:
    assert short_holiday(day) == name


def test_what_the_public_may_not_know_is_not_in_it() -> None:
    town = Town()
    town.place("ないしょの会", consent="no")
    town.place("まだの会", consent="pending")
    town.place("休みの会", status="suspended")
    town.place("古い会", confirmed="2020-01-01")
    town.records += [
        Event(id=1, title="内輪の会", date="2025-05-10", shown="internal"),
        Event(id=2, title="つどいフォーラム", date="2025-05-10", start="13:30"),
        Event(id=3, title="講座", start="10:00"),
        EventSession(id=4, event=3, date="2025-05-20", title="第1回"),
    ]
    plan = plan_of(town.ledger(), 2025, 5)
    entries = [(day.day.day, entry.start, entry.name) for day in plan.days for entry in day.entries]
    assert entries == [(10, "13:30", "つどいフォーラム"), (20, "10:00", "講座　第1回")]
    assert [place.name for place in plan.stale] == ["古い会"]
    assert [mark.name for mark in plan.marks] == ["催し"]


def test_weeks_begin_on_sunday() -> None:
    weeks = plan_of(Town().ledger(), 2025, 5).weeks
    assert [day.day.day if day else 0 for day in weeks[0]] == [0, 0, 0, 0, 1, 2, 3]
    assert len(weeks) == 5
    assert len(plan_of(Town().ledger(), 2026, 8).weeks) == 6
    assert len(plan_of(Town().ledger(), 2026, 2).weeks) == 4


def test_the_frequent_ones_give_way_first() -> None:
    town = Town()
    town.place("毎日", rules=[("FREQ=DAILY", "10:00", "")])
    town.place("毎週", rules=[("FREQ=WEEKLY;BYDAY=SA", "10:00", "")])
    town.place("月二回", rules=[("FREQ=MONTHLY;BYDAY=1SA,3SA", "10:00", "")])
    plan = plan_of(town.ledger(), 2025, 5)
    assert {entry.name for day in plan.days for entry in day.entries} == {"毎日", "毎週", "月二回"}
    assert plan.held_back == ""
    without_daily = plan.without(DAILY)
    assert days_of(without_daily, "毎日") == []
    assert without_daily.held_back == "毎日の会"
    rare = plan.without(WEEKLY)
    assert {entry.name for day in rare.days for entry in day.entries} == {"月二回"}
    assert rare.held_back == "毎週・毎日の会"


def test_areas_are_numbered_as_in_the_booklet() -> None:
    plan = plan_of(sample_town().ledger(), 2025, 5)
    assert [(mark.text, mark.name) for mark in plan.marks] == [
        ("1", "東部"), ("2", "西部"), ("4", "そのほか"),
    ]  # fmt: skip
    alone = Town()
    alone.place("会")
    assert plan_of(alone.ledger(), 2025, 5).marks == ()


def test_the_month_after_today() -> None:
    assert following_month(date(2025, 12, 31)) == "2026-01"
    assert following_month(date(2025, 1, 31)) == "2025-02"


def test_a_place_without_schedules_is_on_no_day() -> None:
    town = Town()
    town.records.append(Place(id=1, name="いつか", consent="yes"))
    assert not any(day.entries for day in plan_of(town.ledger(), 2025, 5).days)
