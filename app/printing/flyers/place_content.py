"""What the flyer of a place tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.flyers.content import Fact, FlyerContent, Moment, Phone, Sign
from app.printing.flyers.invitation import LONG_NOTICE
from app.printing.place_facts import SUSPENDED, PlaceFacts, inviting_texts, one_line, place_facts, source_credit
from app.printing.print_words import PrintWords
from app.printing.unprintable import UnprintableError
from app.records.field import Level
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from app.rules.japanese_calendar import WEEKDAYS, add_months, format_date, format_day
from app.rules.phones import callable_number
from app.rules.place_schedule import Meeting, exception_days, next_meetings
from app.rules.publication import published

_ON_SCREEN = "smartphone"
"""The drawing of what is held on screens, whatever is done there."""
_MOST_SIGNS = 5
_MOST_MEETINGS = 100
_SHOWN_MONTHS = 3
"""Of a calendar: the first one and the next two."""


def place_content(ledger: Ledger, place_id: int, words: PrintWords, *, today: date, month: date | None) -> FlyerContent:
    """The content for a place that may be printed.

    Args:
        month: first day of the month a calendar begins with; None for no calendar.

    Raises:
        ExpectedError: no such place, no consent to print it, or it has ended.
    """
    facts, place = printable_facts(ledger, place_id), ledger.get(Place, place_id)
    public = published(ledger, Level.PUBLIC)
    venue = facts.venue
    meetings: list[Meeting] = []
    exceptions = [each.exceptions for each in facts.occasions if each.exceptions]
    if month is not None and not facts.is_suspended:
        meetings = next_meetings(place_id, public, month, _MOST_MEETINGS)
        exceptions += _changed_days(place_id, public, month)
    town = f"{venue.town}（{facts.area_name}）" if venue.town and facts.area_name else venue.town or facts.area_name
    times = {moment.start for moment in facts.occasions}
    return FlyerContent(
        title=facts.name,
        reading=facts.reading,
        record_kind=Place.KIND,
        record_id=facts.id,
        tag=facts.kind_label,
        where=town,
        notice=SUSPENDED if facts.is_suspended else facts.booking,
        is_resting=facts.is_suspended,
        texts=inviting_texts(facts),
        open_days=facts.open_days,
        moments=tuple(Moment(occasion.days, occasion.time) for occasion in facts.occasions),
        exceptions="、".join(dict.fromkeys(exceptions)),
        dates=tuple(sorted({meeting.day for meeting in meetings})),
        date_time=times.pop() if len(times) == 1 else "",
        signs=_signs(facts),
        facts=_facts(facts),
        phone=contact(public_phone(public, facts.id), runner(facts), words),
        url=facts.url,
        access=venue.accessibility,
        venue_id=None if place is None else place.space,
        credit=source_credit(venue.source) if venue.source else "",
        publisher=words.publisher,
        as_of=as_of(facts.confirmed, today),
        motif=_ON_SCREEN if venue.is_online else facts.kind_code,
        photo=facts.photo,
        map=facts.map,
        way_words=way_words(public, None if place is None else place.space),
    )


def _changed_days(place_id: int, public: Ledger, first: date) -> Iterator[str]:
    """Why a calendar marks another day than its 定例 says, or none: 「12月8日（火）は12月9日（水）に変わります」."""
    end = add_months(first, _SHOWN_MONTHS)
    for schedule in public.linking(Schedule, "place", place_id):
        changed = exception_days(public.linking(ScheduleException, "schedule", schedule.id))
        for day, moved in sorted(changed, key=lambda each: each[0]):
            if first <= day < end or (moved is not None and first <= moved < end):
                yield f"{format_day(day)}は{f'{format_day(moved)}に変わります' if moved else 'お休みです'}"


def printable_facts(ledger: Ledger, place_id: int) -> PlaceFacts:
    """The facts of a place as far as they are public.

    Raises:
        ExpectedError: as `place_content`.
    """
    place = ledger.get(Place, place_id)
    if place is None:
        raise ExpectedError("その居場所が見つかりません。", "一覧から選び直してください。")
    public = published(ledger, Level.PUBLIC)
    shown = public.get(Place, place_id)
    if shown is not None:
        return place_facts(public, shown)
    if place.status == "ended":
        to_do = "また始まったら、状態を「活動中」にしてください。"
        raise UnprintableError(f"「{place.name}」は終了しています。", to_do, field="status")
    raise UnprintableError(
        f"「{place.name}」は、載せてよいという返事がまだありません。",
        "返事をもらったら、冊子への掲載を「載せてよい」にしてください。",
        field="consent",
    )


def public_phone(public: Ledger, place_id: int) -> str:
    """What stands in a place's field of the telephone, as far as it is public."""
    place = public.get(Place, place_id)
    return "" if place is None else one_line(place.phone)


def runner(facts: PlaceFacts) -> str:
    """Who answers the telephone; '' where nobody may be named."""
    return f"代表　{facts.contact_name}" if facts.contact_name else ""


def contact(number: str, who: str, words: PrintWords) -> Phone:
    """The number of the one who runs it; without it, that of the centre; none when there is neither."""
    if callable_number(number):
        return Phone(number, who)
    if words.publisher_phone:
        return Phone(words.publisher_phone, f"お問い合わせは{words.publisher}へ" if words.publisher else "", number)
    return Phone(refused=number)


def as_of(confirmed: str, today: date) -> str:
    """「令和7年4月1日に確認しました」, or when the flyer was made."""
    day = format_date(confirmed or today.isoformat(), has_weekday=False)
    return f"{day}に{'確認しました' if confirmed else '作りました'}"


def way_words(public: Ledger, space_id: int | None) -> str:
    """行きかた to a 場, as far as the public may read it."""
    space = public.get(Space, space_id)
    return "" if space is None else one_line(space.access)


def place_rows(facts: PlaceFacts) -> tuple[Fact, ...]:
    """The row that says where: none when nothing may be said."""
    venue = facts.venue
    detail = "つなぎ方は電話でご案内します" if venue.is_online and facts.phone else venue.address
    if venue.landmark and not venue.is_online:
        detail += f"（{venue.landmark}）"
    return (Fact("場所", "place", venue.name or detail, detail if venue.name else ""),) if venue.name or detail else ()


def _facts(facts: PlaceFacts) -> tuple[Fact, ...]:
    long_booking = facts.booking if facts.is_suspended or len(facts.booking) > LONG_NOTICE else ""
    audience = "　".join(part for part in (facts.audience, facts.capacity) if part)
    rows = (
        Fact("参加費", "fee", facts.fee),
        Fact("どなた", "people", audience),
        Fact("持ち物", "bag", facts.bring, joined=f"持ち物は{facts.bring}"),
        Fact("申込", "booking", long_booking),
    )
    return (*place_rows(facts), *(row for row in rows if row.value))


def _signs(facts: PlaceFacts) -> tuple[Sign, ...]:
    days = sorted(facts.open_days)
    if not days or len(days) > _MOST_SIGNS:
        return ()
    return tuple(Sign(WEEKDAYS[day]) for day in days)
