"""Random lives of several copies of one ledger, over the real record classes, checked by an oracle after each step."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import permutations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from app.changes.change import Change, ChangeSet, inverse
from app.changes.saving import change_set_between, deletion_of, restore
from app.joined import DELETED, Conflict, Question
from app.ledger import Ledger
from app.merging.answers import Choice, answer
from app.merging.taking_back import taking_back
from app.records.base import Record
from app.records.catalogue import RECORD_CLASSES
from app.records.term import Term
from app.store import Applied
from db import journal
from tests.integration.db.knowledge import Knowledge
from tests.integration.db.memory_copies import MemoryCopy, small_ledger
from tests.integration.db.random_records import edited, neighbours, new_record

COPIES = 4
MOST_COPIES = 6
YEAR = 365 * 24 * 3600 * 1_000_000
CLOCKS = (0, 5_000_000, -3 * YEAR, 70 * YEAR, -1, 1)
"""How far the clock of each copy's computer is off, µs."""

NOW = 1_790_000_000_000_000

which = st.integers(0, 1 << 16)
copies = st.integers(0, MOST_COPIES - 1)


@dataclasses.dataclass
class Tally:
    """What was tried, over all runs: for the report of a thorough run."""

    runs: int = 0
    writes: int = 0
    joins: int = 0
    conflicts: int = 0
    needed: int = 0
    kinds: set[str] = dataclasses.field(default_factory=set)


TALLY = Tally()


