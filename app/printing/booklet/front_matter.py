"""はじめに and 目次 (printdesign.md §9, comp 09)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.printing.booklet.leaders import listed
from app.printing.booklet.plan import BookletPlan, Chapter
from app.printing.boxes import Align, Block, boxed, column, layered, padded, rule, space, tagged
from app.printing.cushion import labelled_cushion, tilted_cushion
from app.printing.fonts import Face
from app.printing.motifs import things
from app.printing.motifs.drawing import at
from app.printing.motifs.people import bust
from app.printing.motifs.scenes import GRANDPA, GRANNY, MAN, WOMAN, YOUNG
from app.printing.pages import Bookmark, Operation, Shape
from app.printing.shapes import rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, label, text_block, whole_sentences
from app.printing.text_placing import squeezed
from app.printing.theme import Colour

FOREWORD_KEY, CONTENTS_KEY = "foreword", "contents"
_TITLE = TextStyle(face=Face.MB, size_pt=22)
_PLAIN_ROW, _CHAPTER_ROW, _BARE_CHAPTER_ROW = 8.8, 14.4, 10.4
_CONTENTS_TOP, _RULE = 18.0, 4.75
"""Top of the list; height of the line that parts the chapters from what follows, mm."""
_TIGHTEST = 0.84
"""Up to so much closer the rows stand rather than a few of them on one more page."""


def page_title(text: str, key: str) -> Block:
    """The heading of a page, in the outline of the document too."""
    title = tagged(label(text, _TITLE), Tag.H1)
    return Block(title.width, title.height, (Bookmark(key, -8.0, text), *title.operations), title.first_baseline)


def foreword_text(plan: BookletPlan) -> str:
    """はじめに as set by the centre, otherwise ours; it says only what the ledger knows."""
    if plan.words.booklet_foreword:
        return plan.words.booklet_foreword
    noun, count = plan.words.place_noun, len(plan.places)
    return (
        "「どこか、気軽に行けるところはないかしら」。そんな声に、この冊子でおこたえします。\n"
        "お茶を飲む、体を動かす、いっしょにごはんを食べる。顔を合わせてなまえを呼びあう場所が近くにあると、"
        "一日の心もちが違ってきます。\n"
        f"ここには、のせてよいと言ってくださった{count}か所の{noun}を集めました。地域ごとにならべ、"
        "曜日からも、なまえからもさがせます。\n"
        "まずは近くの一か所へ、どうぞお出かけください。合わないなと思ったら、となりの町をのぞいてみてください。"
        "席は、あなたのぶんも空いています。"
    )


def foreword(plan: BookletPlan) -> Block:
    """はじめに, signed, with people at a table below it."""
    width, height = plan.measures.text_width, plan.measures.text_height
    title = page_title("はじめに", FOREWORD_KEY)
    style = TextStyle(face=Face.M, size_pt=12.5, leading=1.8, setting=Setting.BODY, has_indent=True)
    people = _people_at_table(width)
    signature = plan.words.booklet_signature or plan.words.publisher
    room = height - title.height - 14 - 14
    text = text_block(foreword_text(plan), width, style)
    has_people = text.height + people.height + 8 <= room
    if text.height > room:
        text = whole_sentences(foreword_text(plan), width, style, height=room)
    signed = label(signature, TextStyle(face=Face.M, size_pt=12.5))
    if signed.width > width:
        signed = squeezed(signature, width, TextStyle(face=Face.M, size_pt=12.5), floor_pt=10)
    parts = [
        space(height=3),
        layered([title, Block(0, 0, (tilted_cushion(width - 8, 4.5, 14, Colour.SHU, 5),))]),
        space(height=9),
        tagged(text, Tag.PARAGRAPH),
        space(height=4),
        padded(tagged(signed, Tag.PARAGRAPH), left=width - signed.width),
    ]
    body = column(parts, width=width)
    if not has_people:
        return body
    return column([body, space(height=height - body.height - people.height - 10), people], width=width)


def _people_at_table(width: float) -> Block:
    parts: list[Operation] = []
    scale, foot = 0.19, 25.0
    cups = (Colour.AI, Colour.SHU, Colour.AI, Colour.SHU, Colour.AI)
    for number, looks in enumerate((GRANNY, MAN, WOMAN, GRANDPA, YOUNG)):
        x = width * (number + 0.5) / 5
        parts.append(at(x, foot, bust(looks), scale=scale))
        parts.append(at(x + 9.6, foot, things.cup(cups[number], has_steam=False), scale=0.1))
    parts.append(Shape(0, foot, rectangle(0, 0, width, 2.8, radius=0.8), fill=Colour.CHA))
    return Block(width, foot + 2.8, tuple(parts))


class Listed(NamedTuple):
    """One line of the 目次 that is no chapter: what it is called, the bookmark of its first page, its number."""

    title: str
    key: str
    page: int


def contents_pages(plan: BookletPlan, lines: int) -> int:
    """How many pages the 目次 takes with so many lines beside the chapters; known before any page number is."""
    needed = _contents_height(plan, lines)
    room = plan.measures.text_height - _CONTENTS_TOP
    if needed * _TIGHTEST <= room:
        return 1
    return max(1, -(-int(needed * 10) // int(room * 10)))


def _contents_height(plan: BookletPlan, lines: int) -> float:
    chapters = sum(_chapter_row_height(plan, chapter) for chapter in plan.chapters)
    return chapters + lines * _PLAIN_ROW + _RULE


def contents(
    plan: BookletPlan, *, before: Sequence[Listed], chapter_pages: Mapping[int, int], after: Sequence[Listed]
) -> list[Block]:
    """The pages of the 目次.

    Args:
        before, after: what stands in front of the chapters and behind them.
        chapter_pages: the first page of each chapter by its number.
    """
    width, room = plan.measures.text_width, plan.measures.text_height - _CONTENTS_TOP
    lines = len(before) + len(after)
    count = contents_pages(plan, lines)
    pitch = min(1.0, room / _contents_height(plan, lines)) if count == 1 else 1.0
    rows = [_plain_row(line, width, pitch) for line in before]
    rows += [_chapter_row(plan, chapter, chapter_pages[chapter.number], pitch) for chapter in plan.chapters]
    if after:
        gap = (_RULE - 0.35) / 2
        rows.append(column([space(height=gap), rule(width, thickness=0.35, colour=Colour.SUMI), space(height=gap)]))
    rows += [_plain_row(line, width, pitch) for line in after]
    pages: list[list[Block]] = [[]]
    used = 0.0
    for block in rows:
        if used + block.height > room + 0.01 and len(pages) < count:
            pages.append([])
            used = 0.0
        pages[-1].append(block)
        used += block.height
    pages += [[] for _ in range(count - len(pages))]
    return [_contents_page(number, blocks, width) for number, blocks in enumerate(pages)]


def _contents_page(number: int, rows: list[Block], width: float) -> Block:
    more = tagged(label("（つづき）", TextStyle(size_pt=11)), Tag.ARTIFACT)
    title = more if number else page_title("目次", CONTENTS_KEY)
    head = boxed(title, width=width, height=_CONTENTS_TOP - 3, down=Align.START)
    listing = tagged(column(rows, width=width), Tag.CONTENTS, key=CONTENTS_KEY)
    return column([space(height=3), head, listing], width=width)


def _plain_row(listed_page: Listed, width: float, pitch: float) -> Block:
    name = label(listed_page.title, TextStyle(size_pt=13))
    line = boxed(name, width=name.width, height=_PLAIN_ROW * pitch, down=Align.CENTRE)
    return listed(line, width, listed_page.page, key=listed_page.key, size_pt=13)


def _chapter_row_height(plan: BookletPlan, chapter: Chapter) -> float:
    return _CHAPTER_ROW if chapter.towns and len(plan.chapters) <= 9 else _BARE_CHAPTER_ROW


def _chapter_row(plan: BookletPlan, chapter: Chapter, page: int, pitch: float) -> Block:
    width, usual = plan.measures.text_width, _chapter_row_height(plan, chapter)
    height = usual * pitch
    name = squeezed(chapter.name, 62, TextStyle(face=Face.B, size_pt=15), floor_pt=11)
    cushion = labelled_cushion(4.2, 5.2, 7.2, chapter.colour, str(chapter.number), size_pt=12, face=Face.GB)
    operations = [*cushion, *name.at(11.4, 2.6)]
    line = listed(
        Block(11.4 + name.width, height, tuple(operations)),
        width,
        page,
        key=chapter.key,
        size_pt=13,
        count=f"{len(chapter.places)}か所",
        middle=5.2,
    )
    if usual < _CHAPTER_ROW:
        return line
    towns = squeezed("・".join(chapter.towns), width - 11.4, TextStyle(size_pt=10.5), floor_pt=9)
    in_item = (*line.operations[:-1], *tagged(towns, Tag.PARAGRAPH).at(11.4, 9.0), line.operations[-1])
    return Block(line.width, line.height, in_item)
