"""An oracle for copies of a ledger: it tracks only who knew which write when, and says from that what each must show.

It reads no journal and calls nothing of db/: from the text of the design, written anew. A write replaces what its
author had before him, so two writes that did not know of each other both count until somebody decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from app.changes.change import ChangeSet
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import FieldValue, MergePolicy
from app.store import Stamp

LIFE = ""
GONE, THERE = 0, 1


@dataclass(frozen=True, slots=True)
class Write:
    """One field of one record written once, or the record made, deleted, brought back.

    Attributes:
        number: counts all writes of a history.
        order: the higher one is shown.
        seen: numbers of the writes in this record that its author knew.
        replaced: numbers of those it was written over.
        is_consequence: nobody meant it; another record went.
    """

    number: int
    order: tuple[int, int, int]
    record_id: int
    field: str
    value: FieldValue
    seen: frozenset[int]
    replaced: frozenset[int]
    is_consequence: bool = False


@dataclass
class Knowledge:
    """Everything written in all copies, and the values records were made with."""

    writes: dict[int, Write] = field(default_factory=dict)
    by_record: dict[int, list[Write]] = field(default_factory=dict)
    first: dict[int, Record] = field(default_factory=dict)

    def made_before(self, records: Iterable[Record]) -> set[int]:
        """Records that all copies start with. Returns the numbers of the writes that made them."""
        numbers = set()
        for record in records:
            self.first[record.id] = record
            numbers.add(self._add((0, 0, 0), record, LIFE, THERE, set(), ()).number)
        return numbers

    def written(self, known: Collection[int], change_set: ChangeSet, stamp: Stamp) -> set[int]:
        """What a unit of work wrote, in a copy that knew `known`. Returns the numbers of its writes."""
        new: set[int] = set()
        going = {(change.kind, change.record_id) for change in change_set if change.after is None}
        order = (stamp.hlc, stamp.writer, 0)
        for change in change_set:
            record = change.record
            before = self._of(record.id, known, new)
            lives = [write for write in before if write.field == LIFE]
            if change.after is None:
                new.add(self._add(order, record, LIFE, GONE, {w.number for w in before}, lives).number)
            elif change.before is None:
                new.add(self._add(order, record, LIFE, THERE, {w.number for w in before}, lives).number)
                if not lives:
                    self.first.setdefault(record.id, record)
                for each in record.FIELDS:
                    is_spelled = bool(record.key_fields()) and not each.key and not lives
                    if is_spelled or (lives and self._value(record, each.name, before) != record.get(each.name)):
                        new.add(self._write(order, record, each.name, before, is_everything=False))
            else:
                for name in change.changed_fields:
                    target = change.before.get(name)
                    is_emptied = record.get(name) is None and (record.field(name).target, target) in going
                    new.add(self._write(order, record, name, before, is_everything=False, is_consequence=is_emptied))
                before = self._of(record.id, known, new)
                for name in change.settles:
                    if name == LIFE:
                        new.add(self._add(order, record, LIFE, THERE, {w.number for w in before}, lives).number)
                    else:
                        new.add(self._write(order, record, name, before, is_everything=True))
        return new

    def _write(
        self,
        order: tuple[int, int, int],
        record: Record,
        name: str,
        before: list[Write],
        *,
        is_everything: bool,
        is_consequence: bool = False,
    ) -> int:
        earlier = [write for write in before if write.field == name]
        if earlier and not is_everything:  # what the author saw, whoever wrote it alike
            shown = max(earlier, key=lambda write: write.order).value
            replaced = [write for write in earlier if write.value == shown]
        else:
            replaced = earlier
        seen = {write.number for write in before}
        return self._add(order, record, name, record.get(name), seen, replaced, is_consequence=is_consequence).number

    def _add(
        self,
        order: tuple[int, int, int],
        record: Record,
        name: str,
        value: FieldValue,
        seen: set[int],
        replaced: Iterable[Write],
        *,
        is_consequence: bool = False,
    ) -> Write:
        number = len(self.writes) + 1
        replaced_numbers = frozenset(write.number for write in replaced)
        place = (order[0], order[1], number)
        write = Write(number, place, record.id, name, value, frozenset(seen), replaced_numbers, is_consequence)
        assert all(self.writes[each].order < write.order for each in seen), "a clock fell behind what its writer knew"
        self.writes[number] = write
        self.by_record.setdefault(record.id, []).append(write)
        return write

    def _of(self, record_id: int, known: Collection[int], new: Collection[int] = ()) -> list[Write]:
        return [each for each in self.by_record.get(record_id, ()) if each.number in known or each.number in new]

    def _value(self, record: Record, name: str, writes: list[Write]) -> FieldValue:
        own = [write for write in writes if write.field == name]
        return max(own, key=lambda write: write.order).value if own else self.first[record.id].get(name)

    def copied(self) -> Knowledge:
        """The same, to go on from."""
        return Knowledge(dict(self.writes), {key: list(own) for key, own in self.by_record.items()}, dict(self.first))

    # what a copy must show

    def shown(self, record_id: int, known: Collection[int]) -> Record:
        """A record as a copy with this knowledge has it, living or gone."""
        first, writes = self.first[record_id], self._of(record_id, known)
        return first.changed(**{each.name: self._value(first, each.name, writes) for each in first.FIELDS})

    def is_alive(self, record_id: int, known: Collection[int]) -> tuple[bool, bool]:
        """(it is there, its being there is a question)."""
        writes = self._of(record_id, known)
        lives = [write for write in writes if write.field == LIFE]
        ends = [write for write in lives if not any(write.number in other.seen for other in lives)]
        if any(write.value == THERE for write in ends):
            return True, any(write.value == GONE for write in ends)
        swept = frozenset[int]().union(*(write.seen for write in ends))
        meant = [write for write in writes if write.field != LIFE and not write.is_consequence]
        kept = any(write.number not in swept for write in meant if _is_asked(self.first[record_id], write.field))
        return bool(ends) and kept, bool(ends) and kept

    def conflicts(self, known: Collection[int], needed: Collection[int]) -> set[tuple[int, str, str]]:
        """(record id, field, conflict) of everything that is open."""
        found = set()
        for record_id in self.by_record:
            is_there, is_disputed = self.is_alive(record_id, known)
            if is_disputed:
                found.add((record_id, LIFE, "deleted"))
            if record_id in needed:
                found.add((record_id, LIFE, "needed"))
            if not is_there and record_id not in needed:
                continue
            writes = self._of(record_id, known)
            replaced = frozenset[int]().union(*(write.replaced for write in writes if write.field != LIFE))
            for name in {write.field for write in writes} - {LIFE}:
                ends = {write.value for write in writes if write.field == name and write.number not in replaced}
                if len(ends) > 1 and _is_asked(self.first[record_id], name):
                    found.add((record_id, name, "field"))
        return found

    def tables(self, known: Collection[int], needed: Collection[int]) -> dict[int, Record]:
        """Every record that is there."""
        here = [record_id for record_id in self.by_record if self.is_alive(record_id, known)[0] or record_id in needed]
        return {record_id: self.shown(record_id, known) for record_id in here}

    def needed(self, known: Collection[int]) -> set[int]:
        """Records that are gone, but which a living one names, or one that is needed itself."""
        found: set[int] = set()
        waiting = list(self.tables(known, ()).values())
        alive = {record.id for record in waiting}
        while waiting:
            for target in _targets(waiting.pop()):
                if target in self.first and target not in alive | found:
                    found.add(target)
                    waiting.append(self.shown(target, known))
        return found

    def lost(
        self, known: Collection[int], tables: Mapping[int, Record], open_: set[tuple[int, str, str]]
    ) -> list[Write]:
        """Writes that somebody meant and nobody finds again: neither shown, nor asked, nor replaced with open eyes."""
        found = []
        for number in known:
            write = self.writes[number]
            if write.field == LIFE or write.is_consequence or not _is_asked(self.first[write.record_id], write.field):
                continue
            record = tables.get(write.record_id)
            if record is not None and record.get(write.field) == write.value:
                continue
            others = self._of(write.record_id, known)
            is_answered = any(write.number in other.seen for other in others if other.field in (LIFE, write.field))
            if not is_answered and (write.record_id, write.field, "field") not in open_:
                found.append(write)
        return found


def _is_asked(record: Record, name: str) -> bool:
    return BY_KIND[record.KIND].field(name).merge is MergePolicy.ASK


def _targets(record: Record) -> list[int]:
    links = [record.get(each.name) for each in record.FIELDS if each.target]
    return [target for target in links if isinstance(target, int)]
