"""The booklet, declared."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.composition import Composition
from app.printing.findings import Finding
from app.printing.pages import Page
from app.printing.products.product import Family, Product, Request, choice, switch

PER_PAGE = choice("per-page", "1ページに", {"2": "2か所", "1": "1か所"}, varies=True)
STALE = switch("stale", "要確認も載せる")
IMPOSED = switch("imposed", "折って冊子にする並び", varies=True)


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
    return preflight(request.ledger, today=request.today, include_stale=is_on, composition=composition)


def _arrange(request: Request, composition: Composition) -> tuple[Page, ...]:
    from app.printing.imposition import impose

    return impose(composition.pages) if request.is_on(IMPOSED) else composition.pages


BOOKLET = Product(
    "booklet",
    "冊子",
    Family.BOOKLETS,
    "載せてよいと返事をもらったところを1冊にまとめます。",
    _compose,
    options=(PER_PAGE, STALE, IMPOSED),
    check=_check,
    arrange=_arrange,
)
