"""Whether the program can be put together for Macs: every locked package has a file for them, with its locked digest.

    python -m bundle.mac_wheels ROOT

Takes them into ROOT/build/macos, for both kinds of processor, and draws the icons there.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from bundle import locked, own_code
from bundle.command import carry_out
from bundle.errors import BuildError

OLDEST = (13, 0)
"""The macOS that Qt asks for."""
PROCESSORS = ("arm64", "x86_64")


def resolve(root: Path) -> None:
    """Raises BuildError when a package is missing for one of the processors, or needs a newer macOS."""
    work = root / "build" / "macos"
    locks = (root / "packaging" / "requirements.txt", root / "packaging" / "macos" / "pyinstaller.txt")
    for processor in PROCESSORS:
        folder = work / processor
        shutil.rmtree(folder, ignore_errors=True)
        for lock in locks:
            locked.download_wheels(lock, folder, platforms(processor))
        wheels = sorted(path.name for path in folder.glob("*.whl"))
        newest = newest_asked(wheels)
        if newest > OLDEST:
            raise BuildError(f"a package for {processor} needs macOS {newest[0]}.{newest[1]}")
        print(f"{processor}: {len(wheels)} packages, for macOS {newest[0]}.{newest[1]} and newer")
    own_code.draw(root, "macos", work)


def platforms(processor: str) -> tuple[str, ...]:
    """What a Mac with this processor takes, in pip's words; older systems are meant too."""
    version = "_".join(map(str, OLDEST))
    return (f"macosx_{version}_{processor}", f"macosx_{version}_universal2")


def newest_asked(wheels: Iterable[str]) -> tuple[int, int]:
    """The oldest macOS on which all of these wheels run, by their names; (0, 0) when none asks for any."""
    asked = []
    for wheel in wheels:
        versions = [(int(major), int(minor)) for major, minor in re.findall(r"macosx_(\d+)_(\d+)_", wheel)]
        asked.append(min(versions, default=(0, 0)))  # a wheel that names several runs on each
    return max(asked, default=(0, 0))


if __name__ == "__main__":
    sys.exit(carry_out(resolve))
