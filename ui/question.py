"""A question to the user with the answers' own verbs, and what was pressed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What the user pressed."""

    DEED = "deed"
    OTHER = "other"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the answers' own verbs.

    Attributes:
        title: the question, with the name of the thing: 「なごみ広場」を消しますか.
        detail: what goes with it, what stays.
        deed: button that does it.
        note: small print: until when it can be undone.
        danger: the deed takes something away: red, never the default.
        other: another way out at the far left, '' for none.
    """

    title: str
    detail: str
    deed: str
    note: str = ""
    danger: bool = False
    other: str = ""
