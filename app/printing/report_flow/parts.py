"""The parts of a report as pieces of one column: title, facts, headings, paragraphs, bullets, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.printing.boxes import Block, column, layered, padded, rule, shape_block, space, tagged
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Shape
from app.printing.report_flow.flow import Piece
from app.printing.shapes import rectangle
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import Setting, TextStyle, heading, label, text_block, text_width
from app.printing.theme import MINUTES_PAPER, Colour

WIDTH = MINUTES_PAPER.text_width
BODY = TextStyle(size_pt=12, leading=1.6, setting=Setting.BODY)
CELL = TextStyle(size_pt=12, leading=1.6)
_TITLE = TextStyle(face=Face.B, size_pt=25, leading=1.3)
_LONG_TITLE = TextStyle(face=Face.B, size_pt=14, leading=1.5)
_ABOVE_TITLE = TextStyle(face=Face.B, size_pt=12, leading=1.5, colour=Colour.AI)
_SECTION = TextStyle(face=Face.B, size_pt=15)
_THEME = TextStyle(face=Face.B, size_pt=13, leading=1.5)
_STEP = TextStyle(face=Face.B, size_pt=12.5, leading=1.5)
_CAPTION = TextStyle(face=Face.B, size_pt=12, colour=Colour.AI)
_COLUMN_HEAD = TextStyle(face=Face.B, size_pt=11, colour=Colour.HAI)
_TITLE_LINES = 3
_BULLET, _STEP_INDENT = 4.6, 4.6
_COLUMNS_GAP = 8.0
_HALF = (WIDTH - _COLUMNS_GAP) / 2
_FEWEST_IN_COLUMNS = 4
ITEM_GAP = 3.2
"""Above an item of a list: more than the white between two lines of one, mm."""
_SHORT_SHARE = 0.7
_CAPTION_WIDTH, _HEAD_WIDTH = 19.0, 17.0
_CELL_GAP, _ROW_GAP = 3.0, 1.6
_MOST_KEPT_LINES = 3
"""A last row of so many lines keeps with the rule that closes its table; a longer one may be cut, and has none."""
_STEP_MARK = re.compile(r"\s*(?:[（(]\s*[0-9０-９一二三四五六七八九十]{1,2}\s*[)）]|[①-⑳])")
_LONGEST_STEP = 40
_EMPTY_CELL = Block(0.0, 0.0, (Opened(Tag.CELL), CLOSED))


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the head of a report.

    Attributes:
        caption: at most four characters; '' for a further line of the fact above.
        value: '' for a fact that is left out.
        head: what the value is about (a 分野, a time), in a column of its own.
    """

    caption: str
    value: str
    head: str = ""


def title_pieces(title: str, above: str = "") -> Iterable[Piece]:
    """The title on up to three lines, a longer one smaller; `above` stands over it (a body's name, a kind)."""
    if above and above != title:
        yield from lines_of(above, _ABOVE_TITLE)
    if title:
        block = heading(title, WIDTH, _TITLE, most_lines=_TITLE_LINES)
        if block.overflows:
            yield from lines_of(title, _LONG_TITLE, gap=2.4, tag=Tag.H1)
        else:
            yield Piece(tagged(block, Tag.H1), gap=2.4)


def fact_pieces(facts: Iterable[Fact]) -> Iterable[Piece]:
    """Label and value below each other, a hairline above each and under the last."""
    shown = [fact for fact in facts if fact.value]
    for number, fact in enumerate(shown):
        if fact.caption:
            yield Piece(hairline(), gap=1.9 if number else 4.2)
        yield _fact(fact)
    if shown:
        yield Piece(hairline(), gap=1.9)


