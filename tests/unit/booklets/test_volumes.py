"""Volumes: what was printed is kept, the next one starts from it, nobody is shown who wants it no more."""

from __future__ import annotations

import json
from datetime import date

import pytest

from app.booklets.choice import BookletChoice
from app.booklets.comparison import compare, differences
from app.booklets.printed_copy import printed_copy, read_copy
from app.booklets.volumes import (
    choose_places,
    entries_of,
    freeze,
    is_frozen,
    issue_to_follow,
    issues_in_order,
    kept_places,
    previous_issue,
    start_next,
    thaw,
    volume_choice,
)
from app.changes.change import ChangeSet
from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.booklet.gathering import gather, parts_of, printed_places
from app.printing.booklet.selection import LeftOut, select_for
from app.printing.pictures import PhotoChoice
from app.printing.place_facts import PlaceFacts
from app.printing.print_words import print_words
from app.records.base import Record
from app.records.booklet_issue import BookletEntry, BookletIssue
from app.records.ids import derived_id
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.space import Space
from tests.town import Town, sample_town

TODAY = date(2025, 4, 10)
ISSUE = 77


class Shelf:
    """Records that take ChangeSets over, as the store does."""

    def __init__(self, town: Town) -> None:
        self.records: dict[int, Record] = {record.id: record for record in town.records}
        self.records[ISSUE] = BookletIssue(id=ISSUE, title="コミュニティスペース", volume=5, issued="2025-05", copies=3000)

    @property
    def ledger(self) -> Ledger:
        return Ledger.of(self.records.values())

    def apply(self, change_set: ChangeSet) -> None:
        for change in change_set:
            assert self.records.get(change.record_id) == change.before
            if change.after is None:
                del self.records[change.record_id]
            else:
                self.records[change.record_id] = change.after

    def change(self, record_id: int, **values: str | int | None) -> None:
        self.records[record_id] = self.records[record_id].changed(**values)

    def place(self, name: str) -> Place:
        return next(place for place in self.ledger.all(Place) if place.name == name)

    def printed(self, issue: int | None = ISSUE) -> tuple[PlaceFacts, ...]:
        choice = BookletChoice() if issue is None else volume_choice(self.ledger, issue)
        return printed_places(self.ledger, choice, today=TODAY)

    def left_out(self) -> set[tuple[str, LeftOut]]:
        choice = volume_choice(self.ledger, ISSUE)
        selection = select_for(self.ledger, print_words(self.ledger), choice, today=TODAY)
        return {(place.name, reason) for place, reason in selection.left_out}

    def freeze(self) -> None:
        self.apply(freeze(self.ledger, ISSUE, self.printed()))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(sample_town())


def test_a_copy_gives_back_all_that_was_printed(shelf: Shelf) -> None:
    for facts in shelf.printed():
        again = read_copy(printed_copy(facts), facts.id)
        assert again is not None
        assert again._replace(occasions=()) == facts._replace(occasions=())
        for one, other in zip(again.occasions, facts.occasions, strict=True):
            assert one._replace(schedule=other.schedule) == other
            assert (one.schedule.rule, one.schedule.start) == (other.schedule.rule, other.schedule.start)
        assert printed_copy(again) == printed_copy(facts)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "7", "{", '{"name": "さくら"}', '{"form": 99, "name": "さくら"}', '{"form": 1.5}']
)
def test_what_is_no_copy_of_ours_is_not_read(text: str) -> None:
    assert read_copy(text, 1) is None


@pytest.mark.parametrize(
    "text",
    [
        '{"form": 1}',
        '{"form": 1, "name": 3, "occasions": "x", "venue": [], "photo": {"sha": 1}, "open_days": [9, "a"], "area_id": true}',
        '{"form": 1, "occasions": [1, {"schedule": 5}], "venue": {"accessibility": [1, ["a"], ["step_free", "段差なし"]]}}',
        '{"form": 1, "photo": {"sha": "a", "photo_id": 4, "anchor": ["x", 2]}}',
    ],
)
def test_a_damaged_copy_is_read_as_far_as_it_goes(text: str) -> None:
    facts = read_copy(text, 5)
    assert facts is not None
    assert (facts.id, facts.name, facts.area_id) == (5, "", None)
    assert all(isinstance(day, int) for day in facts.open_days)


