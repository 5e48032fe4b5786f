"""The board: what stands on it, and how a card goes to another stage."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.approach import Approach
from app.records.space import SPACE_STAGES, Space
from tests.gui.spaces.conftest import EAST, GONE, HALL, SHOP, TEMPLE, UNIVERSITY, Press, focused
from tests.gui.wholeness import lasting_faults
from ui.board.card_list import CARD_MIME
from ui.board.card_model import Card
from ui.board.stage_board import StageBoard
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.space_page import LATE, SpacePage
from ui.widgets.notices import EmptyState

CTRL = Qt.KeyboardModifier.ControlModifier


def cards(page: SpacePage) -> dict[str, list[int]]:
    """What stands in each column that holds something."""
    columns = page.front.board.columns.items()
    return {stage: list(column.cards.cards.ids) for stage, column in columns if column.cards.cards.ids}


def stage_of(page: SpacePage, space_id: int) -> str:
    space = page.context.store.get(Space, space_id)
    assert space is not None
    return space.stage


def test_a_hall_nobody_had_to_ask_for_stays_off_the_board(page: SpacePage) -> None:
    assert cards(page) == {"known": [UNIVERSITY], "approached": [TEMPLE], "terms": [SHOP], "declined": [GONE]}
    page.front.show_view("list")
    assert HALL in [row.key for row in page.front.list.rows]


def test_the_board_says_how_many_it_leaves_out_and_leads_to_them(page: SpacePage, qtbot: QtBot) -> None:
    aside = page.front.aside
    assert aside.isVisible()
    assert aside.words.plain_text.startswith("ほかに 1か所：もう使えていて、声かけの記録がない場")
    assert lasting_faults(qtbot, page) == []
    aside.button.click()
    assert page.front.view == "list"
    assert not aside.isVisible()
    assert HALL in [row.key for row in page.front.list.rows]


def test_the_list_says_which_names_have_no_reading(page: SpacePage) -> None:
    chip = page.front.no_reading
    assert not chip.isVisible()
    page.front.show_view("list")
    assert chip.text() == "よみのない 3か所は いちばん下"
    chip.click()
    assert {row.key for row in page.front.list.rows} == {UNIVERSITY, TEMPLE, HALL}
    page.front.show_view("board")
    assert not chip.isVisible()


def test_what_is_searched_and_what_is_late_is_looked_for_among_all(page: SpacePage) -> None:
    """Not among those without a よみ alone, as long as these were looked at."""
    front = page.front
    front.show_view("list")
    front.no_reading.click()
    front.search.setText("の")
    assert {row.key for row in front.list.rows} == {UNIVERSITY, SHOP, TEMPLE, GONE}
    front.search.setText("")
    front.no_reading.click()
    overdue = Approach(id=90, space=UNIVERSITY, date="2026-10-29", next_step="電話する", next_due="2026-11-01")
    assert not page.context.apply(ChangeSet("働きかけ", (Change(None, overdue),))).problems
    front.show_only_late()
    assert {row.key for row in front.list.rows} == {UNIVERSITY, SHOP}


def test_where_nothing_is_left_out_nothing_is_said(page: SpacePage) -> None:
    page.front.search.setText("光明寺")
    assert cards(page) == {"approached": [TEMPLE]}
    assert not page.front.aside.isVisible()


def test_what_only_the_list_holds_is_not_called_missing(page: SpacePage, qtbot: QtBot) -> None:
    page.front.search.setText("中央公民館")
    reason = page.front._stack.currentWidget()
    assert isinstance(reason, EmptyState)
    assert reason.sentence.plain_text == "「中央公民館」は「一覧」にあります"
    assert lasting_faults(qtbot, page) == []
    reason.action.click()
    assert [row.key for row in page.front.list.rows] == [HALL]


def test_a_space_that_was_won_stays_on_the_board(page: SpacePage) -> None:
    page.move_card(SHOP, "open")
    assert cards(page)["open"] == [SHOP]


def test_the_last_stages_are_folded_and_open_by_a_press(page: SpacePage) -> None:
    board = page.front.board
    assert [stage for stage in SPACE_STAGES if board.columns[stage].is_folded] == ["trial", "open", "declined"]
    strip = board.columns["declined"].strip
    assert strip.accessibleName() == "見送り 1か所、ひらく"
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton)
    assert not board.columns["declined"].is_folded
    assert page.context.preferences.recall("space.folds") == "trial open"


def test_where_room_is_short_more_columns_are_folded_and_none_is_scrolled_to(qtbot: QtBot) -> None:
    board = StageBoard(SPACE_STAGES, lambda number: Card(number, "space", "", "", "", "", "plain", ""), folded=())
    holder = QWidget()
    qtbot.addWidget(holder)
    board.setParent(holder)
    board.resize(620, 500)
    holder.show()
    assert [stage for stage, column in board.columns.items() if not column.is_folded] == ["open", "declined"]
    board.columns["known"].strip.click()
    assert [stage for stage, column in board.columns.items() if not column.is_folded] == ["known", "declined"]
    assert board.minimumSizeHint().width() <= 620


@pytest.mark.parametrize(("key", "stage"), [(Qt.Key.Key_Right, "invited"), (Qt.Key.Key_Left, "known")])
def test_ctrl_and_an_arrow_move_a_card(
    page: SpacePage, press: Press, messages: RecordedMessages, key: Qt.Key, stage: str
) -> None:
    assert page.front.board.focus_card(TEMPLE)
    press(key, CTRL)
    assert stage_of(page, TEMPLE) == stage
    assert messages.informed == [f"「光明寺 本堂」を「{SPACE_STAGES[stage]}」へ動かしました"]
    assert messages.asked == []
    assert page.front.board.columns[stage].cards.current_id == TEMPLE  # the keyboard goes with the card
    assert page.front.board.columns[stage].cards.hasFocus()


def test_a_moved_card_goes_back_by_undo(page: SpacePage, press: Press, space_frame: LedgerFrame) -> None:
    page.front.board.focus_card(TEMPLE)
    press(Qt.Key.Key_Right, CTRL)
    space_frame.undo()
    assert stage_of(page, TEMPLE) == "approached"
    assert not page.is_form_shown  # who moved cards stays among them
    assert page.front.board.columns["approached"].cards.hasFocus()
    assert page.context.undo.redo_name == "やり直す: 場『光明寺 本堂』を「会合に参加」へ"


def test_a_card_at_the_edge_stays_there(page: SpacePage, press: Press) -> None:
    page.front.board.focus_card(UNIVERSITY)
    press(Qt.Key.Key_Left, CTRL)
    assert stage_of(page, UNIVERSITY) == "known"
    assert page.context.undo.undo_name is None


def let_go(column: QWidget, carried: QMimeData) -> bool:
    """Carry something over a column and let it go there; whether it was taken."""
    buttons, modifiers, action = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    enter = QDragEnterEvent(QPoint(10, 10), action, carried, buttons, modifiers)
    QApplication.sendEvent(column, enter)
    drop = QDropEvent(QPointF(10, 10), action, carried, buttons, modifiers)
    drop.setAccepted(False)
    QApplication.sendEvent(column, drop)
    return drop.isAccepted()


def test_a_card_let_go_over_a_folded_column_lies_in_it(page: SpacePage) -> None:
    carrying = page.front.board.columns["terms"].cards
    drag = carrying.drag_of(SHOP)
    assert not drag.pixmap().isNull()
    assert let_go(page.front.board.columns["trial"], drag.mimeData())
    assert stage_of(page, SHOP) == "trial"


def test_what_is_no_card_is_not_taken(page: SpacePage) -> None:
    foreign = QMimeData()
    foreign.setData(CARD_MIME, b"x")
    assert not let_go(page.front.board.columns["trial"], foreign)
    assert page.context.undo.undo_name is None


def test_the_menu_of_a_card_offers_every_other_stage(page: SpacePage) -> None:
    menu = page.front.board.card_menu(SHOP)
    words = {action.text(): action for action in menu.actions() if action.text()}
    assert not words["「条件」へ"].isEnabled()
    words["「見送り」へ"].trigger()
    assert stage_of(page, SHOP) == "declined"


def test_arrows_go_from_column_to_column_and_enter_opens(page: SpacePage, press: Press) -> None:
    page.front.board.focus_card(UNIVERSITY)
    press(Qt.Key.Key_Right)
    assert page.front.board.columns["approached"].cards.hasFocus()
    press(Qt.Key.Key_Right)  # over two empty columns
    assert page.front.board.columns["terms"].cards.hasFocus()
    press(Qt.Key.Key_Return)
    assert page.shown_record == ("space", SHOP)


def test_esc_leads_back_to_the_card(page: SpacePage, press: Press) -> None:
    page.front.board.focus_card(TEMPLE)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert page.shown_record is None
    assert focused(page) is page.front.board.columns["approached"].cards


def test_the_red_number_leads_to_exactly_what_is_overdue(page: SpacePage, space_frame: LedgerFrame) -> None:
    assert page.problem_count == 1
    assert page.front.chips.late.text() == "期限すぎ 1"
    page.show_list(LATE)
    assert cards(page) == {"terms": [SHOP]}
    page.front.show_all()
    assert len(cards(page)) == 4


def test_what_is_searched_is_not_hidden_in_a_folded_column(page: SpacePage) -> None:
    board = page.front.board
    page.front.search.setText("倉庫")
    assert [stage for stage, column in board.columns.items() if not column.is_folded] == ["declined"]
    page.front.search.setText("")
    assert board.columns["declined"].is_folded
    assert not board.columns["known"].is_folded


def test_the_search_finds_by_town_and_by_owner(page: SpacePage) -> None:
    page.front.search.setText("たかはし")
    assert page.front._stack.currentWidget() is not page.front.board  # no reading was written for her
    page.front.search.setText("髙橋")
    assert cards(page) == {"terms": [SHOP]}
    page.front.search.setText("小川東")
    assert cards(page) == {"terms": [SHOP]}


def test_a_search_without_result_says_so_and_offers_the_way_out(page: SpacePage, qtbot: QtBot) -> None:
    page.front.search.setText("ないなまえ")
    reason = page.front._stack.currentWidget()
    assert isinstance(reason, EmptyState)
    assert reason.sentence.plain_text == "「ないなまえ」の場は 見つかりません"
    assert lasting_faults(qtbot, page) == []
    reason.other.click()
    name = page.form.about.fields.editor("name")
    assert name is not None
    assert name.read().typed == "ないなまえ"


def test_a_new_ledger_invites_to_write_the_first(empty_page: SpacePage, qtbot: QtBot) -> None:
    reason = empty_page.front._stack.currentWidget()
    assert isinstance(reason, EmptyState)
    assert reason.sentence.plain_text == "場の候補は、まだありません"
    assert lasting_faults(qtbot, empty_page) == []
    reason.action.click()
    assert focused(empty_page).objectName() == "name"


def test_two_thousand_spaces_stand_on_the_board(page: SpacePage, qtbot: QtBot) -> None:
    stages = list(SPACE_STAGES)
    spaces = [
        Space(id=10_000 + number, name=f"候補その{number}", stage=stages[number % 6], area=EAST)
        for number in range(2000)
    ]
    steps = [
        Approach(
            id=20_000 + space.id, space=space.id, date="2026-11-01", summary="電話", next_step="もう一度", pos="a01"
        )
        for space in spaces
    ]
    page.context.store.apply(ChangeSet("たくさん", tuple(Change(None, record) for record in (*spaces, *steps))))
    page.context.ledger.forget()
    page.front.follow(ChangeSet("たくさん", tuple(Change(None, record) for record in spaces[:501])))
    assert sum(len(ids) for ids in cards(page).values()) == 2004
    assert page.front.board.focus_card(10_000 + 1999)
    page.front.search.setText("その1999")
    assert sum(len(ids) for ids in cards(page).values()) == 1


def test_an_empty_board_tells_of_what_was_begun(empty_page: SpacePage) -> None:
    empty_page.make_space("")
    address = empty_page.form.about.fields.editor("address")
    assert address is not None
    empty_page.form.about.fields.write("address", "小川町1-2-3")
    empty_page.show_front()
    reason = empty_page.front._stack.currentWidget()
    assert isinstance(reason, EmptyState)
    assert reason.sentence.plain_text == "書きかけが 1か所 あります"
    reason.action.click()
    assert empty_page.form.about.fields.record is not None
    assert empty_page.form.about.fields.record.text_of("address") == "小川町1-2-3"
