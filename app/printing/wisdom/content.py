"""What a 知恵交換 sheet says, as plain texts: read once from a ledger that holds only what its reader may see."""

from __future__ import annotations

from dataclasses import dataclass

from app.ledger import Ledger
from app.printing.place_facts import one_line
from app.printing.report_flow.when_words import day_words
from app.records.concern import WISDOM_QUESTION, Concern, Wisdom
from app.records.minutes import Minutes
from app.records.organization import Organization


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody offered; `giver` is '' when nobody said for which group."""

    text: str
    giver: str


@dataclass(frozen=True, slots=True)
class SheetContent:
    """One 困りごと; '' for what was not written.

    Attributes:
        meeting: 「第2回　令和7年5月20日（火）」.
        who: the made-up name.
        answers: code of a question → what was offered, in order.
    """

    meeting: str = ""
    who: str = ""
    title: str = ""
    detail: str = ""
    answers: tuple[tuple[str, tuple[Answer, ...]], ...] = ()

    def to(self, question: str) -> tuple[Answer, ...]:
        """The answers to one question."""
        return dict(self.answers).get(question, ())


def sheet_content(ledger: Ledger, concern: Concern) -> SheetContent:
    """Read one 困りごと with its 知恵."""
    minutes = ledger.get(Minutes, concern.minutes)
    offered = ledger.linking(Wisdom, "concern", concern.id)
    return SheetContent(
        meeting="" if minutes is None else _meeting(minutes),
        who=one_line(concern.pseudonym),
        title=concern.title.strip(),
        detail=concern.detail.strip(),
        answers=tuple(
            (question, tuple(_answer(ledger, each) for each in offered if each.question == question))
            for question in WISDOM_QUESTION
        ),
    )


def _meeting(minutes: Minutes) -> str:
    number = f"第{minutes.number}回" if minutes.number else ""
    return "　".join(part for part in (number, day_words(minutes.date)) if part)


def _answer(ledger: Ledger, wisdom: Wisdom) -> Answer:
    organization = ledger.get(Organization, wisdom.organization)
    return Answer(wisdom.answer.strip(), "" if organization is None else one_line(organization.name))
