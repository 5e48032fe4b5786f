"""How a report says when: days and times as they are stored, in words."""

from __future__ import annotations

from app.printing.place_facts import one_line
from app.rules.japanese_calendar import format_date, format_span


def when_words(date: str, start: str, end: str, *, until: str = "") -> str:
    """「令和4年2月17日（木）　14:00〜16:00」; '' for nothing. `until` is the last of several days."""
    days = day_words(date)
    if until and until != date:
        days = _span_words(date, until)
    times = ""
    if start:
        times = f"{clock_words(start)}〜{clock_words(end)}"
    elif end:
        times = f"〜{clock_words(end)}"
    return "　".join(part for part in (days, times) if part)


def _span_words(date: str, until: str) -> str:
    """Two days with the year said once."""
    try:
        return format_span(date, until)
    except ValueError:
        return f"{day_words(date)}〜{day_words(until)}"


def clock_words(time: str) -> str:
    """「9:00」 for 09:00."""
    return time.removeprefix("0") if len(time) == 5 else time


def day_words(iso: str) -> str:
    """「令和4年2月17日（木）」, as much of it as is known."""
    try:
        return format_date(iso) if iso else ""
    except ValueError:  # an old or foreign file may hold what is no date: better shown than lost
        return one_line(iso)
