"""Which pages lie side by side, and how they are called."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.paper_sizes import paper_words
from app.printing.sheets.setting import Form
from ui.printing.print_work import Print


def spreads_of(pages: int, *, is_bound: bool, is_right_bound: bool = False) -> tuple[tuple[int, ...], ...]:
    """Page indexes from 0 that are seen together: of a book the cover alone, then left and right; else one by one.

    A book with its spine on the right is read from right to left: the earlier page of a spread lies on the right.
    """
    if not is_bound:
        return tuple((page,) for page in range(pages))
    if pages < 2:
        return ((0,),) if pages else ()
    pairs = [(page + 1, page) if is_right_bound else (page, page + 1) for page in range(1, pages - 1, 2)]
    return ((0,), *pairs, *([(pages - 1,)] if pages % 2 == 0 else []))


def spread_words(spread: Sequence[int], made: Print) -> str:
    """「14–15」 of a booklet, 「3枚目 おもて」 of its sheets, 「おもて 3」 of a part, 「2ページ」 of others."""
    part = made.pages[spread[0]].part
    if part:
        before = sum(page.part == part for page in made.pages[: spread[0]])
        return f"{part} {before + 1}"
    if made.is_imposed:
        return f"{spread[0] // 2 + 1}枚目 {'うら' if spread[0] % 2 else 'おもて'}"
    first, last = min(spread) + 1, max(spread) + 1
    if not made.is_bound:
        return f"{first}ページ"
    return f"{first}" if first == last else f"{first}–{last}"


def whole_words(made: Print) -> str:
    """「44ページ（A4用紙 11枚）」 of a booklet, 「A4用紙 3枚」 of others."""
    count = len(made.pages)
    if not count:
        return ""
    page = made.pages[0]
    if made.is_bound:
        sheet = paper_words(page.width_mm * 2, page.height_mm)
        return f"{count}ページ（{sheet}用紙 {-(-count // 4)}枚）"
    paper = paper_words(page.width_mm, page.height_mm)
    words = paper if paper.endswith(("はがき", "封筒")) else f"{paper}用紙"
    if made.setting.form is Form.SHOP:
        return f"{count}ページ（印刷所にわたすもの）"
    if made.has_two_sides:
        by_hand = "手で" if made.is_by_hand else ""
        return f"{words} {-(-count // 2)}枚（{by_hand}両面）"
    return f"{words} {count}枚"
