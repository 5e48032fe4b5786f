"""The history of something in one cell: lines that begin with a day, written in any of the usual ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.rules.date_reading import read_date
from app.rules.japanese_calendar import format_date

# One letter for one letter, so that the text behind the day is kept as it was written.
_SAME_LENGTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_DAY = re.compile(
    r"(?:(?:明治|大正|昭和|平成|令和|[MTSHRmtshr])\s*(?:元|\d{1,2})|(?:19|20)\d\d)"
    r"\s*(?:[./-]|年)\s*\d{1,2}(?:\s*(?:[./-]|月)\s*\d{1,2}\s*日?|\s*月)?"
    r"|(?:19|20)\d{6}(?!\d)|\d{1,2}(?:/|月)\d{1,2}日?(?![\d/])"
)
_WEEKDAY = re.compile(r"\s*\([月火水木金土日](?:曜日?)?\)")
_MARK = re.compile(r"^[\s・･●○◯■□◆→\-－*※①-⑳]+")
_BETWEEN = re.compile(r"\n|(?<=[。；;])(?=\s*(?:" + _DAY.pattern + r"))|\s*(?:→|⇒)\s*")
_BEHIND_DAY = " 　:：、,，・-－にで"


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One step: the day as stored ('' where none is written), what happened, and how the day was understood."""

    date: str
    text: str
    remark: str = ""


def read_history(written: str, today: date) -> tuple[HistoryLine, ...]:
    """The lines of a cell, in its order. A day without a year is the one nearest to the day before it, or to today."""
    lines: list[HistoryLine] = []
    near = today
    for part in _BETWEEN.split(written):
        line = _read_line(part, near)
        if line is None:
            continue
        if len(line.date) == len("2025-02-03"):
            near = date.fromisoformat(line.date)
        lines.append(line)
    return tuple(lines)


def _read_line(part: str, near: date) -> HistoryLine | None:
    text = _MARK.sub("", part).strip()
    if not text:
        return None
    plain = text.translate(_SAME_LENGTH)
    match = _DAY.match(plain)
    reading = read_date(match.group(), near) if match is not None else None
    if match is None or reading is None or reading.value is None:
        return HistoryLine("", text)
    end = match.end()
    if weekday := _WEEKDAY.match(plain, end):
        end = weekday.end()
    happened = text[end:].strip(_BEHIND_DAY) or text
    has_year = re.match(r"\d{1,2}[/月]", match.group()) is None
    day = format_date(reading.value, has_weekday=False)
    remark = "" if has_year else f"「{match.group()}」を{day}と読みました。"
    return HistoryLine(reading.value.iso, " ".join(happened.split("\n")), remark or reading.remark)
