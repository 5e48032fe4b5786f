"""目標 tables: S1's layout, every figure that was entered, many years and many indicators over pages."""

from __future__ import annotations

import pytest

from app.errors import ExpectedError
from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.goals.composing import compose_goals
from app.printing.goals.content import plans_of
from app.printing.theme import EMPTY_EDGE
from app.records.area import Area
from app.records.base import Record
from app.records.goal import Goal, GoalValue
from tests.printed_pages import inked_edges, lines_of, text_of
from tests.printed_reports import assert_sound, plain, read_back, standard_failures, written
from tests.read_aloud import parts_of
from tests.secrets import MARKS, with_secrets

PLAN = "第９期高齢者福祉計画・介護保険事業計画"
BODIES = "生活支援コーディネーター・協議体"
MEETINGS = "第１層と第２層の情報共有のための会議開催回数"
SOURCES = "生活支援コーディネーターや協議体の活動を通じて把握する地域における社会資源の数"
ACADEMY = "シニア・アカデミーの講座を通し今後につながる地域活動を「見つけることができた」又は「見つける方法がわかった」と回答した受講生の割合"
HANDS = "担い手の養成・発掘と活動の場の確保"


def _goal(number: int, name: str, unit: str, chapter: str, kinds: str, *values: float) -> list[Record]:
    """Figures from 令和４年度 on; `kinds` has a letter for each: actual, estimate, target."""
    words = {"a": "actual", "e": "estimate", "t": "target"}
    goal = Goal(id=number, name=name, unit=unit, plan=PLAN, chapter=chapter)
    return [
        goal,
        *(
            GoalValue(id=number * 100 + at, goal=number, year=2022 + at, kind=words[kind], value=value)
            for at, (kind, value) in enumerate(zip(kinds, values, strict=True))
        ),
    ]


def s1_records() -> list[Record]:
    """The tables S1 prints."""
    records = [
        *_goal(1, MEETINGS, "回", f"第１章第２節 {BODIES}", "aettt", 6, 6, 6, 6, 6),
        *_goal(2, SOURCES, "件", f"第１章第２節 {BODIES}", "aattt", 840, 854, 868, 882, 896),
        *_goal(3, ACADEMY, "％", f"第２章　{HANDS}", "aettt", 70, 90, 90, 90, 90),
    ]
    return [each.changed(as_of="2023-09-30") if each.id == 201 else each for each in records]


def s1_ledger(*, is_followed: bool = False) -> Ledger:
    """S1; `is_followed`: a later year has 実績 beside its 目標, and an area of its own."""
    records = s1_records()
    if is_followed:
        records += [
            GoalValue(id=900 + at, goal=2, year=2024 + at, kind="actual", value=871.5 + at, note="ふえた") for at in range(2)
        ]
        records += [Area(id=50, name="西部圏域"), *_goal(4, "通いの場", "か所", "", "t" * 14, *range(1000, 1014))]
        records = [each.changed(area=50, plan="町の計画") if each.id == 4 else each for each in records]
    return Ledger.of(records)


def test_the_tables_are_those_of_the_model() -> None:
    composition = compose_goals(s1_ledger())
    assert composition.title == f"{PLAN}の目標"
    said = read_back(composition)
    for words in (
        f"【図表－{BODIES}の目標 その1】", f"【図表－{BODIES}の目標 その2】",
        f"○ {MEETINGS}令和4年度（実績）令和5年度（見込み）令和6年度令和7年度令和8年度6回6回6回6回6回",
        f"○ {SOURCES}令和4年度（実績）令和5年度（実績）令和6年度令和7年度令和8年度840件854件868件882件896件"
        "※令和5年度の実績は令和5年9月30日現在。",
        f"【図表－{HANDS}の目標】○ {ACADEMY}令和4年度（実績）令和5年度（見込み）令和6年度令和7年度令和8年度70％90％90％90％90％",
    ):  # fmt: skip
        assert plain(words) in said
    assert said.index(plain(MEETINGS)) < said.index(plain(ACADEMY))
    assert len(composition.pages) == 1


def test_indicators_stand_in_the_order_of_the_plan() -> None:
    """Chapters by their number, in figures or in kanji, the tables of a chapter as they are numbered; then by words."""
    chapters = {
        "あ": "第十章　まとめ",
        "い": "第２章　担い手",
        "う": "第1章第2節　協議体　その２",
        "え": "第1章第2節　協議体　その１",
        "お": "第一章 第一節 はじめに",
        "か": "",
        "き": "第二章　担い手",
    }
    ledger = Ledger.of([Goal(id=at, name=name, chapter=chapter) for at, (name, chapter) in enumerate(chapters.items(), 1)])
    (plan,) = plans_of(ledger)
    assert "".join(each.name for each in plan.indicators) == "おえういきあか"
    captions = {each.name: each.caption for each in plan.indicators}
    assert captions["え"] == "【図表－協議体の目標 その1】"
    assert captions["う"] == "【図表－協議体の目標 その2】"


