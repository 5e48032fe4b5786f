"""What records are called, and what tells namesakes apart."""

from __future__ import annotations

from datetime import date

import pytest

from app.ledger import Ledger
from app.records.approach import Approach
from app.records.area import Area
from app.records.base import Record
from app.records.booklet_issue import BookletIssue
from app.records.catalogue import MAIN_CLASSES
from app.records.event import Event
from app.records.minutes import Minutes
from app.records.organization import Organization
from app.records.photo import Photo
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.term import Term
from app.records.volunteer import Assignment, Volunteer
from app.titles import day_field, day_of, name_field, short_day_words, short_title_of, subtitle_of, title_of

WEST = Area(id=1, name="西部")
SALON = Term(id=2, term_list="place_kind", label="サロン")
IKEDA = Volunteer(id=3, name="池田 久美", area=1, status="active")
SAKURA = Place(id=4, name="さくら", area=1, kind=2)
HALL = Space(id=5, name="自治会館")
LEDGER = Ledger.of([WEST, SALON, IKEDA, SAKURA, HALL])


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (SAKURA, "さくら"),
        (SALON, "サロン"),
        (Minutes(id=9, title="第3回\u202e協議体"), "第3回協議体"),
        (Photo(id=9, caption=""), ""),
        (Place(id=9, fee="無料"), ""),  # a place without its name is not called by its fee
        (Assignment(id=9, volunteer=3, place=4, role="お茶"), "池田 久美　さくら"),
        (Assignment(id=9, volunteer=3, place=404, role="お茶"), "池田 久美　お茶"),
        (Approach(id=9, space=5, date="2026-11-24", summary="\n店長から\n返事"), "店長から"),
        (Approach(id=9, space=5, date="2026-11-24"), "自治会館　令和8年11月24日"),
        (Schedule(id=9, place=4, note="第2火曜"), ""),  # a row is told by the record it belongs to
    ],
)
def test_titles(record: Record, expected: str) -> None:
    assert title_of(record, LEDGER) == expected


def test_the_record_whose_page_it_is_need_not_be_named() -> None:
    assignment = Assignment(id=9, volunteer=3, place=4, role="お茶")
    assert title_of(assignment, LEDGER, without=4) == "池田 久美　お茶"
    assert title_of(assignment, LEDGER, without=3) == "さくら　お茶"


def test_without_a_ledger_only_own_words_count() -> None:
    assert title_of(Assignment(id=9, volunteer=3, role="お茶")) == "お茶"


def test_a_circle_of_links_ends() -> None:
    first, second = Assignment(id=8, place=9), Assignment(id=9, place=8)
    assert title_of(first, Ledger.of([first, second])) == ""


@pytest.mark.parametrize("name", ["長" * 400, "<b>&=1+1", "𠮷野家\U0001f475"])
def test_short_titles_are_cut_for_sentences(name: str) -> None:
    assert title_of(Place(id=9, name=name), LEDGER) == name
    assert len(short_title_of(Place(id=9, name=name))) <= 41


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (SAKURA, "西部｜サロン"),
        (IKEDA, "西部｜活動中"),
        (Place(id=9, name="西部サロン", area=1, kind=2), ""),  # its name says so already
        (Organization(id=9, name="会", contact_name="髙橋 勝"), "髙橋 勝"),
        (Place(id=9, name="のぞみ", area=404), ""),
        (BookletIssue(id=9, title="コミュニティスペース", volume=4), "vol.4"),  # every volume has the same title
        (BookletIssue(id=9, title="コミュニティスペース"), ""),
    ],
)
def test_subtitles(record: Record, expected: str) -> None:
    assert subtitle_of(record, LEDGER) == expected


def test_a_day_is_what_a_record_is_about() -> None:
    assert day_of(Minutes(id=9, date="2026-11-24", next_date="2027-01-10")) == "2026-11-24"
    assert day_of(Event(id=9, date="2026-11-24")) == "2026-11-24"
    assert day_field(Volunteer) is None, "a volunteer is looked up by よみ, not by birthday"


def test_every_main_kind_can_be_called_something() -> None:
    for record_class in MAIN_CLASSES:
        links = [field for field in record_class.FIELDS if field.target]
        assert name_field(record_class) is not None or links, record_class.KIND


@pytest.mark.parametrize(("iso", "said"), [
    ("2026-11-28", "11月28日"),
    ("2026-11", "11月"),
    ("2026", "令和8年"),
    ("2025-11-28", "令和7年11月28日"),
    ("2019-05-01", "令和元年5月1日"),
    ("", ""),
    ("いつか", "いつか"),
])  # fmt: skip
def test_a_day_in_a_list_is_said_as_in_a_form(iso: str, said: str) -> None:
    """The year is 和暦 everywhere, and left out where it is this one."""
    assert short_day_words(iso, date(2026, 11, 22)) == said
