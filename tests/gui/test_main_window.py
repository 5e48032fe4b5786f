"""The window around the pages: opening, refusing, saving, undoing, keys, memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import paths
from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError
from app.records.ids import derived_id, new_id
from app.records.place import Place
from app.records.setting import Setting
from app.store import Applied, Store
from tests.gui.sight import is_told, page_in_sight
from tests.gui.test_widgets import compose
from ui.context import AppContext, Program
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.messages import LEDGER_FILES, PDF_FILES, RecordedMessages, WindowMessages, with_ending
from ui.pages.history_page import HistoryPage
from ui.pages.settings_page import SettingsPage
from ui.pages.start_page import StartPage
from ui.pages.trash_page import TrashPage
from ui.question import Answer
from ui.shortcuts import KEYS
from ui.theme import Contrast, TextSize
from ui.widgets.composing import LineEdit
from ui.widgets.labels import WrapLabel


def centre_named(value: str, before: Setting | None = None) -> ChangeSet:
    after = Setting(id=derived_id("setting", "print.publisher"), key="print.publisher", value=value)
    return ChangeSet("設定「センター名」を編集", (Change(before, after),))


def added(name: str) -> tuple[Place, ChangeSet]:
    place = Place(id=new_id(), name=name)
    return place, ChangeSet(f"居場所『{name}』を追加", (Change(None, place),))


def context_of(frame: LedgerFrame) -> AppContext:
    assert frame.context is not None
    return frame.context


def test_a_new_ledger_is_open_and_remembered(window: MainWindow, frame: LedgerFrame, program: Program) -> None:
    path = context_of(frame).store.path
    assert path.is_file()
    assert program.preferences.choices.recent == (str(path),)
    assert window.windowTitle() == "小平西センター　設定 ― つどいば"


def test_a_new_ledger_never_replaces_another(window: MainWindow, frame: LedgerFrame) -> None:
    path = context_of(frame).store.path
    before = path.read_bytes()
    assert not window.create_ledger(path)
    assert path.read_bytes() == before
    assert len(window.notices.bars) == 1


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_file_that_is_no_ledger_is_refused_in_words_and_untouched(
    window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "もらった.tsudoiba"
    path.write_bytes(content)
    assert not window.open_ledger(path)
    (bar,) = window.notices.bars
    assert bar.what_happened
    assert bar.what_to_do
    assert path.read_bytes() == content
    assert window.context is None


def test_a_ledger_that_cannot_be_opened_leaves_the_open_one_open(
    window: MainWindow, frame: LedgerFrame, tmp_path: Path
) -> None:
    assert not window.open_ledger(tmp_path / "ない.tsudoiba")
    assert window.frame is frame
    assert len(window.notices.bars) == 1


def test_what_is_written_is_said_and_can_be_undone(frame: LedgerFrame) -> None:
    context = context_of(frame)
    context.apply(centre_named("小平西センター"))
    assert frame.saved_words.startswith("保存しました ")
    assert frame.saved_words.endswith("設定「センター名」を編集")
    frame.undo()
    assert frame.saved_words.startswith("元に戻しました ")
    assert context.ledger.all(Setting) == []
    frame.redo()
    assert frame.saved_words.startswith("やり直しました ")
    assert [setting.value for setting in context.ledger.all(Setting)] == ["小平西センター"]
    frame.redo()
    assert [setting.value for setting in context.store.read(Setting)] == ["小平西センター"]


def test_a_quiet_change_leaves_the_line_as_it_is(frame: LedgerFrame) -> None:
    before = frame.saved_words
    context_of(frame).apply(centre_named("西"), quiet=True)
    assert frame.saved_words == before


def test_a_change_that_meets_another_one_comes_back_as_a_problem(frame: LedgerFrame) -> None:
    context = context_of(frame)
    context.apply(centre_named("西"))
    applied = context.apply(centre_named("東"))
    assert applied.stamp is None
    assert applied.problems


def test_an_expected_failure_is_told_and_comes_back_as_a_problem(
    frame: LedgerFrame, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = context_of(frame)

    def full(_self: Store, _change_set: ChangeSet, /) -> Applied:
        raise ExpectedError("ディスクがいっぱいです。", "いらないものを消してください。")

    monkeypatch.setattr(type(context.store), "apply", full)
    applied = context.apply(centre_named("西"))
    assert applied.problems[0].field == ""
    (told,) = messages.warned
    assert told[0] == "ディスクがいっぱいです。"
    assert told[1].startswith("いらないものを消してください。")
    assert context.ledger.all(Setting) == []


def test_settings_are_kept_when_the_field_is_left(frame: LedgerFrame, qtbot: QtBot) -> None:
    page = frame.page
    assert isinstance(page, SettingsPage)
    field = page.findChild(LineEdit, "print.publisher")
    assert field is not None
    field.setText("<b>小平</b>&西")
    frame.show_page("history")
    assert [setting.value for setting in context_of(frame).store.read(Setting)] == ["<b>小平</b>&西"]


def test_back_and_forward_walk_through_the_pages(frame: LedgerFrame) -> None:
    frame.show_page("history")
    frame.show_page("trash")
    frame.go_back()
    assert frame.page_key == "history"
    frame.go_back()
    assert frame.page_key == "settings"
    frame.go_forward()
    assert frame.page_key == "history"


def test_the_number_keys_follow_the_side_bar(window: MainWindow, frame: LedgerFrame, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    number = frame.side_bar.keys.index("print") + 1
    qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
    assert frame.page_key == "print"


def test_keys_do_nothing_while_kanji_are_composed(window: MainWindow, frame: LedgerFrame, qtbot: QtBot) -> None:
    context_of(frame).apply(centre_named("西"))
    frame.show_page("history")
    window.activateWindow()
    assert frame.page is not None
    frame.page.focus_search()
    field = window.focusWidget()
    assert field is not None
    compose(field, "さくら")
    qtbot.keyClick(field, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(field, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert frame.page_key == "history"
    compose(field, "")
    qtbot.keyClick(field, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert frame.page_key == "settings"


def test_every_key_has_one_meaning() -> None:
    sequences = [sequence for key in KEYS for sequence in key.sequences]
    assert len(sequences) == len(set(sequences))


def test_f6_goes_round_the_panes(window: MainWindow, frame: LedgerFrame, qtbot: QtBot) -> None:
    window.activateWindow()
    frame.show_page("trash")
    frame.side_bar.take_focus()
    qtbot.waitUntil(frame.side_bar.has_focus_inside)
    frame.next_pane()
    assert not frame.side_bar.has_focus_inside()


def test_larger_text_builds_the_pages_anew_and_stays_where_it_was(
    window: MainWindow, frame: LedgerFrame, program: Program
) -> None:
    context_of(frame).apply(centre_named("西"))
    frame.show_page("history")
    window.change_look(TextSize.LARGEST, Contrast.STANDARD)
    assert window.frame is not None
    assert window.frame is not frame
    assert window.frame.page_key == "history"
    assert program.preferences.choices.text_size is TextSize.LARGEST
    window.frame.undo()
    assert context_of(window.frame).ledger.all(Setting) == []


def test_another_name_is_in_the_history_from_then_on_and_undo_still_knows_what_was_before(frame: LedgerFrame) -> None:
    context = context_of(frame)
    place, change_set = added("さくら")
    context.apply(change_set)
    assert frame.page is not None
    field = frame.page.findChild(LineEdit, "your_name")
    assert field is not None
    field.setText("鈴木")
    frame.show_page("history")
    context.apply(centre_named("西"))
    assert [line.who for line in context.store.history() if line.kind == "setting"][-1] == "鈴木"
    assert {line.who for line in context.store.history(place.id)} == {"田中"}
    frame.undo()
    frame.undo()
    assert not context.ledger.all(Setting)
    assert not context.ledger.all(Place)


def test_the_history_tells_before_and_after(frame: LedgerFrame, qtbot: QtBot) -> None:
    context = context_of(frame)
    place, change_set = added("さくら")
    context.apply(change_set)
    context.apply(ChangeSet("居場所『さくら』を編集", (Change(place, place.changed(fee="200円／回")),)))
    frame.show_page("history")
    page = page_in_sight(frame)
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: is_told(page, 2))
    assert [row.title for row in page.list.rows] == ["居場所『さくら』を編集", "居場所『さくら』を追加"]
    told = [label.plain_text for label in page.findChildren(WrapLabel)]
    assert "参加費" in told
    assert "（空）" in told
    assert "200円／回" in told


def test_the_history_finds_folded_words_and_one_record(frame: LedgerFrame, qtbot: QtBot) -> None:
    context = context_of(frame)
    first, change_set = added("サクラ")
    context.apply(change_set)
    context.apply(added("ひだまり")[1])
    frame.show_page("history")
    page = page_in_sight(frame)
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: len(page.list.rows) == 2)
    page.focus_search()
    field = page.findChild(LineEdit)
    assert field is not None
    field.setText("さくら")
    assert len(page.list.rows) == 1
    field.clear()
    context.signals.history_wanted.emit("place", first.id)
    qtbot.waitUntil(lambda: len(page.list.rows) == 1)
    assert page.list.rows[0].title == "居場所『サクラ』を追加"


def test_what_was_deleted_comes_back(frame: LedgerFrame, messages: RecordedMessages) -> None:
    context = context_of(frame)
    place, change_set = added("なごみ広場")
    context.apply(change_set)
    context.apply(ChangeSet("居場所『なごみ広場』を消す", (Change(place, None),)))
    frame.show_page("trash")
    page = page_in_sight(frame)
    assert isinstance(page, TrashPage)
    assert [row.title for row in page.list.rows] == ["なごみ広場"]
    assert page.restore_button is not None
    page.restore_button.click()
    assert context.ledger.get(Place, place.id) == place
    assert page.list.rows == []
    assert messages.informed == ["居場所『なごみ広場』をもどしました"]


def test_a_ledger_in_a_write_protected_place_can_be_read(
    window: MainWindow, frame: LedgerFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = context_of(frame).store.path
    monkeypatch.setattr("db.sqlite_store.SqliteStore.is_read_only", property(lambda _self: True))
    assert window.open_ledger(path, "settings")
    assert window.frame is not None
    assert "読むだけ" in window.frame.saved_words


def test_a_ledger_dropped_on_the_window_is_opened_if_that_is_wanted(
    window: MainWindow, frame: LedgerFrame, messages: RecordedMessages, tmp_path: Path
) -> None:
    other = tmp_path / "花小金井.tsudoiba"
    messages.answers = [Answer.OTHER]
    context_of(frame).files.create(other).close()
    context_of(frame).preferences.note("window.page", "settings")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, no_button, no_key))
    assert window.context is not None
    assert window.context.store.path == other


def test_messages_of_the_window_reach_it(window: MainWindow, frame: LedgerFrame, tmp_path: Path) -> None:
    spoken = WindowMessages(tmp_path)
    spoken.attach(window)
    spoken.warn("書き出せませんでした。", "もう一度どうぞ。")
    spoken.warn("書き出せませんでした。", "もう一度どうぞ。")
    spoken.inform("控えをとりました")
    assert len(window.notices.bars) == 1
    assert window.notices.toast_text == "控えをとりました"


def test_a_saved_file_gets_its_ending() -> None:
    assert with_ending(Path("冊子"), PDF_FILES) == Path("冊子.pdf")
    assert with_ending(Path("冊子.PDF"), PDF_FILES) == Path("冊子.PDF")
    assert with_ending(Path("令和8.4月"), LEDGER_FILES) == Path("令和8.4月.tsudoiba")


def test_closing_remembers_the_place_of_the_window(window: MainWindow, frame: LedgerFrame, program: Program) -> None:
    window.close()
    assert program.preferences.recall("window.geometry")
    assert program.preferences.recall("window.page") == "settings"


def test_the_sample_opens_at_one_press_beside_what_is_there(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "つどいば"
    folder.mkdir()
    (folder / "見本.tsudoiba").write_bytes(b"")
    monkeypatch.setattr(paths, "ledgers_folder", lambda: folder)
    window.show_start()
    page = window.findChild(StartPage)
    assert page is not None
    page.sample_button.click()
    assert window.context is not None
    assert window.context.store.path == folder / "見本 2.tsudoiba"
    assert window.context.ledger.all(Place)


def test_a_first_window_fills_a_screen_it_would_not_fit_on(program: Program, qtbot: QtBot) -> None:
    """The screen of the tests is 800×800."""
    first = MainWindow(program)
    qtbot.addWidget(first)
    assert first.isMaximized()
    program.preferences.note("window.geometry", bytes(QWidget().saveGeometry().toBase64().data()).decode("ascii"))
    second = MainWindow(program)
    qtbot.addWidget(second)
    assert not second.isMaximized()
