"""The way of a space: its next step, its stage, and each 働きかけ written in place."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.records.approach import Approach
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.term_lists import term_id
from tests.gui.spaces.conftest import (
    FIRST,
    MANAGER,
    SECOND,
    STEP,
    Press,
    Write,
    focused,
)
from tests.gui.spaces.steps import approaches, form_of, space_of, type_into
from ui import theme
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.space_page import SpacePage
from ui.widgets.labels import WrapLabel

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_next_step_is_that_of_the_newest_and_says_how_late_it_is(sheet: SpacePage) -> None:
    well = sheet.form.way.well
    assert well.accessibleName() == f"つぎの一手　11月22日（日）まで　2日すぎ　田中 {STEP}"


def test_a_step_that_is_done_asks_right_there_what_comes_next(sheet: SpacePage, messages: RecordedMessages) -> None:
    QTest.mouseClick(sheet.form.way.well.done_button, Qt.MouseButton.LeftButton)
    done = sheet.context.store.get(Approach, SECOND)
    assert done is not None
    assert done.next_done == 1
    assert messages.informed == ["「できた」にしました"]
    assert focused(sheet).objectName() == "approach_next_step"
    type_into(sheet, "next_step", "協議体で報告する")
    type_into(sheet, "next_due", "12/8")
    form_of(sheet).write.click()
    newest = approaches(sheet)[-1]
    assert (newest.date, newest.summary, newest.next_step) == ("2026-11-24", STEP, "協議体で報告する")
    assert newest.next_due == "2026-12-08"
    assert newest.space_owner == MANAGER
    assert sheet.form.way.open_form is None
    assert sheet.problem_count == 0


def test_an_open_form_stands_clear_of_what_was_done_before_it(sheet: SpacePage) -> None:
    def room_above_it() -> int:
        entry = sheet.form.way.trail.writers[SECOND].parentWidget()
        assert entry is not None
        layout = entry.layout()
        assert layout is not None
        return layout.contentsMargins().top()

    assert room_above_it() == 0
    sheet.form.way.well.done_button.click()
    assert room_above_it() == theme.px(16)


def test_a_step_may_be_done_without_a_next_one(sheet: SpacePage) -> None:
    sheet.form.way.well.done_button.click()
    form_of(sheet).give_up.click()
    QApplication.processEvents()
    assert [approach.id for approach in approaches(sheet)] == [FIRST, SECOND]
    assert not sheet.form.way.well.done_button.isVisibleTo(sheet)
    assert sheet.form.way.well.plan.isVisibleTo(sheet)


def test_done_is_taken_back_by_undo(sheet: SpacePage, space_frame: LedgerFrame) -> None:
    sheet.form.way.well.done_button.click()
    space_frame.undo()
    known = sheet.context.store.get(Approach, SECOND)
    assert known is not None
    assert known.next_done == 0
    assert len(approaches(sheet)) == 2  # the empty form left nothing behind
    assert sheet.form.way.well.done_button.isVisibleTo(sheet)


def test_the_day_is_shifted_by_the_menu(sheet: SpacePage) -> None:
    menu = sheet.form.way.well.shift.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == "あす　11月25日（水）"
    menu.actions()[1].trigger()
    shifted = sheet.context.store.get(Approach, SECOND)
    assert shifted is not None
    assert shifted.next_due == date(2026, 12, 1).isoformat()


def test_the_stage_follows_a_press_and_nothing_is_asked(sheet: SpacePage, messages: RecordedMessages) -> None:
    steps = sheet.form.way.steps
    QTest.mouseClick(steps, Qt.MouseButton.LeftButton, pos=steps.area_of("trial").center())
    assert space_of(sheet).stage == "trial"
    assert messages.informed == ["「スーパーさんわ 2階」を「試行」へ動かしました"]
    sheet.form.way.decline.click()
    assert space_of(sheet).stage == "declined"
    assert sheet.form.way.declined.isVisibleTo(sheet)


def test_the_stage_is_reached_by_keyboard(sheet: SpacePage) -> None:
    steps = sheet.form.way.steps
    steps.setFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
        QTest.keyClick(steps, key)
    assert space_of(sheet).stage == "invited"


def test_writing_one_may_move_the_stage_with_it(sheet: SpacePage) -> None:
    sheet.form.way.begin.click()
    assert focused(sheet).objectName() == "approach_summary"
    type_into(sheet, "summary", "試しに1回ひらいた")
    stage = form_of(sheet).stage
    stage.show_value("trial")
    stage.edited.emit()
    before = sheet.context.undo.undo_name
    form_of(sheet).write.click()
    assert space_of(sheet).stage == "trial"
    assert sheet.context.undo.undo_name == "元に戻す: 場『スーパーさんわ 2階』の働きかけを書きとめる" != before


def test_one_is_written_again_in_its_place(sheet: SpacePage) -> None:
    sheet.form.way.trail.writers[FIRST].click()
    type_into(sheet, "reaction", "いすを気にしていた")
    form_of(sheet).write.click()
    written = sheet.context.store.get(Approach, FIRST)
    assert written is not None
    assert written.reaction == "いすを気にしていた"
    assert len(approaches(sheet)) == 2


def test_one_is_taken_away_and_comes_back(sheet: SpacePage, space_frame: LedgerFrame) -> None:
    sheet.form.way.open_approach(FIRST)
    sheet.form.way.open_form.dropped.emit()  # type: ignore[union-attr]  # just opened
    assert [approach.id for approach in approaches(sheet)] == [SECOND]
    space_frame.undo()
    assert len(approaches(sheet)) == 2


def test_an_empty_form_leaves_nothing_behind(sheet: SpacePage, space_frame: LedgerFrame) -> None:
    sheet.form.way.begin.click()
    space_frame.show_page("settings")
    assert len(approaches(sheet)) == 2
    assert sheet.context.undo.undo_name is None


def test_esc_closes_an_empty_form_but_keeps_what_was_written(sheet: SpacePage) -> None:
    sheet.form.way.begin.click()
    QTest.keyClick(form_of(sheet), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert sheet.form.way.open_form is None
    sheet.form.way.begin.click()
    type_into(sheet, "summary", "電話した")
    QTest.keyClick(form_of(sheet), Qt.Key.Key_Escape)
    assert form_of(sheet).fields.editor("summary").read().typed == "電話した"  # type: ignore[union-attr]  # it is there


def test_a_step_asked_for_elsewhere_is_one_key_from_done(page: SpacePage, press: Press) -> None:
    assert page.show_kind("approach", SECOND)
    assert page.form.way.open_form is None
    QApplication.processEvents()
    assert focused(page) is page.form.way.well.done_button
    press(Qt.Key.Key_Return)
    done = page.context.store.get(Approach, SECOND)
    assert done is not None
    assert done.next_done == 1


@pytest.mark.qt_log_ignore("does not support")
def test_an_owner_with_two_approaches_is_written_without_the_mouse(
    page: SpacePage, write: Write, press: Press, qtbot: QtBot
) -> None:
    """As a volunteer would: name, Enter, Enter … ; no look at a manual, no hand on the mouse."""
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.make_new()
    QApplication.processEvents()
    assert focused(page).objectName() == "name"
    write("なかじま農園の納屋")
    press(Qt.Key.Key_Return)
    write("なかじまのうえんのなや")
    for _ in range(20):
        if focused(page).objectName() == "owner":
            break
        press(Qt.Key.Key_Tab)
    write("中島 清")
    QTest.keyClick(page.form.owner.link._popup, Qt.Key.Key_Return)  # 「＋「中島 清」を新しくつくる」 stands marked
    qtbot.waitUntil(lambda: not page.form.owner.link._popup.isVisible())
    assert page.form.owner.owner.isVisibleTo(page)
    assert focused(page).objectName() == "owner"
    for _ in range(12):
        if focused(page).objectName() == "owner_phone":
            break
        press(Qt.Key.Key_Tab)
    write("0420007015")
    page.window().activateWindow()  # without a window system the offer stays the active window when it closes
    qtbot.waitUntil(page.window().isActiveWindow)
    for summary, step in (("電話した", "見学の日を決める"), ("見学した", "")):
        page.form.way.begin.setFocus()
        press(Qt.Key.Key_Return)
        write(summary)
        if step:
            for _ in range(12):
                if focused(page).objectName() == "approach_next_step":
                    break
                press(Qt.Key.Key_Tab)
            write(step)
        press(Qt.Key.Key_Return, CTRL)
        QApplication.processEvents()
    made = next(space for space in page.context.ledger.all(Space) if space.name == "なかじま農園の納屋")
    owner = page.context.ledger.get(SpaceOwner, made.owner)
    assert owner is not None
    assert (owner.name, owner.phone, made.stage) == ("中島 清", "042-000-7015", "known")
    assert [(each.summary, each.next_step) for each in approaches(page, made.id)] == [
        ("電話した", "見学の日を決める"),
        ("見学した", ""),
    ]
    assert all(each.space_owner == owner.id and each.visitor == "田中" for each in approaches(page, made.id))


def test_the_eleven_ways_of_the_meeting_of_kodaira_are_offered(sheet: SpacePage) -> None:
    sheet.form.way.begin_new()
    ways = sheet.form.choices.candidates(Approach.field("way"))
    assert len(ways) == 11
    assert ways[0].name == "まず会合の場に招く"
    editor = form_of(sheet).fields.editor("way")
    assert editor is not None
    editor.show_value(term_id("approach_way", "bench"))
    editor.edited.emit()
    type_into(sheet, "summary", "ベンチを置く相談")
    form_of(sheet).write.click()
    assert approaches(sheet)[-1].way == term_id("approach_way", "bench")
    assert any(label.plain_text.startswith("ベンチ同盟") for label in sheet.form.way.trail.findChildren(WrapLabel))


def test_the_first_tab_of_a_new_space_leads_to_its_way(page: SpacePage, qtbot: QtBot) -> None:
    page.make_new()
    page.form.go_to_section(3)
    page.form.go_to_section(0)
    qtbot.waitUntil(lambda: page.form._scroll.verticalScrollBar().value() > 0)
    assert page.form.current_section() == 0
    steps = page.form._upper[0]
    assert not steps.visibleRegion().isEmpty()
