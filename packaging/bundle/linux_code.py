"""What Linux programs and libraries load, so that nothing is shipped that nobody asks for."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path


def wanted_libraries(files: Iterable[Path]) -> dict[str, set[str]]:
    """Names of the libraries that each ELF file loads at once, by the file's path; other files are left out."""
    paths = [str(path) for path in files]
    done = subprocess.run(["readelf", "-d", *paths], capture_output=True, text=True, check=False)
    return read_wanted(done.stdout, only=paths[0] if len(paths) == 1 else "")


def read_wanted(said: str, only: str = "") -> dict[str, set[str]]:
    """The same, from what readelf says; with one file alone it does not say which (`only`)."""
    found: dict[str, set[str]] = {}
    path = only
    for line in said.splitlines():
        if line.startswith("File: "):
            path = line.removeprefix("File: ")
        elif "(NEEDED)" in line:
            found.setdefault(path, set()).update(re.findall(r"\[(.+)\]", line))
    return found


def unasked(libraries: Iterable[str], wanted: Mapping[str, set[str]]) -> set[str]:
    """Which libraries nobody loads, not even one that somebody loads.

    Args:
        libraries: names of the files that are only there to be loaded.
        wanted: what every file loads, by its name; files that are not among `libraries` count as used.
    """
    candidates = set(libraries)
    asked: set[str] = set()
    waiting = [name for file, names in wanted.items() if file not in candidates for name in names]
    while waiting:
        name = waiting.pop()
        if name not in asked:
            asked.add(name)
            waiting += wanted.get(name, ())
    return candidates - asked
