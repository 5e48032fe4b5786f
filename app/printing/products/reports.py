"""What meetings and visits leave on paper, declared."""

from __future__ import annotations

from app.printing.composition import Composition
from app.printing.products.product import Family, Product, Request, switch
from app.records.minutes import Minutes

PUBLIC = switch("public", "公開用", hint="個人の名前や約束をのぞきます。", varies=True)


def _compose(request: Request) -> Composition:
    from app.printing.minutes.composing import compose_minutes

    is_public = request.is_on(PUBLIC)
    return compose_minutes(request.ledger, request.subject or 0, is_public=is_public, progress=request.progress)


MINUTES = Product(
    "minutes",
    "{minutes}",
    Family.REPORTS,
    "話し合いの記録です。仲間うちの内部用と、だれが見てもよい公開用があります。",
    _compose,
    subject=Minutes.KIND,
    options=(PUBLIC,),
)
