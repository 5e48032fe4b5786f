"""Instead of pages: why there are none, and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from app.printing.products.product import NO, YES, Product
from app.printing.unprintable import UnprintableError
from app.records.catalogue import BY_KIND
from app.records.handover import Handover
from app.records.place import Place
from app.wording import noun
from ui.context import AppContext
from ui.pages.catalogue import entry_for
from ui.printing.finding_causes import control_words
from ui.printing.print_work import Print
from ui.printing.wish import Wish
from ui.widgets.notices import EmptyState

_PUBLIC = "public"
_HANDING = "handing"
"""Where copies are handed out: a 渡した写し is not written by hand."""


class Way(NamedTuple):
    """A way out: what its button says, where it leads."""

    words: str
    go: Callable[[], None]
    icon: str = ""


def no_print(
    context: AppContext,
    wish: Wish,
    made: Print,
    *,
    focus_search: Callable[[], None],
    make: Callable[[Wish], None],
    show_control: Callable[[str], None],
) -> EmptyState:
    """What stands in the middle while nothing can be printed: the best way out as its button, the next one below it.

    Args:
        focus_search: brings the cursor to the records one can choose from.
        make: prints another wish.
        show_control: brings the cursor to an option.
    """
    product = wish.product
    assert product is not None  # without one, what can be printed is shown
    pick = Way(f"{noun(product.subject, context.ledger)}をさがす" if product.subject else "", focus_search, "search")
    refusal = made.refusal
    if refusal is None:
        return _which(context, product, pick)
    ways: list[Way] = []
    other = _internal(product, wish)
    if other is not None:
        ways.append(Way("内部用を刷る", lambda: make(other)))
    if isinstance(refusal, UnprintableError):
        ways += _ways(context, wish, refusal, show_control)
    if wish.subject is not None and context.ledger.get(BY_KIND[product.subject], wish.subject) is None:
        ways = [pick]
    elif wish.subject is not None and not (isinstance(refusal, UnprintableError) and refusal.field):
        ways.append(_record_way(context, product, wish.subject, ""))
    elif not ways:
        ways.append(records_way(context, Place.KIND))  # what is made about no record is made of places
    return _state(refusal.what_happened, refusal.what_to_do, ways)


def records_way(context: AppContext, kind: str) -> Way:
    """To the records of a kind; to the first of them, where there is none yet."""
    word, signals = noun(kind, context.ledger), context.signals
    target = entry_for(kind)
    assert target is not None  # every main kind has a page
    page = target.key if kind == target.kinds[0] else f"{target.key}.{kind}"
    if kind == Handover.KIND:
        return Way("写しを渡すページへ", lambda: signals.page_wanted.emit(_HANDING))
    if not context.ledger.all(BY_KIND[kind]) and not context.store.is_read_only:
        return Way(f"{word}を書きとめる", lambda: signals.new_wanted.emit(page), "plus")
    if page == target.key:
        return Way(f"{word}を見る", lambda: signals.list_wanted.emit(kind, None))
    return Way(f"{word}を見る", lambda: signals.page_wanted.emit(page))


def _which(context: AppContext, product: Product, pick: Way) -> EmptyState:
    """No record is picked yet, or there is none."""
    word = noun(product.subject, context.ledger)
    if context.ledger.all(BY_KIND[product.subject]):
        return _state(f"どの{word}のものを刷りますか", "左の一覧から選んでください。", [pick])
    way = records_way(context, product.subject)
    return _state(f"{word}は、まだありません", "書きとめると、ここで刷れます。", [way])


def _ways(
    context: AppContext, wish: Wish, refusal: UnprintableError, show_control: Callable[[str], None]
) -> Iterator[Way]:
    """To what the refusal names."""
    product = wish.product
    if refusal.kind:
        yield records_way(context, refusal.kind)
    if product is not None and refusal.field and wish.subject is not None:
        yield _record_way(context, product, wish.subject, refusal.field)
    words = control_words(refusal.option, product, context.ledger)
    if words:
        yield Way(words, lambda: show_control(refusal.option))


def _record_way(context: AppContext, product: Product, subject: int, field: str) -> Way:
    word = noun(product.subject, context.ledger)
    words = f"この{word}を直しに行く" if field else f"この{word}を見る"
    return Way(words, lambda: context.signals.record_wanted.emit(product.subject, subject, field))


def _state(happened: str, to_do: str, ways: list[Way]) -> EmptyState:
    first, other = ways[0], ways[1] if len(ways) > 1 else Way("", lambda: None)
    state = EmptyState(happened, to_do, action=first.words, action_icon=first.icon, other=other.words)
    state.action.clicked.connect(lambda _on=False: first.go())
    state.other.clicked.connect(lambda _on=False: other.go())
    return state


def _internal(product: Product, wish: Wish) -> Wish | None:
    """The same for the members only, where it was refused for everybody."""
    if all(option.name != _PUBLIC for option in product.options) or dict(wish.options).get(_PUBLIC) != YES:
        return None
    return wish.with_option(_PUBLIC, NO)
