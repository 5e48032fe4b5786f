"""What PyInstaller freezes, for the spec files of both systems that it is used on; run inside PyInstaller."""

from __future__ import annotations

from pathlib import Path

from PyInstaller.utils.hooks import (  # type: ignore[import-untyped]  # it brings no types
    collect_data_files,
    collect_submodules,
)

EXCLUDED = [
    *("tkinter", "unittest", "pydoc", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtTest"),
    "readline",  # for who types into Python; its library is under the GPL
]


def only_ours(scripts: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """What runs at every start, without what PyInstaller adds for cases that are none here: reading sources of frozen
    modules, listing them, multiprocessing, a Qt that does not know where it lies (start.py says so)."""
    return [script for script in scripts if not script[0].startswith("pyi_rth_")]


def own_modules() -> list[str]:
    """Every module of the program: most are imported where they are first needed."""
    return [name for part in ("app", "db", "ui") for name in collect_submodules(part)]


def own_data(root: Path) -> list[tuple[str, str]]:
    """Files beside the modules, each with the folder it lies in: ours, and those of packages that need theirs."""
    data = [(str(root / "resources"), "resources"), (str(root / "LICENSE"), ".")]
    data += [(str(path), "db/migrations") for path in sorted((root / "db" / "migrations").glob("*.sql"))]
    for package in ("budoux", "qtawesome"):
        data += collect_data_files(package)
    return data
