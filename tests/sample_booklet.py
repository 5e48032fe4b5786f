"""The booklet of the sample town, composed once for tests that only look at how it lies on paper."""

from __future__ import annotations

from datetime import date
from functools import cache

from app.ledger import Ledger
from app.printing.composition import Composition
from app.printing.products.booklets import BOOKLET
from app.printing.products.product import Request
from app.printing.sheets.setting import Binding
from tests.town import sample_town

TODAY = date(2025, 4, 10)


@cache
def sample_booklet(binding: Binding = Binding.LEFT) -> Composition:
    """As the product is declared, with the usual options but the spine where it is wanted."""
    town = sample_town()
    ledger: Ledger = town.ledger()
    return BOOKLET.compose(Request(ledger, TODAY, town.read_blob, None, {"binding": binding}))
