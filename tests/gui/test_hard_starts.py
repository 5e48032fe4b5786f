"""The real start, in a process of its own, where something is wrong with the computer: it starts, and says so."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.changes.change import Change, ChangeSet
from app.records.ids import new_id
from app.records.place import Place
from db.sqlite_store import SqliteStore

ROOT = Path(__file__).resolve().parent.parent.parent
STAYING = "import os, sys\nfrom ui.command_line import main\nsys.exit(main())"
# What the window says once everything has settled; then it is closed as a user closes it.
TELLING = """
import json, sys
import ui.main as main
settle = main._settle
def settle_and_tell(window, program, log):
    settle(window, program, log)
    bars = [(bar.what_happened, bar.what_to_do) for bar in window.notices.bars]
    context = window.context
    shown = None if context is None else [context.store.path.name, context.store.is_read_only, len(context.ledger.all(Place))]
    print(json.dumps({"bars": bars, "ledger": shown}))
    window.close()
from app.records.place import Place
main._settle = settle_and_tell
from ui.command_line import main as command
sys.exit(command())
"""
# Whom the computer does not know, as in a container that runs under a bare number.
OF_NOBODY = """
import pwd
def getpwuid(number):
    raise KeyError(number)
pwd.getpwuid = getpwuid
"""
# Something that Qt counts as one more window, so that it would not end the program.
LEAVING_A_WINDOW = """
import ui.main as early
from PySide6.QtWidgets import QApplication, QLabel
settle_first = early._settle
def settle_and_leave(*given):
    settle_first(*given)
    QApplication.instance().left = QLabel("left open")
    QApplication.instance().left.show()
early._settle = settle_and_leave
"""
# A fault with somebody's name in it, and somebody who presses 「帳面を読むだけで開く」.
CRASHING = """
import subprocess, sys
import ui.main as main
from PySide6.QtCore import QTimer
from ui.crash_window import CrashWindow
CrashWindow.exec = lambda window: window.read_button.click()
subprocess.Popen = lambda words, **_: print(*words[1:], sep="\\n")
settle = main._settle
def fail():
    raise KeyError("小平花子")
def settle_and_fail(*given):
    settle(*given)
    QTimer.singleShot(0, fail)
main._settle = settle_and_fail
from ui.command_line import main as command
sys.exit(command())
"""
WITHOUT_FONTS = """
import ui.theme as theme
whole = theme.resource_path
theme.resource_path = lambda name: whole(name.replace("fonts/", "gone/"))
"""
WITHOUT_STYLE = """
import ui.theme as theme
from PySide6.QtWidgets import QMessageBox
whole = theme.resource_path
theme.resource_path = lambda name: whole(name.replace("style.qss", "gone.qss"))
QMessageBox.exec = lambda box: print(box.text())
"""


@dataclass(frozen=True)
class Computer:
    """A user's home, and what the log there says."""

    home: Path

    def settings(self) -> Path:
        return self.home / "config" / "tsudoiba" / "preferences.json"

    def write_settings(self, content: bytes) -> None:
        self.settings().parent.mkdir(parents=True)
        self.settings().write_bytes(content)

    def variables(self) -> dict[str, str]:
        own = {f"XDG_{name.upper()}_HOME": str(self.home / name) for name in ("config", "data", "state", "cache")}
        return {**os.environ, **own, "HOME": str(self.home), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}

    def log(self) -> str:
        return (self.home / "state" / "tsudoiba" / "log" / "tsudoiba.log").read_text(encoding="utf-8")

    def events(self) -> list[str]:
        return re.findall(r"^\d{4}-\d\d-\d\d [\d:.]+ ([a-z-]+)", self.log(), re.MULTILINE)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """A computer of somebody whose name is in every path."""
    home = tmp_path / "小平花子"
    home.mkdir()
    return Computer(home)


@pytest.fixture
def ledger(computer: Computer) -> Path:
    """A ledger with one place."""
    path = computer.home / "西センター.tsudoiba"
    store = SqliteStore.create(path, who="小平花子", host="hanako-pc")
    store.apply(ChangeSet("さくら会館を追加", (Change(None, Place(id=new_id(), name="さくら会館")),)))
    store.close()
    return path


def said(
    computer: Computer,
    *words: str | Path,
    before: str = "",
    variables: Mapping[str, str] | None = None,
    prepare: Callable[[], None] | None = None,
) -> dict[str, object]:
    """What the window shows after a start with these words."""
    done = subprocess.run(
        [sys.executable, "-c", before + TELLING, *map(str, words)],
        env=variables if variables is not None else computer.variables(),
        cwd=computer.home,
        preexec_fn=prepare,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert isinstance(told, dict)
    return told


def bars(told: dict[str, object]) -> str:
    return json.dumps(told["bars"], ensure_ascii=False)


def test_nothing_is_said_when_nothing_is_wrong(computer: Computer, ledger: Path) -> None:
    told = said(computer, ledger)
    assert told == {"bars": [], "ledger": ["西センター.tsudoiba", False, 1]}
    assert computer.events() == ["started", "painted", "usable", "closed"]


def test_the_program_ends_with_its_window_whatever_else_is_open(computer: Computer, ledger: Path) -> None:
    said(computer, ledger, before=LEAVING_A_WINDOW)
    assert computer.events() == ["started", "painted", "usable", "closed"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"\xff\xfe{}", b"[" * 100_000], ids=["empty", "cut off", "list", "bytes", "deep"]
)
def test_damaged_settings(computer: Computer, ledger: Path, content: bytes) -> None:
    computer.write_settings(content)
    told = said(computer, ledger)
    assert told["ledger"] is not None
    assert "まえの設定が読めませんでした" in bars(told)
    assert "settings-damaged" in computer.events()
    assert computer.settings().with_name("preferences.damaged.json").read_bytes() == content
    assert said(computer) == {"bars": [], "ledger": ["西センター.tsudoiba", False, 1]}


