"""First content of every page on a large ledger, as a multiple of the bare query of the rows it read; and the memory.

    python -m tests.benchmarks.pages [ROUNDS] [KEY ... | memory]

The ledger (made once, kept in the temporary folder) has 2,000 places, 5,000 volunteers, 3,000 minutes and 200,000
参加の記録. Each page is shown the first time, on a ledger of which nothing was read yet, two seconds after the window
came up: as after every start, the widgets of the pages were made meanwhile. The clock stops when the page has been painted, with its list in it. The peer reads the same kinds in full with bare
sqlite3. Goal (issue 3, §5): at most 3.0. Ends with 1 when a page is slower.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QAbstractItemView, QApplication

from tests import large_ledger
from ui import icons, theme
from ui.application import make_application
from ui.backups.folder import FOLDER_KEY
from ui.main import compose
from ui.main_window import MainWindow
from ui.pages.catalogue import ENTRIES
from ui.preferences import Preferences

GOAL = 3.0
_QUIET = "settings"
"""A page that needs no record: where the clock starts."""
_WITHOUT_RECORDS = frozenset([_QUIET, "import", "merge", "print", "past"])
"""Pages whose first content is not made of records."""
_PATIENCE_SECONDS = 20.0
_SETTLE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Shown:
    """One page, shown once: how long it took and which kinds it read."""

    seconds: float
    kinds: tuple[str, ...]


def large_ledger_path() -> Path:
    """The ledger of the measurement; made when it is not there."""
    path = Path(tempfile.gettempdir()) / "tsudoiba_large.tsudoiba"
    if not path.exists():
        large_ledger.write(path)
    return path


def is_filled(window: MainWindow) -> bool:
    """Whether a list in sight has rows (a page without a list is filled when it is painted)."""
    assert window.frame is not None
    page = window.frame.page
    assert page is not None
    views = [view for view in page.findChildren(QAbstractItemView) if view.isVisible() and view.model() is not None]
    return any(view.model().rowCount() for view in views) or not views


def show(window: MainWindow, path: Path, key: str) -> Shown:
    """Open the ledger anew and show one page of it."""
    assert window.open_ledger(path, page=_QUIET)
    frame, context = window.frame, window.context
    assert frame is not None
    assert context is not None
    while not frame.preparation.is_done:  # as after every start: pages are made before somebody asks for one
        QApplication.processEvents()
    context.ledger.forget()
    read: dict[str, None] = {}
    ask = context.ledger._read

    def noted(record_class):  # type: ignore[no-untyped-def]  # stands in for Store.read
        read.setdefault(record_class.KIND)
        return ask(record_class)

    context.ledger._read = noted  # type: ignore[method-assign]
    began = time.perf_counter()
    frame.show_page(key)
    assert frame.page is not None
    frame.page.repaint()  # the side bar beside it stands there already
    while not is_filled(window) and time.perf_counter() - began < _PATIENCE_SECONDS:
        QApplication.processEvents()
    taken = time.perf_counter() - began
    kinds = tuple(read)
    frame.show_page(_QUIET)
    QApplication.processEvents()
    return Shown(taken, kinds)


def bare_query(path: Path, kinds: tuple[str, ...]) -> float:
    """Seconds to fetch every row of some kinds with sqlite3 alone."""
    with closing(sqlite3.connect(path)) as connection:
        began = time.perf_counter()
        for kind in kinds:
            connection.execute(f'SELECT * FROM "{kind}"').fetchall()
        return time.perf_counter() - began


def main(rounds: int, keys: list[str]) -> int:
    path = large_ledger_path()
    with tempfile.TemporaryDirectory() as scratch:
        preferences = Preferences(None)
        preferences.note(FOLDER_KEY, str(Path(scratch) / "backups"))
        make_application(preferences)
        icons.load()
        theme.load_fallback_fonts()
        program, messages = compose(preferences, Path(scratch) / "drafts")
        window = MainWindow(program)
        messages.attach(window)
        window.show()
        window.resize(1280, 800)
        small = Path(scratch) / "small.tsudoiba"
        window.create_ledger(small, sample=True)
        wanted = [entry.key for entry in ENTRIES if (not keys or entry.key in keys) and entry.key not in _WITHOUT_RECORDS]
        for key in wanted:
            show(window, small, key)  # loads the code
        missed = False
        if "memory" in keys:
            tell_memory(window, path)
        for key in wanted:
            tries: list[tuple[Shown, float]] = []
            for _ in range(rounds):  # in turns: what else the machine does meets both
                shown = show(window, path, key)
                tries.append((shown, bare_query(path, shown.kinds)))
            ours = statistics.median(shown.seconds for shown, _peer in tries)
            bare = statistics.median(peer for _shown, peer in tries)
            missed |= ours / bare > GOAL
            kinds = " ".join(tries[0][0].kinds)
            print(f"{key:10} {ours * 1000:7.0f} ms  bare {bare * 1000:6.0f} ms  {ours / bare:5.2f}  {kinds}", flush=True)
        sys.stdout.flush()
        os._exit(1 if missed else 0)


def tell_memory(window: MainWindow, path: Path) -> None:
    """Megabytes of this process with the ledger open: at ホーム, with every page seen, and after a search."""
    assert window.open_ledger(path, page="home")
    assert window.frame is not None
    for words, keys in (("at home", ("home",)), ("every page seen", tuple(window.frame.side_bar.keys))):
        for key in keys:
            window.frame.show_page(key)
            settle()
        print(f"{words:16} {resident():5.0f} MB", flush=True)
    window.frame.search()
    settle()
    print(f"after a search   {resident():5.0f} MB, at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def settle() -> None:
    """Let what is done in slices come to its end."""
    until = time.perf_counter() + _SETTLE_SECONDS
    while time.perf_counter() < until:
        QApplication.processEvents()


def resident() -> float:
    """Megabytes this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    numbers = [argument for argument in sys.argv[1:] if argument.isdigit()]
    main(int(numbers[0]) if numbers else 3, [argument for argument in sys.argv[1:] if not argument.isdigit()])
