"""Whether a row of a foreign list is a record already known (records.md, Import)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from app.records.base import Record
from app.records.catalogue import BY_KIND, RECORD_CLASSES
from app.rules.normalise import fold_name


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is known of a row.

    Attributes:
        same: the record it is, None when it is a new one.
        alike: records of which only the name or only the phone is the same, with `name` or `phone`.
    """

    same: Record | None
    alike: tuple[tuple[Record, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Traits:
    """By what a record of a list is recognised; '' and None where the list says nothing.

    Attributes:
        name: as written.
        phone: as written.
        area: id of the area.
        address: as written; tells two spaces of one name apart.
        day: on which it was; tells two meetings of one name apart.
    """

    name: str
    phone: str = ""
    area: int | None = None
    address: str = ""
    day: str = ""


def naming_field(record_class: type[Record]) -> str:
    """The field by which a record of a kind is recognised: its name, or its title; '' for kinds that have neither."""
    return _naming_field(record_class.KIND)


@cache
def _naming_field(kind: str) -> str:
    names = [field.name for field in BY_KIND[kind].FIELDS if field.name in ("name", "title")]
    return names[0] if names and BY_KIND[kind].MAIN else ""


REGISTERED: tuple[type[Record], ...] = tuple(each for each in RECORD_CLASSES if naming_field(each))
"""Kinds whose records are recognised by what they say; records of other kinds only by their number."""


class Register:
    """The records of one kind by folded name and by the digits of their phone."""

    def __init__(self) -> None:
        self._by_name: dict[str, dict[int, tuple[Record, Traits]]] = defaultdict(dict)
        self._by_phone: dict[str, dict[int, Record]] = defaultdict(dict)

    def enter(self, record: Record, address: str = "") -> None:
        """Make a record known, or known under what it says now."""
        traits = traits_of(record, address)
        self._by_name[fold_name(traits.name)][record.id] = (record, traits)
        if digits := phone_digits(traits.phone):
            self._by_phone[digits][record.id] = record

    def find(self, traits: Traits) -> Likeness:
        """The record with the same folded name and the same phone; where either has no phone, the same name and area
        (for a space: and address)."""
        namesakes = list(self._by_name.get(fold_name(traits.name), {}).values())
        for record, known in namesakes:
            if _is_same(traits, known):
                return Likeness(record)
        alike = [(record, "name") for record, _ in namesakes]
        sharing = self._by_phone.get(phone_digits(traits.phone), {}) if traits.phone else {}
        alike += [(record, "phone") for record in sharing.values() if (record, "name") not in alike]
        return Likeness(None, tuple(alike))


def traits_of(record: Record, address: str = "") -> Traits:
    """By what a stored record is recognised."""
    names = {field.name for field in record.FIELDS}
    area = record.get("area") if "area" in names else None
    return Traits(
        name=record.text_of(naming_field(type(record))),
        phone=record.text_of("phone") if "phone" in names else "",
        area=area if isinstance(area, int) else None,
        address=address or (record.text_of("address") if "address" in names else ""),
        day=record.text_of("date") if "date" in names else "",
    )


def _is_same(one: Traits, other: Traits) -> bool:
    if one.day != other.day:
        return False
    mine, theirs = phone_digits(one.phone), phone_digits(other.phone)
    if mine and theirs:
        return mine == theirs
    if one.address and other.address:
        return address_key(one.address) == address_key(other.address)
    return one.area == other.area


def phone_digits(phone: str) -> str:
    """The digits of a phone number in any width: the same number is the same however it is grouped."""
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", phone))


_CHOME = re.compile(r"丁目|番地の?|番|号|の(?=\d)")
_KANJI_CHOME = str.maketrans("一二三四五六七八九", "123456789")


def address_key(address: str) -> str:
    """One key for two ways to write an address: 「東京都小平市栄町２丁目39番1号」 and 「栄町2-39-1」."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", address))
    plain = re.sub(r"([一二三四五六七八九])丁目", lambda found: found[1].translate(_KANJI_CHOME) + "丁目", plain)
    plain = re.sub(r"[-‐‑‒–—―−ー]", "-", _CHOME.sub("-", plain))
    plain = re.sub(r"-+", "-", plain).strip("-")
    town = re.sub(r"^(東京都|北海道|(?:京都|大阪)府|.{2,3}県)", "", plain)
    return re.sub(r"^[^0-9市]{1,6}市", "", town)
