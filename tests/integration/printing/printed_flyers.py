"""Flyers and posters of a town that has everything, made through their declarations, and what may be wrong in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from app.ledger import Ledger
from app.printing.flyers.sheet import flyer_sheet, poster_sheet
from app.printing.pages import Page
from app.printing.products.catalogue import BY_KEY
from app.printing.products.product import Made, Product, Refused, Request, make
from app.records.event import Event
from tests.flyer_town import FlyerTown, flyer_town
from tests.printed_pages import (
    illegal_lines,
    outside_texts,
    overlapping_lines,
    smallest_type,
)
from tests.town import Town

TODAY = date(2025, 4, 10)
FLYERS = ("flyer", "event-flyer", "volunteer-flyer", "referral-flyer", "poster", "event-poster")
LONG = "障がいのある方もない方も集う、手しごとと音楽とお茶の会です。"
STRANGE_NAMES = ("さくら会", "<b>A&B</b>", "=1+1", "髙橋さんの𠮷田家", "葛󠄀飾の会", "🌸の会", "さくらの家" * 80, "A" * 400)
DESIGNS = [(key, design) for key in FLYERS for design in BY_KEY[key].option("design").choices]


@cache
def town() -> tuple[FlyerTown, Ledger]:
    found = flyer_town()
    return found, found.town.ledger()


def subjects(key: str) -> tuple[int | None, ...]:
    """What a product is tried on: with much and with little to say."""
    ids, _ = town()
    return {
        "flyer": (ids.place,),
        "event-flyer": (ids.forum, ids.course, ids.bare),
        "volunteer-flyer": (ids.seeking, None),
        "referral-flyer": (None,),
        "poster": (ids.place,),
        "event-poster": (ids.forum, ids.course),
    }[key]


def printed(
    key: str, subject: int | None, options: Mapping[str, str] | None = None, *, of: Town | None = None
) -> Made | Refused:
    ids, ledger = town()
    if of is not None:
        ledger = of.ledger()
    request = Request(ledger, TODAY, (of or ids.town).read_blob, subject, options or {})
    return make(BY_KEY[key], request)


def made(key: str, subject: int | None, options: Mapping[str, str] | None = None, *, of: Town | None = None) -> Made:
    found = printed(key, subject, options, of=of)
    assert isinstance(found, Made), found
    return found


def papers(product: Product) -> Iterator[str]:
    yield from product.option("paper").choices


def faults(page: Page, note_floor: float, empty_edge: float) -> list[object]:
    """What is wrong with one page, measured on its display list."""
    found: list[object] = [*overlapping_lines(page), *outside_texts(page, empty_edge), *illegal_lines([page])]
    if smallest_type([page]) < note_floor - 0.01:
        found.append(smallest_type([page]))
    return found


def floor_of(key: str, paper: str) -> float:
    """The smallest type allowed, ふりがな included."""
    sheet = poster_sheet(paper) if key.endswith("poster") else flyer_sheet(paper)
    return min(sheet.theme.ruby_floor, sheet.scale.note_floor)


def crowded_town(word: str) -> tuple[Town, int, int]:
    """A place and an event with 400 characters in every field."""
    words = (word * 400)[:400]
    of = Town()
    for name in ("publisher", "publisher_phone", "publisher_hours"):
        of.setting(f"print.{name}", words)
    space = of.space(words, words, landmark=words, source=words, access=("step_free", "wheelchair"))
    values = dict.fromkeys(
        ("fee", "audience", "capacity_note", "booking", "bring", "contact_name", "wanted"), words
    )
    number = "042-000-0001"
    place = of.place(
        words, area=of.area(words, "a0"), reading=words, space=space, photo="tea", story=words, activities=words,
        rules=[("FREQ=WEEKLY;BYDAY=MO", "10:00", "12:00", words), ("", "", "", "", words)],
        contact_name_level="public", phone=number, **values,
    )  # fmt: skip
    texts = ("title", "reading", "theme", "outline", "lecturer", "affiliation", "audience", "venue", "fee", "booking")
    event = Event(id=9500, title="", space=space, date="2025-11-21", start="10:00", phone=number)
    of.records.append(event.changed(**dict.fromkeys(texts, words)))
    return of, place, event.id
