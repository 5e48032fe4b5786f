"""What may be the same thing twice: proposed after a join, never joined by the program itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.exchange.identity import REGISTERED, Register, address_key, phone_digits, traits_of
from app.ledger import Ledger
from app.records.base import Record
from app.records.field import FieldKind
from app.records.term import Term
from app.rules.normalise import fold


class Reason(StrEnum):
    """What is the same beside the name."""

    PHONE = "phone"
    ADDRESS = "address"
    NAME = "name"

    @property
    def words(self) -> str:
        """As the user reads it: 「なまえと電話が同じです」."""
        return {
            Reason.PHONE: "なまえと電話が同じです",
            Reason.ADDRESS: "なまえと住所が同じです",
            Reason.NAME: "なまえが同じです",
        }[self]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two records of one kind that may be one.

    Attributes:
        record: the one that came, or the later of two that were here.
        other: the one it looks like.
        reason: what is the same.
    """

    record: Record
    other: Record
    reason: Reason


def duplicates_of(ledger: Ledger, record_ids: Collection[int]) -> Sequence[Duplicate]:
    """Which of some records look like another: same folded name, and same phone, address or area, as for an import.

    Entries of one pick list with the same folded word count too.
    """
    return [*_of_records(ledger, record_ids), *_of_terms(ledger, record_ids)]


def _of_records(ledger: Ledger, record_ids: Collection[int]) -> Iterator[Duplicate]:
    for record_class in REGISTERED:
        records = ledger.all(record_class)
        came = [record for record in records if record.id in record_ids]
        if not came:
            continue
        register = Register()
        for record in records:
            if record.id not in record_ids:
                register.enter(record)
        for record in came:
            same = register.find(traits_of(record)).same
            if same is None or _are_of_two_days(record, same):
                register.enter(record)
            else:
                yield Duplicate(record, same, _reason(record, same))


def _are_of_two_days(one: Record, other: Record) -> bool:
    """Issues of a booklet, yearly events: what is known by its name alone is another one at another time."""
    if any(field.kind is FieldKind.PHONE for field in one.FIELDS):
        return False
    days = (field.name for field in one.FIELDS if field.kind is FieldKind.DATE and not field.personal)
    return any(one.get(name) and other.get(name) and one.get(name) != other.get(name) for name in days)


def _reason(one: Record, other: Record) -> Reason:
    mine, theirs = traits_of(one), traits_of(other)
    if phone_digits(mine.phone) and phone_digits(mine.phone) == phone_digits(theirs.phone):
        return Reason.PHONE
    if mine.address and address_key(mine.address) == address_key(theirs.address):
        return Reason.ADDRESS
    return Reason.NAME


def _of_terms(ledger: Ledger, record_ids: Collection[int]) -> Iterator[Duplicate]:
    known: dict[tuple[str, str], Term] = {}
    for term in sorted(ledger.all(Term), key=lambda term: term.id in record_ids):
        key = (term.term_list, fold(term.label))
        if key in known and term.id in record_ids:
            yield Duplicate(term, known[key], Reason.NAME)
        known.setdefault(key, term)
