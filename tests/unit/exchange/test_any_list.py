"""Laws for any list at all: reading it fails only in the expected way, and a second time nothing is added."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import ExpectedError
from app.exchange.import_plan import ImportPlan
from app.exchange.planning import find_source, plan_import, propose_mappings
from app.exchange.sheet import Cell, Sheet
from app.ledger import Ledger
from app.records.term_lists import built_in_terms
from app.rules.checks import check_all

TITLES = [
    "名称",
    "よみ",
    "種別",
    "会場",
    "〒",
    "所在地",
    "曜日",
    "時間",
    "参加費",
    "定員",
    "代表者",
    "電話",
    "連絡先",
    "掲載",
    "備考",
    "圏域",
    "開始",
    "緯度",
    "経度",
    "段階",
    "駐車場",
    "状態",
    "メール",
    "URL",
    "運営団体",
    "なぞ",
    "id",
    "№",
    "必要な数（少なくとも）",
    "設備",
    "開始時間",
    "終了時間",
]
TEXTS = [
    "さくら",
    "つばき",
    "東部",
    "毎週月曜",
    "第2・第4火曜",
    "10:00～12:00",
    "隔週木曜",
    "なし",
    "○",
    "×",
    "確認中",
    "042-000-0001",
    "0420000002",
    "鈴木（042-000-0003）",
    "R7.4.1",
    "2019/10",
    "20名",
    "先着10組",
    "西会館（栄町1-2-3）",
    "【体操】さくら",
    "<b>A&B</b>",
    "=1+1",
    "合計",
    "※注",
    "True",
    "35.7",
    "139.5",
    "a@example.jp",
    "あ\x07",
    "187-0034",
    "https://example.jp",
    "00000000000000ff",
    "葛󠄀飾",
    "休止",
    "候補",
]
cells: st.SearchStrategy[Cell] = st.one_of(
    st.just(""),
    st.sampled_from(TEXTS),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
    st.integers(-5, 10**11),
    st.floats(-200, 200, allow_nan=False),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.times(time(0), time(23, 59)),
)
names: st.SearchStrategy[Cell] = st.one_of(st.sampled_from(["さくら", "つばき", "=1+1", "西会館"]), cells)


@st.composite
def lists(draw: st.DrawFn) -> Sheet:
    titles = draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=9))
    rows = draw(st.lists(st.tuples(names, *(cells for _ in titles)), min_size=1, max_size=6))
    return Sheet("一覧", (("名称", *titles), *rows))


def planned(sheet: Sheet, ledger: Ledger, kind: str) -> ImportPlan:
    source = find_source("一覧.xlsx", [sheet])
    return plan_import(ledger, source, propose_mappings(source, kind), date(2025, 11, 21))


@given(lists(), st.sampled_from(["", "place", "space", "organization", "area"]))
@settings(max_examples=100, deadline=None)
def test_what_comes_in_can_be_saved_and_comes_in_once(sheet: Sheet, kind: str) -> None:
    before = list(built_in_terms())
    try:
        first = planned(sheet, Ledger.of(before), kind)
    except ExpectedError:
        return  # it says that no column is a name
    assert check_all(change.record for change in first.changes) == ()
    again = planned(sheet, Ledger.of([*before, *(change.record for change in first.changes)]), kind)
    assert again.changes == ()
    assert again.counts.skipped == first.counts.skipped
