"""What the flyer of an event tells."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.flyers.content import LECTURER, Fact, FlyerContent, Moment, Sign
from app.printing.flyers.invitation import LONG_NOTICE
from app.printing.flyers.place_content import as_of, contact, way_words
from app.printing.flyers.programme import PROGRAMME, ProgrammeStep, read_programme
from app.printing.pictures import PhotoChoice
from app.printing.place_facts import Venue, map_of, one_line, photo_choices, source_credit, venue_of
from app.printing.print_words import PrintWords
from app.printing.unprintable import UnprintableError
from app.records.area import Area
from app.records.event import Event, EventSession
from app.records.field import Level
from app.records.organization import Organization
from app.records.space import Space
from app.records.term import Term
from app.rules.japanese_calendar import WEEKDAYS, PartialDate, era_year_name, format_date
from app.rules.phones import callable_number
from app.rules.publication import published

_MOTIFS = {"course": "study", "study": "study", "research": "study", "trial": "exercise", "festival": "garden"}
"""Kind of event → the drawing for it; the others meet over tea."""
_MOST_MOMENTS = 4
_APPLYING = ("申", "予約", "事前", "当日", "先着", "抽選", "〆切", "締切", "しめきり")
"""Words that say what a short note on applying is about."""


def event_content(ledger: Ledger, event_id: int, words: PrintWords, *, today: date) -> FlyerContent:
    """The content for an event the public may know of.

    Raises:
        ExpectedError: no such event, or it is shown to members only.
    """
    public = published(ledger, Level.PUBLIC)
    event = public.get(Event, event_id)
    if event is None:
        raise _refusal(ledger.get(Event, event_id))
    kind, area = public.get(Term, event.kind), public.get(Area, event.area)
    venue = _venue(public, event)
    sessions = [each for each in public.linking(EventSession, "event", event.id) if each.date]
    moments = _moments(event, sessions)
    number = f"第{event.number}回　" if event.number else ""
    dates = _dates(event, sessions)
    described = read_programme(event.outline)
    photos: list[PhotoChoice | None] = [*photo_choices(public, Event.KIND, event.id), None, None]
    is_for_booking = bool(callable_number(event.phone)) and 0 < len(one_line(event.booking)) <= LONG_NOTICE
    return FlyerContent(
        title=one_line(event.title),
        reading=one_line(event.reading),
        record_kind=Event.KIND,
        record_id=event.id,
        tag=f"{number}{one_line(kind.label) if kind else ''}".strip("　"),
        where=one_line(area.name) if area else "",
        notice=_notice(event),
        texts=tuple(
            (name, text) for name, text in (("テーマ", event.theme.strip()), ("内容", described.text)) if text
        ),
        moments=moments,
        dates=dates,
        is_over=_is_over(event, sessions, today),
        date_time=_clock(event.start),
        signs=_signs(dates) if len(moments) == 1 else (),
        facts=_facts(public, event, venue, described.steps),
        phone=contact(one_line(event.phone), "", words),
        phone_caption="申込" if is_for_booking else "電話",
        url=event.url.strip(),
        access=venue.accessibility,
        venue_id=event.space,
        credit=source_credit(venue.source) if venue.source else "",
        publisher=_host_and_publisher(public, event, words.publisher),
        as_of=as_of("", today),
        motif=_MOTIFS.get(kind.code if kind else "", "salon"),
        photo=photos[0],
        portrait=photos[1] if event.lecturer.strip() else None,
        map=None if venue.is_online else map_of(public, Event.KIND, event.id, event.space),
        way_words=way_words(public, event.space),
    )


def _refusal(event: Event | None) -> ExpectedError:
    if event is None:
        return ExpectedError("その催しが見つかりません。", "一覧から選び直してください。")
    return UnprintableError(
        f"「{event.title}」は、だれもが見てよい催しではありません。",
        "「だれに見せるか」を「公開」にしてください。",
        field="shown",
    )


def _venue(public: Ledger, event: Event) -> Venue:
    return venue_of(public, public.get(Space, event.space))


def _facts(public: Ledger, event: Event, venue: Venue, steps: tuple[ProgrammeStep, ...]) -> tuple[Fact, ...]:
    name = one_line(event.venue) or venue.name
    detail = venue.address + (f"（{venue.landmark}）" if venue.landmark else "")
    if venue.name and one_line(event.venue) and one_line(event.venue) != venue.name:
        detail = f"{venue.name}　{detail}".strip("　")
    audience = "　".join(part for part in (one_line(event.audience), _capacity(event)) if part)
    notice = one_line(event.booking)
    rows = (
        Fact("場所", "place", name or detail, detail if name else ""),
        Fact("参加費", "fee", one_line(event.fee)),
        _lecturer(event),
        Fact(PROGRAMME, "clock", "\n".join(map(str, steps)), steps=steps),
        Fact("どなた", "people", audience),
        Fact("申込", "booking", notice if len(notice) > LONG_NOTICE else ""),
    )
    return tuple(row for row in rows if row.value)


def _host_and_publisher(public: Ledger, event: Event, publisher: str) -> str:
    """「主催　連絡会」 over 「発行　社協」; only one of them where the other is not known or is the same."""
    organizer = public.get(Organization, event.organization)
    host = one_line(organizer.name) if organizer else ""
    if not host:
        return publisher
    return f"主催　{host}" if host == publisher or not publisher else f"主催　{host}\n発行　{publisher}"


def _lecturer(event: Event) -> Fact:
    name, affiliation = one_line(event.lecturer), one_line(event.affiliation)
    return Fact(LECTURER, "person", name or affiliation, affiliation if name else "")


def _capacity(event: Event) -> str:
    return f"定員{event.capacity}名" if event.capacity else ""


def _whole(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None


def _clock(time: str) -> str:
    return time.removeprefix("0")


def _span(start: str, end: str) -> str:
    return f"{_clock(start)}〜{_clock(end)}" if start or end else ""


def _dates(event: Event, sessions: list[EventSession]) -> tuple[date, ...]:
    days = [_whole(each.date) for each in sessions] or [_whole(event.date), _whole(event.until)]
    return tuple(sorted({day for day in days if day is not None}))


def _is_over(event: Event, sessions: list[EventSession], today: date) -> bool:
    """Whether its last day, as far as that is known, lies before today."""
    told = [each.date for each in sessions] or [event.until or event.date]
    return any(told) and max(PartialDate.from_iso(iso).last_day for iso in told if iso) < today


def _notice(event: Event) -> str:
    """How to apply, in words that can stand alone: 「申込は電話で」."""
    said = one_line(event.booking)
    whole = said if not said or any(word in said for word in _APPLYING) else f"申込は{said}"
    return whole if len(whole) <= LONG_NOTICE else said


def _moments(event: Event, sessions: list[EventSession]) -> tuple[Moment, ...]:
    """One for the day, one for all days of a course that begin at the same hour, else one a day."""
    spans = {_span(each.start, each.end) or _span(event.start, event.end) for each in sessions}
    days = [day for day in (_whole(each.date) for each in sessions) if day is not None]
    if days and (len(spans) == 1 or len(days) > _MOST_MOMENTS):
        if len(days) == 1:
            return (_on(days[0], spans.pop()),)
        return (Moment(_listed(days), spans.pop() if len(spans) == 1 else ""),)
    if days:
        return tuple(
            Moment(_short(day), _span(each.start, each.end) or _span(event.start, event.end))
            for each in sessions
            if (day := _whole(each.date)) is not None
        )
    return _one_moment(event)


def _one_moment(event: Event) -> tuple[Moment, ...]:
    span = _span(event.start, event.end)
    first, last = _whole(event.date), _whole(event.until)
    if first is not None and last is not None and last > first:
        return (Moment(f"{_short(first)}〜{_short(last)}", span, year=_year(first)),)
    if first is not None:
        return (_on(first, span),)
    if event.date:
        return (Moment(format_date(event.date, has_weekday=False), span),)
    return (Moment("", span),) if span else ()


def _on(day: date, span: str) -> Moment:
    return Moment(f"{day.month}月{day.day}日", span, weekday=day.weekday(), year=_year(day))


def _year(day: date) -> str:
    return f"{era_year_name(day)}（{day.year}年）"


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def _listed(days: list[date]) -> str:
    """「5月8日・15日（木）、6月5日（木）」: the weekday behind each month, behind each day where they differ."""
    ordered = sorted(set(days))
    own = len({day.weekday() for day in ordered}) > 1
    months = []
    for month, group in groupby(ordered, key=lambda day: (day.year, day.month)):
        named = [f"{day.day}日（{WEEKDAYS[day.weekday()]}）" if own else f"{day.day}日" for day in group]
        common = "" if own else f"（{WEEKDAYS[ordered[0].weekday()]}）"
        months.append(f"{month[1]}月{'・'.join(named)}{common}")
    return "、".join(months)


def _signs(dates: tuple[date, ...]) -> tuple[Sign, ...]:
    if len(dates) != 1:
        return ()
    (day,) = dates
    return (Sign(f"{day.day}", above=f"{day.month}月"), Sign(WEEKDAYS[day.weekday()]))
