"""The other way round: what a place looks for, who helps there, who might."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from app.records.place import PlaceTerm
from app.records.volunteer import Assignment
from tests.gui.volunteers.conftest import DINER, EXERCISE, IKEDA, NAGOMI, TEA, YUMIKO
from tests.gui.wholeness import lasting_faults
from ui.forms.volunteers_box import VolunteersBox
from ui.ledger_frame import LedgerFrame
from ui.messages import RecordedMessages
from ui.pages.place_page import PlacePage
from ui.widgets.link_button import LinkButton


@pytest.fixture
def place_page(volunteer_frame: LedgerFrame) -> PlacePage:
    """The page of the places, なごみいきいき体操 open."""
    volunteer_frame.show_page("place")
    assert isinstance(volunteer_frame.page, PlacePage)
    assert volunteer_frame.page.show_record(NAGOMI)
    return volunteer_frame.page


def names(box: VolunteersBox) -> list[str]:
    return [button.accessibleName() for button in box.findChildren(LinkButton) if button.isVisibleTo(box)]


def test_who_helps_stands_in_the_strip(place_page: PlacePage, qtbot: QtBot) -> None:
    place_page.show_record(DINER)
    box = place_page.form.volunteers
    qtbot.waitUntil(lambda: names(box) == ["池田 久美"])


def test_somebody_is_found_and_brought_together(
    place_page: PlacePage, messages: RecordedMessages, qtbot: QtBot
) -> None:
    box = place_page.form.volunteers
    assert not box.is_searching
    box.search.click()
    (card,) = [each for each in box.matches.cards if each.isVisibleTo(box)]
    assert card.title.text() == "山﨑 由美子"
    assert "火曜の午前が合う" in card.words
    card.connect_button.click()
    store = place_page.context.store
    (made,) = [row for row in store.read(Assignment) if row.place == NAGOMI]
    assert (made.volunteer, made.state, made.since) == (YUMIKO, "introduced", "2026-11-24")
    assert messages.informed[-1] == "「山﨑 由美子」さんをつなぎました。2週間後に、その後を聞く予定にしました"
    qtbot.waitUntil(lambda: names(box)[:1] == ["山﨑 由美子"])
    place_page.context.take_back()
    assert not [row for row in store.read(Assignment) if row.place == NAGOMI]


def test_a_name_leads_to_the_volunteer(volunteer_frame: LedgerFrame, place_page: PlacePage, qtbot: QtBot) -> None:
    place_page.show_record(DINER)
    box = place_page.form.volunteers
    qtbot.waitUntil(lambda: bool(names(box)))
    box.findChildren(LinkButton)[-1].click()
    assert volunteer_frame.page is not None
    assert volunteer_frame.page.shown_record == ("volunteer", IKEDA)


def test_not_now_and_another_place_close_the_cards(place_page: PlacePage) -> None:
    box = place_page.form.volunteers
    box.search.click()
    box.matches.cards[0].dismiss_button.click()
    assert box.matches.reason_words.startswith("合いそうな人が見つかりません")
    box.matches.recall.click()
    assert not box.matches.cards[0].isHidden()
    place_page.show_record(DINER)
    assert not box.is_searching


@pytest.mark.qt_log_ignore("does not support")
def test_what_a_place_looks_for_is_written_and_matched(place_page: PlacePage) -> None:
    place_page.show_record(DINER)
    chips = place_page.form.about.looked_for
    chips.open_finder()
    chips.finder.taken.emit(TEA)
    wanted: QTextEdit | None = place_page.form.findChild(QTextEdit, "wanted")
    assert wanted is not None
    wanted.setFocus()
    QTest.keyClicks(wanted, "uketsuke")
    assert place_page.leave()
    rows = [row for row in place_page.context.store.read(PlaceTerm) if row.place == DINER]
    assert [(row.term_list, row.term) for row in rows] == [("skill", TEA)]
    assert EXERCISE not in {row.term for row in rows}


def test_nothing_is_cut_with_the_cards_open(volunteer_frame: LedgerFrame, place_page: PlacePage, qtbot: QtBot) -> None:
    place_page.form.volunteers.search.click()
    for width, height in ((1280, 648), (1366, 696), (1000, 620)):
        volunteer_frame.window().resize(width, height)
        assert lasting_faults(qtbot, place_page) == []
