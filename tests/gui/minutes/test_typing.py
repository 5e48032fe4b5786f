"""S0's minutes typed in without the mouse, by somebody who never saw the program; and read back from the file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.records.meeting_body import MeetingBody
from app.records.minutes import AgendaItem, Attendee, Minutes, Opinion
from app.records.organization import Organization
from tests.first_report import BACKGROUND, BODY, NEXT_STEPS, ORGANIZATIONS, REPORT, SUMMARY, THEME, TITLE, VENUE, WORKS
from tests.gui.minutes.conftest import compose, focused, press, write
from ui.minutes.entry_line import EntryLine
from ui.minutes.start_dialog import StartDialog
from ui.pages.minutes_page import MinutesPage

ENTER = Qt.Key.Key_Return
CONTROL = Qt.KeyboardModifier.ControlModifier
BODY_NAME = "基幹型地域ケア会議"


def begin(page: MinutesPage) -> None:
    """Ctrl+N, the body by name, the day as people write it."""
    page.make_new()
    (dialog,) = page.findChildren(StartDialog)
    line = dialog.body_editor.input
    assert dialog.focusWidget() is line
    write(line, BODY_NAME)
    popup = dialog.body_editor._popup
    popup.hide()  # as Enter does in the offer while nothing in it is chosen
    QTest.keyClick(line, ENTER)
    day = dialog.day_editor.input
    assert dialog.focusWidget() is day
    QTest.keyClick(day, Qt.Key.Key_A, CONTROL)  # a window in front does this by itself
    write(day, "R4.2.17")
    QTest.keyClick(day, ENTER)


def fill(page: MinutesPage, name: str, text: str) -> None:
    """Go on with Tab until the field of this name, and write."""
    for _ in range(40):
        if focused(page).objectName() == name:
            break
        press(page, Qt.Key.Key_Tab)
    assert focused(page).objectName() == name
    QTest.keyClick(focused(page), Qt.Key.Key_A, CONTROL)
    write(focused(page), text)


def go_on(page: MinutesPage, until: str) -> None:
    """Tab to a line of the meeting."""
    for _ in range(60):
        if focused(page).objectName() == until:
            return
        press(page, Qt.Key.Key_Tab)
    raise AssertionError(until)


@pytest.mark.qt_log_ignore("does not support")
def test_the_report_is_typed_in_without_the_mouse(empty_page: MinutesPage) -> None:
    page = empty_page
    begin(page)
    assert focused(page).objectName() == "title"
    for name, text in (
        ("title", TITLE),
        ("start", "午後2時"),
        ("end", "16時"),
        ("venue", VENUE),
        ("theme", THEME),
        ("background", "\n".join(BACKGROUND[:-1])),
        ("purpose", BACKGROUND[-1]),
    ):
        fill(page, name, text)
    press(page, Qt.Key.Key_PageDown, CONTROL)
    assert focused(page).objectName() == "point_line"
    for title, _ in WORKS:
        write(focused(page), title)
        press(page, ENTER)
    go_on(page, "attendee_line")
    write(focused(page), "、".join(ORGANIZATIONS))
    press(page, ENTER)
    go_on(page, "opinion_line")  # the first ワーク is on the table: nothing was said of it yet
    for number, (_, opinions) in enumerate(WORKS):
        if number:
            press(page, Qt.Key.Key_Down)
        for opinion in opinions:
            write(focused(page), opinion)
            press(page, ENTER)
    press(page, Qt.Key.Key_PageDown, CONTROL)
    assert focused(page).objectName() == "summary"
    write(focused(page), SUMMARY)
    fill(page, "next_steps", "\n".join(NEXT_STEPS))
    assert page.leave()
    read_back(page)


def read_back(page: MinutesPage) -> None:
    """Everything stands in the file as it was typed."""
    store = page.context.store
    (body,) = store.read(MeetingBody)
    assert body.name == BODY_NAME
    (minutes,) = store.read(Minutes)
    assert minutes.meeting_body == body.id
    assert (minutes.title, minutes.number, minutes.date) == (TITLE, 1, "2022-02-17")
    assert (minutes.start, minutes.end, minutes.venue, minutes.theme) == ("14:00", "16:00", VENUE, THEME)
    assert minutes.background == "\n".join(BACKGROUND[:-1])
    assert minutes.purpose == BACKGROUND[-1]
    assert (minutes.summary, minutes.next_steps) == (SUMMARY, "\n".join(NEXT_STEPS))
    names = {each.id: each.name for each in store.read(Organization)}
    attendees = sorted(store.read(Attendee), key=lambda each: each.pos)
    assert [names[each.organization or 0] for each in attendees] == list(ORGANIZATIONS)
    items = sorted(store.read(AgendaItem), key=lambda each: each.pos)
    assert [(each.title, each.kind) for each in items] == [(title, "work") for title, _ in WORKS]
    for item, (_, opinions) in zip(items, WORKS, strict=True):
        said = [each for each in store.read(Opinion) if each.agenda_item == item.id]
        assert [each.content for each in sorted(said, key=lambda each: each.pos)] == list(opinions)


def test_enter_that_commits_kanji_writes_no_card(page: MinutesPage) -> None:
    line = page.sheet.talk.board.line.line
    line.setFocus()
    before = len(page.context.ledger.all(Opinion))
    compose(line, "べんちをおく")
    for key, modifier in ((ENTER, Qt.KeyboardModifier.NoModifier), (ENTER, CONTROL), (Qt.Key.Key_K, CONTROL)):
        QTest.keyClick(line, key, modifier)
    assert len(page.context.ledger.all(Opinion)) == before
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert focused(page) is line
    write(line, "ベンチを置く")
    QTest.keyClick(line, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(page.context.ledger.all(Opinion)) == before + 1
    assert line.text() == ""
    assert focused(page) is line


def test_the_next_meeting_takes_over_what_was_there(page: MinutesPage) -> None:
    page.make_new()
    (dialog,) = page.findChildren(StartDialog)
    assert "次第 2つ、出席 15人、まだの約束 2件を引きつぎます" in dialog._well.text.plain_text
    QTest.keyClick(dialog.body_editor.input, ENTER)
    QTest.keyClick(dialog.day_editor.input, ENTER)
    made = next(each for each in page.context.ledger.all(Minutes) if each.id != REPORT)
    assert (made.meeting_body, made.date, made.start, made.venue) == (BODY, "2026-11-24", "14:00", VENUE)
    assert page.shown_record == (Minutes.KIND, made.id)
    assert len(page.context.ledger.linking(Attendee, "minutes", made.id)) == 15
    page.sheet.show_tab(1)
    assert len(page.sheet.talk.outcome.rows) == 2
    page.context.take_back()
    assert [each.id for each in page.context.ledger.all(Minutes)] == [REPORT]
    assert len(page.context.ledger.all(Attendee)) == 15


def test_undo_after_enter_is_left_to_the_page(qtbot: QtBot) -> None:
    line = EntryLine("意見", "")
    qtbot.addWidget(line)
    taken: list[str] = []
    line.taken.connect(taken.append)
    write(line, "空き家")
    assert line.isUndoAvailable()
    line.take()
    assert taken == ["空き家"]
    assert not line.isUndoAvailable()  # or Ctrl＋Z would bring the words again instead of taking the opinion back
