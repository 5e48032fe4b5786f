"""What is new since the last volume: opened, changed, resting, ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.ledger import Ledger
from app.printing.place_facts import PlaceFacts
from app.records.place import Place


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """A place that stands in both volumes; `what` says which facts differ (「日時」, 「場所」 …)."""

    facts: PlaceFacts
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VolumeNews:
    """Two volumes side by side.

    Attributes:
        previous: what the last one is called (「vol.4」), '' without one.
        opened: in this volume, not in the last.
        changed: with another time, place, fee, number or name.
        resting: running in the last one, resting now.
        ended: in the last one, ended since, and still willing to be named.
    """

    previous: str = ""
    opened: tuple[PlaceFacts, ...] = ()
    changed: tuple[ChangedPlace, ...] = ()
    resting: tuple[PlaceFacts, ...] = ()
    ended: tuple[PlaceFacts, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.opened or self.changed or self.resting or self.ended)


def compare(
    ledger: Ledger, last: Mapping[int, PlaceFacts], now: Iterable[PlaceFacts], *, previous: str = ""
) -> VolumeNews:
    """What differs; `last` is what the last volume keeps (`volumes.kept_places`), `now` what this one prints."""
    opened: list[PlaceFacts] = []
    changed: list[ChangedPlace] = []
    resting: list[PlaceFacts] = []
    here: set[int] = set()
    for facts in now:
        here.add(facts.id)
        before = last.get(facts.id)
        if before is None:
            opened.append(facts)
        elif facts.is_suspended and not before.is_suspended:
            resting.append(facts)
        elif what := differences(before, facts):
            changed.append(ChangedPlace(facts, what))
    ended = tuple(facts for facts in last.values() if facts.id not in here and _has_ended(ledger, facts.id))
    return VolumeNews(previous, tuple(opened), tuple(changed), tuple(resting), ended)


def differences(before: PlaceFacts, now: PlaceFacts) -> tuple[str, ...]:
    """The facts a visitor must know of that are not as they were printed."""
    pairs = {
        "なまえ": (before.name, now.name),
        "再開": (before.is_suspended, now.is_suspended),
        "日時": (_when(before), _when(now)),
        "場所": ((before.venue.name, before.venue.address), (now.venue.name, now.venue.address)),
        "参加費": (before.fee, now.fee),
        "電話": (before.phone, now.phone),
    }
    return tuple(name for name, (old, new) in pairs.items() if old != new)


def _when(facts: PlaceFacts) -> list[tuple[str, str, str]]:
    return [(one.days, one.time, one.exceptions) for one in facts.occasions]


def _has_ended(ledger: Ledger, place_id: int) -> bool:
    place = ledger.get(Place, place_id)
    return place is not None and place.status == "ended" and place.consent == "yes"
