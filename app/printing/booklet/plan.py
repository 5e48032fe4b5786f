"""What a booklet holds: chapters by 圏域, in each the places town by town."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.ledger import Ledger
from app.printing.place_facts import PlaceFacts, one_line, place_facts
from app.printing.print_words import PrintWords
from app.printing.theme import Colour
from app.records.area import Area
from app.records.field import Level
from app.records.place import Place
from app.rules.publication import published
from app.rules.reading import reading_from_kana, sort_key

REST_NAME = "そのほかの地域"
ONLINE = "オンライン"
_AREA_COLOURS = (Colour.SHU, Colour.AI, Colour.MIDORI, Colour.CHA, Colour.SUMI)
_AREA_WORD = re.compile(r"(?<=.)(?:日常生活圏域|生活圏域|圏域|地区|地域)$")


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


@dataclass(frozen=True, slots=True)
class BookletPlan:
    """Everything the pages are made from."""

    chapters: tuple[Chapter, ...]
    words: PrintWords
    today: date

    @property
    def places(self) -> tuple[PlaceFacts, ...]:
        """All places in printed order."""
        return tuple(facts for chapter in self.chapters for facts in chapter.places)


def plan_booklet(ledger: Ledger, included: frozenset[int], words: PrintWords, today: date) -> BookletPlan:
    """Chapters in the order of the areas, places without one in a last chapter; values as far as they are public."""
    public = published(ledger, Level.PUBLIC)
    by_area: dict[int | None, list[PlaceFacts]] = defaultdict(list)
    for place in public.all(Place):
        if place.id in included:
            facts = place_facts(public, place)
            by_area[facts.area_id].append(facts)
    areas = sorted(public.all(Area), key=lambda area: (area.pos, area.id))
    chapters: list[Chapter] = []
    for area in areas:
        if area.id in by_area:
            chapters.append(_chapter(len(chapters), one_line(area.name), one_line(area.reading), by_area[area.id]))
    if by_area.get(None):
        name = REST_NAME if chapters else f"{words.place_noun}の一覧"
        chapters.append(_chapter(len(chapters), name, "", by_area[None]))
    return BookletPlan(tuple(chapters), words, today)


def place_key(place_id: int) -> str:
    """Name of the bookmark of a place."""
    return f"place{place_id}"


def reading_of(facts: PlaceFacts) -> str:
    """よみ, or what the kana of the name say; else the name itself, which sorts by the kana it begins with."""
    return facts.reading or reading_from_kana(facts.name) or facts.name


def _chapter(index: int, name: str, reading: str, places: list[PlaceFacts]) -> Chapter:
    ordered = _town_by_town(places)
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
            sort_key(reading_of(facts)),
            facts.id,
        ),
    )
