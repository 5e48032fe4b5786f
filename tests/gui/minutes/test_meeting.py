"""The meeting on the table: its points, who came, promises carried over, its states; each one step of undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.changes.change import Change, ChangeSet
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion, Promise
from app.records.organization import Organization
from tests.first_report import BODY, REPORT
from tests.gui.minutes.conftest import focused, press, write
from tests.gui.minutes.steps import ENTER, board, say
from ui.minutes.row_dialog import RowDialog
from ui.pages.minutes_page import MinutesPage
from ui.question import Answer
from ui.widgets.labels import ElidedLabel, WrapLabel


def test_points_are_added_moved_and_dropped(page: MinutesPage) -> None:
    agenda = page.sheet.talk.agenda
    agenda.line.setFocus()
    write(agenda.line, "15:40 まとめ")
    press(page, ENTER)
    items = page.context.ledger.linking(AgendaItem, "minutes", REPORT)
    assert [(each.title, each.start, each.kind) for each in items[2:]] == [("まとめ", "15:40", "summary")]
    button = agenda.buttons[items[2].id]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = page.context.ledger.linking(AgendaItem, "minutes", REPORT)
    assert [each.title for each in moved][1] == "まとめ"
    agenda.choose(items[0].id)
    assert len(board(page).cards()) == 12
    QTest.keyClick(agenda.buttons[items[0].id], Qt.Key.Key_Delete)
    assert page.context.ledger.get(AgendaItem, items[0].id) is None
    assert len(page.context.ledger.linking(Opinion, "minutes", REPORT)) == 23
    agenda.choose(None)
    assert len(board(page).cards()) == 12


def test_notes_of_a_talk_are_kept_when_the_cursor_leaves(page: MinutesPage) -> None:
    agenda = page.sheet.talk.agenda
    (talk,) = page.meeting.add_points("14:10 講話")
    agenda.choose(talk.id)
    note = board(page)._note
    note.setFocus()
    write(note, "居場所とは何か")
    board(page).focus_line()
    stored = page.context.store.get(AgendaItem, talk.id)
    assert stored is not None
    assert stored.content == "居場所とは何か"


def test_who_came_is_ticked_and_typed(page: MinutesPage) -> None:
    ledger, panel = page.context.ledger, page.sheet.talk.attendance
    row = next(iter(panel.rows))
    panel.rows[row].box.click()
    attendee = ledger.get(Attendee, row)
    assert attendee is not None
    assert attendee.presence == "no"
    panel.line.setFocus()
    write(panel.line, "小平商工会：佐藤、さんわ：髙橋 勝")
    press(page, ENTER)
    added = ledger.linking(Attendee, "minutes", REPORT)[15:]
    names = [(ledger.get(Organization, each.organization or 0), each.person) for each in added]
    assert [(each.name, person) for each, person in names if each is not None] == [
        ("小平商工会", "佐藤"), ("さんわ", "髙橋 勝"),
    ]  # fmt: skip
    assert len([each for each in ledger.all(Organization) if each.name == "小平商工会"]) == 1
    page.context.take_back()
    assert len(ledger.all(Organization)) == 15


def test_the_list_of_those_who_came_is_folded_while_the_meeting_runs(page: MinutesPage) -> None:
    panel = page.sheet.talk.attendance
    assert len(panel.rows) == 5
    panel.fold.click()
    assert len(panel.rows) == 15
    panel.fold.click()
    assert len(panel.rows) == 5


def test_a_promise_carried_over_is_ticked(page: MinutesPage) -> None:
    new = Minutes(id=77, title="つぎ", meeting_body=BODY, date="2026-11-24")
    page.meeting.context.apply(_adding(new))
    assert page.open_minutes(77)
    row = page.sheet.talk.outcome.rows[1201]
    assert row.box.isVisibleTo(row)
    row.box.click()
    promise = page.context.store.get(Promise, 1201)
    assert promise is not None
    assert (promise.state, promise.done_on) == ("done", "2026-11-24")
    assert 1201 in page.sheet.talk.outcome.rows  # still in sight on the day it was done


def test_a_row_is_written_in_its_dialog(page: MinutesPage) -> None:
    opinion = page.context.ledger.linking(Opinion, "minutes", REPORT)[0]
    page.meeting.row_wanted.emit(opinion, "")
    (dialog,) = page.findChildren(RowDialog)
    line = dialog._fields.editor("speaker")
    assert line is not None
    write(line.input_widget(), "長谷川さん")
    dialog.try_deed()
    changed = page.context.store.get(Opinion, opinion.id)
    assert changed is not None
    assert changed.speaker == "長谷川さん"


def test_a_promise_without_a_name_begins_with_who(page: MinutesPage) -> None:
    page.meeting.add_promise("机を借りる")
    promise = next(each for each in page.context.ledger.all(Promise) if each.content == "机を借りる")
    dialog = page.row_dialog(promise)
    dialog.show()
    assert dialog.focusWidget() is not None
    assert dialog.focusWidget().objectName() == "row_who"
    dialog._fields.editor("content").show_value("")
    dialog._editing.set(promise, "content", "")
    assert not dialog.may_do()
    dialog.reject()


def test_final_minutes_are_read_until_they_are_opened_again(page: MinutesPage) -> None:
    messages = page.context.messages
    messages.answers = [Answer.CANCELLED]
    page.sheet.header.state.chosen.emit("final")
    assert _state(page) == "draft"
    page.sheet.header.state.chosen.emit("final")
    assert _state(page) == "final"
    assert "読むだけ" in messages.asked[-1].detail
    talk = page.sheet.talk
    for line in (talk.board.line, talk.agenda.line, talk.attendance.line, talk.outcome.line):
        assert not line.isVisibleTo(page)
    assert page.sheet.before.fields.editor("title").input_widget().isReadOnly()
    assert page.meeting.add_opinion("あとから", item=None, group="") is None
    page.sheet.reopen.click()
    assert _state(page) == "checking"
    assert talk.board.line.isVisibleTo(page)
    assert not page.sheet.before.fields.editor("title").input_widget().isReadOnly()
    assert len(messages.asked) == 2


def test_fields_are_saved_when_the_part_is_left_and_before_a_card(page: MinutesPage) -> None:
    page.sheet.show_tab(0)
    page.sheet.before.focus_field("venue")
    write(focused(page), "と会議室")
    page.sheet.show_tab(1)
    assert page.context.store.get(Minutes, REPORT).venue.startswith("と会議室")
    say(page, "意見")
    page.context.take_back()
    assert page.context.store.get(Minutes, REPORT).venue.startswith("と会議室")


def test_what_cannot_be_read_waits_as_a_draft(page: MinutesPage) -> None:
    page.sheet.show_tab(0)
    editor = page.sheet.before.fields.editor("date")
    editor.input_widget().selectAll()
    write(editor.input_widget(), "いつか")
    page.go_to_list()
    assert page.context.store.get(Minutes, REPORT).date == "2022-02-17"
    assert "書きかけ" in page.context.messages.informed[-1]
    assert page.pane.list.rows[0].note == "書きかけ"
    assert page.open_minutes(REPORT)
    assert editor.input_widget().text() == "いつか"


def test_deleting_tells_what_goes_and_what_stays(page: MinutesPage) -> None:
    page.ask_to_delete()
    question = page.context.messages.asked[0]
    assert "意見 23枚" in question.detail
    assert "出席 15人" in question.detail
    assert "約束と困りごとは残ります" in question.detail
    assert page.context.ledger.get(Minutes, REPORT) is None
    assert page.shown_record is None
    assert len(page.context.ledger.all(Promise)) == 2
    page.context.take_back()
    assert page.context.ledger.get(Minutes, REPORT) is not None
    assert {each.minutes for each in page.context.ledger.all(Promise)} == {REPORT}


def _adding(record: Minutes) -> ChangeSet:
    return ChangeSet("見本", (Change(None, record),))


def _state(page: MinutesPage) -> str:
    minutes = page.context.store.get(Minutes, REPORT)
    assert minutes is not None
    return minutes.state


def test_the_only_body_there_is_stands_there_already(page: MinutesPage) -> None:
    page.go_to_list()
    dialog = page.start_dialog()
    assert dialog is not None
    assert dialog.body_editor.read().value == BODY
    assert dialog.focusWidget() is dialog.day_editor.input
    dialog.reject()


def test_a_promise_from_elsewhere_is_shown_in_its_meeting(page: MinutesPage) -> None:
    frame = page.window().frame
    frame.show_page("settings")
    page.context.signals.record_wanted.emit("promise", 1202, "")
    assert frame.page is page
    assert focused(page) is page.sheet.talk.outcome.rows[1202]
    press(page, ENTER)
    (dialog,) = page.findChildren(RowDialog)
    assert dialog.record.id == 1202
    dialog.reject()


def test_f6_walks_through_the_panes(page: MinutesPage) -> None:
    frame = page.window().frame
    frame.side_bar.take_focus()
    stops = []
    for _ in range(3):
        frame.next_pane()
        stops.append(focused(page))
    talk = page.sheet.talk
    assert talk.agenda.isAncestorOf(stops[0]) or talk.attendance.isAncestorOf(stops[0])
    assert talk.board.isAncestorOf(stops[1])
    assert talk.outcome.isAncestorOf(stops[2])


def test_minutes_without_their_title_are_not_called_new(page: MinutesPage) -> None:
    page.sheet.before.fields.write("title", "")
    page.sheet.show_head()
    assert "なまえのない会議録" in [label.text() for label in page.sheet.header.findChildren(ElidedLabel)]


def test_what_may_not_be_written_is_opened_to_be_read(page: MinutesPage) -> None:
    """A 確定 one; a promise may still be written."""
    page.context.messages.answers = [Answer.DEED]
    page.sheet.header.state.chosen.emit("final")
    talk = page.sheet.talk
    board(page).cards()[0].opened.emit(board(page).cards()[0].opinion_id)
    next(iter(talk.attendance.rows.values())).opened.emit()
    talk.outcome.rows[1201].opened.emit()
    opinion, attendee, promise = page.findChildren(RowDialog)
    for dialog, name in ((opinion, "content"), (attendee, "role")):
        line = dialog._fields.editor(name).input_widget()
        assert line.isReadOnly()
        assert not dialog.cancel_button.isVisibleTo(dialog)
        assert not dialog.other_button.isVisibleTo(dialog)
        dialog.try_deed()
        assert not dialog.changes
    assert not promise._fields.editor("content").input_widget().isReadOnly()


def test_a_long_promise_leaves_room_for_the_others(page: MinutesPage) -> None:
    text = "とても長い約束を ひとつ。" * 33
    page.meeting.add_promise(text)
    made = next(each for each in page.context.ledger.all(Promise) if each.content == text)
    row = page.sheet.talk.outcome.rows[made.id]
    (shown,) = (label.plain_text for label in row.findChildren(WrapLabel))
    assert len(shown) < 100
    assert shown.endswith("…")
    assert text.strip() in row.accessibleName()
