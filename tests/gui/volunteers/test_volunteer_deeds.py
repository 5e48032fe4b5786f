"""What can be done on the page: bring together, put aside, renew, agree, undo, delete."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.records.offered_hours import OfferedHours
from app.records.volunteer import Assignment, Qualification, Volunteer
from tests.gui.volunteers.conftest import DINER, HELPING, IKEDA, INSURANCE, KATO, NAGOMI, YUMIKO
from tests.gui.wholeness import lasting_faults
from ui.forms.match_cards import MatchCard
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.volunteer_page import VolunteerPage, VolunteerView
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, Segmented

HOSTILE = (
    "<b>太郎</b>",
    "&花子",
    "=1+1",
    "山田🎉",
    "𠮷田 髙子",
    "葛󠄀城 太郎",
    "\u202e逆さ\u202c",
    "あ\x00い\tう",
    "長" * 400,
)


def stored(view: VolunteerView, volunteer_id: int = YUMIKO) -> Volunteer:
    found = view.context.store.get(Volunteer, volunteer_id)
    assert found is not None
    return found


def line_of(view: VolunteerView, name: str) -> QLineEdit:
    found: QLineEdit | None = view.form.findChild(QLineEdit, name)
    assert found is not None
    return found


def stored_names(view: VolunteerView) -> set[str]:
    return {each.name for each in view.context.store.read(Volunteer)}


def shown_cards(view: VolunteerView) -> list[MatchCard]:
    box = view.volunteer_form.matches
    return [card for card in box.cards if card.isVisibleTo(box)]


def badges(view: VolunteerView) -> list[str]:
    return [badge.accessibleName() for badge in view.form.header.findChildren(Badge) if not badge.isHidden()]


# ---- matches


def test_a_place_that_fits_is_offered_with_every_reason(view: VolunteerView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(shown_cards(view)))
    (card,) = shown_cards(view)
    assert card.title.text() == "なごみいきいき体操"
    assert card.words == ["火曜の午前が合う", "「体操の見本」をさがしている", "介護予防サポーター修了", "同じ西部"]


def test_bringing_together_is_one_step_with_a_way_back(
    view: VolunteerView, messages: RecordedMessages, qtbot: QtBot
) -> None:
    view.show_matches()
    QTest.mouseClick(shown_cards(view)[0].connect_button, Qt.MouseButton.LeftButton)
    (made,) = [row for row in view.context.store.read(Assignment) if row.volunteer == YUMIKO]
    assert (made.place, made.role, made.state, made.since) == (NAGOMI, "体操の見本", "introduced", "2026-11-24")
    assert (made.next_step, made.next_due) == ("その後を聞く", "2026-12-08")
    assert messages.informed == ["「なごみいきいき体操」につなぎました。2週間後に、その後を聞く予定にしました"]
    assert view.context.undo.undo_name == "元に戻す: 担い手『山﨑 由美子』と『なごみいきいき体操』をつなぐ"
    assert badges(view)[0] == "紹介した"
    qtbot.waitUntil(lambda: not shown_cards(view))
    view.context.take_back()
    assert not [row for row in view.context.store.read(Assignment) if row.volunteer == YUMIKO]
    assert badges(view)[0] == "未活動・8か月"


def test_not_now_hides_until_it_is_asked_for(view: VolunteerView) -> None:
    view.show_matches()
    shown_cards(view)[0].dismiss_button.click()
    box = view.volunteer_form.matches
    assert not shown_cards(view)
    assert box.recall.text() == "「今はちがう」にした1か所も見る"
    box.recall.click()
    assert [card.title.text() for card in shown_cards(view)] == ["なごみいきいき体操"]
    assert box.recall.isHidden()


def test_opening_a_place_leads_there_and_saves_what_was_typed(
    volunteer_frame: LedgerFrame, view: VolunteerView
) -> None:
    line_of(view, "amount").setFocus()
    QTest.keyClicks(line_of(view, "amount"), "2")
    view.show_matches()
    shown_cards(view)[0].open_button.click()
    assert volunteer_frame.page is not None
    assert volunteer_frame.page.shown_record == ("place", NAGOMI)
    assert stored(view).amount == "2"


def test_who_says_nothing_is_asked_for_more(view: VolunteerView) -> None:
    view.open_record(KATO)
    view.show_matches()
    assert not shown_cards(view)
    assert view.volunteer_form.matches.reason_words == "できること・できるときを書くと、合いそうなところが ここに出ます"


def test_what_is_ticked_changes_the_matches_at_once(view: VolunteerView, qtbot: QtBot) -> None:
    view.open_record(KATO)
    QTest.mouseClick(view.volunteer_form.can.week.grid.cells["TU", "morning"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(shown_cards(view)))
    assert shown_cards(view)[0].words == ["火曜の午前が合う"]


# ---- the grid


def test_a_press_turns_a_cell_and_the_week_is_said_back(view: VolunteerView) -> None:
    week = view.volunteer_form.can.week
    cell = week.grid.cells["WE", "evening"]
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert week.words == "火曜の午前、水曜の夕方"
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert week.words == "火曜の午前。相談：水曜の夕方"
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert week.words == "火曜の午前"
    view.leave()
    assert view.context.undo.undo_name is None


def test_monday_morning_alone_is_kept(view: VolunteerView) -> None:
    """The first cell is what a new row says by itself; it must not be taken for a row left empty."""
    view.open_record(KATO)
    QTest.mouseClick(view.volunteer_form.can.week.grid.cells["MO", "morning"], Qt.MouseButton.LeftButton)
    view.leave()
    rows = [row for row in view.context.store.read(OfferedHours) if row.volunteer == KATO]
    assert [(row.weekday, row.part, row.offer) for row in rows] == [("MO", "morning", "yes")]


# ---- qualifications, consent


def test_an_insurance_that_ends_soon_is_carried_on_with_one_press(
    view: VolunteerView, messages: RecordedMessages
) -> None:
    section = view.volunteer_form.qualifications
    assert "あと18日で切れます" in [badge.accessibleName() for badge in section.findChildren(Badge)]
    (button,) = [each for each in section.findChildren(Button) if each.text() == "1年のばす"]
    button.click()
    row = view.context.store.get(Qualification, INSURANCE)
    assert row is not None
    assert row.expires == "2027-12-12"
    assert messages.informed == ["「ボランティア保険」の切れる日を、1年先にしました"]
    view.context.take_back()
    row = view.context.store.get(Qualification, INSURANCE)
    assert row is not None
    assert row.expires == "2026-12-12"


def test_consent_is_spoken_with_its_consequence_and_dated(view: VolunteerView) -> None:
    view.open_record(KATO)
    (fields,) = view.volunteer_form.consent.bound_fields()
    row = fields.row("consent")
    assert row is not None
    segment = row.control.findChild(Segmented)
    assert segment is not None
    for code, words in (
        ("no", "同意がないので、どの紙にも載りません"),
        ("yes", "名簿や関係者の資料に、なまえと電話が載ります。チラシや冊子には載りません"),
    ):
        segment.chosen.emit(code)
        assert row.hint == words
    assert line_of(view, "consent_date").text() == "令和8年11月24日（火）"
    view.leave()
    assert (stored(view, KATO).consent, stored(view, KATO).consent_date) == ("yes", "2026-11-24")


def test_a_problem_stands_under_its_field_and_the_typing_is_kept(
    view: VolunteerView, messages: RecordedMessages
) -> None:
    line = line_of(view, "phone")
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "042-000-501")
    view.open_record(IKEDA)
    assert stored(view).phone == "042-000-5011"
    assert messages.informed == ["「山﨑 由美子」の書きかけを、とっておきました"]
    view.open_record(YUMIKO)
    assert line_of(view, "phone").text() == "042-000-501"
    view.desk.throw_away()


def test_what_was_ticked_and_picked_survives_a_crash(page: VolunteerPage, view: VolunteerView, qtbot: QtBot) -> None:
    view.open_record(KATO)
    QTest.mouseClick(view.volunteer_form.can.week.grid.cells["FR", "evening"], Qt.MouseButton.LeftButton)
    view.volunteer_form.can.skills.finder.wanted.emit("尺八")
    view.desk.keep_draft()
    again = VolunteerPage(page.context)
    qtbot.addWidget(again)
    assert again.show_record(KATO)
    can = again.volunteers.volunteer_form.can
    assert (can.skills.labels, can.week.words) == (["尺八"], "金曜の夕方")
    again.volunteers.desk.throw_away()
    assert not [row for row in page.context.store.read(OfferedHours) if row.volunteer == KATO]


# ---- head, deleting


def test_the_head_says_what_to_know_before_ringing_up(view: VolunteerView) -> None:
    assert badges(view) == ["未活動・8か月", "042-000-5011", "西部", "同意あり", "令和10年1月に消す予定"]
    view.open_record(IKEDA)
    assert badges(view) == ["活動中 1", "同意はまだ"]


def test_resting_is_one_choice_of_the_menu_and_back(view: VolunteerView, messages: RecordedMessages) -> None:
    action = view.form.header.more.menu().actions()[0]
    assert action.text() == "お休みにする"
    action.trigger()
    assert stored(view).status == "resting"
    assert badges(view)[0] == "お休み"
    assert messages.informed == ["「山﨑 由美子」のお休みを書きとめました"]
    assert action.text() == "お休みをおえる"
    action.trigger()
    assert stored(view).status == "waiting"
    view.context.take_back()
    assert stored(view).status == "resting"


def test_deleting_says_what_goes_and_comes_back_whole(view: VolunteerView, messages: RecordedMessages) -> None:
    view.open_record(IKEDA)
    view.ask_to_delete()
    assert messages.asked[0].title == "「池田 久美」を消しますか"
    assert view.context.store.get(Volunteer, IKEDA) is None
    assert view.context.store.get(Assignment, HELPING) is None
    view.context.take_back()
    assert view.context.store.get(Assignment, HELPING) is not None


def test_any_name_is_shown_as_it_is_and_stored_as_typed(view: VolunteerView, qtbot: QtBot) -> None:
    for name in HOSTILE:
        view.make_new(name)
        line_of(view, "phone").setFocus()
        view.leave()
        assert name in {each.name for each in view.context.store.read(Volunteer)}
        assert lasting_faults(qtbot, view) == [], name


def test_who_is_written_down_offers_today(view: VolunteerView) -> None:
    view.make_new()
    assert stored_names(view) == {"山﨑 由美子", "池田 久美", "加藤 茂"}
    line = line_of(view, "name")
    line.setFocus()
    QTest.keyClicks(line, "Sato")
    view.leave()
    (made,) = [each for each in view.context.store.read(Volunteer) if each.name == "Sato"]
    assert made.registered == "2026-11-24"


def test_a_new_volunteer_without_a_word_is_none(view: VolunteerView) -> None:
    view.make_new()
    view.leave()
    view.open_record(KATO)
    assert stored_names(view) == {"山﨑 由美子", "池田 久美", "加藤 茂"}
    assert not view.desk.with_drafts


def test_nobody_is_brought_together_in_a_ledger_that_can_only_be_read(view: VolunteerView) -> None:
    view.show_matches()
    view.volunteer_form.matches.set_connectable(False)
    assert shown_cards(view)[0].connect_button.isHidden()
    assert not shown_cards(view)[0].open_button.isHidden()


def test_the_assignment_of_a_place_stands_in_the_sheet(view: VolunteerView) -> None:
    view.open_record(IKEDA)
    (row,) = view.volunteer_form.together.rows()
    assert (row.id, row.get("place")) == (HELPING, DINER)
