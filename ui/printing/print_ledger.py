"""The records that prints are made of, kept from one print to the next."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.ledger import Ledger
from app.records.base import Record
from app.store import Store
from ui.ledger_files import LedgerFiles


class PrintLedger:
    """Beside the window only: what is laid out of records that stay the same is not laid out again at every edit."""

    def __init__(self, files: LedgerFiles, path: Path) -> None:
        self._files, self._path = files, path
        self._store: Store | None = None
        self._ledger: Ledger | None = None

    @contextlib.contextmanager
    def opened(self) -> Iterator[tuple[Ledger, Store]]:
        """The records as they are in the file now, and the file.

        Raises:
            ExpectedError: the ledger cannot be read.
        """
        with contextlib.closing(self._files.open(self._path)) as self._store:
            if self._ledger is None:
                self._ledger = Ledger(self._read)
            else:
                self._ledger.look_again()
            yield self._ledger, self._store

    def _read(self, record_class: type[Record]) -> Sequence[Record]:
        assert self._store is not None  # a ledger is asked while the file is open
        return self._store.read(record_class)
