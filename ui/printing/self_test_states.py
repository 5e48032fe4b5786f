"""States of 印刷 that the self-test looks at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from app.records.minutes import Minutes
from app.records.place import Place
from ui.pages.page import SelfTestStep
from ui.printing.print_choices import HOW_VIEW
from ui.printing.wish import Wish, on

if TYPE_CHECKING:
    from ui.pages.print_page import PrintPage


def print_states(page: PrintPage) -> Sequence[SelfTestStep]:
    """What can be printed; the booklet, who is left out, how it is printed, inside, imposed, its list unfolded; flyers
    and 会議録, wanted, made, refused.
    """

    def step(name: str, deed: Callable[[], object]) -> SelfTestStep:
        def show() -> None:
            deed()

        return SelfTestStep(name, show)

    places = page.context.ledger.all(Place)
    agreed = next((place.id for place in places if place.consent == "yes"), None)
    silent = next((place.id for place in places if place.consent != "yes"), None)
    everything = page.context.ledger.all(Minutes)
    final = next((each.id for each in everything if each.state == "final"), None)
    draft = next((each.id for each in everything if each.state != "final"), None)

    def make(wish: Wish) -> Callable[[], None]:
        def show() -> None:
            page.show_findings(False)
            page.make(wish)

        return show

    def unfold() -> None:
        for kind in {finding.kind for finding in page.findings.findings}:
            page.findings.unfold(kind)
        page.show_findings(True)

    def inside() -> None:
        page.preview.go_to(len(page.desk.spreads) // 3)

    def how() -> None:
        page.choices.show_view(HOW_VIEW)

    booklet, public = Wish("booklet"), (on("public"),)
    return (
        step("overview", page.show_overview),
        step("booklet", make(booklet)),
        step("left_out", page.choices.composer.add_button.click),
        step("how", how),
        step("inside", inside),
        step("imposed", make(booklet.with_option("form", "imposed"))),
        step("preflight", unfold),
        step("which_flyer", make(Wish("flyer"))),
        step("flyer", make(Wish("flyer", agreed))),
        step("refused", make(Wish("flyer", silent))),
        step("which_minutes", make(Wish("minutes"))),
        step("minutes", make(Wish("minutes", final))),
        step("minutes_public", make(Wish("minutes", final, public))),
        step("minutes_refused", make(Wish("minutes", draft, public))),
    )