def _fact(fact: Fact) -> Piece:
    """One value with its caption; a head has a column of its own unless it is too long for one."""
    caption, head, value = fact.caption, fact.head, fact.value
    if head and text_width(head, Face.B, CELL.size_pt) > _HEAD_WIDTH - 1:
        head, value = "", f"{head}　{value}"
    left = _CAPTION_WIDTH + (_HEAD_WIDTH if head else 0.0)
    heads = [label(caption, _CAPTION)] if caption else []
    if head:
        heads.append(padded(label(head, TextStyle(face=Face.B, size_pt=CELL.size_pt)), left=_CAPTION_WIDTH))
    said = tagged(padded(text_block(value, WIDTH - left, CELL), left=left), Tag.CELL)
    row = tagged(layered([tagged(layered(heads), Tag.HEAD_CELL, kind="Row"), said]), Tag.ROW)
    block = tagged(row, Tag.TABLE, key="facts")._replace(first_baseline=said.first_baseline)
    return piece_of(block, CELL, gap=1.9 if caption else leading_gap(CELL))


def hairline() -> Block:
    """A thin line from margin to margin."""
    return rule(WIDTH, thickness=0.25, colour=Colour.NEZU)


def sections(parts: Iterable[tuple[str, Iterable[Piece]]]) -> Iterable[Piece]:
    """(heading, pieces) as numbered sections; those without pieces are left out and the others counted on."""
    number = 0
    for words, made in parts:
        pieces = list(made)
        if pieces:
            number += 1
            yield section_piece(f"{number}　{words}")
            yield from pieces


def section_piece(words: str) -> Piece:
    """「１　今回のテーマ」 with a bar before it."""
    text = label(words, _SECTION)
    bar = shape_block(1.6, text.height + 1.4, Shape(0, -0.7, rectangle(0, 0, 1.6, text.height + 1.4), fill=Colour.AI))
    block = layered([bar, padded(text, left=4.2)])
    return Piece(tagged(padded(block, bottom=0.6), Tag.H2), gap=7.4, stays_with_next=True)


def theme_pieces(text: str) -> Iterable[Piece]:
    """What it is about, in bold."""
    if text:
        yield from lines_of(text, _THEME, gap=2.6)


def paragraphs(text: str, *, indent: float = 0.0, is_prose: bool = True) -> Iterable[Piece]:
    """Running text, justified; a blank line leaves room.

    Args:
        is_prose: each paragraph begins one em in (a text of a single line does not); instructions never do.
    """
    has_indent = is_prose and not _is_one_line(text, indent)
    style = TextStyle(size_pt=12, leading=1.6, setting=Setting.BODY, has_indent=has_indent)
    gap, is_apart = 2.6, False
    for line in text.splitlines():
        if not line.strip():
            is_apart = True
            continue
        yield from lines_of(line.strip(), style, gap=gap + (2.0 if is_apart else 0.0), indent=indent)
        gap, is_apart = leading_gap(style), False


def _is_one_line(text: str, indent: float) -> bool:
    words = text.strip()
    return len(words.splitlines()) == 1 and text_width(words, Face.R, BODY.size_pt) <= WIDTH - indent


def step_pieces(text: str) -> Iterable[Piece]:
    """Lines that begin with （１） or ① are headings, what follows stands further in."""
    is_below = False
    for line in text.splitlines():
        words = line.strip()
        if _STEP_MARK.match(words) and len(words) <= _LONGEST_STEP and not words.endswith("。"):
            is_below = True
            yield from lines_of(words, _STEP, gap=3.6, stays=True, tag=Tag.H3)
        elif words:
            yield from paragraphs(words, indent=_STEP_INDENT if is_below else 0.0)


