"""A ledger that reads only what it is asked for answers as one that has read everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.records.base import R, Record
from app.records.field import FieldValue, Level
from app.records.photo import PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.rules.publication import published
from app.sparse_ledger import SparseLedger

PLACES = range(1, 61)
RECORDS: list[Record] = [
    *(Space(id=100 + number, name=f"場{number}") for number in range(3)),
    *(Place(id=each, name=f"所{each % 7}", space=100 + each % 4, consent="yes" if each % 3 else "no") for each in PLACES),
    *(Schedule(id=200 + each, place=each % 9, note="朝") for each in PLACES),
    *(PhotoUse(id=300 + each, place=each % 9, pos=f"a{9 - each % 5}") for each in PLACES),
]
CLASSES: tuple[type[Record], ...] = (Space, Place, Schedule, PhotoUse)


class File:
    """Gives new records at every question, as a file does, and remembers which were asked."""

    def __init__(self) -> None:
        self.records = list(RECORDS)
        self.whole: list[str] = []
        self.questions = 0

    def read(self, record_class: type[R], /) -> Sequence[R]:
        self.whole.append(record_class.KIND)
        return [each.changed() for each in self.records if isinstance(each, record_class)]

    def get(self, record_class: type[R], record_id: int, /) -> R | None:
        return next(iter(self.find(record_class, "id", record_id)), None)

    def find(self, record_class: type[R], field: str, value: FieldValue, /) -> Sequence[R]:
        self.questions += 1
        of_class = [each for each in self.records if isinstance(each, record_class)]
        return cast("list[R]", [each.changed() for each in of_class if each.get(field) == value])


def answer(ledger: Ledger, question: tuple[str, int]) -> object:
    what, number = question
    match what:
        case "schedules":
            return list(ledger.linking(Schedule, "place", number))
        case "photos":
            return list(ledger.linking(PhotoUse, "place", number))
        case "named":
            return list(ledger.holding(Place, "name", f"所{number}"))
        case "all":
            return list(ledger.all(CLASSES[number % len(CLASSES)]))
        case _:
            return [ledger.get(Place, number), ledger.get(Space, 100 + number), ledger.get(Place, None)]


QUESTIONS = st.lists(
    st.tuples(st.sampled_from(["schedules", "photos", "named", "all", "get", "get"]), st.integers(0, 70)), max_size=60
)


@given(questions=QUESTIONS, reader=st.sampled_from(Level))
def test_it_answers_as_one_that_has_read_everything(questions: list[tuple[str, int]], reader: Level) -> None:
    whole, sparse = (published(ledger, reader) for ledger in (Ledger(File().read), SparseLedger(File())))
    assert [answer(sparse, question) for question in questions] == [answer(whole, question) for question in questions]


@given(questions=QUESTIONS)
def test_a_record_is_one_object_however_it_was_found(questions: list[tuple[str, int]]) -> None:
    ledger = SparseLedger(File())
    met: dict[int, Place] = {}
    for question in questions:
        found = answer(ledger, question)
        for each in found if isinstance(found, list) else ():
            if isinstance(each, Place):
                assert met.setdefault(each.id, each) is each


def test_the_others_are_not_read() -> None:
    file = File()
    ledger = SparseLedger(file)
    place = ledger.get(Place, 5)
    assert place is not None
    assert ledger.get(Place, 5) is place
    assert [each.place for each in ledger.linking(Schedule, "place", 5)] == [5] * 7
    ledger.linking(Schedule, "place", 5)
    assert (file.whole, file.questions) == ([], 2)


def test_who_asks_much_gets_all_of_a_kind() -> None:
    file = File()
    ledger = SparseLedger(file)
    for number in PLACES:
        assert ledger.get(Place, number) == RECORDS[2 + number]
    assert file.whole == ["place"]
    assert file.questions < len(PLACES)


def test_what_was_written_meanwhile_is_seen() -> None:
    file = File()
    ledger = SparseLedger(file)
    before = ledger.get(Place, 5)
    assert before is not None
    after = before.changed(name="えんがわ")
    file.records[file.records.index(before)] = after
    ledger.follow(ChangeSet("", (Change(before, after),)))
    assert ledger.get(Place, 5) == after
    assert ledger.holding(Place, "name", "えんがわ") == [after]
