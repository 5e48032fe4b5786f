"""The board: next steps, what stands on it, what is overdue; and finding over it."""

from __future__ import annotations

from datetime import date

from app.changes.change import Change, ChangeSet
from app.ledger import Ledger
from app.records.approach import Approach
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.search.space_cards import is_on_board, last_day, newest_first, next_step, overdue
from app.search.space_finding import SpaceFilter, SpaceFilters, SpaceFinder

TODAY = date(2026, 11, 24)
OLD = Approach(id=1, space=11, date="2026-10-01", summary="電話", next_step="会う", next_due="2026-10-20", pos="a1")
NEW = Approach(id=2, space=11, date="2026-11-01", summary="見学", pos="a2")


def test_the_newest_open_step_counts() -> None:
    step = next_step([OLD, NEW])
    assert step is not None
    assert (step.approach_id, step.words, step.due) == (1, "会う", date(2026, 10, 20))
    newer = NEW.changed(next_step="手紙", next_who="鈴木")
    assert next_step([OLD, newer]) == next_step([newer])


def test_a_step_that_is_done_counts_no_more() -> None:
    assert next_step([OLD.changed(next_done=1), NEW]) is None


def test_on_one_day_the_position_decides() -> None:
    same = NEW.changed(date=OLD.date)
    assert newest_first([OLD, same]) == [same, OLD]


def test_a_month_is_due_on_its_last_day_and_nonsense_never() -> None:
    assert last_day("2026-12") == date(2026, 12, 31)
    assert last_day("いつか") is None
    assert last_day("") is None


def test_overdue_is_what_should_have_been_done_before_today() -> None:
    steps = {
        11: next_step([OLD]),
        12: next_step([OLD.changed(next_due="2026-11-24")]),
        13: next_step([OLD.changed(next_due="")]),
        14: None,
        15: next_step([OLD.changed(next_due="2026-01-01")]),
    }
    assert overdue(steps, TODAY) == [15, 11]


def test_only_spaces_somebody_asked_for_stand_on_the_board() -> None:
    hall, asked, owned = Space(id=21, name="館"), Space(id=22, name="店"), Space(id=23, name="寺", owner=31)
    ledger = Ledger.of((hall, asked, owned, Approach(id=3, space=22, date="2026-01-01", summary="電話")))
    assert [is_on_board(space, ledger) for space in (hall, asked, owned)] == [False, True, True]
    assert is_on_board(hall.changed(stage="known"), ledger)


def spaces() -> tuple[Space, ...]:
    return (
        Space(id=11, name="あさひ商店", reading="あさひしょうてん", stage="known", owner=31),
        Space(id=12, name="いずみ寺", reading="いずみでら", stage="visited"),
        Space(id=13, name="うめの家", reading="うめのいえ", stage="known"),
    )


def finder() -> tuple[SpaceFinder, Ledger]:
    ledger = Ledger.of((*spaces(), SpaceOwner(id=31, name="旭 太郎"), OLD.changed(next_who="田中")))
    return SpaceFinder(ledger, TODAY), ledger


def test_chips_and_words_work_together() -> None:
    found, _ = finder()
    known = SpaceFilters().with_ticks(SpaceFilter.STAGE, frozenset(("known",)))
    assert found.find("", known) == [11, 13]
    assert found.find("旭", known) == [11]
    assert found.find("", SpaceFilters(is_overdue=True)) == [11]
    assert found.find("", SpaceFilters(who="田中")) == [11]
    assert found.find("", SpaceFilters(who="鈴木")) == []
    assert dict(found.tick_counts("", known, SpaceFilter.STAGE)) == {"known": 2, "visited": 1}


def test_ticks_are_taken_off_again() -> None:
    some = SpaceFilters().with_ticks(SpaceFilter.KIND, frozenset((None,)))
    assert bool(some)
    assert not some.with_ticks(SpaceFilter.KIND, frozenset())


def test_a_step_that_is_done_elsewhere_is_followed() -> None:
    found, ledger = finder()
    assert found.late == {11}
    before = ledger.get(Approach, OLD.id)
    assert before is not None
    change_set = ChangeSet("できた", (Change(before, before.changed(next_done=1)),))
    ledger.follow(change_set)
    assert found.follow(change_set)
    assert found.late == frozenset()
    assert found.step(11) is None
    assert len(found) == 3
