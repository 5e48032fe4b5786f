"""定例: canonical form, days, problems; dateutil is the independent judge of the days."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.schedule_reading import read_schedule
from app.rules.schedule_rule import (
    DAY_CODES,
    ScheduleRule,
    canonical,
    is_uncertain,
    next_dates,
    occurs_on,
    parse_rule,
    problems,
    weekdays,
)
from app.rules.schedule_sentence import closed_text, full_sentence, sentence, time_text

MONDAY = date(2025, 4, 28)


@pytest.mark.parametrize(("written", "stored"), [
    ("FREQ=MONTHLY;BYDAY=4TU,2TU", "FREQ=MONTHLY;BYDAY=2TU,4TU"),
    ("BYDAY=TU,MO;FREQ=WEEKLY;INTERVAL=1", "FREQ=WEEKLY;BYDAY=MO,TU"),
    ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ=DAILY"),
    ("FREQ=MONTHLY;BYDAY=-1FR,+1FR", "FREQ=MONTHLY;BYDAY=1FR,-1FR"),
    ("FREQ=MONTHLY;BYDAY=TU;BYMONTH=12,1", "FREQ=WEEKLY;BYDAY=TU;BYMONTH=1,12"),
    ("FREQ=DAILY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12", "FREQ=DAILY"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1,25,10", "FREQ=MONTHLY;BYMONTHDAY=10,25,-1"),
])
def test_there_is_one_form_of_each_rule(written: str, stored: str) -> None:
    assert str(parse_rule(written)) == stored


@pytest.mark.parametrize("rule", [
    "", "FREQ=YEARLY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=6TU", "FREQ=MONTHLY;BYDAY=-2TU", "FREQ=MONTHLY",
    "FREQ=WEEKLY;BYDAY=TU;COUNT=3", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260101", "FREQ=DAILY;BYDAY=TU", "FREQ=MONTHLY;BYMONTHDAY=32",
    "FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=1FR", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;BYMONTH=13", "FREQ=WEEKLY;BYDAY=TU;INTERVAL=0", "毎週火曜",
    "FREQ=WEEKLY;BYDAY=TU;BYDAY=WE", "FREQ=MONTHLY;BYDAY=1TU,WE",
])
def test_other_rules_are_not_known(rule: str) -> None:
    with pytest.raises(ValueError, match="unknown rule"):
        parse_rule(rule)


@pytest.mark.parametrize(("schedule", "text"), [
    (ScheduleRule("FREQ=MONTHLY;BYDAY=2TU,4TU", closed=("month:8",), start="10:00", end="12:00"), "第2・第4火曜 10:00〜12:00（8月休み）"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=SA"), "毎週土曜"),
    (ScheduleRule("FREQ=MONTHLY;BYDAY=2WE,4WE", start="09:30"), "第2・第4水曜 9:30〜"),
    (ScheduleRule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"), "隔週木曜"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", closed=("holiday",)), "月〜金曜（祝日は休み）"),
    (ScheduleRule("FREQ=DAILY", closed=("newyear",)), "毎日（年末年始は休み）"),
    (ScheduleRule("FREQ=MONTHLY;BYMONTHDAY=10,25"), "毎月10日・25日"),
    (ScheduleRule("FREQ=MONTHLY;BYDAY=2FR;BYMONTH=2,4,6,8,10,12"), "偶数月の第2金曜"),
    (ScheduleRule("FREQ=MONTHLY;BYDAY=1WE,3SA"), "第1水曜と第3土曜"),
    (ScheduleRule("FREQ=MONTHLY;BYDAY=1MO,1WE,3MO,3WE"), "第1・第3の月・水曜"),
    (ScheduleRule("FREQ=MONTHLY;BYMONTHDAY=-1;BYMONTH=4,5,6"), "4〜6月の末日"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=MO,TU,WE,SU"), "毎週月〜水・日曜"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=TU", closed=("holiday", "month:12", "month:8", "newyear", "obon", "week5")),
     "毎週火曜（祝日・第5週・8月・12月・お盆・年末年始は休み）"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=TU", closed=("holiday",), note="雨天中止"), "毎週火曜（祝日は休み、雨天中止）"),
    (ScheduleRule("", start="14:30", end="16:00", note="不定期（月2回程度）"), "不定期（月2回程度） 14:30〜16:00"),
])
def test_says_it_in_japanese(schedule: ScheduleRule, text: str) -> None:
    assert full_sentence(schedule) == text


def test_the_sentence_comes_in_parts() -> None:
    schedule = ScheduleRule("FREQ=MONTHLY;BYDAY=2TU,4TU", closed=("month:8", "newyear"), start="10:30", end="11:30")
    assert sentence(schedule) == ("第2・第4火曜", "10:30〜11:30", "8月・年末年始は休み")
    assert closed_text(()) == ""
    assert time_text(ScheduleRule("FREQ=DAILY")) == ""


def test_the_next_dates_leave_out_closed_times() -> None:
    weekdays_only = ScheduleRule("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", closed=("holiday",), start="09:30")
    assert next_dates(weekdays_only, MONDAY, 4) == [
        (date(2025, 4, 28), "09:30"), (date(2025, 4, 30), "09:30"), (date(2025, 5, 1), "09:30"), (date(2025, 5, 2), "09:30"),
    ]
    daily = ScheduleRule("FREQ=DAILY", closed=("newyear",))
    assert [day for day, _ in next_dates(daily, date(2025, 12, 28), 2)] == [date(2025, 12, 28), date(2026, 1, 4)]
    fridays = ScheduleRule("FREQ=WEEKLY;BYDAY=FR", closed=("week5",))
    assert not occurs_on(fridays, date(2025, 5, 30))
    assert occurs_on(fridays, date(2025, 5, 23))
    august = ScheduleRule("FREQ=WEEKLY;BYDAY=SA", closed=("month:8",))
    assert [day.month for day, _ in next_dates(august, date(2025, 7, 26), 2)] == [7, 9]
    obon = ScheduleRule("FREQ=WEEKLY;BYDAY=TH", closed=("obon",))
    assert [day.day for day, _ in next_dates(obon, date(2025, 8, 7), 2)] == [7, 21]


def test_single_days_move_or_fall_out() -> None:
    tuesdays = ScheduleRule("FREQ=WEEKLY;BYDAY=TU", start="10:00")
    exceptions = [(date(2025, 4, 29), None), (date(2025, 5, 6), date(2025, 5, 8)), (date(2025, 4, 22), date(2025, 4, 30))]
    days = [day for day, _ in next_dates(tuesdays, MONDAY, 3, exceptions)]
    assert days == [date(2025, 4, 30), date(2025, 5, 8), date(2025, 5, 13)]


def test_every_other_week_counts_from_its_anchor() -> None:
    open_question = ScheduleRule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH")
    assert is_uncertain(open_question)
    this_week = [date(2025, 4, 28), date(2025, 5, 1), date(2025, 5, 12)]
    next_week = [date(2025, 5, 5), date(2025, 5, 8), date(2025, 5, 19)]
    for anchor, expected in (("2025-04-24", next_week), ("2025-05-05", next_week), ("2027-01-07", this_week)):
        fixed = ScheduleRule(open_question.rule, anchor=anchor)
        assert not is_uncertain(fixed)
        assert [day for day, _ in next_dates(fixed, MONDAY, 3)] == expected
    assert [day for day, _ in next_dates(open_question, MONDAY, 2)] == [date(2025, 4, 28), date(2025, 5, 1)]


def test_a_month_alone_fixes_no_week() -> None:
    vague = ScheduleRule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", anchor="2025-04")
    assert is_uncertain(vague)
    assert [day for day, _ in next_dates(vague, MONDAY, 2)] == [date(2025, 4, 28), date(2025, 5, 12)]


def test_irregular_and_unknown_rules_have_no_dates() -> None:
    assert next_dates(ScheduleRule("", note="不定期"), MONDAY, 3) == []
    assert next_dates(ScheduleRule("FREQ=YEARLY"), MONDAY, 3) == []
    assert weekdays(ScheduleRule("", note="不定期")) == ()


@pytest.mark.parametrize(("rule", "expected"), [
    ("FREQ=DAILY", (0, 1, 2, 3, 4, 5, 6)), ("FREQ=MONTHLY;BYDAY=1WE,3SA", (2, 5)), ("FREQ=MONTHLY;BYMONTHDAY=10", ()),
    ("FREQ=WEEKLY;BYDAY=SU,MO", (0, 6)), ("FREQ=DAILY;INTERVAL=2", ()),
])
def test_weekdays_for_the_row_of_cushions(rule: str, expected: tuple[int, ...]) -> None:
    assert weekdays(ScheduleRule(rule)) == expected


@pytest.mark.parametrize(("schedule", "field"), [
    (ScheduleRule("FREQ=WEEKLY;BYDAY=TU", start="10:00", end="09:00"), "end"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=TU", start="10:00", end="10:00"), "end"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=TU", end="10:00"), "start"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=TU", start="9:00"), "start"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=TU", closed=("summer",)), "closed"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=TU", closed=("month:13",)), "closed"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=TU", anchor="来週"), "anchor"),
    (ScheduleRule("FREQ=WEEKLY;BYDAY=TU", anchor="2025-04"), "anchor"),
    (ScheduleRule("FREQ=YEARLY"), "rule"),
    (ScheduleRule("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4"), "rule"),
    (ScheduleRule("FREQ=MONTHLY;BYDAY=5TU", closed=("week5",)), "rule"),
    (ScheduleRule("FREQ=MONTHLY;BYDAY=1TU;BYMONTH=8", closed=("month:8",)), "rule"),
    (ScheduleRule(""), "note"),
])
def test_says_what_cannot_stay(schedule: ScheduleRule, field: str) -> None:
    (problem,) = problems(schedule)
    assert problem.field == field
    assert problem.message.endswith("。")


def test_a_sound_schedule_has_no_problems() -> None:
    assert problems(ScheduleRule("FREQ=MONTHLY;BYDAY=5SA", start="10:00", end="24:00", closed=("holiday",))) == []


# laws

months = st.one_of(st.just(""), st.lists(st.integers(1, 12), min_size=1, max_size=11).map(
    lambda chosen: ";BYMONTH=" + ",".join(map(str, chosen))))
codes = st.sampled_from(DAY_CODES)
nth_codes = st.builds(lambda nth, code: f"{nth}{code}", st.sampled_from([1, 2, 3, 4, 5, -1]), codes)
weekly = st.lists(codes, min_size=1, max_size=7).map(lambda days: f"FREQ=WEEKLY;BYDAY={','.join(days)}")
monthly = st.lists(nth_codes, min_size=1, max_size=5).map(lambda days: f"FREQ=MONTHLY;BYDAY={','.join(days)}")
by_date = st.lists(st.sampled_from([*range(1, 32), -1]), min_size=1, max_size=4).map(
    lambda days: f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}")
intervals = st.sampled_from(["", ";INTERVAL=2", ";INTERVAL=3"])
rules = st.builds(
    lambda base, interval, limit: str(canonical(parse_rule(base + interval + limit))),
    st.one_of(st.just("FREQ=DAILY"), weekly, monthly, by_date), intervals, months)
closed_times = st.sets(st.sampled_from(["holiday", "newyear", "obon", "week5", "month:8", "month:12"])).map(
    lambda tokens: tuple(sorted(tokens)))
hours = st.one_of(
    st.just((None, None)), st.tuples(st.sampled_from(["09:30", "10:00", "13:00"]), st.sampled_from([None, "15:00", "24:00"])))
schedules = st.builds(
    lambda rule, closed, span, note: ScheduleRule(rule, None, closed, *span, note),
    rules, closed_times, hours, st.sampled_from(["", "雨天中止", "祝日も開催"]))


@given(schedules)
@settings(max_examples=400, deadline=None)
def test_every_sentence_reads_back_to_its_rule(schedule: ScheduleRule) -> None:
    assert read_schedule(full_sentence(schedule)).schedules == (schedule,)


@settings(deadline=None)
@given(rules, st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(-400, 400))
def test_the_days_are_those_of_the_standard(rule: str, day: date, distance: int) -> None:
    schedule = ScheduleRule(rule, anchor=(day + timedelta(days=distance)).isoformat())
    # The standard counts intervals from DTSTART: the start of the anchor's week, month or day, a round number of
    # intervals before the days that are compared.
    anchor = date.fromisoformat(schedule.anchor or "")
    if rule.startswith("FREQ=WEEKLY"):
        first = anchor - timedelta(days=anchor.weekday() + 7 * 6 * 60)
    elif rule.startswith("FREQ=MONTHLY"):
        first = anchor.replace(year=anchor.year - 6, day=1)
    else:
        first = anchor - timedelta(days=6 * 400)
    standard = rrulestr(rule, dtstart=datetime.combine(first, time()))
    window = [day + timedelta(days=step) for step in range(70)]
    expected = {found.date() for found in standard.between(
        datetime.combine(day, time()), datetime.combine(window[-1], time()), inc=True)}
    assert {each for each in window if occurs_on(schedule, each)} == expected
