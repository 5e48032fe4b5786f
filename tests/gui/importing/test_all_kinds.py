"""Lists of every kind, pasted tables, reports of meetings and sheets of our own, through the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.exchange.export_form import ExportForm, write_export
from app.exchange.targets import NOTE
from app.records.approach import Approach
from app.records.minutes import Attendee, Minutes
from app.records.place import Place
from app.records.space import Space
from app.records.volunteer import Volunteer
from tests.gui.importing.steps import LISTS, check, known_place, promise, settle, written
from ui.pages.import_page import ImportPage, Step
from ui.widgets.labels import WrapLabel


def paste(page: ImportPage, qtbot: QtBot, text: str, html: str = "") -> None:
    copied = QMimeData()
    copied.setText(text)
    if html:
        copied.setHtml(html)
    QGuiApplication.clipboard().setMimeData(copied)
    page.opening.paste_button.click()
    settle(qtbot, page)


def test_volunteers_come_in_and_can_be_looked_at(page: ImportPage, qtbot: QtBot) -> None:
    check(qtbot, page, LISTS / "担い手名簿.csv")
    assert page.session.counted_words() == "60人"
    page.take_in()
    assert len(page.context.ledger.all(Volunteer)) == 60
    asked: list[str] = []
    page.context.signals.page_wanted.connect(asked.append)
    page.done.records_button.click()
    assert asked == ["volunteer"]
    assert page.done.records_button.text() == "担い手を見る"
    assert "担い手　新しく 60人" in page.done.sentences[1]


def test_a_list_of_lenders_becomes_spaces_owners_and_steps(page: ImportPage, qtbot: QtBot) -> None:
    check(qtbot, page, LISTS / "場の提供者リスト.xlsx")
    page.take_in()
    ledger = page.context.ledger
    assert (len(ledger.all(Space)), len(ledger.all(Approach))) == (30, 34)


def test_cells_copied_in_excel(page: ImportPage, qtbot: QtBot) -> None:
    paste(page, qtbot, '名称\t曜日\t電話\r\nさくら\t"毎週\n月曜"\t042-000-0001\r\n')
    assert page.step is Step.MAPPING
    page.go_on()
    settle(qtbot, page)
    page.take_in()
    assert [each.name for each in page.context.ledger.all(Place)] == ["さくら"]


def test_a_table_copied_in_word(page: ImportPage, qtbot: QtBot) -> None:
    rows = "<tr><td>名称</td><td>電話</td></tr><tr><td>さく&amp;ら</td><td>042-000-0001</td></tr>"
    paste(page, qtbot, "名称\n電話\nさく&ら\n042-000-0001", f"<html><body><table>{rows}</table></body></html>")
    page.go_on()
    settle(qtbot, page)
    page.take_in()
    assert [each.name for each in page.context.ledger.all(Place)] == ["さく&ら"]


def test_what_is_no_table_is_said(page: ImportPage, qtbot: QtBot) -> None:
    paste(page, qtbot, "こんにちは")
    assert page.step is Step.OPENING
    assert "コピーされているものは、表ではありません。" in page.opening.failure


def test_the_report_of_a_meeting(page: ImportPage, qtbot: QtBot) -> None:
    page.take_source(LISTS / "基幹型地域ケア会議_報告.txt")
    settle(qtbot, page)
    assert page.step is Step.CHECK
    assert ("会議録", "新しく 1件") in page.summary.counts
    assert ("意見", "新しく 23枚") in page.summary.counts
    told = page.summary.told
    assert told[1] == ("日時", "令和4年2月17日（木）　14:00〜16:00")
    assert told[4][0] == "出席"
    assert told[4][1].startswith("小平市民生委員児童委員協議会、小平ケアマネ連絡会")
    assert told[5:7] == (
        ("次第", "想定される場（意見 12枚）"),
        ("次第", "「場」への具体的な働きかけについて（意見 11枚）"),
    )
    seen = {label.plain_text: label for label in page.summary.findChildren(WrapLabel) if label.isVisible()}
    assert seen["日時"].geometry().right() < seen["令和4年2月17日（木）　14:00〜16:00"].x()  # two columns
    page.take_in()
    assert len(page.context.ledger.all(Minutes)) == 1
    assert len(page.context.ledger.all(Attendee)) == 15


def test_a_layout_is_read_as_it_was_agreed_to_before(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.take_source(written(tmp_path, "さくら,東部,月曜,10時,100円,042-000-0001\n"))
    settle(qtbot, page)
    assert page.session.draft is not None
    at = page.session.draft.mappings[0].targets.index("place.fee")
    page.mapping.columns.column_sent.emit(at, NOTE)
    page.go_on()
    settle(qtbot, page)
    page.take_in()
    page.take_source(written(tmp_path, "もみじ,西部,火曜,11時,200円,042-000-0002\n", "来年の一覧.csv"))
    settle(qtbot, page)
    assert page.session.draft is not None
    assert page.session.draft.mappings[0].targets[at] == NOTE
    assert page.mapping.said.startswith("まえに同じ見出しの表をとりこんだとき")


def test_our_own_workbook_is_known_and_changes_nothing(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    known_place(page)
    target = tmp_path / "帳面.xlsx"
    write_export(ExportForm.WORKBOOK, page.context.ledger, page.context.store.read_blob, target)
    page.take_source(target)
    settle(qtbot, page)
    assert page.step is Step.CHECK
    assert "もう帳面にあります" in promise(page)
    assert not page.next_button.isEnabled()
