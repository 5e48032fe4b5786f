"""The ledger as it would be after an import: reads through to the real one, remembers what was put over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from app.changes.change import ChangeSet
from app.changes.saving import change_set_between
from app.ledger import Ledger
from app.records.base import R, Record


class Draft:
    """Records put, taken away and touched while a source is read; the ledger itself stays as it is."""

    def __init__(self, ledger: Ledger) -> None:
        """Start from a ledger."""
        self._ledger = ledger
        self._put: dict[type[Record], dict[int, Record]] = defaultdict(dict)
        self._gone: dict[type[Record], dict[int, Record]] = defaultdict(dict)
        self._new_children: dict[tuple[type[Record], str, int], dict[int, None]] = defaultdict(dict)
        self.touched: set[tuple[str, int]] = set()

    def get(self, record_class: type[R], record_id: int | None) -> R | None:
        """A record as it would be."""
        if record_id is None or record_id in self._gone[record_class]:
            return None
        put = self._put[record_class].get(record_id)
        return cast(R, put) if put is not None else self._ledger.get(record_class, record_id)

    def all(self, record_class: type[R]) -> Sequence[R]:
        """Every record of a class as it would be."""
        put, gone = self._put[record_class], self._gone[record_class]
        kept = [record for record in self._ledger.all(record_class) if record.id not in put and record.id not in gone]
        return [*kept, *cast("list[R]", list(put.values()))]

    def put_records(self, record_class: type[R]) -> Sequence[R]:
        """The records of a class that were put over those of the ledger, by id."""
        return cast("list[R]", [record for _, record in sorted(self._put[record_class].items())])

    def children(self, record_class: type[R], field: str, parent_id: int) -> Sequence[R]:
        """Records whose link `field` points at a record, in their order."""
        ids = dict.fromkeys(record.id for record in self._ledger.linking(record_class, field, parent_id))
        ids.update(self._new_children[record_class, field, parent_id])
        found = [record for each in ids if (record := self.get(record_class, each)) is not None]
        found = [record for record in found if record.get(field) == parent_id]
        return sorted(found, key=lambda record: (record.text_of("pos"), record.id))

    def put(self, record: R) -> R:
        """Add a record or replace it, and touch it."""
        record_class = type(record)
        self._gone[record_class].pop(record.id, None)
        self._put[record_class][record.id] = record
        self.touched.add((record.KIND, record.id))
        for field in record.FIELDS:
            if field.parent and (parent_id := record.get(field.name)) is not None:
                self._new_children[record_class, field.name, cast(int, parent_id)][record.id] = None
        return record

    def touch(self, record: Record) -> None:
        """Say that the source spoke of a record."""
        self.touched.add((record.KIND, record.id))

    def remove(self, record: Record) -> None:
        """Take a record away; its children are the caller's business."""
        record_class = type(record)
        self._put[record_class].pop(record.id, None)
        known = self._ledger.get(record_class, record.id)
        if known is not None:
            self._gone[record_class][record.id] = known
            self.touched.add((record.KIND, record.id))
        else:
            self.touched.discard((record.KIND, record.id))

    def change_set(self, label: str) -> ChangeSet:
        """What differs from the ledger, in an order in which it can be written."""
        before: list[Record] = []
        after: list[Record] = []
        for records in self._put.values():
            for record in records.values():
                known = self._ledger.get(type(record), record.id)
                if known is not None:
                    before.append(known)
                after.append(record)
        for records in self._gone.values():
            before.extend(records.values())
        return change_set_between(label, before, after)
