"""Where the tasks of the agenda come from: one function for each reason to wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.agenda import Source, Task, TaskSort, day_of
from app.ledger import Ledger
from app.records.base import Record
from app.records.case_review import CaseReview
from app.records.catalogue import BY_KIND, MAIN_CLASSES
from app.records.handover import Handover
from app.records.minutes import Promise
from app.records.place import Place
from app.records.volunteer import Assignment, Qualification, Volunteer
from app.rules.expiry import SOON_DAYS
from app.rules.freshness import Freshness, freshness_limits, place_freshness
from app.rules.japanese_calendar import format_date
from app.titles import title_of

EXPIRY_DAYS = SOON_DAYS
"""How long before its last day a qualification, an insurance or a permission is told of."""

INTRODUCED_DAYS = 14
"""After how many days somebody asks how an introduction went."""

_LIVING = ("preparing", "active", "suspended")
_STEP_FIELDS = ("next_step", "next_due", "next_done")
_STEP_CLASSES = tuple(
    record_class
    for record_class in MAIN_CLASSES
    if all(any(field.name == name for field in record_class.FIELDS) for name in _STEP_FIELDS)
)
"""Kinds that carry a 次の一手."""


def is_counted(place: Place) -> bool:
    """Whether the freshness of a place matters: one that has ended needs no confirming any more."""
    return place.status in _LIVING


def next_steps(ledger: Ledger, today: date, who: str) -> Iterator[Task]:
    """次の一手 of 働きかけ, つなぎ and 支援 that nobody has done yet."""
    for record_class in _STEP_CLASSES:
        for record in ledger.all(record_class):
            step = record.text_of("next_step").strip()
            if not step or record.get("next_done"):
                continue
            doer = record.text_of("next_who") if any(each.name == "next_who" for each in record.FIELDS) else ""
            yield Task(
                sort=TaskSort.MATCH if isinstance(record, Assignment) else TaskSort.STEP,
                kind=record.KIND,
                record_id=record.id,
                title=_first_line(step),
                about=_joined(_about(record, ledger), doer),
                due=day_of(record.text_of("next_due")),
                field="next_step",
                done_values=(("next_done", 1),),
                done_notice=_done(step),
            )


def open_promises(ledger: Ledger, today: date, who: str) -> Iterator[Task]:
    """約束 that are still open."""
    for promise in ledger.all(Promise):
        if promise.state != "open":
            continue
        source = ledger.get(BY_KIND["minutes"], promise.minutes)
        doer = promise.who or _name(ledger, "organization", promise.organization)
        yield Task(
            sort=TaskSort.PROMISE,
            kind=Promise.KIND,
            record_id=promise.id,
            title=_first_line(promise.content),
            about=_joined("" if source is None else title_of(source, ledger), doer),
            due=day_of(promise.due),
            field="content",
            done_values=(("state", "done"), ("done_on", today.isoformat())),
            done_notice=_done(promise.content),
        )


def waiting_introductions(ledger: Ledger, today: date, who: str) -> Iterator[Task]:
    """つなぎ where a volunteer was introduced and nobody wrote what came of it. Asking is noted as the step done."""
    for assignment in ledger.all(Assignment):
        if assignment.state != "introduced" or assignment.next_step.strip() or assignment.next_done:
            continue
        volunteer = _name(ledger, Volunteer.KIND, assignment.volunteer)
        place = _name(ledger, Place.KIND, assignment.place)
        since = day_of(assignment.since)
        title = f"{volunteer}さんと「{place}」の、その後を聞く" if volunteer and place else "つないだ方の、その後を聞く"
        yield Task(
            sort=TaskSort.MATCH,
            kind=Assignment.KIND,
            record_id=assignment.id,
            title=title,
            about="紹介した" if since is None else f"{since.month}月{since.day}日に紹介",
            due=None if since is None else since + timedelta(days=INTRODUCED_DAYS),
            field="state",
            done_values=(("next_step", "その後を聞く"), ("next_done", 1)),
            done_notice="その後を聞いたことにしました",
        )


def expiries(ledger: Ledger, today: date, who: str) -> Iterator[Task]:
    """Qualifications, insurances, permissions and other last days: a tick cannot do these, they ask for a new day."""
    until = today + timedelta(days=EXPIRY_DAYS)
    yield from _qualifications(ledger, until)
    for volunteer in ledger.all(Volunteer):
        last = day_of(volunteer.delete_on)
        if last is not None and last <= until:
            title = f"{volunteer.name}さんの記録を消す約束の日"
            yield _expiry(volunteer, title, "", last, "delete_on")
    for place in ledger.all(Place):
        last = day_of(place.listed_until)
        if last is not None and last <= until and is_counted(place):
            yield _expiry(place, f"「{place.name}」の掲載期限", "載せつづけてよいかを聞きます", last, "listed_until")
    for case in ledger.all(CaseReview):
        last = day_of(case.next_monitoring)
        if last is not None and last <= until:
            yield _expiry(case, f"事例 {case.number}のモニタリング", case.topic, last, "next_monitoring")


def copies_to_come_back(ledger: Ledger, today: date, who: str) -> Iterator[Task]:
    """渡した写し that shall be given back or erased."""
    for handover in ledger.all(Handover):
        last = day_of(handover.return_by)
        if last is None or handover.returned_on:
            continue
        yield Task(
            sort=TaskSort.EXPIRY,
            kind=Handover.KIND,
            record_id=handover.id,
            title=f"{handover.recipient}に渡した写しを、返してもらう",
            about=handover.purpose,
            due=last,
            field="returned_on",
            done_values=(("returned_on", today.isoformat()),),
            done_notice="写しが返ったことにしました",
        )


def places_to_confirm(ledger: Ledger, today: date, who: str) -> Iterator[Task]:
    """要確認: places nobody has confirmed for longer than the centre allows, the longest first."""
    limits = freshness_limits(ledger)
    stale = [
        place
        for place in ledger.all(Place)
        if is_counted(place) and place_freshness(place, limits, today) is Freshness.RED
    ]
    for place in sorted(stale, key=lambda place: (place.confirmed, place.id)):
        yield Task(
            sort=TaskSort.CONFIRM,
            kind=Place.KIND,
            record_id=place.id,
            title=f"「{place.name}」を確かめる",
            about=f"最後の確認 {_month_words(place.confirmed, today)}",
            field="confirmed",
            done_values=(("confirmed", today.isoformat()), ("confirmed_by", who or place.confirmed_by)),
            done_notice=f"「{place.name}」を、きょう確かめたことにしました",
        )


def _qualifications(ledger: Ledger, until: date) -> Iterator[Task]:
    """The last of each kind and name counts: an insurance taken out anew ends the waiting."""
    newest: dict[tuple[int | None, str, str], tuple[date, Qualification]] = {}
    for each in ledger.all(Qualification):
        last = day_of(each.expires)
        key = (each.volunteer, each.kind, each.name if each.kind != "insurance" else "")
        if last is not None and (key not in newest or newest[key][0] < last):
            newest[key] = (last, each)
    for last, each in newest.values():
        volunteer = ledger.get(Volunteer, each.volunteer)
        if volunteer is None or volunteer.status == "ended" or last > until:
            continue
        yield _expiry(each, f"{volunteer.name}さんの「{each.name}」が切れます", format_date(last), last, "expires")


def _expiry(record: Record, title: str, about: str, last: date, field: str) -> Task:
    return Task(TaskSort.EXPIRY, record.KIND, record.id, title, about, last, field)


def _about(record: Record, ledger: Ledger) -> str:
    """What the record belongs to or is linked with first: the 場 of a 働きかけ."""
    for field in record.FIELDS:
        target = record.get(field.name)
        if field.target and field.target != "term" and isinstance(target, int):
            linked = ledger.get(BY_KIND[field.target], target)
            if linked is not None:
                return title_of(linked, ledger)
    return ""


def _name(ledger: Ledger, kind: str, record_id: int | None) -> str:
    linked = ledger.get(BY_KIND[kind], record_id)
    return "" if linked is None else title_of(linked, ledger)


def _joined(*parts: str) -> str:
    return "・".join(part for part in parts if part)


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def _done(text: str) -> str:
    return f"「{_first_line(text)}」を、できたことにしました"


def _month_words(written: str, today: date) -> str:
    """「昨年9月」「令和5年4月」."""
    year, _, rest = written.partition("-")
    month = f"{int(rest[:2])}月" if rest[:2].isdigit() else ""
    if year.isdigit() and int(year) == today.year - 1:
        return f"昨年{month}"
    try:
        return format_date(written[:7], has_weekday=False)
    except ValueError:  # not written by this program
        return written


SOURCES: tuple[Source, ...] = (
    next_steps,
    open_promises,
    waiting_introductions,
    expiries,
    copies_to_come_back,
    places_to_confirm,
)
"""Everything that can wait."""
