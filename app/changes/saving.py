"""The actions that write records: each is one ChangeSet through `Store.apply`. They never ask the user anything."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Protocol

from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.records.base import R, Record
from app.records.catalogue import RECORD_CLASSES, link_fields
from app.store import Applied, Deleted, Store
from app.titles import short_title_of
from app.wording import noun

_RANK = {record_class.KIND: rank for rank, record_class in enumerate(RECORD_CLASSES)}


def save_record(
    store: Store,
    *,
    before: Record | None,
    after: Record,
    ledger: Ledger | None = None,
    blobs: Mapping[str, bytes] | None = None,
) -> Applied:
    """Write one new or edited record; `before` is the record as the user saw it, None for a new one.

    `ledger` gives the town's own nouns for the label, `blobs` are pictures that come with the record.

    Raises:
        ExpectedError: see `Store.apply`.
    """
    label = added_label(after, ledger) if before is None else edited_label(after, ledger)
    return store.apply(ChangeSet(label=label, changes=(Change(before=before, after=after),), blobs=blobs or {}))


def delete_record(store: Store, ledger: Ledger, *, record: Record) -> Applied:
    """Take a record out with everything that belongs to it; links to it from other records are emptied.

    All of it is one unit of work: one undo, one entry in the trash.

    Raises:
        ExpectedError: see `Store.apply`.
    """
    before, after = deletion_of(ledger, record)
    return store.apply(change_set_between(deleted_label(record, ledger), before, after))


def deletion_of(ledger: Ledger, record: Record) -> tuple[Sequence[Record], Sequence[Record]]:
    """What deleting a record touches: (the records before, those of them that stay, with their links emptied)."""
    going: dict[int, Record] = {}
    unlinked: dict[int, Record] = {}
    pending = [record]
    while pending:
        for member in ledger.family(pending.pop()):
            if member.id in going:
                continue
            going[member.id] = member
            for record_class, field in link_fields(member.KIND):
                for other in ledger.linking(record_class, field, member.id):
                    if record_class.field(field).key:  # a link row without its end is nothing
                        pending.append(other)
                    else:
                        unlinked[other.id] = unlinked.get(other.id, other).changed(**{field: None})
    stay = [other for other in unlinked.values() if other.id not in going]
    before: list[Record] = list(going.values())
    for other in stay:
        known = ledger.get(type(other), other.id)
        assert known is not None  # it came from the ledger just now
        before.append(known)
    return before, stay


def restore(store: Store, deleted: Deleted, *, ledger: Ledger | None = None) -> Applied:
    """Bring a record back from the trash with all that went with it.

    What has gone since is left out: a link to it stays empty, a row that belonged to it stays in the trash. Links that
    were emptied by the deletion are set again where they are still empty.

    Raises:
        ExpectedError: see `Store.apply`.
    """
    returning = returning_records(store, deleted)
    before: dict[tuple[str, int], Record] = {}
    after = dict(returning)
    for link in deleted.links:
        now = store.get(_class_of(link.kind), link.record_id)
        if now is not None and now.get(link.field) is None and (link.target_kind, link.target_id) in returning:
            key = (link.kind, link.record_id)
            before[key] = now
            after[key] = after.get(key, now).changed(**{link.field: link.target_id})
    return store.apply(change_set_between(restored_label(deleted.record, ledger), before.values(), after.values()))


def returning_records(living: Living, deleted: Deleted) -> dict[tuple[str, int], Record]:
    """What `restore` would bring back, as (kind, id) -> the record with its links to gone records emptied."""
    returning: dict[tuple[str, int], Record] = {}
    for record in (deleted.record, *deleted.children):
        fitting = with_living_links(living, record, returning)
        if fitting is not None:
            returning[record.KIND, record.id] = fitting
    return returning


class Living(Protocol):
    """Where records are looked up: the store, or the ledger."""

    def get(self, record_class: type[R], record_id: int, /) -> R | None:
        """One living record."""


def with_living_links(living: Living, record: Record, returning: Container[tuple[str, int]]) -> Record | None:
    """The record with links to gone records emptied; None when it belonged to one of them.

    `returning` are those that come back together with it, as (kind, id).
    """
    for field in record.FIELDS:
        target = record.get(field.name)
        if not field.target or not isinstance(target, int) or (field.target, target) in returning:
            continue
        if (field.target, target) == (record.KIND, record.id):
            continue
        if living.get(_class_of(field.target), target) is None:
            if field.parent or field.key:
                return None
            record = record.changed(**{field.name: None})
    return record


def _class_of(kind: str) -> type[Record]:
    return RECORD_CLASSES[_RANK[kind]]


def change_set_between(
    label: str, before: Iterable[Record], after: Iterable[Record], *, blobs: Mapping[str, bytes] | None = None
) -> ChangeSet:
    """The ChangeSet that turns the records `before` into those `after`; records are matched by kind and id.

    New records come first, a linked one before those that link to it; then edits; then what goes, children first.
    Records that are equal on both sides are left out.
    """
    old = {(record.KIND, record.id): record for record in before}
    new = {(record.KIND, record.id): record for record in after}
    added = _parents_first(record for key, record in new.items() if key not in old)
    gone = _parents_first(record for key, record in old.items() if key not in new)
    changes = [Change(before=None, after=record) for record in added]
    changes += [
        Change(before=old[key], after=record) for key, record in new.items() if key in old and old[key] != record
    ]
    changes += [Change(before=record, after=None) for record in reversed(gone)]
    return ChangeSet(label=label, changes=tuple(changes), blobs=blobs or {})


def _parents_first(records: Iterable[Record]) -> list[Record]:
    """In an order in which they can be added: by kind, and an area after the area it lies in."""
    waiting = {record.id: record for record in sorted(records, key=lambda record: _RANK[record.KIND])}
    ordered: dict[int, Record] = {}

    def place(record: Record, path: frozenset[int]) -> None:
        if record.id in ordered or record.id in path:
            return
        for field in record.FIELDS:
            target = record.get(field.name)
            if field.target == record.KIND and isinstance(target, int) and target in waiting:
                place(waiting[target], path | {record.id})
        ordered[record.id] = record

    for record in waiting.values():
        place(record, frozenset())
    return list(ordered.values())


def added_label(record: Record, ledger: Ledger | None = None) -> str:
    """「居場所『さくら』を追加」."""
    return f"{named(record, ledger)}を追加"


def edited_label(record: Record, ledger: Ledger | None = None) -> str:
    """「居場所『さくら』を編集」."""
    return f"{named(record, ledger)}を編集"


def deleted_label(record: Record, ledger: Ledger | None = None) -> str:
    """「居場所『さくら』を消す」."""
    return f"{named(record, ledger)}を消す"


def restored_label(record: Record, ledger: Ledger | None = None) -> str:
    """「居場所『さくら』をもどす」."""
    return f"{named(record, ledger)}をもどす"


def named(record: Record, ledger: Ledger | None = None) -> str:
    """Noun and title of a record on one line: 「居場所『さくら』」, the noun alone when it has no title.

    `ledger` gives the town's own noun.
    """
    title = short_title_of(record, ledger)
    word = noun(record.KIND, ledger)
    return f"{word}『{title}』" if title else word
