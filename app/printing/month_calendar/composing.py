"""Compose the calendar of a month, A3 poster or A4 list, with what could not be shown said before printing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum

from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.findings import Finding, FindingKind, Severity, in_order
from app.printing.glyph_findings import about_glyphs
from app.printing.month_calendar.day_list import list_page
from app.printing.month_calendar.month import DAILY, WEEKLY, DayEntry, MonthPlan, plan_month
from app.printing.month_calendar.poster import DrawnMonth, poster_page
from app.printing.print_words import PRINT_KEY, print_words
from app.records.area import Area
from app.records.event import Event
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.setting import Setting
from app.rules.japanese_calendar import add_months, era_year_name, format_date, format_day

_MOST_CROWDED = 0.2
"""Weekly groups stay in the calendar as long as no larger part of the days becomes too full for its entries."""

_MOST_NAMED = 3


class Weekly(StrEnum):
    """Whether groups that meet every week or every day stand in the calendar."""

    FITTING = "fitting"
    YES = "yes"
    NO = "no"


def following_month(today: date) -> str:
    """「2026-12」: the calendar one hangs up next."""
    return f"{add_months(today.replace(day=1), 1):%Y-%m}"


def compose_calendar(
    ledger: Ledger, month: str, *, today: date, paper: str = "A3", weekly: Weekly = Weekly.FITTING
) -> Composition:
    """The calendar of a month (`2026-12`, '' for the one after today) on one page.

    Args:
        paper: `A3` for the poster, `A4` for the list.
        weekly: FITTING leaves out daily groups, then weekly ones, when too many days could not hold them; a line at the
            foot then points to the booklet.
    """
    year, number = (int(part) for part in (month or following_month(today)).split("-"))
    plan = plan_month(ledger, year, number, print_words(ledger), today=today)
    draw: Callable[[MonthPlan], DrawnMonth] = poster_page if paper == "A3" else list_page
    if weekly is Weekly.NO:
        plan = plan.without(WEEKLY)
    drawn = draw(plan)
    if weekly is Weekly.FITTING:
        for rank in (DAILY, WEEKLY):
            if len(drawn.crowded) > _MOST_CROWDED * len(plan.days):
                drawn = draw(plan.without(rank))
    title = f"{era_year_name(plan.days[0].day)}{number}月のカレンダー"
    return Composition((drawn.page,), title, in_order(_findings(ledger, plan, drawn)))


def _findings(ledger: Ledger, plan: MonthPlan, drawn: DrawnMonth) -> Iterator[Finding]:
    for place in plan.unsure:
        text = "どちらの週か、まだ分からないので載せません。定例の「どの週からか」に、次に開く日を入れてください。"
        kind, severity = FindingKind.SCHEDULE, Severity.WARNING
        yield Finding(kind, severity, text, place.name, Place.KIND, place.id, field=Schedule.KIND)
    for place in plan.stale:
        confirmed = format_date(place.confirmed, has_weekday=False)
        text = f"最後に確認したのが{confirmed}なので、載せません。電話で確かめて、「確認した日」を入れてください。"
        kind, severity = FindingKind.LEFT_OUT, Severity.WARNING
        yield Finding(kind, severity, text, place.name, Place.KIND, place.id, field="confirmed")
    for day, left_out in drawn.crowded:
        names = "".join(f"「{entry.name}」" for entry in left_out[:_MOST_NAMED])
        more = "など" if len(left_out) > _MOST_NAMED else ""
        text = f"{format_day(day.day)}は入りきらず、{names}{more}が「ほか」になりました。"
        yield Finding(FindingKind.GAVE_WAY, Severity.NOTICE, text, option="weekly")
    shown = {(entry.kind, entry.record_id) for day in plan.days for entry in day.entries}
    named = [each for kind in (Place, Event) for each in ledger.all(kind) if (each.KIND, each.id) in shown]
    yield from about_glyphs([drawn.page], None, "", among=[*named, *ledger.all(Area), *ledger.all(Setting)])
    for entry in _once(drawn.cut):
        text = "なまえが長く、途中までしか載っていません。"
        field = "title" if entry.kind == Event.KIND else "name"
        yield Finding(FindingKind.GAVE_WAY, Severity.NOTICE, text, entry.name, entry.kind, entry.record_id, field=field)
    if not plan.words.publisher_phone:
        text = "問い合わせの電話が載りません。設定の「センター」に入れてください。"
        yield Finding(FindingKind.CONTACT, Severity.WARNING, text, setting=PRINT_KEY + "publisher_phone")
    if not any(day.entries for day in plan.days):
        text = "この月に開くところが1つもありません。月を選び直すか、定例と、冊子への掲載を見直してください。"
        yield Finding(FindingKind.SCHEDULE, Severity.WARNING, text, option="month")


def _once(entries: tuple[DayEntry, ...]) -> list[DayEntry]:
    return list({(entry.kind, entry.record_id): entry for entry in entries}.values())
