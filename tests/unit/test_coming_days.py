"""What is held on the coming days."""

from __future__ import annotations

from datetime import date

from app.coming_days import coming_days
from app.ledger import Ledger
from app.records.base import Record
from app.records.event import Event, EventSession
from app.records.meeting_body import MeetingBody
from app.records.minutes import Minutes
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException

TUESDAY = date(2026, 11, 24)


def told(*records: Record) -> list[list[str]]:
    """「10:00 さくら」 day by day from Tuesday to Saturday."""
    found = coming_days(Ledger.of(records), TUESDAY, 5)
    return [[f"{each.start} {each.title}".strip() for each in day] for day in found.values()]


def test_days_are_in_order_of_time_and_a_time_nobody_knows_comes_last() -> None:
    assert told(
        Place(id=1, name="さくら"),
        Place(id=2, name="なごみ"),
        Place(id=3, name="やすみ", status="suspended"),
        Schedule(id=11, place=1, rule="FREQ=WEEKLY;BYDAY=TU,SA", start="14:00"),
        Schedule(id=12, place=2, rule="FREQ=WEEKLY;BYDAY=TU", start="09:30"),
        Schedule(id=13, place=2, rule="FREQ=WEEKLY;BYDAY=TU"),
        Schedule(id=14, place=3, rule="FREQ=DAILY", start="10:00"),
    ) == [["09:30 なごみ", "14:00 さくら", "なごみ"], [], [], [], ["14:00 さくら"]]


def test_single_days_count() -> None:
    assert told(
        Place(id=1, name="さくら"),
        Schedule(id=11, place=1, rule="FREQ=WEEKLY;BYDAY=TU", start="14:00"),
        ScheduleException(id=21, schedule=11, date="2026-11-24", moved_to="2026-11-27"),
    ) == [[], [], [], ["14:00 さくら"], []]


def test_irregular_and_unreadable_rules_say_nothing() -> None:
    assert told(
        Place(id=1, name="さくら"),
        Schedule(id=11, place=1, rule="", note="春と秋"),
        Schedule(id=12, place=1, rule="FREQ=YEARLY"),
        Schedule(id=13, place=None, rule="FREQ=DAILY"),
    ) == [[], [], [], [], []]


def test_meetings_and_events_stand_among_the_places() -> None:
    assert told(
        MeetingBody(id=1, name="第2層協議体"),
        Minutes(id=2, title="第2層協議体 第3回", meeting_body=1, date="2026-10-01", next_date="2026-11-27"),
        Minutes(id=3, title="民生委員 定例会", date="2026-11-24", start="14:00"),
        Event(id=4, title="フォーラム", date="2026-11-25", until="2026-11-26", start="10:00"),
        Event(id=5, title="講座", date="2026-11-01", start="13:00"),
        EventSession(id=6, event=5, date="2026-11-28", title="第2日"),
        Event(id=7, title="いつか", date="2026-11"),
    ) == [["14:00 民生委員 定例会"], ["10:00 フォーラム"], ["10:00 フォーラム"], ["第2層協議体"], ["13:00 講座　第2日"]]


def test_a_meeting_that_was_announced_and_begun_stands_once() -> None:
    assert told(
        MeetingBody(id=1, name="第2層協議体"),
        Minutes(id=2, title="第3回", meeting_body=1, date="2026-10-01", next_date="2026-11-27"),
        Minutes(id=3, title="第4回", meeting_body=1, date="2026-11-27", start="14:00"),
    ) == [[], [], [], ["14:00 第4回"], []]
