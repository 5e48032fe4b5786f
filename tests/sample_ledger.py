"""The ledger every newcomer opens, in memory: what the window's 「見本」 and the gallery show."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from app.exchange.sample import sample_change_set
from app.ledger import Ledger
from app.records.term_lists import built_in_terms

SAMPLE_DAY = date(2026, 11, 24)


class Sample(NamedTuple):
    """The records and their photos, by sha-256."""

    ledger: Ledger
    blobs: dict[str, bytes]

    def read_blob(self, sha: str) -> bytes:
        """The photo as it was taken in."""
        return self.blobs[sha]


@cache
def sample() -> Sample:
    """Made once for all tests that only read."""
    terms = built_in_terms()
    added = sample_change_set(Ledger.of(terms), SAMPLE_DAY)
    return Sample(Ledger.of([*terms, *(change.record for change in added)]), dict(added.blobs))
