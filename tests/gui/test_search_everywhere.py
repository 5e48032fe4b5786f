"""F3: over any page, while typing, back with Esc; never by what the input method is still composing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.changes.change import Change, ChangeSet
from app.records.ids import new_id
from app.records.place import Place
from app.records.space import Space
from tests.gui.test_widgets import compose
from tests.gui.wholeness import lasting_faults
from ui.ledger_frame import LedgerFrame
from ui.lists.no_hits import NoHits
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.recent_records import RecentRecords
from ui.search_everywhere import SearchEverywhere
from ui.theme import Contrast, TextSize
from ui.widgets.labels import Label


@pytest.fixture
def town(frame: LedgerFrame) -> list[Place]:
    """Seven places, one of them in a hall."""
    assert frame.context is not None
    hall = Space(id=new_id(), name="美園町自治会館")
    places = [Place(id=new_id(), name=f"さくら<b>&{number}") for number in range(6)]
    places.append(Place(id=new_id(), name="なごみ", space=hall.id))
    assert not frame.context.apply(ChangeSet("書く", tuple(Change(None, each) for each in (hall, *places)))).problems
    return places


@pytest.fixture
def searching(window: MainWindow, frame: LedgerFrame, town: list[Place], qtbot: QtBot) -> SearchEverywhere:
    """The search, opened by F3 from 設定."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F3)
    made = frame.findChild(SearchEverywhere)
    assert made is not None
    qtbot.waitUntil(lambda: made.texts.is_ready)
    return made


def told(searching: SearchEverywhere) -> list[str]:
    """What the list says."""
    return [line.spoken for line in searching.list.lines]


def test_it_answers_while_typing_by_kind(searching: SearchEverywhere, qtbot: QtBot) -> None:
    searching.box.setText("美園町")
    assert told(searching)[0] == "居場所　1か所"
    assert told(searching)[1].endswith("場　美園町自治会館")
    assert told(searching)[2].startswith("場　1")
    assert told(searching)[3].startswith("美園町自治会館")


def test_the_sum_is_counted_as_the_heading_counts(searching: SearchEverywhere) -> None:
    def said() -> list[str]:
        return [label.text() for label in searching.findChildren(Label) if label.isVisible()]

    searching.box.setText("さくら")
    assert told(searching)[0] == "居場所　6か所"
    assert "6か所" in said()
    searching.box.setText("美園町")
    assert "あわせて 2件" in said()


def test_enter_opens_the_first_hit(searching: SearchEverywhere, frame: LedgerFrame, town: list[Place], qtbot: QtBot) -> None:
    searching.box.setText("なごみ")
    qtbot.keyClick(searching.box, Qt.Key.Key_Return)
    assert not searching.isVisible()
    assert frame.page_key == "place"
    assert frame.page is not None
    assert frame.page.shown_record == ("place", town[-1].id)


def test_the_keys_go_down_into_the_list_and_up_again(searching: SearchEverywhere, qtbot: QtBot) -> None:
    searching.box.setText("さくら")
    qtbot.keyClick(searching.box, Qt.Key.Key_Down)
    qtbot.waitUntil(searching.list.hasFocus)
    qtbot.keyClick(searching.list, Qt.Key.Key_Up)
    qtbot.keyClick(searching.list, Qt.Key.Key_Up)
    qtbot.waitUntil(searching.box.hasFocus)


def test_the_rest_of_a_kind_is_one_press_away(searching: SearchEverywhere, qtbot: QtBot) -> None:
    searching.box.setText("さくら")
    assert told(searching)[-1] == "ほかに 1か所"
    searching.list.opened.emit(searching.list.lines[-1])
    assert len(searching.list.lines) == 7


