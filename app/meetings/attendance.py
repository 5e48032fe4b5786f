"""出席 by organisation and by 分野, and who came for the first time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.ledger import Ledger
from app.records.minutes import Attendee, Minutes
from app.records.organization import Organization
from app.records.term import Term


@dataclass(frozen=True, slots=True)
class Presence:
    """One organisation at one meeting.

    Attributes:
        organization: its name, '' for people who came for themselves.
        people: 「齋藤健一　事務局長」 of each that is named.
        attendees: ids of the rows.
    """

    organization: str
    people: tuple[str, ...]
    attendees: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SectorPart:
    """The organisations of one 分野, '' for those without."""

    sector: str
    members: tuple[Presence, ...]


def attendance_of(ledger: Ledger, attendees: Iterable[Attendee]) -> tuple[SectorPart, ...]:
    """The given rows by 分野 (in the order of the pick list, without one last), organisations in the order of rows."""
    rows: dict[int | None, list[Attendee]] = {}
    for attendee in attendees:
        organization = ledger.get(Organization, attendee.organization)
        key = None if organization is None else organization.id
        rows.setdefault(key, []).append(attendee)
    parts: dict[tuple[bool, str, int], tuple[str, list[Presence]]] = {}
    for organization_id, members in rows.items():
        organization = ledger.get(Organization, organization_id)
        sector = None if organization is None else ledger.get(Term, organization.sector)
        rank = (sector is None, "" if sector is None else sector.pos, 0 if sector is None else sector.id)
        _, found = parts.setdefault(rank, ("" if sector is None else sector.label, []))
        people = tuple(words for words in map(_person, members) if words)
        if organization is not None or people:
            name = "" if organization is None else organization.name
            found.append(Presence(name, people, tuple(member.id for member in members)))
    return tuple(SectorPart(label, tuple(found)) for _, (label, found) in sorted(parts.items()) if found)


def sector_counts(ledger: Ledger, attendees: Iterable[Attendee]) -> Sequence[tuple[str, int]]:
    """(分野, number of organisations), 「そのほか」 for those without one."""
    return [(part.sector or "そのほか", len(part.members)) for part in attendance_of(ledger, attendees)]


def first_timers(ledger: Ledger, minutes: Minutes) -> frozenset[int]:
    """Ids of the organisations that come to this body for the first time; empty at its very first meeting."""
    earlier = earlier_minutes(ledger, minutes)
    if not earlier:
        return frozenset()
    seen = {
        attendee.organization
        for each in earlier
        for attendee in ledger.linking(Attendee, "minutes", each.id)
        if attendee.presence != "no"
    }
    rows = ledger.linking(Attendee, "minutes", minutes.id)
    return frozenset(row.organization for row in rows if row.organization is not None) - seen


def earlier_minutes(ledger: Ledger, minutes: Minutes) -> Sequence[Minutes]:
    """The earlier 会議録 of the same body, the latest first; one without a date counts as the oldest."""
    if minutes.meeting_body is None:
        return ()
    others = [each for each in ledger.linking(Minutes, "meeting_body", minutes.meeting_body) if each.id != minutes.id]
    own = _order(minutes)
    before = [each for each in others if not minutes.date or _order(each) < own]
    return sorted(before, key=_order, reverse=True)


def _order(minutes: Minutes) -> tuple[str, int]:
    return minutes.date, minutes.number or 0


def _person(attendee: Attendee) -> str:
    return "　".join(part for part in (attendee.person.strip(), attendee.role.strip()) if part)
