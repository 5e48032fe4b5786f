"""How one booklet shall be: which places in which order, which sections, which paper and look."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Style(StrEnum):
    """How places are set."""

    TWO = "2"
    """Two to a page."""
    ONE = "1"
    """One to a page, with a large photo."""
    FOUR = "4"
    """Four to a page: small photo, the facts without captions."""
    LIST = "list"
    """As a list: no photo, no running text."""


class Cover(StrEnum):
    """What is drawn on the cover; a volume with a photo for its cover shows that instead."""

    RING = "ring"
    """A: a ring of cushions around a table."""
    STREET = "street"
    """B: houses and neighbours in a street, the title upright."""


class Section(StrEnum):
    """A part of the booklet that can be left out, in printed order. Chapters, covers and 目次 are always there."""

    FOREWORD = "foreword"
    GUIDE = "guide"
    NEWS = "news"
    WEEKDAYS = "weekdays"
    MONTH = "month-list"
    SLIP = "slip"
    EVENTS = "events"
    RECRUITING = "recruiting"
    NAMES = "name-index"
    KINDS = "kind-index"
    TOWNS = "town-index"


SECTION_LABELS = {
    Section.FOREWORD: "はじめに",
    Section.GUIDE: "この冊子の見かた",
    Section.NEWS: "前の号からかわったこと",
    Section.WEEKDAYS: "曜日別一覧",
    Section.MONTH: "月間カレンダー",
    Section.SLIP: "ご紹介ください",
    Section.EVENTS: "連絡会の取組み",
    Section.RECRUITING: "{volunteer}になりませんか",
    Section.NAMES: "五十音さくいん",
    Section.KINDS: "種別さくいん",
    Section.TOWNS: "町名さくいん",
}
"""What a section is called on screen and in the 目次, with the nouns of the town (`wording.with_nouns`)."""

USUAL_SECTIONS = frozenset(Section) - {Section.KINDS, Section.TOWNS}
"""What is in a booklet when nobody chose. A section that has nothing to say takes no page."""

REST_PART = 0
"""The part of the places that lie in no 圏域."""

PAPERS = ("A5", "B5", "A4")


class BookletChoice(NamedTuple):
    """One booklet as it is wanted.

    Attributes:
        issue: id of the volume; None for the ledger as it is now, without a volume.
        places: ids in the order of printing (within their 圏域); None for all that may be printed, town by town.
        sections: what is in it beside the places.
        paper: A5, B5 or A4, the finished page.
        part: id of the only 圏域 in it (圏域別分冊), REST_PART for those in none; None for all.
        include_stale: also places not confirmed for so long that they are red.
        is_right_bound: the spine is on the right of the cover.
    """

    issue: int | None = None
    places: tuple[int, ...] | None = None
    sections: frozenset[Section] = USUAL_SECTIONS
    paper: str = "A5"
    style: Style = Style.TWO
    cover: Cover = Cover.RING
    part: int | None = None
    include_stale: bool = False
    is_right_bound: bool = False
