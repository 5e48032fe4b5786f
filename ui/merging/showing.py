"""What the cards of 合わせる need to know to put a question into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.ledger import Ledger
from app.merging.trying import QuestionKey
from app.records.field import FieldValue


@dataclass(frozen=True, slots=True)
class Showing:
    """Before a join, or any day after it.

    Attributes:
        ledger: names of what is linked; before a join as it would be after it.
        is_at_once: pressing does it; before a join it only chooses.
        can_write: nothing can be decided in a ledger that is only read.
        earlier: what a field said before either side wrote it, as far as that is known.
        came: ids of the records that come from the copies.
    """

    ledger: Ledger
    today: date
    is_at_once: bool
    can_write: bool = True
    earlier: Mapping[QuestionKey, FieldValue] = field(default_factory=dict)
    came: frozenset[int] = frozenset()
