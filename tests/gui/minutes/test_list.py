"""The list: fast with 3,000, filtered, empty; sizes and hostile texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.records.base import R, Record
from app.records.concern import Concern
from app.records.meeting_body import MeetingBody
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.organization import Organization
from tests.first_report import REPORT, report_records
from tests.gui.minutes.conftest import page_on
from tests.gui.wholeness import lasting_faults
from ui import theme
from ui.main_window import MainWindow
from ui.minutes.minutes_pane import MinutesPane, year_of
from ui.minutes.start_dialog import StartDialog
from ui.pages.minutes_page import MinutesPage
from ui.theme import Contrast, TextSize
from ui.widgets.row_list import LazyRows, Row, RowList

HOSTILE = (
    "<b>太字</b>&amp;", "=1+1", "𠮷田髙橋葛\U000e0100飾", "逆\u202e順\u0007\x00", "👩‍👩‍👧お茶🍵", "行\nかえ\r\nる", "あ" * 400,
    "a" * 400, "", "　",
)  # fmt: skip


def many(count: int) -> list[Minutes]:
    return [
        Minutes(
            id=10_000 + number,
            title=f"定例会{number}",
            meeting_body=2 + number % 2,
            number=number,
            date=f"{2000 + number % 26}-{number % 12 + 1:02}-{number % 28 + 1:02}",
            state=("draft", "checking", "final")[number % 3],
        )
        for number in range(count)
    ]


def test_three_thousand_are_listed_without_reading_what_was_said(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = [MeetingBody(id=2, name="連絡会"), MeetingBody(id=3, name="第2層協議体")]
    page = page_on(window, tmp_path, *bodies, *many(3000))
    page.context.ledger.forget()
    asked: list[str] = []
    inner = page.context.ledger._read

    def read(record_class: type[R]) -> object:
        asked.append(record_class.KIND)
        return inner(record_class)

    monkeypatch.setattr(page.context.ledger, "_read", read)
    pane = MinutesPane(page.context)
    pane.refresh()
    assert len(pane.list.rows) == 3000
    assert pane.list.rows[0].aside == "令和7年12月28日（日）"
    assert {"attendee", "opinion", "agenda_item", "promise"} & set(asked) == set()


def test_only_rows_in_sight_are_described(qtbot: QtBot) -> None:
    described: list[object] = []

    def describe(key: object) -> Row:
        described.append(key)
        return Row(key, f"{key}番")

    rows = RowList("番号")
    qtbot.addWidget(rows)
    rows.resize(300, 400)
    rows.show_rows(LazyRows(range(5000), describe))
    rows.show()
    rows.grab()
    assert len(described) < 50
    assert rows.choose(4999)
    assert rows.chosen_key == 4999
    assert [row.title for row in rows.rows[4998:]] == ["4998番", "4999番"]


def test_filters_and_the_way_back(window: MainWindow, tmp_path: Path) -> None:
    page = page_on(window, tmp_path, MeetingBody(id=2, name="連絡会"), MeetingBody(id=3, name="協議体"), *many(60))
    pane = page.pane
    pane.filter_by(body=2, state="final")
    assert all(row.note == "確定" and row.detail.startswith("連絡会") for row in pane.list.rows)
    assert pane.body_chip.isChecked()
    assert "連絡会" in pane.body_chip.text()
    pane.filter_by(year=2005)
    years = {year_of(each) for each in (page.context.ledger.get(Minutes, row.key) for row in pane.list.rows) if each}
    assert years == {2005}
    pane.search.setText("見つからない")
    assert pane._stack.currentIndex() == 1
    pane.show_all()
    assert len(pane.list.rows) == 60
    assert not pane.year_chip.isChecked()


def test_a_search_finds_what_was_said_and_who_was_there(page: MinutesPage) -> None:
    page.go_to_list()
    for words in ("ベンチ同盟", "武蔵野美術", "基幹型"):
        page.pane.search.setText(words)
        assert [row.key for row in page.pane.list.rows] == [REPORT]
    page.pane.search.setText("ないことば")
    assert len(page.pane.list.rows) == 0


def test_an_empty_ledger_leads_to_the_first_one(empty_page: MinutesPage) -> None:
    state = empty_page.pane._stack.currentWidget()
    assert "まだありません" in state.sentence.plain_text
    state.action.click()
    assert len(empty_page.findChildren(StartDialog)) == 1


def hostile_records(number: int, words: str) -> list[Record]:
    first = 1000 * (number + 1)
    return [
        Organization(id=first + 2, name=words or "団体"),
        MeetingBody(id=first + 3, name=words or "会議体"),
        Minutes(
            id=first, title=words, meeting_body=first + 3, venue=words, theme=words, summary=words, date="2026-11-24"
        ),
        Minutes(id=first + 4, title="まえ", meeting_body=first + 3, date="2026-10-01"),
        Attendee(id=first + 5, minutes=first, organization=first + 2, person=words),
        AgendaItem(id=first + 6, minutes=first, title=words, kind="work", content=words),
        Opinion(id=first + 7, minutes=first, agenda_item=first + 6, content=words, group_name=words, speaker=words),
        Promise(id=first + 8, minutes=first, content=words, who=words),
        Promise(id=first + 9, minutes=first + 4, content=words, due="2026-10-31"),
        Concern(id=first + 10, minutes=first, title=words),
    ]


def test_hostile_words_are_shown_as_they_are(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    records = [each for number, words in enumerate(HOSTILE) for each in hostile_records(number, words)]
    page = page_on(window, tmp_path, *records)
    assert lasting_faults(qtbot, page) == []
    for number in range(len(HOSTILE)):
        assert page.show_record(1000 * (number + 1))
        assert lasting_faults(qtbot, page) == []
    page.sheet.show_tab(3)
    assert lasting_faults(qtbot, page) == []


@pytest.mark.parametrize(
    ("size", "contrast", "width", "height"),
    [
        (TextSize.STANDARD, Contrast.STANDARD, 1280, 648),
        (TextSize.LARGE, Contrast.STANDARD, 1280, 648),
        (TextSize.LARGEST, Contrast.STANDARD, 1366, 696),
        (TextSize.STANDARD, Contrast.STRONG, 1280, 648),
        (TextSize.LARGE, Contrast.STRONG, 1366, 696),
        (TextSize.STANDARD, Contrast.STANDARD, 1000, 620),
    ],
)
def test_every_part_is_whole_at_every_size(
    window: MainWindow, tmp_path: Path, size: TextSize, contrast: Contrast, width: int, height: int, qtbot: QtBot
) -> None:
    theme.current.use(size, contrast)
    page = page_on(window, tmp_path, *report_records(state="draft"), Minutes(id=4, title="からの会"))
    window.resize(width, height)
    assert lasting_faults(qtbot, page) == []
    for record_id in (REPORT, 4):
        assert page.show_record(record_id)
        for tab in range(4):
            page.sheet.show_tab(tab)
            assert lasting_faults(qtbot, page) == []
