"""A ledger on a stick, on a share, in a cloud's folder: the question, the copy on the own disk, the way home."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import paths
from app.carrying.whereabouts import Spot, Volume, Whereabouts
from app.carrying.working_copies import WorkingCopies
from app.changes.change import Change, ChangeSet
from app.errors import ExpectedError
from app.records.place import Place
from db.sqlite_store import SqliteStore
from tests.gui.carrying.conftest import PlayedComputer
from tests.gui.wholeness import lasting_faults
from ui.carrying.chosen_folder import shared_folder
from ui.carrying.questions import not_home_question, place_question, posted_question
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.messages import RecordedMessages
from ui.pages.settings_page import SettingsPage
from ui.preferences import Preferences
from ui.question import Answer, Question
from ui.settings.sharing_sheet import SharingSheet
from ui.widgets.question_dialog import QuestionDialog

PATIENCE = 20_000


@pytest.fixture
def stick(tmp_path: Path, computer: PlayedComputer) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    computer.kinds[made] = Volume.REMOVABLE
    return made


@pytest.fixture
def ledger(stick: Path) -> Path:
    made = stick / "小平.tsudoiba"
    SqliteStore.create(made, who="田中", host="窓口").close()
    write(made, 101, "さくら")
    return made


def write(path: Path, record_id: int, name: str) -> None:
    with closing(SqliteStore.open(path, who="鈴木", host="二階")) as store:
        assert not store.apply(ChangeSet("しごと", (Change(None, Place(id=record_id, name=name)),))).problems


def names(path: Path) -> set[str]:
    with closing(SqliteStore.open(path, who="", host="")) as store:
        return {place.name for place in store.read(Place)}


def context_of(window: MainWindow) -> AppContext:
    assert window.context is not None
    return window.context


def add(window: MainWindow, record_id: int, name: str) -> None:
    place = Place(id=record_id, name=name)
    assert not context_of(window).apply(ChangeSet("しごと", (Change(None, place),))).problems


def copies() -> WorkingCopies:
    return WorkingCopies(paths.working_copies_folder())


@pytest.fixture
def in_copy(window: MainWindow, ledger: Path, messages: RecordedMessages, qtbot: QtBot) -> MainWindow:
    """The window on the working copy of the ledger on the stick."""
    assert window.open_ledger(ledger, "settings")
    qtbot.waitUntil(lambda: context_of(window).store.path != ledger, timeout=PATIENCE)
    qtbot.waitUntil(lambda: any("手もとの写しに書きます" in said for said in messages.informed), timeout=PATIENCE)
    return window


def test_written_here_and_taken_home(
    in_copy: MainWindow, ledger: Path, messages: RecordedMessages, preferences: Preferences, qtbot: QtBot
) -> None:
    assert messages.asked[0].title == "「小平」は、USBメモリーにあります"
    add(in_copy, 102, "もみじ")
    write(ledger, 103, "うめ")  # on another computer meanwhile
    in_copy.close()
    qtbot.waitUntil(lambda: not in_copy.isVisible(), timeout=PATIENCE)
    assert names(ledger) == {"さくら", "もみじ", "うめ"}
    assert list(copies().all()) == [], "names and numbers do not stay behind"
    assert preferences.choices.recent[0] == str(ledger)
    in_copy.show()
    assert in_copy.open_ledger(ledger, "settings")
    qtbot.waitUntil(lambda: context_of(in_copy).store.path != ledger, timeout=PATIENCE)
    assert len(messages.asked) == 1, "it is asked once"
    assert {place.name for place in context_of(in_copy).ledger.all(Place)} == names(ledger)


def test_written_where_it_lies(
    window: MainWindow, ledger: Path, messages: RecordedMessages, qtbot: QtBot
) -> None:
    messages.answers.append(Answer.OTHER)
    assert window.open_ledger(ledger, "settings")
    qtbot.waitUntil(lambda: bool(messages.asked), timeout=PATIENCE)
    assert context_of(window).store.path == ledger
    assert window.open_ledger(ledger, "settings")
    qtbot.wait(200)
    assert len(messages.asked) == 1
    frame = window.frame
    assert frame is not None
    assert isinstance(frame.page, SettingsPage)
    frame.page.choose("sharing")
    sheet = frame.page.sheet("sharing")
    assert isinstance(sheet, SharingSheet)
    assert lasting_faults(qtbot, window) == []
    sheet.ask_button.click()
    assert not sheet.ask_button.isVisible()
    messages.answers.append(Answer.CANCELLED)
    assert window.open_ledger(ledger, "settings")
    qtbot.waitUntil(lambda: len(messages.asked) == 2, timeout=PATIENCE)
    assert window.close()


def test_an_own_disk_is_not_spoken_of(
    window: MainWindow, tmp_path: Path, messages: RecordedMessages, qtbot: QtBot
) -> None:
    assert window.create_ledger(tmp_path / "ここ.tsudoiba", page="settings")
    qtbot.wait(300)
    assert (messages.asked, messages.offered) == ([], [])


def test_nothing_written_closes_at_once(in_copy: MainWindow) -> None:
    assert in_copy.close()
    assert list(copies().all()) == []


def test_a_stick_pulled_before_closing(
    in_copy: MainWindow, ledger: Path, stick: Path, messages: RecordedMessages, preferences: Preferences, qtbot: QtBot
) -> None:
    add(in_copy, 102, "もみじ")
    away = stick.rename(stick.with_name("pulled"))
    messages.answers.append(Answer.CANCELLED)
    assert not in_copy.close()
    qtbot.waitUntil(lambda: len(messages.asked) == 2, timeout=PATIENCE)
    assert "いまはとどきません" in messages.asked[1].title
    assert (messages.asked[1].deed, messages.asked[1].other) == ("もう一度合わせる", "手もとに残してとじる")
    assert in_copy.isVisible()
    messages.answers.append(Answer.OTHER)
    in_copy.close()
    qtbot.waitUntil(lambda: not in_copy.isVisible(), timeout=PATIENCE)
    (kept,) = copies().all()
    assert names(kept.path) == {"さくら", "もみじ"}
    assert preferences.choices.recent[0] == str(kept.path)
    # the next start: the stick is not there yet, then it is
    in_copy.show()
    assert in_copy.open_ledger(kept.path, "settings")
    qtbot.waitUntil(lambda: bool(messages.offered), timeout=PATIENCE)
    assert "いまはとどきません" in messages.offered[0][0]
    away.rename(stick)
    way_home = in_copy._care._carrying.way_home
    assert way_home is not None
    assert way_home.is_away
    way_home.look()
    qtbot.waitUntil(lambda: names(ledger) == {"さくら", "もみじ"}, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "手もとに残っていた書きこみを、USBメモリーの帳面に合わせました" in messages.informed)
    in_copy.close()
    qtbot.waitUntil(lambda: not in_copy.isVisible(), timeout=PATIENCE)
    assert list(copies().all()) == []


def test_the_stick_is_back_when_asked_again(
    in_copy: MainWindow, ledger: Path, stick: Path, messages: RecordedMessages, qtbot: QtBot
) -> None:
    add(in_copy, 102, "もみじ")
    away = stick.rename(stick.with_name("pulled"))
    ask = messages.ask

    def put_back(question: Question, /) -> Answer:
        away.rename(stick)
        return ask(question)

    messages.ask = put_back  # type: ignore[method-assign]  # what the user does while he is asked
    in_copy.close()
    qtbot.waitUntil(lambda: not in_copy.isVisible(), timeout=PATIENCE)
    assert names(ledger) == {"さくら", "もみじ"}


def test_another_ledger_instead(in_copy: MainWindow, ledger: Path, tmp_path: Path, qtbot: QtBot) -> None:
    add(in_copy, 102, "もみじ")
    assert in_copy.create_ledger(tmp_path / "国分寺.tsudoiba", page="settings")
    qtbot.waitUntil(lambda: names(ledger) == {"さくら", "もみじ"}, timeout=PATIENCE)


def test_the_stick_itself_opened_after_all(
    in_copy: MainWindow, ledger: Path, stick: Path, messages: RecordedMessages, preferences: Preferences, qtbot: QtBot
) -> None:
    """What never got home is gone on with, even where it was once said to write on the stick."""
    add(in_copy, 102, "もみじ")
    away = stick.rename(stick.with_name("pulled"))
    messages.answers.append(Answer.OTHER)
    in_copy.close()
    qtbot.waitUntil(lambda: not in_copy.isVisible(), timeout=PATIENCE)
    away.rename(stick)
    in_copy.show()
    assert in_copy.open_ledger(ledger, "settings")
    qtbot.waitUntil(lambda: context_of(in_copy).store.path != ledger, timeout=PATIENCE)
    qtbot.waitUntil(lambda: names(ledger) == {"さくら", "もみじ"}, timeout=PATIENCE)


def test_a_copy_that_an_engine_laid_beside(
    window: MainWindow, tmp_path: Path, messages: RecordedMessages, qtbot: QtBot
) -> None:
    own = tmp_path / "小平.tsudoiba"
    SqliteStore.create(own, who="田中", host="窓口").close()
    beside = tmp_path / "小平-NIKAI-PC.tsudoiba"
    shutil.copyfile(own, beside)
    shutil.copyfile(own, tmp_path / "小平 (1).tsudoiba")  # nothing new in it: not spoken of
    SqliteStore.create(tmp_path / "小平 (2).tsudoiba", who="", host="").close()  # another ledger
    (tmp_path / "小平 (3).tsudoiba").write_bytes(b"half")
    write(beside, 102, "もみじ")
    assert window.open_ledger(own, "settings")
    qtbot.waitUntil(lambda: bool(messages.offered), timeout=PATIENCE)
    said = messages.offered[0][0]
    assert "OneDriveなどがつくった「小平-NIKAI-PC.tsudoiba」" in said
    wanted: list[object] = []
    context_of(window).signals.join_wanted.connect(wanted.append)
    way_out = messages.ways_out[-1]
    assert way_out is not None
    way_out()
    assert wanted == [[beside]]


def test_what_another_computer_posted_is_not_written_in(
    window: MainWindow, tmp_path: Path, messages: RecordedMessages, preferences: Preferences, qtbot: QtBot
) -> None:
    shared = tmp_path / "共有"
    shared.mkdir()
    posted = shared / "小平 田中 窓口 1a2b3c4d.tsudoiba"
    SqliteStore.create(posted, who="田中", host="窓口").close()
    write(posted, 101, "さくら")
    assert window.open_ledger(posted, "settings")
    qtbot.waitUntil(lambda: context_of(window).store.path != posted, timeout=PATIENCE)
    assert messages.asked[0].title == "これは、共有フォルダーに置かれた写しです"
    own = context_of(window).store.path
    assert own == paths.ledgers_folder() / "小平 田中 窓口.tsudoiba"
    assert names(own) == {"さくら"}
    assert shared_folder(preferences, own) == shared


def test_every_question_is_whole(
    in_copy: MainWindow, qtbot: QtBot, picture_of: Callable[[QuestionDialog, str], None]
) -> None:
    path = Path("小平西センターのとても長い名前の帳面.tsudoiba")
    (working,) = copies().all()
    questions = [
        *(place_question(path, Whereabouts(spot, name)) for spot, name in PLACES),
        posted_question(path),
        not_home_question(working, ExpectedError("USBメモリーの「小平.tsudoiba」に、いまはとどきません。", "")),
    ]
    for number, question in enumerate(questions):
        dialog = QuestionDialog(in_copy, question)
        qtbot.addWidget(dialog)
        dialog.show()
        assert lasting_faults(qtbot, dialog) == []
        picture_of(dialog, f"question-{number}")
        dialog.close()


PLACES = (
    (Spot.STICK, "USBメモリー"),
    (Spot.NETWORK, "ネットワークの共有フォルダー"),
    (Spot.CLOUD, "OneDrive"),
)
