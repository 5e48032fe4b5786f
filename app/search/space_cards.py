"""The board of spaces: what each card says, which spaces stand on it, and whose next step is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.ledger import Ledger
from app.records.approach import Approach
from app.records.space import SPACE_STAGES, Space
from app.rules.japanese_calendar import PartialDate

STAGES = tuple(SPACE_STAGES)
"""The stages in order; the way ends with 開設, 見送り stands beside it."""

UPWARD = tuple(stage for stage in STAGES if stage != "declined")
"""The way without 見送り."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The open next step of a space.

    Attributes:
        approach_id: the 働きかけ that holds it.
        due: the last day on which it is in time, None when none was set.
        who: who does it, or who went last.
    """

    approach_id: int
    words: str
    due: date | None
    who: str

    def days_late(self, today: date) -> int:
        """Days since it was due; 0 and less: not late."""
        return 0 if self.due is None else (today - self.due).days


def next_step(approaches: Iterable[Approach]) -> NextStep | None:
    """The step still to be done of the newest 働きかけ that has one; None when nothing is open."""
    for approach in newest_first(approaches):
        if approach.next_step.strip() and not approach.next_done:
            who = approach.next_who or approach.visitor
            return NextStep(approach.id, approach.next_step, last_day(approach.next_due), who)
    return None


def newest_first(approaches: Iterable[Approach]) -> Sequence[Approach]:
    """By date, those of one day by their position."""
    return sorted(approaches, key=lambda each: (each.date, each.pos, each.id), reverse=True)


def is_on_board(space: Space, ledger: Ledger) -> bool:
    """Whether a space stands on the board: somebody is, or was, on the way to its owner.

    A public facility that was taken in from a list is 開設 without anybody having asked: hundreds of them would hide
    the few that were won over.
    """
    if space.stage != "open" or space.owner is not None:
        return True
    return bool(ledger.linking(Approach, "space", space.id))


def overdue(steps: Mapping[int, NextStep | None], today: date) -> list[int]:
    """Ids of the spaces whose next step should have been done before today, the latest first."""
    late = [(step.days_late(today), space_id) for space_id, step in steps.items() if step is not None]
    return [space_id for days, space_id in sorted(late, reverse=True) if days > 0]


def last_day(written: str) -> date | None:
    """A stored date as a day: a month ends on its last one; None when there is none or it cannot be read."""
    try:
        return PartialDate.from_iso(written).last_day if written else None
    except ValueError:
        return None
