"""The sheet of a space: what is told beside it, what is written in place, saved when it is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from app.records.approach import Approach
from app.records.field import FieldKind
from app.records.photo import Photo, PhotoUse
from app.records.place import Place
from app.records.space import Space
from app.records.space_owner import SpaceOwner
from app.records.space_request import SpaceRequest
from app.records.use_limit import UseLimit
from tests.gui.spaces.conftest import (
    CLUB,
    FIRST,
    MANAGER,
    SHOP,
    TEMPLE,
    UNIVERSITY,
    focused,
)
from tests.gui.spaces.steps import approaches, form_of, space_of, type_into
from ui.forms.photo_section import PhotoTile
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.space_page import SpacePage
from ui.widgets.labels import Label, WrapLabel


def told(page: SpacePage) -> str:
    """Everything the cards at the side say."""
    labels = [label for card in page.form._cards for label in card.findChildren(WrapLabel)]
    return "\n".join(label.plain_text for label in labels if label.isVisibleTo(page))


def test_the_caller_is_answered_from_the_side(sheet: SpacePage) -> None:
    said = told(sheet)
    for words in ("髙橋 勝", "042-000-7013", "昼に人が来る", "場所代", "1団体 月2回まで"):
        assert words in said, words
    assert sheet.form.header.name.text() == "スーパーさんわ 2階"


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


def test_a_space_without_its_name_is_not_called_new(sheet: SpacePage) -> None:
    sheet.form.about.fields.write("name", "")
    sheet.form.show_head()
    assert sheet.form.header.name.text() == "なまえのない場"
    sheet.make_new()
    assert sheet.form.header.name.text() == "新しい場"
