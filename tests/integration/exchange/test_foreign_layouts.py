"""Lists of other towns: whatever the layout, the same facts come out, and a second time nothing is added."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.exchange.import_plan import ImportPlan
from app.exchange.planning import find_source, plan_import, propose_mappings
from app.exchange.sheets import read_sheets
from app.ledger import Ledger
from app.records.area import Area
from app.records.base import R
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.term import Term
from app.records.term_lists import built_in_terms
from app.rules.place_schedule import schedule_sentence
from tests.integration.exchange.layouts import LAYOUTS

TODAY = date(2025, 11, 21)


def plan(folder: Path, layout: str, ledger: Ledger | None = None) -> ImportPlan:
    write, name = LAYOUTS[layout]
    source = find_source(name, read_sheets(write(folder / name)))
    return plan_import(ledger or Ledger.of(built_in_terms()), source, propose_mappings(source), TODAY)


def after(planned: ImportPlan) -> Ledger:
    return Ledger.of([*built_in_terms(), *(change.record for change in planned.changes)])


def by_name(ledger: Ledger, record_class: type[R]) -> dict[str, R]:
    return {record.text_of("name"): record for record in ledger.all(record_class)}


def sentences(ledger: Ledger, place: Place) -> list[str]:
    return [schedule_sentence(each) for each in ledger.linking(Schedule, "place", place.id)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_second_import_changes_nothing(tmp_path: Path, layout: str) -> None:
    first = plan(tmp_path, layout)
    assert first.counts.added > 0
    again = plan(tmp_path, layout, after(first))
    assert again.changes == ()
    assert again.duplicates == ()
    assert again.counts.unchanged == first.counts.added


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_a_list_of_places(tmp_path: Path, layout: str) -> None:
    assert {table.mapping.kind for table in plan(tmp_path, layout).tables} == {"place"}


def test_two_header_rows_with_merged_groups_and_a_title_above(tmp_path: Path) -> None:
    planned = plan(tmp_path, "two_row_header")
    ledger = after(planned)
    places, areas = by_name(ledger, Place), by_name(ledger, Area)
    assert set(places) == {"ひまわりの会", "すみれサロン", "つくしカフェ"}
    assert places["すみれサロン"].area == areas["北地区"].id  # merged down
    assert places["つくしカフェ"].phone == "042-000-1003"
    assert sentences(ledger, places["ひまわりの会"]) == ["第1・第3木曜 10:00〜12:00"]
    assert [(row.number, row.reason) for row in planned.left_out if not row.is_title] == [(9, "合計の行です")]
    home = by_name(ledger, Space)["個人宅"]
    assert (home.address, home.address_shown) == ("みどり市南7-8", "hidden")  # nobody has given consent


def test_the_tab_names_the_area(tmp_path: Path) -> None:
    ledger = after(plan(tmp_path, "sheet_for_each_area"))
    areas = {area.id: area.name for area in ledger.all(Area)}
    assert {name: areas[place.area or 0] for name, place in by_name(ledger, Place).items()} == {
        "東の会1": "東部", "東の会2": "東部", "西の会1": "西部", "西の会2": "西部"
    }  # fmt: skip


def test_cells_that_hold_two_things(tmp_path: Path) -> None:
    ledger = after(plan(tmp_path, "two_things_in_a_cell"))
    place, kitchen = by_name(ledger, Place)["わかば会"], by_name(ledger, Place)["こだま食堂"]
    spaces, terms = by_name(ledger, Space), {term.id: term.label for term in ledger.all(Term)}
    assert (place.contact_name, place.phone) == ("高橋 三郎", "042-000-3001")
    assert (kitchen.contact_name, kitchen.phone) == ("渡辺", "090-0000-3002")
    assert spaces["若葉町会館"].address == "若葉町2-3-4"
    assert spaces["児玉寺本堂"].address == "みどり市児玉1-1-1"
    assert (terms[place.kind or 0], place.activities) == ("体操", "ラジオ体操とお茶")
    assert sentences(ledger, place) == ["第2・第4水曜 10:00〜11:30"]
    assert sentences(ledger, kitchen) == ["第3日曜 11:30〜14:00"]


def test_headers_on_every_page_and_headings_for_areas(tmp_path: Path) -> None:
    planned = plan(tmp_path, "repeated_header")
    ledger = after(planned)
    places, areas = by_name(ledger, Place), {area.id: area.name for area in ledger.all(Area)}
    assert {name: areas[place.area or 0] for name, place in places.items()} == {
        "つばめの会": "東部圏域", "かもめの会": "西部圏域"
    }  # fmt: skip
    assert sentences(ledger, places["つばめの会"]) == ["毎週火・金曜 9:30〜11:30"]
    assert places["つばめの会"].fee == "100円"
    assert [row.reason for row in planned.left_out] == [
        "地域の見出しです", "見出しのくり返しです", "地域の見出しです", "ただし書きの行です"
    ]  # fmt: skip


def test_one_place_on_two_rows_of_an_old_workbook(tmp_path: Path) -> None:
    ledger = after(plan(tmp_path, "old_excel"))
    (place,) = ledger.all(Place)
    assert (place.started, place.contact_name) == ("2015-04-01", "伊藤 四郎")
    assert sentences(ledger, place) == ["毎週月曜 10:00〜11:30", "毎週木曜 13:00〜14:30"]


def test_a_csv_saved_by_excel_for_japan(tmp_path: Path) -> None:
    planned = plan(tmp_path, "saved_by_office")
    ledger = after(planned)
    places, areas = by_name(ledger, Place), {area.id: area.name for area in ledger.all(Area)}
    assert [areas[place.area or 0] for place in places.values()].count("東部") == 2  # written once
    assert {name: place.consent for name, place in places.items()} == {
        "みなとサロン": "yes", "はまべの会": "no", "やまびこ": "pending"
    }  # fmt: skip
    assert places["みなとサロン"].internal_note == "雨天中止\n要予約"
    assert sentences(ledger, places["やまびこ"]) == ["気が向いたとき"]  # kept in its own words, and reported
    assert [(each.row, each.column) for each in planned.problems] == [(3, "開催日"), (4, "開催日")]


def test_utf16_with_letters_beyond_the_first_plane(tmp_path: Path) -> None:
    (place,) = after(plan(tmp_path, "utf16_tabs")).all(Place)
    assert place.name == "𠮷野の会"


def test_texts_a_spreadsheet_would_run_lose_exactly_their_quote(tmp_path: Path) -> None:
    places = by_name(after(plan(tmp_path, "plain_utf8")), Place)
    assert set(places) == {"=1+1", "-会"}
    assert [place.activities for place in places.values()] == ["<b>A&B</b>", "'つづき"]


def test_zeros_that_excel_ate_come_back(tmp_path: Path) -> None:
    ledger = after(plan(tmp_path, "numbers_as_numbers"))
    (place,), (space,) = ledger.all(Place), ledger.all(Space)
    assert (place.phone, place.capacity, place.started) == ("042-000-7777", 15, "2019")
    assert space.postal_code == "060-0001"
