"""What happens to the file while the window is open: write-protected, moved away, disk full, open twice. Real files."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from app import paths
from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError
from app.log import Log
from app.records.ids import new_id
from app.records.place import Place
from app.records.schedule import Schedule
from db.sqlite_store import SqliteStore
from ui.context import AppContext
from ui.crash_reporter import CrashReporter
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.pages.place_page import PlacePage

FIRST, SECOND = new_id(), new_id()


@pytest.fixture
def page(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PlacePage:
    """Two places, the first open."""
    monkeypatch.setattr(paths, "drafts_folder", lambda: tmp_path / "drafts")
    assert window.create_ledger(tmp_path / "帳面" / "小平.tsudoiba", page="settings")
    context = window.context
    assert context is not None
    both = (Place(id=FIRST, name="さくら", fee="100円"), Place(id=SECOND, name="もも"))
    assert not context.apply(ChangeSet("見本", tuple(Change(None, place) for place in both))).problems
    return shown(window)


def shown(window: MainWindow) -> PlacePage:
    """The page 居場所 with さくら open."""
    assert window.frame is not None
    window.frame.show_page("place")
    assert isinstance(window.frame.page, PlacePage)
    assert window.frame.page.show_record(FIRST)
    return window.frame.page


def type_fee(page: PlacePage, text: str) -> None:
    """Type into 参加費."""
    page.form.focus_field(Place.KIND, "fee")
    field = page.window().focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    field.insert(text)
    field.textEdited.emit(text)


def fee_of(context: AppContext) -> str:
    """参加費 as it stands in the file."""
    place = context.store.get(Place, FIRST)
    assert place is not None
    return place.fee


def test_a_ledger_moved_away_costs_nothing_that_was_typed(page: PlacePage, messages: RecordedMessages) -> None:
    path = page.context.store.path
    away = path.with_name("よそ.tsudoiba")
    type_fee(page, "200円")
    path.rename(away)
    assert page.open_place(SECOND)
    assert "見つかりません" in messages.warned[0][0]
    assert "消えずに書きかけとして残っています" in messages.warned[0][1]
    assert FIRST in page.desk.with_drafts
    away.rename(path)
    press_way_out(messages)  # もう一度
    assert fee_of(page.context) == "200円"
    assert FIRST not in page.desk.with_drafts
    assert page.shown_record == (Place.KIND, FIRST)


def press_way_out(messages: RecordedMessages) -> None:
    """Press the button of the last failure that has one."""
    [each for each in messages.ways_out if each is not None][-1]()


def test_a_row_of_a_record_is_tried_again_too(page: PlacePage, messages: RecordedMessages) -> None:
    """Only its 定例 had been changed: the place it belongs to is shown and saved."""
    context = page.context
    weekly = Schedule(id=new_id(), place=FIRST, rule="", note="不定期")
    assert not context.apply(ChangeSet("定例", (Change(None, weekly),))).problems
    path = context.store.path
    away = path.rename(path.with_name("よそ.tsudoiba"))
    page.open_place(FIRST)
    page.desk.editing.put(weekly.changed(note="雨の日は休み"))
    page.open_place(SECOND)
    assert FIRST in page.desk.with_drafts
    away.rename(path)
    press_way_out(messages)
    assert context.store.get(Schedule, weekly.id) == weekly.changed(note="雨の日は休み")


def test_a_ledger_taken_away_can_still_be_carried_to_safety(
    page: PlacePage, messages: RecordedMessages, window: MainWindow, tmp_path: Path
) -> None:
    page.context.store.path.unlink()
    messages.files.append(tmp_path / "たすけた.tsudoiba")
    page.context.signals.copy_wanted.emit()
    assert messages.informed[-1].startswith("写しを書き出し、読み直して確かめました")
    assert window.open_ledger(tmp_path / "たすけた.tsudoiba", "settings")
    assert window.context is not None
    assert fee_of(window.context) == "100円"


def test_a_ledger_put_back_meanwhile_is_told_before_anything_is_written(
    page: PlacePage, messages: RecordedMessages, window: MainWindow
) -> None:
    path = page.context.store.path
    older = path.read_bytes()
    type_fee(page, "150円")
    page.save_now()
    path.write_bytes(older)
    type_fee(page, "200円")
    page.open_place(SECOND)
    assert "置きかわっています" in messages.warned[-1][0]
    assert FIRST in page.desk.with_drafts
    assert path.read_bytes() == older
    press_way_out(messages)  # 読みなおす
    again = shown(window)
    assert again.context is not page.context
    again.save_now()
    assert fee_of(again.context) == "200円"


def test_another_ledger_under_the_name_is_never_written(
    page: PlacePage, messages: RecordedMessages, tmp_path: Path
) -> None:
    path = page.context.store.path
    SqliteStore.create(tmp_path / "べつ.tsudoiba", who="", host="").close()
    (tmp_path / "べつ.tsudoiba").replace(path)
    before = path.read_bytes()
    type_fee(page, "200円")
    for _ in range(2):
        page.save_now()
        assert "べつの帳面に置きかわっています" in messages.warned[-1][0]
    assert path.read_bytes() == before
    page.desk.keep_draft()
    assert FIRST in page.desk.with_drafts


def test_a_ledger_protected_meanwhile(
    page: PlacePage, messages: RecordedMessages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    path, real_access = page.context.store.path, os.access
    path.chmod(0o444)
    with monkeypatch.context() as patch:  # the account of the tests may be one that nothing is forbidden to
        patch.setattr("db.file_watch.os.access", lambda at, mode: Path(at) != path and real_access(at, mode))
        type_fee(page, "200円")
        page.open_place(SECOND)
    assert "書きこみが止められています" in messages.warned[-1][0]
    assert FIRST in page.desk.with_drafts
    messages.files.append(tmp_path / "写し.tsudoiba")
    press_way_out(messages)  # 写しを書き出す
    qtbot.waitUntil(lambda: bool(messages.informed))
    path.chmod(0o644)
    page.open_place(FIRST)
    page.save_now()
    assert fee_of(page.context) == "200円"


def test_a_full_disk_keeps_what_was_typed(page: PlacePage, messages: RecordedMessages) -> None:
    store = page.context.store
    assert isinstance(store, SqliteStore)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    type_fee(page, "あ" * 20_000)
    page.open_place(SECOND)
    assert messages.warned
    assert FIRST in page.desk.with_drafts
    assert fee_of(page.context) == "100円"
    store._connection.execute("PRAGMA max_page_count = 1000000")
    press_way_out(messages)  # もう一度
    assert fee_of(page.context) == "あ" * 20_000


def test_the_same_ledger_in_a_second_window_is_never_overwritten_unseen(
    page: PlacePage, messages: RecordedMessages, qtbot: QtBot
) -> None:
    with contextlib.closing(SqliteStore.open(page.context.store.path, who="鈴木", host="となり")) as other:
        place = other.get(Place, FIRST)
        assert place is not None
        assert not other.apply(
            ChangeSet("となりで", (Change(place, place.changed(phone="042-000-0300", fee="300円")),))
        ).problems
    type_fee(page, "200円")
    page.open_place(SECOND)
    assert fee_of(page.context) == "300円"
    assert FIRST in page.desk.with_drafts
    qtbot.waitUntil(lambda: bool(messages.warned))
    assert "ほかの窓でも" in messages.warned[0][0]
    page.open_place(FIRST)
    page.save_now()
    place = page.context.store.get(Place, FIRST)
    assert place is not None
    assert (place.fee, place.phone) == ("200円", "042-000-0300")


def test_a_write_protected_ledger_can_be_read_and_goes_on_in_a_copy(
    page: PlacePage,
    window: MainWindow,
    messages: RecordedMessages,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    path, real_access = page.context.store.path, os.access
    protected = path.parent
    monkeypatch.setattr(
        "db.ledger_file.os.access",
        lambda at, mode: protected not in (Path(at), Path(at).parent) and real_access(at, mode),
    )
    assert window.open_ledger(path, "settings")
    page = shown(window)
    assert "読むことと刷ることはできます" in messages.warned[-1][0]
    for section in page.form.sections:
        assert all(each.isReadOnly() for each in section.findChildren(QLineEdit))
        assert all(each.isReadOnly() for each in section.findChildren(QTextEdit))
        assert not any(each.isEnabled() for each in section.findChildren(QComboBox))
        assert not any(each.isEnabled() for each in section.findChildren(QPushButton))
    page.make_new()
    assert page.shown_record == (Place.KIND, FIRST)
    assert "いまは読むだけです" in messages.warned[-1][0]
    go_on_in_copy = messages.ways_out[0]
    assert go_on_in_copy is not None
    messages.files.append(tmp_path / "写し.tsudoiba")
    go_on_in_copy()
    qtbot.waitUntil(lambda: window.context is not None and window.context.store.path.stem == "写し")
    assert window.context is not None
    assert not window.context.store.is_read_only
    assert fee_of(window.context) == "100円"


def test_an_expected_failure_is_told_and_no_crash(tmp_path: Path) -> None:
    told: list[str] = []
    reporter = CrashReporter(Log(tmp_path / "log"), lambda error: told.append(error.what_happened))
    try:
        raise ExpectedError("見つかりません。", "USBメモリーをさしてください。")
    except ExpectedError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert error is not None
        reporter.report(kind, error, trace)
    assert told == ["見つかりません。"]
    assert not (tmp_path / "log").exists()


def test_a_failure_keeps_its_button_when_it_is_told_again(window: MainWindow) -> None:
    window.show_start()
    pressed: list[bool] = []
    window.show_bar("場所がいっぱいです。", "場所をあけてください。", "もう一度", lambda: pressed.append(True))
    window.show_bar("場所がいっぱいです。", "場所をあけてください。", "", None)
    (bar,) = window.notices.bars
    assert bar.has_action
    window.show_bar("場所がいっぱいです。", "場所をあけてください。", "もう一度", lambda: pressed.append(True))
    assert len(window.notices.bars) == 1


def test_a_copy_that_failed_is_written_at_the_second_try(
    page: PlacePage, messages: RecordedMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "USB"
    messages.files.append(stick / "写し.tsudoiba")
    page.context.signals.copy_wanted.emit()
    qtbot.waitUntil(lambda: bool(messages.warned))
    assert messages.warned[-1][0].startswith("写しを書き出せませんでした。帳面は無事です。")
    stick.mkdir()
    press_way_out(messages)  # もう一度書き出す
    qtbot.waitUntil(lambda: bool(messages.informed))
    assert messages.informed[-1].startswith("写しを書き出し、読み直して確かめました　写し.tsudoiba")
    with contextlib.closing(SqliteStore.open(stick / "写し.tsudoiba", who="", host="")) as copy:
        assert copy.faults() == []
