"""The file a subcommand is asked to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ExpectedError

if TYPE_CHECKING:
    from app.store import Store


def refuse_own_file(store: Store, target: Path) -> None:
    """Keep a subcommand from writing over the ledger it reads.

    Raises:
        ExpectedError: the target is the ledger itself.
    """
    if is_same_file(target, store.path):
        raise ExpectedError(
            f"「{target.name}」はこの帳面そのものです。", "ほかのなまえを選んでください。帳面は無事です。"
        )


def is_same_file(target: Path, other: Path) -> bool:
    """Whether two names lead to one file; False for a name that cannot be reached, which the writer will explain."""
    try:
        return target.samefile(other)
    except OSError:
        return False
