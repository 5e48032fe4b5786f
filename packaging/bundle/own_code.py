"""The program's own code, run while building: with this computer's Python, without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def environment(root: Path) -> dict[str, str]:
    """Variables with which a Python finds the program and what builds it, and Qt needs no screen."""
    paths = os.pathsep.join((str(root / "packaging"), str(root)))
    return {**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"}


def draw(root: Path, system: str, folder: Path) -> None:
    """What one system shows of the program before it runs, in a process of its own (bundle/pictures.py)."""
    words = ["-P", "-m", "bundle.pictures", system, str(folder)]
    subprocess.run([sys.executable, *words], env=environment(root), check=True)
