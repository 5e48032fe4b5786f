"""The lists a centre really keeps: exact counts, and exactly what was not read."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.exchange.import_plan import ImportPlan, RowStatus
from app.exchange.planning import find_source, plan_import, propose_mappings
from app.exchange.sheets import read_sheets
from app.ledger import Ledger
from app.paths import resource_path
from app.records.approach import Approach
from app.records.area import Area
from app.records.offered_hours import OfferedHours
from app.records.organization import Organization
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space, SpaceTerm
from app.records.space_owner import SpaceOwner
from app.records.term import Term
from app.records.term_lists import built_in_terms, term_id
from app.records.volunteer import Qualification, Volunteer, VolunteerTerm
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


@pytest.fixture(scope="module")
def providers() -> ImportPlan:
    return planned(LISTS / "場の提供者リスト.xlsx")


class TestProviders:
    def test_one_row_is_a_space_its_owner_their_group_and_what_was_done(self, providers: ImportPlan) -> None:
        assert {kind: counts.added for kind, counts in providers.by_kind().items()} == {
            "approach": 34, "organization": 16, "space": 30, "space_owner": 30, "term": 2
        }  # fmt: skip
        assert Counter(space.stage for space in after(providers).all(Space)) == {
            "known": 7, "approached": 6, "invited": 5, "trial": 4, "open": 4, "declined": 4
        }  # fmt: skip

    def test_a_company_with_two_visits_and_a_next_step(self, providers: ImportPlan) -> None:
        ledger = after(providers)
        (space,) = (each for each in ledger.all(Space) if each.name == "特養けやき苑　学園東町店")
        owner = ledger.get(SpaceOwner, space.owner)
        organization = ledger.get(Organization, space.owner_organization)
        assert owner is not None
        assert organization is not None
        assert (owner.name, owner.phone, owner.organization) == ("小林　弘", "042-000-7002", organization.id)
        assert (organization.name, space.hours, space.size) == ("特養けやき苑　学園東町店", "平日10-16時", "6畳")
        first, second = ledger.linking(Approach, "space", space.id)
        assert (first.date, first.contact, first.summary, first.next_step) == ("2025-02-03", "visit", "訪問　店長不在", "")
        assert (second.date, second.summary, second.space_owner) == ("2025-02-20", "再訪、前向き", owner.id)
        assert (second.next_step, second.next_due) == ("訪問", "2025-05-31")

    def test_a_home_is_no_group_and_its_address_is_not_for_everybody(self, providers: ImportPlan) -> None:
        ledger = after(providers)
        (space,) = (each for each in ledger.all(Space) if each.name == "中島 清宅　大沼町店")
        owner = ledger.get(SpaceOwner, space.owner)
        assert owner is not None
        assert (owner.name, owner.organization, space.owner_organization) == ("中島 清", None, None)
        assert (space.address_shown, space.capacity) == ("town", None)

    def test_every_deadline_is_read_in_the_year_of_the_others(self, providers: ImportPlan) -> None:
        dues = Counter(each.next_due for each in after(providers).all(Approach) if each.next_due)
        assert dues == {"2025-05-31": 7, "2025-06-10": 7, "2025-05-20": 8}

    def test_exactly_what_was_not_read(self, providers: ImportPlan) -> None:
        undated = "いつのことか書いてないので、日にちなしの働きかけにしました。"
        month_end = "「5月末」を令和7年5月31日と読みました。"
        found = [(each.row, each.column, each.message) for each in providers.problems]
        assert found == [
            (1, "提供者（企業・個人）", "よみのないものが27か所あります。「よみ」に、ひらがなで書いてください。"),
            *((row, "期限", month_end) for row in (2, 3)),
            *((row, "働きかけの経過", undated) for row in (4, 7)),
            (10, "期限", month_end), (13, "期限", month_end), (13, "働きかけの経過", undated), (14, "期限", month_end),
            (15, "働きかけの経過", undated), (16, "働きかけの経過", undated), (18, "期限", month_end),
            (19, "期限", "次にすることが書いてないので、期限は内部メモに入れました。"),
            *((row, "働きかけの経過", undated) for row in (20, 21, 22, 24, 25)),
            (28, "期限", month_end), (28, "働きかけの経過", undated), (31, "働きかけの経過", undated),
        ]  # fmt: skip

    def test_every_record_can_be_saved(self, providers: ImportPlan) -> None:
        assert check_all(change.record for change in providers.changes) == ()

    def test_again_nothing_changes(self, providers: ImportPlan) -> None:
        assert planned(LISTS / "場の提供者リスト.xlsx", after(providers)).changes == ()


@pytest.fixture(scope="module")
def volunteers() -> ImportPlan:
    return planned(LISTS / "担い手名簿.csv")


class TestVolunteers:
    def test_everybody_comes_in_with_what_belongs_to_them(self, volunteers: ImportPlan) -> None:
        counts = {kind: counts.added for kind, counts in volunteers.by_kind().items()}
        assert (counts["volunteer"], counts["volunteer_term"], counts["qualification"]) == (60, 125, 49)
        assert {area.name for area in after(volunteers).all(Area)} == {"東部", "西部", "南部", "北部", "中央"}

    def test_one_volunteer_in_full(self, volunteers: ImportPlan) -> None:
        ledger = after(volunteers)
        (found,) = (each for each in ledger.all(Volunteer) if each.number == "V004")
        assert (found.name, found.reading, found.gender, found.born) == ("中島 恵美", "なかじま えみ", "female", "1947")
        assert (found.phone, found.postal_code, found.address) == ("042-000-5004", "187-0024", "小平市たかの台3-10")
        assert (found.consent, found.registered, found.wish) == ("yes", "2024-06-01", "子どもと関わりたい")
        skills = [ledger.get(Term, row.term) for row in ledger.linking(VolunteerTerm, "volunteer", found.id)]
        assert [term.label for term in skills if term is not None] == ["看護師", "スマホ", "手芸"]
        (course,) = ledger.linking(Qualification, "volunteer", found.id)
        assert (course.kind, course.name) == ("course", "認知症サポーター")
        hours = ledger.linking(OfferedHours, "volunteer", found.id)
        assert len(hours) == 15  # 平日ならいつでも

    def test_years_of_birth_in_every_form(self, volunteers: ImportPlan) -> None:
        assert Counter(each.born for each in after(volunteers).all(Volunteer)) == {
            "1955": 12, "1953": 11, "": 9, "1947": 9, "1960": 11, "1993": 8
        }  # fmt: skip

    def test_what_is_no_day_of_the_week_stays_as_words(self, volunteers: ImportPlan) -> None:
        ledger = after(volunteers)
        assert Counter(each.hours_note for each in ledger.all(Volunteer) if each.hours_note) == {"要相談": 10}
        assert Counter(each.amount for each in ledger.all(Volunteer) if each.amount) == {"月1回程度": 8}
        assert {each.internal_note for each in ledger.all(Volunteer)} == {"", "希望の圏域：どこでも"}

    def test_there_is_nothing_that_was_not_read(self, volunteers: ImportPlan) -> None:
        assert volunteers.problems == ()
        assert [(each.row, each.name) for each in volunteers.duplicates] == [
            (34, "佐藤恵美"), (46, "池田　京子"), (61, "佐藤　典子")
        ]  # fmt: skip

    def test_every_record_can_be_saved(self, volunteers: ImportPlan) -> None:
        assert check_all(change.record for change in volunteers.changes) == ()

    def test_again_nothing_changes(self, volunteers: ImportPlan) -> None:
        assert planned(LISTS / "担い手名簿.csv", after(volunteers)).changes == ()


def test_a_kind_can_be_forced() -> None:
    plan = planned(LISTS / "場の提供者リスト.xlsx", kind="organization")
    assert plan.by_kind()["organization"].added == 30
    assert "space" not in plan.by_kind()
