"""States of 印刷 that the self-test looks at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.records.minutes import Minutes
from app.records.place import Place
from ui.pages.page import SelfTestStep
from ui.printing.print_work import Product, Wish

if TYPE_CHECKING:
    from ui.pages.print_page import PrintPage


def print_states(page: PrintPage) -> Sequence[SelfTestStep]:
    """Booklet inside, one place a page, imposed, the list unfolded, flyer wanted, flyer, flyer refused; and back."""

    def step(name: str, deed: Callable[[], object]) -> SelfTestStep:
        def show() -> None:
            deed()

        return SelfTestStep(name, show)

    places = page.context.ledger.all(Place)
    agreed = next((place.id for place in places if place.consent == "yes"), None)
    silent = next((place.id for place in places if place.consent != "yes"), None)

    def flyer(place_id: int | None) -> Callable[[], None]:
        def show() -> None:
            page.show_findings(False)
            page.make(replace(page.desk.wish, product=Product.FLYER, place_id=place_id))

        return show

    everything = page.context.ledger.all(Minutes)
    final = next((each.id for each in everything if each.state == "final"), None)
    draft = next((each.id for each in everything if each.state != "final"), None)

    def minutes(minutes_id: int | None, *, is_public: bool = False) -> Callable[[], None]:
        def show() -> None:
            page.show_findings(False)
            page.make(Wish(product=Product.MINUTES, minutes_id=minutes_id, is_public=is_public))

        return show

    def unfold() -> None:
        for kind in {finding.kind for finding in page.findings.findings}:
            page.findings.unfold(kind)
        page.show_findings(True)

    return (
        step("inside", lambda: page.preview.go_to(len(page.desk.spreads) // 3)),
        step("one_a_page", lambda: page.make(replace(page.desk.wish, per_page=1))),
        step("imposed", lambda: page.make(replace(page.desk.wish, per_page=2, is_imposed=True))),
        step("preflight", unfold),
        step("which_flyer", flyer(None)),
        step("flyer", flyer(agreed)),
        step("refused", flyer(silent)),
        step("which_minutes", minutes(None)),
        step("minutes", minutes(final)),
        step("minutes_public", minutes(final, is_public=True)),
        step("minutes_refused", minutes(draft, is_public=True)),
        step("again", lambda: page.make(Wish())),
    )
