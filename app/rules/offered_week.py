"""When somebody can help, as lists write it, as cells of a week: 「火・木の午前」「平日 10時～15時」.

Strict: what is not wholly understood is not read at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.records.offered_hours import PARTS_OF_DAY, WEEKDAYS
from app.rules.normalise import fold_width
from app.rules.time_reading import clock, read_time_span

_DAYS = {label: code for code, label in WEEKDAYS.items()}
_GROUPS = {
    "平日": "MO TU WE TH FR", "土日": "SA SU", "毎日": "MO TU WE TH FR SA SU", "いつでも": "MO TU WE TH FR SA SU",
    "週末": "SA SU",
}  # fmt: skip
_PARTS = {
    "午前": ("morning",), "午前中": ("morning",), "午後": ("afternoon",), "夕方": ("evening",), "夜": ("evening",),
    "終日": tuple(PARTS_OF_DAY), "一日中": tuple(PARTS_OF_DAY), "いつでも": tuple(PARTS_OF_DAY),
    "": ("morning", "afternoon"),
    "午前・午後": ("morning", "afternoon"), "午前午後": ("morning", "afternoon"),
}  # fmt: skip
_WEEK = re.compile(
    r"(?P<days>平日|土日|毎日|週末|いつでも|(?:毎週)?[月火水木金土日](?:曜日?)?(?:[・、,と]?[月火水木金土日](?:曜日?)?)*)"
    r"(?:なら|の|は|\s)*(?P<part>午前中|午前・午後|午前午後|午前|午後|夕方|夜|終日|一日中|いつでも|)"
)
_BOUNDS = {"morning": (0, 12 * 60), "afternoon": (12 * 60, 17 * 60), "evening": (17 * 60, 24 * 60)}
"""Parts of the day in minutes."""


@dataclass(frozen=True, slots=True)
class OfferedCell:
    """One weekday (MO … SU) and part of the day; the times narrow it where they are known (HH:MM)."""

    weekday: str
    part: str
    start: str = ""
    end: str = ""


def read_offered_week(written: str) -> tuple[OfferedCell, ...]:
    """The cells of a week that a text offers; none when any of it is not understood."""
    plain = fold_width(written).strip()
    match = _WEEK.match(plain)
    if match is None:
        return ()
    days = _days_of(match["days"])
    rest = plain[match.end() :].strip(" のは")
    if not rest:
        return tuple(OfferedCell(day, part) for day in days for part in _PARTS[match["part"]])
    span = read_time_span(rest)
    if match["part"] or span is None or span.start is None or span.end is None:
        return ()
    return tuple(cell for day in days for cell in _cells_between(day, span.start, span.end))


def _days_of(text: str) -> list[str]:
    if text in _GROUPS:
        return _GROUPS[text].split()
    bare = text.removeprefix("毎週").replace("曜日", "").replace("曜", "")
    letters = set(bare) - set("・、,と")
    return [code for label, code in _DAYS.items() if label in letters]


def _cells_between(day: str, start: int, end: int) -> list[OfferedCell]:
    """「10時～15時」 (minutes): the morning from 10, the afternoon until 15."""
    cells = []
    for part, (first, last) in _BOUNDS.items():
        if start < last and end > first:
            narrowed = (clock(start) if start > first else "", clock(end) if end < last else "")
            cells.append(OfferedCell(day, part, *narrowed))
    return cells
