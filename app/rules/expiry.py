"""When a licence or an insurance ends: said in words early enough to do something about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.rules.japanese_calendar import PartialDate, add_months, format_date

SOON_DAYS = 60
"""Offices renew insurances once a year and want to be told two months ahead."""


@dataclass(frozen=True, slots=True)
class Expiry:
    """What is to be said about a last day.

    Attributes:
        words: 「あと18日で切れます」「きょうまで」「10月31日に切れました」「令和9年3月31日まで」.
        is_over: the day has passed.
        is_soon: it is near, or has passed.
    """

    words: str
    is_over: bool
    is_soon: bool


def expiry_of(last_day: str, today: date) -> Expiry | None:
    """What to say of `last_day` (ISO text, also a month or a year); None for no day, or one that cannot be read."""
    day = _last_day(last_day)
    if day is None:
        return None
    left = (day - today).days
    if left < 0:
        return Expiry(f"{format_date(last_day, has_weekday=False)}に切れました", is_over=True, is_soon=True)
    if left <= SOON_DAYS:
        return Expiry(f"あと{left}日で切れます" if left else "きょうで切れます", is_over=False, is_soon=True)
    return Expiry(f"{format_date(last_day, has_weekday=False)}まで", is_over=False, is_soon=False)


def renewed(last_day: str, today: date) -> str:
    """The last day after a renewal, ISO text: a year further on, or as many years as it takes to be over no more.

    A month or a year alone stays one; without a day it is a year from today.
    """
    if _last_day(last_day) is None:
        return add_months(today, 12).isoformat()
    partial = PartialDate.from_iso(last_day)
    while True:
        further = add_months(partial.first_day, 12)
        partial = PartialDate(
            further.year,
            None if partial.month is None else further.month,
            None if partial.day is None else further.day,
        )
        if partial.last_day > today:
            return partial.iso


def _last_day(iso: str) -> date | None:
    try:
        return PartialDate.from_iso(iso).last_day if iso else None
    except ValueError:
        return None
