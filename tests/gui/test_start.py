"""What is not loaded when the window is first painted: measured in a process of its own, without a clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = (
    *("sqlalchemy", "sqlite3", "reportlab", "qtawesome", "qtpy", "openpyxl", "python_calamine", "PIL", "pypdfium2"),
    *("budoux", "dateutil", "jpholiday", "uharfbuzz", "zxingcpp", "lxml", "pandas", "numpy"),
    "_hashlib",  # OpenSSL
)
OWN = (
    *("db", "app.printing", "app.exchange", "ui.printing", "ui.pages.import_page", "ui.pages.print_page"),
    *("app.carrying.this_computer", "ui.crash_window", "ui.farewell", "ui.start_troubles"),
)
PROGRAM = """
import os, sys
from pathlib import Path
import ui.main as main
from ui.main_window import MainWindow
def tell():
    sys.stdout.write("\\n".join(sys.modules))
    sys.stdout.flush()
    os._exit(0)
class Window(MainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        tell()
main.MainWindow = Window
main.run(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
"""


@pytest.mark.parametrize("arguments", [(), ("帳面.tsudoiba",)], ids=["first start", "a ledger"])
def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    home = {name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.split()
    assert "ui.main_window" in loaded
    heavy = [name for name in loaded if name.partition(".")[0] in HEAVY]
    own = [name for name in loaded if name.startswith(OWN)]
    assert (heavy, own) == ([], [])
