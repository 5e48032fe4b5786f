"""How long until the window is there: first paint and usable list as multiples of a bare PySide6 window.

    python tests/benchmarks/first_paint.py [ROUNDS]

Each start is a process of its own; bare and real starts take turns, so that a busy machine slows both. Goals (issue 2,
§8): first paint at most 2.0, list of 1,000 places usable at most 4.0 of a bare window. Prints medians, ends with 1 when
a goal is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PLACES = 1000
GOALS = {"paint": 2.0, "usable": 4.0}
_PATIENCE_SECONDS = 60

BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
import os, sys, time
class Window(QMainWindow):
    def paintEvent(self, event):
        sys.stdout.write(f"paint {time.time()}\\n"); sys.stdout.flush(); os._exit(0)
application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""
REAL = """
import os, sys, time
from pathlib import Path
def tell(word):
    sys.stdout.write(f"{word} {time.time()}\\n"); sys.stdout.flush()
from PySide6.QtCore import QTimer
import ui.main_window as main_window
import ui.main as main
class Window(main_window.MainWindow):
    def paintEvent(self, event):
        is_first = not self._was_painted
        super().paintEvent(event)
        if is_first:
            tell("paint")
    def open_ledger(self, path, page=""):
        opened = super().open_ledger(path, "place")
        # Queued behind the paint of the list: when this runs, the list has been drawn and takes input.
        self.repaint()
        QTimer.singleShot(0, lambda: (tell("usable"), os._exit(0 if opened else 1)))
        return opened
main.MainWindow = Window
main.run(Path(sys.argv[1]))
"""


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


def start(program: str, *arguments: str, home: Path) -> dict[str, float]:
    """Milliseconds from the start of a process to each word it says."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "HOME": str(home)}
    environment |= {"XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_STATE_HOME": str(home)}
    environment["PYTHONPYCACHEPREFIX"] = str(home / "compiled")  # as installed: every module compiled once
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=_PATIENCE_SECONDS,
    )
    said = (line.split() for line in done.stdout.splitlines())
    return {word: (float(moment) - began) * 1000 for word, moment in said}


def main(rounds: int) -> int:
    with tempfile.TemporaryDirectory() as scratch:
        home = Path(scratch)
        ledger = make_ledger(home)
        bare, real = [], []
        for number in range(rounds + 1):
            one, other = start(BARE, home=home), start(REAL, str(ledger), home=home)
            if number:  # the first round fills the caches
                bare.append(one)
                real.append(other)
    base = statistics.median(each["paint"] for each in bare)
    print(f"bare window {base:.0f} ms = 1.00")
    missed = False
    for word, goal in GOALS.items():
        median = statistics.median(each[word] for each in real)
        missed |= median / base > goal
        print(f"{word} {median:.0f} ms = {median / base:.2f} (goal {goal})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
