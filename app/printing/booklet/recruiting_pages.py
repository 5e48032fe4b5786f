"""担い手になりませんか: three cards, the places that look for somebody, where to call (printdesign.md §9)."""

from __future__ import annotations

from collections.abc import Mapping

from app.printing.booklet.flow_pages import flow_pages
from app.printing.booklet.front_matter import page_title
from app.printing.booklet.index_rows import list_item
from app.printing.booklet.plan import BookletPlan, Wanted, place_key
from app.printing.boxes import Block, column, padded, plate, row, space, tagged
from app.printing.fonts import Face
from app.printing.motifs.drawing import at
from app.printing.motifs.people import figure
from app.printing.motifs.scenes import BOY, GRANDPA, GRANNY, MAN, WOMAN
from app.printing.pages import Link, Operation, Shape
from app.printing.print_words import PrintWords
from app.printing.shapes import line, rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, label, text_block
from app.printing.text_placing import bounded, squeezed
from app.printing.theme import Colour

RECRUITING_KEY = "recruiting"
_CARDS = (
    ("できることを", ("お茶だし", "話し相手", "体操の見本", "受付・会計", "送りむかえ")),
    ("できるときに", ("平日の昼", "夕方から", "土曜・日曜", "行事の日だけ", "思いたった日")),
    ("できるだけ", ("週に1回", "月に1回", "年に数回", "1回だけ", "まずは見学")),
)
_GAP, _BOX = 4.0, 4.0
_MOST_LINES = 3
_SCENE_HEIGHT = 26.0


def recruiting_title(words: PrintWords) -> str:
    """「担い手になりませんか」 in the words of this town."""
    return f"{words.volunteer_noun}になりませんか"


def recruiting_pages(plan: BookletPlan, page_of: Mapping[int, int]) -> list[Block]:
    """The pages; places are listed as long as they look for somebody."""
    width = plan.measures.text_width
    asked = (
        "場所をひらいている人たちも、はじめは参加するひとりでした。"
        "できることを、できるときに、できるだけ。あなたの「ちょっとなら」をお待ちしています。"
    )
    words = text_block(asked, width, TextStyle(size_pt=11.5, leading=1.65, setting=Setting.BODY))
    parts = [
        space(height=3),
        page_title(recruiting_title(plan.words), RECRUITING_KEY),
        space(height=5),
        tagged(words, Tag.PARAGRAPH),
        space(height=5),
        _cards(width),
    ]
    rows = [_wanted(each, page_of[each.facts.id], width) for each in plan.wanted]
    if rows:
        heading = label("こんな人をさがしています", TextStyle(face=Face.B, size_pt=13))
        parts += [space(height=4), tagged(heading, Tag.H2), space(height=1.2)]
    head = column(parts, width=width)
    more = f"{recruiting_title(plan.words)}（つづき）"
    return flow_pages(head, more, rows, plan.measures, gap=1.6, foot=_call(plan, width), scene=_neighbours(width))


def _neighbours(width: float) -> Block:
    """Those who might come, standing on what is below them."""
    people = ((GRANNY, "wave"), (MAN, "down"), (WOMAN, "wave"), (GRANDPA, "up"), (BOY, "up"))
    step = width / len(people)
    scales = (0.145, 0.15, 0.145, 0.145, 0.11)
    drawn = tuple(
        at((number + 0.5) * step, _SCENE_HEIGHT, figure(looks, pose), scale=scale)
        for number, ((looks, pose), scale) in enumerate(zip(people, scales, strict=True))
    )
    return Block(width, _SCENE_HEIGHT, drawn)


def _cards(width: float) -> Block:
    card = (width - 2 * _GAP) / 3
    return row([_card(title, words, card) for title, words in _CARDS], gap=_GAP)


def _card(title: str, words: tuple[str, ...], width: float) -> Block:
    inner = width - 6
    name = squeezed(title, inner, TextStyle(face=Face.B, size_pt=12, colour=Colour.MIDORI), floor_pt=10)
    items = [tagged(name, Tag.H2)]
    for text in words:
        outline = rectangle(0, 0, _BOX, _BOX, radius=0.6)
        box = Shape(0, 0, outline, fill=Colour.WHITE, stroke=Colour.SUMI, line_width=0.3)
        shown = squeezed(text, inner - _BOX - 2, TextStyle(size_pt=10.5), floor_pt=9)
        operations: list[Operation] = [box, *shown.at(_BOX + 2, (_BOX - shown.height) / 2)]
        items.append(tagged(Block(inner, _BOX, tuple(operations)), Tag.PARAGRAPH))
    return plate(
        padded(column(items, gap=2.4, width=inner), top=4, right=3, bottom=4, left=3), fill=Colour.USUMIDORI, radius=1.5
    )


def _wanted(wanted: Wanted, page: int, width: float) -> Block:
    """Who looks for whom, with the page of the place."""
    name = squeezed(wanted.facts.name, width - 14, TextStyle(face=Face.B, size_pt=11.5), floor_pt=10)
    text = bounded(wanted.text, width - 14, TextStyle(size_pt=11, leading=1.4), most_lines=_MOST_LINES)
    number = label(str(page), TextStyle(face=Face.GB, size_pt=12))
    height = name.height + 1.6 + text.height + 2.2
    operations: list[Operation] = [
        *name.operations,
        *text.at(0, name.height + 1.6),
        *number.at(width - number.width, 0),
        Shape(0, height, line(0, 0, width, 0), stroke=Colour.NEZU, line_width=0.2),
        Link(0, 0, width, height, f"#{place_key(wanted.facts.id)}"),
    ]
    return tagged(list_item(Block(width, height, tuple(operations))), Tag.LIST, key=RECRUITING_KEY)


def _call(plan: BookletPlan, width: float) -> Block | None:
    words = plan.words
    if not words.publisher_phone:
        return None
    inner = width - 10
    lines = [
        label("お問い合わせ・お申し込み", TextStyle(face=Face.B, size_pt=11)),
        squeezed(words.publisher_phone, inner, TextStyle(face=Face.GB, size_pt=20), floor_pt=12),
        squeezed("　".join(part for part in (words.publisher, words.publisher_hours) if part), inner,
                 TextStyle(size_pt=10.5), floor_pt=9),
    ]  # fmt: skip
    shown = column([tagged(block, Tag.PARAGRAPH) for block in lines if block.height], gap=2.2, width=inner)
    return plate(padded(shown, top=5, right=5, bottom=5, left=5), fill=Colour.KINARI, radius=2)
