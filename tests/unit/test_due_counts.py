"""The red numbers count exactly what they lead to."""

from __future__ import annotations

from datetime import date

from app.agenda import agenda
from app.due_counts import due_counts, late_tasks
from app.ledger import Ledger
from app.records.approach import Approach
from app.records.minutes import Promise
from app.records.place import Place
from app.records.space import Space
from app.records.volunteer import Assignment, Qualification, Volunteer
from app.rules.freshness import Freshness
from app.search.freshness_lists import freshness_filters
from app.search.place_finding import PlaceFinder

TODAY = date(2026, 11, 24)
LEDGER = Ledger.of(
    [
        Place(id=1, name="縁側食堂", confirmed="2020"),
        Place(id=2, name="やめた会", confirmed="2019", status="ended"),
        Place(id=3, name="休む会", confirmed="2019", status="suspended"),
        Space(id=10, name="店"),
        Approach(id=11, space=10, date="2026-10-01", summary="訪問", next_step="電話", next_due="2026-10-10"),
        Approach(id=12, space=10, date="2026-11-01", summary="訪問", next_step="手紙", next_due="2026-11-10"),
        Space(id=13, name="寺"),
        Approach(id=14, space=13, date="2026-11-01", summary="訪問", next_step="電話", next_due="2026-11-24"),
        Volunteer(id=20, name="橋本"),
        Qualification(id=21, volunteer=20, kind="insurance", name="保険", expires="2026-11-01"),
        Assignment(id=22, volunteer=20, place=1, next_step="見学", next_due="2026-12-01"),
        Promise(id=30, content="礼状", due="2026-11-20"),
        Promise(id=31, content="地図", due="2026-12-20"),
    ]
)


def test_each_page_counts_what_is_due_there() -> None:
    counts = due_counts(LEDGER, TODAY, agenda(LEDGER, TODAY))
    assert counts == {"place": 2, "space": 1, "volunteer": 1, "minutes": 1}


def test_the_late_tasks_are_those_that_were_counted() -> None:
    found = agenda(LEDGER, TODAY)
    assert [task.record_id for task in late_tasks(found, "volunteer")] == [21]
    assert [task.record_id for task in late_tasks(found, "minutes")] == [30]
    assert late_tasks(found, "event") == []


def test_the_chips_show_exactly_the_places_that_were_counted() -> None:
    filters = freshness_filters(LEDGER, TODAY, Freshness.RED)
    assert sorted(PlaceFinder(LEDGER, TODAY).find("", filters)) == [1, 3]


def test_without_ended_places_one_chip_is_enough() -> None:
    ledger = Ledger.of([Place(id=1, name="縁側食堂", confirmed="2020")])
    assert len(freshness_filters(ledger, TODAY, Freshness.RED).ticked) == 1
