"""The log of the program on a real disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.log import Event, Log

Opening = Callable[[Path], Log]


@pytest.fixture
def opening() -> Iterator[Opening]:
    """Makes logs that are closed after the test."""
    made: list[Log] = []

    def make(path: Path) -> Log:
        made.append(Log(path))
        return made[-1]

    yield make
    for log in made:
        log.close()


def test_lines_wait_for_the_libraries_with_the_moment_they_happened(tmp_path: Path, opening: Opening) -> None:
    log = opening(tmp_path / "また ない" / "tsudoiba.log")
    log.note(Event.STARTED, version="0.1.0", screens=2, scale=1.5)
    assert not log.path.exists()
    log.begin()
    log.note(Event.CLOSED, code=0)
    first, second = log.path.read_text(encoding="utf-8").splitlines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} started version=0\.1\.0 screens=2 scale=1\.5", first)
    assert second.endswith(" closed code=0")


def test_a_word_that_may_be_somebodys_is_not_written(tmp_path: Path, opening: Opening) -> None:
    log = opening(tmp_path / "log")
    log.begin()
    log.note(Event.STARTED, name="山田 花子", path="/Users/hanako", mail="a@example.jp")
    assert log.path.read_text(encoding="utf-8").endswith(" started name=? path=? mail=?\n")


def test_the_files_stay_small_and_the_newest_lines_are_kept(tmp_path: Path, opening: Opening) -> None:
    log = opening(tmp_path / "log")
    for number in range(400):
        assert log.fault([f"line {number} " + "x" * 4000])
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["log", "log.1", "log.2"]
    assert sum((tmp_path / name).stat().st_size for name in names) < 1_000_000
    assert "line 399 " in (tmp_path / "log").read_text(encoding="utf-8")


def test_where_nothing_can_be_written_it_says_so_and_stops_nobody(tmp_path: Path, opening: Opening) -> None:
    (tmp_path / "file").touch()
    log = opening(tmp_path / "file" / "log")
    assert not log.fault(["x"])
    log.note(Event.CLOSED)


def test_a_log_that_is_a_folder_stops_nobody(tmp_path: Path, opening: Opening) -> None:
    log = opening(tmp_path)
    assert not log.fault(["x"])
