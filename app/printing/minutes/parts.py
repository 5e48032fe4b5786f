"""The parts of a printed 会議録 as pieces of one column: title, facts, headings, paragraphs, bullets, promises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.printing.boxes import Block, column, layered, padded, rule, shape_block, space, tagged
from app.printing.fonts import Face
from app.printing.minutes.content import MinutesContent, PromiseLine, WorkGroup, WorkPart
from app.printing.minutes.flow import Piece
from app.printing.pages import POINT_MM, Shape
from app.printing.shapes import rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import Setting, TextStyle, heading, label, text_block, text_width
from app.printing.theme import MINUTES_PAPER, Colour

WIDTH = MINUTES_PAPER.text_width
_BODY = TextStyle(size_pt=12, leading=1.6, setting=Setting.BODY)
_CELL = TextStyle(size_pt=12, leading=1.6)
_TITLE = TextStyle(face=Face.B, size_pt=25, leading=1.3)
_LONG_TITLE = TextStyle(face=Face.B, size_pt=14, leading=1.5)
_SECTION = TextStyle(face=Face.B, size_pt=15)
_WORK = TextStyle(face=Face.B, size_pt=13, leading=1.5, colour=Colour.AI)
_STEP = TextStyle(face=Face.B, size_pt=12.5, leading=1.5)
_GROUP = TextStyle(face=Face.B, size_pt=12, leading=1.5)
_CAPTION = TextStyle(face=Face.B, size_pt=12, colour=Colour.AI)
_TITLE_LINES = 3
_INDENT, _BULLET, _STEP_INDENT = 4.0, 4.6, 4.6
_COLUMNS_GAP = 8.0
_HALF = (WIDTH - _COLUMNS_GAP) / 2
_FEWEST_IN_COLUMNS = 4
_SHORT_SHARE = 0.7
_CAPTION_WIDTH, _HEAD_WIDTH = 19.0, 17.0
_DUE_WIDTH, _WHO_WIDTH = 48.0, 40.0
_STEP_MARK = re.compile(r"\s*(?:[（(]\s*[0-9０-９一二三四五六七八九十]{1,2}\s*[)）]|[①-⑳])")
_LONGEST_STEP = 40


def title_pieces(content: MinutesContent) -> Iterable[Piece]:
    """The body's name above, the title, and a line below it."""
    if content.body and content.body != content.title:
        body = TextStyle(face=Face.B, size_pt=12, leading=1.5, colour=Colour.AI)
        yield from _lines(content.body, WIDTH, body)
    if content.title:
        title = heading(content.title, WIDTH, _TITLE, most_lines=_TITLE_LINES)
        if title.overflows:
            yield from _lines(content.title, WIDTH, _LONG_TITLE, gap=2.4, tag=Tag.H1)
        else:
            yield Piece(tagged(title, Tag.H1), gap=2.4)


def fact_pieces(content: MinutesContent) -> Iterable[Piece]:
    """日時, 会場, 出席者, 欠席, 次第: label and value, a hairline below each."""
    rows: list[tuple[str, str, str]] = [("日時", "", content.when), ("会場", "", content.venue)]
    rows += [("" if number else "出席者", *part) for number, part in enumerate(content.attendance)]
    rows += [("欠席", "", content.absent)]
    rows += [("" if number else "次第", *point) for number, point in enumerate(content.agenda)]
    shown = [row for row in rows if row[2]]
    for number, (caption, head, value) in enumerate(shown):
        if caption:
            yield Piece(_hairline(), gap=1.9 if number else 4.2)
        yield _fact(caption, head, value)
    if shown:
        yield Piece(_hairline(), gap=1.9)


def _fact(caption: str, head: str, value: str) -> Piece:
    """One value with its caption; `head` (a 分野, a time) has a column of its own unless it is too long for one."""
    if head and text_width(head, Face.B, _CELL.size_pt) > _HEAD_WIDTH - 1:
        head, value = "", f"{head}　{value}"
    left = _CAPTION_WIDTH + (_HEAD_WIDTH if head else 0.0)
    heads = [label(caption, _CAPTION)] if caption else []
    if head:
        heads.append(padded(label(head, TextStyle(face=Face.B, size_pt=_CELL.size_pt)), left=_CAPTION_WIDTH))
    said = tagged(padded(text_block(value, WIDTH - left, _CELL), left=left), Tag.CELL)
    row = tagged(layered([tagged(layered(heads), Tag.HEAD_CELL, kind="Row"), said]), Tag.ROW)
    block = replace(tagged(row, Tag.TABLE, key="facts"), first_baseline=said.first_baseline)
    return _piece(block, _CELL, gap=1.9 if caption else _leading_gap(_CELL))


