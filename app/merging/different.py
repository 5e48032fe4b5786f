"""「ちがうもの」: that two records which look alike are two things is said once, and every copy knows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.changes.change import Change, ChangeSet
from app.changes.saving import named
from app.exchange.identity import REGISTERED
from app.ledger import Ledger
from app.merging.duplicates import Duplicate, duplicates_of
from app.records.base import Record
from app.records.ids import derived_id, hex_id
from app.records.setting import Setting
from app.records.term import Term

_KEY = "different."
_YES = "1"


def all_duplicates(ledger: Ledger) -> Sequence[Duplicate]:
    """Everything in the ledger that looks like the same thing twice and was not said to be two."""
    kinds: Sequence[type[Record]] = (*REGISTERED, Term)
    ids = {record.id for kind in kinds for record in ledger.all(kind)}
    return without_different(ledger, duplicates_of(ledger, ids))


def without_different(ledger: Ledger, duplicates: Iterable[Duplicate]) -> Sequence[Duplicate]:
    """Those about which nobody has said that they are two things."""
    known = {setting.key for setting in ledger.all(Setting) if setting.key.startswith(_KEY) and setting.value == _YES}
    return [each for each in duplicates if _key(each.record, each.other) not in known]


def set_apart(ledger: Ledger, duplicates: Sequence[Duplicate]) -> ChangeSet:
    """Say of pairs that they are two things: a setting of the book, merged like any other."""
    changes = []
    for duplicate in duplicates:
        key = _key(duplicate.record, duplicate.other)
        number = derived_id(Setting.KIND, key)
        changes.append(Change(ledger.get(Setting, number), Setting(id=number, key=key, value=_YES)))
    if len(duplicates) == 1:
        (one,) = duplicates
        label = f"{named(one.record, ledger)}と{named(one.other, ledger)}は、ちがうものと決める"
    else:
        label = f"似たもの{len(duplicates)}組を、ちがうものと決める"
    return ChangeSet(label, tuple(changes))


def _key(one: Record, other: Record) -> str:
    first, second = sorted((one.id, other.id))
    return f"{_KEY}{hex_id(first)}.{hex_id(second)}"
