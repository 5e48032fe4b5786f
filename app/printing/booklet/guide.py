"""この冊子の見かた: filled weekdays, what the signs mean, where each 圏域 begins (printdesign.md §9, comp 13)."""

from __future__ import annotations

from app.printing.booklet.chapter_opening import STREET_HEIGHT, street
from app.printing.booklet.front_matter import page_title
from app.printing.booklet.plan import BookletPlan, Chapter
from app.printing.boxes import Align, Block, boxed, column, figure, plate, row, space, tagged
from app.printing.cushion import weekday_row, weekday_words
from app.printing.fonts import Face
from app.printing.icons import ACCESSIBILITY_ORDER, icon
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, label, text_block
from app.printing.text_placing import squeezed
from app.printing.theme import Colour

GUIDE_KEY = "guide"
_ABOVE_STREET = 16.0
"""Least room above the drawing that fills a short page, mm."""


def guide(plan: BookletPlan, chapter_pages: dict[int, int]) -> Block:
    """この冊子の見かた: filled weekdays, the meaning of the signs that occur, where each 圏域 begins."""
    width = plan.measures.text_width
    example = tuple(weekday_row(0, 0, {1, 3}, side=6.6, gap=1.6, colour=Colour.AI))
    days = figure(Block(56, 6.8, example), f"見本。{weekday_words({1, 3})}")
    note = label("ぬってある日に開きます", TextStyle(size_pt=11))
    body = TextStyle(size_pt=11.5, leading=1.6, setting=Setting.BODY)
    parts = [
        space(height=3),
        page_title("この冊子の見かた", GUIDE_KEY),
        space(height=6),
        row([days, note], gap=8, align=Align.CENTRE),
        space(height=5),
        text_block(
            "「第2・第4火曜」は、その月の2回目と4回目の火曜日です。「隔週」は1週おきです。"
            "お休みが変わることもありますので、電話でお確かめください。四角い模様（QRコード）は、"
            "スマートフォンのカメラで読み取ると、くわしいページが開きます。",
            width,
            body,
        ),
    ]
    signs = _sign_table(plan)
    if signs.height:
        parts += [space(height=5), _subtitle("しるしの意味"), space(height=3), signs]
    areas = [_area_row(chapter, chapter_pages[chapter.number], width) for chapter in plan.chapters]
    table = column(
        [space(height=5), _subtitle("地域の見つけかた"), space(height=3), tagged(column(areas), Tag.LIST)]
    )
    tip = text_block("ページの外がわの帯は、地域ごとに高さが違います。", width, TextStyle(size_pt=11))
    tip = tagged(tip, Tag.PARAGRAPH)
    page = column(parts, width=width)
    if page.height + table.height + 8 <= plan.measures.text_height:
        page = column([page, table, space(height=2.5), tip], width=width)
    rest = plan.measures.text_height - page.height
    if rest >= STREET_HEIGHT + _ABOVE_STREET:
        page = column([page, space(height=rest - STREET_HEIGHT - 4), street(Colour.AI, width)], width=width)
    return page


def _sign_table(plan: BookletPlan) -> Block:
    width = plan.measures.text_width
    words: dict[str, str] = {}
    for facts in plan.places:
        words |= dict(facts.venue.accessibility)
    used = [code for code in ACCESSIBILITY_ORDER if code in words]
    rows: list[Block] = []
    for first in range(0, len(used), 2):
        cells = []
        for code in used[first : first + 2]:
            sign = Block(8, 8, tuple(icon(code, 0, 0, 8)))
            name = squeezed(words[code], width / 2 - 12, TextStyle(size_pt=11), floor_pt=10)
            both = tagged(tagged(row([sign, name], gap=2.4, align=Align.CENTRE), Tag.BODY), Tag.ITEM)
            cells.append(boxed(both, width=width / 2, height=8))
        rows.append(row(cells))
    return tagged(column(rows, gap=2.4), Tag.LIST)


def _subtitle(text: str) -> Block:
    return tagged(label(text, TextStyle(face=Face.B, size_pt=13)), Tag.H2)


def _area_row(chapter: Chapter, page: int, width: float) -> Block:
    name = squeezed(
        f"{chapter.number} {chapter.short_name}",
        22,
        TextStyle(face=Face.B, size_pt=11, colour=Colour.WHITE),
        floor_pt=10,
    )
    tag = plate(
        boxed(name, width=25, height=6.6, across=Align.CENTRE, down=Align.CENTRE), fill=chapter.colour, radius=0.9
    )
    towns = squeezed("・".join(chapter.towns), width - 25 - 3 - 20, TextStyle(size_pt=10.5), floor_pt=9)
    goal = label(f"{page}ページ", TextStyle(size_pt=11))
    left = boxed(row([tag, towns], gap=3, align=Align.CENTRE), width=width - goal.width, height=8.4)
    both = row([left, boxed(goal, width=goal.width, height=6.6, down=Align.CENTRE)])
    return tagged(tagged(both, Tag.BODY), Tag.ITEM)
