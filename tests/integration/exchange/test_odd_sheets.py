"""Sheets that are no plain list: each is read as a person would read it, or says plainly what was not read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from app.exchange.import_plan import ImportPlan
from app.exchange.planning import find_source, plan_import, propose_mappings
from app.exchange.sheets import read_sheets
from app.ledger import Ledger
from app.records.area import Area
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from app.records.term_lists import built_in_terms
from app.rules.place_schedule import schedule_sentence

TITLES = ("名称", "開催日", "時間", "会場", "住所", "連絡先", "電話", "参加費")
SAKURA = ("さくらサロン", "毎週月曜", "10:00～12:00", "本町集会所", "小平市小川町1-1", "山田花子", "042-000-0001", "100円")
UME = ("うめの会", "第2・4水曜", "13:30～15:00", "うめ会館", "小平市仲町2-2", "佐藤一", "042-000-0002", "無料")
MOMO = ("ももカフェ", "第1土曜", "14時～16時", "ももの家", "小平市栄町3-3", "鈴木二", "042-000-0003", "実費")

Rows = Sequence[Sequence[object]]


def workbook(folder: Path, rows: Rows, *, merged: Sequence[str] = (), errors: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "一覧"
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    for cell in errors:
        sheet[cell] = "#REF!"
    path = folder / "一覧.xlsx"
    book.save(path)
    return path


def plan(path: Path) -> tuple[ImportPlan, Ledger]:
    source = find_source(path.name, read_sheets(path))
    planned = plan_import(Ledger.of(built_in_terms()), source, propose_mappings(source), date(2025, 11, 21))
    return planned, Ledger.of([*built_in_terms(), *(change.record for change in planned.changes)])


def sentences(ledger: Ledger) -> dict[str, list[str]]:
    return {
        place.name: [schedule_sentence(each) for each in ledger.linking(Schedule, "place", place.id)]
        for place in ledger.all(Place)
    }


def areas(ledger: Ledger) -> dict[str, str]:
    found = {place.name: ledger.get(Area, place.area) for place in ledger.all(Place)}
    return {name: "" if area is None else area.name for name, area in found.items()}


def assert_three_places(ledger: Ledger) -> None:
    assert sentences(ledger) == {
        "さくらサロン": ["毎週月曜 10:00〜12:00"],
        "うめの会": ["第2・第4水曜 13:30〜15:00"],
        "ももカフェ": ["第1土曜 14:00〜16:00"],
    }
    assert {place.phone for place in ledger.all(Place)} == {"042-000-0001", "042-000-0002", "042-000-0003"}
    assert {space.address for space in ledger.all(Space)} == {"小平市小川町1-1", "小平市仲町2-2", "小平市栄町3-3"}


def test_titles_down_the_left_side(tmp_path: Path) -> None:
    planned, ledger = plan(workbook(tmp_path, list(zip(TITLES, SAKURA, UME, MOMO, strict=True))))
    assert_three_places(ledger)
    assert any("たてに" in problem.message for problem in planned.problems)


def test_a_card_for_each_place_one_below_the_other(tmp_path: Path) -> None:
    rows = [row for place in (SAKURA, UME, MOMO) for row in [*zip(TITLES, place, strict=True), ()]]
    _, ledger = plan(workbook(tmp_path, rows))
    assert_three_places(ledger)


def test_two_lists_side_by_side(tmp_path: Path) -> None:
    titles = ("名称", "曜日", "電話")
    rows = [
        (*titles, None, *titles),
        ("さくら", "毎週月曜", "042-000-0001", None, "うめ", "第2水曜", "042-000-0002"),
        ("もも", "毎週火曜", "042-000-0003", None, "きく", "毎週金曜", "042-000-0004"),
    ]
    _, ledger = plan(workbook(tmp_path, rows))
    assert sentences(ledger) == {"さくら": ["毎週月曜"], "うめ": ["第2水曜"], "もも": ["毎週火曜"], "きく": ["毎週金曜"]}
    assert {place.internal_note for place in ledger.all(Place)} == {""}


def test_the_header_comes_again_under_the_heading_of_each_area(tmp_path: Path) -> None:
    rows = [("東部圏域",), TITLES, SAKURA, ("西部圏域（2か所）",), TITLES, UME, MOMO, ("合計", 3)]
    _, ledger = plan(workbook(tmp_path, rows))
    assert_three_places(ledger)
    assert areas(ledger) == {"さくらサロン": "東部圏域", "うめの会": "西部圏域", "ももカフェ": "西部圏域"}


def test_words_of_the_office_below_the_list_are_no_places(tmp_path: Path) -> None:
    below = [
        ("問い合わせ先：つどい市役所 042-000-9999",), ("お問い合わせ", "福祉課"), ("電話", "042-000-9999"),
        ("出典：市の資料",), ("令和7年4月1日現在",), ("※印は要予約",),
    ]  # fmt: skip
    planned, ledger = plan(workbook(tmp_path, [TITLES, SAKURA, ("小計", "1か所"), UME, MOMO, *below]))
    assert_three_places(ledger)
    assert len(planned.left_out) == 7


def test_a_circle_under_each_weekday(tmp_path: Path) -> None:
    rows = [
        ("名称", "月", "火", "水", "木", "時間"),
        ("さくら", "○", None, None, "○", "10:00～12:00"),
        ("うめ", None, "●", "×", None, "13:00～15:00"),
        ("もも", None, None, "9:00～10:00", None, None),
    ]
    _, ledger = plan(workbook(tmp_path, rows))
    assert sentences(ledger) == {
        "さくら": ["毎週月・木曜 10:00〜12:00"],
        "うめ": ["毎週火曜 13:00〜15:00"],
        "もも": ["毎週水曜 9:00〜10:00"],
    }


def test_a_circle_under_each_weekday_below_a_common_title(tmp_path: Path) -> None:
    rows = [("名称", "開催曜日", None, None, "時間"), (None, "月", "火", "水", None), ("さくら", "○", None, "○", "10～12時")]
    _, ledger = plan(workbook(tmp_path, rows, merged=("A1:A2", "B1:D1", "E1:E2")))
    assert sentences(ledger) == {"さくら": ["毎週月・水曜 10:00〜12:00"]}


def test_a_circle_under_each_week_of_the_month(tmp_path: Path) -> None:
    rows = [
        ("名称", "第1", "第2", "第3", "第4", "曜日", "時間"),
        ("さくら", "○", None, "○", None, "月", "10:00～12:00"),
        ("うめ", None, None, None, "○", "水曜日", "13:00～15:00"),
        ("もも", None, None, None, None, "金", "13:00～15:00"),
    ]
    _, ledger = plan(workbook(tmp_path, rows))
    assert sentences(ledger) == {
        "さくら": ["第1・第3月曜 10:00〜12:00"],
        "うめ": ["第4水曜 13:00〜15:00"],
        "もも": ["毎週金曜 13:00〜15:00"],
    }


def test_circles_that_say_no_day_are_kept_and_reported(tmp_path: Path) -> None:
    rows = [("名称", "第1", "第2", "電話"), ("さくら", "○", None, "042-000-0001")]
    planned, ledger = plan(workbook(tmp_path, rows))
    assert [place.internal_note for place in ledger.all(Place)] == ["第1：○"]
    assert any("定例として読めない" in problem.message for problem in planned.problems)


def test_a_date_in_three_columns_is_no_weekday(tmp_path: Path) -> None:
    rows = [("名称", "曜日", "年", "月", "日", "電話"), ("さくら", "毎週月曜", 2018, 1, 1, "042-000-0001")]
    _, ledger = plan(workbook(tmp_path, rows))
    assert sentences(ledger) == {"さくら": ["毎週月曜"]}


def test_numbers_under_weekdays_are_kept_and_reported(tmp_path: Path) -> None:
    planned, ledger = plan(workbook(tmp_path, [("名称", "月", "火", "水", "電話"), ("さくら", 3, None, 12, "042-000-0001")]))
    assert sentences(ledger) == {"さくら": []}
    assert [place.internal_note for place in ledger.all(Place)] == ["月：3\n水：12"]
    assert any("定例として読めない" in problem.message for problem in planned.problems)


def test_a_column_of_kinds_is_no_row_of_titles(tmp_path: Path) -> None:
    kinds = ("サロン", "居場所", "会場", "地域", "通いの場", "カフェ", "施設")
    rows = [("種別", "名称", "電話"), *((kind, f"{kind}の会", "042-000-0001") for kind in kinds)]
    _, ledger = plan(workbook(tmp_path, rows))
    assert sorted(place.name for place in ledger.all(Place)) == sorted(f"{kind}の会" for kind in kinds)


def test_times_that_lost_their_format(tmp_path: Path) -> None:
    rows = [
        ("団体名", "曜日", "開始時刻", "終了時刻"),
        ("さくら", "毎週月曜", time(10), time(12)),
        ("うめ", "毎週火曜", 13.5 / 24, 15 / 24),
    ]
    _, ledger = plan(workbook(tmp_path, rows))
    assert sentences(ledger) == {"さくら": ["毎週月曜 10:00〜12:00"], "うめ": ["毎週火曜 13:30〜15:00"]}


def test_cells_whose_formula_failed_are_reported(tmp_path: Path) -> None:
    planned, _ = plan(workbook(tmp_path, [TITLES, SAKURA, UME], errors=("G2", "B3")))
    assert [problem.message for problem in planned.problems if "#REF!" in problem.message] == [
        "計算できなかったセル（#REF! など）が2か所あり、空けて読みました（B3、G2）。"
    ]


@pytest.mark.parametrize(("answer", "level"), [("○", "public"), ("×", "internal"), ("△", "internal"), ("", "public")])
def test_a_column_that_says_whether_the_phone_may_be_published(tmp_path: Path, answer: str, level: str) -> None:
    rows = [("名称", "曜日", "電話", "冊子掲載", "電話番号公開"), ("さくら", "月曜", "042-000-0001", "○", answer), UME[:1]]
    _, ledger = plan(workbook(tmp_path, rows))
    assert {place.phone_level for place in ledger.all(Place) if place.name == "さくら"} == {level}


@pytest.mark.parametrize(
    "header",
    ["ﾅﾏｴ,ﾖｳﾋﾞ,ｼﾞｶﾝ,ﾃﾞﾝﾜ,ｼﾞｭｳｼｮ,ｶｲﾋ", "Name,Day,Time,Phone,Address,Fee", "名　称,曜　日,時　間,電　話,住　所,会　費"],
)
def test_titles_in_kana_english_and_with_spaces(tmp_path: Path, header: str) -> None:
    path = tmp_path / "一覧.csv"
    path.write_text(f"{header}\nさくら,月曜,10:00-12:00,042-000-0001,小平市1-1,100円\n", encoding="utf-8")
    _, ledger = plan(path)
    assert sentences(ledger) == {"さくら": ["毎週月曜 10:00〜12:00"]}
    assert [(place.phone, place.fee) for place in ledger.all(Place)] == [("042-000-0001", "100円")]
    assert [space.address for space in ledger.all(Space)] == ["小平市1-1"]