def test_escape_goes_back_to_where_one_was(
    window: MainWindow, frame: LedgerFrame, town: list[Place], qtbot: QtBot
) -> None:
    window.activateWindow()
    frame.side_bar.take_focus()
    qtbot.waitUntil(frame.side_bar.has_focus_inside)
    frame.search()
    made = frame.findChild(SearchEverywhere)
    assert made is not None
    qtbot.waitUntil(made.box.hasFocus)
    made.box.setText("さ")
    qtbot.keyClick(made.box, Qt.Key.Key_Escape)
    assert not made.isVisible()
    qtbot.waitUntil(frame.side_bar.has_focus_inside)
    assert frame.page_key == "settings"


def test_what_is_being_composed_finds_nothing_and_opens_nothing(searching: SearchEverywhere, qtbot: QtBot) -> None:
    before = told(searching)
    compose(searching.box, "なごみ")
    assert told(searching) == before
    qtbot.keyClick(searching.box, Qt.Key.Key_Return)
    qtbot.keyClick(searching.box, Qt.Key.Key_Escape)
    assert searching.isVisible()
    compose(searching.box, "")


def test_tab_stays_inside(searching: SearchEverywhere, qtbot: QtBot) -> None:
    searching.box.setText("さくら")
    qtbot.keyClick(searching.box, Qt.Key.Key_Tab)
    qtbot.waitUntil(searching.list.hasFocus)
    qtbot.keyClick(searching.list, Qt.Key.Key_Tab)
    qtbot.waitUntil(searching.box.hasFocus)


def test_before_typing_the_records_seen_last_are_offered(frame: LedgerFrame, town: list[Place], qtbot: QtBot) -> None:
    for place in town[:3]:
        frame.show_record("place", place.id)
    frame.search()
    made = frame.findChild(SearchEverywhere)
    assert made is not None
    assert told(made) == ["最近見たもの", *(town[number].name for number in (2, 1, 0))]


def test_nothing_found_says_what_was_searched_and_what_to_try(
    searching: SearchEverywhere, frame: LedgerFrame, qtbot: QtBot
) -> None:
    searching.box.setText("zzz qqq")
    assert searching.list.lines == []
    (nothing,) = searching.findChildren(NoHits)
    assert nothing.sentence.plain_text == "「zzz qqq」は、どの記録にも 見つかりません"
    assert nothing.advice.plain_text.startswith("8件の記録の、書いてあることをぜんぶ さがしました。ことばを1つに減らす")
    assert not lasting_faults(qtbot, searching)
    other, trash = nothing.buttons
    qtbot.keyClick(searching.box, Qt.Key.Key_Tab)
    qtbot.waitUntil(other.hasFocus)
    qtbot.keyClick(other, Qt.Key.Key_Space)
    qtbot.waitUntil(searching.box.hasFocus)
    assert searching.box.text() == ""
    assert not nothing.buttons
    searching.box.setText("zzz")
    trash.click()
    assert not searching.isVisible()
    assert frame.page_key == "trash"


@pytest.mark.parametrize("size", list(TextSize))
def test_nothing_is_cut(window: MainWindow, searching: SearchEverywhere, size: TextSize, qtbot: QtBot) -> None:
    window.change_look(size, Contrast.STRONG)
    window.resize(1000, 620)
    assert window.frame is not None
    window.frame.search()
    made = window.frame.findChild(SearchEverywhere)
    assert made is not None
    made.box.setText("さくら")
    qtbot.waitUntil(lambda: made.texts.is_ready)
    assert not lasting_faults(qtbot, made)


def test_recent_records_are_kept_for_the_ledger_they_are_of() -> None:
    preferences = Preferences(None)
    recent = RecentRecords(preferences, Path("a.tsudoiba"))
    for number in (1, 2, 1, 2**61):
        recent.saw("place", number)
    assert RecentRecords(preferences, Path("a.tsudoiba")).seen == (("place", 2**61), ("place", 1), ("place", 2))
    assert RecentRecords(preferences, Path("b.tsudoiba")).seen == ()
    preferences.note("window.recent_records", "[1]")
    assert RecentRecords(preferences, Path("a.tsudoiba")).seen == ()
