"""Taking a join back after work was built on it: what is chosen is changed back, like any other change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND

TRAVELS = "この取り消しは、次に合わせるとき、相手の帳面にも伝わります。"


def taking_back(ledger: Ledger, label: str, states: Iterable[Change]) -> ChangeSet:
    """What turns records back to what they would be without a join (`Store.states_without_join`).

    A record that goes takes along what was written under it since; a link to what will not be there stays empty, and a
    row that belongs to it stays away.

    Args:
        label: of the join.
        states: those the user ticked.
    """
    before: dict[int, Record] = {}
    after: dict[int, Record] = {}
    for state in states:
        if state.before is not None:
            before.setdefault(state.record_id, state.before)
        if state.after is not None:
            after[state.record_id] = state.after
        elif state.before is not None:
            going, staying = deletion_of(ledger, state.before)
            kept = {record.id: record for record in staying}
            for record in going:
                before.setdefault(record.id, record)
                if record.id in kept:
                    after[record.id] = _with_links_of(after.get(record.id, record), kept[record.id])
    gone = {record_id for record_id in before if record_id not in after}
    living = _resting(ledger, after, gone)
    return change_set_between(f"{label}のを取り消す", before.values(), living)


def _with_links_of(record: Record, emptied: Record) -> Record:
    """The record with the links emptied that a deletion empties."""
    names = [field.name for field in emptied.FIELDS if field.target and emptied.get(field.name) is None]
    return record.changed(**dict.fromkeys(names))


def _resting(ledger: Ledger, after: dict[int, Record], gone: set[int]) -> Sequence[Record]:
    """The records as they can stand: links lead somewhere, rows have what they belong to."""
    standing = dict(after)
    while True:
        fitting: dict[int, Record] = {}
        for record in standing.values():
            fitted = _fitted(ledger, record, standing, gone)
            if fitted is not None:
                fitting[record.id] = fitted
        if fitting == standing:
            return list(fitting.values())
        gone |= standing.keys() - fitting.keys()
        standing = fitting


def _fitted(ledger: Ledger, record: Record, standing: dict[int, Record], gone: set[int]) -> Record | None:
    for field in record.FIELDS:
        target = record.get(field.name)
        if not field.target or not isinstance(target, int) or target in standing:
            continue
        if target in gone or ledger.get(BY_KIND[field.target], target) is None:
            if field.parent or field.key:
                return None
            record = record.changed(**{field.name: None})
    return record