def test_what_was_printed_stays_as_printed(shelf: Shelf) -> None:
    shelf.freeze()
    before = shelf.printed()
    assert is_frozen(shelf.ledger, ISSUE)
    place = shelf.place("みんな茶論")
    shelf.change(place.id, name="みんなの茶論", fee="500円", phone="042-000-9999", status="suspended")
    for record in list(shelf.records.values()):
        if record.KIND == "schedule":
            shelf.change(record.id, rule="FREQ=DAILY")
    assert [printed_copy(facts) for facts in shelf.printed()] == [printed_copy(facts) for facts in before]
    assert "みんなの茶論" in {facts.name for facts in shelf.printed(None)}
    shelf.apply(thaw(shelf.ledger, ISSUE))
    assert not is_frozen(shelf.ledger, ISSUE)
    assert "みんなの茶論" in {facts.name for facts in shelf.printed()}


def test_a_printed_volume_does_not_grow_old(shelf: Shelf) -> None:
    shelf.freeze()
    count = len(shelf.printed())
    for place in shelf.ledger.all(Place):
        shelf.change(place.id, confirmed="2019-01-01")
    assert len(shelf.printed()) == count
    with pytest.raises(ExpectedError):
        shelf.printed(None)


def test_freezing_twice_changes_nothing(shelf: Shelf) -> None:
    shelf.freeze()
    assert not freeze(shelf.ledger, ISSUE, shelf.printed())


def test_an_ended_place_stays_in_the_volume_that_named_it(shelf: Shelf) -> None:
    shelf.freeze()
    shelf.change(shelf.place("みんな茶論").id, status="ended")
    assert "みんな茶論" in {facts.name for facts in shelf.printed()}


def test_whoever_takes_back_the_consent_is_printed_no_more(shelf: Shelf) -> None:
    shelf.freeze()
    shelf.change(shelf.place("みんな茶論").id, consent="no")
    assert "みんな茶論" not in {facts.name for facts in shelf.printed()}
    assert ("みんな茶論", LeftOut.NO_CONSENT) in shelf.left_out()


def test_a_volume_whose_places_all_took_back_their_consent_holds_nothing(shelf: Shelf) -> None:
    shelf.freeze()
    for place in shelf.ledger.all(Place):
        shelf.change(place.id, consent="pending")
    with pytest.raises(ExpectedError):
        shelf.printed()
    assert ("みんな茶論", LeftOut.PENDING) in shelf.left_out()


@pytest.mark.parametrize(("consent", "reason"), [("no", LeftOut.NO_CONSENT), ("pending", LeftOut.PENDING), ("", LeftOut.PENDING)])
def test_every_kept_place_is_either_printed_again_or_named_with_its_reason(
    shelf: Shelf, consent: str, reason: LeftOut
) -> None:
    shelf.freeze()
    printed = {facts.id: facts.name for facts in shelf.printed()}
    willing = dict(list(printed.items())[::2])
    for place_id in printed.keys() - willing.keys():
        shelf.change(place_id, consent=consent, status="ended")
    kept = kept_places(shelf.ledger, ISSUE)
    assert kept.shown.keys() == willing.keys()
    assert {place.id for place in kept.withdrawn} == printed.keys() - willing.keys()
    assert [facts.name for facts in shelf.printed()] == list(willing.values())
    assert shelf.left_out() == {(place.name, reason) for place in kept.withdrawn}


def test_what_may_not_be_shown_any_more_leaves_the_printed_copy(shelf: Shelf) -> None:
    shelf.freeze()
    place = shelf.place("みんな茶論")
    shelf.change(place.id, phone_level="related", contact_name_level="related")
    assert place.space is not None
    shelf.change(place.space, address_shown="hidden")
    for photo in shelf.ledger.all(Photo):
        shelf.change(photo.id, consent="no")
    (facts,) = [facts for facts in shelf.printed() if facts.name == "みんな茶論"]
    assert (facts.phone, facts.contact_name, facts.venue.address, facts.photo) == ("", "", "", None)
    assert facts.fee == "おとな300円　こども無料"


@pytest.mark.parametrize("goes_to", ["elsewhere", "nowhere"])
def test_a_home_that_was_left_is_not_printed_again(shelf: Shelf, goes_to: str) -> None:
    place = shelf.place("みんな茶論")
    home = place.space
    assert home is not None
    shelf.change(home, name="松本さん宅", address="東京都小平市栄町9-8-7")
    _with_map(shelf)
    (printed,) = [facts for facts in shelf.printed() if facts.name == "みんな茶論"]
    assert printed.venue.name == "松本さん宅"
    other = next(space.id for space in shelf.ledger.all(Space) if space.id != home and space.address_shown == "full")
    shelf.change(place.id, space=other if goes_to == "elsewhere" else None)
    assert [facts for facts in shelf.printed() if facts.name == "みんな茶論"] == [printed], "as it was printed"
    shelf.change(home, address_shown="hidden")
    (facts,) = [facts for facts in shelf.printed() if facts.name == "みんな茶論"]
    assert "松本" not in facts.venue.name
    assert "9-8-7" not in facts.venue.address
    assert facts.map is None


