"""Files that appear whole or not at all: written beside their place under another name, then renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from app.errors import ExpectedError, quoted
from app.handing_over.sealing import FIRST_LINE
from app.paths import is_there_but_no_file, part_of

LEDGER_START = b"SQLite format 3\0"
"""First bytes of a ledger, as of all files of SQLite; whose it is stands further on (db/ledger_file.py)."""
_LEDGERS = (LEDGER_START, FIRST_LINE)


def write_whole(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a `.part` file in the same folder, then give it its name; a file of that name is replaced.

    Raises:
        ExpectedError: the folder is missing or cannot be written, the disk is full, a ledger or something that is no
            file has the name; nothing half-written stays.
    """
    try:
        _insist_on_place(target)
        with part_of(target) as part:
            write(part)
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(target)
    except OSError as error:
        raise explained(target, error) from error


def write_bytes_whole(target: Path, content: bytes) -> None:
    """The same for bytes that are there already.

    Raises:
        ExpectedError: as `write_whole`.
    """

    def write(part: Path) -> None:
        part.write_bytes(content)

    write_whole(target, write)


def insist_on_place(target: Path) -> None:
    """See before any work whether a file can be written under this name; nothing stays there.

    Raises:
        ExpectedError: as `write_whole`.
    """
    try:
        _insist_on_place(target)
        with part_of(target) as part:
            part.touch(exist_ok=False)
    except OSError as error:
        raise explained(target, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder that files shall be written into, unless it is there.

    Raises:
        ExpectedError: it cannot be made or written into, or something that is no folder has the name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with part_of(folder / "part") as part:
            part.touch(exist_ok=False)
    except OSError as error:
        raise explained(folder, error) from error


def _insist_on_place(target: Path) -> None:
    """Keep what nobody means to write a table or a print over; a device like /dev/null would go for everybody.

    Raises:
        ExpectedError: it is a ledger.
        OSError: it is a folder or a device, or cannot be read.
    """
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "", str(target))
    if is_there_but_no_file(target):
        raise OSError(errno.ENODEV, "", str(target))
    if not target.exists():
        return
    with target.open("rb") as file:
        if file.read(max(map(len, _LEDGERS))).startswith(_LEDGERS):
            raise ExpectedError(f"「{target.name}」は帳面です。", "ほかのなまえを選んでください。帳面は無事です。")


def explained(target: Path, error: OSError) -> ExpectedError:
    """Why something could not be written, in plain words."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        what, advice = "ディスクがいっぱいです。", "いらないものを消すか、ほかの場所を選んでください。"
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        what, advice = "その場所がありません。", "フォルダーがあるか確かめてください。"
    elif error.errno == errno.EISDIR:
        what, advice = "同じなまえのフォルダーがあります。", "ほかのなまえを選んでください。"
    elif error.errno == errno.EEXIST:
        what, advice = "同じなまえの、フォルダーではないものがあります。", "ほかのなまえを選んでください。"
    elif error.errno == errno.ENODEV:
        what, advice = "同じなまえの、ファイルではないものがあります。", "ほかのなまえを選んでください。"
    elif error.errno == errno.ENAMETOOLONG:
        what, advice = "なまえが長すぎます。", "短いなまえを選んでください。"
    else:
        what, advice = "その場所には書けません。", "書いてよい場所か、ほかのソフトで開いていないか確かめてください。"
    return ExpectedError(f"{quoted(target.name)}を書き出せませんでした。{what}帳面は無事です。", advice)
