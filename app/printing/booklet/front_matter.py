"""はじめに, 目次 and この冊子の見かた (printdesign.md §9, comps 09 and 13)."""

from __future__ import annotations

from app.printing.booklet.leaders import listed
from app.printing.booklet.page_frame import TEXT_HEIGHT, TEXT_WIDTH
from app.printing.booklet.plan import BookletPlan, Chapter
from app.printing.boxes import Align, Block, boxed, column, figure, layered, padded, plate, row, rule, space, tagged
from app.printing.cushion import labelled_cushion, tilted_cushion, weekday_row, weekday_words
from app.printing.fonts import Face
from app.printing.icons import ACCESSIBILITY_ORDER, icon
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

FOREWORD_KEY, CONTENTS_KEY, GUIDE_KEY = "foreword", "contents", "guide"
_TITLE = TextStyle(face=Face.MB, size_pt=22)
_PLAIN_ROW, _CHAPTER_ROW, _BARE_CHAPTER_ROW = 8.8, 14.4, 10.4
_CONTENTS_TOP = 18.0


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
        "お茶を飲む、体を動かす、いっしょにごはんを食べる。顔を合わせて名まえを呼びあう場所が近くにあると、"
        "一日の心もちが違ってきます。\n"
        f"ここには、のせてよいと言ってくださった{count}か所の{noun}を集めました。地域ごとにならべ、"
        "曜日からも、名まえからもさがせます。\n"
        "まずは近くの一か所へ、どうぞお出かけください。合わないなと思ったら、となりの町をのぞいてみてください。"
        "席は、あなたのぶんも空いています。"
    )


def foreword(plan: BookletPlan) -> Block:
    """はじめに, signed, with people at a table below it."""
    title = page_title("はじめに", FOREWORD_KEY)
    style = TextStyle(face=Face.M, size_pt=12.5, leading=1.8, setting=Setting.BODY, has_indent=True)
    people = _people_at_table(TEXT_WIDTH)
    signature = plan.words.booklet_signature or plan.words.publisher
    room = TEXT_HEIGHT - title.height - 14 - 14
    text = text_block(foreword_text(plan), TEXT_WIDTH, style)
    has_people = text.height + people.height + 8 <= room
    if text.height > room:
        text = whole_sentences(foreword_text(plan), TEXT_WIDTH, style, height=room)
    signed = label(signature, TextStyle(face=Face.M, size_pt=12.5))
    if signed.width > TEXT_WIDTH:
        signed = squeezed(signature, TEXT_WIDTH, TextStyle(face=Face.M, size_pt=12.5), floor_pt=10)
    parts = [
        space(height=3),
        layered([title, Block(0, 0, (tilted_cushion(TEXT_WIDTH - 8, 4.5, 14, Colour.SHU, 5),))]),
        space(height=9),
        tagged(text, Tag.PARAGRAPH),
        space(height=4),
        padded(tagged(signed, Tag.PARAGRAPH), left=TEXT_WIDTH - signed.width),
    ]
    body = column(parts, width=TEXT_WIDTH)
    if not has_people:
        return body
    return column([body, space(height=TEXT_HEIGHT - body.height - people.height - 10), people], width=TEXT_WIDTH)


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


