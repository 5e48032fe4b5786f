"""Puts what was built into one folder, with all that must go along when it is given away.

    python -m bundle.release ROOT

Reads ROOT/dist and ROOT/build, writes ROOT/dist/tsudoiba-VERSION: installer, zip, .deb and tar.gz, the source of this
program, checksums, licences, the lists of parts and what changed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from bundle import committed
from bundle.command import carry_out
from bundle.errors import BuildError
from bundle.parts import digest, linux_parts, windows_parts
from bundle.places import LinuxPlaces, Places, WindowsPlaces
from bundle.program import version_of
from bundle.results import tell
from bundle.sbom import written

CHANGES = "変更のきろく.md"
SUMS = "SHA256SUMS"


def release(root: Path) -> None:
    """Everything. Raises BuildError when the systems were built from different commits, or what changed is unsaid."""
    windows, linux = WindowsPlaces(root), LinuxPlaces(root)
    commits = {(places.work / committed.NAME).read_text(encoding="utf-8") for places in (windows, linux)}
    if len(commits) != 1:
        raise BuildError(f"built from different commits: {sorted(commits)}")
    (commit,) = commits
    version = version_of(linux.committed)
    target = root / "dist" / f"tsudoiba-{version}"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for name in results_of(version):
        shutil.copy2(root / "dist" / name, target)
    write_source(root, commit, target / f"tsudoiba-{version}-source.tar.gz", f"tsudoiba-{version}")
    lay_texts(linux, version, target)
    seconds = committed.seconds(root, commit)
    for system, parts in (("windows", windows_parts(windows)), ("linux", linux_parts(linux))):
        text = written(parts, system=system, version=version, commit=commit, seconds=seconds)
        (target / f"tsudoiba-{version}-{system}.cdx.json").write_text(text, encoding="utf-8")
        print(f"{system}: {len(parts)} parts")
    write_sums(target)
    tell(f"release {version} of commit {commit}", target)


def results_of(version: str) -> tuple[str, ...]:
    """The files that people install."""
    return (
        f"tsudoiba-{version}-windows.exe",
        f"tsudoiba-{version}-windows-stick.zip",
        f"tsudoiba-{version}-linux-x86_64.tar.gz",
        f"tsudoiba_{version}_amd64.deb",
    )


def write_source(root: Path, commit: str, target: Path, top: str) -> None:
    """The source of the very commit that was built."""
    words = ["archive", "--format=tar.gz", f"--prefix={top}/", f"--output={target}", commit]
    subprocess.run(["git", "-c", f"safe.directory={root}", "-C", str(root), *words], check=True)


def lay_texts(places: Places, version: str, target: Path) -> None:
    """Licences, the offer of Qt's source, and what changed."""
    resources = places.committed / "resources"
    changes = (resources / CHANGES).read_text(encoding="utf-8")
    if newest_of(changes) != version:
        raise BuildError(f"{CHANGES} does not say what changed in {version}")
    for text in (resources / CHANGES, resources / "LICENCES.md", places.committed / "LICENSE"):
        shutil.copy2(text, target)
    shutil.copytree(resources / "licences", target / "licences")


def newest_of(changes: str) -> str:
    """The version that stands on top of the list of changes, '' when none does."""
    found = re.search(r"^## (\d+\.\d+\.\d+)（", changes, re.MULTILINE)
    return "" if found is None else found[1]


def write_sums(folder: Path) -> None:
    """What `sha256sum --check` reads, of every file of the folder."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{digest(folder / name)}  {name}\n" for name in names if name != SUMS]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(carry_out(release))
