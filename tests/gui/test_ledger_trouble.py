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
from app.records.ids import new_id
from app.records.place import Place
from db.sqlite_store import SqliteStore
from ui.context import AppContext
from ui.crash_window import CrashReporter
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
    assert FIRST in page.desk.with_drafts
    away.rename(path)
    assert page.open_place(FIRST)
    page.save_now()
    assert fee_of(page.context) == "200円"
    assert FIRST not in page.desk.with_drafts


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
    page.open_place(FIRST)
    page.save_now()
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
    reporter = CrashReporter(tmp_path / "log", lambda: None, lambda error: told.append(error.what_happened))
    try:
        raise ExpectedError("見つかりません。", "USBメモリーをさしてください。")
    except ExpectedError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert error is not None
        reporter.report(kind, error, trace)
    assert told == ["見つかりません。"]
    assert not (tmp_path / "log").exists()
