"""Where a subcommand gets a passphrase from: the environment, its standard input, or the person at the keyboard.

Never from its words: those stand in the list of running programs and in the history of the shell.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from app.errors import ExpectedError
from app.handing_over.keys import Keys

VARIABLE = "TSUDOIBA_PASSPHRASE"


def keys_for(paths: Iterable[Path]) -> Keys:
    """The passphrases of those files that are locked copies, asked for one after the other.

    Raises:
        ExpectedError: nobody says one.
    """
    from app.handing_over.sealing import is_sealed

    keys = Keys()
    for path in paths:
        if is_sealed(path):
            keys.remember(path, _said(f"「{path.name}」の合言葉: "))
    return keys


def new_passphrase() -> str:
    """The passphrase for a new copy, never empty; typed twice at a keyboard.

    Raises:
        ExpectedError: nobody says one, or the two are not the same.
    """
    first = _said("この写しにつける合言葉: ")
    if not first:  # an empty variable, or Enter alone: a copy without a lock is not what was asked for
        raise ExpectedError("合言葉が空です。写しはつくっていません。", "合言葉を決めて、もう一度してください。")
    if _is_typed() and _said("もう一度: ") != first:
        raise ExpectedError("合言葉が、2回で ちがいました。写しはつくっていません。", "もう一度してください。")
    return first


def _is_typed() -> bool:
    return VARIABLE not in os.environ and sys.stdin is not None and sys.stdin.isatty()


def _said(prompt: str) -> str:
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    if _is_typed():
        from getpass import getpass

        return getpass(prompt)
    line = "" if sys.stdin is None else sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise ExpectedError(
            "合言葉がありません。", f"標準入力の1行目か、環境変数 {VARIABLE} で渡してください。"
        )
    return line
