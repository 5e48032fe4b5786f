"""Files of the package registry, taken only with the hashes that are locked in the repository."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from bundle.errors import BuildError


def download(lock: Path, folder: Path, *more: str) -> None:
    """Every package of a lock into a folder, without what it depends on; what is there already is only checked.

    Args:
        lock: lines `name==version --hash=sha256:…`.
        more: further words for `pip download`, such as the platform.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--no-deps", "--requirement", str(lock), "--dest", str(folder), *more]
    if subprocess.run(command, check=False).returncode != 0:
        raise BuildError(f"what {lock.name} names could not be had")


def download_wheels(lock: Path, folder: Path, platforms: Iterable[str]) -> None:
    """The wheels of a lock for CPython 3.11 on a platform, the most particular one named first."""
    words = ["--only-binary=:all:", "--implementation=cp", "--python-version=3.11"]
    words += [f"--abi={abi}" for abi in ("cp311", "abi3", "none")]
    words += [f"--platform={platform}" for platform in platforms]
    download(lock, folder, *words)


def version_in(lock: Path, package: str) -> str:
    """The version of a package that a lock pins."""
    found = re.search(rf"^{re.escape(package)}==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise BuildError(f"{lock.name} does not name {package}")
    return found[1]


def installed_name(member: str) -> str | None:
    """Where a file of a wheel lies once installed; None for scripts, headers and the like, and for folders."""
    if member.endswith("/"):
        return None
    top, _, rest = member.partition("/")
    if not top.endswith(".data"):
        return member
    scheme, _, inside = rest.partition("/")
    return inside if scheme in ("purelib", "platlib") else None


def unpack(wheel: Path, folder: Path) -> None:
    """The files of a wheel, as they lie when it is installed."""
    with zipfile.ZipFile(wheel) as archive:
        for member in archive.namelist():
            name = installed_name(member)
            if name is None:
                continue
            if ".." in PurePosixPath(name).parts or PurePosixPath(name).is_absolute():
                raise BuildError(f"{wheel.name}: {member} would leave the folder")
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(member))
