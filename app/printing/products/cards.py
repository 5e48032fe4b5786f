"""Cards for the ring file, declared: one record, or all of them when none is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.printing.products.product import Family, Product, Request, choice
from app.records.field import LEVEL_LABELS, Level
from app.records.place import Place
from app.records.space import Space

if TYPE_CHECKING:
    from app.printing.composition import Composition

LEVEL = choice(
    "level",
    "だれが見るか",
    {level: f"{label}用" for level, label in LEVEL_LABELS.items()},
    hint="公開用と関係者用には、見せてよいことだけが載ります。",
    varies=True,
)


def _compose_places(request: Request) -> Composition:
    from app.printing.cards.composing import compose_place_cards

    return compose_place_cards(
        request.ledger,
        request.subject,
        level=Level(request.value(LEVEL)),
        today=request.today,
        read_blob=request.read_blob,
        progress=request.progress,
    )


def _compose_spaces(request: Request) -> Composition:
    from app.printing.cards.composing import compose_space_cards

    return compose_space_cards(
        request.ledger,
        request.subject,
        level=Level(request.value(LEVEL)),
        today=request.today,
        read_blob=request.read_blob,
        progress=request.progress,
    )


PLACE_CARD = Product(
    "place-card",
    "{place}のカード",
    Family.FORMS,
    "地域資源ファイルにとじる1か所1枚のカードです。選ばなければ、全部を作ります。",
    _compose_places,
    subject=Place.KIND,
    needs_subject=False,
    all_words="ぜんぶの{place}",
    options=(LEVEL,),
)

SPACE_CARD = Product(
    "space-card",
    "{space}のカード",
    Family.FORMS,
    "地域資源ファイルにとじる、場の1枚です。選ばなければ、全部を作ります。",
    _compose_spaces,
    subject=Space.KIND,
    needs_subject=False,
    all_words="ぜんぶの{space}",
    options=(LEVEL,),
)

PRODUCTS = (PLACE_CARD, SPACE_CARD)
