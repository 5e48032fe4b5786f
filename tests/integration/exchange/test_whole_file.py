"""A file appears whole, or the one before stays."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from app.errors import ExpectedError
from app.whole_file import write_bytes_whole, write_whole


def test_the_file_is_there_and_nothing_else(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.json", lambda part: part.write_text("x") and None)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.json", "x")]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(errno.ENOSPC, "ディスクがいっぱい"), (errno.EACCES, "書けません"), (errno.ENAMETOOLONG, "長すぎます")],
)
def test_a_failure_half_way_leaves_the_old_file(tmp_path: Path, number: int, sentence: str) -> None:
    (tmp_path / "a.json").write_text("old")

    def fail(part: Path) -> None:
        part.write_text("half")
        raise OSError(number, "")

    with pytest.raises(ExpectedError, match=sentence):
        write_whole(tmp_path / "a.json", fail)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.json", "old")]


def test_a_bug_half_way_leaves_nothing(tmp_path: Path) -> None:
    def fail(part: Path) -> None:
        part.write_text("half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_whole(tmp_path / "a.json", fail)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("first", [b"SQLite format 3\0", b"age-encryption.org/v1\n"])
def test_a_ledger_is_never_written_over(tmp_path: Path, first: bytes) -> None:
    ledger = tmp_path / "ほか.tsudoiba"
    ledger.write_bytes(first + b"rest")
    with pytest.raises(ExpectedError, match="帳面です"):
        write_bytes_whole(ledger, b"%PDF-1.7")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("ほか.tsudoiba", first + b"rest")]


@pytest.mark.skipif(sys.platform == "win32", reason="devices have no place in a folder there")
def test_what_is_no_file_keeps_its_name(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExpectedError, match="ファイルではない"):
        write_bytes_whole(pipe, b"%PDF-1.7")
    assert pipe.is_fifo()
