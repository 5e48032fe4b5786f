"""A large invented ledger with every main kind: places and their months, volunteers, owners, meetings, promises.

People, phones and places are made up. The same sizes give the same ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from app.changes.change import Change, ChangeSet
from app.records.approach import Approach
from app.records.area import Area
from app.records.attendance import Attendance
from app.records.base import Record
from app.records.event import Event
from app.records.ids import derived_id
from app.records.meeting_body import MeetingBody
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.offered_hours import WEEKDAYS, OfferedHours
from app.records.organization import Organization
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import SPACE_STAGES, Space
from app.records.space_owner import SpaceOwner
from app.records.term_lists import BUILT_IN_TERMS, term_id
from app.records.volunteer import Assignment, Qualification, Volunteer, VolunteerTerm
from db.sqlite_store import SqliteStore

_BATCH = 20_000
_DAYS = tuple(WEEKDAYS)
_HEADS = (
    "あおば",
    "かえで",
    "さくら",
    "たんぽぽ",
    "なごみ",
    "ひだまり",
    "まちかど",
    "やすらぎ",
    "らくらく",
    "わかば",
    "井戸端",
)
_FAMILY_NAMES = ("佐藤", "髙橋", "山﨑", "𠮷田", "渡邊", "齋藤", "小林", "池田", "長谷川", "辻")
_GIVEN_NAMES = ("由美子", "誠", "恵美", "茂", "久美", "昭", "花子", "弘", "典子", "幸子")
_SKILLS = tuple(entry.code for entry in BUILT_IN_TERMS if entry.term_list == "skill")
_TEXT = "椅子に座ったままできる体操のあと、お茶を飲みながら話します。どなたが来ても席があります。"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of each; `months` are 参加の記録 of each place."""

    places: int = 2_000
    volunteers: int = 5_000
    minutes: int = 3_000
    months: int = 100


def write(path: Path, sizes: Sizes = Sizes()) -> None:
    """Make the ledger file.

    Raises:
        ExpectedError: it is there already or cannot be written.
    """
    with closing(SqliteStore.create(path, who="架空 太郎", host="窓口")) as store:
        records = large_records(sizes)
        while batch := tuple(Change(None, record) for record in islice(records, _BATCH)):
            applied = store.apply(ChangeSet("見本", batch))
            assert not applied.problems, applied.problems[:3]


