"""One place where they stand as a list: name, when, where, how much, which number; no photo and no running text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from app.printing.booklet.measures import Measures
from app.printing.booklet.place_block import SetPlace
from app.printing.booklet.place_head import small_head
from app.printing.booklet.plan import ONLINE, place_key
from app.printing.booklet.small_block import occasion_line
from app.printing.boxes import Block, column, padded, space, tagged
from app.printing.fonts import Face
from app.printing.pages import Bookmark
from app.printing.place_facts import PlaceFacts, fee_alone
from app.printing.print_words import PrintWords
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import squeezed, together
from app.printing.theme import Colour

GAP = 4.2
"""Between two places, mm."""
_PHONE_WIDTH, _LINE_GAP = 44.0, 1.4
_BOLD = TextStyle(face=Face.B, size_pt=11.5, leading=1.35)
_PLAIN = TextStyle(size_pt=11, leading=1.35)
_MOST_LINES, _MOST_NAME_LINES = 2, 6


@lru_cache(maxsize=1024)
def list_row(facts: PlaceFacts, words: PrintWords, colour: Colour, measures: Measures) -> SetPlace:
    """The place as high as its words are; the telephone number stands alone at the right."""
    width = measures.text_width
    head = small_head(facts, width, colour, size_pt=13, most_lines=_MOST_NAME_LINES)
    room = width - _PHONE_WIDTH - 3.0
    venue = facts.venue
    said: list[tuple[str, Sequence[str], TextStyle]] = [
        *(("日時", (occasion_line(one.days, one.time, one.exceptions),), _BOLD) for one in facts.occasions),
        ("場所", (venue.name or (ONLINE if venue.is_online else ""), venue.address), _PLAIN),
    ]
    lost: list[str] = ["なまえ"] if head.overflows else []
    told = _lines(said, room, lost)
    who = (facts.audience, fee_alone(facts.fee))
    beside, under = _for_whom(who, _PHONE_WIDTH), _for_whom(who, room)
    number = _phone(facts, words)
    ways = [
        (beside.overflows, told, _below([number, beside], _PHONE_WIDTH)),
        (under.overflows, _below([told, under], room), number),
    ]
    is_cut, left, phone = min(ways, key=lambda way: (way[0], max(way[1].height, way[2].height)))
    if is_cut:
        lost.append("対象・参加費")
    operations = [*left.operations, *phone.at(width - _PHONE_WIDTH, 0)]
    body = Block(width, max(left.height, phone.height), tuple(operations))
    mark = Block(0, 0, (Bookmark(place_key(facts.id), -3.0, facts.name, level=1),))
    return SetPlace(column([mark, head, space(height=1.8), body], width=width), tuple(dict.fromkeys(lost)))


def _for_whom(who: Sequence[str], width: float) -> Block:
    """Audience and fee; they stand under the telephone or below the place, whichever is lower."""
    return tagged(together(who, width, _PLAIN, most_lines=_MOST_LINES), Tag.PARAGRAPH)


def _below(blocks: Sequence[Block], width: float) -> Block:
    return column([block for block in blocks if block.height], gap=_LINE_GAP, width=width)


def _lines(said: Sequence[tuple[str, Sequence[str], TextStyle]], width: float, lost: list[str]) -> Block:
    blocks: list[Block] = []
    for caption, parts, style in said:
        block = together(parts, width, style, most_lines=_MOST_LINES)
        if block.overflows:
            lost.append(caption)
        blocks.append(tagged(block, Tag.PARAGRAPH))
    return _below(blocks, width)


def _phone(facts: PlaceFacts, words: PrintWords) -> Block:
    number = facts.phone or words.publisher_phone
    if not number:
        return space()
    shown = squeezed(number, _PHONE_WIDTH, TextStyle(face=Face.GB, size_pt=14), floor_pt=11)
    parts = [tagged(shown, Tag.PARAGRAPH)]
    if not facts.phone:
        parts.insert(0, tagged(label("お問い合わせ", TextStyle(size_pt=9)), Tag.PARAGRAPH))
    return padded(column(parts, gap=0.8), bottom=0.4)