def _hairline() -> Block:
    return rule(WIDTH, thickness=0.25, colour=Colour.NEZU)


def section_piece(number: int, words: str) -> Piece:
    """「１　今回のテーマ」 with a bar before it."""
    text = label(f"{number}　{words}", _SECTION)
    bar = shape_block(1.6, text.height + 1.4, Shape(0, -0.7, rectangle(0, 0, 1.6, text.height + 1.4), fill=Colour.AI))
    block = layered([bar, padded(text, left=4.2)])
    return Piece(tagged(padded(block, bottom=0.6), Tag.H2), gap=7.4, stays_with_next=True)


def theme_pieces(content: MinutesContent) -> Iterable[Piece]:
    """The theme in bold, then why and what for."""
    if content.theme:
        style = TextStyle(face=Face.B, size_pt=13, leading=1.5)
        yield from _lines(content.theme, WIDTH, style, gap=2.6)
    yield from paragraphs(content.background)
    yield from paragraphs(content.purpose)


def paragraphs(text: str, *, indent: float = 0.0) -> Iterable[Piece]:
    """Running text, justified, one em in; a text of a single line stands at the margin; a blank line leaves room."""
    style = TextStyle(size_pt=12, leading=1.6, setting=Setting.BODY, has_indent=not _is_one_line(text, indent))
    gap, is_apart = 2.6, False
    for line in text.splitlines():
        if not line.strip():
            is_apart = True
            continue
        yield from _lines(line.strip(), WIDTH, style, gap=gap + (2.0 if is_apart else 0.0), indent=indent)
        gap, is_apart = _leading_gap(style), False


def _is_one_line(text: str, indent: float) -> bool:
    words = text.strip()
    return len(words.splitlines()) == 1 and text_width(words, Face.R, _BODY.size_pt) <= WIDTH - indent


def step_pieces(text: str) -> Iterable[Piece]:
    """今後の取組み: lines that begin with （１） or ① are headings, what follows stands further in."""
    is_below = False
    for line in text.splitlines():
        words = line.strip()
        if _STEP_MARK.match(words) and len(words) <= _LONGEST_STEP and not words.endswith("。"):
            is_below = True
            yield from _lines(words, WIDTH, _STEP, gap=3.6, stays=True, tag=Tag.H3)
        elif words:
            yield from paragraphs(words, indent=_STEP_INDENT if is_below else 0.0)


def work_pieces(work: WorkPart) -> Iterable[Piece]:
    """【ワーク１「想定される場」】, its text, and what was said, group by group."""
    if work.title:
        words = work.title if work.title.startswith("【") else f"【{work.title}】"
        yield from _lines(words, WIDTH, _WORK, gap=4.4, stays=True, tag=Tag.H3)
    yield from paragraphs(work.content)
    for number, group in enumerate(work.groups):
        level = Tag.H4 if work.title else Tag.H3
        yield from _group_pieces(group, level, key=f"{work.title} {number}")


def promise_pieces(promises: Sequence[PromiseLine]) -> Iterable[Piece]:
    """A table: what, who, until when; the state only where it is no longer open."""
    what_width = WIDTH - _WHO_WIDTH - _DUE_WIDTH - 6
    captions = TextStyle(face=Face.B, size_pt=11, colour=Colour.HAI)
    heads = [label(words, captions) for words in ("なにを", "だれが", "いつまでに")]
    head = _cells([tagged(block, Tag.HEAD_CELL, kind="Column") for block in heads], what_width)
    yield Piece(head, gap=3.0, stays_with_next=True)
    for promise in promises:
        yield Piece(_hairline(), gap=1.6, stays_with_next=True)
        what = promise.content if promise.state in ("", "これから") else f"{promise.content}（{promise.state}）"
        cells = [
            text_block(what, what_width, _CELL),
            text_block(promise.who, _WHO_WIDTH, _CELL),
            text_block(promise.due, _DUE_WIDTH, _CELL),
        ]
        shown = [tagged(cell, Tag.CELL) if cell.height else _empty_cell() for cell in cells]
        yield _piece(_cells(shown, what_width), _CELL, gap=1.6)