def contents_pages(plan: BookletPlan) -> int:
    """How many pages the 目次 takes; known before any page number is."""
    rest = 3 * _PLAIN_ROW + 6
    room = TEXT_HEIGHT - _CONTENTS_TOP
    needed = sum(_chapter_row_height(plan, chapter) for chapter in plan.chapters) + rest
    return max(1, -(-int(needed * 10) // int(room * 10)))


def contents(plan: BookletPlan, *, guide: int, chapter_pages: dict[int, int], weekdays: int, index: int) -> list[Block]:
    """The pages of the 目次; `chapter_pages` is the first page of each chapter by its number."""
    rows = [_plain_row("この冊子の見かた", guide, GUIDE_KEY)]
    rows += [_chapter_row(plan, chapter, chapter_pages[chapter.number]) for chapter in plan.chapters]
    rows.append(column([space(height=2.2), rule(TEXT_WIDTH, thickness=0.35, colour=Colour.SUMI), space(height=2.2)]))
    rows.append(_plain_row("曜日でさがす　曜日別一覧", weekdays, "weekdays"))
    rows.append(_plain_row("五十音さくいん", index, "index"))
    pages: list[list[Block]] = [[]]
    used = 0.0
    for block in rows:
        if used + block.height > TEXT_HEIGHT - _CONTENTS_TOP and len(pages) < contents_pages(plan):
            pages.append([])
            used = 0.0
        pages[-1].append(block)
        used += block.height
    pages += [[] for _ in range(contents_pages(plan) - len(pages))]
    return [_contents_page(number, blocks) for number, blocks in enumerate(pages)]


def _contents_page(number: int, rows: list[Block]) -> Block:
    more = tagged(label("（つづき）", TextStyle(size_pt=11)), Tag.ARTIFACT)
    title = more if number else page_title("目次", CONTENTS_KEY)
    head = boxed(title, width=TEXT_WIDTH, height=_CONTENTS_TOP - 3, down=Align.START)
    listing = tagged(column(rows, width=TEXT_WIDTH), Tag.CONTENTS, key=CONTENTS_KEY)
    return column([space(height=3), head, listing], width=TEXT_WIDTH)


def _plain_row(text: str, page: int, key: str) -> Block:
    name = label(text, TextStyle(size_pt=13))
    line = boxed(name, width=name.width, height=_PLAIN_ROW, down=Align.CENTRE)
    return listed(line, TEXT_WIDTH, page, key=key, size_pt=13)


def _chapter_row_height(plan: BookletPlan, chapter: Chapter) -> float:
    return _CHAPTER_ROW if chapter.towns and len(plan.chapters) <= 9 else _BARE_CHAPTER_ROW


def _chapter_row(plan: BookletPlan, chapter: Chapter, page: int) -> Block:
    height = _chapter_row_height(plan, chapter)
    name = squeezed(chapter.name, 62, TextStyle(face=Face.B, size_pt=15), floor_pt=11)
    cushion = labelled_cushion(4.2, 5.2, 7.2, chapter.colour, str(chapter.number), size_pt=12, face=Face.GB)
    operations = [*cushion, *name.at(11.4, 2.6)]
    line = listed(
        Block(11.4 + name.width, height, tuple(operations)),
        TEXT_WIDTH,
        page,
        key=chapter.key,
        size_pt=13,
        count=f"{len(chapter.places)}か所",
        middle=5.2,
    )
    if height < _CHAPTER_ROW:
        return line
    towns = squeezed("・".join(chapter.towns), TEXT_WIDTH - 11.4, TextStyle(size_pt=10.5), floor_pt=9)
    in_item = (*line.operations[:-1], *tagged(towns, Tag.PARAGRAPH).at(11.4, 9.0), line.operations[-1])
    return Block(line.width, line.height, in_item)


def guide(plan: BookletPlan, chapter_pages: dict[int, int]) -> Block:
    """この冊子の見かた: filled weekdays, the meaning of the signs that occur, where each 圏域 begins."""
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
            TEXT_WIDTH,
            body,
        ),
    ]
    signs = _sign_table(plan)
    if signs.height:
        parts += [space(height=5), _subtitle("しるしの意味"), space(height=3), signs]
    areas = [_area_row(chapter, chapter_pages[chapter.number]) for chapter in plan.chapters]
    table = column(
        [space(height=5), _subtitle("地域の見つけかた"), space(height=3), tagged(column(areas), Tag.LIST)]
    )
    tip = text_block("ページの外がわの帯は、地域ごとに高さが違います。", TEXT_WIDTH, TextStyle(size_pt=11))
    tip = tagged(tip, Tag.PARAGRAPH)
    page = column(parts, width=TEXT_WIDTH)
    if page.height + table.height + 8 <= TEXT_HEIGHT:
        page = column([page, table, space(height=2.5), tip], width=TEXT_WIDTH)
    return page


def _sign_table(plan: BookletPlan) -> Block:
    words: dict[str, str] = {}
    for facts in plan.places:
        words |= dict(facts.venue.accessibility)
    used = [code for code in ACCESSIBILITY_ORDER if code in words]
    rows: list[Block] = []
    for first in range(0, len(used), 2):
        cells = []
        for code in used[first : first + 2]:
            sign = Block(8, 8, tuple(icon(code, 0, 0, 8)))
            name = squeezed(words[code], TEXT_WIDTH / 2 - 12, TextStyle(size_pt=11), floor_pt=10)
            both = tagged(tagged(row([sign, name], gap=2.4, align=Align.CENTRE), Tag.BODY), Tag.ITEM)
            cells.append(boxed(both, width=TEXT_WIDTH / 2, height=8))
        rows.append(row(cells))
    return tagged(column(rows, gap=2.4), Tag.LIST)


def _subtitle(text: str) -> Block:
    return tagged(label(text, TextStyle(face=Face.B, size_pt=13)), Tag.H2)


def _area_row(chapter: Chapter, page: int) -> Block:
    name = squeezed(
        f"{chapter.number} {chapter.short_name}",
        22,
        TextStyle(face=Face.B, size_pt=11, colour=Colour.WHITE),
        floor_pt=10,
    )
    tag = plate(
        boxed(name, width=25, height=6.6, across=Align.CENTRE, down=Align.CENTRE), fill=chapter.colour, radius=0.9
    )
    towns = squeezed("・".join(chapter.towns), TEXT_WIDTH - 25 - 3 - 20, TextStyle(size_pt=10.5), floor_pt=9)
    goal = label(f"{page}ページ", TextStyle(size_pt=11))
    left = boxed(row([tag, towns], gap=3, align=Align.CENTRE), width=TEXT_WIDTH - goal.width, height=8.4)
    both = row([left, boxed(goal, width=goal.width, height=6.6, down=Align.CENTRE)])
    return tagged(tagged(both, Tag.BODY), Tag.ITEM)
