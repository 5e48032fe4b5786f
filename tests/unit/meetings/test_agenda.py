"""次第 as typed, what points and groups are called."""

from __future__ import annotations

import pytest

from app.meetings.agenda import TypedPoint, group_words, next_group, ordered_groups, point_titles, read_point
from app.records.minutes import AgendaItem


@pytest.mark.parametrize(
    ("typed", "point"),
    [
        ("15:00 ワーク２ 働きかけ", TypedPoint("ワーク２ 働きかけ", "15:00", "work")),
        ("１４：１０　講話", TypedPoint("講話", "14:10", "talk")),
        ("15時 まとめ", TypedPoint("まとめ", "15:00", "summary")),
        ("15時40分　まとめ", TypedPoint("まとめ", "15:40", "summary")),
        ("14時半〜 報告", TypedPoint("報告", "14:30", "report")),
        ("前回の約束", TypedPoint("前回の約束", "", "promises")),
        ("お茶", TypedPoint("お茶", "", "")),
        ("2025年の予定", TypedPoint("2025年の予定", "", "")),
        ("99:99 お茶", TypedPoint("99:99 お茶", "", "")),
        ("  グループで話し合う ", TypedPoint("グループで話し合う", "", "work")),
    ],
)
def test_a_line_says_time_title_and_kind(typed: str, point: TypedPoint) -> None:
    assert read_point(typed) == point


def test_a_work_without_the_word_gets_its_number() -> None:
    titles = ("講話", "想定される場", "「場」への働きかけ", "ワーク３ まとめ", "グループ発表")
    kinds = ("talk", "work", "work", "work", "work")
    items = [
        AgendaItem(id=number, title=title, kind=kind)
        for number, (title, kind) in enumerate(zip(titles, kinds, strict=True), 1)
    ]
    assert list(point_titles(items).values()) == [
        "講話", "ワーク1 想定される場", "ワーク2「場」への働きかけ", "ワーク３ まとめ", "グループ発表",
    ]  # fmt: skip


def test_groups_are_called_and_ordered_as_people_do() -> None:
    assert [group_words(name) for name in ("A", "1", "Aグループ", "西の組", "")] == [
        "Aグループ", "1グループ", "Aグループ", "西の組", "",
    ]  # fmt: skip
    assert ordered_groups(["B", "", "A", "B"]) == ["", "A", "B"]
    assert ordered_groups(iter(["西の組", "東の組", "あいう"])) == ["西の組", "東の組", "あいう"]
    assert ordered_groups([]) == []
    assert next_group([]) == "A"
    assert next_group(["A", "Bグループ"]) == "C"
    assert next_group([chr(code) for code in range(65, 91)]) == "27"
