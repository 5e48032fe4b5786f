"""Two records that are the same thing become one: everything that names the one then names the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.changes.change import ChangeSet
from app.changes.saving import change_set_between, named
from app.ledger import Ledger
from app.natural_keys import key_id
from app.records.base import Record
from app.records.catalogue import child_classes, link_fields
from app.records.field import Field, FieldValue, MergePolicy

ClashKey = tuple[int, str]
"""(id of the record that stays, field)."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that says two things: the value of the record that stays counts unless the other is chosen.

    Attributes:
        kept: the record that stays, or one of its rows that both have (the same month of 参加の記録).
        field: the field.
        value: of the record that goes.
    """

    kept: Record
    field: Field
    value: FieldValue

    @property
    def key(self) -> ClashKey:
        """Names it among the choices."""
        return self.kept.id, self.field.name


@dataclass(frozen=True, slots=True)
class Union:
    """What uniting two records would do.

    Attributes:
        change_set: one unit of work, to be applied and undone like any other.
        clashes: what was asked, whether chosen or not.
    """

    change_set: ChangeSet
    clashes: tuple[Clash, ...]


def unite(ledger: Ledger, *, kept: Record, other: Record, chosen: Collection[ClashKey] = ()) -> Union:
    """Make one record of two of a kind: `kept` takes over what it lacks, every link to `other`, and its rows.

    Rows whose id follows from their key go and come back under the key of `kept`; where that is there already, it
    takes over what it lacks too.

    Args:
        chosen: clashes in which the value of the record that goes is taken.

    Raises:
        ValueError: they are one record already, or of two kinds.
    """
    if type(kept) is not type(other) or kept.id == other.id:
        raise ValueError("only two records of one kind can become one")
    work = _Uniting(ledger, chosen)
    work.merge(kept, other)
    label = f"同じものとして{named(kept, ledger)}にまとめる"
    return Union(change_set_between(label, work.before.values(), work.after.values()), tuple(work.clashes))


class _Uniting:
    """The records touched, before and after."""

    def __init__(self, ledger: Ledger, chosen: Collection[ClashKey]) -> None:
        self._ledger = ledger
        self._chosen = chosen
        self.before: dict[int, Record] = {}
        self.after: dict[int, Record] = {}
        self.clashes: list[Clash] = []

    def merge(self, kept: Record, other: Record) -> None:
        """`other` goes; what it says and what names it goes over to `kept`."""
        self._touch(kept)
        self._touch(other)
        united = self._united(self.after.get(kept.id, kept), other)
        self.after.pop(other.id, None)
        self.after[kept.id] = united
        self._turn_links(other, kept)

    def _turn_links(self, old: Record, new: Record) -> None:
        """Whatever names `old` names `new` from now on."""
        for record_class, name in (*child_classes(old.KIND), *link_fields(old.KIND)):
            for linking in self._ledger.linking(record_class, name, old.id):
                current = self.after.get(linking.id)
                if current is None and linking.id in self.before:
                    continue  # it went meanwhile
                self._turn(linking, record_class.field(name), current or linking, new.id)

    def _turn(self, linking: Record, field: Field, current: Record, target: int) -> None:
        self._touch(linking)
        turned = current.changed(**{field.name: None if target == linking.id else target})
        if not field.key:
            self.after[linking.id] = turned
            return
        moved = turned.changed(id=key_id(turned))
        there = self.after.get(moved.id) or self._ledger.get(type(moved), moved.id)
        del self.after[linking.id]
        if there is not None:
            self._touch(there)
            self.after[there.id] = self._united(self.after[there.id], linking)
        else:
            self.after[moved.id] = moved
        self._turn_links(linking, there or moved)

    def _touch(self, record: Record) -> None:
        known = self._ledger.get(type(record), record.id)
        if known is not None and record.id not in self.before:
            self.before[record.id] = known
            self.after[record.id] = known

    def _united(self, kept: Record, other: Record) -> Record:
        """The record that stays with what it lacked."""
        values: dict[str, FieldValue] = {}
        for field in self._spoken(kept):
            mine, theirs = kept.get(field.name), other.get(field.name)
            if mine == theirs or theirs in (other.id, kept.id) or theirs == field.default or theirs is None:
                continue
            if mine not in (None, field.default):
                clash = Clash(kept, field, theirs)
                self.clashes.append(clash)
                if clash.key not in self._chosen:
                    continue
            values[field.name] = theirs
            if field.adjustable:  # a phone number keeps the level under which it was given
                values[f"{field.name}_level"] = other.get(f"{field.name}_level")
        return kept.changed(**values)

    @staticmethod
    def _spoken(record: Record) -> Iterator[Field]:
        """Fields that say something of their own: no key, no position, no level that goes with another field."""
        companions = {f"{field.name}_level" for field in record.FIELDS if field.adjustable}
        for field in record.FIELDS:
            if not field.key and field.merge is MergePolicy.ASK and field.name not in companions:
                yield field
