"""つながり in both directions."""

from __future__ import annotations

from app.editing import Editing
from app.ledger import Ledger
from app.links import LinkGroup, links_of, root_of
from app.records.approach import Approach
from app.records.area import Area
from app.records.attendance import Attendance
from app.records.base import Record
from app.records.minutes import Attendee, Minutes
from app.records.organization import Organization
from app.records.place import Place
from app.records.space import Space
from app.records.term import Term
from app.records.volunteer import Assignment, Volunteer

WEST = Area(id=1, name="西部")
CLUB = Organization(id=2, name="縁側の会")
HALL = Space(id=3, name="自治会館", area=1)
SAKURA = Place(id=4, name="さくら", area=1, space=3, organization=2, kind=90)
NOZOMI = Place(id=5, name="のぞみ", space=3)
IKEDA = Volunteer(id=6, name="池田 久美")
HELP = Assignment(id=7, volunteer=6, place=4, role="お茶")
MEETING = Minutes(id=8, title="第3回協議体", date="2026-11-24")
SEAT = Attendee(id=9, minutes=8, organization=2, person="髙橋 勝")
SALON = Term(id=90, term_list="place_kind", label="サロン")
ALL = (WEST, CLUB, HALL, SAKURA, NOZOMI, IKEDA, HELP, MEETING, SEAT, SALON)


def told(groups: tuple[LinkGroup, ...]) -> list[tuple[str, list[str]]]:
    return [(group.heading, [member.title for member in group.members]) for group in groups]


def test_a_record_links_and_is_linked() -> None:
    ledger = Ledger.of(ALL)
    assert told(links_of(ledger, SAKURA)) == [
        ("地域", ["西部"]),
        ("運営団体", ["縁側の会"]),
        ("場", ["自治会館"]),
        ("つなぎ", ["池田 久美　お茶"]),
    ]
    assert told(links_of(ledger, HALL)) == [("地域", ["西部"]), ("居場所", ["さくら", "のぞみ"])]


def test_a_row_stands_for_the_record_it_belongs_to() -> None:
    groups = links_of(Ledger.of(ALL), CLUB)
    assert told(groups) == [("居場所", ["さくら"]), ("会議録", ["第3回協議体"])]
    assert groups[1].members[0].kind == "minutes"
    assert told(links_of(Ledger.of(ALL), MEETING)) == [("出席", ["縁側の会"])]


def test_a_row_without_its_record_links_nothing() -> None:
    orphan = Attendee(id=9, minutes=404, organization=2)
    assert root_of(Ledger.of([orphan]), orphan) is None
    assert told(links_of(Ledger.of([CLUB, orphan]), CLUB)) == []


def test_a_record_is_named_once() -> None:
    steps = (Approach(id=20, space=3, date="2026-11-01", summary="電話", minutes=8),)
    named = [title for _, titles in told(links_of(Ledger.of([*ALL, *steps]), HALL)) for title in titles]
    assert len(named) == len(set(named))


def test_the_newest_are_named_and_all_are_counted() -> None:
    meetings = [Minutes(id=100 + day, title=f"{day}日の会", date=f"2026-11-{day:02}", space=3) for day in range(1, 20)]
    group = next(each for each in links_of(Ledger.of([HALL, *meetings]), HALL, most=2) if each.kind == "minutes")
    assert (group.count, [member.title for member in group.members]) == (19, ["19日の会", "18日の会"])


def test_what_is_under_the_pen_counts() -> None:
    ledger = Ledger.of(ALL)
    editing = Editing(ledger, SAKURA)
    editing.set(SAKURA, "organization", None)
    place = editing.root
    assert place is not None
    assert "運営団体" not in dict(told(links_of(ledger, place, records=editing)))


def test_no_month_of_attendance_is_read_for_it() -> None:
    read: list[str] = []

    def reading(record_class: type[Record]) -> list[Record]:
        read.append(record_class.KIND)
        return [record for record in ALL if isinstance(record, record_class)]

    links_of(Ledger(reading), SAKURA)
    assert Attendance.KIND not in read
