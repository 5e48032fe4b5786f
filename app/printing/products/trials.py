"""The trial sheet that finds how a printer turns its paper, declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.printing.paper_sides import Sides
from app.printing.products.product import Family, Product, Request, switch

if TYPE_CHECKING:
    from app.printing.composition import Composition

BY_HAND = switch("by-hand", "手で両面", hint="片面にしか刷れないプリンターでは、こちらを選びます。", varies=True)


def _compose(request: Request) -> Composition:
    from app.printing.sheets.trial_sheet import compose_trial_sheet

    return compose_trial_sheet(is_by_hand=request.is_on(BY_HAND))


TRIAL_SHEET = Product(
    "trial-sheet",
    "両面の試し刷り",
    Family.FORMS,
    "プリンターが紙をどう裏返すかを、1枚で確かめます。冊子をはじめて刷る前に使います。",
    _compose,
    options=(BY_HAND,),
    sides=lambda request: Sides.ONE if request.is_on(BY_HAND) else Sides.SHORT_EDGE,
)

PRODUCTS = (TRIAL_SHEET,)
