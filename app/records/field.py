"""Field: the one description of one column, and the words it is described with."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

FieldValue = str | int | float | None
"""Everything a field of a record can hold."""


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


class Field(NamedTuple):
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
        kept: written and read by the program alone: no form asks for it, no history and no trash tells it.
        merge: what a merge does with two unseen edits.
        group: fields of one thought; edits of different fields of a group are shown together.
        target: kind of the linked record (LINK).
        parent: the record belongs to the linked record and goes with it.
        key: part of the natural key; the id is derived from all key fields, which never change.
        term_list: name of the pick list (TERM).
        options: code -> label (CODE).
        unit: counter behind the value (名, 円).
        past: a day that lies behind whoever writes it (DATE): 「4/1」 means the last one.
        year: a western year that people write in any era: 「令和8年度」 is 2026 (INTEGER).
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
    kept: bool = False
    merge: MergePolicy = MergePolicy.ASK
    group: str = ""
    target: str = ""
    parent: bool = False
    key: bool = False
    term_list: str = ""
    options: Mapping[str, str] = MappingProxyType({})
    unit: str = ""
    past: bool = False
    year: bool = False
    hint: str = ""
    headers: tuple[str, ...] = ()
    default: FieldValue = ""

    def __hash__(self) -> int:  # `options` has none
        return hash((self.name, self.label, self.kind))


LEVEL_LABELS = {Level.INTERNAL.value: "内部", Level.RELATED.value: "関係者", Level.PUBLIC.value: "公開"}
