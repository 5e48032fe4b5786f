"""The lists a centre really keeps: exact counts, and exactly what was not read."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.errors import ExpectedError
from app.exchange.import_plan import ImportPlan, RowStatus
from app.exchange.planning import find_source, plan_import, propose_mappings
from app.exchange.sheets import read_sheets
from app.ledger import Ledger
from app.paths import resource_path
from app.records.area import Area
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space, SpaceTerm
from app.records.term_lists import built_in_terms, term_id
from app.rules.checks import check_all
from app.rules.place_schedule import schedule_sentence

LISTS = Path(__file__).parent.parent.parent / "data" / "lists"
PLACES = resource_path("samples/通いの場一覧_令和7年度.xlsx")
TODAY = date(2025, 11, 21)


def planned(path: Path, ledger: Ledger | None = None, kind: str = "") -> ImportPlan:
    source = find_source(path.name, read_sheets(path))
    return plan_import(ledger or Ledger.of(built_in_terms()), source, propose_mappings(source, kind), TODAY)


def after(plan: ImportPlan) -> Ledger:
    return Ledger.of([*built_in_terms(), *(change.record for change in plan.changes)])


@pytest.fixture(scope="module")
def places() -> ImportPlan:
    return planned(PLACES)


@pytest.fixture(scope="module")
def facilities() -> ImportPlan:
    return planned(LISTS / "公共施設一覧_東京都.csv")


class TestPlaces:
    def test_what_comes_in(self, places: ImportPlan) -> None:
        assert {kind: counts.added for kind, counts in places.by_kind().items()} == {
            "area": 5, "place": 84, "schedule": 84, "space": 78
        }  # fmt: skip
        assert places.counts.as_json() == {"added": 251, "updated": 0, "unchanged": 0, "skipped": 2}

    def test_it_is_one_step_of_undo(self, places: ImportPlan) -> None:
        assert places.change_set().label == "『通いの場一覧_令和7年度.xlsx』をとりこむ"

    def test_exactly_what_was_not_read_or_needs_a_look(self, places: ImportPlan) -> None:
        assert [(each.row, each.column, each.message) for each in places.problems] == [
            (5, "名　称", "よみのないものが62か所あります。「よみ」に、ひらがなで書いてください。"),
            (6, "活動日時 曜日", "隔週ですが、どの週からかが書いてありません。"),
            (9, "活動日時 時間", "「午後12時」は、お昼の12時として読みました。"),
            (22, "活動日時 曜日", "隔週ですが、どの週からかが書いてありません。"),
            (23, "活動日時 時間", "「午後12時」は、お昼の12時として読みました。"),
            (31, "活動日時 時間", "「午後12時」は、お昼の12時として読みました。"),
            (31, "活動日時 曜日", "隔週ですが、どの週からかが書いてありません。"),
            (36, "活動日時 曜日", "隔週ですが、どの週からかが書いてありません。"),
            (40, "活動日時 曜日", "隔週ですが、どの週からかが書いてありません。"),
            (51, "活動日時 曜日", "隔週ですが、どの週からかが書いてありません。"),
            (80, "活動日時 曜日", "曜日が決まっていないので、書いてあるとおりに残しました。"),
            (85, "活動日時 曜日", "曜日が決まっていないので、書いてあるとおりに残しました。"),
        ]

    def test_rows_left_out(self, places: ImportPlan) -> None:
        assert [(row.sheet, row.number, row.reason) for row in places.left_out] == [
            ("通いの場一覧", 1, "表の上の題です"),
            ("通いの場一覧", 2, "表の上の題です"),
            ("通いの場一覧", 91, "合計の行です"),
            ("凡例", 1, "見出しのないシートです"),
        ]

    def test_spaces_with_one_name_at_two_addresses_are_asked_about(self, places: ImportPlan) -> None:
        assert Counter((each.kind, each.reason) for each in places.duplicates) == {("space", "name"): 10}
        assert sorted({each.row for each in places.duplicates}) == [8, 17, 24, 37, 44, 53, 55, 82, 84]

    def test_nearly_all_schedules_are_structured(self, places: ImportPlan) -> None:
        schedules = after(places).all(Schedule)
        irregular = [schedule.note for schedule in schedules if not schedule.rule]
        assert irregular == ["不定期（月2回程度）"] * 2
        assert sum(bool(schedule.rule) for schedule in schedules) / len(schedules) >= 0.95

    def test_every_place_has_its_area(self, places: ImportPlan) -> None:
        ledger = after(places)
        areas = {area.id: area.name for area in ledger.all(Area)}
        assert Counter(areas[place.area or 0] for place in ledger.all(Place)) == {
            "東部": 21, "西部": 19, "南部": 15, "北部": 12, "中央": 17
        }  # fmt: skip

    def test_one_row_in_full(self, places: ImportPlan) -> None:
        ledger = after(places)
        (place,) = (each for each in ledger.all(Place) if each.name == "まめの木Café")
        space = ledger.get(Space, place.space)
        (schedule,) = ledger.linking(Schedule, "place", place.id)
        assert space is not None
        assert place.kind == term_id("place_kind", "cafe")
        assert (place.fee, place.capacity, place.started, place.audience) == ("月500円", 30, "2014-08", "小中学生")
        assert (place.contact_name, place.phone) == ("鈴木　幸子", "042-000-0001")
        assert (place.consent, place.phone_level, place.contact_name_level) == ("yes", "public", "related")
        assert place.internal_note == "マスク着用\n体温測定"
        assert (space.name, space.postal_code, space.address) == (
            "栄町地域センター", "187-0034", "東京都小平市栄町2－39－1"
        )  # fmt: skip
        assert schedule_sentence(schedule) == "隔週木曜 9:30〜10:00"

    def test_without_consent_nothing_is_public(self, places: ImportPlan) -> None:
        silent = [place for place in after(places).all(Place) if place.consent != "yes"]
        assert Counter(place.consent for place in silent) == {"no": 19, "pending": 12}
        assert {place.phone_level for place in silent} == {"related"}

    def test_of_a_private_home_only_the_town_is_shown(self, places: ImportPlan) -> None:
        shown = {space.name: space.address_shown for space in after(places).all(Space)}
        assert [name for name, level in shown.items() if level != "full"] == ["小川東町個人宅"]
        assert shown["小川東町個人宅"] == "town"

    def test_every_record_can_be_saved(self, places: ImportPlan) -> None:
        assert check_all(change.record for change in places.changes) == ()

    def test_again_nothing_changes(self, places: ImportPlan) -> None:
        again = planned(PLACES, after(places))
        assert again.counts.as_json() == {"added": 0, "updated": 0, "unchanged": 251, "skipped": 2}
        assert {row.status for table in again.tables for row in table.rows} == {RowStatus.UNCHANGED}


class TestFacilities:
    def test_what_comes_in(self, facilities: ImportPlan) -> None:
        assert {kind: counts.added for kind, counts in facilities.by_kind().items()} == {
            "space": 135, "space_term": 69
        }  # fmt: skip

    def test_a_garden_listed_twice_is_one_space(self, facilities: ImportPlan) -> None:
        (garden,) = (space for space in after(facilities).all(Space) if space.name == "小石川後楽園")
        assert garden.internal_note == "POIコード：1003a\nPOIコード：1004a"
        rows = [row for row in facilities.tables[0].rows if row.name == "小石川後楽園"]
        assert [row.reason for row in rows] == ["", f"{rows[0].key.row}行目と同じ場です"]

    def test_one_row_in_full(self, facilities: ImportPlan) -> None:
        ledger = after(facilities)
        (library,) = (space for space in ledger.all(Space) if space.name == "東京都立多摩図書館")
        assert library.kind == term_id("space_kind", "library")
        assert (library.latitude, library.longitude, library.phone) == (35.698081, 139.469872, "042-359-4020")
        assert library.source == "東京都のオープンデータ「公共施設一覧_東京都」（CC BY 4.0）"
        assert library.access.startswith("JR「西国分寺駅」南口徒歩7分\n駐車場情報：24時間営業の有料駐車場があります。")
        assert library.conditions == "料金：不要"
        assert library.hours.startswith("月火水木金土日\n(土･日曜日､祝日は～PM5:30)")
        terms = [link.term for link in ledger.linking(SpaceTerm, "space", library.id)]
        assert terms == [term_id("accessibility", "parking")]

    def test_exactly_what_was_not_read(self, facilities: ImportPlan) -> None:
        swapped = "緯度と経度が入れかわっていたので、直して入れました。"
        assert [(each.row, each.column, each.message) for each in facilities.problems] == [
            (1, "名称", "よみのないものが135か所あります。「よみ」に、ひらがなで書いてください。"),
            (62, "電話番号", "「3636-9365」：市外局番がありません。市外局番からの10けたで"),
            *((row, "緯度", swapped) for row in (65, 79, 88, 93, 113, 120)),
        ]

    def test_every_pin_lies_in_japan(self, facilities: ImportPlan) -> None:
        pins = [(space.latitude or 0, space.longitude or 0) for space in after(facilities).all(Space)]
        assert all(20 < latitude < 46 and 122 < longitude < 154 for latitude, longitude in pins)

    def test_every_record_can_be_saved(self, facilities: ImportPlan) -> None:
        assert check_all(change.record for change in facilities.changes) == ()

    def test_again_nothing_changes(self, facilities: ImportPlan) -> None:
        again = planned(LISTS / "公共施設一覧_東京都.csv", after(facilities))
        assert again.changes == ()
        assert again.counts.unchanged == 204


class TestProviders:
    def test_spaces_that_could_be_lent(self) -> None:
        plan = planned(LISTS / "場の提供者リスト.xlsx")
        assert {kind: counts.added for kind, counts in plan.by_kind().items()} == {"space": 30, "term": 2}
        spaces = after(plan).all(Space)
        assert Counter(space.stage for space in spaces) == {
            "known": 7, "approached": 6, "invited": 5, "trial": 4, "open": 4, "declined": 4
        }  # fmt: skip
        (first,) = (space for space in spaces if space.name == "長谷川誠宅")
        assert first.address_shown == "town"
        assert first.internal_note.splitlines() == [
            "担当者：長谷川誠", "働きかけの経過：R6.10 地域ケア会議に招待。出席。", "次にすること：お礼状", "期限：5月末"
        ]  # fmt: skip


def test_a_list_of_volunteers_is_refused_before_anything_is_read_into_a_wrong_field() -> None:
    with pytest.raises(ExpectedError, match="人の名簿のようです"):
        planned(LISTS / "担い手名簿.csv")


def test_a_kind_can_be_forced() -> None:
    plan = planned(LISTS / "場の提供者リスト.xlsx", kind="organization")
    assert plan.by_kind()["organization"].added == 30
    assert "space" not in plan.by_kind()
