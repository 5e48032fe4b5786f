"""What stands on a card, in words: read from a ledger in which only what the reader may see is left."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from app.ledger import Ledger
from app.printing.pictures import PhotoChoice
from app.printing.place_facts import (
    Occasion,
    PlaceFacts,
    Venue,
    map_choices,
    one_line,
    photo_choices,
    place_facts,
    short_url,
    venue_of,
)
from app.records.area import Area
from app.records.offered_hours import OfferedHours
from app.records.organization import Organization
from app.records.photo import Photo
from app.records.place import Place
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.term import Term
from app.rules.japanese_calendar import format_date
from app.rules.phones import callable_number
from app.rules.place_schedule import schedule_sentence
from app.rules.week_words import week_words

_SPACE_MOTIF, _ONLINE_MOTIF = "generations", "smartphone"
"""A house among trees, a telephone."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """One card; every text is '' and every tuple empty where nothing may be said.

    Attributes:
        kind, record_id: of the place or the space.
        tab: label of its 種別.
        since: 「令和4年4月から」.
        where: area and 町名.
        occasions, open_days: of a place; None for a space, which has no row of weekdays.
        facts: (caption, value) in printed order, at most four characters a caption.
        texts: (heading, text) over the full width.
        plates: (heading, text) beside each other, a line for each point.
        confirmed: (day, who).
        url: '' for none.
        map: the 案内図 whose people agreed.
        refused_phone: what stands in the field of the telephone though nobody can call it.
    """

    kind: str
    record_id: int
    name: str
    reading: str
    tab: str
    kind_code: str
    since: str
    where: str
    occasions: tuple[Occasion, ...]
    open_days: frozenset[int] | None
    facts: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    plates: tuple[tuple[str, str], ...]
    signs: tuple[tuple[str, str], ...]
    confirmed: tuple[str, str]
    photo: PhotoChoice | None
    photo_caption: str
    way: str
    url: str
    is_suspended: bool = False
    map: PhotoChoice | None = None
    refused_phone: str = ""


def place_content(seen: Ledger, place: Place, agreed: Container[int]) -> CardContent:
    """The card of a place.

    Args:
        seen: what the readers of this card may see.
        agreed: ids of the photos whose people agreed.
    """
    facts = place_facts(seen, place)
    photo, caption = _photo(seen, "place", place.id, agreed)
    story = "" if place.story.strip() == place.activities.strip() else place.story.strip()
    texts = (("どんなところ", story), ("していること", place.activities.strip()))
    return CardContent(
        kind=Place.KIND,
        record_id=place.id,
        name=facts.name,
        reading=facts.reading,
        tab=facts.kind_label,
        kind_code=facts.kind_code,
        since=_since(place.started),
        where="　".join(part for part in (facts.area_name, facts.venue.town) if part),
        occasions=facts.occasions,
        open_days=facts.open_days,
        facts=tuple(pair for pair in _place_facts(facts, place) if pair[1]),
        texts=tuple(each for each in texts if each[1]),
        plates=(("あるとうれしい手", place.wanted.strip()),) if place.wanted.strip() else (),
        signs=facts.venue.accessibility,
        confirmed=(format_date(place.confirmed, has_weekday=False) if place.confirmed else "", place.confirmed_by),
        photo=photo,
        photo_caption=caption,
        way=_way(facts.venue, seen.get(Space, place.space)),
        url=facts.url,
        is_suspended=facts.is_suspended,
        map=_map(facts.venue, map_choices(seen, "place", place.id, place.space), agreed),
        refused_phone="" if facts.phone else one_line(place.phone),
    )


def space_content(seen: Ledger, space: Space, agreed: Container[int], place_noun: str) -> CardContent:
    """The card of a space; the arguments as of `place_content`, `place_noun` is the town's word for 居場所."""
    venue = venue_of(seen, space)
    area, kind = seen.get(Area, space.area), seen.get(Term, space.kind)
    photo, caption = _photo(seen, "space", space.id, agreed)
    users = [place for place in seen.linking(Place, "space", space.id) if place.status != "ended"]
    used_by = (f"いま使っている{place_noun}", "\n".join(_users(seen, users)))
    plates = (("使える日時", _hours(seen, space)), used_by)
    texts = (
        ("どんな場", space.description.strip()),
        ("設備", space.equipment.strip()),
        ("出入りのしやすさ", space.accessibility_note.strip()),
        ("条件と費用", "\n".join(part for part in (space.conditions.strip(), space.use_limit_note.strip()) if part)),
    )
    return CardContent(
        kind=Space.KIND,
        record_id=space.id,
        name=venue.name,
        reading=one_line(space.reading),
        tab=one_line(kind.label) if kind else "",
        kind_code=_ONLINE_MOTIF if venue.is_online else _SPACE_MOTIF,
        since="",
        where="　".join(part for part in (one_line(area.name) if area else "", venue.town) if part),
        occasions=(),
        open_days=None,
        facts=tuple(pair for pair in _space_facts(seen, space, venue) if pair[1]),
        texts=tuple(each for each in texts if each[1]),
        plates=tuple(each for each in plates if each[1]),
        signs=venue.accessibility,
        confirmed=("", ""),
        photo=photo,
        photo_caption=caption,
        way=_way(venue, space),
        url=space.url.strip(),
        map=_map(venue, map_choices(seen, "space", space.id, None), agreed),
        refused_phone="" if callable_number(space.phone) else one_line(space.phone),
    )


