"""A file or folder somebody names to be read: tables, a PDF, a JSON file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.errors import ExpectedError, quoted
from app.paths import is_folder, is_there_but_no_file


def refuse_endless(source: Path) -> None:
    """Nothing for what has an end; of what is not there, or has a name that no disk takes, its reader tells.

    Raises:
        ExpectedError: it is a device, or a pipe, which would be waited for.
    """
    with suppress(OSError):
        if is_there_but_no_file(source) and not is_folder(source):
            raise ExpectedError(f"「{source.name}」は、ファイルではないので読めません。", "ファイルを選んでください。")


@contextmanager
def reading(source: Path, *, meant: str) -> Iterator[None]:
    """For the length of a block: what keeps a file from being read is said in plain words.

    Args:
        meant: what is to be chosen instead of a folder: 「表」, 「PDF」.

    Raises:
        ExpectedError: it is not there, is a folder, or cannot be opened.
    """
    try:
        yield
    except FileNotFoundError:
        raise ExpectedError(f"「{source.name}」が見つかりません。", "場所となまえを確かめてください。") from None
    except IsADirectoryError:
        raise ExpectedError(f"「{source.name}」はフォルダーです。", f"中の{meant}を選んでください。") from None
    except OSError:
        raise ExpectedError(
            f"{quoted(source.name)}を開けませんでした。", "ほかのソフトで開いていたら閉じて、もう一度選んでください。"
        ) from None
