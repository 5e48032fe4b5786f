"""Nothing typed is lost, and nothing wrong is saved."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.records.area import Area
from app.records.place import Place
from app.records.schedule import Schedule
from app.records.space import Space
from tests.gui.places.conftest import HALL, NAGOMI, NAGOMI_TIMES, SAKURA
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.place_page import PlacePage
from ui.question import Answer

Field = Callable[[str], QLineEdit]
TypeInto = Callable[[str, str], None]


def stored(page: PlacePage, place_id: int = NAGOMI) -> Place:
    """The place as the file holds it."""
    found = page.context.store.get(Place, place_id)
    assert found is not None
    return found


def test_leaving_a_record_saves_it_as_one_step_of_undo(page: PlacePage, type_into: TypeInto) -> None:
    type_into("fee", "200円／回")
    type_into("audience", "どなたでも")
    assert stored(page).fee == "100円"
    page.open_place(SAKURA)
    assert (stored(page).fee, stored(page).audience) == ("200円／回", "どなたでも")
    assert page.context.undo.undo_name == "元に戻す: 居場所『なごみいきいき体操』を編集"
    page.context.take_back()
    assert (stored(page).fee, stored(page).audience) == ("100円", "")


def test_undo_shows_the_field_that_changed(
    place_frame: LedgerFrame, page: PlacePage, type_into: TypeInto, field: Field
) -> None:
    type_into("fee", "200円／回")
    page.open_place(SAKURA)
    place_frame.undo()
    assert page.shown_record == ("place", NAGOMI)
    assert page.window().focusWidget() is field("fee")
    assert field("fee").text() == "100円"


def test_opening_a_record_changes_nothing(page: PlacePage) -> None:
    before = page.context.store.history()
    page.open_place(SAKURA)
    page.open_place(NAGOMI)
    assert page.leave()
    assert page.context.store.history() == before


def test_a_wrong_phone_stays_a_draft_and_comes_back(page: PlacePage, type_into: TypeInto, field: Field) -> None:
    type_into("phone", "042-000-025")
    page.open_place(SAKURA)
    assert stored(page).phone == "042-000-0251"
    assert set(page.desk.with_drafts) == {NAGOMI}
    page.open_place(NAGOMI)
    assert field("phone").text() == "042-000-025"
    assert page.form.contact.fields.rows()[1].problem == "数字が1つ足りません。市外局番からの10けたで"
    type_into("phone", "0420000252")
    page.open_place(SAKURA)
    assert stored(page).phone == "042-000-0252"
    assert not page.desk.with_drafts


def test_a_draft_survives_a_crash(page: PlacePage, type_into: TypeInto) -> None:
    type_into("capacity", "たくさん")
    type_into("fee", "無料")
    page.desk.keep_draft()
    again = PlacePage(page.context)
    again.enter()
    again.open_place(NAGOMI)
    assert again.form.findChild(QLineEdit, "capacity").text() == "たくさん"
    assert again.form.findChild(QLineEdit, "fee").text() == "無料"
    assert stored(page).fee == "100円"
    again.desk.throw_away()
    assert again.desk.editing.root == stored(page)
    again.deleteLater()


def test_a_draft_gives_way_to_what_others_wrote_in_other_fields(page: PlacePage, type_into: TypeInto) -> None:
    type_into("phone", "042")
    page.open_place(SAKURA)
    place = stored(page)
    from app.changes.saving import save_record

    store = page.context.store
    page.context.adopt(lambda: save_record(store, before=place, after=place.changed(fee="500円")), label="よそで")
    page.open_place(NAGOMI)
    root = page.desk.editing.root
    assert isinstance(root, Place)
    assert root.fee == "500円"
    assert root.phone == "042"


def test_a_damaged_draft_is_no_draft(page: PlacePage) -> None:
    page.desk.note_edit()
    folder = page.context.drafts
    page.form.findChild(QLineEdit, "phone").setText("1")
    assert folder.find(NAGOMI) is None
    target = folder._path(NAGOMI)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("{", encoding="utf-8")
    assert folder.find(NAGOMI) is None
    assert folder.all() == []


def test_a_new_place_without_a_word_is_none(page: PlacePage) -> None:
    page.make_new()
    assert page.window().focusWidget().objectName() == "name"
    page.open_place(NAGOMI)
    assert len(page.context.ledger.all(Place)) == 3
    assert not page.desk.with_drafts


def test_a_new_place_gets_its_reading_from_kana(page: PlacePage, type_into: TypeInto, field: Field) -> None:
    page.make_new()
    type_into("name", "ほっとカフェ")
    field("audience").setFocus()
    assert field("reading").text() == "ほっとかふぇ"
    assert field("reading").property("guess") is True
    type_into("reading", "ほっとかふえ")
    assert field("reading").property("guess") is False
    page.save_now()
    made = [place for place in page.context.ledger.all(Place) if place.name == "ほっとカフェ"]
    assert [place.reading for place in made] == ["ほっとかふえ"]
    assert page.context.undo.undo_name == "元に戻す: 居場所『ほっとカフェ』を追加"


def test_a_new_place_needs_a_name(page: PlacePage, type_into: TypeInto) -> None:
    page.make_new()
    type_into("fee", "無料")
    page.save_now()
    assert "なまえ" in page.form.about.fields.rows()[0].problem
    assert len(page.context.ledger.all(Place)) == 3


def test_dates_are_typed_freely_and_said_back(page: PlacePage, type_into: TypeInto) -> None:
    type_into("started", "R7.4.1")
    editor = page.form.about.fields.editor("started")
    assert editor is not None
    assert editor.read().spoken == "令和7年4月1日（火）"
    page.save_now()
    assert stored(page).started == "2025-04-01"
    type_into("started", "いつだったか")
    page.save_now()
    assert stored(page).started == "2025-04-01"
    assert set(page.desk.with_drafts) == {NAGOMI}


def test_confirmed_today_by_me(page: PlacePage) -> None:
    QTest.mouseClick(page.form.findChild(QPushButton, "confirm_today"), Qt.MouseButton.LeftButton)
    page.save_now()
    assert (stored(page).confirmed, stored(page).confirmed_by) == ("2026-11-24", "田中")


def test_the_space_is_edited_in_the_same_form_and_same_step(page: PlacePage, type_into: TypeInto, field: Field) -> None:
    type_into("space_address", "")
    type_into("space_postal_code", "１８７００３２")
    field("fee").setFocus()
    assert field("space_address").text() == "東京都小平市小川町"
    chips = page.form.where.space._chips
    next(iter(chips.values())).click()
    type_into("fee", "50円")
    page.save_now()
    space = page.context.store.get(Space, HALL)
    assert space is not None
    assert (space.postal_code, space.address) == ("187-0032", "東京都小平市小川町")
    assert page.context.undo.undo_name == "元に戻す: 居場所『なごみいきいき体操』を編集"
    page.context.take_back()
    assert page.context.store.get(Space, HALL).address == "東京都小平市美園町2-8-14"


def test_an_address_gives_its_postal_code_back(page: PlacePage, type_into: TypeInto, field: Field) -> None:
    type_into("space_address", "東京都小平市小川町1-1")
    field("fee").setFocus()
    assert field("space_postal_code").text() == "187-0032"


def test_an_area_is_made_in_place(page: PlacePage) -> None:
    page.form.about.area.wanted.emit("北部")
    page.save_now()
    area = page.context.ledger.get(Area, stored(page).area)
    assert area is not None
    assert area.name == "北部"


@pytest.mark.qt_log_ignore("does not support")
def test_an_unknown_space_waits_for_an_answer(page: PlacePage, type_into: TypeInto) -> None:
    type_into("space", "どこかの家")
    page.save_now()
    assert stored(page).space == HALL
    page.form.where.space_link.wanted.emit("どこかの家")
    page.save_now()
    space = page.context.ledger.get(Space, stored(page).space)
    assert space is not None
    assert space.name == "どこかの家"


def test_levels_are_stored_and_their_effect_is_said(page: PlacePage) -> None:
    chip = page.form.contact.fields._bound["phone"].chip
    assert chip is not None
    from app.records.field import Level

    chip._choose(Level.INTERNAL)
    page.save_now()
    assert stored(page).phone_level == "internal"


def test_deleting_asks_with_its_name_and_can_be_taken_back(
    page: PlacePage, place_frame: LedgerFrame, messages: RecordedMessages
) -> None:
    page.ask_to_delete()
    question = messages.asked[0]
    assert question.title == "「なごみいきいき体操」を消しますか"
    assert "定例 1つもいっしょに消えます" in question.detail
    assert question.danger
    assert page.context.store.get(Place, NAGOMI) is None
    assert page.context.store.get(Schedule, NAGOMI_TIMES) is None
    assert page.shown_record is not None
    assert page.shown_record[1] != NAGOMI
    place_frame.undo()
    assert page.context.store.get(Schedule, NAGOMI_TIMES) is not None


def test_resting_is_the_other_way(page: PlacePage, messages: RecordedMessages) -> None:
    messages.answers.append(Answer.OTHER)
    page.ask_to_delete()
    assert stored(page).status == "suspended"
    assert page.context.undo.undo_name == "元に戻す: 居場所『なごみいきいき体操』を休止にする"


def test_a_copy_is_a_new_place_without_confirmation(page: PlacePage) -> None:
    page.form.header.copy_wanted.emit()
    page.save_now()
    copies = [place for place in page.context.ledger.all(Place) if place.name == "なごみいきいき体操（写し）"]
    assert [(place.confirmed, place.consent, place.space) for place in copies] == [("", "pending", HALL)]
    assert len(page.context.ledger.linking(Schedule, "place", copies[0].id)) == 1


def test_stepping_stays_in_the_same_field(page: PlacePage, field: Field) -> None:
    page.open_place(SAKURA)
    field("phone").setFocus()
    page.step(1)
    assert page.shown_record != ("place", SAKURA)
    assert page.window().focusWidget() is field("phone")


def test_the_saved_line_owns_up_to_what_is_held_back(
    place_frame: LedgerFrame, page: PlacePage, type_into: TypeInto
) -> None:
    type_into("fee", "200円／回")
    page.open_place(SAKURA)
    said = place_frame.saved_words
    assert said.startswith("保存しました ")
    type_into("name", "")
    page.desk.keep_draft()
    assert place_frame.saved_words == f"まだ保存していません {page.desk.problems()[0].message}"
    assert place_frame.side_bar.foot_words == "書きかけ あり"
    place_frame.show_page("settings")
    assert place_frame.saved_words == said
    place_frame.show_page("place")
    assert place_frame.saved_words.startswith("まだ保存していません ")
    type_into("name", "さくらの会")
    page.desk.keep_draft()
    assert place_frame.saved_words == said
    assert place_frame.side_bar.foot_words.startswith("保存ずみ ")
