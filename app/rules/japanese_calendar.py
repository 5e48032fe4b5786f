"""Dates as people here write and read them: 和暦, 年度, weekdays, holidays, きょう and あす."""

import calendar
import functools
import re
from datetime import date, timedelta
from typing import NamedTuple, Self

WEEKDAYS = "月火水木金土日"


class Era(NamedTuple):
    """An era with its letter and its first day (明治 by the edict of 1868, the others by law)."""

    name: str
    letter: str
    first_day: date


ERAS = (
    Era("明治", "M", date(1868, 1, 25)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("令和", "R", date(2019, 5, 1)),
)


class _DateParts(NamedTuple):
    year: int
    month: int | None
    day: int | None


class PartialDate(_DateParts):
    """A date of which the day, or month and day, may be unknown; `iso` is its stored text."""

    __slots__ = ()

    def __new__(cls, year: int, month: int | None = None, day: int | None = None) -> Self:
        """ValueError for a day that is not in the calendar, and for one without its month."""
        if month is None and day is not None:
            raise ValueError("a day needs its month")
        date(year, month or 1, day or 1)
        return super().__new__(cls, year, month, day)

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """From '2019', '2019-10' or '2019-10-05'; ValueError for anything else."""
        if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", text) is None:
            raise ValueError(f"no stored date: {text!r}")
        return cls(*map(int, text.split("-")))

    @classmethod
    def from_date(cls, day: date) -> Self:
        return cls(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def era_of(day: date) -> Era | None:
    """The era a day lies in; None before 明治."""
    return next((era for era in reversed(ERAS) if day >= era.first_day), None)


def era_year_name(day: date) -> str:
    """令和7年, 令和元年; 1850年 before 明治."""
    era = era_of(day)
    if era is None:
        return f"{day.year}年"
    year = day.year - era.first_day.year + 1
    return f"{era.name}{'元' if year == 1 else year}年"


def other_year(day: date, today: date) -> str:
    """「令和7年」 in front of a month and a day of another year; '' in this year, which nobody names."""
    return "" if day.year == today.year else era_year_name(day)


def format_date(value: date | PartialDate | str, *, is_western: bool = False, has_weekday: bool = True) -> str:
    """令和7年4月1日（火）, or 2025年4月1日（火） if `is_western`; as much of it as is known.

    `value` may be ISO text as stored. A month or year in which the era changed is named after the new era.
    """
    partial = _as_partial(value)
    text = f"{partial.year}年" if is_western else era_year_name(partial.last_day)
    if partial.month is not None:
        text += f"{partial.month}月"
    if partial.day is not None:
        text += f"{partial.day}日"
        if has_weekday:
            text += f"（{weekday_name(partial.first_day)}）"
    return text


def format_span(first: date | PartialDate | str, last: date | PartialDate | str) -> str:
    """令和8年11月28日（土）〜12月12日（土）: the year once, where both lie in it."""
    start, end = format_date(first), format_date(last)
    year = era_year_name(_as_partial(first).last_day)
    return f"{start}〜{end.removeprefix(year) or end}"


def format_day(day: date) -> str:
    """12月8日（火）."""
    return f"{day.month}月{day.day}日（{weekday_name(day)}）"


def _as_partial(value: date | PartialDate | str) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    return PartialDate.from_iso(value) if isinstance(value, str) else PartialDate.from_date(value)


def weekday_name(day: date) -> str:
    """月 … 日."""
    return WEEKDAYS[day.weekday()]


def fiscal_year(day: date) -> int:
    """年度 as a western year: April to March."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_name(year: int) -> str:
    """令和7年度 for 2025; the era is that of 1 April, and 2019 is 令和元年度 as offices write it."""
    return era_year_name(date(2019, 5, 1) if year == 2019 else date(year, 4, 1)) + "度"


def fiscal_year_days(year: int) -> tuple[date, date]:
    """First and last day of a 年度."""
    return date(year, 4, 1), date(year + 1, 3, 31)


def add_months(day: date, months: int) -> date:
    """The same day of the month some months later, or the month's last day if it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def nearby_word(day: date, today: date) -> str:
    """きょう, あす, あさって, 3日後, 2週間後, きのう, おととい, 3日前 …; whole weeks as weeks up to eight."""
    distance = (day - today).days
    words = {-2: "おととい", -1: "きのう", 0: "きょう", 1: "あす", 2: "あさって"}
    if distance in words:
        return words[distance]
    side = "後" if distance > 0 else "前"
    if distance % 7 == 0 and abs(distance) <= 56:
        return f"{abs(distance) // 7}週間{side}"
    return f"{abs(distance)}日{side}"


@functools.lru_cache(maxsize=8192)
def holiday_name(day: date) -> str | None:
    """The name of a public holiday (振替休日 included), None on other days."""
    import jpholiday  # 39 ms: only when somebody asks

    return jpholiday.is_holiday_name(day)


def is_holiday(day: date) -> bool:
    """Whether it is a public holiday."""
    return holiday_name(day) is not None


def days_from(first: date, count: int) -> list[date]:
    """`count` days in a row."""
    return [first + timedelta(days=step) for step in range(count)]
