"""What a copy without persons holds: what the public may read, without personal fields, homes by their 町名 alone.

Everything follows from the declarations and from `app.rules.publication`: a kind or field declared tomorrow is treated
rightly without a word here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from app.handing_over.veil import Veil
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND, MAIN_CLASSES, RECORD_CLASSES
from app.records.field import Field, FieldKind, FieldValue, Level
from app.records.space import Space
from app.records.term import Term
from app.rules.publication import is_home, published

COUNTED = tuple(each for each in MAIN_CLASSES if each is not Term)
"""The kinds whose records are counted for the user: entries of pick lists are none to him."""

_TEXTS = (FieldKind.TEXT, FieldKind.LONG_TEXT)
_NUMBERS = (FieldKind.PHONE, FieldKind.EMAIL)

NAMING_FIELDS = tuple(
    (record_class.KIND, field.name)
    for record_class in RECORD_CLASSES
    for field in record_class.FIELDS
    if field.personal and field.kind in (FieldKind.TEXT, *_NUMBERS)
)
"""Kind and name of every field that may hold the name or number of a person."""

_Records = dict[str, dict[int, Record]]


@dataclass(frozen=True, slots=True)
class Stripped:
    """The content of a copy without persons.

    Attributes:
        records: a linked kind before the kinds that link to it; ids are those of the whole ledger.
        kept, left_out: main kind -> how many of its records are in, and how many are not.
        veiled: texts in which the name or number of a person was covered.
    """

    records: tuple[Record, ...]
    kept: Mapping[str, int]
    left_out: Mapping[str, int]
    veiled: int

    @property
    def photos(self) -> frozenset[str]:
        """The pictures that go with the records."""
        values = (record.get(name) for record in self.records for name in _fields_of(record.KIND, FieldKind.BLOB))
        return frozenset(str(value) for value in values if value)


def strip(ledger: Ledger, earlier: Iterable[tuple[str, str, str]]) -> Stripped:
    """What is left of a ledger when everything goes that is about a person or not public.

    Args:
        earlier: kind, field and value of whatever `NAMING_FIELDS` once held: persons who were deleted or bear another
            name or number since are still named by texts that stay.
    """
    shown = published(_with_homes_closed(ledger), Level.PUBLIC)
    kept: _Records = {
        record_class.KIND: {record.id: _impersonal(record) for record in shown.all(record_class)}
        for record_class in RECORD_CLASSES
    }
    _drop_loose(kept)
    veil, veiled = Veil(_secrets(ledger, earlier)), 0
    records = []
    for of_kind in kept.values():
        for record in of_kind.values():
            covered = _covered(record, veil)
            veiled += len(covered)
            records.append(record.changed(**covered) if covered else record)
    return Stripped(
        tuple(records),
        kept={each.KIND: len(kept[each.KIND]) for each in COUNTED if kept[each.KIND]},
        left_out={
            each.KIND: missing for each in COUNTED if (missing := len(ledger.all(each)) - len(kept[each.KIND]))
        },
        veiled=veiled,
    )


def _with_homes_closed(ledger: Ledger) -> Ledger:
    """The ledger in which no home lets more than its 町名 be shown, whatever its owner allowed for paper."""

    def read(record_class: type[Record]) -> Iterable[Record]:
        for record in ledger.all(record_class):
            is_open = isinstance(record, Space) and record.address_shown == "full" and is_home(ledger, record)
            yield record.changed(address_shown="town") if is_open else record

    return Ledger(read)


def _impersonal(record: Record) -> Record:
    """A record without the fields that are about a person, even those a person let be published."""
    personal = {
        field.name: field.default
        for field in record.FIELDS
        if field.personal and record.get(field.name) != field.default
    }
    return record.changed(**personal) if personal else record


def _drop_loose(kept: _Records) -> None:
    """No link to what is left out: an ordinary one is emptied; a row that hangs on it goes, as does a nameless one."""
    while True:
        gone = [
            record for of_kind in kept.values() for record in of_kind.values() if not _stands_by_itself(record, kept)
        ]
        for record in gone:
            del kept[record.KIND][record.id]
        if not gone:
            break
    for of_kind in kept.values():
        for record in list(of_kind.values()):
            loose: dict[str, FieldValue] = {field.name: None for field in _loose_links(record, kept)}
            if loose:
                of_kind[record.id] = record.changed(**loose)


def _stands_by_itself(record: Record, kept: _Records) -> bool:
    if any(field.parent or field.key or field.required for field in _loose_links(record, kept)):
        return False
    return all(record.get(field.name) not in (None, "") for field in record.FIELDS if field.required)


def _loose_links(record: Record, kept: _Records) -> Iterator[Field]:
    for field in record.FIELDS:
        target = record.get(field.name) if field.target else None
        if target is not None and target not in kept[field.target]:
            yield field


def _secrets(ledger: Ledger, earlier: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Names and numbers of persons anywhere in the ledger, now or once: no text that stays may say them."""
    for kind, name in NAMING_FIELDS:
        for record in ledger.all(BY_KIND[kind]):
            if _names_someone(kind, name, record.text_of(name)):
                yield record.text_of(name)
    for kind, name, value in earlier:
        if _names_someone(kind, name, value):
            yield value


def _names_someone(kind: str, name: str, value: str) -> bool:
    """A number always does; in a kind that is not a person, one word alone may be an office as well (「民生委員」)."""
    return bool(value) and (
        BY_KIND[kind].field(name).kind in _NUMBERS or _is_person(kind) or len(value.split()) > 1
    )


@cache
def _is_person(kind: str) -> bool:
    return any(field.personal and field.required for field in BY_KIND[kind].FIELDS)


def _covered(record: Record, veil: Veil) -> dict[str, FieldValue]:
    """Field -> text with names and numbers covered, of those texts that say any."""
    found: dict[str, FieldValue] = {}
    for name in _fields_of(record.KIND, *_TEXTS):
        text = record.text_of(name)
        covered = veil.over(text)
        if covered != text:
            found[name] = covered
    return found


@cache
def _fields_of(kind: str, *kinds: FieldKind) -> Sequence[str]:
    return [field.name for field in BY_KIND[kind].FIELDS if field.kind in kinds and not field.key]
