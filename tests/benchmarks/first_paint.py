"""How long until the window is there and until it is gone again, as multiples of a bare PySide6 window.

    python tests/benchmarks/first_paint.py [ROUNDS] [--program PROGRAM]

PROGRAM is a built one (`build/linux/frozen/tsudoiba/tsudoiba`); without it the source runs. Each start is a process of
its own; bare and real starts take turns, so that a busy machine slows both. The moments are those of the program's own
log. Goals (issue 6, §3): first paint at most 2.0, list of 1,000 places usable at most 4.0 of a bare window's start; the
process gone within 0.5 of it after the window was closed, with what was just written and its backup on the disk.
Prints medians, ends with 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PLACES = 1000
GOALS = {"painted": 2.0, "usable": 4.0, "gone": 0.5, "gone after an edit": 0.5}
_PATIENCE_SECONDS = 60
_AT_WORK_SECONDS = 4.0
"""How long the window stays open: the backup of the day is made two seconds after opening."""

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
import os, sys, time
class Window(QMainWindow):
    def paintEvent(self, event):
        sys.stdout.write(f"{time.time()}"); sys.stdout.flush(); os._exit(0)
application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""
# The program from its source, in which somebody gives a place another name and closes the window.
EDITING = """
import sys, time
from PySide6.QtCore import QTimer
import ui.main as main
from ui.command_line import main as command
settle = main._settle
def edit_and_close(window):
    from app.changes.change import Change, ChangeSet
    from app.records.place import Place
    place = window.context.ledger.all(Place)[0]
    window.context.apply(ChangeSet("edit", (Change(place, place.changed(fee=f"{time.time()}")),)))
    print(time.time(), flush=True)
    window.close()
def settle_and_edit(window, *given):
    settle(window, *given)
    QTimer.singleShot(SECONDS, lambda: edit_and_close(window))
main._settle = settle_and_edit
sys.exit(command())
""".replace("SECONDS", str(int(_AT_WORK_SECONDS * 1000)))


def make_ledger(folder: Path) -> Path:
    """A ledger with 1,000 places and a rule each."""
    sys.path.insert(0, str(ROOT))
    from app.changes.change import Change, ChangeSet
    from app.records.ids import new_id
    from app.records.place import Place
    from app.records.schedule import Schedule
    from db.sqlite_store import SqliteStore

    path = folder / "千か所.tsudoiba"
    store = SqliteStore.create(path, who="", host="")
    changes: list[Change] = []
    for number in range(PLACES):
        place = Place(id=new_id(), name=f"居場所 {number}", reading=f"いばしょ {number}", phone="042-000-0000")
        rule = Schedule(id=new_id(), place=place.id, rule="FREQ=WEEKLY;BYDAY=TU", start="10:00", end="11:30")
        changes += [Change(None, place), Change(None, rule)]
    store.apply(ChangeSet("千か所", tuple(changes)))
    store.close()
    return path


class Home:
    """The folders of a user who saw the list of places last."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.log = folder / "state" / "tsudoiba" / "log" / "tsudoiba.log"
        settings = folder / "config" / "tsudoiba" / "preferences.json"
        settings.parent.mkdir(parents=True)
        settings.write_text('{"notes": {"window.page": "place"}}', encoding="utf-8")

    def variables(self) -> dict[str, str]:
        """Of a process that runs there, without a screen; as installed, every module is compiled once."""
        own = {f"XDG_{name.upper()}_HOME": str(self._folder / name) for name in ("config", "data", "state", "cache")}
        own |= {"HOME": str(self._folder), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        own["PYTHONPYCACHEPREFIX"] = str(self._folder / "compiled")
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, **own}

    def moment(self, event: str) -> float | None:
        """When something happened, in seconds since 1970; None as long as it has not."""
        text = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
        found = re.search(rf"^(\S+ \S+) {event}\b", text, re.MULTILINE)
        return None if found is None else datetime.fromisoformat(found[1]).timestamp()


def bare(home: Home) -> float:
    """Milliseconds from the start of a bare window to its first paint."""
    began = time.time()
    words = [sys.executable, "-c", BARE]
    done = subprocess.run(words, env=home.variables(), capture_output=True, text=True, check=True, timeout=60)
    return (float(done.stdout) - began) * 1000


def real(home: Home, words: list[str]) -> dict[str, float]:
    """Milliseconds from the start to the first paint and the list, and from being asked to close to the end."""
    home.log.unlink(missing_ok=True)
    began = time.time()
    process = subprocess.Popen(words, env=home.variables(), stderr=subprocess.DEVNULL)
    while home.moment("usable") is None:
        if time.time() - began > _PATIENCE_SECONDS:
            process.kill()
            raise TimeoutError
        time.sleep(0.1)  # who looks all the time takes a processor away
    time.sleep(_AT_WORK_SECONDS)
    asked = time.time()
    process.send_signal(signal.SIGTERM)
    gone = end_of(process)
    moments = {name: home.moment(name) or 0.0 for name in ("painted", "usable")}
    return {**{name: (moment - began) * 1000 for name, moment in moments.items()}, "gone": (gone - asked) * 1000}


def edited(home: Home, ledger: Path) -> float:
    """Milliseconds from closing the window right after an edit to the end of the process."""
    words = [sys.executable, "-c", EDITING, str(ledger)]
    process = subprocess.Popen(words, env=home.variables(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    asked = float(process.stdout.readline())
    return (end_of(process) - asked) * 1000


def end_of(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> float:
    """When a process was gone. `wait` with a timeout looks only now and then, up to every 50 ms."""
    watchdog = threading.Timer(_PATIENCE_SECONDS, process.kill)
    watchdog.start()
    code = process.wait()
    gone = time.time()
    watchdog.cancel()
    if code:
        raise RuntimeError(f"it ended with {code}")
    return gone


def measure(rounds: int, program: str) -> tuple[float, dict[str, float]]:
    """Medians in milliseconds: of the bare start, and of each moment."""
    with tempfile.TemporaryDirectory() as scratch:
        home, ledger = Home(Path(scratch)), make_ledger(Path(scratch))
        words = [program] if program else [sys.executable, "-P", "-m", "ui.command_line"]
        floors: list[float] = []
        found: list[dict[str, float]] = []
        for number in range(rounds + 1):
            floor, moments = bare(home), real(home, [*words, str(ledger)])
            if not program:
                moments["gone after an edit"] = edited(home, ledger)
            if number:  # the first round fills the caches
                floors.append(floor)
                found.append(moments)
    medians = {name: statistics.median(each[name] for each in found) for name in found[0]}
    return statistics.median(floors), medians


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("rounds", nargs="?", type=int, default=7)
    parser.add_argument("--program", default="")
    given = parser.parse_args()
    floor, medians = measure(given.rounds, given.program)
    print(f"bare window {floor:.0f} ms = 1.00")
    for name, median in medians.items():
        print(f"{name} {median:.0f} ms = {median / floor:.2f} (goal {GOALS[name]})")
    return 1 if any(median / floor > GOALS[name] for name, median in medians.items()) else 0


if __name__ == "__main__":
    sys.exit(main())
