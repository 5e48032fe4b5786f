"""鮮度: how long ago somebody confirmed what a record says (`records.md`, Freshness)."""

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from app.ledger import Ledger
from app.records.place import Place
from app.records.setting import Setting
from app.rules.japanese_calendar import PartialDate, add_months

YELLOW_MONTHS = 12
RED_MONTHS = 24

_LIMIT_KEY = "freshness."
"""Settings `freshness.yellow_months` and `freshness.red_months` hold the centre's own limits."""


class FreshnessLimits(NamedTuple):
    """After how many months a record is yellow, and red."""

    yellow_months: int = YELLOW_MONTHS
    red_months: int = RED_MONTHS


class Freshness(StrEnum):
    """Green and yellow are printed, red leaves the booklet unless forced."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@lru_cache(maxsize=8192)
def freshness(confirmed: str | None, today: date, yellow_months: int = YELLOW_MONTHS,
              red_months: int = RED_MONTHS) -> Freshness:
    """How fresh a record is that was last confirmed on `confirmed` (ISO text, also '2024-06' or '2024').

    Never confirmed is yellow, for the list before printing; a limit is passed on the day after it.
    A month or year without a day counts from its first day.
    """
    if not confirmed:
        return Freshness.YELLOW
    since = PartialDate.from_iso(confirmed).first_day
    if today > add_months(since, red_months):
        return Freshness.RED
    if today > add_months(since, yellow_months):
        return Freshness.YELLOW
    return Freshness.GREEN


def freshness_limits(ledger: Ledger) -> FreshnessLimits:
    """The limits this centre has set; ours for what is not set or is no number of months."""
    limits = FreshnessLimits()
    stored = {setting.key: setting.value.strip() for setting in ledger.all(Setting)}
    return FreshnessLimits(
        yellow_months=_months(stored.get(f"{_LIMIT_KEY}yellow_months", ""), limits.yellow_months),
        red_months=_months(stored.get(f"{_LIMIT_KEY}red_months", ""), limits.red_months),
    )


def place_freshness(place: Place, limits: FreshnessLimits, today: date) -> Freshness:
    """The freshness of a place; a day that cannot be read counts as never confirmed."""
    try:
        return freshness(place.confirmed, today, limits.yellow_months, limits.red_months)
    except ValueError:
        return Freshness.YELLOW


def _months(written: str, default: int) -> int:
    return int(written) if written.isascii() and written.isdigit() and int(written) > 0 else default
