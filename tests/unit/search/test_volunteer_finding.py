"""The chips above the volunteers: derived state, skills, areas with all above them; counts; kept current."""

from __future__ import annotations

from datetime import date

from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.term_lists import built_in_terms, term_id
from app.records.volunteer import Assignment, Volunteer, VolunteerTerm
from app.search.volunteer_finding import Ticks, VolunteerFacts, VolunteerFilter

TODAY = date(2026, 11, 24)
TEA, SHOGI = term_id("skill", "tea"), term_id("skill", "shogi")
IDS = (11, 12, 13)
STATE, SKILL, AREA = VolunteerFilter


def ledger() -> Ledger:
    records: list[Record] = [
        *built_in_terms(),
        Area(id=1, name="西部"),
        Area(id=2, name="喜平町", tier="town", parent_area=1),
        Volunteer(id=11, name="池田 久美", area=2),
        Volunteer(id=12, name="大久保 昭", area=1, status="active"),
        Volunteer(id=13, name="加藤 茂"),
        VolunteerTerm(id=21, volunteer=11, term_list="skill", term=TEA),
        VolunteerTerm(id=22, volunteer=11, term_list="skill", term=SHOGI),
        VolunteerTerm(id=23, volunteer=12, term_list="skill", term=TEA),
    ]
    return Ledger.of(records)


def test_ticks_of_one_chip_are_either_or_and_chips_are_and() -> None:
    facts = VolunteerFacts(ledger(), TODAY)
    assert facts.narrowed(IDS, {}) == [11, 12, 13]
    assert facts.narrowed(IDS, {SKILL: frozenset((TEA, SHOGI))}) == [11, 12]
    assert facts.narrowed(IDS, {SKILL: frozenset((TEA,)), STATE: frozenset(("waiting",))}) == [11]


def test_who_lives_in_a_town_is_found_under_its_area() -> None:
    facts = VolunteerFacts(ledger(), TODAY)
    assert facts.narrowed(IDS, {AREA: frozenset((1,))}) == [11, 12]
    assert facts.narrowed(IDS, {AREA: frozenset((2,))}) == [11]
    assert facts.narrowed(IDS, {AREA: frozenset((None,))}) == [13]


def test_counts_leave_the_own_chip_out() -> None:
    facts = VolunteerFacts(ledger(), TODAY)
    ticks: Ticks = {STATE: frozenset(("active",)), SKILL: frozenset((TEA,))}
    assert facts.counts(IDS, ticks, STATE) == {"waiting": 1, "active": 1}
    assert facts.counts(IDS, ticks, SKILL) == {TEA: 1}
    assert facts.standing_counts() == {"waiting": 2, "active": 1}


def test_facts_follow_what_is_written() -> None:
    book = ledger()
    facts = VolunteerFacts(book, TODAY)
    assert facts.standing_counts()["waiting"] == 2
    change_set = ChangeSet("", (Change(None, Assignment(id=31, volunteer=13, state="continuing")),))
    book.follow(change_set)
    facts.follow(change_set)
    assert facts.standing_counts() == {"waiting": 1, "active": 2}
    stand = facts.stand(13)
    assert stand is not None
    assert stand.words == "活動中 1"
    assert facts.stand(99) is None
