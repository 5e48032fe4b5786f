"""What is filled in by hand, declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.printing.products.product import Family, Product, Request, choice, switch
from app.records.minutes import Minutes
from app.records.place import Place
from app.records.space import Space
from app.records.volunteer import Volunteer

if TYPE_CHECKING:
    from app.printing.composition import Composition

_WORDS = {
    Place.KIND: "{place}",
    Volunteer.KIND: "{volunteer}",
    Space.KIND: "{space}と提供者",
    Minutes.KIND: "{minutes}",
}
KIND = choice("kind", "なんの用紙", _WORDS, varies=True)
CENTRE = switch(
    "with-centre",
    "センターで書くところも",
    is_on=True,
    hint="切ると、書いてもらう人に渡す紙になります。",
    varies=True,
)


def _compose(request: Request) -> Composition:
    from app.printing.paper_forms.composing import compose_paper_form

    return compose_paper_form(request.ledger, request.value(KIND), has_centre_part=request.is_on(CENTRE))


PAPER_FORM = Product(
    "paper-form",
    "記入用紙",
    Family.FORMS,
    "手で書いてもらう、何も書いていない紙です。あとで帳面にうつします。",
    _compose,
    options=(KIND, CENTRE),
)

PRODUCTS = (PAPER_FORM,)
