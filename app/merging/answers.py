"""Answers to what copies wrote in two ways: each is one ordinary ChangeSet, so it travels and is given once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from app.changes.change import Change, ChangeSet
from app.changes.saving import change_set_between, deletion_of, named, with_living_links
from app.errors import ExpectedError
from app.exchange.json_values import read_value
from app.joined import DELETED, Conflict, Question
from app.ledger import Ledger
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import Field, FieldKind, FieldValue
from app.records.ids import parse_hex_id
from app.records.term import Term
from app.rules.checks import check
from app.rules.date_reading import read_date
from app.rules.normalise import fold

_YES, _NO = ("1", "true", "yes", "はい"), ("0", "false", "no", "いいえ", "")


class Choice(StrEnum):
    """The side that is taken."""

    MINE = "mine"
    THEIRS = "theirs"


def answer(ledger: Ledger, question: Question, choice: Choice) -> ChangeSet:
    """Take one side: the field gets its value, or the record stays or goes with everything that belongs to it.

    Raises:
        ExpectedError: the record is gone meanwhile.
    """
    side = question.mine if choice is Choice.MINE else question.theirs
    record = _record(ledger, question)
    if question.field:
        return _with_value(ledger, question, record, side.value)
    if side.value == DELETED:
        return deletion_decided(ledger, question)
    kept = Change(record, record, settles=frozenset({""}))
    return ChangeSet(f"{named(record, ledger)}を残すと決める", (kept, *_back_with(ledger, question)))


def deletion_decided(ledger: Ledger, question: Question) -> ChangeSet:
    """The record goes, with everything that belongs to it.

    Raises:
        ExpectedError: it is gone meanwhile.
    """
    record = _record(ledger, question)
    before, after = deletion_of(ledger, record)
    return change_set_between(f"{named(record, ledger)}を消すと決める", before, after)


def answer_with(ledger: Ledger, question: Question, text: str) -> ChangeSet:
    """Give a field a value of one's own, as typed.

    Raises:
        ExpectedError: the question is about a record as a whole, or the text is nothing this field can hold.
    """
    record = _record(ledger, question)
    if not question.field:
        raise ExpectedError("残すか消すかの質問なので、中身は書けません。", "どちらかの側をえらんでください。")
    field = record.field(question.field)
    value = _read(ledger, field, text)
    problems = [found for found in check(record.changed(**{field.name: value})) if found.field == field.name]
    if problems:
        raise ExpectedError(f"「{field.label}」に「{text}」は入りません。", problems[0].message)
    return _with_value(ledger, question, record, value)


def answer_all(ledger: Ledger, questions: tuple[Question, ...], choice: Choice) -> ChangeSet:
    """'All from this side', for the fields; records to be kept or deleted are decided one by one.

    Several fields of one record become one change.
    """
    fields = [each for each in questions if each.conflict in (Conflict.FIELD, Conflict.OUTSIDE)]
    return answer_each(
        ledger, [(each, (each.mine if choice is Choice.MINE else each.theirs).value) for each in fields]
    )


def answer_each(ledger: Ledger, answers: Iterable[tuple[Question, FieldValue]]) -> ChangeSet:
    """Give each its value as one unit of work: fields theirs, records PRESENT; those to be deleted are for `answer`.

    Raises:
        ExpectedError: a record is gone meanwhile.
    """
    before: dict[int, Record] = {}
    after: dict[int, Record] = {}
    settles: dict[int, set[str]] = {}
    asked = []
    for question, value in answers:
        asked.append(question)
        record = before.setdefault(question.record_id, _record(ledger, question))
        if question.field:
            after[record.id] = after.get(record.id, record).changed(**{question.field: value})
        settles.setdefault(record.id, set()).add(question.field)
    changes = [Change(before[id_], after.get(id_, before[id_]), settles=frozenset(settles[id_])) for id_ in before]
    back = {each.record_id: each for question in asked for each in _back_with(ledger, question)}
    return ChangeSet("合わせたときの質問にまとめて答える", (*changes, *back.values()))


def answer_by(ledger: Ledger, question: Question, value: FieldValue) -> ChangeSet:
    """Give a field a value of one's own, already read.

    Raises:
        ExpectedError: the record is gone meanwhile.
    """
    return _with_value(ledger, question, _record(ledger, question), value)


def _back_with(ledger: Ledger, question: Question) -> Iterator[Change]:
    """A record that is kept has what belonged to it: what went with it comes back, as far as its links still lead."""
    back: set[tuple[str, int]] = set()
    for row in question.rows:
        fitting = None if ledger.get(type(row), row.id) is not None else with_living_links(ledger, row, back)
        if fitting is not None:
            back.add((row.KIND, row.id))
            yield Change(None, fitting)


def _with_value(ledger: Ledger, question: Question, record: Record, value: FieldValue) -> ChangeSet:
    field = record.field(question.field)
    after = record.changed(**{field.name: value})
    label = f"{named(record, ledger)}の{field.label}を決める"
    return ChangeSet(label, (Change(record, after, settles=frozenset({field.name})),))


def _record(ledger: Ledger, question: Question) -> Record:
    record = ledger.get(BY_KIND[question.kind], question.record_id)
    if record is None:
        raise ExpectedError("この質問の記録は、もうありません。", "残っている質問を確かめてください。")
    return record


def _read(ledger: Ledger, field: Field, text: str) -> FieldValue:
    """What was typed as a value of the field; a choice by its word or code, a link by its number."""
    refusal = ExpectedError(f"「{field.label}」に「{text}」は入りません。", "書きかたを確かめてください。")
    if field.target:
        found = _linked(ledger, field, text)
        if text and found is None:
            raise refusal
        return found
    codes = {label: code for code, label in field.options.items()}
    written: object = codes.get(text, text)
    try:
        if field.kind is FieldKind.YES_NO and text in (*_YES, *_NO):
            written = text in _YES
        elif field.kind in (FieldKind.INTEGER, FieldKind.REAL):
            written = (float(text) if field.kind is FieldKind.REAL else int(text)) if text else None
        elif field.kind is FieldKind.DATE and (day := read_date(text).value) is not None:
            written = day.iso
    except ValueError:
        raise refusal from None
    reading = read_value(field, written)
    if reading.problem:
        raise ExpectedError(f"「{field.label}」に「{text}」は入りません。", reading.problem)
    return reading.value


def _linked(ledger: Ledger, field: Field, text: str) -> int | None:
    number = parse_hex_id(text)
    if number is not None and ledger.get(BY_KIND[field.target], number) is not None:
        return number
    if field.kind is FieldKind.TERM:
        terms = [term for term in ledger.all(Term) if term.term_list == field.term_list]
        return next((term.id for term in terms if fold(term.label) == fold(text) and text.strip()), None)
    return None
