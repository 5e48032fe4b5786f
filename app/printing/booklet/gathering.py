"""From the ledger, or from what a volume keeps, to the plan of a booklet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.booklets.choice import REST_PART, BookletChoice, Section
from app.booklets.comparison import VolumeNews, compare
from app.booklets.volumes import issue_of, kept_places, previous_issue
from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.booklet.month_meetings import month_meetings
from app.printing.booklet.plan import REST_NAME, BookletPlan, EventFacts, Wanted, chapters_of
from app.printing.booklet.selection import select_for
from app.printing.pictures import MIDDLE, PhotoChoice
from app.printing.place_facts import PlaceFacts, one_line, place_facts
from app.printing.print_words import PrintWords, print_words
from app.records.area import Area
from app.records.booklet_issue import BookletIssue
from app.records.event import Event
from app.records.field import Level
from app.records.photo import Photo
from app.records.place import Place
from app.rules.japanese_calendar import PartialDate, add_months, format_date
from app.rules.publication import published

_EVENT_MONTHS = 13
"""How far back the booklet tells of 催し when there is no last volume."""


def gather(ledger: Ledger, choice: BookletChoice, *, today: date) -> BookletPlan:
    """Everything the pages of a booklet are made from.

    Raises:
        ExpectedError: there is no such volume or 圏域, or no place may be printed.
    """
    public = published(ledger, Level.PUBLIC)
    issue = None if choice.issue is None else issue_of(ledger, choice.issue)
    words = issue_words(ledger, issue)
    places = _places(ledger, public, choice, words, today)
    chapters = chapters_of(public, places, words, is_ordered=choice.places is not None)
    if not chapters:
        raise ExpectedError(
            f"冊子に載せられる{words.place_noun}がありません。",
            "載せてよいと返事をもらったら、冊子への掲載を「載せてよい」にしてください。",
        )
    month = _month(issue, today)
    is_month_on = Section.MONTH in choice.sections
    return BookletPlan(
        chapters,
        words,
        today,
        choice,
        part=_part_name(ledger, choice),
        colophon="" if issue is None else issue.colophon.strip(),
        cover_photo=_cover_photo(ledger, issue),
        news=_news(ledger, choice, places) if Section.NEWS in choice.sections else VolumeNews(),
        events=_events(ledger, public, choice, today) if Section.EVENTS in choice.sections else (),
        wanted=_wanted(public, places) if Section.RECRUITING in choice.sections else (),
        month=month,
        meetings=month_meetings(ledger, places, month) if is_month_on else (),
    )


def printed_places(ledger: Ledger, choice: BookletChoice, *, today: date) -> tuple[PlaceFacts, ...]:
    """The places of a whole volume as they are printed, all 圏域, in printed order: what `volumes.freeze` keeps.

    Raises:
        ExpectedError: as `gather`.
    """
    sections: frozenset[Section] = frozenset()
    return gather(ledger, choice._replace(part=None, sections=sections), today=today).places


class Part(NamedTuple):
    """A 圏域 of a booklet that can be printed by itself: what `BookletChoice.part` takes, its name, its places."""

    part: int
    name: str
    places: int


def parts_of(ledger: Ledger, choice: BookletChoice, *, today: date) -> tuple[Part, ...]:
    """The 圏域別分冊 a booklet can be divided into, in printed order.

    Raises:
        ExpectedError: as `gather`.
    """
    sections: frozenset[Section] = frozenset()
    chapters = gather(ledger, choice._replace(part=None, sections=sections), today=today).chapters
    return tuple(Part(each.places[0].area_id or REST_PART, each.name, len(each.places)) for each in chapters)


def issue_words(ledger: Ledger, issue: BookletIssue | None) -> PrintWords:
    """The centre's words, those of the volume before those of the settings.

    The usual line above the title goes with the usual title only.
    """
    words = print_words(ledger)
    if issue is None:
        return words
    title = issue.title.strip()
    is_usual = not title or title == words.booklet_name
    return words._replace(
        booklet_title=words.booklet_title if is_usual else title,  # the usual one knows where the cover may break it
        booklet_catch=issue.subtitle.strip() or (words.booklet_catch if is_usual else ""),
        booklet_foreword=issue.foreword.strip() or words.booklet_foreword,
        publisher=issue.publisher.strip() or words.publisher,
        booklet_volume=words.booklet_volume if issue.volume is None else str(issue.volume),
        booklet_issued=format_date(issue.issued, has_weekday=False) if issue.issued else words.booklet_issued,
    )


def _places(
    ledger: Ledger, public: Ledger, choice: BookletChoice, words: PrintWords, today: date
) -> tuple[PlaceFacts, ...]:
    """The places that are printed, in the order that was chosen."""
    selection = select_for(ledger, words, choice, today=today)
    found = selection.kept or {
        place.id: place_facts(public, place) for place in public.all(Place) if place.id in selection.included
    }
    order = tuple(found) if choice.places is None else tuple(dict.fromkeys(choice.places))
    return tuple(found[place_id] for place_id in order if place_id in found and place_id in selection.included)


def _part_name(ledger: Ledger, choice: BookletChoice) -> str:
    if choice.part is None or choice.part == REST_PART:
        return "" if choice.part is None else REST_NAME
    area = ledger.get(Area, choice.part)
    if area is None:
        raise ExpectedError("その地域は、もうありません。", "地域を選び直してください。")
    return one_line(area.name)


def _month(issue: BookletIssue | None, today: date) -> date:
    """The first day of the month of issue, else of the month after today."""
    if issue is not None and issue.issued:
        issued = PartialDate.from_iso(issue.issued)
        if issued.month is not None:
            return date(issued.year, issued.month, 1)
    return add_months(today.replace(day=1), 1)


def _cover_photo(ledger: Ledger, issue: BookletIssue | None) -> PhotoChoice | None:
    photo = None if issue is None else ledger.get(Photo, issue.cover_photo)
    if photo is None or photo.consent != "yes" or not photo.sha:
        return None
    return PhotoChoice(photo.sha, photo.width or 0, photo.height or 0, MIDDLE, photo.id)


def _news(ledger: Ledger, choice: BookletChoice, places: Sequence[PlaceFacts]) -> VolumeNews:
    last = previous_issue(ledger, choice.issue)
    if last is None:
        return VolumeNews()
    before = {
        place_id: facts
        for place_id, facts in kept_places(ledger, last.id).shown.items()
        if choice.part is None or (facts.area_id or REST_PART) == choice.part
    }
    name = f"vol.{last.volume}" if last.volume is not None else one_line(last.title)
    return compare(ledger, before, places, previous=name)


def _events(ledger: Ledger, public: Ledger, choice: BookletChoice, today: date) -> tuple[EventFacts, ...]:
    """Public 催し since the last volume, and those to come; newest first."""
    last = previous_issue(ledger, choice.issue)
    begin = add_months(today, -_EVENT_MONTHS)
    if last is not None and last.issued:
        begin = PartialDate.from_iso(last.issued).first_day
    shown = [event for event in public.all(Event) if event.date and PartialDate.from_iso(event.date).last_day >= begin]
    shown.sort(key=lambda event: (event.date, event.start, event.id), reverse=True)
    return tuple(_event_facts(event, today) for event in shown)


def _event_facts(event: Event, today: date) -> EventFacts:
    number = f"第{event.number}回　" if event.number and f"第{event.number}回" not in event.title else ""
    lecturer = "　".join(part for part in (one_line(event.lecturer), one_line(event.affiliation)) if part)
    return EventFacts(
        day=event.date,
        until=event.until,
        title=number + one_line(event.title),
        theme=one_line(event.theme),
        outline=event.outline.strip(),
        lecturer=lecturer,
        venue=one_line(event.venue),
        participants=event.participants,
        is_coming=PartialDate.from_iso(event.until or event.date).last_day >= today,
    )


def _wanted(public: Ledger, places: Sequence[PlaceFacts]) -> tuple[Wanted, ...]:
    found = []
    for facts in places:
        place = public.get(Place, facts.id)
        if place is not None and place.wanted.strip() and not facts.is_suspended:
            found.append(Wanted(facts, one_line(place.wanted)))
    return tuple(found)