def _place_facts(facts: PlaceFacts, place: Place) -> Iterator[tuple[str, str]]:
    yield "場所", _lines(facts.venue.name, _whereabouts(facts.venue))
    yield "対象", facts.audience
    yield "参加費", facts.fee
    yield "定員", "　".join(part for part in (facts.capacity, facts.booking) if part)
    called = "代表" if facts.contact_name else "電話"
    yield called, "　".join(part for part in (facts.contact_name, facts.phone) if part)
    yield "運営", facts.organization
    yield "持ち物", facts.bring
    yield "ファクス", one_line(place.fax)
    yield "メール", one_line(place.email)
    yield "ネット", short_url(facts.url)


def _space_facts(seen: Ledger, space: Space, venue: Venue) -> Iterator[tuple[str, str]]:
    owner = seen.get(SpaceOwner, space.owner)
    organization = seen.get(Organization, space.owner_organization)
    yield "住所", _whereabouts(venue)
    yield "定員", f"{space.capacity}名" if space.capacity else ""
    yield "広さ", one_line(space.size)
    yield "電話", callable_number(one_line(space.phone))
    yield "持ち主", one_line(organization.name) if organization else ""
    if owner is not None:
        called = "　".join(one_line(part) for part in (owner.name, owner.job_title) if part.strip())
        yield "提供者", _lines(called, one_line(owner.phone), one_line(owner.phone_note))
    yield "ネット", short_url(space.url.strip())
    yield "出どころ", one_line(space.source)


def _users(seen: Ledger, places: Iterable[Place]) -> Iterator[str]:
    from app.records.schedule import Schedule

    for place in places:
        schedules = seen.linking(Schedule, "place", place.id)
        when = "、".join(schedule_sentence(schedule) for schedule in schedules)
        yield f"{one_line(place.name)}　{when}".strip("　")


def _hours(seen: Ledger, space: Space) -> str:
    week = {(row.weekday, row.part): row.offer for row in seen.linking(OfferedHours, "space", space.id)}
    return "\n".join(part for part in (week_words(week), space.hours.strip()) if part)


def _photo(seen: Ledger, field: str, record_id: int, agreed: Container[int]) -> tuple[PhotoChoice | None, str]:
    """The first photo whose people agreed, whoever the reader is: a card lies open on tables."""
    for choice in photo_choices(seen, field, record_id):
        if choice.photo_id in agreed:
            photo = seen.get(Photo, choice.photo_id)
            return choice, one_line(photo.caption) if photo is not None else ""
    return None, ""


def _map(venue: Venue, choices: Iterable[PhotoChoice], agreed: Container[int]) -> PhotoChoice | None:
    """The first map of which all agreed that it be shown; there is no way to a screen."""
    return None if venue.is_online else next((each for each in choices if each.photo_id in agreed), None)


def _whereabouts(venue: Venue) -> str:
    landmark = "" if venue.is_online else venue.landmark
    return f"{venue.address}（{landmark}）" if venue.address and landmark else venue.address or landmark


def _way(venue: Venue, space: Space | None) -> str:
    return "" if venue.is_online or space is None else space.access.strip()


def _since(started: str) -> str:
    try:
        return f"{format_date(started, has_weekday=False)}から" if started else ""
    except ValueError:
        return ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
