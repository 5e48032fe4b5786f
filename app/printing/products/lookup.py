"""One product by its key: who makes one print loads the declarations of its family alone."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.printing.products.product import Product

DECLARED_IN: Mapping[str, str] = {
    "flyer": "flyers",
    "event-flyer": "flyers",
    "volunteer-flyer": "flyers",
    "referral-flyer": "flyers",
    "poster": "flyers",
    "event-poster": "flyers",
    "booklet": "booklets",
    "booklet-proofs": "booklets",
    "calendar": "calendars",
    "minutes": "reports",
    "visit-report": "reports",
    "wisdom-sheet": "reports",
    "wisdom-rules": "reports",
    "goals": "reports",
    "reply-card": "post",
    "labels": "post",
    "postcard": "post",
    "envelope": "post",
    "paper-form": "forms",
    "place-card": "cards",
    "space-card": "cards",
    "receipt": "reports",
    "trial-sheet": "trials",
    "handbook": "handbook",
}
"""Key of every product → the module of this package that declares it, in the order in which people see the products."""


def find_product(key: str) -> Product | None:
    """The product of this key, None where there is none."""
    if key not in DECLARED_IN:
        return None
    declared: tuple[Product, ...] = import_module(f"app.printing.products.{DECLARED_IN[key]}").PRODUCTS
    return next(product for product in declared if product.key == key)
