"""What stands on a paper form: sections of fields, choices and rows; a field nobody placed is added by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from app.records.base import Record
from app.records.field import LEVEL_LABELS, Field, FieldKind

_UNWRITTEN_KINDS = (FieldKind.POSITION, FieldKind.BLOB)


def is_by_hand(described: Field) -> bool:
    """Whether somebody can write the value of a field: not its place among siblings, a picture, or where it belongs.

    The level of an adjustable field is asked beside the field itself.
    """
    is_companion = described.options == LEVEL_LABELS and described.name.endswith("_level")
    return described.kind not in _UNWRITTEN_KINDS and not described.parent and not is_companion


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields of one record below each other.

    Attributes:
        labels: other words than those of the field, where the window has others.
        lines: how many lines a long text has; three where nothing is said.
        kept_by_centre: written by the centre, marked so.
        unasked: codes of choices that mean no answer: then no box is ticked.
    """

    record_class: type[Record]
    names: tuple[str, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    kept_by_centre: frozenset[str] = frozenset()
    unasked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """A choice set: every entry of a pick list with a box before it."""

    record_class: type[Record]
    term_list: str
    caption: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a kind: a table with empty lines, or, with `is_card`, all fields of one below each other.

    Attributes:
        names: in this order; what the class has beyond them follows.
        count: empty lines, or cards.
        kept_by_centre: written by the centre, marked so.
    """

    record_class: type[Record]
    caption: str
    names: tuple[str, ...]
    count: int
    is_card: bool = False
    kept_by_centre: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """The week in parts of the day, to be filled with ○ and △."""

    record_class: type[Record]
    caption: str


@dataclass(frozen=True, slots=True)
class Occasions:
    """定例: when a place is held, with boxes for rule, weekdays, times and holidays."""

    record_class: type[Record]
    exception_class: type[Record]
    caption: str
    count: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody agrees to, in sentences; with `is_signed` followed by day and name."""

    text: str
    is_signed: bool = False


Part: TypeAlias = Fields | Choices | Rows | Week | Occasions | Statement


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class FormLayout:
    """One paper form.

    Attributes:
        root: the class it is about.
        subject: what it is about in words, nouns of the town as `{place}`.
        whole: classes of which every field is asked (root first); a field no part names follows the last that is named.
        not_by_hand: (kind, field) → why it is not asked.
        intro: above the first section.
    """

    root: type[Record]
    subject: str
    whole: tuple[type[Record], ...]
    not_by_hand: Mapping[tuple[str, str], str]
    intro: str
    sections: tuple[Section, ...]

    def completed(self) -> FormLayout:
        """With every field of `whole` and of its rows that a person can write and nobody placed."""
        sections = self.sections
        for record_class in self.whole:
            missing = self._missing(record_class)
            if missing:
                sections = _with_names(sections, record_class, missing)
        return replace(self, sections=tuple(self._completed_rows(section) for section in sections))

    def to_hand_out(self) -> FormLayout:
        """Without what the centre writes: for those who fill it in themselves."""
        sections = tuple(replace(section, parts=tuple(_handed_out(section.parts))) for section in self.sections)
        return replace(self, sections=tuple(section for section in sections if section.parts))

    def asked(self) -> Iterator[tuple[type[Record], Field]]:
        """Every field with a place of its own, in the order of the paper."""
        for part in (part for section in self.sections for part in section.parts):
            if isinstance(part, Fields | Rows):
                yield from ((part.record_class, part.record_class.field(name)) for name in part.names)
            elif isinstance(part, Week | Occasions):
                yield from ((part.record_class, each) for each in part.record_class.FIELDS if is_by_hand(each))

    def leaves_out(self, record_class: type[Record], name: str) -> bool:
        """Whether it is said why a field is not asked."""
        return (record_class.KIND, name) in self.not_by_hand

    def _missing(self, record_class: type[Record]) -> tuple[str, ...]:
        named = {described.name for asked_class, described in self.asked() if asked_class is record_class}
        return self._beyond(record_class, named)

    def _beyond(self, record_class: type[Record], named: set[str]) -> tuple[str, ...]:
        return tuple(
            each.name
            for each in record_class.FIELDS
            if is_by_hand(each) and each.name not in named and not self.leaves_out(record_class, each.name)
        )

    def _completed_rows(self, section: Section) -> Section:
        parts = [
            replace(part, names=(*part.names, *self._beyond(part.record_class, set(part.names))))
            if isinstance(part, Rows)
            else part
            for part in section.parts
        ]
        return replace(section, parts=tuple(parts))


def _handed_out(parts: Sequence[Part]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Fields):
            names = tuple(name for name in part.names if name not in part.kept_by_centre)
            if names:
                yield replace(part, names=names)
        elif not (isinstance(part, Rows) and part.kept_by_centre):
            yield part


def _with_names(
    sections: Sequence[Section], record_class: type[Record], names: tuple[str, ...]
) -> tuple[Section, ...]:
    """The names at the end of the last fields of their class."""
    at = max(
        (
            (number, place)
            for number, section in enumerate(sections)
            for place, part in enumerate(section.parts)
            if isinstance(part, Fields) and part.record_class is record_class
        ),
    )
    found = list(sections)
    parts = list(found[at[0]].parts)
    last = parts[at[1]]
    assert isinstance(last, Fields)  # only such are counted above
    parts[at[1]] = replace(last, names=(*last.names, *names))
    found[at[0]] = replace(found[at[0]], parts=tuple(parts))
    return tuple(found)