def table_pieces(
    heads: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float], *, key: str
) -> Iterable[Piece]:
    """A ruled table of texts, its head again on every page it runs on to.

    Args:
        widths: of all columns but the first, which takes what is left, mm.
        key: tells the table from the others of the report.
    """
    first = WIDTH - sum(widths) - _CELL_GAP * len(widths)
    lefts = [0.0]
    for before in (first, *widths)[:-1]:
        lefts.append(lefts[-1] + before + _CELL_GAP)
    captions = [tagged(label(words, _COLUMN_HEAD), Tag.HEAD_CELL, kind="Column") for words in heads]
    head = _row(captions, lefts, key)
    repeated = padded(head, bottom=_ROW_GAP)
    yield Piece(head, gap=3.0, stays_with_next=True)
    shown_rows = list(rows)
    for number, row in enumerate(shown_rows, 1):
        yield Piece(hairline(), gap=_ROW_GAP, stays_with_next=True, head=repeated)
        cells = [text_block(words, width, CELL) for words, width in zip(row, (first, *widths), strict=True)]
        shown = [tagged(cell, Tag.CELL) if cell.height else _EMPTY_CELL for cell in cells]
        piece = replace(piece_of(_row(shown, lefts, key), CELL, gap=_ROW_GAP), head=repeated)
        is_closed = number == len(shown_rows) and piece.lines <= _MOST_KEPT_LINES
        yield replace(piece, stays_with_next=is_closed)
        if is_closed:
            yield Piece(hairline(), gap=_ROW_GAP)


def _row(cells: Sequence[Block], lefts: Sequence[float], key: str) -> Block:
    beside = layered([padded(cell, left=left) for cell, left in zip(cells, lefts, strict=True)])
    return tagged(tagged(beside, Tag.ROW), Tag.TABLE, key=key)


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
        gap = ITEM_GAP


def _is_short(text: str) -> bool:
    """Whether half the width holds it on one line."""
    return "\n" not in text and text_width(text, Face.R, BODY.size_pt) <= (_HALF - _BULLET) * 0.98


def _pair(left: str, right: str, *, gap: float) -> Piece:
    """Two short opinions beside each other."""
    beside = padded(_bullet(right, _HALF).block, left=_HALF + _COLUMNS_GAP)
    return Piece(layered([_bullet(left, _HALF).block, beside]), gap=gap)


def _bullet(text: str, width: float, *, gap: float = 0.0) -> Piece:
    said = text_block(text, width - _BULLET, BODY)
    dot = label("●", TextStyle(size_pt=6, colour=Colour.AI))
    item = layered([padded(tagged(dot, Tag.LABEL), left=1.0, top=1.15), padded(tagged(said, Tag.BODY), left=_BULLET)])
    return piece_of(tagged(item, Tag.ITEM)._replace(first_baseline=said.first_baseline), BODY, gap=gap)


def _in_list(piece: Piece, key: str) -> Piece:
    return replace(piece, block=tagged(piece.block, Tag.LIST, key=key, kind="Disc"))


def lines_of(
    text: str,
    style: TextStyle,
    *,
    gap: float = 0.0,
    indent: float = 0.0,
    stays: bool = False,
    tag: Tag = Tag.PARAGRAPH,
) -> Iterable[Piece]:
    """A text as one piece; `stays`: a heading, which keeps with the next unless it is very long."""
    block = text_block(text, WIDTH - indent, style)
    if not block.operations:
        return
    made = piece_of(tagged(padded(block, left=indent) if indent else block, tag), style, gap=gap)
    yield replace(made, stays_with_next=stays and made.lines <= _TITLE_LINES)


def piece_of(block: Block, style: TextStyle, *, gap: float = 0.0) -> Piece:
    """A block of texts in one style, to be cut between its lines."""
    size = style.size_pt * POINT_MM
    pitch = style.leading * size
    lines = max(1, round((block.height - size) / pitch) + 1)
    return Piece(block, gap, lines, pitch)


def leading_gap(style: TextStyle) -> float:
    """The white between two lines, mm."""
    return (style.leading - 1) * style.size_pt * POINT_MM


def empty_piece(words: str = "まだ何も書かれていません。") -> Piece:
    """For a report in which nothing was written yet."""
    return Piece(column([space(height=4), text_block(words, WIDTH, CELL)]))
