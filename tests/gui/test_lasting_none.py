"""None outlives any number of Qt calls (ui/lasting_none.py says why that has to be tested)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
{first}
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(60_000):
    thing.setObjectName("")
print("alive")
"""


def run(first: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(first=first)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        cwd=ROOT,
    )


def test_the_program_survives_60000_calls() -> None:
    assert run("import ui").stdout == "alive\n"


def test_the_guard_is_still_needed() -> None:
    """When this fails, PySide6 counts again: ui/lasting_none.py can go."""
    assert "none_dealloc" in run("").stderr