def _with_map(shelf: Shelf) -> PhotoChoice:
    """The map of one place, which is printed with it."""
    place = shelf.place("みんな茶論")
    photo = Photo(id=9001, sha="5e", width=1200, height=860, consent="yes")
    use = PhotoUse(id=9002, photo=9001, place=place.id, pos="a9", role="map")
    shelf.records |= {9001: photo, 9002: use}
    shelf.freeze()
    return PhotoChoice("5e", 1200, 860, (0.5, 0.5), 9001)


def _map_in_print(shelf: Shelf) -> PhotoChoice | None:
    return next(facts.map for facts in shelf.printed() if facts.name == "みんな茶論")


def test_a_volume_keeps_the_map_it_was_printed_with(shelf: Shelf) -> None:
    kept = _with_map(shelf)
    del shelf.records[9002]
    assert _map_in_print(shelf) == kept


@pytest.mark.parametrize("shown", ["town", "hidden"])
def test_a_map_leaves_the_printed_copy_with_the_address(shelf: Shelf, shown: str) -> None:
    _with_map(shelf)
    space = shelf.place("みんな茶論").space
    assert space is not None
    shelf.change(space, address_shown=shown)
    assert _map_in_print(shelf) is None


def test_a_map_leaves_the_printed_copy_with_its_consent(shelf: Shelf) -> None:
    _with_map(shelf)
    shelf.change(9001, consent="no")
    assert _map_in_print(shelf) is None


def test_a_copy_of_the_days_before_maps_is_read(shelf: Shelf) -> None:
    shelf.freeze()
    (entry, *_) = [record for record in shelf.records.values() if isinstance(record, BookletEntry)]
    assert "map" not in json.loads(entry.printed_as)
    assert read_copy(entry.printed_as, 1) is not None


def test_an_erased_place_leaves_the_volume(shelf: Shelf) -> None:
    shelf.freeze()
    del shelf.records[shelf.place("みんな茶論").id]
    assert "みんな茶論" not in {facts.name for facts in shelf.printed()}


def test_places_are_printed_in_the_order_that_was_chosen(shelf: Shelf) -> None:
    places = [facts.id for facts in shelf.printed()]
    chosen = [*reversed(places[:4]), *places[4:8]]
    shelf.apply(choose_places(shelf.ledger, ISSUE, chosen))
    printed = [facts.id for facts in shelf.printed()]
    assert sorted(printed) == sorted(chosen)
    first_area = [facts.id for facts in shelf.printed() if facts.area_id == shelf.printed()[0].area_id]
    assert first_area == [place for place in chosen if place in first_area]
    shelf.apply(choose_places(shelf.ledger, ISSUE, chosen[:2]))
    assert len(entries_of(shelf.ledger, ISSUE)) == 2


def test_a_printed_volume_is_not_rearranged(shelf: Shelf) -> None:
    shelf.freeze()
    with pytest.raises(ExpectedError):
        choose_places(shelf.ledger, ISSUE, [])


def test_an_empty_volume_or_a_missing_one_is_refused(shelf: Shelf) -> None:
    with pytest.raises(ExpectedError):
        freeze(shelf.ledger, ISSUE, ())
    with pytest.raises(ExpectedError):
        volume_choice(shelf.ledger, 4711)