class CopiesMachine(RuleBasedStateMachine):
    """Four copies and more of one ledger; people write, delete, answer and join them in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.knowledge = Knowledge()
        self.copies: list[MemoryCopy] = []
        self.known: list[set[int]] = []
        self.sticky: list[set[int]] = []  # what was needed when a copy was joined last
        self.brought: list[list[set[int]]] = []  # what each join that can be taken back brought
        self.last: list[ChangeSet | None] = []
        self.earlier: list[tuple[bytes, set[int], set[int], list[set[int]]] | None] = []
        self.clock = NOW
        self._real_clock = journal.now_in_microseconds

    # ---- how it begins

    @initialize(seed=which)
    def begin(self, seed: int) -> None:
        """All copies are the same; a run keeps to one kind and its neighbours, so that copies meet in their records."""
        centre = RECORD_CLASSES[seed % len(RECORD_CLASSES)]
        TALLY.kinds.add(centre.KIND)
        TALLY.runs += 1
        self.kinds = neighbours(centre)
        self.knowledge, content, known = beginning(centre)
        self.knowledge = self.knowledge.copied()
        for number in range(COPIES):
            self._add_copy(MemoryCopy(content, f"copy-{number}"), known, set(), [])

    def fill(self, kinds: Sequence[type[Record]]) -> tuple[Knowledge, bytes, set[int]]:
        """What all copies start with: two records of each kind."""
        self.kinds = kinds
        first = MemoryCopy(small_ledger(), "beginning")
        self._add_copy(first, self.knowledge.made_before(first.read(Term)), set(), [])
        for number in range(2):
            for place, record_class in enumerate(self.kinds):
                self._tick(0)
                self._new(0, record_class, number, number + place, copy_mark=0)
        journal.now_in_microseconds = self._real_clock
        return self.knowledge, first.content(), self.known[0]

    def _add_copy(self, copy: MemoryCopy, known: set[int], sticky: set[int], brought: list[set[int]]) -> None:
        self.copies.append(copy)
        self.known.append(set(known))
        self.sticky.append(set(sticky))
        self.brought.append([set(each) for each in brought])
        self.last.append(None)
        self.earlier.append(None)

    # ---- what people do

    @rule(copy=copies, kind=which, number=st.integers(0, 2), value=which)
    def add(self, copy: int, kind: int, number: int, value: int) -> None:
        """A record appears; one whose id follows from its key may appear in several copies."""
        copy %= len(self.copies)
        self._tick(copy)
        self._new(copy, self.kinds[kind % len(self.kinds)], number, value, copy_mark=copy + 1)

    @rule(copy=copies, row=which, name=which, value=which)
    def edit(self, copy: int, row: int, name: int, value: int) -> None:
        """One field changes."""
        copy %= len(self.copies)
        self._tick(copy)
        record = self._pick(copy, row)
        if record is not None:
            self._apply(copy, ChangeSet("", (Change(record, edited(self.copies[copy], record, name, value)),)))

    @rule(copy=copies, others=st.tuples(copies, copies), row=which, name=which)
    def edit_everywhere(self, copy: int, others: tuple[int, int], row: int, name: int) -> None:
        """Several copies change the same field without knowing of each other."""
        record = self._pick(copy % len(self.copies), row)
        chosen = sorted({copy % len(self.copies), *(other % len(self.copies) for other in others)})
        for value, each in enumerate(chosen):
            own = self._own(each, record)
            if own is not None:
                self._tick(each)
                self._apply(each, ChangeSet("", (Change(own, edited(self.copies[each], own, name, value)),)))
        if name % 2:
            self._join(chosen[0], chosen[-1])

    @rule(copy=copies, row=which)
    def delete(self, copy: int, row: int) -> None:
        """A record goes with all that belongs to it."""
        copy %= len(self.copies)
        self._tick(copy)
        record = self._pick(copy, row)
        if record is not None:
            before, after = deletion_of(Ledger(self.copies[copy].read), record)
            self._apply(copy, change_set_between("", before, after))

    @rule(copy=copies, row=which)
    def bring_back(self, copy: int, row: int) -> None:
        """Something is taken out of the trash."""
        copy %= len(self.copies)
        self._tick(copy)
        store = self.copies[copy]
        gone = store.trash()
        if gone:
            self._note(copy, restore(store, gone[row % len(gone)]))

    @rule(copy=copies)
    def undo(self, copy: int) -> None:
        """The last unit of work of a copy is taken back, unless something changed since."""
        copy %= len(self.copies)
        last = self.last[copy]
        if last is not None:
            self._tick(copy)
            self._apply(copy, inverse(last), may_be_refused=True)

    @rule(copy=copies, row=which, choice=st.sampled_from(Choice))
    def decide(self, copy: int, row: int, choice: Choice) -> None:
        """An open question is answered."""
        asked = [each % len(self.copies) for each in range(copy, copy + len(self.copies))]
        copy = next((each for each in asked if self.copies[each].conflicts()), asked[0])
        questions = self._questions(copy)
        if questions:
            self._tick(copy)
            ledger = Ledger(self.copies[copy].read)
            self._apply(copy, answer(ledger, questions[row % len(questions)], choice))

    @rule(copy=copies, other=copies)
    def join(self, copy: int, other: int) -> None:
        """A copy takes another one in."""
        self._join(copy % len(self.copies), other % len(self.copies))

    @rule(copy=copies)
    def take_back(self, copy: int) -> None:
        """The last join is taken back, without a trace or as work of its own."""
        copy %= len(self.copies)
        self._tick(copy)
        store = self.copies[copy]
        past = store.last_join()
        if past is None:
            return
        if not past.leaves_no_trace:
            self._apply(copy, taking_back(Ledger(store.read), "", store.states_without_join(past)))
            return
        store.take_back_join(past)
        self.known[copy] -= self.brought[copy].pop()
        self.sticky[copy] = self.knowledge.needed(self.known[copy])
        self.last[copy] = None
        self.check(copy)

    @rule(copy=copies)
    def close_and_open(self, copy: int) -> None:
        """Another day."""
        self.copies[copy % len(self.copies)].reopen()

    @rule(copy=copies, row=which, value=which)
    def fail(self, copy: int, row: int, value: int) -> None:
        """A unit of work ends half-way: nothing of it is there."""
        copy %= len(self.copies)
        record = self._pick(copy, row)
        if record is None:
            return
        store = self.copies[copy]
        before = store.digest()
        change = Change(record, edited(self.copies[copy], record, value, value))
        if not change.is_empty:
            store.fails_in_the_middle(sqlite3.OperationalError("disk I/O error"))
            try:
                store.apply(ChangeSet("", (change,)))
            except sqlite3.OperationalError:
                pass
            finally:
                store.mend()
        assert store.digest() == before

    @precondition(lambda self: len(self.copies) < MOST_COPIES)
    @rule(copy=copies)
    def copy_while_open(self, copy: int) -> None:
        """Somebody copies the file while the program has it open; both are written in from then on."""
        copy %= len(self.copies)
        clone = MemoryCopy(self.copies[copy].content(), f"copy-{len(self.copies)}")
        self._add_copy(clone, self.known[copy], self.sticky[copy], self.brought[copy])

    @rule(copy=copies)
    def remember(self, copy: int) -> None:
        """A backup is made."""
        copy %= len(self.copies)
        kept = [set(each) for each in self.brought[copy]]
        self.earlier[copy] = (self.copies[copy].content(), set(self.known[copy]), set(self.sticky[copy]), kept)

    @rule(copy=copies)
    def go_back(self, copy: int) -> None:
        """The backup is put in place under the open program, which goes on writing."""
        copy %= len(self.copies)
        earlier = self.earlier[copy]
        if earlier is not None:
            content, known, sticky, brought = earlier
            self.copies[copy].go_back_to(content)
            self.known[copy], self.sticky[copy] = set(known), set(sticky)
            self.brought[copy] = [set(each) for each in brought]
            self.last[copy] = None
            self.check(copy)

    # ---- how it ends

    def teardown(self) -> None:
        """All copies meet, each in its own order; then all hold the same, and it is sound."""
        try:
            if self.copies:
                self._close()
        finally:
            journal.now_in_microseconds = self._real_clock
            for copy in self.copies:
                copy.close()

    def _close(self) -> None:
        everything = set().union(*self.known)
        expected: dict[str, list[tuple[object, ...]]] = {}
        for number, (first, *others) in enumerate(_orders(len(self.copies))):
            meeting, *rest = (self.copies[each] for each in (first, *others))
            meeting = _clone(meeting)
            if number == 0:
                for other in rest:
                    meeting.take(other)
                expected = meeting.digest()
                self._check_end(meeting, everything)
            elif number == 1:
                meeting.take(*rest)  # all at once
            else:
                among = _clone(rest[0])
                among.take(*rest[1:])  # those first among themselves
                meeting.take(among)
                among.close()
            assert meeting.digest() == expected, "the order of joins mattered"
            meeting.close()

    def _check_end(self, meeting: MemoryCopy, everything: set[int]) -> None:
        self._check_store(meeting, everything, self.knowledge.needed(everything))
        before = meeting.digest()
        assert all(not meeting.take(other).change_set for other in [*self.copies, meeting]), "joined twice"
        assert meeting.digest() == before
        if TALLY.runs % 5 == 0:  # it takes as long as all the rest of a run
            assert meeting.audit() == []
        noted = meeting.conflicts()
        TALLY.conflicts += len(noted)
        TALLY.needed += len(meeting.needed())
        assert self.knowledge.lost(everything, meeting.tables(self.kinds), noted) == []

    # ---- in common

    def check(self, copy: int) -> None:
        """A copy holds what follows from what it knows."""
        self._check_store(self.copies[copy], self.known[copy], self.sticky[copy])

    def _check_store(self, store: MemoryCopy, known: set[int], needed: set[int]) -> None:
        assert store.needed() == needed
        assert store.tables(self.kinds) == self.knowledge.tables(known, needed)
        assert store.conflicts() == self.knowledge.conflicts(known, needed)
        assert store.conflicts() == store.recomputed_conflicts()
        assert store._connection.execute("PRAGMA foreign_key_check").fetchall() == []

    def _join(self, copy: int, other: int) -> None:
        self._tick(copy)
        TALLY.joins += 1
        store = self.copies[copy]
        before = store.tables(self.kinds)
        new = self.known[other] - self.known[copy]
        joined = store.take(self.copies[other])
        self.known[copy] |= new
        if new:
            self.brought[copy].append(new)
            self.last[copy] = None
        assert (joined.moment is not None) is bool(new)
        self.sticky[copy] = self.knowledge.needed(self.known[copy])
        self.check(copy)
        told = dict(before)
        for change in joined.change_set:
            assert told.get(change.record_id) == change.before
            if change.after is None:
                del told[change.record_id]
            else:
                told[change.record_id] = change.after
        assert told == store.tables(self.kinds), "what was told is not what happened"

    def _apply(self, copy: int, change_set: ChangeSet, *, may_be_refused: bool = False) -> None:
        applied = self.copies[copy].apply(change_set)
        assert may_be_refused or not applied.problems, applied.problems
        self._note(copy, applied)

    def _note(self, copy: int, applied: Applied) -> None:
        assert applied.stamp is not None or not applied.change_set
        if applied.stamp is None:
            return
        new = self.knowledge.written(self.known[copy], applied.change_set, applied.stamp)
        TALLY.writes += len(new)
        self.known[copy] |= new
        self.last[copy] = applied.change_set
        stays = {
            record_id for record_id in self.sticky[copy] if not self.knowledge.is_alive(record_id, self.known[copy])[0]
        }
        self.sticky[copy] = stays - {change.record_id for change in applied.change_set if change.after is None}
        self.check(copy)

    def _new(self, copy: int, record_class: type[Record], number: int, value: int, *, copy_mark: int) -> None:
        store = self.copies[copy]
        record = new_record(store, record_class, number, value, copy_mark=copy_mark)
        if record is None or store.get(record_class, record.id) is not None:
            return
        lies_in_trash = record.id in self.knowledge.first
        if not lies_in_trash or record.key_fields():
            self._apply(copy, ChangeSet("", (Change(None, record),)))

    def _pick(self, copy: int, row: int) -> Record | None:
        store = self.copies[copy]
        living = [record for record_class in self.kinds for record in store.read(record_class)]
        own = [record for record in living if record.KIND != "term"] or living
        return own[row % len(own)] if own else None

    def _own(self, copy: int, record: Record | None) -> Record | None:
        return None if record is None else self.copies[copy].get(type(record), record.id)

    def _questions(self, copy: int) -> list[Question]:
        found = sorted(self.copies[copy].questions(), key=lambda each: (each.record_id, each.field))
        for question in found:
            if question.conflict is Conflict.FIELD:
                assert len({side.value for side in question.sides}) > 1
            elif question.conflict in (Conflict.DELETED, Conflict.NEEDED):
                assert sorted(side.value == DELETED for side in question.sides) == [False, True]
        return found

    def _tick(self, copy: int) -> None:
        """Time passes; each computer has its own idea of it."""
        self.clock += 1000
        moment = self.clock + CLOCKS[copy % len(CLOCKS)]
        journal.now_in_microseconds = lambda: moment


def _clone(copy: MemoryCopy) -> MemoryCopy:
    return MemoryCopy(copy.content(), "clone")


@cache
def beginning(centre: type[Record]) -> tuple[Knowledge, bytes, set[int]]:
    """What all copies start with in a run about one kind."""
    return CopiesMachine().fill(neighbours(centre))


def _orders(count: int) -> Iterator[Sequence[int]]:
    """Orders in which the copies meet: forwards, backwards and one between."""
    orders = list(permutations(range(count)))
    return (orders[place] for place in (0, len(orders) // 3, len(orders) - 1))
