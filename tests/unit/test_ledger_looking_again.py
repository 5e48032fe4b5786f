"""A ledger that looks at its file again is that of a file just read, and keeps what did not change."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.ledger import Ledger
from app.records.base import Record
from app.records.field import Level
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.rules.publication import published

KINDS = (Space, Place, Schedule)


class File:
    """Gives new records at every reading, as a file does."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records

    def read(self, record_class: type[Record]) -> list[Record]:
        return [record.changed() for record in self.records if isinstance(record, record_class)]


def state(numbers: Sequence[tuple[int, int, str]]) -> list[Record]:
    """Places with a 定例 each, in spaces; a later line about the same id is another state of it."""
    found: dict[tuple[str, int], Record] = {}
    for number, space, words in numbers:
        consent = "no" if words == "c" else "yes"
        for record in (
            Space(id=100 + space, name=f"場{space}"),
            Place(id=number, name=words, space=100 + space, consent=consent),
            Schedule(id=200 + number, place=number, note=words),
        ):
            found[record.KIND, record.id] = record
    return [found[key] for key in sorted(found)]


STATES = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 2), st.sampled_from("abc")), max_size=8).map(state)


def everything(ledger: Ledger) -> list[object]:
    found: list[object] = []
    for seen in (ledger, published(ledger, Level.PUBLIC), published(ledger, Level.RELATED)):
        found += [list(seen.all(record_class)) for record_class in KINDS]
        found += [list(seen.linking(Place, "space", space)) for space in range(100, 103)]
        found += [list(seen.linking(Schedule, "place", place)) for place in range(1, 7)]
    return found


@given(states=st.lists(STATES, min_size=2, max_size=4))
def test_it_is_that_of_a_file_just_read(states: list[list[Record]]) -> None:
    file = File(states[0])
    ledger = Ledger(file.read)
    everything(ledger)
    for now in states[1:]:
        before = {(type(record), record.id): record for kind in KINDS for record in ledger.all(kind)}
        file.records = now
        ledger.look_again()
        assert everything(ledger) == everything(Ledger(file.read))
        for record in (record for kind in KINDS for record in ledger.all(kind)):
            old = before.get((type(record), record.id))
            assert old is record or old != record


def test_what_was_worked_out_is_kept_while_nothing_changes() -> None:
    file = File(state([(1, 0, "a"), (2, 1, "b")]))
    ledger = Ledger(file.read)
    seen = published(ledger, Level.PUBLIC)
    place = seen.all(Place)[0]
    ledger.look_again()
    assert published(ledger, Level.PUBLIC) is seen
    assert seen.all(Place)[0] is place


def test_a_kind_nobody_asked_for_is_not_read() -> None:
    asked: list[type[Record]] = []

    def read(record_class: type[Record]) -> list[Record]:
        asked.append(record_class)
        return []

    ledger = Ledger(read)
    ledger.all(Place)
    ledger.look_again()
    assert asked == [Place, Place]
