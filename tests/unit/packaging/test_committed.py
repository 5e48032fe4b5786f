"""What is built is what was committed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from bundle import committed
from bundle.errors import BuildError

DAY = "2026-11-22T09:00:00+09:00"


def git(root: Path, *words: str) -> None:
    person = ("-c", "user.name=x", "-c", "user.email=x@localhost")
    days = {"GIT_AUTHOR_DATE": DAY, "GIT_COMMITTER_DATE": DAY, "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", *person, *words], cwd=root, env=days, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """One committed file, changed since, and one that nobody committed."""
    root = tmp_path / "リポジトリ"
    root.mkdir()
    git(root, "init")
    (root / "はじめに.txt").write_text("committed", encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-m", "first")
    (root / "はじめに.txt").write_text("half-written", encoding="utf-8")
    (root / "left.py").write_text("", encoding="utf-8")
    return root


def test_only_what_is_committed_is_laid_out(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "laid"
    target.mkdir()
    (target / "from before").touch()
    commit = committed.lay(repository, target)
    assert {path.name: path.read_text(encoding="utf-8") for path in target.iterdir()} == {"はじめに.txt": "committed"}
    assert capsys.readouterr().out == f"commit {commit}, 2 changed files left out\n"


def test_an_older_program_is_built_with_its_own_packages_and_todays_packaging(tmp_path: Path) -> None:
    root = tmp_path / "r"
    (root / "packaging").mkdir(parents=True)
    git(root, "init")
    for program, lock, script in (("old", "old lock", "old"), ("new", "new lock", "new")):
        (root / "program.py").write_text(program, encoding="utf-8")
        (root / "packaging" / "requirements.txt").write_text(lock, encoding="utf-8")
        (root / "packaging" / f"{script}.sh").write_text("", encoding="utf-8")
        git(root, "add", ".")
        git(root, "commit", "-m", program)
    target = tmp_path / "laid"
    committed.lay(root, target, "HEAD~1")
    assert (target / "program.py").read_text(encoding="utf-8") == "old"
    assert (target / "packaging" / "requirements.txt").read_text(encoding="utf-8") == "old lock"
    assert (target / "packaging" / "new.sh").is_file()
    assert (tmp_path / committed.NAME).read_text(encoding="utf-8")


def test_the_day_is_that_of_the_commit(repository: Path) -> None:
    assert committed.seconds(repository) == 1795305600


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="git archive said"):
        committed.lay(tmp_path, tmp_path / "laid")
