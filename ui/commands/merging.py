"""`merge`, `conflicts`, `resolve`, `undo-merge`: taking other copies in, and deciding what they wrote in two ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from app.backups import BackupShelf
from app.changes.change import Change
from app.errors import ExpectedError
from app.exchange.json_file import JsonValue, json_value
from app.joined import DELETED, PastJoin, Question, Side
from app.ledger import Ledger
from app.merging.answers import Choice, answer, answer_by, answer_with
from app.merging.copies import copies_in, join_copies
from app.merging.duplicates import Duplicate
from app.merging.preview import Arrival, Deed, MergePreview, preview_of
from app.merging.taking_back import TRAVELS, taking_back
from app.merging.words import copy_words
from app.records.base import Record
from app.records.catalogue import BY_KIND
from app.records.field import FieldValue
from app.records.ids import hex_id, parse_hex_id
from app.store import Store
from app.titles import short_title_of
from app.wording import noun
from ui.commands.answer import DONE, Answer
from ui.commands.reading import shown_value

_NOTHING_NEW = "新しいものはありません。"


def merge(
    store: Store,
    given: Sequence[Path],
    answer: Answer,
    *,
    shelf: Callable[[Path], BackupShelf],
    is_preview: bool,
    now: datetime,
) -> int:
    """Take copies, or every copy in a folder, into the ledger; or only say what that would do.

    Raises:
        ExpectedError: a copy cannot be taken in; the ledger is as it was.
    """
    others = copies_in(given, store.path)
    joined = store.preview(*others) if is_preview else join_copies(store, shelf(store.path), others, now=now)
    found = preview_of(store, joined)
    ledger = Ledger(store.read)
    data = {
        "added": found.number(Deed.ADDED),
        "changed": found.number(Deed.CHANGED),
        "deleted": found.number(Deed.DELETED),
        "conflicts": [_question_object(question) for question in found.questions],
        "duplicates": [_duplicate_object(duplicate, ledger) for duplicate in found.duplicates],
    }
    answer.give(data, _lines(found, ledger))
    answer.say(_summary(found, is_new=not joined.is_empty, is_preview=is_preview))
    return DONE


def conflicts(store: Store, answer: Answer) -> int:
    """What copies wrote in two ways and nobody has decided yet."""
    questions = store.questions()
    ledger = Ledger(store.read)
    answer.give(
        [_question_object(question) for question in questions], [_question_text(each, ledger) for each in questions]
    )
    if not questions:
        answer.say("決めることは、ありません。")
    return DONE


def resolve(
    store: Store, written_id: str, answer_to: Answer, *, choice: Choice | None, value: str | None, of: str = ""
) -> int:
    """Decide one question: this copy's side, the other's, or a value of one's own.

    Args:
        of: where several others wrote it, whose is taken; '' for the newest.

    Raises:
        ExpectedError: there is no such question (any more), nobody of this name wrote it, or the field cannot hold the
            value.
    """
    number, _, field = written_id.partition(".")
    record_id = parse_hex_id(number)
    open_here = store.questions(record_id) if record_id is not None else []
    question = next((each for each in open_here if each.field == field), None)
    if question is None:
        raise ExpectedError(
            f"「{written_id}」という決めることは、ありません。", "「tsudoiba conflicts」で番号を確かめてください。"
        )
    ledger = Ledger(store.read)
    if of:
        change_set = answer_by(ledger, question, _written_by(question, choice, of).value)
    elif value is not None:
        change_set = answer_with(ledger, question, value)
    else:
        assert choice is not None  # the words of the command ask for one of the three
        change_set = answer(ledger, question, choice)
    applied = store.apply(change_set)
    if applied.problems:
        raise ExpectedError(applied.problems[0].message, "もう一度してください。")
    left = store.questions()
    answer_to.give({"id": question_id(question), "open": len(left)}, [change_set.label])
    answer_to.say(
        f"決めました。決めることは、あと{len(left)}件です。" if left else "決めました。ほかに決めることはありません。"
    )
    return DONE


def _written_by(question: Question, choice: Choice | None, who: str) -> Side:
    for side in question.sides[1:] if question.field and choice is Choice.THEIRS else ():
        if side.origin is not None and side.origin.who == who:
            return side
    raise ExpectedError(
        f"「{who}」さんが書いた側は、ありません。",
        "「--of」は「--theirs」といっしょに使い、「tsudoiba conflicts」に出るなまえを書いてください。",
    )


def undo_merge(store: Store, answer: Answer) -> int:
    """Take the last join back: as if it had never been, or, where work builds on it, as a change like any other.

    Raises:
        ExpectedError: nothing was joined, it was taken back already, or it cannot be.
    """
    past = store.last_join()
    if past is None:
        raise ExpectedError("合わせたものは、ありません。", "合わせたあとで、取り消せます。")
    if past.leaves_no_trace:
        changed = len(store.take_back_join(past).change_set.changes)
    else:
        applied = store.apply(taking_back(Ledger(store.read), past.label, _still_standing(store, past)))
        if applied.problems:
            raise ExpectedError("取り消せませんでした。帳面は前のままです。", applied.problems[0].message)
        changed = len(applied.change_set.changes)
    data = {"label": past.label, "changed": changed, "travels": not past.leaves_no_trace}
    answer.give(data, [f"取り消しました：{past.label}"])
    if not past.leaves_no_trace:
        answer.say(TRAVELS)
    return DONE


def _still_standing(store: Store, past: PastJoin) -> Sequence[Change]:
    """What a join left in the ledger.

    Raises:
        ExpectedError: all of it was changed back already.
    """
    states = store.states_without_join(past)
    if not states:
        raise ExpectedError(
            f"「{past.label}」は、もう取り消してあります。", "その前に合わせたものは、履歴で1件ずつ戻せます。"
        )
    return states


def question_id(question: Question) -> str:
    """Record and field: what `resolve` is told."""
    return f"{hex_id(question.record_id)}.{question.field}"


def _question_object(question: Question) -> dict[str, object]:
    origin = question.theirs.origin
    return {
        "id": question_id(question),
        "kind": question.kind,
        "record": hex_id(question.record_id),
        "field": question.field,
        "mine": _side_value(question, question.mine),
        "theirs": _side_value(question, question.theirs),
        "who": "" if origin is None else origin.who,
        "when": None if origin is None else origin.when.isoformat(),
    }


def _side_value(question: Question, side: Side) -> JsonValue:
    """A value as in the JSON form; for a record as a whole `kept` or `deleted`."""
    if not question.field:
        return "deleted" if side.value == DELETED else "kept"
    return json_value(BY_KIND[question.kind].field(question.field).kind, side.value)


def _duplicate_object(duplicate: Duplicate, ledger: Ledger) -> dict[str, object]:
    return {
        "kind": duplicate.record.KIND,
        "id": hex_id(duplicate.record.id),
        "name": short_title_of(duplicate.record, ledger),
        "other_id": hex_id(duplicate.other.id),
        "other": short_title_of(duplicate.other, ledger),
        "reason": duplicate.reason.value,
    }


def _lines(found: MergePreview, ledger: Ledger) -> Iterator[str]:
    yield from found.sources
    for arrival in found.arrivals:
        yield from _arrival_lines(arrival, ledger)
    for question in found.questions:
        yield _question_text(question, ledger)
    for duplicate in found.duplicates:
        titles = f"「{short_title_of(duplicate.record, ledger)}」と「{short_title_of(duplicate.other, ledger)}」"
        yield f"同じものかもしれません\t{noun(duplicate.record.KIND, ledger)}\t{titles}\t{duplicate.reason.words}"


def _arrival_lines(arrival: Arrival, ledger: Ledger) -> Iterator[str]:
    who = "" if arrival.origin is None else f"\t{arrival.origin.who}\t{arrival.origin.when:%Y-%m-%d %H:%M}"
    yield f"{arrival.deed.words}\t{noun(arrival.record.KIND, ledger)}\t{arrival.title}{who}"
    if arrival.deed is Deed.CHANGED:
        for each in arrival.fields:
            before, after = (shown_value(each.field, value, ledger) for value in (each.before, each.after))
            yield f"\t{each.field.label}：{before} → {after}"


def _question_text(question: Question, ledger: Ledger) -> str:
    record_class = BY_KIND[question.kind]
    record: Record | None = ledger.get(record_class, question.record_id)
    title = short_title_of(record, ledger) if record is not None else ""
    head = f"決めること\t{question_id(question)}\t{noun(question.kind, ledger)}『{title}』"
    if not question.field:
        return "\t".join((head, *_sides(question, lambda value: "消した" if value == DELETED else "残す")))
    field = record_class.field(question.field)
    return "\t".join((f"{head}の{field.label}", *_sides(question, lambda value: shown_value(field, value, ledger))))


def _sides(question: Question, said: Callable[[FieldValue], str]) -> Iterator[str]:
    """This copy's side and every other one; of several others it is told whose each is, the newest first."""
    others = question.sides[1:] or (question.theirs,)
    yield f"この帳面：{said(question.mine.value)}"
    for side in others:
        origin = side.origin if len(others) > 1 else None
        whose = "" if origin is None else f"（{copy_words(origin.who)}、{origin.when:%Y-%m-%d %H:%M}）"
        yield f"相手{whose}：{said(side.value)}"


def _summary(found: MergePreview, *, is_new: bool, is_preview: bool) -> str:
    if not is_new:
        return _NOTHING_NEW
    parts = [f"{deed.words} {found.number(deed)}件" for deed in Deed]
    parts += [f"決めること {len(found.questions)}件", f"同じかもしれないもの {len(found.duplicates)}件"]
    done = "合わせると、こうなります" if is_preview else "合わせました"
    return f"{done}（{'、'.join(parts)}）。"
