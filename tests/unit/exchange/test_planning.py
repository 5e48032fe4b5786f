"""Plans in memory: choices, corrections, consent, and what happens to records that are already there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from app.errors import ExpectedError
from app.exchange.import_plan import Choice, Decision, ImportPlan, RowKey, RowStatus
from app.exchange.planning import CellKey, find_source, plan_import, propose_mappings
from app.exchange.sheet import Cell, Sheet
from app.ledger import Ledger
from app.records.base import Record
from app.records.place import Place
from app.records.schedule import Schedule, ScheduleException
from app.records.space import Space
from app.records.term_lists import built_in_terms, term_id

TODAY = date(2025, 11, 21)
HEADER = ("名称", "会場", "所在地", "曜日", "時間", "代表者", "電話", "掲載", "備考")
SAKURA = ("さくら", "西会館", "栄町1-2-3", "毎週月曜", "10:00～12:00", "鈴木", "042-000-0001", "○", "静かな会")


def planned(
    *rows: tuple[Cell, ...],
    ledger: Ledger | None = None,
    choices: Mapping[RowKey, Choice] | None = None,
    corrections: Mapping[CellKey, str] | None = None,
) -> ImportPlan:
    source = find_source("一覧.xlsx", [Sheet("一覧", (HEADER, *rows))])
    return plan_import(
        ledger or Ledger.of(built_in_terms()), source, propose_mappings(source, "place"), TODAY,
        choices=choices, corrections=corrections,
    )  # fmt: skip


def after(plan: ImportPlan, *more: Record) -> Ledger:
    return Ledger.of([*built_in_terms(), *more, *(change.record for change in plan.changes if change.after)])


def changed(row: tuple[Cell, ...], **cells: Cell) -> tuple[Cell, ...]:
    return tuple(cells.get(title, cell) for title, cell in zip(HEADER, row, strict=True))


class TestKnownRecords:
    def test_a_blank_cell_leaves_what_is_there(self) -> None:
        ledger = after(planned(SAKURA))
        plan = planned(changed(SAKURA, 代表者="", 備考="", 曜日="", 時間=""), ledger=ledger)
        assert plan.changes == ()

    def test_a_filled_cell_wins_and_other_fields_stay(self) -> None:
        first = planned(SAKURA)
        (place,) = after(first).all(Place)
        story = place.changed(story="はじめたわけ", reading="さくら")
        ledger = Ledger.of([*built_in_terms(), *(story if c.record is place else c.record for c in first.changes)])
        plan = planned(changed(SAKURA, 代表者="佐藤"), ledger=ledger)
        (change,) = plan.changes
        assert change.changed_fields == ("contact_name",)
        assert plan.tables[0].rows[0].status is RowStatus.UPDATED

    def test_a_note_gets_only_lines_it_does_not_have(self) -> None:
        first = planned(SAKURA)
        (place,) = after(first).all(Place)
        own = place.changed(internal_note="静かな会\n自分で書いたこと")
        ledger = Ledger.of([*built_in_terms(), *(own if c.record is place else c.record for c in first.changes)])
        assert planned(SAKURA, ledger=ledger).changes == ()

    def test_a_schedule_keeps_its_id_and_its_anchor(self) -> None:
        first = planned(changed(SAKURA, 曜日="隔週月曜"))
        (schedule,) = after(first).all(Schedule)
        fixed = schedule.changed(anchor="2025-11-17")
        kept = [fixed if change.record is schedule else change.record for change in first.changes]
        ledger = Ledger.of([*built_in_terms(), *kept])
        assert planned(changed(SAKURA, 曜日="隔週月曜"), ledger=ledger).changes == ()
        (change,) = planned(changed(SAKURA, 曜日="毎週火曜"), ledger=ledger).changes
        assert (change.record_id, change.record.get("rule")) == (schedule.id, "FREQ=WEEKLY;BYDAY=TU")

    def test_a_schedule_that_is_gone_takes_its_exceptions_along(self) -> None:
        first = planned(SAKURA, changed(SAKURA, 曜日="毎週木曜"))
        schedules = after(first).all(Schedule)
        assert len(schedules) == 2
        off = ScheduleException(id=5, schedule=schedules[-1].id, date="2025-12-01")
        plan = planned(SAKURA, ledger=after(first, off))
        gone = [change.kind for change in plan.changes if change.after is None]
        assert gone == ["schedule_exception", "schedule"]

    def test_consent_given_later_opens_the_phone_and_taken_back_closes_it(self) -> None:
        waiting = planned(changed(SAKURA, 掲載="確認中"))
        (place,) = after(waiting).all(Place)
        assert (place.consent, place.phone_level) == ("pending", "related")
        given = planned(SAKURA, ledger=after(waiting))
        assert [change.record.get("phone_level") for change in given.changes] == ["public"]
        (open_place,) = (change.record for change in given.changes)
        others = [change.record for change in waiting.changes if change.record_id != place.id]
        back = planned(changed(SAKURA, 掲載="×"), ledger=Ledger.of([*built_in_terms(), *others, open_place]))
        assert [change.record.get("phone_level") for change in back.changes] == ["related"]

    def test_an_id_column_wins_over_the_name(self) -> None:
        source = find_source("a", [Sheet("a", (("id", "名称", "参加費"), ("00000000000000ff", "つばき", "100円")))])
        ledger = Ledger.of([*built_in_terms(), Place(id=255, name="さくら")])
        plan = plan_import(ledger, source, propose_mappings(source, "place"), TODAY)
        assert [(change.record_id, change.record.get("name")) for change in plan.changes] == [(255, "つばき")]


class TestSameFile:
    def test_two_rows_of_one_place_are_two_schedules(self) -> None:
        plan = planned(SAKURA, changed(SAKURA, 曜日="毎週木曜"))
        assert plan.by_kind()["place"].added == 1
        assert sorted(schedule.rule for schedule in after(plan).all(Schedule)) == [
            "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=TH"
        ]  # fmt: skip
        assert plan.tables[0].rows[1].reason == "2行目と同じ居場所です"

    def test_a_shared_venue_is_one_space(self) -> None:
        plan = planned(SAKURA, ("つばき", "西会館", "小平市栄町１丁目２番３号", "", "", "", "042-000-0002", "", ""))
        assert plan.by_kind()["space"].added == 1

    def test_one_name_with_two_phones_is_two_places_and_asked_about(self) -> None:
        plan = planned(SAKURA, changed(SAKURA, 電話="042-000-0002"))
        assert plan.by_kind()["place"].added == 2
        assert [(each.kind, each.reason, each.row, each.other_row) for each in plan.duplicates] == [
            ("place", "name", 3, 2)
        ]  # fmt: skip


class TestDecisions:
    def test_a_row_can_be_left_out(self) -> None:
        plan = planned(SAKURA, choices={RowKey("一覧", 2): Choice(Decision.SKIP)})
        assert (plan.changes, plan.counts.skipped) == ((), 1)

    def test_a_row_can_be_a_record_that_is_only_alike(self) -> None:
        ledger = after(planned(SAKURA))
        (place,) = ledger.all(Place)
        row = changed(SAKURA, 名称="さくらの会")
        assert planned(row, ledger=ledger).counts.added > 0
        plan = planned(row, ledger=ledger, choices={RowKey("一覧", 2): Choice(Decision.UPDATE, place.id)})
        assert [(change.record_id, change.record.get("name")) for change in plan.changes] == [(place.id, "さくらの会")]

    def test_a_row_can_be_a_record_of_its_own(self) -> None:
        ledger = after(planned(SAKURA))
        plan = planned(SAKURA, ledger=ledger, choices={RowKey("一覧", 2): Choice(Decision.ADD)})
        assert plan.by_kind()["place"].added == 1

    def test_a_cell_can_be_corrected(self) -> None:
        row = changed(SAKURA, 曜日="気が向いたら")
        assert [problem.position for problem in planned(row).problems] == [3]
        plan = planned(row, corrections={("一覧", 2, 3): "第1月曜"})
        assert plan.problems == ()
        assert [schedule.rule for schedule in after(plan).all(Schedule)] == ["FREQ=MONTHLY;BYDAY=1MO"]


class TestNothingIsDropped:
    def test_what_cannot_be_read_goes_into_the_note_and_is_reported(self) -> None:
        plan = planned(changed(SAKURA, 電話="会場へ", 掲載="社協に聞く"))
        (place,) = after(plan).all(Place)
        assert place.phone == ""
        assert (
            place.internal_note == "静かな会\n電話：会場へ\n冊子への掲載：社協に聞く"
            or "電話：会場へ" in place.internal_note
        )
        assert {problem.column for problem in plan.problems} == {"電話", "掲載"}

    def test_a_row_without_a_name(self) -> None:
        plan = planned(changed(SAKURA, 名称=""))
        assert plan.changes == ()
        assert [(each.row, each.column, each.message) for each in plan.problems] == [
            (2, "名称", "なまえがないので、とりこめません。")
        ]  # fmt: skip

    def test_a_private_home_shows_its_town_only(self) -> None:
        plan = planned(changed(SAKURA, 会場="鈴木様宅"), changed(SAKURA, 名称="つばき", 会場="佐藤宅", 掲載="×"))
        shown = {space.name: (space.address_shown, space.kind) for space in after(plan).all(Space)}
        home = term_id("space_kind", "private_home")
        assert shown == {"鈴木様宅": ("town", home), "佐藤宅": ("hidden", home)}


@pytest.mark.parametrize("name", ["x" * 400, "<b>A&B</b>", "=1+1", "😀", "𠮷田", "髙橋", "葛󠄀飾", "a\u202eb", "a\x07b"])
def test_any_name_is_kept_as_written(name: str) -> None:
    (place,) = after(planned(changed(SAKURA, 名称=name))).all(Place)
    assert place.name == name


def test_a_file_without_a_header() -> None:
    with pytest.raises(ExpectedError, match="見出し"):
        find_source("a", [Sheet("a", (("さくら", "たのしい"),))])


def test_the_kind_of_a_space_from_its_name_is_a_guess_and_never_stands_against_a_known_one() -> None:
    rows = (("名称", "所在地", "緯度", "経度"), ("みどり図書館", "栄町1-1", "35.7", "139.4"))
    source = find_source("a", [Sheet("a", rows)])
    first = plan_import(Ledger.of(built_in_terms()), source, propose_mappings(source), TODAY)
    assert [(guess.kind, guess.field, guess.value) for guess in first.guesses] == [("space", "kind", "図書館")]
    (space,) = (change.record for change in first.changes)
    corrected = space.changed(kind=term_id("space_kind", "hall"))
    again = plan_import(Ledger.of([*built_in_terms(), corrected]), source, propose_mappings(source), TODAY)
    assert again.changes == ()
