"""One product by its key: who makes one print loads the declarations of its family alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.printing.products.product import Product


def _flyers() -> tuple[Product, ...]:
    from app.printing.products.flyers import PRODUCTS

    return PRODUCTS


def _booklets() -> tuple[Product, ...]:
    from app.printing.products.booklets import PRODUCTS

    return PRODUCTS


def _calendars() -> tuple[Product, ...]:
    from app.printing.products.calendars import PRODUCTS

    return PRODUCTS


def _reports() -> tuple[Product, ...]:
    from app.printing.products.reports import PRODUCTS

    return PRODUCTS


def _post() -> tuple[Product, ...]:
    from app.printing.products.post import PRODUCTS

    return PRODUCTS


def _forms() -> tuple[Product, ...]:
    from app.printing.products.forms import PRODUCTS

    return PRODUCTS


def _cards() -> tuple[Product, ...]:
    from app.printing.products.cards import PRODUCTS

    return PRODUCTS


def _trials() -> tuple[Product, ...]:
    from app.printing.products.trials import PRODUCTS

    return PRODUCTS


def _handbook() -> tuple[Product, ...]:
    from app.printing.products.handbook import PRODUCTS

    return PRODUCTS


DECLARED_BY: Mapping[str, Callable[[], tuple[Product, ...]]] = {
    "flyer": _flyers,
    "event-flyer": _flyers,
    "volunteer-flyer": _flyers,
    "referral-flyer": _flyers,
    "poster": _flyers,
    "event-poster": _flyers,
    "booklet": _booklets,
    "booklet-proofs": _booklets,
    "calendar": _calendars,
    "minutes": _reports,
    "visit-report": _reports,
    "wisdom-sheet": _reports,
    "wisdom-rules": _reports,
    "goals": _reports,
    "reply-card": _post,
    "labels": _post,
    "postcard": _post,
    "envelope": _post,
    "paper-form": _forms,
    "place-card": _cards,
    "space-card": _cards,
    "receipt": _reports,
    "trial-sheet": _trials,
    "handbook": _handbook,
}
"""Key of every product → the declarations of its family, in the order in which people see the products."""


def find_product(key: str) -> Product | None:
    """The product of this key, None where there is none."""
    family = DECLARED_BY.get(key)
    return None if family is None else next(product for product in family() if product.key == key)
