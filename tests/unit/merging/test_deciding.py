"""What was decided in a preview as steps, each worked out on what the one before left."""

from __future__ import annotations

from datetime import UTC, datetime

from app.changes.change import ChangeSet
from app.joined import DELETED, PRESENT, Conflict, Origin, Question, Side
from app.ledger import Ledger
from app.merging.deciding import Decision, Decisions, Likeness, PairDecision, pair_of, steps_for
from app.merging.different import all_duplicates, set_apart
from app.merging.duplicates import Duplicate, Reason
from app.records.booklet_issue import BookletIssue
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.setting import Setting

SAKURA = Place(id=1, name="さくら").changed(fee="200円", capacity=15)
ROW = Schedule(id=2, place=1)
HERE = Place(id=3, name="まちかどカフェ").changed(phone="042-000-0001")
THERE = Place(id=4, name="まちかどカフェ").changed(phone="042-000-0001", fee="100円")
PAIR = Duplicate(THERE, HERE, Reason.PHONE)
ORIGIN = Origin("鈴木", "", datetime(2026, 5, 12, tzinfo=UTC))


def asked(field: str, *values: str | int) -> Question:
    conflict = Conflict.FIELD if field else Conflict.DELETED
    sides = tuple(Side(value, ORIGIN, came=number > 0) for number, value in enumerate(values))
    return Question(conflict, "place", 1, field, sides)


FEE, CAPACITY, WHOLE = asked("fee", "200円", "300円"), asked("capacity", 15, 24), asked("", PRESENT, DELETED)


def town() -> Ledger:
    return Ledger.of([SAKURA, ROW, HERE, THERE])


def written(ledger: Ledger, decisions: Decisions, *questions: Question) -> list[ChangeSet]:
    steps = []
    for step in steps_for(ledger, decisions, questions, [PAIR]):
        ledger.follow(step)
        steps.append(step)
    return steps


def test_answers_are_one_step_and_what_is_not_decided_stays_open() -> None:
    ledger = town()
    decisions = Decisions({(1, "fee"): Decision("300円", 1)}, {})
    (step,) = written(ledger, decisions, FEE, CAPACITY)
    (change,) = step
    assert change.settles == {"fee"}
    assert change.changed_fields == ("fee",)
    assert decisions.open_among([FEE, CAPACITY]) == 1
    decisions = Decisions({(1, "fee"): Decision("無料"), (1, "capacity"): Decision(15, 0)}, {})
    (step,) = written(town(), decisions, FEE, CAPACITY)
    (change,) = step
    assert change.settles == {"fee", "capacity"}
    assert change.after == SAKURA.changed(fee="無料")


def test_a_record_stays_or_goes_with_what_belongs_to_it() -> None:
    ledger = town()
    (step,) = written(ledger, Decisions({(1, ""): Decision(PRESENT, 0)}, {}), WHOLE)
    assert [(change.after, change.settles) for change in step] == [(SAKURA, frozenset({""}))]
    (step,) = written(ledger, Decisions({(1, ""): Decision(DELETED, 1)}, {}), WHOLE)
    assert {change.record_id for change in step if change.after is None} == {1, 2}
    assert written(ledger, Decisions({(1, ""): Decision(DELETED, 1)}, {}), WHOLE) == [], "it is gone already"


def test_pairs_become_one_or_are_said_to_be_two() -> None:
    ledger = town()
    (step,) = written(ledger, Decisions({}, {pair_of(PAIR): PairDecision(Likeness.SAME)}))
    assert [place.id for place in ledger.all(Place)] == [1, 3]
    assert ledger.all(Place)[1].fee == "100円"
    ledger = town()
    assert len(all_duplicates(ledger)) == 1
    (step,) = written(ledger, Decisions({}, {pair_of(PAIR): PairDecision(Likeness.DIFFERENT)}))
    assert [type(change.record) for change in step] == [Setting]
    assert not all_duplicates(ledger)
    assert set_apart(ledger, [PAIR]).changes[0].is_empty, "saying it again writes nothing"
    assert written(town(), Decisions({}, {})) == []


def test_what_is_known_by_its_name_alone_is_another_one_at_another_time() -> None:
    spring = BookletIssue(id=5).changed(title="居場所だより", issued="2026-04")
    autumn = BookletIssue(id=6).changed(title="居場所だより", issued="2026-10")
    again = BookletIssue(id=7).changed(title="居場所だより", issued="2026-10")
    assert not all_duplicates(Ledger.of([spring, autumn]))
    assert len(all_duplicates(Ledger.of([autumn, again]))) == 1
