"""How a volunteer stands: 未活動, 紹介した, 活動中, お休み or 終了, from the record and its つなぎ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.records.volunteer import Assignment, Volunteer
from app.rules.japanese_calendar import PartialDate

OPEN_STATES = ("introduced", "trial", "continuing")
"""States of a つなぎ that is still going on."""


class Standing(StrEnum):
    """Where a volunteer is on the way from offering to helping."""

    WAITING = "waiting"
    INTRODUCED = "introduced"
    ACTIVE = "active"
    RESTING = "resting"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The word on screen."""
        return _LABELS[self]


_LABELS = {
    Standing.WAITING: "未活動",
    Standing.INTRODUCED: "紹介した",
    Standing.ACTIVE: "活動中",
    Standing.RESTING: "お休み",
    Standing.ENDED: "終了",
}


@dataclass(frozen=True, slots=True)
class Stand:
    """How somebody stands, and the number that goes with it.

    Attributes:
        number: places somebody is active at; 0 where nothing is to be counted.
    """

    standing: Standing
    number: int = 0

    @property
    def words(self) -> str:
        """「活動中 2」, 「未活動」."""
        return f"{self.standing.label} {self.number}" if self.number else self.standing.label


def is_open(assignment: Assignment, today: date) -> bool:
    """Whether a つなぎ is going on: not ended, and no 「いつまで」 that has passed."""
    until = assignment.until
    return assignment.state in OPEN_STATES and not (until and until < today.isoformat()[: len(until)])


def stand_of(volunteer: Volunteer, assignments: Iterable[Assignment], today: date) -> Stand:
    """Somebody who helps at a place is active, whatever the record says; お休み and 終了 are always as written."""
    if volunteer.status in (Standing.RESTING, Standing.ENDED):
        return Stand(Standing(volunteer.status))
    states = [each.state for each in assignments if is_open(each, today)]
    continuing = states.count("continuing")
    if continuing or volunteer.status == Standing.ACTIVE:
        return Stand(Standing.ACTIVE, continuing)
    return Stand(Standing.INTRODUCED if states else Standing.WAITING)


def idle_months(volunteer: Volunteer, assignments: Iterable[Assignment], today: date) -> int:
    """Whole months since somebody offered help, or since the last つなぎ ended; 0 when nobody knows."""
    days = [day for day in (_day(volunteer.registered), *(_day(each.until) for each in assignments)) if day is not None]
    past = [day for day in days if day <= today]
    if not past:
        return 0
    since = max(past)
    months = (today.year - since.year) * 12 + today.month - since.month
    return months - 1 if today.day < since.day else months


def _day(iso: str) -> date | None:
    try:
        return PartialDate.from_iso(iso).first_day if iso else None
    except ValueError:
        return None
