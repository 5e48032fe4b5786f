"""The sheet of a space: the way and its next step, what is written in place, saved when it is left."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.records.approach import Approach
from app.records.field import FieldKind
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.space_request import SpaceRequest
from app.records.term_lists import term_id
from app.records.use_limit import UseLimit
from tests.gui.spaces.conftest import (
    CLUB,
    FIRST,
    MANAGER,
    SECOND,
    SHOP,
    STEP,
    TEMPLE,
    UNIVERSITY,
    Press,
    Write,
    focused,
)
from ui.forms.approach_form import ApproachForm
from ui.forms.photo_section import PhotoTile
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.space_page import SpacePage
from ui.widgets.labels import Label, WrapLabel

CTRL = Qt.KeyboardModifier.ControlModifier


def space_of(page: SpacePage, space_id: int = SHOP) -> Space:
    found = page.context.store.get(Space, space_id)
    assert found is not None
    return found


def approaches(page: SpacePage, space_id: int = SHOP) -> list[Approach]:
    return list(page.context.ledger.linking(Approach, "space", space_id))


def form_of(page: SpacePage) -> ApproachForm:
    form = page.form.way.open_form
    assert form is not None
    return form


def type_into(page: SpacePage, name: str, text: str) -> None:
    """Replace what stands in a field of the open 働きかけ."""
    editor = form_of(page).fields.editor(name)
    assert editor is not None
    editor.show_typed(text)
    editor.edited.emit()


def told(page: SpacePage) -> str:
    """Everything the cards at the side say."""
    labels = [label for card in page.form._cards for label in card.findChildren(WrapLabel)]
    return "\n".join(label.plain_text for label in labels if label.isVisibleTo(page))


def test_the_caller_is_answered_from_the_side(sheet: SpacePage) -> None:
    said = told(sheet)
    for words in ("髙橋 勝", "042-000-7013", "昼に人が来る", "場所代", "1団体 月2回まで"):
        assert words in said, words
    assert sheet.form.header.name.text() == "スーパーさんわ 2階"


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


def test_what_is_written_is_saved_when_the_space_is_left(sheet: SpacePage) -> None:
    sheet.form.way.begin.click()
    type_into(sheet, "summary", "電話した")
    sheet.open_space(UNIVERSITY)
    assert [approach.summary for approach in approaches(sheet)][-1] == "電話した"


def test_what_cannot_be_saved_yet_stays_as_a_draft(sheet: SpacePage, messages: RecordedMessages) -> None:
    sheet.form.way.begin.click()
    type_into(sheet, "reaction", "喜んでいた")
    sheet.show_front()
    assert messages.informed == ["「スーパーさんわ 2階」の書きかけを、とっておきました"]
    assert len(approaches(sheet)) == 2
    sheet.open_space(SHOP)
    assert form_of(sheet).fields.row("summary").problem.startswith("できごとを入れて")  # type: ignore[union-attr]
    type_into(sheet, "summary", "電話した")
    sheet.save_now()
    assert approaches(sheet)[-1].reaction == "喜んでいた"


def test_a_space_without_a_word_was_never_begun(page: SpacePage, messages: RecordedMessages) -> None:
    page.make_new()
    page.show_front()
    assert messages.informed == []
    assert page.desk.with_drafts == {}
    assert not page.front.chips.drafts.isVisibleTo(page)


def test_a_space_that_was_never_saved_is_found_again(page: SpacePage) -> None:
    page.make_new()
    phone = page.form.about.fields.editor("phone")
    assert phone is not None
    phone.show_typed("042-000-7")
    phone.edited.emit()
    page.show_front()
    assert page.front.chips.drafts.text() == "書きかけ 1か所 ▾"
    page.front.chips.drafts.menu().actions()[0].trigger()
    assert page.form.about.fields.editor("phone").read().typed == "042-000-7"  # type: ignore[union-attr]  # as above


def test_a_place_is_opened_here_and_shown(sheet: SpacePage, space_frame: LedgerFrame) -> None:
    sheet.parts.open_place()
    assert space_of(sheet).stage == "open"
    made = [place for place in sheet.context.ledger.linking(Place, "space", SHOP) if place.status == "preparing"]
    assert [place.name for place in made] == ["スーパーさんわ 2階の居場所"]
    assert space_frame.page is not None
    assert space_frame.page.shown_record == ("place", made[0].id)
    space_frame.undo()
    assert space_of(sheet).stage == "terms"
    assert sheet.context.ledger.get(Place, made[0].id) is None


def test_a_space_goes_with_its_way_and_comes_back(sheet: SpacePage, messages: RecordedMessages) -> None:
    sheet._delete()
    assert "働きかけ 2件" in messages.asked[0].detail
    assert sheet.shown_record is None
    assert sheet.context.ledger.get(Space, SHOP) is None
    assert approaches(sheet) == []
    sheet.context.take_back()
    assert len(approaches(sheet)) == 2
    assert sheet.context.ledger.get(SpaceOwner, MANAGER) is not None


def test_photos_hang_on_the_space_and_go_with_it(sheet: SpacePage, qtbot: QtBot, tmp_path: Path) -> None:
    Image.new("RGB", (300, 200), "red").save(tmp_path / "a.png")
    sheet.parts.add_pictures([tmp_path / "a.png"])
    qtbot.waitUntil(lambda: bool(sheet.context.ledger.linking(PhotoUse, "space", SHOP)))
    assert sheet.context.undo.undo_name == "元に戻す: 場『スーパーさんわ 2階』に写真を入れる"
    assert len(sheet.form.photos.findChildren(PhotoTile)) == 1
    sheet._delete()
    assert not sheet.context.ledger.all(Photo)
    sheet.context.take_back()
    assert len(sheet.context.ledger.all(Photo)) == 1


def test_the_limit_counts_what_is_held_here(sheet: SpacePage) -> None:
    assert "今月 あと1回" in [label.text() for label in sheet.form.rules_card.findChildren(Label)]


def test_groups_that_would_fit_are_named_with_reasons(sheet: SpacePage) -> None:
    assert "15名入れる" in told(sheet)
    sheet.form.wishers.record_wanted.emit(SpaceRequest.KIND, CLUB)
    assert sheet.shown_record == (SpaceRequest.KIND, CLUB)


def test_every_field_of_space_and_owner_can_be_written(sheet: SpacePage) -> None:
    shown = {(fields.record_class, name) for fields in sheet.form._all_fields() for name in fields.names}
    own_way = {"stage", "address_shown", "latitude", "longitude"}  # stages, menu beside the address, the pin
    for record_class in (Space, SpaceOwner):
        for field in record_class.FIELDS:
            if field.kind is FieldKind.POSITION or field.name.endswith("_level") or field.name in own_way:
                continue
            assert (record_class, field.name) in shown, field.name
    sheet.form.way.begin_new()
    written = set(form_of(sheet).fields.names) | {"space", "pos"}
    assert {field.name for field in Approach.FIELDS} <= written


def test_the_menu_beside_the_address_decides_what_paper_shows(sheet: SpacePage) -> None:
    sheet.form.about.shown.menu().actions()[1].trigger()
    sheet.save_now()
    assert space_of(sheet).address_shown == "town"


def test_tabs_lead_to_their_sections(sheet: SpacePage) -> None:
    for number, button in enumerate(sheet.form.header.tabs.buttons):
        button.click()
        assert button.isChecked()
        assert sheet.form.header.tabs.buttons[number] is button
        if number < 3:  # what stands below cannot be scrolled to the top
            assert sheet.form.current_section() == number


def test_a_limit_is_added_where_the_card_says(sheet: SpacePage) -> None:
    sheet.open_space(TEMPLE)
    sheet.form.rules_card.action.click()
    rows = sheet.form.rules.limits.rows()
    assert len(rows) == 1
    sheet.desk.editing.set(rows[0], "amount", 4)
    sheet.save_now()
    assert [limit.amount for limit in sheet.context.ledger.linking(UseLimit, "space", TEMPLE)] == [4]


def test_an_approach_and_an_owner_are_shown_in_their_space(page: SpacePage) -> None:
    assert page.show_kind("approach", FIRST)
    assert page.shown_record == ("space", SHOP)
    assert page.form.way.open_form is not None
    assert page.show_kind("space_owner", MANAGER)
    assert focused(page).objectName() == "owner_name"
    assert not page.show_kind("approach", 999)


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


def test_an_owner_typed_in_full_and_left_is_made(sheet: SpacePage) -> None:
    sheet.open_space(TEMPLE)
    link = sheet.form.owner.link
    link.input.setText("住職 光明")
    link.input.textEdited.emit("住職 光明")
    link.left.emit()
    sheet.save_now()
    owner = sheet.context.ledger.get(SpaceOwner, space_of(sheet, TEMPLE).owner)
    assert owner is not None
    assert owner.name == "住職 光明"


@pytest.mark.qt_log_ignore("does not support")
def test_no_part_of_the_sheet_flashes_up_as_a_window_of_its_own(page: SpacePage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.make_new()
    page.form.way.begin_new()
    page.show_front("requests")
    assert page.window().isActiveWindow()


def test_the_first_tab_of_a_new_space_leads_to_its_way(page: SpacePage, qtbot: QtBot) -> None:
    page.make_new()
    page.form.go_to_section(3)
    page.form.go_to_section(0)
    qtbot.waitUntil(lambda: page.form._scroll.verticalScrollBar().value() > 0)
    assert page.form.current_section() == 0
    steps = page.form._upper[0]
    assert not steps.visibleRegion().isEmpty()


def test_a_space_without_its_name_is_not_called_new(sheet: SpacePage) -> None:
    sheet.form.about.fields.write("name", "")
    sheet.form.show_head()
    assert sheet.form.header.name.text() == "なまえのない場"
    sheet.make_new()
    assert sheet.form.header.name.text() == "新しい場"
