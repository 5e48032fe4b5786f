"""The history of an approach in one cell: days in every form, and lines without one."""

from datetime import date

import pytest

from app.rules.history_lines import HistoryLine, read_history

TODAY = date(2025, 11, 21)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("R6.10 地域ケア会議に招待。出席。", [("2024-10", "地域ケア会議に招待。出席。")]),
        ("R7.2.3訪問　店長不在\nR7.2.20再訪、前向き", [("2025-02-03", "訪問　店長不在"), ("2025-02-20", "再訪、前向き")]),
        ("令和６年１２月　電話", [("2024-12", "電話")]),
        ("2025/2/3：訪問", [("2025-02-03", "訪問")]),
        ("・2025年2月3日（月）に訪問した", [("2025-02-03", "訪問した")]),
        ("20250203 訪問", [("2025-02-03", "訪問")]),
        ("電話のみ", [("", "電話のみ")]),
        ("断られた（保険が心配）", [("", "断られた（保険が心配）")]),
        ("R7.2.3 訪問。R7.2.20 再訪", [("2025-02-03", "訪問。"), ("2025-02-20", "再訪")]),
        ("R7.2.3訪問→R7.2.20再訪", [("2025-02-03", "訪問"), ("2025-02-20", "再訪")]),
        ("3名に声をかけた", [("", "3名に声をかけた")]),
        ("R7.13.40 訪問", [("", "R7.13.40 訪問")]),
        ("", []),
        (" \n・\n", []),
    ],
)
def test_lines(written: str, expected: list[tuple[str, str]]) -> None:
    assert [(line.date, line.text) for line in read_history(written, TODAY)] == expected


def test_a_day_without_a_year_is_near_the_one_before_and_is_said() -> None:
    assert read_history("R7.2.3訪問\n3/10再訪", TODAY)[1] == HistoryLine(
        "2025-03-10", "再訪", "「3/10」を令和7年3月10日と読みました。"
    )
