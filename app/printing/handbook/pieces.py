"""The parts of the handbook as pieces of one column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from app.handbook.chapters import picture_path
from app.handbook.parts import (
    Bullets,
    Chapter,
    Heading,
    Note,
    Paragraph,
    Part,
    Pointer,
    Screen,
    Steps,
    Table,
)
from app.printing.boxes import Block, column, figure, layered, padded, picture_block, plate, tagged
from app.printing.fonts import Face
from app.printing.pages import Bookmark, Link
from app.printing.pictures import Picture, make_print_picture
from app.printing.report_flow.flow import Piece
from app.printing.report_flow.parts import (
    BODY,
    CELL,
    ITEM_GAP,
    WIDTH,
    bullet_pieces,
    leading_gap,
    lines_of,
    paragraphs,
    piece_of,
    section_piece,
    table_pieces,
    title_pieces,
)
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label, text_block, text_width
from app.printing.theme import Colour

PageOf = Callable[[str], int]
"""Target of a pointer → number of its page; 0 while that is not known yet."""

_STEP_INDENT = 9.0
_FIRST_STEP_GAP = 3.6
_NUMBER = TextStyle(face=Face.GB, size_pt=12, leading=1.6, colour=Colour.AI)
_INSET, _NOTE_WIDTH = 4.0, WIDTH - 8.0
_SCREEN_DPI = 240
_CAPTION = TextStyle(size_pt=11, leading=1.4)
_FIRST_COLUMN = 62.0
_COLUMN_GAP = 3.0
_POINTER = TextStyle(size_pt=12, leading=1.5, colour=Colour.AI)


def chapter_pieces(chapter: Chapter, number: int, page_of: PageOf, *, screen_part: float = 1.0) -> Iterable[Piece]:
    """A chapter from its title on, with bookmarks for itself and its sections.

    Args:
        screen_part: how much of the width pictures of the window take.
    """
    for at, piece in enumerate(title_pieces(chapter.title, f"第{number}章")):
        yield piece if at else _marked(piece, Bookmark(chapter.key, 0.0, f"{number}　{chapter.title}"))
    for at, part in enumerate(chapter.parts):
        if isinstance(part, Screen):
            yield _screen(part, screen_part * WIDTH)
        else:
            yield from _pieces(part, chapter.key, f"{chapter.key} {at}", page_of)


def _pieces(part: Part, chapter: str, key: str, page_of: PageOf) -> Iterable[Piece]:
    """`key` tells the part from all others of the handbook."""
    match part:
        case Heading(words, section):
            yield _marked(section_piece(words), Bookmark(f"{chapter}/{section}", 0.0, words, 1))
        case Paragraph(words):
            yield from paragraphs(words, is_prose=False)
        case Steps(items):
            for number, item in enumerate(items, 1):
                step = _step(number, item, key, gap=ITEM_GAP if number > 1 else _FIRST_STEP_GAP)
                yield replace(step, stays_with_next=number == len(items) - 1)  # the last is never alone on a page
        case Bullets(items):
            yield from bullet_pieces(items, key=key)
        case Note():
            yield _note(part)
        case Table():
            yield from _table(part, key)
        case Pointer():
            yield from _pointer(part, page_of(part.target))


def _marked(piece: Piece, bookmark: Bookmark) -> Piece:
    return replace(piece, block=piece.block._replace(operations=(bookmark, *piece.block.operations)))


def _step(number: int, words: str, key: str, *, gap: float) -> Piece:
    said = text_block(words, WIDTH - _STEP_INDENT, BODY)
    shown = label(str(number), _NUMBER)
    beside = [
        padded(tagged(shown, Tag.LABEL), left=5.0 - shown.width),
        padded(tagged(said, Tag.BODY), left=_STEP_INDENT),
    ]
    item = tagged(layered(beside), Tag.ITEM)
    listed = tagged(item, Tag.LIST, key=key, kind="Decimal")
    return piece_of(listed._replace(first_baseline=said.first_baseline), BODY, gap=gap)


def _note(note: Note) -> Piece:
    head = label(note.head, TextStyle(face=Face.B, size_pt=12))
    said = text_block(note.words, _NOTE_WIDTH, BODY)
    inside = column([tagged(head, Tag.PARAGRAPH), tagged(said, Tag.PARAGRAPH)], gap=2.0)
    framed = padded(inside, top=3.0, bottom=3.2, left=_INSET, right=_INSET)
    ground = Colour.KINARI if note.is_otherwise else Colour.USUAI
    return Piece(plate(framed._replace(width=WIDTH), fill=ground, radius=1.4), gap=4.4)


def _screen(screen: Screen, width: float) -> Piece:
    """The window with a line around it; what is seen on it stands below and is read out once."""
    picture = _picture(screen.state)
    height = width * picture.height_px / picture.width_px
    shown = figure(picture_block(picture, width, height), screen.words)
    framed = plate(shown, stroke=Colour.NEZU, line_width=0.3)
    words = text_block(screen.words, WIDTH, _CAPTION)
    seen_only = words._replace(operations=(Opened(Tag.ARTIFACT), *words.operations, CLOSED))
    return Piece(column([framed, seen_only], gap=1.8), gap=4.4)


@cache
def _picture(state: str) -> Picture:
    """A PNG of the self-test as a JPEG of the size it is shown in."""
    import struct

    data = picture_path(state).read_bytes()
    width, height = struct.unpack(">II", data[16:24])  # the first chunk of a PNG tells its size
    return make_print_picture(
        data, width_mm=WIDTH, height_mm=WIDTH * height / width, dpi=_SCREEN_DPI, anchor=(0.0, 0.0)
    )


def _table(table: Table, key: str) -> Iterable[Piece]:
    if len(table.head) == 2:
        first = min(_FIRST_COLUMN, max(_widest(table, 0), 24.0))
        widths: Sequence[float] = (WIDTH - first - _COLUMN_GAP,)
    else:
        widths = [_widest(table, at) for at in range(1, len(table.head))]
    yield from table_pieces(table.head, table.rows, widths, key=key)


def _widest(table: Table, at: int) -> float:
    cells = (table.head[at], *(row[at] for row in table.rows))
    return max(text_width(cell, CELL.face, CELL.size_pt) for cell in cells) + 1.0


def _pointer(pointer: Pointer, page: int) -> Iterable[Piece]:
    for piece in lines_of(f"→ {pointer.words}（{page}ページ）", _POINTER, gap=3.2 + leading_gap(_POINTER)):
        yield replace(piece, block=_linked(piece.block, pointer.target), lines=1)


def _linked(block: Block, target: str) -> Block:
    inside = tuple(each for each in block.operations if not isinstance(each, Opened) and each != CLOSED)
    link = Link(0, 0, block.width, block.height, f"#{target}")
    words = tagged(block._replace(operations=(*inside, link)), Tag.LINK)
    return tagged(words, Tag.SECTION)
