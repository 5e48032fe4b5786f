"""Headers, entries and the rows that are neither."""

from __future__ import annotations

import pytest

from app.exchange.sheet import Cell, MergedRange, Sheet
from app.exchange.tables import find_table, find_tables, is_area_name


def sheet(*rows: tuple[Cell, ...], merged: tuple[MergedRange, ...] = (), name: str = "一覧") -> Sheet:
    width = max(map(len, rows))
    return Sheet(name, tuple(row + ("",) * (width - len(row)) for row in rows), merged)


def test_the_header_is_the_row_with_most_titles() -> None:
    table = find_table(sheet(("令和7年度　サロン一覧",), (), ("名称", "電話", "備考"), ("さくら", "1", "")))
    assert table is not None
    assert (table.header_row, [column.title for column in table.columns]) == (3, ["名称", "電話", "備考"])
    assert [(row.number, row.cells) for row in table.rows] == [(4, ("さくら", "1", ""))]


def test_a_row_of_values_is_no_header() -> None:
    assert find_table(sheet(("さくら会", "042-000-0001"), ("つばき会", "042-000-0002"))) is None


def test_a_header_of_two_rows_without_merged_cells_spreads_to_the_right() -> None:
    table = find_table(sheet(("名称", "連絡先", "", "備考"), ("", "氏名", "電話", ""), ("さくら", "鈴木", "1", "x")))
    assert table is not None
    assert [column.name for column in table.columns] == ["名称", "連絡先 氏名", "連絡先 電話", "備考"]


def test_a_column_without_title_counts_when_something_stands_below() -> None:
    table = find_table(sheet(("名称", "電話", "", ""), ("さくら", "1", "x", "")))
    assert table is not None
    assert [column.index for column in table.columns] == [0, 1, 2]


def test_values_merged_downwards_stand_in_every_row_and_are_known_as_brought() -> None:
    rows = (("地区", "名称"), ("東部", "さくら"), ("", "つばき"), ("", "もみじ"))
    table = find_table(sheet(*rows, merged=(MergedRange(1, 0, 2, 0),)))
    assert table is not None
    assert [row.cells[0] for row in table.rows] == ["東部", "東部", ""]
    assert [sorted(row.merged) for row in table.rows] == [[], [0], []]


@pytest.mark.parametrize("text", ["合計　84か所", "計", "小計", "（合計）", "総計：12", "全84か所"])
def test_sums_are_left_out(text: str) -> None:
    table = find_table(sheet(("名称", "電話", "備考"), ("さくら", "1", ""), (text, "", "")))
    assert table is not None
    assert [row.reason for row in table.left_out] == ["合計の行です"]


@pytest.mark.parametrize("name", ["計画を楽しむ会", "合計算クラブ", "注文をきく会", "総合サロン"])
def test_names_that_begin_like_a_sum_are_names(name: str) -> None:
    table = find_table(sheet(("名称", "電話", "備考"), (name, "042-000-0001", "x")))
    assert table is not None
    assert len(table.rows) == 1


def test_sheets_without_a_table_are_reported_row_by_row() -> None:
    tables, left_out = find_tables([sheet(("名称", "電話"), ("さくら", "1")), sheet(("○＝可",), name="凡例")])
    assert [table.sheet for table in tables] == ["一覧"]
    assert [(row.sheet, row.text) for row in left_out] == [("凡例", "○＝可")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("東部", True),
        ("■西部圏域", True),
        ("【花小金井地区】", True),
        ("中央", True),
        ("さくら会", False),
        ("Sheet1", False),
    ],
)
def test_names_of_areas(text: str, expected: bool) -> None:
    assert is_area_name(text) is expected
