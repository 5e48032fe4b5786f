"""Dates as people type them: R7.4.1, 昭和28年, 2014年8月, 20250520, 12/8, あす, 来週の水曜, an Excel date."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.rules.japanese_calendar import ERAS, PartialDate, add_months, era_year_name
from app.rules.normalise import fold_width

_WORDS = {
    "おととい": -2, "一昨日": -2, "きのう": -1, "昨日": -1, "きょう": 0, "今日": 0, "本日": 0,
    "あす": 1, "あした": 1, "明日": 1, "あさって": 2, "明後日": 2,
}
_ERA_NAMES = {name: era for era in ERAS for name in (era.name, era.name[0], era.letter)} | {
    "㍾": ERAS[0], "㍽": ERAS[1], "㍼": ERAS[2], "㍻": ERAS[3], "㋿": ERAS[4]}
_YEAR = rf"(?:(?P<era>{'|'.join(map(re.escape, sorted(_ERA_NAMES, key=len, reverse=True)))})\s*" \
        r"(?P<era_year>元|\d{1,2})|(?P<year>\d{4}))"
_REST = r"(?:\s*(?P<month>\d{1,2})(?:\s*(?:月|[./-])\s*(?:(?P<day>\d{1,2})\s*日?)?)?)?"
_FULL = re.compile(rf"{_YEAR}(?:\s*(?:年|[./-])\s*{_REST})?(?:生まれ|生)?")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})")
_MONTH_DAY = re.compile(r"(?P<month>\d{1,2})(?:月|[./-])\s*(?P<day>\d{1,2})日?")
_MONTH_END = re.compile(r"(?:(?P<month>\d{1,2})月|(?P<this>今月))末日?")
_YEARS_AWAY = {"一昨年": -2, "おととし": -2, "去年": -1, "昨年": -1, "今年": 0, "来年": 1, "再来年": 2}
_MONTHS_AWAY = {"先々月": -2, "先月": -1, "今月": 0, "来月": 1, "再来月": 2}
_WEEKS_AWAY = {"先週": -1, "今週": 0, "来週": 1, "再来週": 2}
_YEAR_DAY = re.compile(rf"(?P<away>{'|'.join(_YEARS_AWAY)})の?(?P<rest>\d.*)")
_MONTHS_DAY = re.compile(rf"(?P<away>{'|'.join(_MONTHS_AWAY)})の?(?:(?P<day>\d{{1,2}})日|末日?)")
_WEEKS_DAY = re.compile(rf"(?P<away>{'|'.join(_WEEKS_AWAY)}|今度|こんど)の?(?P<weekday>[月火水木金土日])曜日?")
_AFTER = re.compile(r"(?P<count>\d{1,3})(?P<unit>日|週間|か月|ヶ月|カ月)(?P<side>後|前)")
_CLOCK = re.compile(r"[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_WEEKDAY_TAIL = re.compile(r"(?<=\d|日)\s*(?:\([月火水木金土日](?:曜日?)?\)|[月火水木金土日]曜日?)$")
# Excel counts days from here (it believes in 29 February 1900); the range is 1954 to 2064.
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_SERIALS = range(20000, 60000)
_HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True)
class DateReading:
    """`value` is None where the text says no date; `remark` is a Japanese sentence about how it was read."""

    value: PartialDate | None
    remark: str = ""


def read_date(written: str | float | date | None, today: date | None = None, *, is_past: bool = False) -> DateReading:
    """The date somebody wrote, as exact as it was written.

    `today` is needed for 12/8 (the nearest one), あす, 5月末 and the like. `is_past`: the day lies behind the writer
    (生年, 確認した日), so that 12/8 means the last one, not the nearest.
    """
    if written is None or written == "":
        return DateReading(None)
    if isinstance(written, datetime):
        return DateReading(PartialDate.from_date(written.date()))
    if isinstance(written, date):
        return DateReading(PartialDate.from_date(written))
    if isinstance(written, int | float):
        return _from_number(written)
    plain = _WEEKDAY_TAIL.sub("", _CLOCK.sub("", fold_width(written).upper()))
    try:
        return _read(plain, today, is_past=is_past)
    except (ValueError, OverflowError):
        return DateReading(None, f"「{written.strip()}」という日はありません。")


def read_coming_day(written: str, today: date) -> date | None:
    """The day somebody wrote of something that lies ahead; one without a year is the next, not the nearest.

    Returns:
        a day, which lies behind where its year is written or 「きのう」 is; None where no day can be read.
    """
    nearest = _day_of(read_date(written, today))
    if nearest is None or nearest >= today:
        return nearest
    later = _day_of(read_date(written, today + _HALF_A_YEAR))
    is_next = later is not None and later >= today and (later.month, later.day) == (nearest.month, nearest.day)
    return later if is_next else nearest


def _day_of(reading: DateReading) -> date | None:
    return None if reading.value is None or reading.value.day is None else reading.value.first_day


def read_year(written: str) -> int | None:
    """The western year of 「令和8年度」「R8」「2026年」「2026」; None where no year is written."""
    plain = fold_width(written).strip()
    value = read_date(plain.removesuffix("度")).value if plain else None
    return value.year if value is not None and value.month is None else None


def _from_number(number: float) -> DateReading:
    if number != int(number):
        if int(number) not in _EXCEL_SERIALS:
            return DateReading(None, f"「{number}」が何年何月なのか、分かりません。")
        return _from_serial(int(number))
    if 1868 <= number <= 2100:
        return DateReading(PartialDate(int(number)))
    if int(number) in _EXCEL_SERIALS:
        return _from_serial(int(number))
    return _read_safely(str(int(number)))


def _from_serial(serial: int) -> DateReading:
    return DateReading(PartialDate.from_date(_EXCEL_EPOCH + timedelta(days=serial)),
                       "日付の書式のないExcelの数字を、日付として読みました。")


def _read_safely(plain: str) -> DateReading:
    try:
        return _read(plain, None)
    except ValueError:
        return DateReading(None, f"「{plain}」という日はありません。")


def _read(plain: str, today: date | None, *, is_past: bool = False) -> DateReading:
    if match := _COMPACT.fullmatch(plain):
        return DateReading(PartialDate(*(int(match[part]) for part in ("year", "month", "day"))))
    if match := _FULL.fullmatch(plain):
        return _read_full(match)
    if today is not None and (near := _read_near(plain, today, is_past=is_past)) is not None:
        return near
    return DateReading(None, f"「{plain}」は、日付として読めません。")


def _read_full(match: re.Match[str]) -> DateReading:
    month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
    if not match["era"]:
        return DateReading(PartialDate(int(match["year"]), month, day))
    era = _ERA_NAMES[match["era"]]
    era_year = 1 if match["era_year"] == "元" else int(match["era_year"])
    if era_year == 0:
        raise ValueError(match.group())
    value = PartialDate(era.first_day.year + era_year - 1, month, day)
    following = ERAS[ERAS.index(era) + 1:ERAS.index(era) + 2]
    is_early = value.last_day < era.first_day
    is_late = any(value.first_day >= later.first_day for later in following)
    if is_early or is_late:
        return DateReading(value, f"{match.group()}は、{era_year_name(value.first_day)}として読みました。")
    return DateReading(value)


def _read_near(plain: str, today: date, *, is_past: bool) -> DateReading | None:
    if plain in _WORDS:
        return DateReading(PartialDate.from_date(today + timedelta(days=_WORDS[plain])))
    if match := _AFTER.fullmatch(plain):
        count = int(match["count"]) * (1 if match["side"] == "後" else -1)
        days = {"日": 1, "週間": 7}.get(match["unit"])
        day = today + timedelta(days=days * count) if days else add_months(today, count)
        return DateReading(PartialDate.from_date(day))
    if match := _MONTH_END.fullmatch(plain):
        month = today.month if match["this"] else int(match["month"])
        last = PartialDate(_nearest(month, 1, today, is_past=is_past).year, month).last_day
        return DateReading(PartialDate.from_date(last), f"「{plain}」を{last.month}月{last.day}日として読みました。")
    if match := _MONTH_DAY.fullmatch(plain):
        near = _nearest(int(match["month"]), int(match["day"]), today, is_past=is_past)
        return DateReading(PartialDate.from_date(near))
    return _read_away(plain, today)


def _read_away(plain: str, today: date) -> DateReading | None:
    """来年3月31日, 来月15日, 来週の水曜, 今度の金曜. A week begins on Monday."""
    if match := _YEAR_DAY.fullmatch(plain):
        found = _MONTH_DAY.fullmatch(match["rest"])
        year = today.year + _YEARS_AWAY[match["away"]]
        return None if found is None else DateReading(PartialDate(year, int(found["month"]), int(found["day"])))
    if match := _MONTHS_DAY.fullmatch(plain):
        first = add_months(today.replace(day=1), _MONTHS_AWAY[match["away"]])
        month = PartialDate(first.year, first.month)
        day = int(match["day"]) if match["day"] else month.last_day.day
        return DateReading(PartialDate(first.year, first.month, day))
    if match := _WEEKS_DAY.fullmatch(plain):
        weekday = "月火水木金土日".index(match["weekday"])
        weeks = _WEEKS_AWAY.get(match["away"])
        if weeks is None:
            ahead = (weekday - today.weekday() - 1) % 7 + 1
        else:
            ahead = 7 * weeks + weekday - today.weekday()
        return DateReading(PartialDate.from_date(today + timedelta(days=ahead)))
    return None


def _nearest(month: int, day: int, today: date, *, is_past: bool) -> date:
    """That day in the year that brings it closest: 12/8 in November lies ahead, 11/3 in January behind.

    Of a day that is past, the last one up to today.
    """
    candidates = []
    for year in range(today.year - 4, today.year + 5):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue  # 29 February
    if not candidates:
        raise ValueError(f"{month}/{day}")
    if is_past:
        return max(each for each in candidates if each <= today)
    return min(candidates, key=lambda each: (abs(each - today), each))
