"""Every product, in the order in which people see them."""

from __future__ import annotations

from app.ledger import Ledger
from app.printing.products.lookup import DECLARED_IN, find_product
from app.printing.products.product import Product
from app.wording import with_nouns

PRODUCTS: tuple[Product, ...] = tuple(product for key in DECLARED_IN if (product := find_product(key)) is not None)
BY_KEY = {product.key: product for product in PRODUCTS}


def product_label(product: Product, ledger: Ledger | None = None) -> str:
    """The label with the nouns of the town."""
    return with_nouns(product.label, ledger)


def product_all_words(product: Product, ledger: Ledger | None = None) -> str:
    """What being about no record in particular is called, with the nouns of the town; '' where it must be about one."""
    return with_nouns(product.all_words, ledger)
