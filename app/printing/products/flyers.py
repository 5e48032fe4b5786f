"""Flyers, declared."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.composition import Composition
from app.printing.findings import Finding
from app.printing.products.product import Family, Product, Request, paper
from app.records.place import Place

PAPER = paper("A4")


def _compose(request: Request) -> Composition:
    from app.printing.flyers.composing import compose_flyer

    size = request.value(PAPER)
    subject = request.subject or 0
    return compose_flyer(request.ledger, subject, today=request.today, paper=size, read_blob=request.read_blob)


def _check(request: Request, composition: Composition | None) -> Sequence[Finding]:
    from app.printing.preflight import preflight

    return preflight(request.ledger, today=request.today, composition=composition, place_id=request.subject)


FLYER = Product(
    "flyer",
    "{place}のチラシ",
    Family.FLYERS,
    "1か所をお知らせする1枚です。はり出したり、配ったりします。",
    _compose,
    subject=Place.KIND,
    options=(PAPER,),
    check=_check,
)
