"""Ledger: the living records in memory, with their links in both directions. Readers (lists, search, prints) use it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from app.records.base import R, Record
from app.records.catalogue import BY_KIND, child_classes
from app.records.field import FieldValue

if TYPE_CHECKING:
    from app.changes.change import Change, ChangeSet
    from app.joined import Question


class View(Protocol):
    """Something worked out of a ledger that is kept with it."""

    def outlives(self, change_set: ChangeSet, /) -> bool:
        """Whether it holds after a change, having let go what does not; asked before the ledger takes it over."""


V = TypeVar("V", bound=View)


class Ledger:
    """All records of a Store, read a kind at a time when first asked for, kept current by `follow`."""

    def __init__(
        self,
        read: Callable[[type[Record]], Iterable[Record]],
        read_questions: Callable[[], Iterable[Question]] = tuple,
    ) -> None:
        """`read` gives all living records of a class (`Store.read`), the other what is open (`Store.questions`)."""
        self._read, self._read_questions = read, read_questions
        self._questions: list[Question] | None = None
        self._by_kind: dict[str, dict[int, Record]] = {}
        self._linking: dict[tuple[str, str], dict[int, dict[int, Record]]] = {}
        self._views: dict[str, View] = {}
        self._outdated: dict[str, View] = {}

    @classmethod
    def of(cls, records: Iterable[Record]) -> Ledger:
        """A ledger of given records, for prints and tests that have no Store."""
        by_class: dict[type[Record], list[Record]] = defaultdict(list)
        for record in records:
            by_class[type(record)].append(record)
        return cls(lambda record_class: by_class[record_class])

    def all(self, record_class: type[R]) -> Sequence[R]:
        """Every living record of a class, by id."""
        return cast("Sequence[R]", list(self._kind(record_class.KIND).values()))

    def get(self, record_class: type[R], record_id: int | None) -> R | None:
        """The record with this id, None for no id or no such record."""
        if record_id is None:
            return None
        return cast("R | None", self._kind(record_class.KIND).get(record_id))

    def linking(self, record_class: type[R], field: str, record_id: int) -> Sequence[R]:
        """Records of a class whose link `field` points at `record_id`; children come in their order."""
        found = self._index(record_class.KIND, field).get(record_id, {})
        return in_order(record_class, cast("Sequence[R]", list(found.values())))

    def holding(self, record_class: type[R], field: str, value: FieldValue) -> Sequence[R]:
        """Records of a class in which a field holds exactly this value, by id."""
        return [record for record in self.all(record_class) if record.get(field) == value]

    def family(self, record: Record) -> Sequence[Record]:
        """The record and everything that belongs to it, a parent before its children."""
        members: list[Record] = [record]
        for child_class, field in child_classes(record.KIND):
            for child in self.linking(child_class, field, record.id):
                members.extend(self.family(child))
        return members

    def questions(self, record_id: int | None = None) -> Sequence[Question]:
        """What copies wrote in two ways and nobody has decided yet: about one record, or all.

        Raises:
            ExpectedError: the file is out of reach.
        """
        if self._questions is None:
            self._questions = list(self._read_questions())
        return [each for each in self._questions if record_id in (None, each.record_id)]

    def forget_questions(self) -> None:
        """Copies were joined: the next one who asks reads the file again."""
        self._questions = None

    def view(self, name: str, make: Callable[[V | None], V]) -> V:
        """What `make` works out of this ledger: made once, and anew, from the one before, when that is outlived."""
        if name not in self._views:
            self._views[name] = make(cast("V | None", self._outdated.pop(name, None)))
        return cast("V", self._views[name])

    def outlives(self, change_set: ChangeSet, /) -> bool:
        """Of a ledger that is a view of another: none does unless it says so."""
        return not change_set.changes

    def follow(self, change_set: ChangeSet) -> None:
        """Take over what `Store.apply` wrote."""
        self._age_views(change_set)
        if self._questions:
            self.forget_questions()
        for change in change_set:
            if change.kind not in self._by_kind:
                continue
            known = self._by_kind[change.kind]
            for (kind, field), index in self._linking.items():
                if kind != change.kind:
                    continue
                old = known.get(change.record_id)
                if old is not None:
                    index[cast(int, old.get(field) or 0)].pop(old.id, None)
                if change.after is not None:
                    index[cast(int, change.after.get(field) or 0)][change.record_id] = change.after
            if change.after is None:
                known.pop(change.record_id, None)
            else:
                known[change.record_id] = change.after

    def look_again(self) -> None:
        """Read anew what is known and follow what anybody wrote; records that say the same stay the very same."""
        from app.changes.change import Change, ChangeSet

        now = {kind: {each.id: each for each in self._read(BY_KIND[kind])} for kind in self._by_kind}
        changes: list[Change] = []
        for kind, known in self._by_kind.items():
            changes += [Change(known.get(each.id), each) for each in now[kind].values() if known.get(each.id) != each]
            changes += [Change(each, None) for each in known.values() if each.id not in now[kind]]
        self.follow(ChangeSet("", tuple(changes)))
        for kind in {change.kind for change in changes}:  # in the order of a ledger just read
            self._by_kind[kind] = {record_id: self._by_kind[kind][record_id] for record_id in now[kind]}
            for linking in [each for each in self._linking if each[0] == kind]:
                del self._linking[linking]

    def close(self) -> None:
        """Read no more: the file is closed. What is known stays for pages that are on their way out."""
        self._read, self._read_questions = lambda _record_class: (), tuple

    def forget(self) -> None:
        """Drop everything; the next question reads the file again."""
        self._views.clear()
        self._outdated.clear()
        self._by_kind.clear()
        self._linking.clear()

    def _age_views(self, change_set: ChangeSet) -> None:
        for name, view in list(self._views.items()):
            if not view.outlives(change_set):
                self._outdated[name] = self._views.pop(name)

    def _kind(self, kind: str) -> dict[int, Record]:
        known = self._by_kind.get(kind)
        if known is None:
            known = self._by_kind[kind] = {record.id: record for record in self._read(BY_KIND[kind])}
        return known

    def _index(self, kind: str, field: str) -> dict[int, dict[int, Record]]:
        index = self._linking.get((kind, field))
        if index is None:
            index = defaultdict(dict)
            for record in self._kind(kind).values():
                index[cast(int, record.get(field) or 0)][record.id] = record
            self._linking[kind, field] = index
        return index


def in_order(record_class: type[R], records: Sequence[R]) -> Sequence[R]:
    """Siblings as people put them, by id where nobody did."""
    if len(records) < 2 or not _has_order(record_class.KIND):
        return records
    return sorted(records, key=lambda record: (record.text_of("pos"), record.id))


@cache
def _has_order(kind: str) -> bool:
    return any(field.name == "pos" for field in BY_KIND[kind].FIELDS)
