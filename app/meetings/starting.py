"""A new 会議録: what it takes over from the last meeting of the same body, so that nobody types it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.changes.change import Change, ChangeSet
from app.changes.positions import positions
from app.ledger import Ledger
from app.meetings.attendance import earlier_minutes
from app.meetings.promises import carried_over
from app.records.base import Record
from app.records.ids import new_id
from app.records.meeting_body import MeetingBody, Membership
from app.records.minutes import AgendaItem, Attendee, Minutes
from app.wording import noun


@dataclass(frozen=True, slots=True)
class Start:
    """A new 会議録 with what it brings.

    Attributes:
        body: the body when it is new itself, None when it is known or there is none.
        open_promises: how many earlier promises are still open.
        last: the meeting it follows.
    """

    minutes: Minutes
    body: MeetingBody | None = None
    items: tuple[AgendaItem, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    open_promises: int = 0
    last: Minutes | None = field(default=None)

    def records(self) -> Sequence[Record]:
        """Everything, what is linked to first."""
        first = [self.body] if self.body is not None else []
        return [*first, self.minutes, *self.attendees, *self.items]

    def change_set(self, ledger: Ledger) -> ChangeSet:
        """One step: 「会議録『…』を追加」."""
        word = noun(Minutes.KIND, ledger)
        label = f"{word}『{self.minutes.title}』を追加" if self.minutes.title else f"{word}を追加"
        return ChangeSet(label, tuple(Change(None, record) for record in self.records()))


def start_minutes(ledger: Ledger, *, body: MeetingBody | None, date: str, is_new_body: bool = False) -> Start:
    """The next 会議録 of a body on a day (ISO text, '' when not known yet).

    Its number follows the last one, place and times are those of the last time, so is the agenda without its content;
    the members of the body are expected, without members those who were expected last time.
    """
    blank = Minutes(id=new_id(), meeting_body=None if body is None else body.id, date=date)
    earlier = [] if is_new_body else list(earlier_minutes(ledger, blank))
    last = earlier[0] if earlier else None
    minutes = blank.changed(title=_title(body, last), number=_number(earlier, ledger, body))
    if last is not None:
        minutes = minutes.changed(start=last.start, end=last.end, form=last.form, venue=last.venue, space=last.space)
    return Start(
        minutes=minutes,
        body=body if is_new_body else None,
        items=_items(ledger, minutes, last),
        attendees=_attendees(ledger, minutes, body, last),
        open_promises=0 if last is None else sum(each.state == "open" for each in carried_over(ledger, minutes)),
        last=last,
    )


def _title(body: MeetingBody | None, last: Minutes | None) -> str:
    """The title of the last time where it names no subject of its own; else the name of the body."""
    if body is None:
        return ""
    return last.title if last is not None and last.title == body.name else body.name


def _number(earlier: Sequence[Minutes], ledger: Ledger, body: MeetingBody | None) -> int | None:
    """One more than the highest number there is; none where the body does not count its meetings."""
    if body is None:
        return None
    if not earlier:
        return 1
    numbers = [each.number for each in ledger.linking(Minutes, "meeting_body", body.id) if each.number]
    return max(numbers) + 1 if numbers else None


def _items(ledger: Ledger, minutes: Minutes, last: Minutes | None) -> tuple[AgendaItem, ...]:
    if last is None:
        return ()
    before = ledger.linking(AgendaItem, "minutes", last.id)
    return tuple(
        AgendaItem(id=new_id(), minutes=minutes.id, title=item.title, kind=item.kind, start=item.start, pos=pos)
        for item, pos in zip(before, positions(len(before)), strict=True)
    )


def _attendees(
    ledger: Ledger, minutes: Minutes, body: MeetingBody | None, last: Minutes | None
) -> tuple[Attendee, ...]:
    rows = [] if body is None else list(ledger.linking(Membership, "meeting_body", body.id))
    expected: Sequence[Membership | Attendee] = [each for each in rows if _sits(each, minutes.date)]
    if not expected and last is not None:
        expected = ledger.linking(Attendee, "minutes", last.id)
    return tuple(
        Attendee(
            id=new_id(),
            minutes=minutes.id,
            organization=each.organization,
            person=each.person,
            profession=each.profession,
            role=each.role,
            pos=pos,
        )
        for each, pos in zip(expected, positions(len(expected)), strict=True)
    )


def _sits(member: Membership, date: str) -> bool:
    """Whether somebody is a member on a day; a year or month alone counts whole."""
    if not date:
        return not member.until
    has_begun = not member.since or member.since <= date
    return has_begun and (not member.until or member.until >= date[: len(member.until)])
