"""What meetings and visits leave on paper, declared."""

from __future__ import annotations

from app.printing.composition import Composition
from app.printing.products.product import Family, Product, Request, switch
from app.records.event import Event
from app.records.minutes import Minutes

PUBLIC = switch("public", "公開用", hint="個人の名前や約束をのぞきます。", varies=True)
PUBLIC_VISIT = switch("public", "公開用", hint="考察など、外に出さないことをのぞきます。", varies=True)


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


def _compose_visit_report(request: Request) -> Composition:
    from app.printing.visit_report.composing import compose_visit_report

    return compose_visit_report(
        request.ledger,
        request.subject or 0,
        is_public=request.is_on(PUBLIC_VISIT),
        read_blob=request.read_blob,
        progress=request.progress,
    )


VISIT_REPORT = Product(
    "visit-report",
    "視察報告",
    Family.REPORTS,
    "よその町で見てきたことと、わたしたちの町でどう活かすかをまとめます。",
    _compose_visit_report,
    subject=Event.KIND,
    options=(PUBLIC_VISIT,),
)
