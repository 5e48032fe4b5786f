"""One print of ours in a process of its own, the way the command `tsudoiba print` makes it.

    python -m tests.benchmarks.print_ours untagged|tagged LEDGER TARGET

The booklet with the sections the peers have, without the list before printing, which they do not make. QR codes come
from a file beside the target, as the command takes them from its cache: the first run writes it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.booklets.choice import Section
from app.ledger import Ledger
from app.printing.products.booklets import BOOKLET, SECTIONS
from app.printing.products.product import NO, Made, Request, make
from app.printing.qr_code import codes_kept_in
from app.printing.standards import Standard
from db.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from app.printing.composition import Composition

TODAY = date(2025, 4, 10)
_NEW = (
    *(Section.GUIDE, Section.NEWS, Section.WEEKDAYS, Section.MONTH, Section.SLIP, Section.EVENTS, Section.RECRUITING),
    *(Section.KINDS, Section.TOWNS),
)
"""Sections the peers do not print."""


def opened(ledger_file: Path | str) -> SqliteStore:
    """The ledger, by nobody in particular."""
    return SqliteStore.open(Path(ledger_file), who="benchmark", host="benchmark")


def composed(store: SqliteStore, ledger: Ledger | None = None) -> Composition:
    """The booklet with the sections the peers have; of a ledger that is open, or one just read."""
    made = make(BOOKLET._replace(check=lambda _request, _made: ()), _request(store, ledger or Ledger(store.read)))
    assert isinstance(made, Made)
    return made.composition


def _request(store: SqliteStore, ledger: Ledger) -> Request:
    options: Mapping[str, str] = {SECTIONS[section].name: NO for section in _NEW}
    return Request(ledger, TODAY, store.read_blob, None, options)


def _write(ledger_file: str, target: Path, standard: Standard) -> None:
    from app.printing.pdf_writer import write_pdf

    store = opened(ledger_file)
    with codes_kept_in(lambda: target.with_name("codes")):
        made = composed(store)
    write_pdf(made.pages, target, title=made.title, standard=standard)
    store.close()


if __name__ == "__main__":
    _write(sys.argv[2], Path(sys.argv[3]), Standard.PLAIN if sys.argv[1] == "untagged" else Standard.ACCESSIBLE)
    os._exit(0)  # as the command does
