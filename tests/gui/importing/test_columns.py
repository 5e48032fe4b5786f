"""Which column is what: sent elsewhere, chosen by kind, left out, sheet by sheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.exchange.targets import NOTE
from app.records.ids import derived_id
from app.records.place import Place
from app.records.setting import Setting
from app.records.space import Space
from app.setting_words import NOUN_KEY
from tests.gui.importing.steps import HEADER, LIST, LISTS, cell, check, settle, written
from ui.pages.import_page import ImportPage


def test_sending_a_column_elsewhere_shows_at_once(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    check(qtbot, page, written(tmp_path, "さくら,東部,毎週土曜,10:00～12:00,100円,042-000-0001\n"))
    fee = next(each for each in page.check.table.rows.columns if each.ours == "参加費")
    assert fee.position is not None
    menu = page.check.table.column_menu(page.check.table.rows.columns.index(fee))
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.isChecked()] == []
    next(action for action in menu.actions() if action.text() == "内部メモに入れる").trigger()
    settle(qtbot, page)
    assert page.session.plan is not None
    assert page.session.plan.tables[0].mapping.targets[fee.position] == NOTE
    place = page.session.plan.tables[0].rows[0].records[0]
    assert isinstance(place, Place)
    assert place.fee == ""
    assert place.internal_note == "参加費：100円"


def test_every_sheet_can_be_looked_at(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for area, name in (("東部", "さくら"), ("西部", "梅の会")):
        sheet = book.create_sheet(area)
        sheet.append(["名称", "曜日", "時間", "電話"])
        sheet.append([name, "毎週土曜", "10:00～12:00", "042-000-0001"])
    source = tmp_path / "圏域ごと.xlsx"
    book.save(source)
    page.take_source(source)
    settle(qtbot, page)
    assert [page.sheets.itemText(at) for at in range(page.sheets.count())] == ["シート「東部」1行", "シート「西部」1行"]
    page.go_on()
    settle(qtbot, page)
    assert page.next_button.text() == "2か所をとりこむ"
    assert cell(page, 0, "なまえ").text == "さくら"
    page.sheets.setCurrentIndex(1)
    page.sheets.activated.emit(1)
    assert cell(page, 0, "なまえ").text == "梅の会"


def test_kind_is_chosen_and_a_table_left_out(page: ImportPage, qtbot: QtBot) -> None:
    page.take_source(LISTS / "公共施設一覧_東京都.csv")
    settle(qtbot, page)
    assert page.mapping.kind.currentText() == "場の一覧"
    page.mapping.kind.setCurrentIndex(page.mapping.kind.findData(""))
    page.mapping.kind.activated.emit(page.mapping.kind.currentIndex())
    assert not page.next_button.isEnabled()
    assert "とりこみません" in page.mapping.doubt
    page.mapping.kind.setCurrentIndex(page.mapping.kind.findData("space"))
    page.mapping.kind.activated.emit(page.mapping.kind.currentIndex())
    assert page.next_button.isEnabled()
    page.go_on()
    settle(qtbot, page)
    page.take_in()
    assert len(page.context.ledger.all(Space)) > 100


def test_without_a_name_column_one_cannot_go_on(page: ImportPage, qtbot: QtBot) -> None:
    page.take_source(LIST)
    settle(qtbot, page)
    assert page.session.draft is not None
    at = page.session.draft.mappings[0].targets.index("place.name")
    page.mapping.columns.column_sent.emit(at, NOTE)
    assert not page.next_button.isEnabled()
    assert page.mapping.doubt == "居場所の「なまえ」の列が決まっていません。どれか1つの列を「なまえ」にしてください。"


def test_the_words_of_the_town_are_known_and_shown(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    key = f"{NOUN_KEY}place"
    called = Setting(id=derived_id("setting", key), key=key, value="つどいの家")
    assert not page.context.apply(ChangeSet("ことば", (Change(None, called),))).problems
    path = tmp_path / "一覧.csv"
    path.write_text("つどいの家名,曜日,時間,電話\nさくら,毎週土曜,10:00～12:00,042-000-0001\n", encoding="utf-8-sig")
    page.take_source(path)
    settle(qtbot, page)
    assert page.mapping.kind.currentText() == "つどいの家の一覧"
    assert page.next_button.isEnabled(), page.mapping.said
    page.mapping.columns.column_sent.emit(0, NOTE)
    assert page.mapping.doubt.startswith("つどいの家の「なまえ」の列が決まっていません")
    page.mapping.kind.setCurrentIndex(page.mapping.kind.findData(""))
    page.mapping.kind.activated.emit(page.mapping.kind.currentIndex())
    assert page.mapping.question.buttons[0].text() == "つどいの家の一覧"


@pytest.mark.parametrize("title", ["令和7年度 通いの場一覧,,,,,\n", "通いの場一覧\n", "通いの場一覧\n\n"])
def test_title_alone_above_the_header_is_no_column(page: ImportPage, qtbot: QtBot, tmp_path: Path, title: str) -> None:
    source = tmp_path / "一覧.csv"
    source.write_text(f"{title}{HEADER}なごみ,東部,毎週月曜,10時～11時,無料,042-000-0001\n", encoding="cp932")
    page.take_source(source)
    settle(qtbot, page)
    assert [column.name for column in page.session.tables[0].columns] == HEADER.strip().split(",")


def test_a_sheet_left_out_beside_one_that_is_known_is_not_said_to_be_known(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    check(qtbot, page, written(tmp_path, "さくら,東部,毎週土曜,10:00～12:00,100円,042-000-0001\n"))
    page.take_in()
    settle(qtbot, page)
    book = Workbook()
    known, other = book.active, book.create_sheet("名のない表")
    assert known is not None
    for row in (HEADER.strip().split(","), ["梅の会", "東部", "毎週月曜", "9:00～10:00", "", "042-000-0002"]):
        known.append(row)
    for row in (["電話", "参加費", "ことがら"], ["042-000-0003", "100円", "けやき会"]):
        other.append(row)
    book.save(tmp_path / "二つの表.xlsx")
    page.take_source(tmp_path / "二つの表.xlsx")
    settle(qtbot, page)
    assert page.mapping.said.startswith("まえに同じ見出しの表をとりこんだとき")
    page.show_sheet(1)
    assert page.mapping.kind.currentText() == "とりこまない"
    assert page.mapping.said.startswith("このシートは、とりこみません")
    assert page.next_button.isEnabled()
