"""Ledger: records in memory with their links in both directions."""

from __future__ import annotations

from collections.abc import Iterable

from app.changes.change import Change, ChangeSet
from app.joined import Conflict, Question, Side
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException

SAKURA, MOMIJI = Place(id=1, name="さくら", area=9), Place(id=2, name="もみじ")
EARLY, LATE = Schedule(id=12, place=1, pos="a01"), Schedule(id=11, place=1, pos="a02")
DAY_OFF = ScheduleException(id=21, schedule=11, date="2026-05-04")


def test_records_by_class_and_id() -> None:
    ledger = Ledger.of([SAKURA, MOMIJI, Area(id=9)])
    assert ledger.all(Place) == [SAKURA, MOMIJI]
    assert ledger.get(Place, 2) == MOMIJI
    assert ledger.get(Place, 9) is ledger.get(Place, None) is None


def test_links_are_followed_backwards_and_children_come_in_order() -> None:
    ledger = Ledger.of([SAKURA, MOMIJI, LATE, EARLY, DAY_OFF])
    assert ledger.linking(Place, "area", 9) == [SAKURA]
    assert ledger.linking(Schedule, "place", 1) == [EARLY, LATE]
    assert ledger.linking(Schedule, "place", 2) == []


def test_a_family_is_a_parent_before_its_children() -> None:
    ledger = Ledger.of([SAKURA, LATE, EARLY, DAY_OFF, Photo(id=31), PhotoUse(id=32, photo=31, place=1)])
    family = ledger.family(SAKURA)
    assert {record.id for record in family} == {1, 11, 12, 21, 32}
    assert [record.id for record in family].index(11) < [record.id for record in family].index(21)
    assert family[0] == SAKURA


def test_each_class_is_read_once_and_only_when_asked_for() -> None:
    asked: list[str] = []

    def read(record_class: type[Record]) -> Iterable[Record]:
        asked.append(record_class.KIND)
        return [SAKURA] if record_class is Place else []

    ledger = Ledger(read)
    assert asked == []
    for _ in range(2):
        ledger.get(Place, 1)
        ledger.linking(Place, "area", 9)
    assert asked == ["place"]
    ledger.forget()
    ledger.all(Place)
    assert asked == ["place", "place"]


def test_what_was_written_is_followed() -> None:
    ledger = Ledger.of([SAKURA, MOMIJI, EARLY])
    assert ledger.linking(Place, "area", 9) == [SAKURA]
    assert ledger.linking(Schedule, "place", 2) == []
    moved = EARLY.changed(place=2)
    ledger.follow(
        ChangeSet("しごと", (Change(SAKURA, None), Change(MOMIJI, MOMIJI.changed(area=9)), Change(EARLY, moved)))
    )
    assert ledger.all(Place) == [MOMIJI.changed(area=9)]
    assert ledger.linking(Place, "area", 9) == [MOMIJI.changed(area=9)]
    assert ledger.linking(Schedule, "place", 1) == []
    assert ledger.linking(Schedule, "place", 2) == [moved]
    ledger.follow(ChangeSet("しごと", (Change(None, SAKURA),)))
    assert ledger.get(Place, 1) == SAKURA


def test_a_closed_ledger_reads_no_more_and_keeps_what_it_knows() -> None:
    asked: list[type[Record]] = []

    def read(record_class: type[Record]) -> list[Record]:
        asked.append(record_class)
        return [Place(id=1)] if record_class is Place else []

    ledger = Ledger(read)
    assert len(ledger.all(Place)) == 1
    ledger.close()
    assert len(ledger.all(Place)) == 1
    assert ledger.all(Area) == []
    assert asked == [Place]


def test_questions_are_read_once_and_again_when_they_may_be_others() -> None:
    place = Place(id=1, name="さくら")
    sides = (Side("a", None, came=False), Side("b", None, came=True))
    readings: list[list[Question]] = [[], [Question(Conflict.FIELD, "place", 1, "name", sides)], []]
    ledger = Ledger(lambda _record_class: [place], lambda: readings.pop(0))
    assert list(ledger.questions()) == list(ledger.questions(1)) == []
    ledger.follow(ChangeSet("書く", (Change(place, place.changed(name="もみじ")),)))
    assert not ledger.questions(), "where nothing is open an edit opens nothing"
    ledger.forget_questions()
    assert len(ledger.questions(1)) == 1
    assert not ledger.questions(2)
    ledger.follow(ChangeSet("書く", (Change(place, place.changed(name="もみじ")),)))
    assert not ledger.questions()
    ledger.forget_questions()
    ledger.close()
    assert not ledger.questions()
