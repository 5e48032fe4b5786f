"""A ledger that reads only what it is asked for: a print about one place needs a handful of a large town's records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, cast

from app.ledger import Ledger, in_order
from app.records.base import R, Record
from app.records.field import FieldValue

if TYPE_CHECKING:
    from app.changes.change import ChangeSet

_MOST_QUESTIONS = 24
"""To the file about one kind; whoever wants to know more is quicker with all of it."""


class RecordFile(Protocol):
    """What is asked of `app.store.Store`."""

    def read(self, record_class: type[R], /) -> Sequence[R]:
        """All living records of one class, by id."""

    def get(self, record_class: type[R], record_id: int, /) -> R | None:
        """One living record."""

    def find(self, record_class: type[R], field: str, value: FieldValue, /) -> Sequence[R]:
        """The living records of a class in which a field holds exactly this value, by id."""


class SparseLedger(Ledger):
    """A ledger that asks the file record by record; a kind of which all or much is wanted it reads whole.

    However a record was found, it is one and the same object.
    """

    def __init__(self, file: RecordFile) -> None:
        super().__init__(file.read)
        self._file = file
        self._asked: Counter[str] = Counter()
        self._single: dict[tuple[str, int], Record | None] = {}
        self._found: dict[tuple[str, str, FieldValue], Sequence[Record]] = {}

    def get(self, record_class: type[R], record_id: int | None) -> R | None:
        if record_id is None or self._is_whole(record_class.KIND):
            return super().get(record_class, record_id)
        key = record_class.KIND, record_id
        if key not in self._single:
            self._asked[record_class.KIND] += 1
            self._single[key] = self._file.get(record_class, record_id)
        return cast("R | None", self._single[key])

    def linking(self, record_class: type[R], field: str, record_id: int) -> Sequence[R]:
        if self._is_whole(record_class.KIND):
            return super().linking(record_class, field, record_id)
        return in_order(record_class, self.holding(record_class, field, record_id))

    def holding(self, record_class: type[R], field: str, value: FieldValue) -> Sequence[R]:
        if self._is_whole(record_class.KIND):
            return super().holding(record_class, field, value)
        key = record_class.KIND, field, value
        if key not in self._found:
            self._asked[record_class.KIND] += 1
            found = self._file.find(record_class, field, value)
            self._found[key] = [self._single.setdefault((each.KIND, each.id), each) or each for each in found]
        return cast("Sequence[R]", self._found[key])

    def follow(self, change_set: ChangeSet) -> None:
        self._forget_answers()
        super().follow(change_set)

    def forget(self) -> None:
        self._forget_answers()
        super().forget()

    def _is_whole(self, kind: str) -> bool:
        """Whether answers about a kind come from all of it."""
        return kind in self._by_kind or self._asked[kind] >= _MOST_QUESTIONS

    def _kind(self, kind: str) -> dict[int, Record]:
        if kind in self._by_kind:
            return super()._kind(kind)
        known = super()._kind(kind)
        for (one_kind, record_id), record in self._single.items():
            if one_kind == kind and record is not None and known.get(record_id) == record:
                known[record_id] = record
        return known

    def _forget_answers(self) -> None:
        self._asked.clear()
        self._single.clear()
        self._found.clear()
