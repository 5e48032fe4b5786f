"""The sample ledger: every file and every id the same each time, and something for preflight to say."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from app.booklets.volumes import issue_to_follow
from app.changes.change import ChangeSet
from app.exchange.sample import sample_change_set
from app.ledger import Ledger
from app.printing.place_facts import place_facts
from app.printing.print_words import print_words
from app.records.approach import Approach
from app.records.booklet_issue import BookletIssue
from app.records.catalogue import RECORD_CLASSES
from app.records.field import Level
from app.records.goal import Goal, GoalValue
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.setting import Setting
from app.records.space import Space
from app.records.term import Term
from app.records.term_lists import built_in_terms
from app.rules.checks import check_all
from app.rules.freshness import Freshness, freshness
from app.rules.place_schedule import rule_of
from app.rules.publication import published
from app.rules.schedule_rule import is_uncertain

TODAY = date(2026, 4, 1)


@pytest.fixture(scope="module")
def change_set() -> ChangeSet:
    return sample_change_set(Ledger.of(built_in_terms()), TODAY)


@pytest.fixture(scope="module")
def sample(change_set: ChangeSet) -> Ledger:
    return Ledger.of([*built_in_terms(), *(change.record for change in change_set)])


def test_it_is_the_same_each_time(change_set: ChangeSet) -> None:
    assert sample_change_set(Ledger.of(built_in_terms()), TODAY) == change_set


def test_nothing_in_it_needs_correcting(change_set: ChangeSet) -> None:
    assert check_all(change.record for change in change_set) == ()


def test_all_but_two_places_have_a_reading(sample: Ledger) -> None:
    assert len(sample.all(Place)) == 84
    assert sorted(place.name for place in sample.all(Place) if not place.reading) == [
        "こもれび・オレンジサロン", "井戸端・の家"
    ]  # fmt: skip


def test_most_places_are_fresh_and_some_are_not(sample: Ledger) -> None:
    states = Counter(freshness(place.confirmed, TODAY) for place in sample.all(Place))
    assert states[Freshness.GREEN] > 70
    assert states[Freshness.YELLOW] >= 3
    assert states[Freshness.RED] >= 2


def test_one_week_is_left_to_ask(sample: Ledger) -> None:
    assert sum(is_uncertain(rule_of(schedule)) for schedule in sample.all(Schedule)) == 1


def test_photos_are_shown_with_places_that_may_be_printed(sample: Ledger, change_set: ChangeSet) -> None:
    assert {photo.sha for photo in sample.all(Photo)} == set(change_set.blobs)
    uses = [use for use in sample.all(PhotoUse) if use.place is not None and not use.is_map]
    places = [sample.get(Place, use.place) for use in uses]
    assert len(places) == 21
    assert all(place is not None and place.consent == "yes" for place in places)


def test_three_places_have_a_map_one_of_them_through_its_space(sample: Ledger) -> None:
    public = published(sample, Level.PUBLIC)
    mapped = {place.name for place in public.all(Place) if place_facts(public, place).map is not None}
    assert mapped == {"まめの木Café", "なごみいきいき体操", "けやき・広場"}
    uses = [use for use in sample.all(PhotoUse) if use.is_map]
    assert [use.place is None for use in uses].count(True) == 1
    assert len(uses) == 3


def test_it_says_that_it_is_a_sample(sample: Ledger) -> None:
    settings = {setting.key: setting.value for setting in sample.all(Setting)}
    assert settings["print.publisher"] == "小平市西地域センター（見本）"


def test_the_private_home_shows_its_town_only(sample: Ledger) -> None:
    assert [space.address_shown for space in sample.all(Space) if space.name == "小川東町個人宅"] == ["town"]


def test_every_phone_is_nobodys(sample: Ledger) -> None:
    assert all(place.phone.startswith(("042-000-", "090-0000-")) for place in sample.all(Place))


def test_it_holds_at_least_one_of_every_kind(sample: Ledger) -> None:
    assert [record_class.KIND for record_class in RECORD_CLASSES if not sample.all(record_class)] == []


def test_the_first_seed_stands_in_it_as_minutes(sample: Ledger) -> None:
    (report,) = [minutes for minutes in sample.all(Minutes) if minutes.title == "令和３年度 基幹型地域ケア会議 報告"]
    assert len(sample.linking(Attendee, "minutes", report.id)) == 15
    works = [item for item in sample.linking(AgendaItem, "minutes", report.id) if item.kind == "work"]
    assert [len(sample.linking(Opinion, "agenda_item", work.id)) for work in works] == [12, 11]
    assert {opinion.approach_way for opinion in sample.linking(Opinion, "agenda_item", works[1].id)} == {
        term.id for term in sample.all(Term) if term.term_list == "approach_way"
    }
    assert report.next_steps.count("\n（") == 2


def test_the_target_tables_of_the_second_seed_are_goals(sample: Ledger) -> None:
    figures = {
        goal.unit: [
            value.value for value in sorted(sample.linking(GoalValue, "goal", goal.id), key=lambda v: v.year or 0)
        ]
        for goal in sample.all(Goal)
    }
    assert figures == {"回": [6, 6, 6, 6, 6], "件": [840, 854, 868, 882, 896], "％": [70, 90, 90, 90, 90]}


def test_the_booklets_of_the_fourth_seed_are_volumes(sample: Ledger) -> None:
    """Under the title of the sample's own booklet, whose next volume is the one its words speak of."""
    words = print_words(sample)
    title = words.booklet_title.replace("\n", "")
    assert {issue.title for issue in sample.all(BookletIssue)} == {title}
    newest = issue_to_follow(sample, title)
    assert newest is not None
    assert newest.volume is not None
    assert words.booklet_volume == str(newest.volume + 1)
    assert sorted((issue.volume, issue.issued) for issue in sample.all(BookletIssue)) == [
        (1, "2014-08"), (2, "2015-02"), (3, "2015-09"), (4, "2016-03")
    ]  # fmt: skip


def test_days_to_come_lie_around_today(sample: Ledger) -> None:
    due = [approach.next_due for approach in sample.all(Approach) if approach.next_step]
    assert min(due) < TODAY.isoformat() < max(due)
