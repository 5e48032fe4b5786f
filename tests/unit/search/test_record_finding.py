"""The list of any kind: every word is found, in the order that suits the kind."""

from __future__ import annotations

from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import Record
from app.records.minutes import Minutes
from app.records.organization import Organization
from app.records.setting import Setting
from app.search.record_finding import RecordFinder, RecordOrder, orders_of

SAKURA = Organization(id=1, name="桜の会", reading="さくらのかい", contact_name="髙橋 勝")
ARK = Organization(id=2, name="アークの会", reading="あーくのかい", area=9)
WEST = Area(id=9, name="西部", pos="b")
EAST = Area(id=8, name="東部", reading="とうぶ", pos="a")


def finder(*records: Record) -> tuple[Ledger, RecordFinder]:
    ledger = Ledger.of(records)
    return ledger, RecordFinder(ledger, type(records[0]))


def test_orders_suit_the_kind() -> None:
    assert orders_of(Organization) == (RecordOrder.READING, RecordOrder.WRITTEN)
    assert orders_of(Minutes)[0] is RecordOrder.DAY
    assert RecordOrder.POSITION in orders_of(Area)
    _, found = finder(EAST, WEST)
    assert found.find("", RecordOrder.POSITION) == [8, 9]


def test_by_reading_by_day_by_last_change() -> None:
    _, organizations = finder(SAKURA, ARK)
    assert organizations.find("", RecordOrder.READING) == [2, 1]
    assert [organizations.heading(number) for number in (2, 1)] == ["あ", "さ"]
    _, meetings = finder(Minutes(id=1, date="2026-01-05"), Minutes(id=2, date="2026-11-05"), Minutes(id=3))
    assert meetings.find("", RecordOrder.DAY) == [2, 1, 3]
    ledger = Ledger.of([SAKURA, ARK])
    assert RecordFinder(ledger, Organization, lambda: {1: 5, 2: 3}).find("", RecordOrder.WRITTEN) == [1, 2]


def test_all_words_folded_in_any_order() -> None:
    _, found = finder(SAKURA, ARK)
    for typed in ("高橋", "ｻｸﾗ", "桜　高橋", "かい さくら"):
        assert found.find(typed, RecordOrder.READING) == [1], typed
    assert found.find("桜 あーく", RecordOrder.READING) == []


def test_texts_are_made_in_slices() -> None:
    _, found = finder(SAKURA, ARK)
    assert not found.prepare(1)
    assert found.prepare(1)
    assert len(found) == 2


def test_it_follows_what_is_written() -> None:
    ledger, found = finder(SAKURA, ARK)
    assert found.find("若葉", RecordOrder.READING) == []
    change_set = ChangeSet("", (Change(SAKURA, SAKURA.changed(name="若葉の会", reading="")), Change(ARK, None)))
    ledger.follow(change_set)
    assert found.follow(change_set)
    assert found.find("若葉", RecordOrder.READING) == [1]
    assert found.find("", RecordOrder.READING) == [1]


def test_a_renamed_noun_reads_everything_anew() -> None:
    ledger, found = finder(SAKURA)
    change_set = ChangeSet("", (Change(None, Setting(id=3, key="noun.place", value="通いの場")),))
    ledger.follow(change_set)
    assert found.follow(change_set)
