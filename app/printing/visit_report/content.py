"""What a 視察報告 says, as plain texts: read once from a ledger that holds only what its reader may see."""

from __future__ import annotations

from dataclasses import dataclass

from app.ledger import Ledger
from app.printing.pictures import PhotoChoice
from app.printing.place_facts import one_line, photo_choices
from app.printing.report_flow.parts import Fact
from app.printing.report_flow.when_words import when_words
from app.records.area import Area
from app.records.event import Event, EventSession, QuestionnaireAnswer
from app.records.meeting_body import MeetingBody
from app.records.organization import Organization
from app.records.photo import Photo
from app.records.space import Space


@dataclass(frozen=True, slots=True)
class VisitPhoto:
    """A photo with the words below it."""

    choice: PhotoChoice
    caption: str


@dataclass(frozen=True, slots=True)
class VisitContent:
    """Everything the pages are made from; '' and () for what was not written.

    Attributes:
        above: 「第2回」.
        stations: (when, what, who spoke) of each part of a journey.
        answers: (question, choice, count) of a questionnaire afterwards.
    """

    title: str
    above: str
    theme: str
    facts: tuple[Fact, ...]
    outline: str
    stations: tuple[tuple[str, str, str], ...]
    photos: tuple[VisitPhoto, ...]
    answers: tuple[tuple[str, str, str], ...]
    reflection: str


def visit_content(ledger: Ledger, event: Event) -> VisitContent:
    """Read one 視察 as `ledger` holds it."""
    return VisitContent(
        title=one_line(event.title),
        above=f"第{event.number}回" if event.number else "",
        theme=event.theme.strip(),
        facts=_facts(ledger, event),
        outline=event.outline,
        stations=tuple(_station(each) for each in ledger.linking(EventSession, "event", event.id)),
        photos=_photos(ledger, event),
        answers=tuple(
            (one_line(each.question), one_line(each.choice), "" if each.count is None else f"{each.count}人")
            for each in ledger.linking(QuestionnaireAnswer, "event", event.id)
        ),
        reflection=event.reflection,
    )


def _station(session: EventSession) -> tuple[str, str, str]:
    people = "　".join(each for each in (one_line(session.lecturer), _count(session.participants)) if each)
    return when_words(session.date, session.start, session.end), one_line(session.title), people


def _facts(ledger: Ledger, event: Event) -> tuple[Fact, ...]:
    lecturer = "　".join(part for part in (one_line(event.affiliation), one_line(event.lecturer)) if part)
    organizer = _name(ledger, Organization, event.organization)
    body = _name(ledger, MeetingBody, event.meeting_body)
    return (
        Fact("日時", when_words(event.date, event.start, event.end, until=event.until)),
        Fact("視察先", one_line(event.venue) or _name(ledger, Space, event.space)),
        Fact("地域", _name(ledger, Area, event.area)),
        Fact("説明", lecturer),
        Fact("参加", "　".join(each for each in (one_line(event.audience), _count(event.participants)) if each)),
        Fact("主催", "　".join(each for each in (organizer, body) if each)),
        Fact("助成", one_line(event.grant)),
        Fact("参考", event.url.strip()),
    )


def _name(
    ledger: Ledger, kind: type[Organization] | type[MeetingBody] | type[Space] | type[Area], record_id: int | None
) -> str:
    found = ledger.get(kind, record_id)
    return "" if found is None else one_line(found.name)


def _count(people: int | None) -> str:
    return "" if people is None else f"{people:,}名"


def _photos(ledger: Ledger, event: Event) -> tuple[VisitPhoto, ...]:
    """Those whose people agreed: others are shown on no paper."""
    found = []
    for choice in photo_choices(ledger, "event", event.id):
        photo = ledger.get(Photo, choice.photo_id)
        if photo is not None and photo.consent == "yes":
            found.append(VisitPhoto(choice, one_line(photo.caption)))
    return tuple(found)
