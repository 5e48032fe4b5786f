"""Which pages lie side by side, and how they are called."""

from __future__ import annotations

from collections.abc import Sequence

from ui.printing.print_work import Product, Wish


def spreads_of(pages: int, wish: Wish) -> tuple[tuple[int, ...], ...]:
    """Page indexes from 0 that are seen together: cover alone, then left and right; sheets and flyers one by one."""
    if wish.product is not Product.BOOKLET or wish.is_imposed:
        return tuple((page,) for page in range(pages))
    if pages < 2:
        return ((0,),) if pages else ()
    pairs = [(page, page + 1) for page in range(1, pages - 1, 2)]
    return ((0,), *pairs, *([(pages - 1,)] if pages % 2 == 0 else []))


def spread_words(spread: Sequence[int], wish: Wish) -> str:
    """「14–15」 of a booklet, 「3枚目 おもて」 of its sheets."""
    if wish.product is Product.FLYER:
        return "チラシ"
    if wish.product is Product.MINUTES:
        return f"{spread[0] + 1}ページ"
    if wish.is_imposed:
        return f"{spread[0] // 2 + 1}枚目 {'うら' if spread[0] % 2 else 'おもて'}"
    first, last = spread[0] + 1, spread[-1] + 1
    return f"{first}" if first == last else f"{first}–{last}"


def whole_words(pages: int, wish: Wish) -> str:
    """「44ページ（A4用紙 11枚）」."""
    if wish.product is Product.FLYER:
        return "A4用紙 1枚"
    if wish.product is Product.MINUTES:
        return f"A4用紙 {pages}枚"
    if wish.is_imposed:
        return f"A4用紙 {(pages + 1) // 2}枚（両面、短い辺でとじる）"
    return f"{pages}ページ（A4用紙 {-(-pages // 4)}枚）"
