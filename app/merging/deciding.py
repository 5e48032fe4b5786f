"""What somebody decided while looking at a preview: kept until the copies are joined, then written step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.changes.change import ChangeSet
from app.errors import ExpectedError
from app.joined import DELETED, Question
from app.ledger import Ledger
from app.merging.answers import answer_each, deletion_decided
from app.merging.different import set_apart
from app.merging.duplicates import Duplicate
from app.merging.trying import QuestionKey, key_of
from app.merging.uniting import ClashKey, unite
from app.records.field import FieldValue


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to a question.

    Attributes:
        value: of the field; of a record as a whole PRESENT or DELETED.
        side: number of the side it was taken from; None for a value of one's own.
    """

    value: FieldValue
    side: int | None = None


class Likeness(StrEnum):
    """What two records that look alike are."""

    LATER = "later"
    DIFFERENT = "different"
    SAME = "same"


PairKey = tuple[int, int]
"""(id of the record that came, id of the one it looks like)."""


@dataclass(frozen=True, slots=True)
class PairDecision:
    """What becomes of two records that look alike.

    Attributes:
        chosen: where they say two things, those in which the record that goes is right.
    """

    likeness: Likeness = Likeness.LATER
    chosen: frozenset[ClashKey] = frozenset()


def pair_of(duplicate: Duplicate) -> PairKey:
    """Names a pair."""
    return duplicate.record.id, duplicate.other.id


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything decided; what is not among it stays open."""

    answers: Mapping[QuestionKey, Decision]
    pairs: Mapping[PairKey, PairDecision]

    def open_among(self, questions: Sequence[Question]) -> int:
        """How many of some questions stay open."""
        return sum(key_of(each) not in self.answers for each in questions)

    @property
    def number(self) -> int:
        """How much was decided."""
        return len(self.answers) + sum(each.likeness is not Likeness.LATER for each in self.pairs.values())


def steps_for(
    ledger: Ledger, decisions: Decisions, questions: Sequence[Question], duplicates: Sequence[Duplicate]
) -> Iterator[ChangeSet]:
    """The steps that write what was decided; each is worked out when the one before is in `ledger`.

    What is gone meanwhile, or was never asked in the end, is passed over.
    """
    decided = [(each, decisions.answers[key_of(each)]) for each in questions if key_of(each) in decisions.answers]
    leaving = [each for each, decision in decided if not each.field and decision.value == DELETED]
    staying = [(each, decision.value) for each, decision in decided if each not in leaving]
    if staying:
        yield answer_each(ledger, staying)
    for question in leaving:
        try:
            yield deletion_decided(ledger, question)
        except ExpectedError:  # it went with one that was deleted before it
            continue
    yield from _pairs(ledger, decisions, duplicates)


def _pairs(ledger: Ledger, decisions: Decisions, duplicates: Sequence[Duplicate]) -> Iterator[ChangeSet]:
    apart = []
    for duplicate in duplicates:
        decision = decisions.pairs.get(pair_of(duplicate), PairDecision())
        kept = ledger.get(type(duplicate.other), duplicate.other.id)
        other = ledger.get(type(duplicate.record), duplicate.record.id)
        if kept is None or other is None:
            continue
        if decision.likeness is Likeness.SAME:
            yield unite(ledger, kept=kept, other=other, chosen=decision.chosen).change_set
        elif decision.likeness is Likeness.DIFFERENT:
            apart.append(duplicate)
    if apart:
        yield set_apart(ledger, apart)
