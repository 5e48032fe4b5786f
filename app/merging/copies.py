"""Taking other copies in: which files are meant, and the backup that is made before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from app.backups import BackupShelf, Occasion
from app.errors import ExpectedError
from app.joined import Joined
from app.paths import is_folder
from app.progress import Progress, no_progress
from app.store import Store

LEDGER_ENDING = ".tsudoiba"


def copies_in(given: Iterable[Path], own: Path) -> Sequence[Path]:
    """The files meant: those named, and every ledger that lies in a folder named; never the ledger itself there.

    Raises:
        ExpectedError: a folder holds no ledger, or cannot be read.
    """
    found: dict[Path, None] = {}
    for path in given:
        if not is_folder(path):
            found[path] = None
            continue
        try:
            inside = sorted(each for each in path.iterdir() if each.suffix.lower() == LEDGER_ENDING and each.is_file())
        except OSError as error:
            raise ExpectedError(
                f"「{path.name}」の中が読めません。", "フォルダーのある場所を確かめてください。"
            ) from error
        others = [each for each in inside if not (own.exists() and each.samefile(own))]
        if not others:
            raise ExpectedError(
                f"「{path.name}」の中に、つどいばの帳面がありません。",
                "写しのある場所か、写しそのものをえらんでください。",
            )
        found |= dict.fromkeys(others)
    return list(found)


def join_copies(
    store: Store, shelf: BackupShelf, others: Sequence[Path], *, now: datetime, progress: Progress = no_progress
) -> Joined:
    """Take copies in; the ledger is kept among the backups as it was before, unless there is nothing new.

    Raises:
        ExpectedError: see `Store.join` and `BackupShelf.keep`; the ledger is as it was.
    """

    def keep() -> None:
        shelf.keep(Occasion.JOINING, now=now)

    return store.join(*others, before_writing=keep, progress=progress)
