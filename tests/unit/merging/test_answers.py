"""Answers as ChangeSets: what is taken, and what a text becomes in each sort of field."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.errors import ExpectedError
from app.joined import DELETED, PRESENT, Conflict, Origin, Question, Side
from app.ledger import Ledger
from app.merging.answers import Choice, answer, answer_all, answer_with
from app.records.area import Area
from app.records.field import FieldValue
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.term import Term

SAKURA = Place(id=101, name="さくら", fee="200円", area=5)
ROW = Schedule(id=301, place=101)
LEDGER = Ledger.of([SAKURA, ROW, Area(id=5), Area(id=6), Term(id=7, term_list="place_kind", label="サロン")])
ORIGIN = Origin("田中", "", datetime(2026, 5, 12, tzinfo=UTC))


def asked(field: str, mine: FieldValue, theirs: FieldValue, conflict: Conflict = Conflict.FIELD) -> Question:
    return Question(conflict, "place", 101, field, (Side(mine, ORIGIN, came=False), Side(theirs, ORIGIN, came=True)))


FEE = asked("fee", "100円", "200円")


@pytest.mark.parametrize(("choice", "fee"), [(Choice.MINE, "100円"), (Choice.THEIRS, "200円")])
def test_a_side_is_taken_even_when_it_is_shown_already(choice: Choice, fee: str) -> None:
    (change,) = answer(LEDGER, FEE, choice)
    assert change.after == SAKURA.changed(fee=fee)
    assert change.settles == {"fee"}
    assert not change.is_empty


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("fee", "無料", "無料"),
        ("capacity", "20", 20),
        ("capacity", "", None),
        ("kind", "サロン", 7),
        ("area", "0000000000000006", 6),
        ("area", "", None),
        ("consent", "yes", "yes"),
        ("started", "2019-10", "2019-10"),
        ("started", "R3.4", "2021-04"),
        ("started", "", ""),
    ],
)
def test_a_value_of_ones_own(field: str, text: str, value: FieldValue) -> None:
    (change,) = answer_with(LEDGER, asked(field, "", ""), text)
    assert change.after is not None
    assert change.after.get(field) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("capacity", "たくさん"),
        ("area", "中央"),
        ("area", "00000000000000ff"),
        ("started", "むかし"),
        ("consent", "さあ"),
    ],
)
def test_what_a_field_cannot_hold(field: str, text: str) -> None:
    with pytest.raises(ExpectedError, match="入りません"):
        answer_with(LEDGER, asked(field, "", ""), text)


def test_a_record_stays_or_goes_with_what_belongs_to_it() -> None:
    question = asked("", PRESENT, DELETED, Conflict.DELETED)
    (kept,) = answer(LEDGER, question, Choice.MINE)
    assert (kept.before, kept.after, kept.settles) == (SAKURA, SAKURA, {""})
    assert [change.record_id for change in answer(LEDGER, question, Choice.THEIRS)] == [301, 101]
    with pytest.raises(ExpectedError):
        answer_with(LEDGER, question, "x")


def test_all_from_one_side() -> None:
    questions = (FEE, asked("name", "さくら会", "サロンさくら"), asked("", PRESENT, DELETED, Conflict.DELETED))
    (change,) = answer_all(LEDGER, questions, Choice.MINE)
    assert change.after == SAKURA.changed(fee="100円", name="さくら会")
    assert change.settles == {"fee", "name"}


def test_a_record_that_is_gone_meanwhile() -> None:
    with pytest.raises(ExpectedError, match="もうありません"):
        answer(Ledger.of([]), FEE, Choice.MINE)
