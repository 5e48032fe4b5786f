"""A week of offered hours in one sentence: 「火曜・水曜の午前、水曜の午後。相談：月曜の午前」."""

from __future__ import annotations

from collections.abc import Mapping

from app.records.offered_hours import OFFER, PARTS_OF_DAY, WEEKDAYS

Week = Mapping[tuple[str, str], str]
"""(weekday MO … SU, part of the day) -> `yes` or `ask`; what is not in it is not offered."""

_TURNS = {"": "yes", "yes": "ask", "ask": ""}
_WORKDAYS = ("MO", "TU", "WE", "TH", "FR")
_WEEKEND = ("SA", "SU")


def next_offer(offer: str) -> str:
    """What a cell holds after one more press: nothing → できる → 相談 → nothing."""
    return _TURNS[offer]


def cell_words(weekday: str, part: str, offer: str) -> str:
    """「火曜 午前 できる」, as a cell is read aloud; 「できない」 where nothing is offered."""
    return f"{WEEKDAYS[weekday]}曜 {PARTS_OF_DAY[part]} {OFFER.get(offer, 'できない')}"


def week_words(week: Week) -> str:
    """The whole week said back, '' when nothing is offered."""
    sure, ask = (_offered(week, offer) for offer in OFFER)
    if not ask:
        return sure
    asked = f"{OFFER['ask']}：{ask}"
    return f"{sure}。{asked}" if sure else asked


def _offered(week: Week, offer: str) -> str:
    days_of: dict[str, tuple[str, ...]] = {}
    for part in PARTS_OF_DAY:
        days = tuple(day for day in WEEKDAYS if week.get((day, part)) == offer)
        if days:
            days_of[part] = days
    if len(days_of) == len(PARTS_OF_DAY) and len(set(days_of.values())) == 1:
        return f"{_days(next(iter(days_of.values())))}は一日中"
    return "、".join(f"{_days(days)}の{PARTS_OF_DAY[part]}" for part, days in days_of.items())


def _days(days: tuple[str, ...]) -> str:
    if days == tuple(WEEKDAYS):
        return "毎日"
    if days == _WORKDAYS:
        return "平日"
    if days == _WEEKEND:
        return "土日"
    return "・".join(f"{WEEKDAYS[day]}曜" for day in days)
