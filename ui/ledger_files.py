"""LedgerFiles: ledger files as the window sees them; ui/main.py makes them of db/."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.errors import ExpectedError

if TYPE_CHECKING:
    from app.backups import BackupShelf
    from app.carrying.copies import CopyFiles
    from app.erasing import Upkeep
    from app.handing_over.handing import CopyMaker
    from app.store import Store


@dataclass(frozen=True, slots=True)
class Renewal:
    """A ledger of an older form was opened.

    Attributes:
        failure: why the older ledger could not be kept: it was left as it is and is only read. None = it was kept and
            then brought to the newest form.
    """

    failure: ExpectedError | None = None


class LedgerFiles(Protocol):
    """What can be done with ledger files."""

    def open(self, path: Path, /) -> Store:
        """Open a ledger.

        Raises:
            ExpectedError: the file is not there, not ours, newer, damaged or locked.
        """

    def take_renewal(self, path: Path, /) -> Renewal | None:
        """What opening this ledger did to its form, if it was an older one; told once."""

    def create(self, path: Path, /) -> Store:
        """Make an empty ledger.

        Raises:
            ExpectedError: there is a file already, or it cannot be written.
        """

    def create_sample(self, path: Path, /) -> Store:
        """Make a ledger with the sample places.

        Raises:
            ExpectedError: as for `create`.
        """

    def backups(self, path: Path, /) -> BackupShelf:
        """The backups of a ledger; for use beside the window too."""

    def copies(self) -> CopyFiles:
        """Copies of ledgers as files; for use beside the window too."""

    def unlock(self, path: Path, passphrase: str, /) -> None:
        """The passphrase of a locked copy, for as long as the program runs; a wrong one is forgotten by opening it."""

    def handed_copies(self, path: Path, /) -> CopyMaker:
        """Makes copies of a ledger for other hands; for use beside the window too."""

    def upkeep(self, store: Store, /) -> Upkeep:
        """Erasing and pruning through an opening of its own, made by `open`."""
