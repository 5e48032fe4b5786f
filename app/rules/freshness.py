"""鮮度: how long ago somebody confirmed what a record says (`records.md`, Freshness)."""

from datetime import date
from enum import StrEnum

from app.rules.japanese_calendar import PartialDate, add_months

YELLOW_MONTHS = 12
RED_MONTHS = 24


class Freshness(StrEnum):
    """Green and yellow are printed, red leaves the booklet unless forced."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


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
