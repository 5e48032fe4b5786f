"""約束: those made in a meeting, those still open from the earlier ones, and how a due day stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.ledger import Ledger
from app.meetings.attendance import earlier_minutes
from app.records.minutes import Minutes, Promise
from app.rules.japanese_calendar import PartialDate


def made_here(ledger: Ledger, minutes: Minutes) -> Sequence[Promise]:
    """The promises of this meeting in the order in which they were made known to the ledger."""
    return ledger.linking(Promise, "minutes", minutes.id)


def carried_over(ledger: Ledger, minutes: Minutes) -> Sequence[Promise]:
    """What earlier meetings of the same body left open, and what was done on the day of this one; soonest due first."""
    found = [
        promise
        for each in earlier_minutes(ledger, minutes)
        for promise in ledger.linking(Promise, "minutes", each.id)
        if promise.state == "open" or (minutes.date and promise.done_on == minutes.date)
    ]
    return sorted(found, key=lambda promise: (promise.due or "9999", promise.id))


def is_overdue(promise: Promise, today: date) -> bool:
    """Whether it is open and its day has passed; a month or a year passes with its last day."""
    if promise.state != "open" or not promise.due:
        return False
    try:
        return PartialDate.from_iso(promise.due).last_day < today
    except ValueError:
        return False
