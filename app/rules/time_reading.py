"""Times of day as people write them: 10：00〜12：00, 午前10時～午後1時, 14時半～16時, 10-16時, 1000-1130."""

import re
from dataclasses import dataclass, field

from app.rules.normalise import fold_width

NOON_REMARK = "「午後12時」は、お昼の12時として読みました。"
AFTERNOON_REMARK = "午前・午後がないので、午後として読みました。"
MORNING_REMARK = "午前・午後がないので、午前として読みました。"
REVERSED_REMARK = "終わりの時間が、始まりの時間より前です。"
APPROXIMATE_NOTE = "時間はおおよそ"

_MARKS = {"午前": "am", "午後": "pm", "朝": "am", "夜": "pm", "夕方": "pm", "am": "am", "pm": "pm",
          "a.m.": "am", "p.m.": "pm"}
_MARK = r"午前|午後|朝|夜|夕方|a\.m\.|p\.m\.|am|pm"
_POINT = (
    rf"(?:(?P<mark{{0}}>{_MARK})の?\s*)?(?:(?P<noon{{0}}>正午)|(?P<hour{{0}}>\d{{{{1,2}}}})(?!\d)"
    rf"(?:\s*(?P<colon{{0}}>[:.])\s*(?P<minute{{0}}>\d{{{{2}}}})(?!\d)"
    r"|(?P<sign{0}>\s*時)(?:\s*(?P<half{0}>半)|\s*(?P<minutes{0}>\d{{1,2}})(?:\s*分|(?![\d:時月日])))?)?"
    rf"(?:\s*(?P<after{{0}}>am|pm|a\.m\.|p\.m\.))?)(?P<about{{0}}>\s*(?:頃|ごろ|くらい|ぐらい))?"
)
_TO = r"\s*(?:から|より)?\s*(?:~|-|から|より)+\s*"
_SPAN = re.compile(_POINT.format(1) + _TO + _POINT.format(2) + r"(?:\s*(?:まで|迄))?")
_OPEN = re.compile(_POINT.format(1) + r"\s*(?P<open>(?:~|-(?=\s*(?:$|[)、,]))|から|より|開始|スタート|開会)*)")
_DIGITS = re.compile(r"(?<!\d)(\d{1,2})(\d{2})\s*[~-]\s*(\d{1,2})(\d{2})(?!\d)")


@dataclass(frozen=True)
class TimeSpan:
    """From `start` to `end` as minutes after midnight; `end` None where none is given."""

    start: int
    end: int | None
    is_approximate: bool = False
    remarks: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class _Point:
    mark: str
    hour: int
    minute: int
    has_unit: bool
    is_dotted: bool


