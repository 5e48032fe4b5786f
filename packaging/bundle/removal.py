"""What the Windows uninstaller removes: every file that was installed, by name, and no other."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath


def removal_script(names: Iterable[str]) -> str:
    """Lines for the installer script: a Delete for every file, then an RMDir for every folder, the inner ones first.

    RMDir without /r leaves a folder that is not empty alone: what somebody else put there stays.

    Args:
        names: paths below the program's folder, with slashes.
    """
    files = sorted(names)
    folders = {parent for name in files for parent in PurePosixPath(name).parents if parent != PurePosixPath()}
    inner_first = sorted(folders, key=lambda folder: (-len(folder.parts), folder))
    lines = [f'Delete "{installed_path(name)}"' for name in files]
    lines += [f'RMDir "{installed_path(folder.as_posix())}"' for folder in inner_first]
    return "".join(f"{line}\n" for line in lines)


def installed_path(name: str) -> str:
    """A path as the installer script writes it, where `$` begins a variable."""
    if '"' in name or "`" in name:
        raise ValueError(name)
    return "$INSTDIR\\" + name.replace("/", "\\").replace("$", "$$")
