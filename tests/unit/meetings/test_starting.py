"""What the next meeting takes over, who came for the first time, which promises are carried over."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.ledger import Ledger
from app.meetings import deeds
from app.meetings.attendance import attendance_of, earlier_minutes, first_timers, sector_counts
from app.meetings.promises import carried_over, is_overdue, made_here
from app.meetings.starting import start_minutes
from app.records.base import Record
from app.records.meeting_body import MeetingBody, Membership
from app.records.minutes import AgendaItem, Attendee, Minutes, Promise
from app.records.organization import Organization
from app.records.term_lists import built_in_terms, term_id

BODY = MeetingBody(id=1, name="第2層協議体（西部）")
THIRD = Minutes(
    id=3, title="場をさがす", meeting_body=1, number=3, date="2026-09-25", start="14:00", end="16:00", venue="公民館"
)
FOURTH = Minutes(id=4, title="もう一つ", meeting_body=1, number=4, date="2026-11-27")


def ledger(*records: Record) -> Ledger:
    return Ledger.of([*built_in_terms(), BODY, THIRD, FOURTH, *records])


def test_the_next_one_follows_in_number_place_and_agenda() -> None:
    found = ledger(
        AgendaItem(id=11, minutes=4, title="ワーク1", kind="work", start="14:30", content="話したこと", pos="a1"),
        AgendaItem(id=12, minutes=3, title="古い次第", pos="a1"),
        Attendee(id=13, minutes=4, organization=None, person="森", role="委員", presence="no", pos="a1"),
        Promise(id=14, content="一覧を出す", minutes=3),
        Promise(id=15, content="できたこと", minutes=4, state="done", done_on="2026-12-01"),
    )
    start = start_minutes(found, body=BODY, date="2027-01-20")
    assert (start.minutes.number, start.minutes.title, start.minutes.meeting_body) == (5, BODY.name, 1)
    assert [(each.title, each.kind, each.start, each.content) for each in start.items] == [
        ("ワーク1", "work", "14:30", "")
    ]
    assert [(each.person, each.role, each.presence) for each in start.attendees] == [("森", "委員", "yes")]
    assert start.open_promises == 1
    assert start.last == FOURTH
    change_set = start.change_set(found)
    assert [each.after for each in change_set] == list(start.records())


def test_members_who_sit_on_that_day_are_expected() -> None:
    found = ledger(
        Membership(id=21, meeting_body=1, person="いま", since="2025-04-01", pos="a1"),
        Membership(id=22, meeting_body=1, person="まえ", until="2026-03-31", pos="a2"),
        Membership(id=23, meeting_body=1, person="年度まで", until="2027", pos="a3"),
        Membership(id=24, meeting_body=1, person="これから", since="2027-04-01", pos="a4"),
        Attendee(id=25, minutes=4, person="委員ではない人", pos="a1"),
    )
    start = start_minutes(found, body=BODY, date="2027-01-20")
    assert [each.person for each in start.attendees] == ["いま", "年度まで"]


def test_a_new_body_and_none_at_all() -> None:
    new = MeetingBody(id=99, name="新しい会")
    start = start_minutes(ledger(), body=new, date="", is_new_body=True)
    assert (start.body, start.minutes.number, start.minutes.title) == (new, 1, "新しい会")
    assert start.records()[0] is new
    blank = start_minutes(ledger(), body=None, date="2026-11-24")
    assert (blank.minutes.number, blank.minutes.title, blank.items, blank.attendees) == (None, "", (), ())


def test_first_timers_are_those_nobody_saw_before() -> None:
    found = ledger(
        Organization(id=31, name="商工会"),
        Organization(id=32, name="大学"),
        Organization(id=33, name="さんわ"),
        Attendee(id=34, minutes=3, organization=31),
        Attendee(id=35, minutes=3, organization=33, presence="no"),
        Attendee(id=36, minutes=4, organization=31),
        Attendee(id=37, minutes=4, organization=32),
        Attendee(id=38, minutes=4, organization=33),
    )
    assert first_timers(found, FOURTH) == {32, 33}
    assert first_timers(found, THIRD) == frozenset()
    assert [each.id for each in earlier_minutes(found, FOURTH)] == [3]


def test_attendance_stands_by_sector() -> None:
    found = ledger(
        Organization(id=31, name="商工会", sector=term_id("sector", "commerce")),
        Organization(id=32, name="民生委員", sector=term_id("sector", "welfare")),
        Organization(id=33, name="無印"),
        Attendee(id=34, minutes=4, organization=31, person="齋藤", role="局長", pos="a1"),
        Attendee(id=35, minutes=4, organization=32, pos="a2"),
        Attendee(id=36, minutes=4, organization=31, person="佐藤", pos="a3"),
        Attendee(id=37, minutes=4, organization=33, pos="a4"),
        Attendee(id=38, minutes=4, person="住民", pos="a5"),
    )
    rows = found.linking(Attendee, "minutes", 4)
    parts = attendance_of(found, rows)
    assert [part.sector for part in parts] == ["福祉", "商業", ""]
    assert parts[1].members[0].people == ("齋藤　局長", "佐藤")
    assert [(each.organization, each.people) for each in parts[2].members] == [("無印", ()), ("", ("住民",))]
    assert list(sector_counts(found, rows)) == [("福祉", 1), ("商業", 1), ("そのほか", 2)]


def test_open_promises_come_back_until_they_are_done() -> None:
    found = ledger(
        Promise(id=41, content="おそい", due="2026-12", minutes=3),
        Promise(id=42, content="はやい", due="2026-10-31", minutes=3),
        Promise(id=43, content="済み", minutes=3, state="done", done_on="2026-10-01"),
        Promise(id=44, content="その日にできた", minutes=3, state="done", done_on="2026-11-27"),
        Promise(id=45, content="今回", minutes=4),
        Promise(id=46, content="ほかの会", minutes=None),
    )
    assert [each.id for each in carried_over(found, FOURTH)] == [42, 41, 44]
    assert [each.id for each in made_here(found, FOURTH)] == [45]
    today = date(2026, 12, 15)
    assert is_overdue(Promise(id=1, content="x", due="2026-10-31"), today)
    assert not is_overdue(Promise(id=1, content="x", due="2026-12"), today)
    assert not is_overdue(Promise(id=1, content="x", due="いつか"), today)
    assert not is_overdue(Promise(id=1, content="x", due="2026-01-01", state="done"), today)


def test_a_pasted_list_makes_rows_and_only_new_organizations() -> None:
    found = ledger(Organization(id=31, name="商工会"), Attendee(id=32, minutes=4, organization=31, pos="a1"))
    made = deeds.attendees_of(found, FOURTH, "商工会、商工会：齋藤、大学、 大学 、：住民、、")
    assert [each.name for each in made if isinstance(each, Organization)] == ["大学"]
    rows = [each for each in made if isinstance(each, Attendee)]
    assert [(each.organization == 31, each.person) for each in rows] == [(True, "齋藤"), (False, ""), (False, "住民")]
    assert [each.pos for each in rows] == sorted({each.pos for each in rows})


@given(st.text(max_size=60))
def test_any_text_makes_rows_that_hold_together(typed: str) -> None:
    found = ledger()
    made = deeds.attendees_of(found, FOURTH, typed)
    organizations = {each.id for each in made if isinstance(each, Organization)}
    for each in made:
        if isinstance(each, Attendee):
            assert each.organization is None or each.organization in organizations
            assert each.organization is not None or each.person
    for item in deeds.points_of(found, FOURTH, typed):
        assert item.title.strip()
