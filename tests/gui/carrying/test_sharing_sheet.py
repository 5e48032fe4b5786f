"""設定の「共有フォルダー」: choosing, what it says, stopping; and what comes while somebody works."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.carrying.notebook import Seen, Sight, new_notebook, write_notebook
from app.changes.change import Change, ChangeSet
from app.records.place import Place
from db.sqlite_store import SqliteStore
from tests.gui.conftest import NOW
from tests.gui.wholeness import lasting_faults
from ui.carrying.chosen_folder import choose, notes_path, shared_folder
from ui.carrying.words import brought_words, person_words, sight_words
from ui.context import AppContext
from ui.ledger_frame import LedgerFrame
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.pages.settings_page import SettingsPage
from ui.settings.sharing_sheet import SharingSheet
from ui.theme import Contrast, TextSize


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    made = tmp_path / "みんなの共有"
    made.mkdir()
    return made


@pytest.fixture
def sheet(frame: LedgerFrame) -> SharingSheet:
    page = frame.page
    assert isinstance(page, SettingsPage)
    page.choose("sharing")
    found = page.sheet("sharing")
    assert isinstance(found, SharingSheet)
    return found


def ledger_of(frame: LedgerFrame) -> Path:
    assert frame.context is not None
    return frame.context.store.path


def posted_by(who: str, ledger: Path, folder: Path, place: Place) -> Path:
    """Another computer's copy with a place of its own arrives in the folder."""
    copy = folder / f"小平西センター {who} PC 00000000.tsudoiba"
    shutil.copyfile(ledger, copy)
    with closing(SqliteStore.open(copy, who=who, host="二階")) as store:
        assert not store.apply(ChangeSet("しごと", (Change(None, place),))).problems
    return copy


def words_of(sheet: SharingSheet) -> str:
    return sheet._state.text.plain_text


def test_choosing_posts_and_takes_in(
    sheet: SharingSheet, frame: LedgerFrame, shared: Path, messages: RecordedMessages, qtbot: QtBot
) -> None:
    context = sheet.context
    posted_by("鈴木", ledger_of(frame), shared, Place(id=11, name="もみじ"))
    messages.files.append(shared)
    with qtbot.waitSignal(context.signals.sharing_changed, timeout=20_000):
        sheet.begin_button.click()
    assert context.ledger.get(Place, 11) is not None
    assert "鈴木さんの写しから、1件が入りました" in messages.informed
    assert shared_folder(context.preferences, ledger_of(frame)) == shared
    assert len(sheet._others.findChildren(type(sheet._privacy))) >= 2
    assert lasting_faults(qtbot, sheet.window()) == []
    assert not context.apply(ChangeSet("しごと", (Change(None, Place(id=12, name="さくら")),))).problems
    with qtbot.waitSignal(context.signals.sharing_changed, timeout=20_000):
        sheet.look_button.click()
    assert len(list(shared.glob("*.tsudoiba"))) == 2
    assert "置きました" in words_of(sheet)
    sheet.stop_button.click()
    assert shared_folder(context.preferences, ledger_of(frame)) is None
    assert not notes_path(ledger_of(frame)).exists()
    assert len(list(shared.glob("*.tsudoiba"))) == 2, "what lies in the folder stays"


def test_the_folder_of_the_ledger_itself_is_refused(
    sheet: SharingSheet, frame: LedgerFrame, messages: RecordedMessages
) -> None:
    messages.files.append(ledger_of(frame).parent)
    sheet.begin_button.click()
    assert "この帳面そのもの" in messages.warned[-1][0]
    assert shared_folder(sheet.context.preferences, ledger_of(frame)) is None


def test_a_folder_out_of_reach_is_said_in_the_sheet_only(
    sheet: SharingSheet, frame: LedgerFrame, shared: Path, messages: RecordedMessages, qtbot: QtBot
) -> None:
    choose(sheet.context.preferences, ledger_of(frame), shared / "ない")
    sheet.show_stored()
    with qtbot.waitSignal(sheet.context.signals.sharing_changed, timeout=20_000):
        sheet.look_button.click()
    assert sheet._bad_state.isVisible()
    assert "いまはとどきません" in sheet._bad_state.text.plain_text
    assert messages.warned == []
    assert lasting_faults(qtbot, sheet.window()) == []


