"""A file or folder somebody names to be read: tables, a PDF, a JSON file."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.errors import ExpectedError
from app.paths import is_folder, is_no_file


def refuse_endless(source: Path) -> None:
    """Nothing for what has an end; of what is not there, or has a name that no disk takes, its reader tells.

    Raises:
        ExpectedError: it is a device, or a pipe, which would be waited for.
    """
    with suppress(OSError):
        if is_no_file(source) and not is_folder(source):
            raise ExpectedError(f"「{source.name}」は、ファイルではないので読めません。", "ファイルを選んでください。")
