"""The handbook with what is generated from declarations: everything that can be printed, what the trial sheet tells."""

from __future__ import annotations

from app.handbook.chapters import read_handbook
from app.handbook.parts import Chapter, Table
from app.ledger import Ledger


def handbook(ledger: Ledger | None) -> tuple[Chapter, ...]:
    """The chapters in the words of this town; `ledger` None for ours."""
    tables = {
        "products": product_table(ledger),
        "trial": trial_table(is_by_hand=False),
        "trial_by_hand": trial_table(is_by_hand=True),
    }
    return read_handbook(ledger, tables)


def product_table(ledger: Ledger | None) -> Table:
    """Every product: what it is called, and when one needs it."""
    from app.printing.products.catalogue import PRODUCTS, product_label

    rows = tuple((product_label(product, ledger), product.about) for product in PRODUCTS)
    return Table(("刷れるもの", "どんなときに"), rows)


def trial_table(*, is_by_hand: bool) -> Table:
    """What is seen on the trial sheet, and what is then to be chosen."""
    from app.printing.sheets.setting import DUPLEX, FLIP
    from app.printing.sheets.trial_sheet import trial_answers

    rows = tuple(
        (answer.words, FLIP.choices[answer.values[FLIP.name]], DUPLEX.choices[answer.values[DUPLEX.name]])
        for answer in trial_answers(is_by_hand=is_by_hand)
        if answer.values
    )
    return Table(("見えた字", FLIP.label, DUPLEX.label), rows)
