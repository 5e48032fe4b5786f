"""The handbook of the program itself, declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.printing.products.product import Family, Product, Request, on_both_sides

if TYPE_CHECKING:
    from app.printing.composition import Composition


def _compose(request: Request) -> Composition:
    from app.printing.handbook.composing import compose_handbook

    return compose_handbook(request.ledger, progress=request.progress)


HANDBOOK = Product(
    "handbook",
    "つどいばの手引き",
    Family.FORMS,
    "この使いかたの本です。刷って、パソコンのとなりに置けます。",
    _compose,
    sides=on_both_sides,
)

PRODUCTS = (HANDBOOK,)