def clock(minutes: int) -> str:
    """'HH:MM'."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def plain_time_text(text: str) -> str:
    """The text in which spans are looked for: half width, lower case, one kind of dash and wave."""
    return re.sub("[〜∼]", "~", fold_width(text).lower())


def read_time_span(text: str) -> TimeSpan | None:
    """The span if the whole text says one and nothing else."""
    plain = plain_time_text(text)
    found = match_time_span(plain, 0)
    return found[0] if found is not None and found[1] == len(plain) else None


def read_clock(text: str) -> str | None:
    """'HH:MM' for one time of day as typed into a field (10時半, 午後1時, 1030, ９：３０), None if it is not one."""
    plain = plain_time_text(text)
    if digits := re.fullmatch(r"([01]?\d|2[0-3])([0-5]\d)", plain):
        return f"{int(digits[1]):02}:{digits[2]}"
    if re.fullmatch(r"[01]?\d|2[0-3]", plain):
        return f"{int(plain):02}:00"
    match = re.fullmatch(_POINT.format(1), plain)
    point = _point(match, 1) if match is not None else None
    minutes = _minutes(point, point.mark) if point is not None else None
    return clock(minutes) if minutes is not None and minutes < 24 * 60 else None


def afternoon_end(start: str, end: str) -> str:
    """'16:00' for an end of '04:00' after a start of '14:00' (both HH:MM): 4 was written, the afternoon meant.

    Any other end as it is.
    """
    if not start or not end or end >= start:
        return end
    later = f"{int(end[:2]) + 12:02}{end[2:]}"
    return later if start < later < "24:00" else end


def match_time_span(text: str, at: int) -> tuple[TimeSpan, int] | None:
    """The span that begins at a position of plain text, and where it ends.

    None where none begins, or where it cannot be told what is meant (reversed, 25時, 午前12時30分).
    """
    if digits := _DIGITS.match(text, at):
        return _four_digit_span(digits)
    if (match := _SPAN.match(text, at)) is not None:
        first, second = _point(match, 1), _point(match, 2)
        if first is not None and second is not None and (first.has_unit or second.has_unit):
            span = _span(first, second, bool(match["about1"] or match["about2"]))
            return (span, match.end()) if span is not None else None
    if (match := _OPEN.match(text, at)) is not None:
        point = _point(match, 1)
        if point is not None and point.has_unit and not point.is_dotted:
            start, remarks = _start(point, None)
            if start is not None and start < 24 * 60:
                return TimeSpan(start, None, bool(match["about1"]), remarks), match.end()
    return None


def is_reversed_span(text: str) -> bool:
    """Whether the text says a span whose end lies before its start: worth its own remark."""
    for match in _SPAN.finditer(plain_time_text(text)):
        first, second = _point(match, 1), _point(match, 2)
        if first is None or second is None or not (first.has_unit or second.has_unit):
            continue
        start, end = _minutes(first, first.mark), _minutes(second, second.mark or first.mark)
        if start is not None and end is not None and end <= start:
            return True
    return False


def _four_digit_span(match: re.Match[str]) -> tuple[TimeSpan, int] | None:
    hours, minutes = (int(match[1]), int(match[3])), (int(match[2]), int(match[4]))
    start, end = (60 * hour + minute for hour, minute in zip(hours, minutes, strict=True))
    # Round minutes and half an hour at least: 2019-2021 are years.
    if max(hours) > 23 or max(minutes) > 59 or any(minute % 5 for minute in minutes) or end - start < 30:
        return None
    return TimeSpan(start, end), match.end()


def _point(match: re.Match[str], index: int) -> _Point | None:
    if match[f"noon{index}"]:
        return _Point("", 12, 0, has_unit=True, is_dotted=False)
    mark = _MARKS.get(match[f"mark{index}"] or match[f"after{index}"] or "", "")
    minute = int(match[f"minute{index}"] or match[f"minutes{index}"] or (30 if match[f"half{index}"] else 0))
    has_unit = bool(match[f"colon{index}"] or match[f"sign{index}"] or match[f"after{index}"])
    hour = int(match[f"hour{index}"])
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return _Point(mark, hour, minute, has_unit, match[f"colon{index}"] == ".")


def _minutes(point: _Point, mark: str) -> int | None:
    hour = point.hour
    if mark == "am" and hour == 12 and point.minute:
        return None  # half past midnight or half past noon
    if mark == "am" and hour > 12:
        return None
    if mark == "pm" and hour < 12:
        hour += 12
    return 60 * hour + point.minute


def _start(point: _Point, end: _Point | None) -> tuple[int | None, tuple[str, ...]]:
    """Nobody meets between one and half past five at night: without a mark that is the afternoon."""
    if not point.mark and 1 <= point.hour <= 5 and (end is None or end.mark != "am"):
        return _minutes(point, "pm"), (AFTERNOON_REMARK,)
    if not point.mark and 6 <= point.hour <= 8 and (end is None or (end.hour <= 12 and not end.mark)):
        return _minutes(point, ""), (MORNING_REMARK,)
    return _minutes(point, point.mark), ()


def _span(first: _Point, second: _Point, is_approximate: bool) -> TimeSpan | None:
    start, remarks = _start(first, second)
    if start is None or start >= 24 * 60:
        return None
    end_mark = second.mark
    if not end_mark and (first.mark == "pm" or AFTERNOON_REMARK in remarks) and second.hour < 12:
        end_mark = "pm"
    if not end_mark and first.mark == "am" and second.hour < first.hour:
        end_mark, remarks = "pm", (AFTERNOON_REMARK,)
    end = _minutes(second, end_mark)
    if end is None or end <= start:
        return None
    if second.mark == "pm" and second.hour == 12:
        remarks = (*remarks, NOON_REMARK)
    return TimeSpan(start, end, is_approximate, remarks)
