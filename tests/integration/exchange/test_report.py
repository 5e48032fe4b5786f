"""The report of an import: Excel shows every text and runs none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from app.exchange.planning import find_source, plan_import, propose_mappings
from app.exchange.report import write_report
from app.exchange.sheet import Sheet
from app.ledger import Ledger
from app.records.term_lists import built_in_terms


def test_dangerous_texts_and_tabs(tmp_path: Path) -> None:
    sheet = Sheet("a[b]:c" * 9, (("名称", "電話"), ("=1+1", "x"), ("a\x07\ud800b", "042-000-0001"), ("", "y")))
    source = find_source("一覧.xlsx", [sheet])
    plan = plan_import(Ledger.of(built_in_terms()), source, propose_mappings(source, "place"), date(2025, 11, 21))
    write_report(plan, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    rows = list(book.worksheets[2].iter_rows())
    assert [cell.value for cell in rows[0]] == ["行", "どうなるか", "なまえ", "確かめるところ", "わけ", "名称", "電話"]
    assert (rows[1][2].value, rows[1][2].data_type) == ("=1+1", "s")
    assert rows[2][2].value == "a_x0007__xD800_b"
    assert [row[1].value for row in rows[1:]] == ["新しく入る", "新しく入る", "入れない"]
    problems = [[cell.value for cell in row] for row in book["確かめるところ"].iter_rows(min_row=2)]
    assert [problem[1:3] for problem in problems] == [[1, "名称"], [2, "電話"], [4, "名称"]]
