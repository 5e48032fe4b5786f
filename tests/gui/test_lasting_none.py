"""None and True outlive any number of Qt calls (ui/lasting_none.py says why that has to be tested)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
{first}
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(60_000):
    {call}
print("alive")
"""
VOID_CALL = 'thing.setObjectName("")'
SIGNAL = 'thing.objectNameChanged.emit("")'


def run(first: str, call: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(first=first, call=call)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
        cwd=ROOT,
    )


@pytest.mark.parametrize(("call", "death"), [(VOID_CALL, "none_dealloc"), (SIGNAL, "bool_dealloc")])
def test_the_program_survives_60000_calls(call: str, death: str) -> None:
    """When the second line fails, PySide6 counts again: ui/lasting_none.py can go."""
    assert run("import ui", call).stdout == "alive\n"
    assert death in run("", call).stderr
