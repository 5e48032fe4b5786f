"""Calendars, declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.printing.products.product import Family, Option, Product, Request, Takes, choice

if TYPE_CHECKING:
    from app.printing.composition import Composition

PAPER = choice("paper", "紙の大きさ", {"A3": "A3よこ（ポスター）", "A4": "A4たて（一覧）"}, varies=True)
MONTH = Option("month", "月", Takes.MONTH, hint="何も選ばなければ、来月です。")
WEEKLY = choice(
    "weekly",
    "毎週・毎日の会",
    {"fitting": "入るときだけ", "yes": "入れる", "no": "入れない"},
    hint="入れないときは、冊子を見るように書きそえます。",
)


def _compose(request: Request) -> Composition:
    from app.printing.month_calendar.composing import Weekly, compose_calendar

    return compose_calendar(
        request.ledger,
        request.value(MONTH),
        today=request.today,
        paper=request.value(PAPER),
        weekly=Weekly(request.value(WEEKLY)),
    )


CALENDAR = Product(
    "calendar",
    "月間カレンダー",
    Family.CALENDARS,
    "ひと月に、いつ・どこが開いているかをはり出す1枚です。",
    _compose,
    options=(PAPER, MONTH, WEEKLY),
)

PRODUCTS = (CALENDAR,)
