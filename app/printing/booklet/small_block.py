"""One place where four stand on a page: small photo, weekdays, the facts without captions (comp 13)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.printing.booklet.measures import Measures
from app.printing.booklet.place_block import SetPlace
from app.printing.booklet.place_head import small_head
from app.printing.booklet.place_marks import code_block, signs_row
from app.printing.booklet.plan import ONLINE, place_key
from app.printing.boxes import Block, column, figure, layered, padded, row, space, tagged
from app.printing.composition import photo_panel
from app.printing.cushion import weekday_row, weekday_words
from app.printing.fonts import Face
from app.printing.pages import Bookmark
from app.printing.place_facts import PlaceFacts, fee_alone
from app.printing.print_words import PrintWords
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label, text_width
from app.printing.text_placing import bounded, squeezed, together
from app.printing.theme import Colour

GAP = 5.2
"""Between two of the four, mm."""
_LEFT_PART, _DAY_SIDE = 38.5 / 117, 5.3
_SIGN, _CODE = 5.0, 17.4
_BOLD = TextStyle(face=Face.B, size_pt=11.5, leading=1.35)
_PLAIN = TextStyle(size_pt=11, leading=1.35)
_LINE_GAP = 1.3
_MORE = "　ほか"
"""Behind the last 定例 that is shown, where there are more of them: nobody shall think these are all."""


def small_height(measures: Measures) -> float:
    """Height of one of four blocks, mm."""
    return (measures.text_height - 3 * GAP) / 4


@lru_cache(maxsize=1024)
def small_block(facts: PlaceFacts, words: PrintWords, colour: Colour, measures: Measures) -> SetPlace:
    """The place in its quarter of the page: what does not fit gives way in steps, the telephone number never."""
    width, height = measures.text_width, small_height(measures)
    head = small_head(facts, width, colour)
    room = height - head.height - 2.0
    left = _picture_and_days(facts, colour, width * _LEFT_PART, room)
    right_width = width - left.width - 4.0
    right, lost = _words_that_fit(facts, words, right_width, room)
    body = layered([padded(right, left=left.width + 4.0), left])  # the words are read first
    mark = Block(0, 0, (Bookmark(place_key(facts.id), -3.0, facts.name, level=1),))
    whole = column([mark, head, space(height=2.0), body], width=width)
    return SetPlace(whole, (("なまえ",) if head.overflows else ()) + lost)


def _picture_and_days(facts: PlaceFacts, colour: Colour, width: float, room: float) -> Block:
    gap = (width - 7 * _DAY_SIDE) / 6
    days = tuple(weekday_row(0, 0, facts.open_days, side=_DAY_SIDE, gap=gap, colour=colour))
    shown = figure(Block(width, _DAY_SIDE, days), weekday_words(facts.open_days))
    return column([photo_panel(facts, width, room - _DAY_SIDE - 2.0), space(height=2.0), shown], width=width)


class _Manner(NamedTuple):
    """How the facts are told; the later of `_MANNERS` need less room."""

    most_lines: int = 1
    most_occasions: int = 3
    has_signs: bool = False
    has_fee: bool = True
    has_address: bool = True
    has_code: bool = True


_MANNERS = (
    _Manner(most_lines=2, has_signs=True),
    _Manner(has_signs=True),
    _Manner(),
    _Manner(has_fee=False),
    _Manner(has_fee=False, has_address=False),
    _Manner(has_fee=False, has_address=False, has_code=False),
    _Manner(most_occasions=1, has_fee=False, has_address=False, has_code=False),
)


def _words_that_fit(
    facts: PlaceFacts, words: PrintWords, width: float, room: float
) -> tuple[Block, tuple[str, ...]]:
    """The facts in the first manner that fits; the code stands at the foot, the days may run above it."""
    code = code_block(facts, width, side=_CODE)
    if code.width > width / 3:
        code = space()
    for manner in _MANNERS:
        shown = code if manner.has_code else space()
        narrow = width - shown.width - (2.0 if shown.width else 0.0)
        block, lost = _facts(facts, words, width, narrow, manner, room - shown.height)
        if block.height <= room:
            break
    operations = [*block.operations, *shown.at(width - shown.width, room - shown.height)]
    return Block(width, max(room, block.height), tuple(operations)), lost


def _facts(
    facts: PlaceFacts, words: PrintWords, width: float, narrow: float, manner: _Manner, above: float
) -> tuple[Block, tuple[str, ...]]:
    """The lines; those within `above` mm of the top may be as wide as `width`, the others as `narrow`."""
    lost: list[str] = []
    blocks: list[Block] = []
    used = 0.0

    def add(caption: str, style: TextStyle, *parts: str) -> None:
        nonlocal used
        if not any(parts):
            return
        wide = _said(parts, width, style, most_lines=manner.most_lines)
        is_above = used + wide.height <= above
        block = wide if is_above else _said(parts, narrow, style, most_lines=manner.most_lines)
        if block.overflows:
            lost.append(caption)
        blocks.append(tagged(block, Tag.PARAGRAPH))
        used += block.height + _LINE_GAP

    shown = facts.occasions[: manner.most_occasions]
    for number, occasion in enumerate(shown, 1):
        line = occasion_line(occasion.days, occasion.time, occasion.exceptions)
        is_cut = number == len(shown) < len(facts.occasions)
        add("日時", _BOLD, f"{line}{_MORE}" if is_cut else line)
    venue = facts.venue
    add("場所", _PLAIN, venue.name or (ONLINE if venue.is_online else ""))
    fee = fee_alone(facts.fee)
    if manner.has_address:
        add("場所", _PLAIN, venue.address)
    if manner.has_fee:
        add("参加費", _PLAIN, fee, facts.audience)
    blocks.append(_phone(facts, words, narrow, has_signs=manner.has_signs))
    kept = {
        "日時": len(facts.occasions) <= manner.most_occasions,
        "場所": manner.has_address or not venue.address,
        "参加費": manner.has_fee or not (fee or facts.audience),
    }
    lost += [caption for caption, is_kept in kept.items() if not is_kept]
    return column([block for block in blocks if block.height], gap=_LINE_GAP, width=width), tuple(dict.fromkeys(lost))


def _said(parts: Sequence[str], width: float, style: TextStyle, *, most_lines: int) -> Block:
    """「200円／小中学生」 on one line; where it holds not both, each on lines of its own if there may be several."""
    text = "／".join(part for part in parts if part)
    if most_lines > 1 and text_width(text, style.face, style.size_pt) > width:
        return together(parts, width, style, most_lines=most_lines)
    return bounded(text, width, style, most_lines=most_lines)


def occasion_line(days: str, time: str, exceptions: str) -> str:
    """「第2・第4火曜 10:30〜11:30（8月休み）」."""
    return f"{days} {time}".strip() + (f"（{exceptions}）" if exceptions else "")


def _phone(facts: PlaceFacts, words: PrintWords, width: float, *, has_signs: bool) -> Block:
    number = facts.phone or words.publisher_phone
    phone = squeezed(number, width, TextStyle(face=Face.GB, size_pt=13), floor_pt=11)
    if not facts.phone and number:
        who = label("お問い合わせ", TextStyle(size_pt=9))
        phone = row([who, phone], gap=1.5) if who.width + phone.width + 1.5 <= width else phone
    phone = tagged(phone, Tag.PARAGRAPH)
    signs = signs_row(facts, side=_SIGN, gap=0.9) if has_signs else space()
    if not signs.height:
        return phone
    if phone.width + 3.0 + signs.width <= width:
        return row([phone, signs], gap=3.0)
    return column([phone, signs], gap=_LINE_GAP)
