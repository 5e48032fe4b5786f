"""Bringing volunteers and places together: every reason in words, misfits said, nobody shut out by a 注意."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.changes.change import Change, ChangeSet
from app.editing import Editing
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.offered_hours import OFFER, PARTS_OF_DAY, WEEKDAYS, OfferedHours
from app.records.place import Place, PlaceTerm
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.term_lists import built_in_terms, term_id
from app.records.volunteer import Assignment, Qualification, Volunteer, VolunteerTerm
from app.rules.volunteer_standing import is_open
from app.search.match_reasons import ReasonSort, part_of_day
from app.search.matching import Matcher, places_for, volunteers_for

TODAY = date(2026, 11, 24)
EXERCISE, CHAIRS, RECEPTION, COOKING = (
    term_id("skill", code) for code in ("exercise", "chairs", "reception", "cooking")
)
WEST = Area(id=1, name="西部", tier="district")
MISONO = Area(id=2, name="美園町", tier="town", parent_area=1)
CITY = Area(id=3, name="小平市", tier="city")
HALL = Space(id=5, name="美園町自治会館", address="東京都小平市美園町2-8-14")
ONLINE = Space(id=6, name="Zoom", kind=term_id("space_kind", "online"))
NAGOMI = Place(id=11, name="なごみいきいき体操", kind=term_id("place_kind", "exercise"), area=1, space=5)
NAGOMI_TIMES = Schedule(id=12, place=11, rule="FREQ=MONTHLY;BYDAY=2TU,4TU", start="10:30", end="11:30")
NAGOMI_LOOKS = PlaceTerm(id=13, place=11, term_list="skill", term=EXERCISE)
DINER = Place(id=21, name="縁側食堂", kind=term_id("place_kind", "diner"), wanted="受付をしてくださる方")
DINER_TIMES = Schedule(id=22, place=21, rule="FREQ=WEEKLY;BYDAY=FR", start="17:30")
HILL = Place(id=31, name="坂の上百歳体操の会", kind=term_id("place_kind", "exercise"), space=6)
HILL_TIMES = Schedule(id=32, place=31, rule="FREQ=MONTHLY;BYDAY=2FR,4FR", start="10:00")
YUMIKO = Volunteer(
    id=41, name="山﨑 由美子", area=2, address="東京都小平市美園町1-2-3", caution="腰痛あり。立ち仕事は30分まで"
)
CAN = (
    VolunteerTerm(id=42, volunteer=41, term_list="skill", term=EXERCISE, pos="a1"),
    VolunteerTerm(id=43, volunteer=41, term_list="skill", term=RECEPTION, pos="a2"),
)
WEEK = (
    OfferedHours(id=51, volunteer=41, weekday="TU", part="morning", offer="yes"),
    OfferedHours(id=52, volunteer=41, weekday="TH", part="morning", offer="ask"),
)
COURSE = Qualification(id=61, volunteer=41, kind="course", name="介護予防サポーター", date="2025-03")
INSURANCE = Qualification(id=62, volunteer=41, kind="insurance", name="ボランティア保険（体操）", expires="2026-12-12")


def town(*more: Record, without: tuple[Record, ...] = ()) -> Ledger:
    usual = (
        *built_in_terms(), WEST, MISONO, CITY, HALL, ONLINE, NAGOMI, NAGOMI_TIMES, NAGOMI_LOOKS,
        DINER, DINER_TIMES, HILL, HILL_TIMES, YUMIKO, *CAN, *WEEK, COURSE, INSURANCE,
    )  # fmt: skip
    changed = {record.id for record in more}
    return Ledger.of([*(each for each in usual if each not in without and each.id not in changed), *more])


def said(ledger: Ledger, place: Place = NAGOMI, volunteer: Volunteer = YUMIKO) -> list[tuple[ReasonSort, str]]:
    found = {match.record_id: match for match in places_for(volunteer, ledger, TODAY)}
    match = found.get(place.id)
    return [] if match is None else [(reason.sort, reason.text) for reason in match.reasons]


def test_every_reason_is_said_in_words() -> None:
    assert said(town()) == [
        (ReasonSort.FIT, "火曜の午前が合う"),
        (ReasonSort.FIT, "「体操の見本」をさがしている"),
        (ReasonSort.FIT, "介護予防サポーター修了"),
        (ReasonSort.FIT, "同じ美園町"),
    ]


def test_most_reasons_stand_first_and_are_counted() -> None:
    matches = places_for(YUMIKO, town(), TODAY)
    assert [(match.record_id, match.fits) for match in matches] == [(NAGOMI.id, 4), (HILL.id, 2), (DINER.id, 1)]


def test_a_caution_draws_attention_and_shuts_nobody_out() -> None:
    assert said(town(), DINER) == [
        (ReasonSort.FIT, "「受付」をさがしている"),
        (ReasonSort.CAUTION, "立ち仕事が多い（腰痛あり）"),
        (ReasonSort.MISFIT, "金曜の夕方は「できるとき」にない"),
    ]


def test_a_place_online_is_near_everybody() -> None:
    assert (ReasonSort.FIT, "オンラインなので家からできる") in said(town(), HILL)
    assert (ReasonSort.FIT, "同じ西部") in said(town(HILL.changed(space=None, area=1)), HILL)


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=TH", "09:00", (ReasonSort.ASK, "木曜の午前は相談")),
        ("FREQ=WEEKLY;BYDAY=TU", "", (ReasonSort.FIT, "火曜が合う")),
        ("FREQ=WEEKLY;BYDAY=TU", "13:00", (ReasonSort.MISFIT, "火曜の午後は「できるとき」にない")),
        ("FREQ=DAILY", "10:00", (ReasonSort.FIT, "火曜の午前が合う")),
    ],
)
def test_days_are_looked_up_in_the_week(rule: str, start: str, expected: tuple[ReasonSort, str]) -> None:
    assert expected in said(town(NAGOMI_TIMES.changed(rule=rule, start=start)))


def test_many_misfitting_days_are_not_listed_one_by_one() -> None:
    afternoons = NAGOMI_TIMES.changed(rule="FREQ=DAILY", start="13:00")
    assert (ReasonSort.MISFIT, "月曜・火曜の午後など7日は「できるとき」にない") in said(town(afternoons))


def test_narrower_hours_are_something_to_talk_about() -> None:
    late = WEEK[0].changed(start="11:00")
    assert said(town(late))[-1] == (ReasonSort.ASK, "火曜の午前は相談")


def test_who_said_no_day_gets_no_misfit() -> None:
    assert all(sort is ReasonSort.FIT for sort, _ in said(town(without=WEEK)))


def test_being_near_is_no_reason_by_itself() -> None:
    nobody = Volunteer(id=99, name="大久保 昭", area=WEST.id)
    assert places_for(nobody, town(nobody), TODAY) == []


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((("TU", "10:00"), ("TH", "10:30")), "火曜・木曜の午前が合う"),
        ((("TU", "10:00"), ("TU", "09:00")), "火曜の午前が合う"),
        ((("TU", "10:00"), ("WE", "13:00")), "火曜の午前・水曜の午後が合う"),
    ],
)
def test_days_at_the_same_time_are_said_together(days: tuple[tuple[str, str], ...], words: str) -> None:
    week = [
        OfferedHours(id=500 + number, volunteer=41, weekday=day, part=part_of_day(start))
        for number, (day, start) in enumerate(days)
    ]
    times = [
        Schedule(id=600 + number, place=11, rule=f"FREQ=WEEKLY;BYDAY={day}", start=start)
        for number, (day, start) in enumerate(days)
    ]
    ledger = town(*week, *times, without=(*WEEK, NAGOMI_TIMES))
    assert said(ledger)[0] == (ReasonSort.FIT, words)


def test_the_whole_city_is_not_near() -> None:
    far = YUMIKO.changed(area=CITY.id, address="")
    everywhere = NAGOMI.changed(area=CITY.id)
    assert not any(text.startswith("同じ") for _, text in said(town(far, everywhere), everywhere, far))


def test_a_wish_for_a_kind_of_place_counts() -> None:
    wishing = YUMIKO.changed(wish="こども食堂を手伝いたい")
    assert (ReasonSort.FIT, "「こども食堂」を希望") in said(town(wishing), DINER, wishing)


@pytest.mark.parametrize(
    ("state", "until", "is_left_out"),
    [("introduced", "", True), ("trial", "2026-12", True), ("ended", "", False), ("continuing", "2026-10-31", False)],
)
def test_who_is_brought_together_already_is_left_out(state: str, until: str, is_left_out: bool) -> None:
    together = Assignment(id=71, volunteer=41, place=11, state=state, until=until)
    assert is_open(together, TODAY) is is_left_out
    assert (said(town(together)) == []) is is_left_out


def test_a_place_that_rests_is_left_out() -> None:
    assert said(town(NAGOMI.changed(status="suspended"))) == []


def test_the_other_way_round_gives_the_same_reasons() -> None:
    ledger = town()
    there = {match.record_id: match.reasons for match in places_for(YUMIKO, ledger, TODAY)}
    for place in (NAGOMI, DINER, HILL):
        back = {match.record_id: match.reasons for match in volunteers_for(place, ledger, TODAY)}
        assert back[YUMIKO.id] == there[place.id]


def test_who_rests_is_not_asked() -> None:
    assert not volunteers_for(NAGOMI, town(YUMIKO.changed(status="resting")), TODAY)


def test_what_is_under_the_pen_counts() -> None:
    ledger = town(without=CAN)
    editing = Editing(ledger, YUMIKO)
    editing.put(CAN[0])
    texts = [reason.text for reason in places_for(YUMIKO, ledger, TODAY, records=editing)[0].reasons]
    assert "「体操の見本」をさがしている" in texts


def test_what_is_remembered_follows_every_change() -> None:
    ledger = town()
    matcher = Matcher(ledger, TODAY)
    assert matcher.prepare(2) is False
    assert matcher.prepare(10) is True
    assert matcher.places_for(YUMIKO)[0].fits == 4
    matcher.volunteers_for(NAGOMI)
    for before, after, fits in (
        (NAGOMI_LOOKS, None, 3),
        (NAGOMI_TIMES, NAGOMI_TIMES.changed(rule="FREQ=WEEKLY;BYDAY=SU"), 2),
        (HALL, HALL.changed(address="東京都小平市栄町1-1"), 2),
    ):
        change_set = ChangeSet("", (Change(before, after),))
        ledger.follow(change_set)
        matcher.follow(change_set)
        found = {match.record_id: match.fits for match in matcher.places_for(YUMIKO)}
        assert found[NAGOMI.id] == fits
    change_set = ChangeSet("", (Change(COURSE, None),))
    ledger.follow(change_set)
    matcher.follow(change_set)
    assert matcher.volunteers_for(NAGOMI) == []  # only 同じ西部 is left


@given(
    st.sampled_from(list(WEEKDAYS)),
    st.sampled_from(list(PARTS_OF_DAY)),
    st.sampled_from(list(OFFER)),
    st.text(),
    st.text(),
)
def test_any_words_are_read_without_harm(weekday: str, part: str, offer: str, words: str, name: str) -> None:
    anybody = YUMIKO.changed(caution=words, wish=words)
    cell = WEEK[0].changed(weekday=weekday, part=part, offer=offer)
    ledger = town(anybody, cell, DINER.changed(wanted=words), COURSE.changed(name=name))
    for match in places_for(anybody, ledger, TODAY):
        assert match.fits + sum(reason.sort is ReasonSort.ASK for reason in match.reasons) > 0


@pytest.mark.parametrize(
    ("start", "part"), [("", ""), ("09:00", "morning"), ("12:00", "afternoon"), ("17:00", "evening")]
)
def test_parts_of_the_day(start: str, part: str) -> None:
    assert part_of_day(start) == part
