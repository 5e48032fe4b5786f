"""The booklet, declared."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.composition import Composition
from app.printing.findings import Finding
from app.printing.products.product import Family, Product, Request, choice, switch
from app.printing.sheets.arranging import arrange, sheet_findings
from app.printing.sheets.setting import SHEET_OPTIONS

PER_PAGE = choice("per-page", "1ページに", {"2": "2か所", "1": "1か所"}, varies=True)
STALE = switch("stale", "要確認も載せる")


def _compose(request: Request) -> Composition:
    from app.printing.booklet.composing import compose_booklet

    return compose_booklet(
        request.ledger,
        today=request.today,
        per_page=int(request.value(PER_PAGE)),
        include_stale=request.is_on(STALE),
        read_blob=request.read_blob,
        progress=request.progress,
    )


def _check(request: Request, composition: Composition | None) -> Sequence[Finding]:
    from app.printing.preflight import preflight

    is_on = request.is_on(STALE)
    found = preflight(request.ledger, today=request.today, include_stale=is_on, composition=composition)
    return found if composition is None else (*found, *sheet_findings(request, composition))


BOOKLET = Product(
    "booklet",
    "冊子",
    Family.BOOKLETS,
    "載せてよいと返事をもらったところを1冊にまとめます。",
    _compose,
    options=(PER_PAGE, STALE, *SHEET_OPTIONS),
    check=_check,
    arrange=arrange,
)
