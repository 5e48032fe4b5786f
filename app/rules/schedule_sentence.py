"""定例 in words: 「第2・第4火曜」「10:00〜12:00」「8月休み」, as paper and window write it."""

from itertools import groupby

from app.rules.japanese_calendar import WEEKDAYS
from app.rules.schedule_rule import (
    EVEN_MONTHS,
    FIFTH_WEEK,
    HOLIDAY,
    LAST,
    NEW_YEAR,
    OBON,
    ODD_MONTHS,
    Frequency,
    NthDay,
    Pattern,
    ScheduleRule,
    parse_rule,
)

_CLOSED_WORDS = {HOLIDAY: "祝日", FIFTH_WEEK: "第5週", OBON: "お盆", NEW_YEAR: "年末年始"}
_UNITS = {Frequency.DAILY: "日", Frequency.WEEKLY: "週", Frequency.MONTHLY: "か月"}


def sentence(schedule: ScheduleRule) -> tuple[str, str, str]:
    """(day text, time text, exception text), each '' where there is nothing to say.

    ('第2・第4火曜', '10:00〜12:00', '8月休み'); for 不定期 the day text is the stored wording. ValueError for
    a rule that `problems` would report.
    """
    if schedule.is_irregular:
        return schedule.note, time_text(schedule), closed_text(schedule.closed)
    exceptions = [text for text in (closed_text(schedule.closed), schedule.note) if text]
    return day_text(parse_rule(schedule.rule)), time_text(schedule), "、".join(exceptions)


def full_sentence(schedule: ScheduleRule) -> str:
    """「第2・第4火曜 10:00〜12:00（8月休み）」."""
    days, time, exceptions = sentence(schedule)
    text = " ".join(part for part in (days, time) if part)
    return f"{text}（{exceptions}）" if exceptions else text


def time_text(schedule: ScheduleRule) -> str:
    """10:00〜12:00, 13:30〜 or ''; the hour without a leading zero."""
    start, end = (text.removeprefix("0") if text else "" for text in (schedule.start, schedule.end))
    return f"{start}〜{end}" if start or end else ""


def closed_text(closed: tuple[str, ...]) -> str:
    """8月休み, 祝日は休み, 祝日・7月・8月・年末年始は休み."""
    months = sorted(int(token.partition(":")[2]) for token in closed if token.startswith("month:"))
    words = [_CLOSED_WORDS[token] for token in (HOLIDAY, FIFTH_WEEK) if token in closed]
    words += [f"{month}月" for month in months]
    words += [_CLOSED_WORDS[token] for token in (OBON, NEW_YEAR) if token in closed]
    if not words:
        return ""
    return "・".join(words) + ("休み" if len(words) == len(months) else "は休み")


def day_text(pattern: Pattern) -> str:
    """毎週火・木曜, 月〜金曜, 隔週木曜, 第2・第4水曜, 毎月10日・25日, 偶数月の第2金曜, 毎日."""
    prefix = _months_text(pattern.months)
    if pattern.frequency is Frequency.DAILY:
        return prefix + ("毎日" if pattern.interval == 1 else f"{pattern.interval}日に1回")
    if pattern.frequency is Frequency.WEEKLY:
        return prefix + _weekly_text(pattern)
    if pattern.interval > 1:
        prefix += "隔月の" if pattern.interval == 2 else f"{pattern.interval}か月に1回の"
    if pattern.month_days:
        days = "・".join("末日" if day == LAST else f"{day}日" for day in pattern.month_days)
        return f"{prefix or '毎月'}{days}"
    return prefix + _nth_text(pattern.days)


def _months_text(months: tuple[int, ...]) -> str:
    if not months:
        return ""
    if months == EVEN_MONTHS:
        return "偶数月の"
    if months == ODD_MONTHS:
        return "奇数月の"
    if len(months) >= 3 and months[-1] - months[0] == len(months) - 1:
        return f"{months[0]}〜{months[-1]}月の"
    return "・".join(f"{month}月" for month in months) + "の"


def _weekly_text(pattern: Pattern) -> str:
    days = [day.weekday for day in pattern.days]
    text = weekdays_text(days) + "曜"
    if pattern.interval > 1:
        every = "隔週" if pattern.interval == 2 else f"{pattern.interval}{_UNITS[Frequency.WEEKLY]}に1回の"
        return every + text
    is_one_run = len(days) >= 3 and days[-1] - days[0] == len(days) - 1
    return text if is_one_run else "毎週" + text


def weekdays_text(days: list[int]) -> str:
    """火・木, 月〜金, 月〜木・日 for weekdays in order; three or more in a row are joined by 〜."""
    runs: list[str] = []
    for _, group in groupby(enumerate(days), key=lambda pair: pair[1] - pair[0]):
        run = [WEEKDAYS[day] for _, day in group]
        runs += [f"{run[0]}〜{run[-1]}"] if len(run) >= 3 else run
    return "・".join(runs)


def _nth_text(days: tuple[NthDay, ...]) -> str:
    by_weekday: dict[int, list[int]] = {}
    for day in days:
        by_weekday.setdefault(day.weekday, []).append(day.nth)
    by_ordinals: dict[tuple[int, ...], list[int]] = {}
    for weekday, ordinals in by_weekday.items():
        by_ordinals.setdefault(tuple(ordinals), []).append(weekday)
    phrases = []
    for shared, group in by_ordinals.items():
        nth = "・".join("最終" if ordinal == LAST else f"第{ordinal}" for ordinal in shared)
        joint = "の" if len(group) > 1 and len(shared) > 1 else ""
        phrases.append(f"{nth}{joint}{'・'.join(WEEKDAYS[day] for day in sorted(group))}曜")
    return "と".join(phrases)
