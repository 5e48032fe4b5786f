"""A table of a plan with its years side by side, as S1 prints its targets."""

from __future__ import annotations

from datetime import date

import pytest

from app.exchange.planning import find_source, plan_import, propose_mappings
from app.exchange.sheet import rows_as_sheet
from app.exchange.year_tables import find_year_table
from app.ledger import Ledger
from app.records.base import Record
from app.records.goal import Goal, GoalValue

PLAN = [
    ["○ 第１層と第２層の情報共有のための会議開催回数", "", "", "", ""],
    ["令和４年度\n(実績)", "令和５年度\n(見込み)", "令和６年度", "令和７年度", "令和８年度"],
    ["６回", "６回", "６回", "６回", "６回"],
    ["", "", "", "", ""],
    ["○ 把握する地域における社会資源の数", "", "", "", ""],
    ["令和４年度\n(実績)", "令和５年度\n(実績)", "令和６年度", "令和７年度", "令和８年度"],
    ["840件", "854件", "868件", "882件", "1,896件"],
]
WIDE = [
    ["第9期計画の目標", "", "", ""],
    ["指標", "単位", "R6年度", "2025年度"],
    ["", "", "実績", "目標"],
    ["居場所の数", "か所", "84", "90"],
    ["満足した人の割合（％）", "", "70.5", ""],
    ["※ 9月末現在", "", "", ""],
]


def nothing(_record_class: type[Record]) -> list[Record]:
    return []


def taken(rows: list[list[str]]) -> list[tuple[str, str, int | None, str, float | None]]:
    """(indicator, unit, year, kind, value) of what an import of these rows writes."""
    ledger = Ledger(nothing)
    source = find_source("計画.xlsx", [rows_as_sheet("計画", rows)])
    plan = plan_import(ledger, source, propose_mappings(source), date(2026, 11, 24))
    goals = {change.record_id: change.record for change in plan.changes if change.kind == Goal.KIND}
    found = []
    for change in plan.changes:
        if isinstance(change.record, GoalValue) and change.record.goal is not None:
            goal, value = goals[change.record.goal], change.record
            assert isinstance(goal, Goal)
            found.append((goal.name, goal.unit, value.year, value.kind, value.value))
    return sorted(found, key=str)


def test_each_number_of_the_plan_becomes_one_value() -> None:
    found = taken(PLAN)
    assert len(found) == 10
    meetings = "第１層と第２層の情報共有のための会議開催回数"
    assert (meetings, "回", 2022, "actual", 6.0) in found
    assert (meetings, "回", 2023, "estimate", 6.0) in found
    assert ("把握する地域における社会資源の数", "件", 2023, "actual", 854.0) in found
    assert ("把握する地域における社会資源の数", "件", 2026, "target", 1896.0) in found


def test_units_and_kinds_stand_where_people_put_them() -> None:
    assert taken(WIDE) == [
        ("居場所の数", "か所", 2024, "actual", 84.0),
        ("居場所の数", "か所", 2025, "target", 90.0),
        ("満足した人の割合", "％", 2024, "actual", 70.5),
    ]


@pytest.mark.parametrize("header", [
    ["名称", "住所", "令和6年度", "令和7年度"],  # a list of places that counts years too
    ["指標", "単位", "計画", "令和7年度"],  # one year alone
])  # fmt: skip
def test_other_lists_stay_what_they_are(header: list[str]) -> None:
    assert find_year_table(rows_as_sheet("一覧", [header, ["なごみ広場", "小川町", "12", "14"]])) is None
