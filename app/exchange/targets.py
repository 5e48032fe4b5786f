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
    WORDS_OF_LENDERS,
    WORDS_OF_LEVELS,
    WORDS_OF_NUMBERS,
    WORDS_OF_VOLUNTEER_ROWS,
)
from app.records.area import Area
from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.records.field import Field, FieldKind
from app.records.goal import GoalValue
from app.records.organization import Organization
from app.records.place import Place
from app.records.space import Space
from app.records.volunteer import Volunteer
from app.rules.normalise import fold

NOTE = "note"
"""Goes to 内部メモ together with the column's title: nothing of a list is dropped silently."""

NUMBER = "number"
"""A running number of the list; it says nothing about the record and stays out."""

ID = "id"

UNIT_OF_GOAL = "goal.unit"
"""The unit of an indicator, in a list of its values."""

_BY_HAND = ("area", "organization", "space", "place", "volunteer", "term", "photo", "handover", "minutes")
_ROWS_WITH_LISTS = ("membership", "attendance", "goal_value", "population")
"""Rows that centres keep as lists of their own, with the name of what they belong to in each."""

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


GENERATED: tuple[type[Record], ...] = tuple(
    record_class
    for record_class in RECORD_CLASSES
    if (record_class.MAIN and record_class.KIND not in _BY_HAND) or record_class.KIND in _ROWS_WITH_LISTS
)
"""Kinds whose lists are read from the field declarations alone."""


@cache
def naming_key(kind: str) -> str:
    """The target without which a row is nothing: the name, or what the kind asks for instead of one."""
    record_class = BY_KIND[kind]
    names = [field for field in record_class.FIELDS if field.name in ("name", "title")]
    asked = [field for field in record_class.FIELDS if field.required and not field.target]
    persons = [field for field in record_class.FIELDS if field.name == "person"]
    return f"{kind}.{(names or asked or persons or record_class.parent_fields())[0].name}"


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
    own = _of_class(Space, WORDS_IN_SPACE_LISTS, "area", "owner_organization", "owner", "address_shown", "source")
    lender = [_fixed(key, label, words) for key, (label, words) in WORDS_OF_LENDERS.items()]
    return (*own, *lender, _area_target(), *_accessibility(), *_ALWAYS)


def _area_target(*more: str) -> Target:
    return _of_field(Area, Area.field("name"), " ".join((WORDS_OF_FIELDS["area.name"], *more)), "地域")


def _volunteer_targets() -> tuple[Target, ...]:
    sets = [_fixed(key, label, words, joins=True) for key, (label, words) in WORDS_OF_VOLUNTEER_ROWS.items()]
    own = _of_class(Volunteer, WORDS_OF_FIELDS, "area")
    return (*own, *sets, _area_target(*Volunteer.field("area").headers), *_ALWAYS)


def _generated_targets(record_class: type[Record]) -> tuple[Target, ...]:
    """Every field of a kind; whom or what it links to is written by name."""
    own = _of_class(record_class, WORDS_OF_FIELDS, "area", "map_x", "map_y", "term_list")
    has_area = any(field.name == "area" for field in record_class.FIELDS)
    return (*own, *((_area_target(*record_class.field("area").headers),) if has_area else ()), *_ALWAYS)


TARGETS: dict[str, tuple[Target, ...]] = {
    "place": _place_targets(),
    "space": _space_targets(),
    "organization": (
        *_of_class(Organization, WORDS_OF_FIELDS, "area"),
        _of_field(Area, Area.field("name"), WORDS_OF_FIELDS["area.name"], "地域"),
        *_ALWAYS,
    ),
    "area": (*_of_class(Area, {}, "parent_area", "map_x", "map_y"), *_ALWAYS),
    "volunteer": _volunteer_targets(),
    **{record_class.KIND: _generated_targets(record_class) for record_class in GENERATED},
    GoalValue.KIND: (_fixed(UNIT_OF_GOAL, "目標の単位", "目標の単位"), *_generated_targets(GoalValue)),
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


RECOGNISED = ("place", "space", "organization", "area", "volunteer", "membership")
"""Kinds that a list is taken for by itself; any other kind somebody has to name."""


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Every folded word by which any list calls any column: how a header row is told from the rest."""
    return frozenset(word for kind in RECOGNISED for each in TARGETS[kind] for word in each.words)


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
