"""How one comes to 合わせる: dropped on the window, from the menu of the ledger, asked for by another page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from app.records.place import Place
from tests.gui.merging.steps import carried_away, settle, write, writing
from ui.ledger_deeds import ledger_menu
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.pages.merge_page import MergePage, Step
from ui.question import Answer
from ui.saved_line import SavedLine


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, no_button, no_key))


def merge_page(window: MainWindow) -> MergePage:
    assert window.frame is not None
    page = window.frame.page
    assert isinstance(page, MergePage)
    return page


def test_a_copy_dropped_on_the_window_is_joined_if_that_is_wanted(
    window: MainWindow, frame: LedgerFrame, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    assert frame.context is not None
    copy = carried_away(frame.context, tmp_path / "写し.tsudoiba", writing(Place(id=1, name="さくら")))
    messages.answers = [Answer.CANCELLED, Answer.DEED]
    drop(window, copy)
    assert frame.page_key == "settings"
    drop(window, copy)
    page = merge_page(window)
    settle(qtbot, page)
    assert page.step is Step.PREVIEW
    assert window.context is frame.context, "nothing else was opened"


def test_several_copies_can_only_be_meant_to_be_joined(
    window: MainWindow, frame: LedgerFrame, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    assert frame.context is not None
    copies = [
        carried_away(frame.context, tmp_path / f"写し{number}.tsudoiba", writing(Place(id=number, name=f"会{number}")))
        for number in (1, 2)
    ]
    drop(window, *copies)
    assert not messages.asked
    page = merge_page(window)
    settle(qtbot, page)
    assert page.session.trial is not None
    assert page.session.trial.taken == tuple(copies)


def test_the_menu_of_the_ledger_leads_there(window: MainWindow, frame: LedgerFrame) -> None:
    assert frame.context is not None
    menu = ledger_menu(window, frame.context, lambda: None)
    action = next(each for each in menu.actions() if "合わせる" in each.text())
    action.trigger()
    assert frame.page_key == "merge"


def test_the_line_at_the_bottom_says_that_copies_were_joined_and_that_it_was_taken_back(
    frame: LedgerFrame, qtbot: QtBot, messages: RecordedMessages, tmp_path: Path
) -> None:
    assert frame.context is not None
    write(frame.context, Place(id=1, name="さくら"))
    copy = carried_away(frame.context, tmp_path / "写し.tsudoiba", writing(Place(id=2, name="もみじ")))
    line = frame.findChild(SavedLine)
    assert line is not None
    assert line.words.startswith("保存しました ")
    frame.context.signals.join_wanted.emit([copy])
    page = frame.page
    assert isinstance(page, MergePage)
    settle(qtbot, page)
    page.take_in()
    settle(qtbot, page)
    assert line.words == "合わせました 10:00 鈴木さんの写し"
    messages.answers = [Answer.DEED]
    page.done.undo_wanted.emit()
    settle(qtbot, page)
    assert line.words == "取り消しました 10:00 鈴木さんの写しを合わせる"
    assert not frame.context.ledger.get(Place, 2)


def test_what_waits_can_be_asked_for_by_name_and_remembered(frame: LedgerFrame) -> None:
    for part in ("questions", "alike"):
        assert frame.show_page(part)
        assert frame.page_key == part
    frame.show_page("home")
    frame.go_back()
    assert frame.page_key == "alike"
