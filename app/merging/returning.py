"""Giving the joined ledger back to whose copy was taken in: it takes the place of that copy, or nothing happens."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from app.errors import ExpectedError, Remedy
from app.holding import Holder
from app.merging.trying import FileState, file_state
from app.paths import part_beside
from app.progress import Progress, no_progress
from app.store import Store

_BESIDE = ("-journal", "-wal")
_AS_BEFORE = "写しは、もとのままです。"


def renew_copy(
    store: Store,
    copy: Path,
    seen: FileState,
    *,
    holder_of: Callable[[Path], Holder | None],
    progress: Progress = no_progress,
) -> None:
    """Put the ledger as it is now in the place of a copy that was taken in.

    It is written beside the copy under another name, read again and checked; only then it takes the name, in one step.
    The copy's own content is in the ledger already, so nothing of it is lost.

    Args:
        seen: how the copy lay when it was taken in.
        holder_of: who has a ledger open for writing.

    Raises:
        ExpectedError: the copy was written in since, or is open somewhere; there is no room, or the place cannot be
            written. The copy is as it was.
        Cancelled: the user stopped it; the copy is as it was.
    """
    _insist_on_untouched(copy, seen, holder_of)
    fresh = part_beside(copy)
    try:
        store.back_up(fresh, progress)
        _insist_on_untouched(copy, seen, holder_of)
        try:
            os.replace(fresh, copy)  # noqa: PTH105 - Path.replace says the same; os.replace is the documented promise
        except OSError as error:
            raise ExpectedError(
                f"「{copy.name}」に書けませんでした。{_AS_BEFORE}",
                "ほかのパソコンでひらいていたらとじて、もう一度してください。",
                Remedy.RETRY,
            ) from error
    finally:
        fresh.unlink(missing_ok=True)


def _insist_on_untouched(copy: Path, seen: FileState, holder_of: Callable[[Path], Holder | None]) -> None:
    now = file_state(copy)
    if now is None:
        raise ExpectedError(
            f"「{copy.name}」が見つかりません。",
            "USBメモリーが抜けていないか確かめて、もう一度してください。",
            Remedy.RETRY,
        )
    if now != seen or any(Path(f"{copy}{ending}").exists() for ending in _BESIDE):
        raise ExpectedError(
            f"「{copy.name}」は、合わせたあとに書きかわっています。{_AS_BEFORE}",
            "もう一度この写しを合わせてから、新しくしてください。",
        )
    holder = holder_of(copy)
    if holder is not None:
        raise ExpectedError(
            f"「{copy.name}」は、{holder.place_words}で開いています。{_AS_BEFORE}",
            f"{holder.person_words}がとじてから、もう一度してください。",
            Remedy.RETRY,
        )
