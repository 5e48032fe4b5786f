"""Where a column of a list can go: every field that lists carry, with the words that lists use for it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from app.exchange.header_words import (
    WORDS_IN_SPACE_LISTS,
    WORDS_OF_ACCESSIBILITY,
    WORDS_OF_FIELDS,
    WORDS_OF_LEVELS,
    WORDS_OF_NUMBERS,
)
from app.records.area import Area
from app.records.base import Record
from app.records.field import Field, FieldKind
from app.records.organization import Organization
from app.records.place import Place
from app.records.space import Space
from app.rules.normalise import fold

NOTE = "note"
"""Goes to 内部メモ together with the column's title: nothing of a list is dropped silently."""

NUMBER = "number"
"""A running number of the list; it says nothing about the record and stays out."""

ID = "id"

DAY_MARKS = "schedule.marks"
"""One of several columns, 月 火 水 … or 第1 第2 …, with a ○ where it applies."""


@dataclass(frozen=True, slots=True)
class Target:
    """One place a column can go to.

    Attributes:
        key: `place.phone`, `schedule.time`, `term.accessibility.elevator`, or NOTE, NUMBER, ID.
        label: the word in the window.
        words: folded titles by which lists call such a column.
        joins: several columns may go there; their texts are put together.
        kind: what the field holds, None for targets that are no single field.
    """

    key: str
    label: str
    words: tuple[str, ...]
    joins: bool = False
    kind: FieldKind | None = None


_BRACKETS = re.compile(r"[（(〔［\[【].*?[）)〕］\]】]")
_EDGES = re.compile(r"^[\s※*＊◎○●■◆・]+|[\s※*＊:：]+$")


@lru_cache(maxsize=4096)
def folded_title(title: str) -> str:
    """The key under which titles are compared: folded, without what stands in brackets or as a mark in front."""
    plain = unicodedata.normalize("NFKC", title)
    bare = _EDGES.sub("", _BRACKETS.sub("", plain))
    return fold(bare or plain)


_JOINED_KINDS = (FieldKind.LONG_TEXT,)


_OF_THE_ROW_ITSELF = ("なまえ", "名前", "名称")
"""In a list of places these are the place's, however a space or an area calls its own."""


def _of_field(record_class: type[Record], field: Field, more: str = "", label: str = "") -> Target:
    """The target of a field; with a `label` of its own it is a field of another record than the row's."""
    own = (*field.headers, field.label, *more.split())
    words = dict.fromkeys(folded_title(word) for word in own if not label or word not in _OF_THE_ROW_ITSELF)
    return Target(
        key=f"{record_class.KIND}.{field.name}",
        label=label or field.label,
        words=tuple(word for word in words if word),
        joins=field.kind in _JOINED_KINDS,
        kind=field.kind,
    )


def _of_class(record_class: type[Record], more: dict[str, str], *left_out: str) -> list[Target]:
    return [
        _of_field(record_class, field, more.get(f"{record_class.KIND}.{field.name}", ""))
        for field in record_class.FIELDS
        if not field.name.endswith("_level") and field.name not in left_out and field.kind is not FieldKind.POSITION
    ]


def _fixed(key: str, label: str, words: str, *, joins: bool = False) -> Target:
    return Target(key=key, label=label, words=tuple(dict.fromkeys(map(folded_title, words.split()))), joins=joins)


_ALWAYS = (
    _fixed(ID, "つどいばの番号", "id つどいばの番号"),
    _fixed(NUMBER, "番号（とりこまない）", WORDS_OF_NUMBERS),
    Target(key=NOTE, label="内部メモに入れる", words=(), joins=True),
)


def _place_targets() -> tuple[Target, ...]:
    schedule = [
        _fixed("schedule.day", "定例（曜日・日）", WORDS_OF_FIELDS["schedule.day"], joins=True),
        _fixed("schedule.time", "時間", WORDS_OF_FIELDS["schedule.time"]),
        _fixed("schedule.start", "はじまる時間", WORDS_OF_FIELDS["schedule.start"]),
        _fixed("schedule.end", "おわる時間", WORDS_OF_FIELDS["schedule.end"]),
        Target(key=DAY_MARKS, label="曜日や週の○", words=(), joins=True),
    ]
    space = [
        _of_field(Space, Space.field(name), WORDS_OF_FIELDS.get(f"space.{name}", ""), label)
        for name, label in (("name", "場"), ("address", "場の住所"), ("postal_code", "場の〒"), ("access", "行きかた"))
    ]
    area = [_of_field(Area, Area.field("name"), WORDS_OF_FIELDS["area.name"], "地域")]
    own = _of_class(
        Place, WORDS_OF_FIELDS, "area", "space", "stage", "survey_activity", "survey_operator", "survey_venue"
    )
    levels = [_fixed(f"level.{name}", label, words) for name, (label, words) in WORDS_OF_LEVELS.items()]
    return (*own, *levels, *schedule, *space, *area, *_accessibility(), *_ALWAYS)


def _accessibility() -> list[Target]:
    return [
        _fixed(f"term.accessibility.{code}", words.split()[0], words) for code, words in WORDS_OF_ACCESSIBILITY.items()
    ]


def _space_targets() -> tuple[Target, ...]:
    own = _of_class(Space, WORDS_IN_SPACE_LISTS, "area", "owner_organization", "address_shown", "source")
    area = [_of_field(Area, Area.field("name"), WORDS_OF_FIELDS["area.name"], "地域")]
    return (*own, *area, *_accessibility(), *_ALWAYS)


TARGETS: dict[str, tuple[Target, ...]] = {
    "place": _place_targets(),
    "space": _space_targets(),
    "organization": (
        *_of_class(Organization, WORDS_OF_FIELDS, "area"),
        _of_field(Area, Area.field("name"), WORDS_OF_FIELDS["area.name"], "地域"),
        *_ALWAYS,
    ),
    "area": (*_of_class(Area, {}, "parent_area", "map_x", "map_y"), *_ALWAYS),
}
"""Kind of a list -> everything its columns can become."""


@cache
def target(kind: str, key: str) -> Target:
    """The target of a list kind with this key.

    Raises:
        KeyError: lists of this kind have no such target.
    """
    for each in TARGETS[kind]:
        if each.key == key:
            return each
    raise KeyError(f"{kind}: {key}")


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Every folded word by which any list calls any column: how a header row is told from the rest."""
    return frozenset(word for targets in TARGETS.values() for each in targets for word in each.words)


_DAY_MARK_TITLE = re.compile(r"[月火水木金土日](曜日?)?|第?\s*[1-5一二三四五]\s*(週目?|回目?)?")


def is_day_mark_title(title: str) -> bool:
    """Whether a title is that of one weekday or one week of the month: 月, 火曜, 第3."""
    plain = unicodedata.normalize("NFKC", title).strip()
    return _DAY_MARK_TITLE.fullmatch(plain) is not None and not plain.isdigit()


_LONGEST_TITLE = 14


@lru_cache(maxsize=8192)
def is_known_title(title: str) -> bool:
    """Whether a cell reads like the title of a column: a known word, or a short text around one."""
    key = folded_title(title)
    if key in known_words():
        return True
    return 2 < len(key) <= _LONGEST_TITLE and any(len(word) >= 2 and word in key for word in known_words())
