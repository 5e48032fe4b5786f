"""Two starts at once, the second of them really a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ui.context import Program
from ui.front_door import FrontDoor, Wish
from ui.ledger_frame import LedgerFrame
from ui.main import come_forward
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore(r"does not support raise\(\)", extend=True)  # the offscreen platform

ROOT = Path(__file__).resolve().parent.parent.parent
SECOND_START = """
import sys
from pathlib import Path
from ui.front_door import FrontDoor, Wish
door = FrontDoor(Path(sys.argv[1]))
path = Path(sys.argv[2]) if len(sys.argv) > 2 else None
sys.exit(0 if not door.is_first() and door.hand_over(Wish(path, sample=path is not None)) else 3)
"""
SUDDEN_END = """
import os, sys
from pathlib import Path
from ui.front_door import FrontDoor
assert FrontDoor(Path(sys.argv[1])).is_first()
os._exit(9)
"""


def start(program: str, *arguments: str, folder: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-P", "-c", program, str(folder / "door"), *arguments]
    return subprocess.Popen(words, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)})


@pytest.fixture
def door(tmp_path: Path, qtbot: QtBot) -> FrontDoor:
    return FrontDoor(tmp_path / "door")


def test_the_first_start_is_first_and_lets_the_next_be_when_it_leaves(tmp_path: Path, door: FrontDoor) -> None:
    other = FrontDoor(tmp_path / "door")
    assert door.is_first()
    assert not other.is_first()
    door.leave()
    assert other.is_first()


def test_a_second_start_hands_over_a_ledger_and_goes(tmp_path: Path, door: FrontDoor, qtbot: QtBot) -> None:
    assert door.is_first()
    door.listen()
    with qtbot.waitSignal(door.wished, timeout=20_000) as blocker:
        second = start(SECOND_START, "帳面 二.tsudoiba", folder=tmp_path)
    assert second.wait(20) == 0
    assert blocker.args == [Wish(tmp_path / "帳面 二.tsudoiba", sample=True)]
    assert list((tmp_path / "door").glob("*.letters/*")) == []


def test_a_second_start_without_a_ledger_only_wants_the_window(
    tmp_path: Path, door: FrontDoor, qtbot: QtBot
) -> None:
    assert door.is_first()
    door.listen()
    with qtbot.waitSignal(door.wished, timeout=20_000) as blocker:
        second = start(SECOND_START, folder=tmp_path)
    assert second.wait(20) == 0
    assert blocker.args == [Wish(None)]


def test_what_was_handed_over_while_the_first_was_still_starting_is_heard(
    tmp_path: Path, door: FrontDoor, qtbot: QtBot
) -> None:
    assert door.is_first()
    second = start(SECOND_START, folder=tmp_path)
    qtbot.waitUntil(lambda: any((tmp_path / "door").glob("*.letters/*.letter")), timeout=20_000)
    with qtbot.waitSignal(door.wished, timeout=20_000):
        door.listen()
    assert second.wait(20) == 0


def test_nobody_waits_for_a_window_that_hangs(tmp_path: Path, door: FrontDoor) -> None:
    assert door.is_first()
    other = FrontDoor(tmp_path / "door")
    assert not other.is_first()
    assert not other.hand_over(Wish(None), patience=0.1)
    assert list((tmp_path / "door").glob("*.letters/*")) == []


def test_whoever_comes_while_the_first_is_leaving_becomes_the_first(tmp_path: Path, door: FrontDoor) -> None:
    assert door.is_first()
    other, third = FrontDoor(tmp_path / "door"), FrontDoor(tmp_path / "door")
    assert not other.is_first()
    door.leave()
    assert not other.hand_over(Wish(None))
    assert not third.is_first()


def test_a_program_that_ended_suddenly_is_not_first_any_more(tmp_path: Path, door: FrontDoor) -> None:
    assert start(SUDDEN_END, folder=tmp_path).wait(20) == 9
    assert door.is_first()


def test_a_letter_that_nobody_took_is_not_heard_later(tmp_path: Path, door: FrontDoor, qtbot: QtBot) -> None:
    assert door.is_first()
    (letters,) = (tmp_path / "door").glob("*.letters")
    (letters / "old.letter").write_text('{"path": null, "sample": false}', encoding="utf-8")
    door.leave()
    assert door.is_first()
    with qtbot.assertNotEmitted(door.wished):
        door.listen()


def test_where_nothing_can_be_written_every_start_opens_its_own_window(tmp_path: Path) -> None:
    (tmp_path / "door").write_text("a file", encoding="utf-8")
    assert FrontDoor(tmp_path / "door").is_first()
    assert FrontDoor(tmp_path / "door").is_first()


# what the first window does with it


def test_a_ledger_that_was_double_clicked_comes_in_place_of_the_open_one(
    window: MainWindow, frame: LedgerFrame, program: Program, tmp_path: Path
) -> None:
    other = tmp_path / "別の帳面.tsudoiba"
    program.files.create(other).close()
    come_forward(window, Wish(other))
    assert window.context is not None
    assert window.context.store.path == other


def test_the_ledger_that_is_open_already_is_not_opened_again(window: MainWindow, frame: LedgerFrame) -> None:
    context = window.context
    assert context is not None
    come_forward(window, Wish(context.store.path))
    assert window.context is context


def test_a_start_without_a_ledger_brings_the_window_back_from_the_task_bar(
    window: MainWindow, frame: LedgerFrame, qtbot: QtBot
) -> None:
    context = window.context
    window.showMinimized()
    assert window.isMinimized()
    come_forward(window, Wish(None))
    assert not window.isMinimized()
    assert window.context is context


def test_nothing_is_opened_behind_an_open_dialog(
    window: MainWindow, frame: LedgerFrame, tmp_path: Path, qtbot: QtBot
) -> None:
    context = window.context
    dialog = QDialog(window)
    dialog.open()
    come_forward(window, Wish(tmp_path / "別の帳面.tsudoiba", sample=True))
    assert window.context is context
    dialog.reject()


def test_the_sample_is_made_when_it_is_not_there_yet(window: MainWindow, frame: LedgerFrame, tmp_path: Path) -> None:
    sample = tmp_path / "見本.tsudoiba"
    come_forward(window, Wish(sample, sample=True))
    assert sample.is_file()
    assert window.context is not None
    assert window.context.store.path == sample
