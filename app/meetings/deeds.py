"""What is done in a meeting, each as one ChangeSet: a card is saved as soon as it is written, and taken back alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.changes.change import Change, ChangeSet
from app.changes.positions import position_between
from app.changes.saving import change_set_between, deletion_of
from app.ledger import Ledger
from app.meetings.agenda import read_point
from app.meetings.sectors import new_organization
from app.meetings.spoken_opinion import read_opinion
from app.meetings.titles import minutes_title
from app.records.base import R, Record
from app.records.concern import Concern
from app.records.ids import new_id
from app.records.meeting_body import MeetingBody
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.organization import Organization
from app.rules.normalise import fold_name
from app.wording import noun


def opinion_of(ledger: Ledger, minutes: Minutes, typed: str, *, item: int | None, group: str) -> Opinion:
    """The card a typed line makes, behind the others of its group."""
    said = read_opinion(ledger, minutes, typed)
    return Opinion(
        id=new_id(),
        minutes=minutes.id,
        agenda_item=item,
        group_name=group,
        content=said.content,
        speaker=said.speaker,
        organization=said.organization,
        pos=last_position(ledger, Opinion, minutes),
    )


def promise_of(opinion: Opinion) -> Promise:
    """The promise a card becomes: whoever said it takes it on."""
    return Promise(
        id=new_id(),
        content=" ".join(opinion.content.split()),
        who=opinion.speaker,
        organization=opinion.organization,
        minutes=opinion.minutes,
        opinion=opinion.id,
    )


def concern_of(ledger: Ledger, minutes: Minutes, opinion: Opinion) -> Concern:
    """The 困りごと a card becomes, in the area of the body that met."""
    body = ledger.get(MeetingBody, minutes.meeting_body)
    return Concern(
        id=new_id(),
        title=" ".join(opinion.content.split()),
        source="minutes",
        noticed_on=minutes.date,
        area=None if body is None else body.area,
        minutes=minutes.id,
        opinion=opinion.id,
    )


def adding(ledger: Ledger, minutes: Minutes, records: Iterable[Record]) -> ChangeSet:
    """Put new records into the meeting: 「会議録『…』に意見を足す」, named after its first row."""
    made = list(records)
    first = next((each for each in made if not isinstance(each, Organization)), made[0])
    label = f"{_called(ledger, minutes)}に{noun(first.KIND, ledger)}を足す"
    return ChangeSet(label, tuple(Change(None, record) for record in made))


def changing(ledger: Ledger, minutes: Minutes, before: Record, after: Record, deed: str = "書きかえ") -> ChangeSet:
    """Change one row of the meeting."""
    label = f"{_called(ledger, minutes)}の{noun(after.KIND, ledger)}を{deed}"
    return ChangeSet(label, (Change(before, after),) if before != after else ())


def dropping(ledger: Ledger, minutes: Minutes, record: Record) -> ChangeSet:
    """Take one row out; what was made of it (a promise of a card) stays."""
    before, after = deletion_of(ledger, record)
    return change_set_between(f"{_called(ledger, minutes)}の{noun(record.KIND, ledger)}を消す", before, after)


def moving(ledger: Ledger, minutes: Minutes, siblings: Sequence[R], record_id: int, step: int) -> ChangeSet:
    """Move one of several siblings a place up (-1) or down (1); nothing at the ends."""
    at = next((number for number, each in enumerate(siblings) if each.id == record_id), -1)
    target = at + step
    if at < 0 or not 0 <= target < len(siblings):
        return ChangeSet("", ())
    others = [each for each in siblings if each.id != record_id]
    lower = others[target - 1].text_of("pos") if target else ""
    upper = others[target].text_of("pos") if target < len(others) else ""
    moved = siblings[at].changed(pos=position_between(lower, upper))
    return changing(ledger, minutes, siblings[at], moved, "並べかえ")


def points_of(ledger: Ledger, minutes: Minutes, typed: str) -> Sequence[AgendaItem]:
    """The points of the agenda that typed or pasted lines name, behind the others."""
    last = last_position(ledger, AgendaItem, minutes)
    made = []
    for line in typed.splitlines():
        point = read_point(line)
        if point.title:
            item = AgendaItem(id=new_id(), minutes=minutes.id, title=point.title, kind=point.kind, start=point.start)
            made.append(item.changed(pos=last))
            last = position_between(last, "")
    return made


def attendees_of(ledger: Ledger, minutes: Minutes, typed: str) -> Sequence[Record]:
    """Who came, as typed: 「商工会：齋藤健一」, or a whole list with 、 between. New organizations come first.

    Organizations known by name are taken, others made; one that is there already is left out.
    """
    known = {fold_name(each.name): each for each in ledger.all(Organization)}
    there = {(each.organization, fold_name(each.person)) for each in ledger.linking(Attendee, "minutes", minutes.id)}
    last = last_position(ledger, Attendee, minutes)
    organizations: list[Record] = []
    attendees: list[Record] = []
    for part in typed.replace("\n", "、").replace("，", "、").split("、"):
        name, _, person = part.replace(":", "：").partition("：")
        name, person = name.strip(), person.strip()
        if not name and not person:
            continue
        organization = known.get(fold_name(name)) if name else None
        if organization is None and name:
            organization = new_organization(ledger, new_id(), name)
            known[fold_name(name)] = organization
            organizations.append(organization)
        key = (None if organization is None else organization.id, fold_name(person))
        if key in there:
            continue
        there.add(key)
        attendees.append(Attendee(id=new_id(), minutes=minutes.id, organization=key[0], person=person, pos=last))
        last = position_between(last, "")
    return [*organizations, *attendees]


def ticked(promise: Promise, is_done: bool, day: date) -> Promise:
    """The promise done on a day, or open again."""
    if is_done:
        return promise.changed(state="done", done_on=day.isoformat())
    return promise.changed(state="open", done_on="")


def last_position(ledger: Ledger, record_class: type[Record], minutes: Minutes) -> str:
    """The place behind all rows of a kind."""
    rows = ledger.linking(record_class, "minutes", minutes.id)
    return position_between(rows[-1].text_of("pos") if rows else "", "")


def _called(ledger: Ledger, minutes: Minutes) -> str:
    title = minutes_title(ledger, minutes)
    word = noun(Minutes.KIND, ledger)
    return f"{word}『{title}』" if title else word
