"""What taking copies in would do: those that cannot be taken in are told apart, so that one bad file stops no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import ExpectedError, Remedy
from app.joined import Conflict, Joined, Question
from app.ledger import Ledger
from app.merging.preview import MergePreview, ledger_after, preview_of
from app.progress import Progress, no_progress
from app.records.field import FieldValue
from app.store import HistoryLine, Store

QuestionKey = tuple[int, str]
"""(record id, field): names a question among those of one ledger."""

_MOST_EARLIER = 100  # questions of which the earlier value is looked up: each reads the history of a record


def key_of(question: Question) -> QuestionKey:
    """Names a question."""
    return question.record_id, question.field


@dataclass(frozen=True, slots=True)
class Refusal:
    """A copy that cannot be taken in, and why."""

    path: Path
    error: ExpectedError


@dataclass(frozen=True, slots=True)
class Trial:
    """What taking copies in would do; nothing was written.

    Attributes:
        taken: those that can be taken in, in the order given.
        refused: the others.
        joined: what joining `taken` would do; None when there is none.
        preview: the same in words.
        after: the ledger as it would be, for the names of what comes.
        earlier: what a field said before either side wrote it, as far as that is known.
    """

    taken: tuple[Path, ...]
    refused: tuple[Refusal, ...]
    joined: Joined | None
    preview: MergePreview | None
    after: Ledger
    earlier: Mapping[QuestionKey, FieldValue]


def try_copies(store: Store, paths: Sequence[Path], progress: Progress = no_progress) -> Trial:
    """Find out what copies would bring.

    Raises:
        ExpectedError: each can be taken in alone, but not all of them together.
        Cancelled: the user stopped it.
    """
    refused: list[Refusal] = []
    try:
        joined: Joined | None = store.preview(*paths, progress=progress)
        good = list(paths)
    except ExpectedError as failure:
        good, refused = _parted(store, paths, progress)
        if not refused:
            raise
        if len(paths) == 1:
            refused = [Refusal(paths[0], _for_copies(failure))]
        joined = store.preview(*good, progress=progress) if good else None
    if joined is None:
        return Trial((), tuple(refused), None, None, Ledger(store.read), {})
    after = ledger_after(store, joined)
    return Trial(
        taken=tuple(good),
        refused=tuple(refused),
        joined=joined,
        preview=preview_of(store, joined, after),
        after=after,
        earlier=_earlier_values(store, joined.questions[:_MOST_EARLIER]),
    )


def _parted(store: Store, paths: Sequence[Path], progress: Progress) -> tuple[list[Path], list[Refusal]]:
    """Each copy tried by itself."""
    good: list[Path] = []
    refused: list[Refusal] = []
    for path in paths:
        try:
            store.preview(path, progress=progress)
        except ExpectedError as error:
            refused.append(Refusal(path, _for_copies(error)))
        else:
            good.append(path)
    return good, refused


def _for_copies(error: ExpectedError) -> ExpectedError:
    """A damaged copy is not put back from a backup: it is made once more where it came from."""
    if error.remedy is not Remedy.BACKUP:
        return error
    what_to_do = "元のパソコンの「写しを書き出す」で写しをつくりなおして、それを合わせてください。"
    return ExpectedError(error.what_happened, what_to_do)


def _earlier_values(store: Store, questions: Sequence[Question]) -> dict[QuestionKey, FieldValue]:
    """From the history here: what stood in a field before this copy's side was written."""
    asked = [each for each in questions if each.conflict is Conflict.FIELD]
    lines: dict[int, Sequence[HistoryLine]] = {}
    for record_id in {each.record_id for each in asked}:
        lines[record_id] = store.history(record_id)
    found: dict[QuestionKey, FieldValue] = {}
    for question in asked:
        for line in lines[question.record_id]:
            is_here = (line.record_id, line.field) == key_of(question)
            if is_here and line.new == question.mine.value:
                found[key_of(question)] = line.old
    return found
