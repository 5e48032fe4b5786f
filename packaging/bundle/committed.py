"""What is built: the files of the last commit, so that nothing half-written or forgotten is ever shipped."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

from bundle.errors import BuildError
from bundle.places import NEWEST

NAME = "commit.txt"
"""Beside the folder: what was laid out there."""
_PACKAGING = "packaging"
_LOCK = f"{_PACKAGING}/requirements.txt"


def lay(root: Path, target: Path, commit: str = NEWEST) -> str:
    """Put the committed files into a folder of their own, dated as the commit is, in place of what lay there.

    An older program is built as today's is: with its own code and its own locked packages, and today's packaging.

    Returns:
        the commit's short name. What stands in the repository and is not committed is counted and told.

    Raises:
        BuildError: `root` is no repository, or nothing was committed yet.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    _unpack(root, target, commit)
    if commit != NEWEST:
        lock = (target / _LOCK).read_bytes()
        shutil.rmtree(target / _PACKAGING)
        _unpack(root, target, NEWEST, _PACKAGING)
        (target / _LOCK).write_bytes(lock)
    name = _git(root, "rev-parse", "--short", commit)
    (target.parent / NAME).write_text(name, encoding="utf-8")
    left_out = _git(root, "status", "--porcelain").splitlines()
    print(f"commit {name}, {len(left_out)} changed files left out", flush=True)
    return name


def seconds(root: Path, commit: str = NEWEST) -> int:
    """When a commit was made, in seconds since 1970: the date of everything that is built from it."""
    return int(_git(root, "log", "-1", "--format=%ct", commit))


def _unpack(root: Path, target: Path, commit: str, *parts: str) -> None:
    archive = target / "committed.tar"
    _git(root, "archive", "--format=tar", f"--output={archive}", commit, *parts)
    with tarfile.open(archive) as files:
        files.extractall(target, filter="data")
    archive.unlink()


def _git(root: Path, *words: str) -> str:
    # The owner of the folder may be another than who builds, as in a container: what is read is this repository's.
    command = ["git", "-c", f"safe.directory={root}", "-C", str(root), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"git {words[0]} said: {done.stderr.strip()}")
    return done.stdout.strip()