def test_the_next_volume_starts_from_the_last(shelf: Shelf) -> None:
    order = [facts.id for facts in shelf.printed()][::-1]
    shelf.apply(choose_places(shelf.ledger, ISSUE, order))
    shelf.freeze()
    ended = shelf.place("みんな茶論")
    shelf.change(ended.id, status="ended")
    neighbour = shelf.place("なごみいきいき体操")
    new = Place(id=500_001, name="あたらしい会", area=neighbour.area, space=neighbour.space, consent="yes", status="active")
    waiting = Place(id=500_002, name="まだの会", area=neighbour.area, consent="yes", status="preparing")
    shelf.records |= {new.id: new, waiting.id: waiting}
    change_set = start_next(shelf.ledger, ISSUE)
    shelf.apply(change_set)
    issue = change_set.changes[0].after
    assert isinstance(issue, BookletIssue)
    assert (issue.volume, issue.title, issue.issued, issue.copies) == (6, "コミュニティスペース", "", None)
    entries = [entry.place for entry in entries_of(shelf.ledger, issue.id)]
    assert ended.id not in entries
    assert waiting.id not in entries
    assert entries.index(new.id) == entries.index(neighbour.id) + 1
    last = [entry.place for entry in entries_of(shelf.ledger, ISSUE)]
    assert [place for place in entries if place != new.id] == [place for place in last if place != ended.id]
    assert all(not entry.printed_as for entry in entries_of(shelf.ledger, issue.id))
    assert previous_issue(shelf.ledger, issue.id) == shelf.records[ISSUE]
    assert previous_issue(shelf.ledger, ISSUE) is None
    assert previous_issue(shelf.ledger, None) == shelf.records[ISSUE]
    assert [each.volume for each in issues_in_order(shelf.ledger)] == [6, 5]


def test_a_booklet_is_followed_by_its_own_next_volume(shelf: Shelf) -> None:
    other = BookletIssue(id=78, title="となりの町のコミュニティスペース", volume=9, issued="2016-03")
    shelf.records[other.id] = other
    shelf.records[79] = BookletIssue(id=79, title="コミュニティ スペース", volume=4, issued="2024-05")
    for title, number in (("コミュニティスペース", ISSUE), (other.title, other.id), ("はじめての冊子", other.id)):
        followed = issue_to_follow(shelf.ledger, title)
        assert followed is not None
        assert followed.id == number
    assert issue_to_follow(Ledger.of(()), "コミュニティスペース") is None


def test_a_volume_without_chosen_places_has_none_to_carry_over(shelf: Shelf) -> None:
    change_set = start_next(shelf.ledger, ISSUE)
    assert [change.kind for change in change_set] == ["booklet_issue"]


def test_two_volumes_side_by_side(shelf: Shelf) -> None:
    shelf.freeze()
    shelf.change(shelf.place("みんな茶論").id, fee="500円", phone="042-000-9999")
    shelf.change(shelf.place("つどい食堂").id, status="suspended")
    shelf.change(shelf.place("けやき・広場").id, status="ended")
    shelf.change(shelf.place("ほっと・こども食堂").id, consent="no")
    shelf.records[500_001] = Place(id=500_001, name="あたらしい会", consent="yes")
    news = compare(shelf.ledger, kept_places(shelf.ledger, ISSUE).shown, shelf.printed(None), previous="vol.5")
    assert [facts.name for facts in news.opened] == ["あたらしい会"]
    assert [(each.facts.name, each.what) for each in news.changed] == [("みんな茶論", ("参加費", "電話"))]
    assert [facts.name for facts in news.resting] == ["つどい食堂"]
    assert [facts.name for facts in news.ended] == ["けやき・広場"]
    assert bool(news)


def test_nothing_new_is_no_news(shelf: Shelf) -> None:
    shelf.freeze()
    assert not compare(shelf.ledger, kept_places(shelf.ledger, ISSUE).shown, shelf.printed(None))
    facts = shelf.printed()[0]
    assert differences(facts, facts._replace(confirmed="2025-04-09", pitch="別のことば")) == ()


def test_parts_hold_every_place_once(shelf: Shelf) -> None:
    parts = parts_of(shelf.ledger, BookletChoice(), today=TODAY)
    found = []
    for part in parts:
        plan = gather(shelf.ledger, BookletChoice(part=part.part), today=TODAY)
        assert len(plan.places) == part.places
        assert plan.part == part.name
        found += [facts.id for facts in plan.places]
    assert sorted(found) == sorted(facts.id for facts in shelf.printed(None))


def test_an_area_that_is_gone_is_refused(shelf: Shelf) -> None:
    with pytest.raises(ExpectedError):
        gather(shelf.ledger, BookletChoice(part=4711), today=TODAY)


def test_an_entry_written_by_hand_is_no_printed_copy(shelf: Shelf) -> None:
    place = shelf.place("みんな茶論")
    number = derived_id(BookletEntry.KIND, ISSUE, place.id)
    shelf.records[number] = BookletEntry(id=number, booklet_issue=ISSUE, place=place.id, printed_as='{"name": "さくら"}')
    assert kept_places(shelf.ledger, ISSUE) == ({}, ())
    assert [facts.name for facts in shelf.printed()] == ["みんな茶論"]