def large_records(sizes: Sizes) -> Iterator[Record]:
    """Every record of the ledger but the built-in terms, a linked one before those that link to it."""
    yield from (Area(id=_id("area", n), name=f"{name}圏域", pos=f"a{n}") for n, name in enumerate("東西南北央上下"))
    yield from (
        Organization(id=_id("organization", n), name=f"架空の会{n}", phone=f"042-000-{n:04}") for n in range(200)
    )
    yield from _spaces(sizes.places)
    yield from _places(sizes.places, sizes.months)
    yield from _volunteers(sizes.volunteers, sizes.places)
    yield from _meetings(sizes.minutes)
    yield from (
        Event(id=_id("event", n), title=f"スマホ教室{n}", date=f"20{n % 20 + 7:02}-{n % 12 + 1:02}-10", venue="公民館")
        for n in range(sizes.minutes // 3)
    )


def _id(kind: str, number: int) -> int:
    return derived_id("large", kind, number)


def _spaces(count: int) -> Iterator[Record]:
    stages = tuple(SPACE_STAGES)
    for n in range(count):
        owner, space = _id("space_owner", n), _id("space", n)
        if n % 4 == 0:
            yield SpaceOwner(id=owner, name=_person(n), phone=f"042-000-{n:04}", benefit="昼に人が来ること")
        yield Space(
            id=space,
            name=f"集会所{n}",
            reading=f"しゅうかいじょ{n}",
            address=f"栄町{n % 5 + 1}-{n}-1",
            area=_id("area", n % 7),
            stage=stages[n % 8] if n % 4 == 0 else "open",
            owner=owner if n % 4 == 0 else None,
        )
        if n % 4 == 0:
            due = "2026-11-30" if n % 40 == 0 else ""
            for step in range(2):
                yield Approach(
                    id=_id("approach", n * 2 + step),
                    space=space,
                    space_owner=owner,
                    date=f"2026-{step + 8:02}-{n % 28 + 1:02}",
                    summary="あいさつに行く",
                    reaction="前向き",
                    next_step="もう一度行く" if step else "",
                    next_due=due if step else "",
                    pos=f"a{step}",
                )


def _places(count: int, months: int) -> Iterator[Record]:
    kinds = ("salon", "cafe", "exercise", "diner")
    for n in range(count):
        place = _id("place", n)
        yield Place(
            id=place,
            name=f"{_HEADS[n % 11]}の会{n}",
            reading=f"のかい{n}",
            kind=term_id("place_kind", kinds[n % 4]),
            area=_id("area", n % 7),
            space=_id("space", n),
            organization=_id("organization", n % 200),
            activities=_TEXT,
            contact_name=_person(n),
            phone=f"042-000-{n:04}",
            consent="yes",
            confirmed="2026-03-01",
        )
        yield Schedule(
            id=_id("schedule", n),
            place=place,
            rule=f"FREQ=WEEKLY;BYDAY={_DAYS[n % 7]}",
            start="10:00",
            end="12:00",
            pos="a1",
        )
        for back in range(months):
            year, month = divmod(2026 * 12 + 9 - back, 12)
            name = f"{year:04}-{month + 1:02}"
            yield Attendance(
                id=derived_id("attendance", place, name),
                place=place,
                month=name,
                held=4,
                visits=40 + n % 20,
                female_85=3,
            )


def _volunteers(count: int, places: int) -> Iterator[Record]:
    for n in range(count):
        volunteer = _id("volunteer", n)
        yield Volunteer(
            id=volunteer,
            name=_person(n),
            reading=f"かくう{n}",
            born=str(1940 + n % 40),
            area=_id("area", n % 7),
            phone=f"090-0000-{n:04}",
            address=f"小平市栄町{n % 5 + 1}-{n}",
            consent="yes",
            status="active" if n % 3 == 0 else "waiting",
        )
        for step in range(2):
            term = term_id("skill", _SKILLS[(n + step * 5) % len(_SKILLS)])
            yield VolunteerTerm(
                id=derived_id("volunteer_term", volunteer, "skill", term),
                volunteer=volunteer,
                term_list="skill",
                term=term,
                pos=f"a{step}",
            )
        yield OfferedHours(id=_id("offered_hours", n), volunteer=volunteer, weekday=_DAYS[n % 7], pos="a1")
        if n % 5 == 0:
            yield Qualification(
                id=_id("qualification", n),
                volunteer=volunteer,
                kind="insurance",
                name="ボランティア保険",
                expires="2027-03-31",
                pos="a1",
            )
        if n % 3 == 0:
            yield Assignment(
                id=_id("assignment", n),
                volunteer=volunteer,
                place=_id("place", n % places),
                state="continuing",
                pos="a1",
            )


def _meetings(count: int) -> Iterator[Record]:
    bodies = 20
    yield from (MeetingBody(id=_id("meeting_body", n), name=f"架空協議体{n}") for n in range(bodies))
    for n in range(count):
        minutes = _id("minutes", n)
        year, month = divmod(2026 * 12 + 9 - n // bodies, 12)
        yield Minutes(
            id=minutes,
            title=f"場について考える{n}",
            meeting_body=_id("meeting_body", n % bodies),
            number=n // bodies + 1,
            date=f"{year:04}-{month + 1:02}-{n % 28 + 1:02}",
            start="14:00",
            end="16:00",
            venue="公民館",
            state="final",
            theme="歩いて行ける場",
            summary=_TEXT,
        )
        work = _id("agenda_item", n)
        yield AgendaItem(id=work, minutes=minutes, title="ワーク１", kind="work", pos="a1")
        for step in range(5):
            yield Attendee(
                id=_id("attendee", n * 5 + step),
                minutes=minutes,
                organization=_id("organization", (n + step) % 200),
                person=_person(n + step),
                pos=f"a{step}",
            )
        for step in range(6):
            yield Opinion(
                id=_id("opinion", n * 6 + step),
                minutes=minutes,
                agenda_item=work,
                group_name="AB"[step % 2],
                content="まず会合の場に招くところから始める。",
                pos=f"a{step}",
            )
        yield Promise(
            id=_id("promise", n),
            content=f"一覧を出す{n}",
            who=_person(n),
            due="2026-12-01",
            state="open" if n < 30 else "done",
            minutes=minutes,
        )


def _person(number: int) -> str:
    return f"{_FAMILY_NAMES[number % 10]} {_GIVEN_NAMES[number // 10 % 10]}"