def test_closing_puts_what_is_new_into_the_folder(frame: LedgerFrame, window: MainWindow, shared: Path) -> None:
    context = frame.context
    assert context is not None
    choose(context.preferences, ledger_of(frame), shared)
    assert not context.apply(ChangeSet("しごと", (Change(None, Place(id=12, name="さくら")),))).problems
    assert window.close()
    (posted,) = shared.glob("*.tsudoiba")
    with closing(SqliteStore.open(posted, who="", host="")) as store:
        assert [place.name for place in store.read(Place)] == ["さくら"]


def test_another_ledger_is_opened_meanwhile(
    frame: LedgerFrame, window: MainWindow, shared: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    context = frame.context
    assert context is not None
    choose(context.preferences, ledger_of(frame), shared)
    assert not context.apply(ChangeSet("しごと", (Change(None, Place(id=12, name="さくら")),))).problems
    assert window.create_ledger(tmp_path / "国分寺.tsudoiba", page="settings")
    qtbot.waitUntil(lambda: len(list(shared.glob("*.tsudoiba"))) == 1, timeout=20_000)


def test_it_goes_on_after_larger_letters(
    frame: LedgerFrame, window: MainWindow, shared: Path, messages: RecordedMessages, qtbot: QtBot
) -> None:
    context = frame.context
    assert context is not None
    choose(context.preferences, ledger_of(frame), shared)
    posted_by("鈴木", ledger_of(frame), shared, Place(id=11, name="もみじ"))
    window.change_look(TextSize.LARGE, Contrast.STANDARD)
    now = window.context
    assert now is not None
    assert now is not context
    with qtbot.waitSignal(now.signals.sharing_changed, timeout=20_000):
        now.signals.sharing_wanted.emit()
    assert now.ledger.get(Place, 11) is not None


@pytest.mark.parametrize("size", list(TextSize))
def test_every_state_is_whole(
    frame: LedgerFrame, window: MainWindow, shared: Path, size: TextSize, qtbot: QtBot, picture: Callable[[str], None]
) -> None:
    choose(frame.context.preferences, ledger_of(frame), shared)  # type: ignore[union-attr]  # it is open
    long = "とても長い名前のコーディネーター"
    note = new_notebook(ledger_of(frame), "田中", "窓口")
    seen = {
        "小平西センター 鈴木 二階 1a2b3c4d.tsudoiba": Seen(
            1, 1, Sight.JOINED, NOW, "鈴木", "二階", NOW - timedelta(minutes=25)
        ),
        "小平西センター 佐藤 5e6f7a8b.tsudoiba": Seen(
            1, 1, Sight.JOINED, NOW, "佐藤", "DESKTOP-8RJ2K1L", NOW - timedelta(days=40)
        ),
        f"小平西センター {long} 9c0d1e2f.tsudoiba": Seen(1, 1, Sight.WAITING, NOW),
        "小平西センター <b>高橋</b> 3a4b5c6d.tsudoiba": Seen(1, 1, Sight.NEWER, NOW),
        "国分寺.tsudoiba": Seen(1, 1, Sight.REFUSED, NOW),
    }
    from dataclasses import replace

    write_notebook(notes_path(ledger_of(frame)), replace(note, posted_at=NOW - timedelta(minutes=3), seen=seen))
    window.change_look(size, Contrast.STANDARD)
    made = window.frame
    assert made is not None
    assert made.show_page("settings")
    assert isinstance(made.page, SettingsPage)
    made.page.choose("sharing")
    qtbot.wait(100)  # all of it is made anew: only then there is something to look at
    assert lasting_faults(qtbot, window) == []
    picture(f"sharing-{size.value}")


def test_words() -> None:
    joined = Seen(1, 1, Sight.JOINED, NOW, "鈴木さん", "二階", NOW - timedelta(days=500))
    assert person_words(joined) == "鈴木さん（二階）"
    assert sight_words(joined, NOW.date()).startswith("令和7年7月12日 10:00 までに")
    assert person_words(Seen(1, 1, Sight.JOINED, NOW, "", "二階")) == "二階"
    assert person_words(Seen(1, 1, Sight.JOINED, NOW)) == "ほかのパソコン"
    assert brought_words(()) == ""


def context_of(window: MainWindow) -> AppContext:
    assert window.context is not None
    return window.context
