"""The field mechanism: every column of every record is described once, on the line that declares it.

Forms, checks, list columns, search text, import columns, history lines, conflict rows, prints and exports loop over
these descriptions (`catalogue.py`). Layout and wording of hand-made screens stay with the screens.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, TypedDict, TypeVar, Unpack, cast, dataclass_transform

from app.records.field import LEVEL_LABELS, Field, FieldKind, FieldValue, Level, MergePolicy


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
    past: bool
    year: bool
    hint: str
    headers: tuple[str, ...]


class _Line(NamedTuple):
    """What one field line said, until `record` knows the name it stands under."""

    kind: FieldKind
    default: FieldValue
    said: dict[str, Any]

    def field(self, name: str) -> Field:
        return Field(name=name, kind=self.kind, default=self.default, **self.said)


def _line(label: str, kind: FieldKind, default: FieldValue, details: Details, **own: object) -> object:
    said: dict[str, Any] = {"label": label, **own, **details}
    if "level" in said:
        said["level"] = Level(said["level"])
    return _Line(kind, default, said)


def text(label: str, **details: Unpack[Details]) -> str:
    """One line of text."""
    return cast(str, _line(label, FieldKind.TEXT, "", details))


def long_text(label: str, **details: Unpack[Details]) -> str:
    """Text of several lines."""
    return cast(str, _line(label, FieldKind.LONG_TEXT, "", details))


def kept_text(label: str, **details: Unpack[Details]) -> str:
    """Text the program writes and reads by itself; nobody is asked which of two copies is right."""
    own = {"merge": MergePolicy.LATEST, "kept": True, "printed": False}
    return cast(str, _line(label, FieldKind.LONG_TEXT, "", details, **own))


def day(label: str, **details: Unpack[Details]) -> str:
    """A date as ISO text; a year or a month alone is a date too."""
    return cast(str, _line(label, FieldKind.DATE, "", details))


def clock_time(label: str, **details: Unpack[Details]) -> str:
    """A time of day, HH:MM."""
    return cast(str, _line(label, FieldKind.TIME, "", details))


def phone_number(label: str, **details: Unpack[Details]) -> str:
    """A telephone number as the source wrote it, width folded."""
    return cast(str, _line(label, FieldKind.PHONE, "", details))


def postal(label: str, **details: Unpack[Details]) -> str:
    """A Japanese postal code, 187-0034."""
    return cast(str, _line(label, FieldKind.POSTAL_CODE, "", details))


def email_address(label: str, **details: Unpack[Details]) -> str:
    """An e-mail address."""
    return cast(str, _line(label, FieldKind.EMAIL, "", details))


def web_address(label: str, **details: Unpack[Details]) -> str:
    """A web address."""
    return cast(str, _line(label, FieldKind.URL, "", details))


def recurrence(label: str, **details: Unpack[Details]) -> str:
    """A recurrence rule (records.md, Schedule); empty for 不定期."""
    return cast(str, _line(label, FieldKind.RULE, "", details))


def words(label: str, **details: Unpack[Details]) -> str:
    """Sorted words, one space between them."""
    return cast(str, _line(label, FieldKind.TOKENS, "", details))


def picture(label: str, **details: Unpack[Details]) -> str:
    """The sha-256 (hex) of a picture stored beside the records."""
    return cast(str, _line(label, FieldKind.BLOB, "", details))


def position(label: str = "並び順", **details: Unpack[Details]) -> str:
    """A fractional index among siblings: one change per move, siblings untouched."""
    return cast(
        str,
        _line(label, FieldKind.POSITION, "", details, merge=MergePolicy.LATEST, printed=False),
    )


def one_of(label: str, options: dict[str, str], *, default: str = "", **details: Unpack[Details]) -> str:
    """One of a fixed set of codes on which the program itself acts."""
    return cast(str, _line(label, FieldKind.CODE, default, details, options=options))


def integer(label: str, **details: Unpack[Details]) -> int | None:
    """A whole number or nothing."""
    return cast("int | None", _line(label, FieldKind.INTEGER, None, details))


def real(label: str, **details: Unpack[Details]) -> float | None:
    """A number or nothing."""
    return cast("float | None", _line(label, FieldKind.REAL, None, details))


def yes_no(label: str, **details: Unpack[Details]) -> int:
    """0 or 1."""
    return cast(int, _line(label, FieldKind.YES_NO, 0, details))


def pick(label: str, term_list: str, **details: Unpack[Details]) -> int | None:
    """An entry of a pick list, by the id of its Term."""
    return cast(
        "int | None",
        _line(label, FieldKind.TERM, None, details, term_list=term_list, target="term"),
    )


def link(label: str, target: str, **details: Unpack[Details]) -> int | None:
    """Another record, by id."""
    return cast("int | None", _line(label, FieldKind.LINK, None, details, target=target))


def parent(label: str, target: str, **details: Unpack[Details]) -> int | None:
    """The record this one belongs to."""
    return cast(
        "int | None",
        _line(label, FieldKind.LINK, None, details, target=target, parent=True),
    )


R = TypeVar("R", bound="Record")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def _keyword_only(cls: type[R]) -> type[R]:
    """Tells the type checker that a class is made by naming its fields."""
    return cls


@_keyword_only
class Record:
    """One entry of the ledger. Frozen: a change makes a new one, `==` tells whether anything changed.

    Behaves as a frozen dataclass made by keywords. It is not made by `dataclass`, which compiles six methods for each
    class: with fifty kinds that is a third of the time a bare window takes to start.

    Class attributes:
        KIND: name in the command, the JSON file and the database (`place`).
        LABEL: the word on screen (「居場所」).
        ROW: how a row of this kind is said in one line, `｜` between what it is and what else it says: `{name}` stands
            for the words of a field, `{goal.unit}` for those of a linked record; `[…]` is left out when its first
            field is empty. '' where the fields speak for themselves.
        MAIN: has a list and a form of its own; the others are edited with what they belong to.
        FIELDS: every column but `id`, in order of declaration.
    """

    KIND: ClassVar[str]
    LABEL: ClassVar[str]
    ROW: ClassVar[str]
    MAIN: ClassVar[bool]
    FIELDS: ClassVar[tuple[Field, ...]]

    _DEFAULTS: ClassVar[dict[str, FieldValue]]
    _BY_NAME: ClassVar[dict[str, Field]]

    id: int

    if not TYPE_CHECKING:  # the type checker knows the fields of each class, and makes a constructor of them

        def __init__(self, *, id: int, **values: FieldValue) -> None:  # noqa: A002  the name of the field
            own = vars(self)
            own["id"] = id
            own.update(self._DEFAULTS)
            if not values.keys() <= own.keys():
                raise TypeError(f"{self.KIND} has no {', '.join(sorted(values.keys() - own.keys()))}")
            own.update(values)

        def __setattr__(self, name: str, value: object) -> None:
            raise AttributeError(f"{self.KIND}.{name}")

        def __delattr__(self, name: str) -> None:
            raise AttributeError(f"{self.KIND}.{name}")

    def __eq__(self, other: object) -> bool:
        return vars(self) == vars(other) if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.KIND, self.id))

    def __repr__(self) -> str:
        told = [f"{name}={value!r}" for name, value in vars(self).items() if value != self._DEFAULTS.get(name, "")]
        return f"{type(self).__name__}({', '.join(told)})"

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
        found = cls._BY_NAME.get(name)
        if found is None:
            raise KeyError(f"{cls.KIND}.{name}")
        return found

    @classmethod
    def parent_fields(cls) -> tuple[Field, ...]:
        """The links to the record this one belongs to (none for main kinds)."""
        return tuple(field for field in cls.FIELDS if field.parent)

    @classmethod
    def key_fields(cls) -> tuple[Field, ...]:
        """The natural key, if the id is derived from one."""
        return tuple(field for field in cls.FIELDS if field.key)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(*, kind: str, label: str, row: str = "", main: bool | None = None) -> Callable[[type[R]], type[R]]:
    """Class decorator: collects the field descriptions of a Record and makes its constructor know their defaults.

    A record that belongs to no other is a main one, unless `main` says otherwise. A field with `adjustable=True` gets a
    companion `<name>_level` right after it.
    """

    def decorate(cls: type[R]) -> type[R]:
        descriptions: list[Field] = []
        for name, line in list(vars(cls).items()):
            if not isinstance(line, _Line):
                continue
            description = line.field(name)
            descriptions.append(description)
            if description.adjustable:
                descriptions.append(_companion(description))
        for description in descriptions:
            setattr(cls, description.name, description.default)
        cls.KIND = kind
        cls.LABEL = label
        cls.ROW = row
        cls.FIELDS = tuple(descriptions)
        cls._DEFAULTS = {field.name: field.default for field in descriptions}
        cls._BY_NAME = {field.name: field for field in descriptions}
        cls.MAIN = not cls.parent_fields() if main is None else main
        return cls

    return decorate


def _companion(field: Field) -> Field:
    """The level that goes with an adjustable field."""
    return Field(
        name=f"{field.name}_level",
        label=f"{field.label}の公開",
        kind=FieldKind.CODE,
        section=field.section,
        level=Level.INTERNAL,
        printed=False,
        options=LEVEL_LABELS,
        default=field.level.value,
    )