@pytest.mark.parametrize("content", [{"recent": 5, "notes": [1], "text_size": "huge"}, {"recent": ["\udcff\0"]}])
def test_odd_settings_are_read_as_far_as_they_make_sense(
    computer: Computer, ledger: Path, content: dict[str, object]
) -> None:
    computer.write_settings(json.dumps({"your_name": "田中", **content}).encode())
    assert said(computer, ledger)["bars"] == []
    assert json.loads(computer.settings().read_text())["your_name"] == "田中"


def test_a_vanished_last_ledger(computer: Computer, ledger: Path) -> None:
    said(computer, ledger)
    ledger.unlink()
    told = said(computer)
    assert told["ledger"] is None
    assert "「西センター.tsudoiba」が見つかりません" in bars(told)
    assert computer.events()[-2:] == ["no-ledger", "closed"]


def test_a_missing_font(computer: Computer, ledger: Path) -> None:
    told = said(computer, ledger, before=WITHOUT_FONTS)
    assert told["ledger"] is not None
    assert "つどいばの書体が見つかりません" in bars(told)


def test_a_program_with_a_part_missing_says_so_without_a_window(computer: Computer) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_STYLE + TELLING],
        env=computer.variables(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.startswith("つどいばをひらけませんでした。")
    assert "ENOENT" in computer.log()


def test_a_full_disk(computer: Computer, ledger: Path) -> None:
    """No file may grow: the disk as it is when it is full, whatever the test may do."""
    told = said(computer, ledger, prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)))
    assert told["ledger"] == ["西センター.tsudoiba", False, 1]
    assert "設定と書きかけを、書きとめられません" in bars(told)


def test_a_home_that_cannot_be_written(computer: Computer, ledger: Path) -> None:
    blocked = computer.home / "file"
    blocked.touch()
    variables = {name: value for name, value in computer.variables().items() if not name.startswith("XDG_")}
    told = said(computer, ledger, variables={**variables, "HOME": str(blocked)})
    assert told["ledger"] == ["西センター.tsudoiba", False, 1]
    assert "設定と書きかけを、書きとめられません" in bars(told)


def test_no_home_directory(computer: Computer) -> None:
    homeless = {name: each for name, each in computer.variables().items() if not re.match("HOME$|XDG_", name)}
    told = said(computer, before=OF_NOBODY, variables={**homeless, "TMPDIR": str(computer.home.parent)})
    assert told["ledger"] is None
    assert "あなた用のフォルダーがありません" in bars(told)
    assert list(computer.home.iterdir()) == []


def test_a_ledger_is_opened_for_reading_beside_an_open_window(computer: Computer, ledger: Path) -> None:
    before = ledger.read_bytes()
    told = said(computer, ledger, "--read-only")
    assert told["ledger"] == ["西センター.tsudoiba", True, 1]
    assert "いまは読むだけです" in bars(told)
    assert ledger.read_bytes() == before


def test_after_a_fault_the_ledger_opens_for_reading_in_a_program_of_its_own(computer: Computer, ledger: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CRASHING, str(ledger)],
        env=computer.variables(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.split()) == (1, ["-m", "ui.command_line", "--read-only", str(ledger)])
    assert computer.events()[:4] == ["started", "painted", "usable", "fault"]
    assert "花子" not in computer.log()


def test_the_log_of_a_start_names_nobody(computer: Computer, ledger: Path) -> None:
    said(computer, ledger)
    ledger.unlink()
    said(computer)
    log = computer.log()
    assert len(log.splitlines()) == 8
    for secret in ("花子", "hanako", "小平", "西センター", "さくら", str(computer.home), "/", "\\"):
        assert secret not in log


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks windows to close, not processes")
def test_at_the_end_of_the_session_the_window_closes_as_by_its_cross(computer: Computer, ledger: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", STAYING, str(ledger)], env=computer.variables())
    try:
        wait_for("usable", computer)
        time.sleep(0.2)  # the signal is heard once everything has settled
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()
        process.wait()
    assert computer.events()[-1] == "closed"


def wait_for(event: str, computer: Computer) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            if event in computer.events():
                return
        except FileNotFoundError:
            pass
        time.sleep(0.05)
    pytest.fail(f"{event} is not in the log")
