"""The zip that runs from a stick."""

from __future__ import annotations

import zipfile
from pathlib import Path

from bundle.program import files_of

_DAY = (2020, 1, 1, 0, 0, 0)
"""On every file, so that the same tree makes the same zip."""


def write_zip(tree: Path, target: Path, top: str) -> None:
    """A folder as a zip, inside one folder named `top`; Japanese names are marked as UTF-8."""
    with zipfile.ZipFile(target, "w") as archive:
        for name in files_of(tree):
            member = zipfile.ZipInfo(f"{top}/{name}", _DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            archive.writestr(member, (tree / name).read_bytes(), compresslevel=9)
