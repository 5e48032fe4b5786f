"""The field mechanism: every column of every record is described once, on the line that declares it.

Forms, checks, list columns, search text, import columns, history lines, conflict rows, prints and exports loop over
these descriptions (`catalogue.py`). Layout and wording of hand-made screens stay with the screens.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Self, TypedDict, TypeVar, Unpack, cast, dataclass_transform

from app.records.field import LEVEL_LABELS, Field, FieldKind, FieldValue, Level, MergePolicy

_SPECIFICATION = "tsudoiba"


class Details(TypedDict, total=False):
    """What a field line may say beside its label; the words are those of Field."""

    section: str
    required: bool
    level: str
    adjustable: bool
    personal: bool
    searched: bool
    printed: bool
    group: str
    key: bool
    unit: str
    hint: str
    headers: tuple[str, ...]


def _described(field: Field, details: Details) -> object:
    """A dataclass field that carries its Field description; the name is filled in by `record`."""
    level = Level(details.get("level", field.level))
    rest: dict[str, Any] = {name: value for name, value in details.items() if name != "level"}
    description = dataclasses.replace(field, level=level, **rest)
    return dataclasses.field(default=field.default, metadata={_SPECIFICATION: description})


def text(label: str, **details: Unpack[Details]) -> str:
    """One line of text."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.TEXT, default=""), details))


def long_text(label: str, **details: Unpack[Details]) -> str:
    """Text of several lines."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.LONG_TEXT, default=""), details))


def day(label: str, **details: Unpack[Details]) -> str:
    """A date as ISO text; a year or a month alone is a date too."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.DATE, default=""), details))


def clock_time(label: str, **details: Unpack[Details]) -> str:
    """A time of day, HH:MM."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.TIME, default=""), details))


def phone_number(label: str, **details: Unpack[Details]) -> str:
    """A telephone number as the source wrote it, width folded."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.PHONE, default=""), details))


def postal(label: str, **details: Unpack[Details]) -> str:
    """A Japanese postal code, 187-0034."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.POSTAL_CODE, default=""), details))


def email_address(label: str, **details: Unpack[Details]) -> str:
    """An e-mail address."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.EMAIL, default=""), details))


def web_address(label: str, **details: Unpack[Details]) -> str:
    """A web address."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.URL, default=""), details))


def recurrence(label: str, **details: Unpack[Details]) -> str:
    """A recurrence rule (records.md, Schedule); empty for 不定期."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.RULE, default=""), details))


