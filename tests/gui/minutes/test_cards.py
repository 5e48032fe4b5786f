"""Cards on the board: written, moved, grouped, made promises and 困りごと; each one step of undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.changes.change import ChangeSet
from app.errors import ExpectedError
from app.records.concern import Concern, Wisdom
from app.records.field import Level
from app.records.minutes import Opinion, Promise
from app.records.term_lists import term_id
from app.store import Applied
from tests.first_report import REPORT
from tests.gui.minutes.conftest import focused, press, write
from tests.gui.minutes.steps import CONTROL, ENTER, SHIFT, board, card, chosen, say
from ui.minutes.opinion_board import MOST_CARDS
from ui.pages.minutes_page import MinutesPage


def test_a_card_is_in_the_file_as_soon_as_it_is_written_and_taken_back_alone(page: MinutesPage) -> None:
    first, second = say(page, "休憩コーナーを朝だけ開ける"), say(page, "学生がスマホの手伝いに行ける")
    assert {each.id for each in page.context.store.read(Opinion)} >= {first.id, second.id}
    page.context.take_back()
    left = {each.id for each in page.context.store.read(Opinion)}
    assert first.id in left
    assert second.id not in left
    assert board(page).card(second.id) is None
    page.context.do_again()
    assert card(page, second).accessibleName() == "意見 学生がスマホの手伝いに行ける"


def test_who_said_it_is_read_from_the_line(page: MinutesPage) -> None:
    spoken = say(page, "商工会 齋藤さん：いきなりは難しい")
    assert (spoken.content, spoken.speaker, spoken.organization) == ("いきなりは難しい", "商工会 齋藤さん", 602)
    plain = say(page, "利点：お客さんが増える")
    assert (plain.content, plain.speaker) == ("利点：お客さんが増える", "")


def test_ctrl_enter_makes_a_promise_and_ctrl_k_a_concern_in_one_step(page: MinutesPage) -> None:
    promised = say(page, "商工会 齋藤さん：ベンチを1台置く", ENTER, CONTROL)
    (promise,) = page.context.ledger.linking(Promise, "opinion", promised.id)
    assert (promise.content, promise.who, promise.minutes, promise.state) == (
        "ベンチを1台置く", "商工会 齋藤さん", REPORT, "open",
    )  # fmt: skip
    troubled = say(page, "保険に入るのが大変", Qt.Key.Key_K, CONTROL)
    (concern,) = page.context.ledger.linking(Concern, "opinion", troubled.id)
    assert (concern.title, concern.source, concern.noticed_on) == ("保険に入るのが大変", "minutes", "2022-02-17")
    assert "約束にした" in card(page, promised).accessibleName()
    assert "困りごと" in card(page, troubled).accessibleName()
    assert focused(page) is board(page).line.line
    page.context.take_back()
    assert page.context.ledger.get(Concern, concern.id) is None
    assert page.context.ledger.get(Opinion, troubled.id) is None
    assert page.context.ledger.get(Promise, promise.id) is not None


def test_ctrl_enter_in_an_empty_line_means_the_card_written_last(page: MinutesPage) -> None:
    opinion = say(page, "木曜朝の試し開き")
    QTest.keyClick(board(page).line.line, ENTER, CONTROL)
    assert len(page.context.ledger.linking(Promise, "opinion", opinion.id)) == 1


def test_tab_goes_through_the_groups_and_then_on(page: MinutesPage) -> None:
    board(page)._add.click()
    assert board(page).line.group == "A"
    board(page)._add.click()
    in_b = say(page, "Bで出た意見")
    assert in_b.group_name == "B"
    line = board(page).line.line
    press(page, Qt.Key.Key_Tab, SHIFT)
    assert (board(page).line.group, focused(page)) == ("A", line)
    press(page, Qt.Key.Key_Tab)
    assert (board(page).line.group, focused(page)) == ("B", line)
    press(page, Qt.Key.Key_Tab)
    assert focused(page) is not line
    assert [each.name for each in board(page)._columns.values()] == ["", "A", "B"]


def test_arrows_walk_over_the_cards_and_down_into_the_line(page: MinutesPage) -> None:
    cards = board(page).cards()
    cards[0].setFocus()
    press(page, Qt.Key.Key_Down)
    assert focused(page) is cards[1]
    cards[-1].setFocus()
    press(page, Qt.Key.Key_Down)
    assert focused(page) is board(page).line.line


def test_delete_takes_a_card_away_and_the_focus_to_the_next(page: MinutesPage) -> None:
    cards = board(page).cards()
    cards[0].setFocus()
    press(page, Qt.Key.Key_Delete)
    assert page.context.ledger.get(Opinion, cards[0].opinion_id) is None
    assert focused(page) is cards[1]
    assert page.context.messages.informed == ["意見を消しました"]
    page.context.take_back()
    assert board(page).cards()[0].opinion_id == cards[0].opinion_id


def test_the_menu_of_a_card(page: MinutesPage) -> None:
    ledger = page.context.ledger
    opinion = say(page, "イメージを共有する")
    menu = board(page).menu

    def now() -> Opinion:
        found = ledger.get(Opinion, opinion.id)
        assert found is not None
        return found

    def opened() -> QMenu | None:
        return menu.menu(opinion.id, board(page).groups)

    chosen(opened(), "働きかけの方法", "イメージを共有")
    assert now().approach_way == term_id("approach_way", "image")
    chosen(opened(), "だれに見せるか", "内部")
    assert now().shown == Level.INTERNAL
    chosen(opened(), "グループを移す", "新しいグループ")
    assert now().group_name == "A"
    chosen(opened(), "困りごとにする")
    (concern,) = ledger.linking(Concern, "opinion", opinion.id)
    chosen(opened(), "知恵にする", "「イメージ")
    (wisdom,) = ledger.all(Wisdom)
    assert (wisdom.concern, wisdom.answer) == (concern.id, "イメージを共有する")
    chosen(opened(), "上へ")
    chosen(opened(), "消す")
    assert ledger.get(Opinion, opinion.id) is None
    assert ledger.get(Concern, concern.id) is not None


def test_a_pasted_list_becomes_cards_in_one_step(page: MinutesPage) -> None:
    QGuiApplication.clipboard().setText("・屋外の場\r\n\r\n・オンライン\n空間\n・移動販売\n")
    line = board(page).line.line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_V, CONTROL)
    said = page.context.ledger.linking(Opinion, "minutes", REPORT)
    assert [each.content for each in said[-3:]] == ["屋外の場", "オンライン空間", "移動販売"]
    assert line.text() == ""
    page.context.take_back()
    assert len(page.context.ledger.linking(Opinion, "minutes", REPORT)) == 23


def test_what_could_not_be_saved_stays_in_the_line(page: MinutesPage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(change_set: ChangeSet) -> Applied:
        raise ExpectedError("USBメモリーが抜けました。", "さし直してください。")

    monkeypatch.setattr(page.context.store, "apply", refuse)
    line = board(page).line.line
    line.setFocus()
    write(line, "大事な意見")
    QTest.keyClick(line, ENTER)
    assert line.text() == "大事な意見"
    assert page.context.messages.warned[-1][0] == "USBメモリーが抜けました。"


def test_a_long_list_of_cards_begins_with_the_newest(page: MinutesPage) -> None:
    item = board(page).item
    page.meeting.add_opinions([f"意見{number}" for number in range(MOST_CARDS + 30)], item=item, group="")
    assert len(board(page).cards()) == MOST_CARDS
    assert board(page)._earlier.text() == "まえの 41枚も見る"
    board(page)._earlier.click()
    assert len(board(page).cards()) == MOST_CARDS + 41
    assert not board(page)._earlier.isVisibleTo(page)
