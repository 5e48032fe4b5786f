"""和暦, 年度, holidays, nearby words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.date_reading import read_date
from app.rules.japanese_calendar import (
    PartialDate,
    add_months,
    days_from,
    era_year_name,
    fiscal_year,
    fiscal_year_days,
    fiscal_year_name,
    format_date,
    format_day,
    format_span,
    holiday_name,
    is_holiday,
    nearby_word,
    other_year,
    weekday_name,
)


@pytest.mark.parametrize(("iso", "japanese", "western"), [
    ("2025-04-01", "令和7年4月1日（火）", "2025年4月1日（火）"),
    ("2019-05-01", "令和元年5月1日（水）", "2019年5月1日（水）"),
    ("2019-04-30", "平成31年4月30日（火）", "2019年4月30日（火）"),
    ("2019-10", "令和元年10月", "2019年10月"),
    ("2019-04", "平成31年4月", "2019年4月"),
    ("2019", "令和元年", "2019年"),
    ("1955", "昭和30年", "1955年"),
    ("1989-01-07", "昭和64年1月7日（土）", "1989年1月7日（土）"),
    ("1989-01-08", "平成元年1月8日（日）", "1989年1月8日（日）"),
    ("1926-12-24", "大正15年12月24日（金）", "1926年12月24日（金）"),
    ("1912-07-30", "大正元年7月30日（火）", "1912年7月30日（火）"),
    ("1850", "1850年", "1850年"),
])
def test_formats_as_much_as_is_known(iso: str, japanese: str, western: str) -> None:
    assert format_date(iso) == japanese
    assert format_date(iso, is_western=True) == western
    assert PartialDate.from_iso(iso).iso == iso


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-28", "2026-12-12", "令和8年11月28日（土）〜12月12日（土）"),
        ("2026-12-28", "2027-01-08", "令和8年12月28日（月）〜令和9年1月8日（金）"),
        ("2019-04", "2019-05", "平成31年4月〜令和元年5月"),
        ("2026-05", "2026", "令和8年5月〜令和8年"),
    ],
)
def test_a_span_says_its_year_once(first: str, last: str, said: str) -> None:
    assert format_span(first, last) == said


def test_formats_without_weekday() -> None:
    assert format_date(date(2025, 4, 1), has_weekday=False) == "令和7年4月1日"
    assert format_day(date(2026, 12, 8)) == "12月8日（火）"
    assert weekday_name(date(2026, 12, 8)) == "火"


@pytest.mark.parametrize("text", ["", "2025-13", "2025-02-30", "2025-1-1-1", "令和7年", "0-1", "0000-01-01", "2025-4"])
def test_refuses_what_is_not_stored_text(text: str) -> None:
    with pytest.raises(ValueError, match=r"stored date|must be in|out of range|day of month|year"):
        PartialDate.from_iso(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(2025, None, 3)


def test_first_and_last_day_of_what_is_known() -> None:
    assert PartialDate(2024).last_day == date(2024, 12, 31)
    assert PartialDate(2024, 2).last_day == date(2024, 2, 29)
    assert PartialDate(2024, 2).first_day == date(2024, 2, 1)


whole_dates = st.dates(date(1868, 1, 25), date(2099, 12, 31))


@given(whole_dates, st.sampled_from([1, 2, 3]), st.booleans())
def test_what_is_formatted_reads_back(day: date, known: int, is_western: bool) -> None:
    partial = PartialDate(*(day.year, day.month, day.day)[:known])
    assert read_date(format_date(partial, is_western=is_western)).value == partial
    assert read_date(partial.iso).value == partial


def test_fiscal_years() -> None:
    assert fiscal_year(date(2026, 3, 31)) == 2025
    assert fiscal_year(date(2026, 4, 1)) == 2026
    assert fiscal_year_name(2025) == "令和7年度"
    assert fiscal_year_name(2019) == "令和元年度"
    assert fiscal_year_name(2018) == "平成30年度"
    assert fiscal_year_days(2025) == (date(2025, 4, 1), date(2026, 3, 31))


def test_months_are_added_to_the_same_day_or_the_last() -> None:
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2025, 12, 31), 2) == date(2026, 2, 28)
    assert add_months(date(2025, 1, 15), -1) == date(2024, 12, 15)


def test_holidays() -> None:
    assert holiday_name(date(2026, 5, 5)) == "こどもの日"
    assert is_holiday(date(2025, 5, 6))  # 振替休日
    assert not is_holiday(date(2025, 5, 7))


@pytest.mark.parametrize(("day", "word"), [
    (22, "おととい"), (23, "きのう"), (24, "きょう"), (25, "あす"), (26, "あさって"), (27, "3日後"), (21, "3日前"), (17, "1週間前"),
])
def test_nearby_words(day: int, word: str) -> None:
    assert nearby_word(date(2026, 11, day), date(2026, 11, 24)) == word


def test_weeks_ahead() -> None:
    assert nearby_word(date(2026, 12, 22), date(2026, 11, 24)) == "4週間後"
    assert nearby_word(date(2026, 12, 23), date(2026, 11, 24)) == "29日後"
    assert days_from(date(2026, 12, 31), 2) == [date(2026, 12, 31), date(2027, 1, 1)]


def test_year_names_begin_with_the_first() -> None:
    assert era_year_name(date(2019, 5, 1)) == "令和元年"


def test_only_another_year_is_named() -> None:
    assert other_year(date(2026, 1, 1), date(2026, 12, 31)) == ""
    assert other_year(date(2027, 1, 1), date(2026, 12, 31)) == "令和9年"
    assert other_year(date(2019, 4, 30), date(2026, 12, 31)) == "平成31年"
