"""借りたい ↔ 場: reasons for and against, counted and never weighed."""

from __future__ import annotations

from app.ledger import Ledger
from app.records.area import Area
from app.records.offered_hours import OfferedHours
from app.records.space import Space, SpaceTerm
from app.records.space_request import SpaceRequest
from app.records.term_lists import built_in_terms, term_id
from app.search.space_matching import match, requests_for, spaces_for

CITY, EAST, TOWN, WEST = 1, 2, 3, 4
SPACE = Space(
    id=11,
    name="店の2階",
    area=TOWN,
    kind=term_id("space_kind", "shop"),
    capacity=20,
    equipment="いす20脚、電源",
    stage="terms",
)
CLUB = SpaceRequest(id=21, name="体操クラブ", area=EAST, people=15, needs="いす、電源がほしい、段差なし、ピアノ")
HOURS = (
    OfferedHours(id=31, space=11, weekday="TH", part="morning", pos="a1"),
    OfferedHours(id=32, space=11, weekday="FR", part="morning", offer="ask", pos="a2"),
    OfferedHours(id=33, space_request=21, weekday="TH", part="morning", pos="a1"),
    OfferedHours(id=34, space_request=21, weekday="FR", part="morning", pos="a2"),
)
STEP_FREE = SpaceTerm(id=41, space=11, term_list="accessibility", term=term_id("accessibility", "step_free"), pos="a1")


def ledger(*records: object) -> Ledger:
    areas = (
        Area(id=CITY, name="小平市"),
        Area(id=EAST, name="東部", parent_area=CITY),
        Area(id=TOWN, name="花小金井", parent_area=EAST),
        Area(id=WEST, name="西部", parent_area=CITY),
    )
    return Ledger.of((*built_in_terms(), *areas, *records))  # type: ignore[arg-type]  # records of any kind


def test_everything_that_fits_is_named() -> None:
    found = match(CLUB, SPACE, ledger(SPACE, CLUB, STEP_FREE, *HOURS))
    assert found.fits == ("東部", "15名入れる", "木曜午前・金曜午前（相談）", "いす", "電源", "段差なし")
    assert found.misfits == ()


def test_what_does_not_fit_is_named_too() -> None:
    many = CLUB.changed(people=30)
    other_hours = OfferedHours(id=35, space_request=21, weekday="SU", part="evening", pos="a1")
    found = match(many, SPACE, ledger(SPACE, many, HOURS[0], other_hours))
    assert found.misfits == ("定員20名（30名で使いたい）", "使える時間が合わない")


def test_nearness_alone_brings_nobody_together() -> None:
    near = SpaceRequest(id=22, name="近くの会", area=EAST)
    assert requests_for(SPACE, ledger(SPACE, near)) == []


def test_another_district_is_no_reason() -> None:
    assert "西部" not in match(CLUB.changed(area=WEST), SPACE, ledger(SPACE)).fits


def test_areas_that_lie_in_each_other_in_a_circle_end_somewhere() -> None:
    circle = (Area(id=5, name="甲", parent_area=6), Area(id=6, name="乙", parent_area=5))
    found = match(CLUB.changed(area=6), SPACE.changed(area=5), ledger(*circle))
    assert found.fits[0] == "乙"


def test_the_best_come_first_and_those_who_found_one_are_left_out() -> None:
    few = SpaceRequest(id=23, name="少しだけ", needs="いす")
    done = SpaceRequest(id=24, name="決まった会", needs="いす", state="found")
    found = requests_for(SPACE, ledger(SPACE, CLUB, few, done))
    assert [each.request.id for each in found] == [CLUB.id, few.id]


def test_a_space_that_was_given_up_is_not_offered() -> None:
    given_up = SPACE.changed(stage="declined")
    assert spaces_for(CLUB, ledger(given_up, CLUB)) == []
    assert [each.space.id for each in spaces_for(CLUB, ledger(SPACE, CLUB))] == [SPACE.id]


def test_the_kind_counts() -> None:
    wants_shop = SpaceRequest(id=25, name="店がよい会", kind=SPACE.kind)
    assert match(wants_shop, SPACE, ledger(SPACE)).fits == ("店舗・駐車場など商業スペースの一画",)
