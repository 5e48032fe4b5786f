"""What is built: the files of the last commit, so that nothing half-written or forgotten is ever shipped."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

from bundle.errors import BuildError

_NAME = "tree.tar"


def lay(root: Path, target: Path) -> str:
    """Put the committed files into a folder of their own, dated as the commit is, in place of what lay there.

    Returns:
        the commit's short name. What stands in the repository and is not committed is counted and told.

    Raises:
        BuildError: `root` is no repository, or nothing was committed yet.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    archive = target / _NAME
    _git(root, "archive", "--format=tar", f"--output={archive}", "HEAD")
    with tarfile.open(archive) as files:
        files.extractall(target, filter="data")
    archive.unlink()
    commit = _git(root, "rev-parse", "--short", "HEAD")
    left_out = _git(root, "status", "--porcelain").splitlines()
    print(f"commit {commit}, {len(left_out)} changed files left out", flush=True)
    return commit


def seconds(root: Path) -> int:
    """When the last commit was made, in seconds since 1970: the date of everything that is built from it."""
    return int(_git(root, "log", "-1", "--format=%ct"))


def _git(root: Path, *words: str) -> str:
    # The owner of the folder may be another than who builds, as in a container: what is read is this repository's.
    command = ["git", "-c", f"safe.directory={root}", "-C", str(root), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"git {words[0]} said: {done.stderr.strip()}")
    return done.stdout.strip()
