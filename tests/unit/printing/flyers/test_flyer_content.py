"""What flyers tell: of a place, an event, a call."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import ExpectedError
from app.printing.flyers.call_content import referral_content, volunteer_content
from app.printing.flyers.content import Fact, FlyerContent, Moment, Sign, joined_facts
from app.printing.flyers.event_content import event_content
from app.printing.flyers.place_content import place_content
from app.printing.print_words import print_words
from app.records.event import Event, EventSession
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)


def event(*sessions: tuple[str, str], **values: str | int | None) -> FlyerContent:
    town = Town()
    town.records.append(Event(id=1, title="会").changed(**values))
    for number, (day, start) in enumerate(sessions):
        town.records.append(EventSession(id=10 + number, event=1, date=day, start=start, pos=f"a{number}"))
    ledger = town.ledger()
    return event_content(ledger, 1, print_words(ledger), today=TODAY)


def test_one_day_is_a_date_and_a_weekday() -> None:
    content = event(date="2025-11-21", start="09:30", end="16:00")
    assert content.moments == (Moment("11月21日", "9:30〜16:00", weekday=4, year="令和7年（2025年）"),)
    assert content.signs == (Sign("21", above="11月"), Sign("金"))
    assert content.dates == (date(2025, 11, 21),)
    assert content.date_time == "9:30"


def test_several_days_of_a_course_are_one_line_while_they_begin_alike() -> None:
    content = event(("2025-05-08", ""), ("2025-05-15", ""), ("2025-06-05", ""), start="10:00")
    assert content.moments == (Moment("5月8日・15日（木）、6月5日（木）", "10:00〜"),)
    assert content.signs == ()
    assert len(content.dates) == 3
    mixed = event(("2025-05-08", ""), ("2025-05-16", ""), start="10:00")
    assert mixed.moments[0].days == "5月8日（木）・16日（金）"


def test_days_that_begin_at_different_hours_are_lines_of_their_own() -> None:
    content = event(("2025-05-08", "10:00"), ("2025-05-15", "13:00"))
    assert [moment.days for moment in content.moments] == ["5月8日（木）", "5月15日（木）"]
    assert [moment.time for moment in content.moments] == ["10:00〜", "13:00〜"]


@pytest.mark.parametrize(
    ("values", "days"),
    [
        ({"date": "2025-11-21", "until": "2025-11-23"}, "11月21日（金）〜11月23日（日）"),
        ({"date": "2025-11"}, "令和7年11月"),
        ({}, None),
    ],
)
def test_days_that_are_not_one_day(values: dict[str, str | int | None], days: str | None) -> None:
    moments = event(**values).moments
    assert [moment.days for moment in moments] == ([] if days is None else [days])


@pytest.mark.parametrize(
    ("values", "is_over"),
    [
        ({"date": "2025-04-09"}, True),
        ({"date": "2025-04-09", "until": "2025-04-10"}, False),
        ({"date": "2015-08"}, True),
        ({"date": "2025-04"}, False),
        ({"date": "2024"}, True),
        ({}, False),
    ],
)
def test_an_event_is_over_once_its_last_known_day_is_past(values: dict[str, str | int | None], is_over: bool) -> None:
    assert event(**values).is_over is is_over
    assert event(("2025-04-01", ""), ("2025-05-01", ""), date="2025-04-01").is_over is False


@pytest.mark.parametrize(
    ("booking", "notice"),
    [("電話で", "申込は電話で"), ("申込不要", "申込不要"), ("要予約", "要予約"), ("", ""), ("市役所の窓口か、お電話で", "市役所の窓口か、お電話で")],
)
def test_a_short_note_on_applying_says_what_it_is_about(booking: str, notice: str) -> None:
    assert event(booking=booking).notice == notice


def test_only_public_events_have_content() -> None:
    with pytest.raises(ExpectedError):
        event(shown="related")
    town = Town()
    ledger = town.ledger()
    with pytest.raises(ExpectedError):
        event_content(ledger, 1, print_words(ledger), today=TODAY)


def test_a_flyer_without_calendar_asks_for_no_days() -> None:
    ledger = sample_town().ledger()
    place = next(each.id for each in ledger.all(Place) if each.name == "みんな茶論")
    words = print_words(ledger)
    assert place_content(ledger, place, words, today=TODAY, month=None).dates == ()
    marked = place_content(ledger, place, words, today=TODAY, month=date(2025, 4, 1)).dates
    assert marked[:2] == (date(2025, 4, 5), date(2025, 4, 12))


def test_a_calendar_says_which_days_are_other_than_usual() -> None:
    town = Town()
    place = town.place("会", rules=[("FREQ=MONTHLY;BYDAY=2TU,4TU", "10:30", "11:00", "month:8")])
    schedule = next(each.id for each in town.records if isinstance(each, Schedule))
    days = (("2025-05-13", "2025-05-14"), ("2025-06-24", ""), ("2025-09-09", ""), ("2025-03-11", "2025-03-12"))
    town.records += [
        ScheduleException(id=70 + number, schedule=schedule, date=day, moved_to=moved, reason="大そうじ")
        for number, (day, moved) in enumerate(days)
    ]
    ledger = town.ledger()
    words = print_words(ledger)
    marked = place_content(ledger, place, words, today=TODAY, month=date(2025, 5, 1))
    assert marked.exceptions == "8月休み、5月13日（火）は5月14日（水）に変わります、6月24日（火）はお休みです"
    assert place_content(ledger, place, words, today=TODAY, month=None).exceptions == "8月休み"


def test_what_to_bring_joins_the_fee_only_where_there_is_one() -> None:
    fee, bring = Fact("参加費", "fee", "無料"), Fact("持ち物", "bag", "上ばき", joined="持ち物は上ばき")
    assert joined_facts((fee, bring)) == ((fee, "持ち物は上ばき"),)
    assert joined_facts((bring,)) == ((bring, ""),)


def test_a_call_without_a_number_asks_nobody_to_telephone() -> None:
    silent, town = Town(), Town()
    town.setting("print.publisher_phone", "042-000-0000")
    for of, has_number in ((silent, False), (town, True)):
        ledger = of.ledger()
        words = print_words(ledger)
        referral, volunteer = referral_content(words, today=TODAY), volunteer_content(ledger, None, words, today=TODAY)
        assert referral.slip is not None
        assert volunteer.slip is not None
        for said in (referral.notice, referral.slip.hint, volunteer.slip.hint):
            assert ("電話" in said) is has_number


def test_calls_name_the_centre_where_no_place_is_meant() -> None:
    ledger = sample_town().ledger()
    words = print_words(ledger)
    for content in (volunteer_content(ledger, None, words, today=TODAY), referral_content(words, today=TODAY)):
        assert content.phone.number == "042-000-0000"
        assert content.record_id is None
        assert content.slip is not None
        assert "\n" not in content.name
