"""The field mechanism: every column of every record is described once, on the line that declares it.

Forms, checks, list columns, search text, import columns, history lines, conflict rows, prints and exports loop over
these descriptions (`catalogue.py`). Layout and wording of hand-made screens stay with the screens.
"""

from __future__ import annotations

import dataclasses
import hashlib
import inspect
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar, Self, TypedDict, TypeVar, Unpack, cast, dataclass_transform

FieldValue = str | int | float | None
"""Everything a field of a record can hold."""

ID_BITS = 62


class Level(StrEnum):
    """Who may read a value: INTERNAL < RELATED < PUBLIC (records.md, Publication)."""

    INTERNAL = "internal"
    RELATED = "related"
    PUBLIC = "public"

    @property
    def rank(self) -> int:
        """0 for 内部, 1 for 関係者, 2 for 公開: a reader of level L sees fields of rank >= L."""
        return ("internal", "related", "public").index(self.value)


class FieldKind(StrEnum):
    """What a field holds; decides its check, its editor and how it is written in files."""

    TEXT = "text"  # one line
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    REAL = "real"
    YES_NO = "yes_no"  # 0 or 1
    DATE = "date"  # ISO text, possibly partial: 2019, 2019-10, 2019-10-05
    TIME = "time"  # HH:MM
    PHONE = "phone"
    POSTAL_CODE = "postal_code"  # 187-0034
    EMAIL = "email"
    URL = "url"
    CODE = "code"  # one of `options`: fixed codes that the program itself acts on
    TERM = "term"  # id of a Term in pick list `term_list`
    LINK = "link"  # id of a record of kind `target`
    POSITION = "position"  # fractional index among siblings
    RULE = "rule"  # recurrence rule of a 定例
    TOKENS = "tokens"  # sorted words separated by one space
    BLOB = "blob"  # sha-256 (hex) of a stored picture


class MergePolicy(StrEnum):
    """What a merge does with two unseen edits: ask somebody, or quietly keep the latest."""

    ASK = "ask"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Field:
    """The one description of one column.

    Attributes:
        name: attribute and column name.
        label: the word on screen.
        kind: what it holds.
        section: heading it stands under in a form.
        required: must not be empty.
        level: lowest default publication level of the value.
        adjustable: the record carries `<name>_level`, so that each record decides itself.
        personal: says something about a person: erasing and stripping look here.
        searched: part of the search text.
        printed: may appear on public paper when its level allows.
        merge: what a merge does with two unseen edits.
        group: fields of one thought; edits of different fields of a group are shown together.
        target: kind of the linked record (LINK).
        parent: the record belongs to the linked record and goes with it.
        key: part of the natural key; the id is derived from all key fields, which never change.
        term_list: name of the pick list (TERM).
        options: code -> label (CODE).
        unit: counter behind the value (名, 円).
        hint: what the effect is, or an example.
        headers: further words that lists use for this column.
        default: value of a new record.
    """

    name: str
    label: str
    kind: FieldKind
    section: str = ""
    required: bool = False
    level: Level = Level.PUBLIC
    adjustable: bool = False
    personal: bool = False
    searched: bool = False
    printed: bool = True
    merge: MergePolicy = MergePolicy.ASK
    group: str = ""
    target: str = ""
    parent: bool = False
    key: bool = False
    term_list: str = ""
    options: dict[str, str] = dataclasses.field(default_factory=dict, hash=False)
    unit: str = ""
    hint: str = ""
    headers: tuple[str, ...] = ()
    default: FieldValue = ""


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
        FIELDS: every column but `id`, in order of declaration.
    """

    KIND: ClassVar[str]
    LABEL: ClassVar[str]
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
        return dataclasses.replace(self, **cast(dict[str, Any], values))

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

LEVEL_LABELS = {Level.INTERNAL.value: "内部", Level.RELATED.value: "関係者", Level.PUBLIC.value: "公開"}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(*, kind: str, label: str) -> Callable[[type[R]], type[R]]:
    """Class decorator: makes a frozen dataclass of a Record and collects its field descriptions.

    A field with `adjustable=True` gets a companion `<name>_level` right after it.
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


def new_id() -> int:
    """A fresh random id (62 bits, never 0)."""
    return secrets.randbits(ID_BITS) or 1


def derived_id(kind: str, *key: FieldValue) -> int:
    """The id that a row with this natural key has in every copy: the first 62 bits of a hash of kind and key."""
    digest = hashlib.sha256("\x1f".join((kind, *("" if part is None else str(part) for part in key))).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - ID_BITS) or 1


def hex_id(number: int) -> str:
    """An id as people and files see it: 16 hex digits."""
    return f"{number:016x}"


def parse_hex_id(written: str) -> int | None:
    """The id behind 16 hex digits, None when it is none."""
    if len(written) != 16 or not all(digit in "0123456789abcdefABCDEF" for digit in written):
        return None
    number = int(written, 16)
    return number if 0 < number < 1 << ID_BITS else None
