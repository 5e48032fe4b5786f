"""What a 会議録 says on paper, as plain texts: read once from a ledger that holds only what its reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.ledger import Ledger
from app.meetings.agenda import group_words, ordered_groups, point_titles
from app.meetings.attendance import Presence, attendance_of
from app.printing.place_facts import one_line
from app.printing.report_flow.when_words import clock_words, day_words, when_words
from app.records.concern import CONCERN_SOLVER, Concern
from app.records.meeting_body import MeetingBody
from app.records.minutes import MEETING_FORM, PROMISE_STATE, AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.space import Space


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """What one group said at one point of the agenda; `name` is '' when nobody parted into groups."""

    name: str
    opinions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkPart:
    """One point of the agenda that left something to read; `title` is '' for opinions that belong to no point."""

    title: str
    content: str
    groups: tuple[WorkGroup, ...]


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """What somebody said they would do."""

    content: str
    who: str
    due: str
    state: str


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """Everything the pages are made from; '' and () for what was not written.

    Attributes:
        body: 「第2層協議体（西部） 第4回」.
        when: 「令和4年2月17日（木） 14:00〜16:00」.
        agenda: (time, title) of each point.
        attendance: (heading, names) lines; the heading is a 分野 or '' when nobody has one.
        absent: who was expected and did not come.
        promises, concerns: for the members' print only.
    """

    title: str
    body: str
    when: str
    venue: str
    agenda: tuple[tuple[str, str], ...]
    attendance: tuple[tuple[str, str], ...]
    absent: str
    theme: str
    background: str
    purpose: str
    works: tuple[WorkPart, ...]
    summary: str
    next_steps: str
    next_date: str
    promises: tuple[PromiseLine, ...] = ()
    concerns: tuple[str, ...] = ()


def minutes_content(ledger: Ledger, minutes: Minutes, *, is_public: bool) -> MinutesContent:
    """Read one 会議録.

    Args:
        ledger: what the reader may see (`app.rules.publication.published`), the whole ledger for 内部用.
        minutes: the record as that ledger holds it.
        is_public: without speakers, promises and those who did not come.
    """
    attendees = ledger.linking(Attendee, "minutes", minutes.id)
    came = [each for each in attendees if each.presence != "no"]
    missed = [] if is_public else [each for each in attendees if each.presence == "no"]
    items = ledger.linking(AgendaItem, "minutes", minutes.id)
    return MinutesContent(
        title=one_line(minutes.title),
        body=_body(ledger, minutes),
        when=when_words(minutes.date, minutes.start, minutes.end),
        venue=_venue(ledger, minutes),
        agenda=_agenda(items),
        attendance=_attendance(ledger, came),
        absent=_names(ledger, missed),
        theme=minutes.theme.strip(),
        background=minutes.background,
        purpose=minutes.purpose,
        works=tuple(_works(ledger, minutes, items, is_public=is_public)),
        summary=minutes.summary,
        next_steps=minutes.next_steps,
        next_date=day_words(minutes.next_date),
        promises=() if is_public else _promises(ledger, minutes),
        concerns=() if is_public else _concerns(ledger, minutes),
    )


def _body(ledger: Ledger, minutes: Minutes) -> str:
    body = ledger.get(MeetingBody, minutes.meeting_body)
    number = f"第{minutes.number}回" if minutes.number else ""
    return "　".join(part for part in ("" if body is None else one_line(body.name), number) if part)


def _venue(ledger: Ledger, minutes: Minutes) -> str:
    space = ledger.get(Space, minutes.space)
    written = one_line(minutes.venue) or ("" if space is None else one_line(space.name))
    if minutes.form == "online":
        return written or "オンラインにて開催"
    if minutes.form == "both":
        return f"{written}（オンラインでも開催）" if written else MEETING_FORM["both"]
    return written


def _agenda(items: Iterable[AgendaItem]) -> tuple[tuple[str, str], ...]:
    """(time, title and speaker) of each point; nothing where the headings of the opinions say the same."""
    known = list(items)
    if all(item.kind == "work" and not item.start and not item.presenter for item in known):
        return ()
    titles = point_titles(known)
    return tuple((clock_words(item.start), _point(item, titles[item.id])) for item in known)


def _point(item: AgendaItem, title: str) -> str:
    return f"{one_line(title)}（{one_line(item.presenter)}）" if item.presenter else one_line(title)


def _attendance(ledger: Ledger, came: Iterable[Attendee]) -> tuple[tuple[str, str], ...]:
    """A line for each 分野; one line without heading when no 分野 is known."""
    parts = attendance_of(ledger, came)
    if len(parts) == 1 or not any(part.sector for part in parts):
        return (("", "、".join(_presence(each) for part in parts for each in part.members)),) if parts else ()
    return tuple((part.sector or "そのほか", "、".join(map(_presence, part.members))) for part in parts)


def _names(ledger: Ledger, attendees: Iterable[Attendee]) -> str:
    return "、".join(_presence(each) for part in attendance_of(ledger, attendees) for each in part.members)


def _presence(member: Presence) -> str:
    """「小平商工会（齋藤健一・事務局長）」."""
    people = "・".join(one_line(person) for person in member.people)
    if not member.organization:
        return people
    return f"{one_line(member.organization)}（{people}）" if people else one_line(member.organization)


def _works(ledger: Ledger, minutes: Minutes, items: Iterable[AgendaItem], *, is_public: bool) -> Iterable[WorkPart]:
    """Every point with opinions or a text of its own, in the order of the agenda; opinions without a point last."""
    opinions = ledger.linking(Opinion, "minutes", minutes.id)
    known = list(items)
    ids = {item.id for item in known}
    titles = point_titles(known)
    for item in known:
        groups = _groups([each for each in opinions if each.agenda_item == item.id], ledger, is_public=is_public)
        if groups or item.content.strip():
            yield WorkPart(one_line(titles[item.id]), item.content, groups)
    rest = _groups([each for each in opinions if each.agenda_item not in ids], ledger, is_public=is_public)
    if rest:
        yield WorkPart("", "", rest)


def _groups(opinions: Iterable[Opinion], ledger: Ledger, *, is_public: bool) -> tuple[WorkGroup, ...]:
    listed = list(opinions)
    by_name: dict[str, list[str]] = {name: [] for name in ordered_groups(each.group_name for each in listed)}
    for opinion in listed:
        text = opinion.content.strip()
        if not is_public:
            text += said_by(opinion)
        if text:
            by_name[opinion.group_name].append(text)
    return tuple(WorkGroup(one_line(group_words(name)), tuple(texts)) for name, texts in by_name.items() if texts)


def said_by(opinion: Opinion) -> str:
    """「（商工会 齋藤さん）」, '' when nobody is named."""
    speaker = one_line(opinion.speaker)
    return f"（{speaker}）" if speaker else ""


def _concerns(ledger: Ledger, minutes: Minutes) -> tuple[str, ...]:
    """「集まりの保険を…（市全体で）」: what troubles people, and who could solve it."""
    words = []
    for concern in ledger.linking(Concern, "minutes", minutes.id):
        solver = CONCERN_SOLVER.get(concern.solver, "")
        words.append(f"{concern.title.strip()}（{solver}）" if solver else concern.title.strip())
    return tuple(words)


def _promises(ledger: Ledger, minutes: Minutes) -> tuple[PromiseLine, ...]:
    return tuple(
        PromiseLine(
            content=promise.content.strip(),
            who=one_line(promise.who),
            due=day_words(promise.due),
            state=PROMISE_STATE.get(promise.state, ""),
        )
        for promise in ledger.linking(Promise, "minutes", minutes.id)
    )
