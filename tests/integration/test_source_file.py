"""A file somebody names: why it cannot be read is said the same way, whatever it should have been."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import ExpectedError
from app.exchange.json_source import read_json
from app.exchange.sheets import read_sheets
from app.source_file import reading

every_reader = pytest.mark.parametrize("read", [read_sheets, read_json])


@every_reader
def test_what_is_not_there(tmp_path: Path, read: Callable[[Path], object]) -> None:
    with pytest.raises(ExpectedError) as refusal:
        read(tmp_path / "ない")
    assert refusal.value.what_happened == "「ない」が見つかりません。"


@every_reader
def test_a_folder(tmp_path: Path, read: Callable[[Path], object]) -> None:
    with pytest.raises(ExpectedError, match=r"はフォルダーです|を開けませんでした"):  # Windows says no more of a folder
        read(tmp_path)


@every_reader
def test_a_name_no_disk_takes_is_not_read_out(tmp_path: Path, read: Callable[[Path], object]) -> None:
    with pytest.raises(ExpectedError) as refusal:
        read(tmp_path / ("な" * 400))
    assert refusal.value.what_happened == f"「{'な' * 60}…」を開けませんでした。"


def test_what_is_meant_instead_of_a_folder_is_named() -> None:
    with pytest.raises(ExpectedError) as refusal, reading(Path("さくら"), meant="PDF"):
        raise IsADirectoryError
    assert refusal.value.what_to_do == "中のPDFを選んでください。"


def test_a_fault_of_the_program_stays_one() -> None:
    with pytest.raises(ZeroDivisionError), reading(Path("さくら"), meant="表"):
        raise ZeroDivisionError
