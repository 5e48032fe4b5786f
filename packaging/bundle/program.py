"""The program itself as it is shipped: its packages with compiled modules beside the source, and its resources."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bundle.locked import version_in

READ_ME = "はじめにお読みください.txt"
"""What lies beside the program: how to begin, and what the licences of its parts ask for."""

PARTS = ("app", "db", "ui", "resources")


def version_of(root: Path) -> str:
    """The program's version: `0.1.0`."""
    text = (root / "app" / "version.py").read_text(encoding="utf-8")
    found = re.search(r'^VERSION = "(\d+\.\d+\.\d+)"$', text, re.MULTILINE)
    assert found is not None
    return found[1]


def write_read_me(root: Path, source: Path, target: Path, *, newline: str) -> None:
    """The text with the versions in it; with the mark that Notepad likes where lines end as it likes them."""
    qt = version_in(root / "packaging" / "requirements.txt", "pyside6-essentials")
    text = source.read_text(encoding="utf-8").replace("@VERSION@", version_of(root)).replace("@QT@", qt)
    target.write_text(text, encoding="utf-8-sig" if newline == "\r\n" else "utf-8", newline=newline)


def copy_program(root: Path, target: Path) -> None:
    """The program's packages, resources and licence."""
    for part in PARTS:
        shutil.copytree(root / part, target / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(root / "LICENSE", target / "LICENSE")


def compile_all(folder: Path) -> None:
    """Compiles every module below a folder, to be taken as it is: nothing is written when the program runs, so the
    folder may be read-only, and no dates need to agree, so it may be copied anyhow."""
    words = ["-q", "-j", "2", "--invalidation-mode", "unchecked-hash", "-s", str(folder)]
    subprocess.run([sys.executable, "-m", "compileall", *words, str(folder)], check=True)


def files_of(folder: Path) -> Iterator[str]:
    """Every file below a folder by its path from there, with slashes, in a fixed order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix()
