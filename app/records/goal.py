"""目標: the figures of the city's plan, year by year (S1)."""

from __future__ import annotations

from app.records.base import Record, day, integer, link, long_text, one_of, parent, real, record, text

GOAL_COUNT = {
    "": "自分で書く",
    "places": "活動中の居場所",
    "spaces": "開設した場",
    "volunteers": "活動中の担い手",
    "meetings": "開いた会議",
    "events": "開いた催し",
}
"""What an indicator can count by itself, on a date, from the records."""
GOAL_VALUE_KIND = {"actual": "実績", "estimate": "見込み", "target": "目標"}


@record(kind="goal", label="目標")
class Goal(Record):
    """One indicator of the plan."""

    name: str = text("指標", required=True, searched=True, headers=("目標", "指標名"))
    unit: str = text("単位", hint="回、か所、％ など")
    plan: str = text("計画", searched=True, headers=("計画名",))
    chapter: str = text(
        "計画の章", searched=True, headers=("章", "節"), hint="「第1章 協議体 その1」など。表は、この順にならびます"
    )
    count: str = one_of("数えかた", GOAL_COUNT, level="related", printed=False)
    meeting_body: int | None = link("会議体", "meeting_body", level="related", printed=False)
    area: int | None = link("地域", "area", level="related")
    note: str = long_text("注", searched=True)
    internal_note: str = long_text("内部メモ", level="internal", printed=False)


@record(kind="goal_value", label="年度の値", row="{year}年度の{kind}｜[{value}{goal.unit}]")
class GoalValue(Record):
    """The value of one 年度 (April to March) as 実績, 見込み or 目標."""

    goal: int | None = parent("目標", "goal", key=True)
    year: int | None = integer("年度", year=True, required=True, key=True)
    kind: str = one_of("種類", GOAL_VALUE_KIND, default="target", key=True)
    value: float | None = real("値")
    as_of: str = day("いつの数か", past=True)
    note: str = text("注")


@record(kind="survey_result", label="調査の結果")
class SurveyResult(Record):
    """One answer of one question of a survey of the town (S1: 高齢者福祉・介護実態調査)."""

    question: str = text("問い", required=True, searched=True)
    choice: str = text("答え", searched=True)
    year: int | None = integer("年", year=True)
    survey: str = text("調査", searched=True)
    respondents: str = text("だれに聞いたか")
    percent: float | None = real("割合", unit="％")
    n: int | None = integer("答えた人", unit="人")
    area: int | None = link("地域", "area")
    note: str = text("注")
