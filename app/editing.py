"""Editing: what somebody has changed on one record and what belongs to it, before it is saved as one ChangeSet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from app.changes.change import Change, ChangeSet
from app.joined import Question
from app.ledger import Ledger
from app.problem import Problem
from app.records.base import R, Record
from app.records.catalogue import RECORD_CLASSES, child_classes
from app.records.field import FieldValue

_ORDER = {record_class.KIND: place for place, record_class in enumerate(RECORD_CLASSES)}


class Editing:
    """A record under the pen with its children and the records edited together with it (a place and its 場).

    Reading goes through to the ledger for everything that was not touched; nothing is written before the
    ChangeSet is applied.

    Attributes:
        root_id: id of the record the form shows.
        unread: (record id, field) -> what was typed there and cannot be stored, because it cannot be read.
        blobs: pictures that came with this editing, sha-256 -> JPEG.
    """

    def __init__(self, ledger: Ledger, root: Record, *, is_new: bool = False) -> None:
        self.ledger = ledger
        self.root_id = root.id
        self.unread: dict[tuple[int, str], tuple[str, Problem]] = {}
        self.blobs: dict[str, bytes] = {}
        self._before: dict[int, Record | None] = {}
        self._now: dict[int, Record | None] = {}
        self._settled: dict[int, set[str]] = {}
        self._root_class = type(root)
        if is_new:
            self._before[root.id] = None
            self._now[root.id] = root

    @property
    def is_new(self) -> bool:
        """Whether the record is not in the ledger yet."""
        return self.root_id in self._before and self._before[self.root_id] is None

    @property
    def root(self) -> Record | None:
        """The record as it stands under the pen; None when it is gone from the ledger."""
        return self.get(self._root_class, self.root_id)

    def get(self, record_class: type[R], record_id: int | None) -> R | None:
        """A record as it stands under the pen."""
        if record_id is not None and record_id in self._now:
            return cast("R | None", self._now[record_id])
        return self.ledger.get(record_class, record_id)

    def linking(self, record_class: type[R], field: str, record_id: int) -> list[R]:
        """Child records as they stand under the pen, in their order."""
        found = {record.id: record for record in self.ledger.linking(record_class, field, record_id)}
        for touched_id, touched in self._now.items():
            if isinstance(touched, record_class) and touched.get(field) == record_id:
                found[touched_id] = touched
            else:
                found.pop(touched_id, None)
        records = list(found.values())
        if any(described.name == "pos" for described in record_class.FIELDS):
            records.sort(key=lambda record: (record.text_of("pos"), record.id))
        return records

    def put(self, record: Record) -> None:
        """Take over a record as it shall be, new or changed."""
        if record.id not in self._before:
            self._before[record.id] = self.ledger.get(type(record), record.id)
        self._now[record.id] = record

    def set(self, record: Record, field: str, value: FieldValue) -> None:
        """Change one field; what stood there unread is answered."""
        self.unread.pop((record.id, field), None)
        current = self.get(type(record), record.id) or record
        if current.get(field) != value:
            self.put(current.changed(**{field: value}))

    def settle(self, record: Record, field: str) -> None:
        """The open question about a field is answered by what stands there when this is saved."""
        if record.id not in self._before:
            self.put(record)
        self._settled.setdefault(record.id, set()).add(field)

    def open_questions(self, record_id: int) -> Sequence[Question]:
        """What copies wrote in two ways about a record, and nobody has decided, nor under this pen.

        Raises:
            ExpectedError: the file is out of reach.
        """
        settled = self._settled.get(record_id, set())
        return [each for each in self.ledger.questions(record_id) if each.field not in settled]

    def refuse(self, record: Record, field: str, typed: str, message: str) -> None:
        """Keep what was typed into a field although it cannot be read."""
        problem = Problem(field, message, record_id=record.id, kind=record.KIND)
        self.unread[record.id, field] = (typed, problem)

    def drop(self, record: Record) -> None:
        """Delete a record with everything that belongs to it."""
        for child_class, field in child_classes(record.KIND):
            for child in self.linking(child_class, field, record.id):
                self.drop(child)
        if record.id not in self._before:
            self._before[record.id] = record
        self._now[record.id] = None
        for key in [key for key in self.unread if key[0] == record.id]:
            del self.unread[key]

    def touched(self) -> Sequence[tuple[Record | None, Record | None]]:
        """(before, now) of every record that differs or in which a question was answered."""
        return [
            (before, self._now[record_id])
            for record_id, before in self._before.items()
            if before != self._now[record_id] or record_id in self._settled
        ]

    def change_set(self, label: str) -> ChangeSet:
        """Everything that differs, in an order in which it can be written: deletions, then parents before children."""
        changes = [Change(before, now, settles=self._settles(now)) for before, now in self.touched()]
        changes.sort(key=_writing_order)
        used = {
            change.after.text_of("sha") for change in changes if change.after is not None and change.kind == "photo"
        }
        return ChangeSet(label, tuple(changes), {sha: jpeg for sha, jpeg in self.blobs.items() if sha in used})

    def _settles(self, now: Record | None) -> frozenset[str]:
        return frozenset() if now is None else frozenset(self._settled.get(now.id, ()))

    def is_changed(self) -> bool:
        """Whether leaving now would lose anything."""
        return bool(self.unread) or bool(self.touched())

    def rebase(self, changed_ids: Iterable[int]) -> None:
        """Somebody else wrote these records: keep only what was changed here, on top of what they hold now."""
        for record_id in changed_ids:
            before, now = self._before.get(record_id), self._now.get(record_id)
            if before is None or now is None:
                continue
            current = self.ledger.get(type(now), record_id)
            own = {name: now.get(name) for name in Change(before, now).changed_fields}
            self._before[record_id] = current
            self._now[record_id] = current.changed(**own) if current is not None else now


def _writing_order(change: Change) -> tuple[int, int]:
    """Deletions first, children before parents; then what stays, linked kinds before those that link."""
    rank = _ORDER[change.kind]
    return (0, -rank) if change.after is None else (1, rank)
