"""Instead of pages: why there are none, and the way out."""

from __future__ import annotations

from collections.abc import Callable

from app.printing.products.product import NO, YES, Product
from app.records.catalogue import BY_KIND
from app.records.place import Place
from app.wording import noun
from ui.context import AppContext
from ui.printing.finding_causes import CONTROL_WORDS
from ui.printing.print_work import Print
from ui.printing.wish import Wish
from ui.widgets.notices import EmptyState

_PUBLIC = "public"
_MENDED_AT = {Place.KIND: "consent"}
"""Kind -> the field that usually keeps its paper from being printed."""


def no_print(
    context: AppContext,
    wish: Wish,
    made: Print,
    *,
    focus_search: Callable[[], None],
    make: Callable[[Wish], None],
    show_control: Callable[[str], None],
) -> EmptyState:
    """What stands in the middle while nothing can be printed.

    Args:
        focus_search: brings the cursor to the records one can choose from.
        make: prints another wish.
        show_control: brings the cursor to an option.
    """
    product = wish.product
    assert product is not None  # without one, what can be printed is shown
    if made.refusal is None:
        return _which(context, product, focus_search)
    if made.outline is not None and made.outline.count:  # there are pages, too many to be folded
        state = EmptyState(made.refusal.what_happened, made.refusal.what_to_do, action=CONTROL_WORDS["part"])
        state.action.clicked.connect(lambda: show_control("part"))
        return state
    other = _internal(product, wish)
    signals = context.signals

    def open_record() -> None:
        if wish.subject is None:
            signals.list_wanted.emit(Place.KIND, None)  # what is made about no record is made of places
        else:
            signals.record_wanted.emit(product.subject, wish.subject, _MENDED_AT.get(product.subject, ""))

    kind = Place.KIND if wish.subject is None else product.subject
    see = "この記録を見る" if wish.subject is not None else f"{noun(kind, context.ledger)}を見る"
    happened, to_do = made.refusal.what_happened, made.refusal.what_to_do
    if other is None:
        state = EmptyState(happened, to_do, action=see)
        state.action.clicked.connect(open_record)
    else:
        state = EmptyState(happened, to_do, action="内部用を刷る", other=see)
        state.action.clicked.connect(lambda: make(other))
        state.other.clicked.connect(open_record)
    return state


def _which(context: AppContext, product: Product, focus_search: Callable[[], None]) -> EmptyState:
    """No record is picked yet, or there is none."""
    word = noun(product.subject, context.ledger)
    if not context.ledger.all(BY_KIND[product.subject]):
        state = EmptyState(f"{word}は、まだありません", "書きとめると、ここで刷れます。", action=f"{word}のページへ")
        state.action.clicked.connect(lambda: context.signals.list_wanted.emit(product.subject, None))
        return state
    state = EmptyState(
        f"どの{word}のものを刷りますか", "左の一覧から選んでください。", action=f"{word}をさがす", action_icon="search"
    )
    state.action.clicked.connect(focus_search)
    return state


def _internal(product: Product, wish: Wish) -> Wish | None:
    """The same for the members only, where it was refused for everybody."""
    if all(option.name != _PUBLIC for option in product.options) or dict(wish.options).get(_PUBLIC) != YES:
        return None
    return wish.with_option(_PUBLIC, NO)
