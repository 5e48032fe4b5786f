"""Every product, in the order in which people see them."""

from __future__ import annotations

from app.ledger import Ledger
from app.printing.products import booklets, calendars, cards, flyers, forms, handbook, post, reports, trials
from app.printing.products.product import Product
from app.wording import with_nouns

PRODUCTS: tuple[Product, ...] = (
    flyers.FLYER,
    flyers.EVENT_FLYER,
    flyers.VOLUNTEER_FLYER,
    flyers.REFERRAL_FLYER,
    flyers.POSTER,
    flyers.EVENT_POSTER,
    booklets.BOOKLET,
    booklets.PROOFS,
    calendars.CALENDAR,
    reports.MINUTES,
    reports.VISIT_REPORT,
    reports.WISDOM_SHEET,
    reports.WISDOM_RULES,
    reports.GOALS,
    post.REPLY_CARD,
    post.LABELS,
    post.POSTCARD,
    post.ENVELOPE,
    forms.PAPER_FORM,
    cards.PLACE_CARD,
    cards.SPACE_CARD,
    reports.RECEIPT,
    trials.TRIAL_SHEET,
    handbook.HANDBOOK,
)

BY_KEY = {product.key: product for product in PRODUCTS}


def product_label(product: Product, ledger: Ledger | None = None) -> str:
    """The label with the nouns of the town."""
    return with_nouns(product.label, ledger)


def product_all_words(product: Product, ledger: Ledger | None = None) -> str:
    """What being about no record in particular is called, with the nouns of the town; '' where it must be about one."""
    return with_nouns(product.all_words, ledger)