def words(label: str, **details: Unpack[Details]) -> str:
    """Sorted words, one space between them."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.TOKENS, default=""), details))


def picture(label: str, **details: Unpack[Details]) -> str:
    """The sha-256 (hex) of a picture stored beside the records."""
    return cast(str, _described(Field(name="", label=label, kind=FieldKind.BLOB, default=""), details))


def position(label: str = "並び順", **details: Unpack[Details]) -> str:
    """A fractional index among siblings: one change per move, siblings untouched."""
    return cast(
        str,
        _described(
            Field(name="", label=label, kind=FieldKind.POSITION, default="", merge=MergePolicy.LATEST, printed=False),
            details,
        ),
    )


def one_of(label: str, options: dict[str, str], *, default: str = "", **details: Unpack[Details]) -> str:
    """One of a fixed set of codes on which the program itself acts."""
    return cast(
        str, _described(Field(name="", label=label, kind=FieldKind.CODE, default=default, options=options), details)
    )


def integer(label: str, **details: Unpack[Details]) -> int | None:
    """A whole number or nothing."""
    return cast("int | None", _described(Field(name="", label=label, kind=FieldKind.INTEGER, default=None), details))


def real(label: str, **details: Unpack[Details]) -> float | None:
    """A number or nothing."""
    return cast("float | None", _described(Field(name="", label=label, kind=FieldKind.REAL, default=None), details))


def yes_no(label: str, **details: Unpack[Details]) -> int:
    """0 or 1."""
    return cast(int, _described(Field(name="", label=label, kind=FieldKind.YES_NO, default=0), details))


def pick(label: str, term_list: str, **details: Unpack[Details]) -> int | None:
    """An entry of a pick list, by the id of its Term."""
    return cast(
        "int | None",
        _described(
            Field(name="", label=label, kind=FieldKind.TERM, default=None, term_list=term_list, target="term"), details
        ),
    )


def link(label: str, target: str, **details: Unpack[Details]) -> int | None:
    """Another record, by id."""
    return cast(
        "int | None", _described(Field(name="", label=label, kind=FieldKind.LINK, default=None, target=target), details)
    )


def parent(label: str, target: str, **details: Unpack[Details]) -> int | None:
    """The record this one belongs to."""
    return cast(
        "int | None",
        _described(Field(name="", label=label, kind=FieldKind.LINK, default=None, target=target, parent=True), details),
    )


@dataclass(frozen=True, kw_only=True)
class Record:
    """One entry of the ledger. Frozen: a change makes a new one, `==` tells whether anything changed.

    Class attributes:
        KIND: name in the command, the JSON file and the database (`place`).
        LABEL: the word on screen (「居場所」).
        MAIN: has a list and a form of its own; the others are edited with what they belong to.
        FIELDS: every column but `id`, in order of declaration.
    """

    KIND: ClassVar[str]
    LABEL: ClassVar[str]
    MAIN: ClassVar[bool]
    FIELDS: ClassVar[tuple[Field, ...]]

    id: int

    def get(self, name: str) -> FieldValue:
        """The value of the field called `name`."""
        return cast(FieldValue, getattr(self, name))

    def text_of(self, name: str) -> str:
        """The value of a field as stored text, '' for nothing."""
        value = self.get(name)
        return "" if value is None else str(value)

    def level_of(self, name: str) -> Level:
        """The publication level in force for one field of this record."""
        field = self.field(name)
        return Level(self.text_of(f"{name}_level")) if field.adjustable else field.level

    def changed(self, **values: FieldValue) -> Self:
        """A copy with some values replaced.

        Raises:
            TypeError: a name is not a field of this record.
        """
        own = vars(self)
        if not values.keys() <= own.keys():
            raise TypeError(f"{self.KIND} has no {', '.join(sorted(values.keys() - own.keys()))}")
        copy = object.__new__(type(self))  # the constructor sets field by field past the lock: three times as long
        vars(copy).update(own)
        vars(copy).update(values)
        return copy

    @classmethod
    def field(cls, name: str) -> Field:
        """The description of the field called `name`.

        Raises:
            KeyError: there is no such field.
        """
        for field in cls.FIELDS:
            if field.name == name:
                return field
        raise KeyError(f"{cls.KIND}.{name}")

    @classmethod
    def parent_fields(cls) -> tuple[Field, ...]:
        """The links to the record this one belongs to (none for main kinds)."""
        return tuple(field for field in cls.FIELDS if field.parent)

    @classmethod
    def key_fields(cls) -> tuple[Field, ...]:
        """The natural key, if the id is derived from one."""
        return tuple(field for field in cls.FIELDS if field.key)


R = TypeVar("R", bound=Record)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(*, kind: str, label: str, main: bool | None = None) -> Callable[[type[R]], type[R]]:
    """Class decorator: makes a frozen dataclass of a Record and collects its field descriptions.

    A record that belongs to no other is a main one, unless `main` says otherwise. A field with `adjustable=True` gets a
    companion `<name>_level` right after it.
    """

    def decorate(cls: type[R]) -> type[R]:
        annotations: dict[str, Any] = {}
        descriptions: list[Field] = []
        for name, annotation in inspect.get_annotations(cls).items():
            annotations[name] = annotation
            declared = cls.__dict__.get(name)
            if not isinstance(declared, dataclasses.Field):
                continue
            description = dataclasses.replace(declared.metadata[_SPECIFICATION], name=name)
            descriptions.append(description)
            if description.adjustable:
                companion, specification = _companion(description)
                annotations[companion] = "str"
                setattr(cls, companion, dataclasses.field(default=description.level.value))
                descriptions.append(specification)
        cls.__annotations__ = annotations
        cls.KIND = kind
        cls.LABEL = label
        cls.FIELDS = tuple(descriptions)
        cls.MAIN = not cls.parent_fields() if main is None else main
        return dataclass(frozen=True, kw_only=True)(cls)

    return decorate


def _companion(field: Field) -> tuple[str, Field]:
    """Name and description of the level that goes with an adjustable field."""
    name = f"{field.name}_level"
    description = Field(
        name=name,
        label=f"{field.label}の公開",
        kind=FieldKind.CODE,
        section=field.section,
        level=Level.INTERNAL,
        printed=False,
        options=LEVEL_LABELS,
        default=field.level.value,
    )
    return name, description