def _cells(cells: Sequence[Block], what_width: float) -> Block:
    lefts = (0.0, what_width + 3, what_width + 3 + _WHO_WIDTH + 3)
    row = layered([padded(cell, left=left) for cell, left in zip(cells, lefts, strict=True)])
    return tagged(tagged(row, Tag.ROW), Tag.TABLE, key="promises")


def _empty_cell() -> Block:
    return Block(0.0, 0.0, (Opened(Tag.CELL), CLOSED))


def _group_pieces(group: WorkGroup, level: Tag, *, key: str) -> Iterable[Piece]:
    if group.name:
        yield from _lines(group.name, WIDTH, _GROUP, gap=3.2, stays=True, tag=level)
    yield from bullet_pieces(group.opinions, key=key)


def bullet_pieces(texts: Sequence[str], *, key: str = "bullets") -> Iterable[Piece]:
    """Texts with a dot before each; where most are short, two of them stand side by side.

    `key` tells the list from the others of the report.
    """
    short = [_is_short(text) for text in texts]
    has_columns = len(short) >= _FEWEST_IN_COLUMNS and sum(short) >= _SHORT_SHARE * len(short)
    at, gap = 0, 2.4
    while at < len(texts):
        if has_columns and short[at] and short[at + 1 : at + 2] == [True]:
            yield _in_list(_pair(texts[at], texts[at + 1], gap=gap), key)
            at += 2
        else:
            yield _in_list(_bullet(texts[at], WIDTH, gap=gap), key)
            at += 1
        gap = 1.8


def _is_short(text: str) -> bool:
    """Whether half the width holds it on one line."""
    return "\n" not in text and text_width(text, Face.R, _BODY.size_pt) <= (_HALF - _BULLET) * 0.98


def _pair(left: str, right: str, *, gap: float) -> Piece:
    """Two short opinions beside each other."""
    beside = padded(_bullet(right, _HALF).block, left=_HALF + _COLUMNS_GAP)
    return Piece(layered([_bullet(left, _HALF).block, beside]), gap=gap)


def _bullet(text: str, width: float, *, gap: float = 0.0) -> Piece:
    said = text_block(text, width - _BULLET, _BODY)
    dot = label("●", TextStyle(size_pt=6, colour=Colour.AI))
    item = layered([padded(tagged(dot, Tag.LABEL), left=1.0, top=1.15), padded(tagged(said, Tag.BODY), left=_BULLET)])
    return _piece(replace(tagged(item, Tag.ITEM), first_baseline=said.first_baseline), _BODY, gap=gap)


def _in_list(piece: Piece, key: str) -> Piece:
    return replace(piece, block=tagged(piece.block, Tag.LIST, key=key, kind="Disc"))


def _lines(
    text: str,
    width: float,
    style: TextStyle,
    *,
    gap: float = 0.0,
    indent: float = 0.0,
    stays: bool = False,
    tag: Tag = Tag.PARAGRAPH,
) -> Iterable[Piece]:
    """A text as one piece; a very long heading is cut like a paragraph."""
    block = text_block(text, width - indent, style)
    if not block.operations:
        return
    made = _piece(tagged(padded(block, left=indent) if indent else block, tag), style, gap=gap)
    is_heading = stays and made.lines <= _TITLE_LINES
    yield Piece(made.block, made.gap, made.lines, made.pitch, stays_with_next=is_heading)


def _piece(block: Block, style: TextStyle, *, gap: float = 0.0) -> Piece:
    size = style.size_pt * POINT_MM
    pitch = style.leading * size
    lines = max(1, round((block.height - size) / pitch) + 1)
    return Piece(block, gap, lines, pitch)


def _leading_gap(style: TextStyle) -> float:
    return (style.leading - 1) * style.size_pt * POINT_MM


def empty_piece() -> Piece:
    """For a 会議録 in which nothing was written yet."""
    return Piece(column([space(height=4), text_block("まだ何も書かれていません。", WIDTH, _CELL)]))
