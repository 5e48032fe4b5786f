"""The page 控え, and what the window does by itself: backups at opening and closing, the way back from a damaged file."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import paths
from app.backups import BackupShelf, Occasion
from app.changes.change import Change, ChangeSet
from app.records.place import Place
from tests.gui.conftest import NOW
from tests.gui.wholeness import lasting_faults
from ui.backups.folder import FOLDER_KEY
from ui.context import AppContext, Program
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.pages.backup_page import BackupPage
from ui.pages.past_page import PastPage
from ui.question import Answer

SAKURA = Place(id=101, name="さくら", fee="100円")
GUARD = """CREATE TRIGGER guard_update_place BEFORE UPDATE ON place WHEN (SELECT "open" FROM sy_latch) IS NOT 1
  BEGIN SELECT RAISE(ABORT, 'この帳面は、つどいばだけで書きかえられます'); END"""
OLD = Path(__file__).parent.parent / "old_files" / "schema_0001.tsudoiba"


@pytest.fixture(autouse=True)
def own_folder_for_looking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "looking_folder", lambda: tmp_path / "見ている控え")


@pytest.fixture
def filled(window: MainWindow, tmp_path: Path) -> MainWindow:
    """A ledger with one place, kept as it was before the place became dearer."""
    assert window.create_ledger(tmp_path / "小平.tsudoiba", page="settings")
    write(window, None, SAKURA)
    shelf_of(window).keep(Occasion.CLOSED, now=NOW - timedelta(days=1))
    write(window, SAKURA, SAKURA.changed(fee="200円"))
    return window


def context_of(window: MainWindow) -> AppContext:
    assert window.context is not None
    return window.context


def shelf_of(window: MainWindow) -> BackupShelf:
    context = context_of(window)
    return context.files.backups(context.store.path)


def write(window: MainWindow, before: Place | None, after: Place) -> None:
    assert not context_of(window).apply(ChangeSet("しごと", (Change(before, after),))).problems


def fee(window: MainWindow) -> str:
    place = context_of(window).store.get(Place, SAKURA.id)
    assert place is not None
    return place.fee


def page_of(window: MainWindow) -> BackupPage:
    frame = window.frame
    assert isinstance(frame, LedgerFrame)
    assert frame.show_page("backup")
    assert isinstance(frame.page, PastPage)
    assert isinstance(frame.page.part, BackupPage)
    return frame.page.part


def at_rest(qtbot: QtBot, window: MainWindow, program: Program) -> None:
    qtbot.wait(1)  # whatever begins in the next turn
    qtbot.waitUntil(lambda: not program.background.is_busy, timeout=10_000)


def test_no_backups_yet(window: MainWindow, tmp_path: Path, qtbot: QtBot, program: Program) -> None:
    assert window.create_ledger(tmp_path / "小平.tsudoiba")
    page = page_of(window)
    assert page.list.rows == []
    assert lasting_faults(qtbot, window) == []
    qtbot.mouseClick(page._empty.action, Qt.MouseButton.LeftButton)
    at_rest(qtbot, window, program)
    assert [row.detail for row in page.list.rows] == ["じぶんでとったもの"]


def test_a_backup_says_what_it_holds(filled: MainWindow, qtbot: QtBot, program: Program) -> None:
    page = page_of(filled)
    assert [(row.title, row.detail) for row in page.list.rows] == [("きのう 10:00", "おわったとき")]
    at_rest(qtbot, filled, program)
    words = " ".join(label.accessibleName() or label.text() for label in page.findChildren(type(page._empty.sentence)))
    assert "居場所が 1か所 書きかわりました" in words
    assert lasting_faults(qtbot, filled) == []


def test_going_back_keeps_the_present_and_can_be_undone(
    filled: MainWindow, messages: RecordedMessages, qtbot: QtBot, program: Program
) -> None:
    page = page_of(filled)
    at_rest(qtbot, filled, program)
    assert page.restore_button is not None
    qtbot.mouseClick(page.restore_button, Qt.MouseButton.LeftButton)
    at_rest(qtbot, filled, program)
    assert "書きかわりました。戻すと" in messages.asked[-1].detail
    assert "控えとして残します" in messages.asked[-1].note
    assert fee(filled) == "100円"
    assert "控えの中身に戻しました" in messages.informed[-1]
    page = page_of(filled)
    assert [row.detail for row in page.list.rows] == ["控えに戻すまえ", "おわったとき"]
    at_rest(qtbot, filled, program)
    assert page.restore_button is not None
    page.restore_button.click()
    at_rest(qtbot, filled, program)
    assert fee(filled) == "200円"
    write(filled, SAKURA.changed(fee="200円"), SAKURA)


def test_one_may_think_again(filled: MainWindow, messages: RecordedMessages, qtbot: QtBot, program: Program) -> None:
    page = page_of(filled)
    at_rest(qtbot, filled, program)
    messages.answers.append(Answer.CANCELLED)
    assert page.restore_button is not None
    page.restore_button.click()
    at_rest(qtbot, filled, program)
    assert fee(filled) == "200円"
    assert len(page.shelf.all()) == 1


def test_looking_inside_and_back(filled: MainWindow, qtbot: QtBot, program: Program) -> None:
    path = context_of(filled).store.path
    page = page_of(filled)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    at_rest(qtbot, filled, program)
    assert fee(filled) == "100円"
    looked = context_of(filled)
    assert looked.store.is_read_only
    assert looked.store.path.stem == "小平（11月23日 10時00分の控え）"
    assert str(looked.store.path) not in program.preferences.choices.recent
    frame = filled.frame
    assert frame is not None
    assert frame.saved_words == "読むだけ 控えの中を見ています"
    assert page_of(filled).list.rows == []
    assert lasting_faults(qtbot, filled) == []
    frame._saved._way_out.click()
    assert context_of(filled).store.path == path
    assert fee(filled) == "200円"
    assert list(paths.looking_folder().iterdir()) == []


def test_a_copy_of_a_backup(
    filled: MainWindow, messages: RecordedMessages, qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    page = page_of(filled)
    at_rest(qtbot, filled, program)
    messages.files.append(tmp_path / "むかし.tsudoiba")
    assert page.copy_button is not None
    page.copy_button.click()
    at_rest(qtbot, filled, program)
    assert messages.informed[-1] == "写しを書き出し、読み直して確かめました　むかし.tsudoiba"
    with contextlib.closing(program.files.open(tmp_path / "むかし.tsudoiba")) as store:
        assert store.read(Place) == [SAKURA]


def test_another_place_for_backups(
    filled: MainWindow, messages: RecordedMessages, qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    page = page_of(filled)
    at_rest(qtbot, filled, program)
    messages.files.append(tmp_path / "USB")
    page.place_button.click()
    assert program.preferences.recall(FOLDER_KEY) == str(tmp_path / "USB")
    assert page.list.rows == []
    page.keep_button.click()
    at_rest(qtbot, filled, program)
    assert len(page.list.rows) == 1
    assert (tmp_path / "USB" / "photos").is_dir()


def test_a_damaged_backup_is_said_and_nothing_is_lost(
    filled: MainWindow, messages: RecordedMessages, qtbot: QtBot, program: Program
) -> None:
    (backup,) = shelf_of(filled).all()
    page = page_of(filled)
    at_rest(qtbot, filled, program)
    backup.path.write_bytes(backup.path.read_bytes()[:8192] + b"\xff" * 50_000)
    assert page.restore_button is not None
    page.restore_button.click()
    at_rest(qtbot, filled, program)
    assert "この控え" in messages.warned[-1][0]
    assert fee(filled) == "200円"
    write(filled, SAKURA.changed(fee="200円"), SAKURA)


# ---- by itself


@pytest.fixture
def keeping(program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window that keeps backups, as the real one does, only without waiting first."""
    monkeypatch.setattr("ui.ledger_care.KEEPING_MILLISECONDS", 0)
    made = MainWindow(replace(program, keeps_backups=True))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_kept_when_opened_and_when_closed(keeping: MainWindow, qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "小平.tsudoiba"
    assert keeping.create_ledger(path, page="settings")
    at_rest(qtbot, keeping, program)
    shelf = shelf_of(keeping)
    assert [each.occasion for each in shelf.all()] == [Occasion.OPENED]
    write(keeping, None, SAKURA)
    keeping.close()
    assert {each.occasion for each in shelf.all()} == {Occasion.OPENED, Occasion.CLOSED}


def test_kept_beside_the_window_when_another_ledger_is_opened(
    keeping: MainWindow, qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    assert keeping.create_ledger(tmp_path / "小平.tsudoiba", page="settings")
    shelf = shelf_of(keeping)
    at_rest(qtbot, keeping, program)
    write(keeping, None, SAKURA)
    assert keeping.create_ledger(tmp_path / "ほか.tsudoiba", page="settings")
    at_rest(qtbot, keeping, program)
    assert {each.occasion for each in shelf.all()} == {Occasion.OPENED, Occasion.CLOSED}
    assert len(shelf_of(keeping).all()) == 1


def test_going_back_makes_no_backup_of_what_is_kept_already(
    keeping: MainWindow, qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    assert keeping.create_ledger(tmp_path / "小平.tsudoiba", page="settings")
    at_rest(qtbot, keeping, program)
    write(keeping, None, SAKURA)
    page = page_of(keeping)
    at_rest(qtbot, keeping, program)
    assert page.restore_button is not None
    page.restore_button.click()
    at_rest(qtbot, keeping, program)
    assert context_of(keeping).store.read(Place) == []
    assert {each.occasion for each in shelf_of(keeping).all()} == {Occasion.OPENED, Occasion.RESTORING}


def test_nothing_is_kept_of_a_session_that_changed_nothing(
    keeping: MainWindow, qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    assert keeping.create_ledger(tmp_path / "小平.tsudoiba", page="settings")
    at_rest(qtbot, keeping, program)
    shelf = shelf_of(keeping)
    keeping.close()
    assert len(shelf.all()) == 1


def test_damage_that_opening_does_not_see_is_told_within_a_week(
    keeping: MainWindow, messages: RecordedMessages, qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "小平.tsudoiba"
    assert keeping.create_ledger(path, page="settings")
    at_rest(qtbot, keeping, program)
    write(keeping, None, SAKURA)
    write(keeping, SAKURA, SAKURA.changed(fee="150円"))
    keeping.show_start()
    at_rest(qtbot, keeping, program)
    with contextlib.closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TRIGGER guard_update_place")
        raw.execute("UPDATE place SET fee = '9円'")
        raw.execute(GUARD)
        raw.commit()
    for day in (1, 8):
        later = replace(program, now=lambda day=day: NOW + timedelta(days=day), keeps_backups=True)
        again = MainWindow(later)
        qtbot.addWidget(again)
        again.show()
        assert again.open_ledger(path, "settings")
        at_rest(qtbot, again, program)
        at_rest(qtbot, again, program)
        again.close()
        assert len(messages.warned) == (0 if day == 1 else 1)
    assert "「居場所」の「参加費」が、履歴とちがいます" in messages.warned[0][0]


def test_backups_that_fail_are_told_and_the_ledger_opens(
    keeping: MainWindow, messages: RecordedMessages, qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    program.preferences.note(FOLDER_KEY, str(blocked))
    assert keeping.create_ledger(tmp_path / "小平.tsudoiba", page="settings")
    at_rest(qtbot, keeping, program)
    assert messages.warned[-1][0].startswith("きょうの控えを、とれませんでした。帳面は無事です。")
    write(keeping, None, SAKURA)


def test_a_ledger_of_an_older_form_is_kept_before_it_is_renewed(
    window: MainWindow, messages: RecordedMessages, tmp_path: Path
) -> None:
    path = tmp_path / "むかし.tsudoiba"
    shutil.copyfile(OLD, path)
    before = path.read_bytes()
    assert window.open_ledger(path, "settings")
    assert path.read_bytes() != before
    ((done, kept_words),) = messages.offered
    assert done.startswith("まえのつどいばの帳面を、新しい形にしました。")
    assert kept_words == "新しくするまえの帳面は、控えにとってあります。"
    (kept,) = shelf_of(window).all()
    assert kept.occasion is Occasion.RENEWED
    assert shelf_of(window).write_out(kept, tmp_path / "あと.tsudoiba") == 0
    assert window.open_ledger(path, "settings")
    assert len(shelf_of(window).all()) == 1


def test_an_older_ledger_that_cannot_be_kept_is_left_as_it_is_and_read(
    window: MainWindow, program: Program, messages: RecordedMessages, tmp_path: Path
) -> None:
    path, blocked = tmp_path / "むかし.tsudoiba", tmp_path / "file"
    shutil.copyfile(OLD, path)
    blocked.write_text("", encoding="utf-8")
    program.preferences.note(FOLDER_KEY, str(blocked))
    before = path.read_bytes()
    assert window.open_ledger(path, "settings")
    assert path.read_bytes() == before
    assert window.context is not None
    assert window.context.store.is_read_only
    assert messages.warned[0][0].startswith("控えをとれないので、帳面はまえのつどいばの形のまま、読むだけで")


# ---- a ledger that cannot be opened


def offered(window: MainWindow) -> None:
    """Press the button of the failure."""
    bar = window.notices.bars[-1]
    from ui.widgets.buttons import Button

    (button,) = [each for each in bar.findChildren(Button) if each.text() == "控えから戻す"]
    button.click()


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_damaged_ledger_comes_back_from_its_newest_backup(
    filled: MainWindow, messages: RecordedMessages, qtbot: QtBot, program: Program, tmp_path: Path, *, is_gone: bool
) -> None:
    path = context_of(filled).store.path
    filled.show_start()
    if is_gone:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:4096] + b"\0" * 30_000)
    assert not filled.open_ledger(path)
    assert lasting_faults(qtbot, filled) == []
    offered(filled)
    assert "きのう 10:00のものです" in messages.asked[-1].detail
    at_rest(qtbot, filled, program)
    assert context_of(filled).store.path == path
    assert fee(filled) == "100円"
    assert len(list(tmp_path.glob("*いたんだもの*"))) == (0 if is_gone else 1)


def test_a_damaged_ledger_without_backups_has_no_such_button(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "小平.tsudoiba"
    assert window.create_ledger(path, page="settings")
    window.show_start()
    path.write_bytes(path.read_bytes()[:4096] + b"\0" * 30_000)
    assert not window.open_ledger(path)
    assert "いたんで" in window.notices.bars[-1].what_happened


def test_what_the_page_shows_the_self_test(filled: MainWindow, qtbot: QtBot, program: Program) -> None:
    page = page_of(filled)
    at_rest(qtbot, filled, program)
    steps = page.self_test_steps()
    assert [step.name for step in steps] == ["kept", "restore", "held"]
    for step in steps:
        shown = step.show()
        at_rest(qtbot, filled, program)
        if shown is not None:
            qtbot.addWidget(shown)
            shown.show()
            assert lasting_faults(qtbot, shown) == []
            shown.close()
