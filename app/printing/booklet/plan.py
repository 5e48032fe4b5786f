"""What a booklet holds: chapters by 圏域 with their places, and what its other sections tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from app.booklets.choice import BookletChoice, Style
from app.booklets.comparison import VolumeNews
from app.ledger import Ledger
from app.printing.booklet.measures import Measures, measures_of
from app.printing.pictures import PhotoChoice
from app.printing.place_facts import PlaceFacts, one_line
from app.printing.print_words import PrintWords
from app.printing.theme import Colour
from app.records.area import Area
from app.rules.reading import SortKey, reading_from_kana, sort_key

REST_NAME = "そのほかの地域"
ONLINE = "オンライン"
_AREA_COLOURS = (Colour.SHU, Colour.AI, Colour.MIDORI, Colour.CHA, Colour.SUMI)
_AREA_WORD = re.compile(r"(?<=.)(?:日常生活圏域|生活圏域|圏域|地区|地域)$")


class ThumbTab(NamedTuple):
    """What the edge of a page shows of its chapter, and the bookmark of the chapter's first page."""

    number: int
    short_name: str
    colour: Colour
    key: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One 圏域 with its places in printed order.

    Attributes:
        number: from 1.
        name, short_name: 「東部圏域」, 「東部」.
        reading: of the name, or ''.
        towns: the 町名 in which places lie, in printed order.
    """

    number: int
    name: str
    short_name: str
    reading: str
    colour: Colour
    towns: tuple[str, ...]
    places: tuple[PlaceFacts, ...]

    @property
    def key(self) -> str:
        """Name of the bookmark of its first page."""
        return f"chapter{self.number}"

    @property
    def tab(self) -> ThumbTab:
        """For the edge of its pages."""
        return ThumbTab(self.number, self.short_name, self.colour, self.key)


class EventFacts(NamedTuple):
    """A 催し as the booklet tells of it; every text '' when nothing may be said.

    Attributes:
        day: ISO, as much of it as is known.
        is_coming: still to be held.
    """

    day: str
    until: str
    title: str
    theme: str
    outline: str
    lecturer: str
    venue: str
    participants: int | None
    is_coming: bool


class Wanted(NamedTuple):
    """A place that looks for helpers, and for what."""

    facts: PlaceFacts
    text: str


class MonthMeeting(NamedTuple):
    """A place that is held on a day; `start` is 「9:00」 or ''."""

    day: date
    start: str
    facts: PlaceFacts


@dataclass(frozen=True)
class BookletPlan:
    """Everything the pages are made from.

    Attributes:
        choice: how it shall be.
        part: name of the only 圏域 in it, '' for all.
        colophon: the centre's own words in the imprint.
        cover_photo: instead of the drawing.
        news: what differs from the last volume.
        events: 催し to tell of, newest first.
        wanted: places that look for helpers.
        month: its first day; meetings of that month that are not weekly.
    """

    chapters: tuple[Chapter, ...]
    words: PrintWords
    today: date
    choice: BookletChoice
    part: str = ""
    colophon: str = ""
    cover_photo: PhotoChoice | None = None
    news: VolumeNews = field(default_factory=VolumeNews)
    events: tuple[EventFacts, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    month: date | None = None
    meetings: tuple[MonthMeeting, ...] = ()

    @cached_property
    def places(self) -> tuple[PlaceFacts, ...]:
        """Of all chapters, in printed order."""
        return tuple([each for chapter in self.chapters for each in chapter.places])

    @property
    def measures(self) -> Measures:
        """Of the paper it is printed on, how much stands on a page, and the side it is bound at."""
        choice = self.choice
        is_largest = choice.style in (Style.ONE, Style.TWO)
        return measures_of(choice.paper, is_largest=is_largest, is_right_bound=choice.is_right_bound)


def chapters_of(
    ledger: Ledger, places: Iterable[PlaceFacts], words: PrintWords, *, is_ordered: bool
) -> tuple[Chapter, ...]:
    """Chapters in the order of the areas, places without one in a last chapter.

    Args:
        is_ordered: within a chapter the places stay in the order given; otherwise they stand town by town.
    """
    by_area: dict[int | None, list[PlaceFacts]] = defaultdict(list)
    areas = {area.id: area for area in sorted(ledger.all(Area), key=lambda area: (area.pos, area.id))}
    for facts in places:
        by_area[facts.area_id if facts.area_id in areas else None].append(facts)
    chapters: list[Chapter] = []
    for area in areas.values():
        if area.id in by_area:
            there = by_area[area.id] if is_ordered else _town_by_town(by_area[area.id])
            chapters.append(_chapter(len(chapters), one_line(area.name), one_line(area.reading), there))
    if by_area.get(None):
        name = REST_NAME if chapters else f"{words.place_noun}の一覧"
        there = by_area[None] if is_ordered else _town_by_town(by_area[None])
        chapters.append(_chapter(len(chapters), name, "", there))
    return tuple(chapters)


def place_key(place_id: int) -> str:
    """Name of the bookmark of a place."""
    return f"place{place_id}"


def place_of_key(key: str) -> int:
    """The place whose bookmark has this name; 0 for the name of anything else."""
    number = key.removeprefix("place")
    return int(number) if number != key and number.isdecimal() else 0


def reading_of(facts: PlaceFacts) -> str:
    """よみ, or what the kana of the name say; else the name itself, which sorts by the kana it begins with."""
    return facts.reading or reading_from_kana(facts.name) or facts.name


@lru_cache(maxsize=4096)
def reading_key(facts: PlaceFacts) -> SortKey:
    """For 五十音順 by that reading."""
    return sort_key(reading_of(facts))


def _chapter(index: int, name: str, reading: str, ordered: Sequence[PlaceFacts]) -> Chapter:
    towns = tuple(dict.fromkeys(facts.venue.town for facts in ordered if facts.venue.town))
    short = name if name == REST_NAME else _AREA_WORD.sub("", name)
    colour = _AREA_COLOURS[index % len(_AREA_COLOURS)]
    return Chapter(index + 1, name, "そのほか" if name == REST_NAME else short, reading, colour, towns, tuple(ordered))


def _town_by_town(places: Iterable[PlaceFacts]) -> list[PlaceFacts]:
    """Neighbouring places stand together: towns by postal code, then 五十音; online and unknown towns last."""
    codes: dict[str, str] = {}
    listed = list(places)
    for facts in listed:
        town, code = facts.venue.town, facts.venue.postal_code
        if town and code and (town not in codes or code < codes[town]):
            codes[town] = code
    return sorted(
        listed,
        key=lambda facts: (
            not facts.venue.town,
            codes.get(facts.venue.town, "~"),
            facts.venue.town,
            reading_key(facts),
            facts.id,
        ),
    )