@pytest.mark.parametrize("is_followed", [False, True])
@pytest.mark.parametrize("is_public", [False, True])
def test_every_page_is_sound(is_followed: bool, is_public: bool) -> None:
    composition = compose_goals(s1_ledger(is_followed=is_followed), is_public=is_public)
    assert_sound(composition.pages)
    assert inked_edges(composition.pages, EMPTY_EDGE - 0.2) == []
    assert standard_failures(composition) == []


def test_a_year_with_several_figures_has_a_row_for_each_kind() -> None:
    said = read_back(compose_goals(s1_ledger(is_followed=True)))
    assert "実績840件854件871.5件872.5件" in said
    assert "目標868件882件896件" in said
    assert "※令和6年度の実績：ふえた" in said


def test_fourteen_years_stand_in_bands_each_with_its_head() -> None:
    composition = compose_goals(s1_ledger(is_followed=True), plan="町の計画")
    tables = list(parts_of(written(composition), 0).all("Table"))
    assert [len(list(table.all("TH"))) for table in tables] == [5, 5, 4]
    said = read_back(composition)
    assert all(f"{1000 + at:,}か所" in said for at in range(14))


def test_the_area_is_for_members() -> None:
    ledger = s1_ledger(is_followed=True)
    assert "通いの場（西部圏域）" in read_back(compose_goals(ledger))
    assert "西部圏域" not in read_back(compose_goals(ledger, is_public=True))


def test_no_secret_reaches_the_paper() -> None:
    ledger, planted = with_secrets(s1_ledger(is_followed=True))
    assert planted >= 4
    for is_public in (False, True):
        assert not any(mark in read_back(compose_goals(ledger, is_public=is_public)) for mark in MARKS[1:])
    assert MARKS[0] not in read_back(compose_goals(ledger, is_public=True))


def test_without_goals_it_says_what_to_do() -> None:
    with pytest.raises(ExpectedError, match="まだ1つも"):
        compose_goals(Ledger.of([]))
    with pytest.raises(ExpectedError, match="第10期"):
        compose_goals(s1_ledger(), plan="第10期")


def test_a_goal_without_figures_is_named_all_the_same() -> None:
    (page,) = compose_goals(Ledger.of([Goal(id=1, name="これから決める")])).pages
    assert "○これから決める" in text_of(page)
    assert "【図表－目標】" in text_of(page)


def test_plans_and_chapters_stand_in_the_order_of_their_numbers() -> None:
    goals = [Goal(id=at, name="数", plan=f"第{11 - at}期", chapter=f"第{at}章") for at in range(1, 4)]
    lines = "".join(lines_of(compose_goals(Ledger.of(goals)).pages[0]))
    assert lines.index("第8期") < lines.index("第9期") < lines.index("第10期")


def test_a_large_figure_stays_whole() -> None:
    values = [GoalValue(id=10 + at, goal=1, year=2020 + at, value=123456.5) for at in range(5)]
    pages = compose_goals(Ledger.of([Goal(id=1, name="参加した人", unit="か所"), *values])).pages
    assert lines_of(pages[0]).count("123,456.5か所") == 5


@pytest.mark.parametrize("word", ["ながいことば", "あ", "abcdefghij", "<b>&=1+1🍵𠮷髙葛\U000e0100", "\x00\u202e逆"])
def test_words_of_any_length_stay_on_the_page(word: str) -> None:
    words = (word * 400)[:400]
    records: list[Record] = [
        Goal(id=1, name=words, plan=words, chapter=words, unit=words[:12], note=words),
        Goal(id=2, name="べつの計画"),
        *(GoalValue(id=10 + at, goal=1, year=2000 + at, value=123456.78, note=words) for at in range(12)),
    ]
    assert_sound(compose_goals(Ledger.of(records)).pages)


def test_two_hundred_indicators_run_on() -> None:
    records = [each for at in range(200) for each in _goal(at + 1, f"指標{at:03}", "回", f"第{at // 4}節", "att", at, 2, 3)]
    composition: Composition = compose_goals(Ledger.of(records))
    assert_sound(composition.pages)
    said = read_back(composition)
    assert all(f"指標{at:03}" in said for at in range(200))
