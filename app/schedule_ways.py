"""The six ways a 定例 is picked in the dialog, between the rule that is stored and the buttons that are pressed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from app.rules.normalise import fold_width
from app.rules.schedule_rule import (
    EVEN_MONTHS,
    LAST,
    ODD_MONTHS,
    Frequency,
    NthDay,
    Pattern,
    canonical,
    parse_rule,
)

_LAST_DAY = re.compile(r"末日?|月末")


class Way(StrEnum):
    """How a place is held, in the order of the cards."""

    WEEKLY = "毎週"
    NTH = "第〇曜日"
    EVERY_OTHER = "1週おき"
    MONTH_DAYS = "毎月の日にち"
    EVEN_ODD = "偶数月・奇数月"
    IRREGULAR = "決まっていない"


@dataclass(frozen=True, slots=True)
class Pick:
    """What is pressed in the dialog. Each way looks only at its own part, so that going back finds it as it was.

    Attributes:
        nths: 1-5 and LAST.
        weekdays: 0 is Monday.
        month_days: 1-31 and LAST.
        is_odd: 奇数月 instead of 偶数月.
        anchor: ISO date 1週おき is counted from, '' when not decided.
        untouched: the stored rule where no way can show it; stays until something is pressed.
    """

    way: Way = Way.WEEKLY
    nths: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()
    month_days: tuple[int, ...] = ()
    is_odd: bool = False
    anchor: str = ""
    untouched: str = ""

    @property
    def rule(self) -> str:
        """The rule to store; '' for 不定期 and while the choice is not complete."""
        if self.untouched:
            return self.untouched
        pattern = self._pattern()
        return "" if pattern is None else str(canonical(pattern))

    @property
    def missing(self) -> str:
        """What has still to be picked, as a sentence; '' when the choice is complete."""
        if self.untouched or self.way is Way.IRREGULAR:
            return ""
        if self.way is Way.MONTH_DAYS:
            return "" if self.month_days else "日にちを入れてください（例 10日・25日）"
        if self.way in (Way.NTH, Way.EVEN_ODD) and not self.nths:
            return "第何週かを、えらんでください"
        return "" if self.weekdays else "曜日をえらんでください"

    def _pattern(self) -> Pattern | None:
        if self.missing or self.way is Way.IRREGULAR:
            return None
        plain = tuple(NthDay(0, day) for day in sorted(self.weekdays))
        product = tuple(NthDay(nth, day) for nth in self.nths for day in self.weekdays)
        if self.way is Way.WEEKLY:
            return Pattern(Frequency.WEEKLY, days=plain)
        if self.way is Way.EVERY_OTHER:
            return Pattern(Frequency.WEEKLY, interval=2, days=plain)
        if self.way is Way.NTH:
            return Pattern(Frequency.MONTHLY, days=product)
        if self.way is Way.MONTH_DAYS:
            return Pattern(Frequency.MONTHLY, month_days=self.month_days)
        return Pattern(Frequency.MONTHLY, days=product, months=ODD_MONTHS if self.is_odd else EVEN_MONTHS)


def pick_of(rule: str, anchor: str) -> Pick:
    """The pick that shows a stored rule; one that no way can show is kept untouched."""
    if not rule:
        return Pick(way=Way.IRREGULAR)
    try:
        pattern = parse_rule(rule)
    except ValueError:
        return Pick(untouched=rule, anchor=anchor)
    picked = _shown(pattern, anchor)
    if picked.rule != str(pattern):
        return replace(picked, untouched=rule)
    return picked


def month_days_of(typed: str) -> tuple[int, ...] | None:
    """The days of the month in 「10日・25日」「10、末日」, None when something else stands there."""
    plain = _LAST_DAY.sub(" L ", fold_width(typed))
    words = re.split(r"[\s、,・･/と日毎月第]+", plain)
    days = [LAST if word == "L" else int(word) if word.isdecimal() else 0 for word in words if word]
    if any(not (day == LAST or 1 <= day <= 31) for day in days):
        return None
    return tuple(sorted(set(days), key=lambda day: 99 if day == LAST else day))


def month_days_text(days: tuple[int, ...]) -> str:
    """「10日・末日」."""
    return "・".join("末日" if day == LAST else f"{day}日" for day in days)


def first_days(weekdays: frozenset[int], today: date) -> tuple[date | None, date | None]:
    """The first meeting of this week and of next week from today on; (None, None) without a weekday.

    A weekday that has passed in this week counts as the one two weeks later: the rhythm is the same.
    """
    if not weekdays:
        return None, None
    monday = today - timedelta(days=today.weekday())
    this_week = [monday + timedelta(days=day) for day in sorted(weekdays)]
    coming = [day for day in this_week if day >= today]
    first = coming[0] if coming else this_week[0] + timedelta(days=14)
    return first, this_week[0] + timedelta(days=7)


def _shown(pattern: Pattern, anchor: str) -> Pick:
    weekdays = frozenset(day.weekday for day in pattern.days)
    nths = frozenset(day.nth for day in pattern.days if day.nth)
    if pattern.frequency is Frequency.DAILY:
        return Pick(Way.WEEKLY, weekdays=frozenset(range(7)))
    if pattern.frequency is Frequency.WEEKLY:
        way = Way.WEEKLY if pattern.interval == 1 else Way.EVERY_OTHER
        return Pick(way, weekdays=weekdays, anchor=anchor)
    if pattern.month_days:
        return Pick(Way.MONTH_DAYS, month_days=pattern.month_days)
    if pattern.months in (EVEN_MONTHS, ODD_MONTHS):
        return Pick(Way.EVEN_ODD, nths=nths, weekdays=weekdays, is_odd=pattern.months == ODD_MONTHS)
    return Pick(Way.NTH, nths=nths, weekdays=weekdays)
