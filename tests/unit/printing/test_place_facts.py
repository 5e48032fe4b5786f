"""What prints know of a place: read from a published ledger, in the words of paper."""

from __future__ import annotations

import pytest

from app.printing.place_facts import PlaceFacts, fee_alone, place_facts, short_url
from app.printing.print_words import print_words
from app.records.field import Level
from app.records.place import Place
from app.rules.publication import published
from tests.town import Town


def facts_of(town: Town, place_id: int) -> PlaceFacts:
    public = published(town.ledger(), Level.PUBLIC)
    place = public.get(Place, place_id)
    assert place is not None
    return place_facts(public, place)


def test_several_schedules_give_the_union_of_their_weekdays() -> None:
    town = Town()
    rules = [("FREQ=MONTHLY;BYDAY=1TU", "10:00", "12:00"), ("FREQ=WEEKLY;BYDAY=SA", "13:30", "", "month:8")]
    facts = facts_of(town, town.place("会", rules=rules))
    assert facts.open_days == {1, 5}
    assert [(one.days, one.time, one.exceptions) for one in facts.occasions] == [
        ("第1火曜", "10:00〜12:00", ""),
        ("毎週土曜", "13:30〜", "8月休み"),
    ]


def test_irregular_meetings_keep_their_wording_and_fill_no_day() -> None:
    town = Town()
    facts = facts_of(town, town.place("会", rules=[("", "", "", "", "月に2回ほど")]))
    assert facts.occasions[0].days == "月に2回ほど"
    assert facts.open_days == frozenset()


def test_a_rule_nobody_can_read_is_no_reason_to_fail() -> None:
    town = Town()
    facts = facts_of(town, town.place("会", rules=[("FREQ=YEARLY", "10:00", "", "", "秋のお祭りの日")]))
    assert facts.occasions[0].days == "秋のお祭りの日"
    assert facts.occasions[0].time == "10:00〜"


def test_neighbours_need_no_prefecture_and_a_home_shows_only_its_town() -> None:
    town = Town()
    hall = town.place("会", space=town.space("集会所", "東京都小平市栄町2-39-1"))
    home = town.place("家", space=town.space("個人宅", "小平市栄町3-1-1", address_shown="town"))
    assert facts_of(town, hall).venue.address == "栄町2-39-1"
    assert facts_of(town, home).venue.address == "栄町"


def test_an_online_place_has_no_address() -> None:
    town = Town()
    venue = facts_of(
        town, town.place("会", space=town.space("オンライン（Zoom）", "小平市栄町1-1", kind="online"))
    ).venue
    assert venue.is_online
    assert venue.address == ""


def test_signs_stand_in_printed_order_whatever_order_they_were_chosen_in() -> None:
    town = Town()
    space = town.space("館", access=("nursing", "writing", "step_free"))
    venue = facts_of(town, town.place("会", space=space)).venue
    assert [code for code, _ in venue.accessibility] == ["step_free", "writing", "nursing"]


def test_a_photo_without_consent_is_not_there_and_the_next_one_is_taken() -> None:
    town = Town()
    place = town.place("会", photo="tea", photo_consent="pending")
    assert facts_of(town, place).photo is None
    town.photo("gym", place=place)
    photo = facts_of(town, place).photo
    assert photo is not None
    assert photo.sha.startswith("gym")


def test_a_map_is_no_photo_of_a_place() -> None:
    town = Town()
    place = town.place("会", space=town.space("集会所", "小平市栄町2-39-1"))
    town.way("way_cafe", place=place)
    town.photo("gym", place=place)
    facts = facts_of(town, place)
    assert facts.photo is not None
    assert facts.map is not None
    assert facts.photo.sha.startswith("gym")
    assert facts.map.sha.startswith("way_cafe")
    assert (facts.map.width_px, facts.map.height_px) == (1200, 860)


def test_the_map_of_a_space_serves_every_place_held_there_but_one_with_its_own() -> None:
    town = Town()
    hall = town.space("集会所", "小平市栄町2-39-1")
    first, second = town.place("会", space=hall), town.place("もうひとつの会", space=hall)
    town.way("way_hall", space=hall)
    town.way("way_cafe", place=second)
    shown = [facts_of(town, place).map for place in (first, second)]
    assert [choice.sha.rstrip("0") for choice in shown if choice is not None] == ["way_hall", "way_cafe"]


def test_a_map_nobody_agreed_to_is_not_there_and_the_next_one_is_taken() -> None:
    town = Town()
    hall = town.space("集会所", "小平市栄町2-39-1")
    place = town.place("会", space=hall)
    town.way("way_cafe", place=place, consent="pending")
    assert facts_of(town, place).map is None
    town.way("way_hall", space=hall)
    found = facts_of(town, place).map
    assert found is not None
    assert found.sha.startswith("way_hall")


@pytest.mark.parametrize(
    "values", [{"address_shown": "town"}, {"address_shown": "hidden"}, {"kind": "online", "address_shown": "full"}]
)
def test_no_way_is_shown_to_a_home_or_a_screen(values: dict[str, str]) -> None:
    town = Town()
    space = town.space("松本さん宅", "小平市栄町2-39-1", access=(), **values)
    place = town.place("会", space=space)
    town.way("way_cafe", place=place)
    town.way("way_hall", space=space)
    assert facts_of(town, place).map is None


def test_an_address_on_paper_has_no_protocol() -> None:
    assert short_url("https://ibasho.example/27/") == "ibasho.example/27"


def test_words_of_the_centre_are_read_and_ours_stand_in() -> None:
    town = Town()
    town.setting("print.publisher", " 社協 ")
    town.setting("noun.place", "通いの場")
    town.setting("freshness.red_months", "x")
    words = print_words(town.ledger())
    assert (words.publisher, words.place_noun, words.red_months) == ("社協", "通いの場", 24)
    assert words.booklet_title.replace("\n", "") == "コミュニティスペース"


@pytest.mark.parametrize(("fee", "alone"), [("なし", "参加費なし"), ("無料", "無料"), ("月500円", "月500円"), ("", "")])
def test_a_fee_without_a_caption_says_what_it_is(fee: str, alone: str) -> None:
    assert fee_alone(fee) == alone
