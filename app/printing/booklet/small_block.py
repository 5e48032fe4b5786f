"""One place where four stand on a page: small photo, weekdays, the facts without captions (comp 13)."""

from __future__ import annotations

from app.printing.booklet.measures import Measures
from app.printing.booklet.place_block import SetPlace
from app.printing.booklet.place_head import small_head
from app.printing.booklet.place_marks import code_block, signs_row
from app.printing.booklet.plan import ONLINE, place_key
from app.printing.boxes import Block, boxed, column, figure, layered, padded, row, space, tagged
from app.printing.composition import PhotoAlbum
from app.printing.cushion import weekday_row, weekday_words
from app.printing.fonts import Face
from app.printing.pages import Bookmark
from app.printing.place_facts import PlaceFacts
from app.printing.print_words import PrintWords
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, label
from app.printing.text_placing import bounded, squeezed
from app.printing.theme import Colour

GAP = 5.2
"""Between two of the four, mm."""
_LEFT_PART, _DAY_SIDE = 38.5 / 117, 5.3
_SIGN, _CODE = 5.0, 17.4
_BOLD = TextStyle(face=Face.B, size_pt=11.5, leading=1.35)
_PLAIN = TextStyle(size_pt=11, leading=1.35)
_LINE_GAP = 1.3
_MOST_OCCASIONS = 3


def small_height(measures: Measures) -> float:
    """Height of one of four blocks, mm."""
    return (measures.text_height - 3 * GAP) / 4


def small_block(
    facts: PlaceFacts, words: PrintWords, colour: Colour, album: PhotoAlbum, measures: Measures
) -> SetPlace:
    """The place in its quarter of the page: what does not fit gives way in steps, the telephone number never."""
    width, height = measures.text_width, small_height(measures)
    head = small_head(facts, width, colour)
    room = height - head.height - 2.0
    left = _picture_and_days(facts, colour, album, width * _LEFT_PART, room)
    right_width = width - left.width - 4.0
    right, lost = _words_that_fit(facts, words, right_width, room)
    body = layered([padded(right, left=left.width + 4.0), left])  # the words are read first
    mark = Block(0, 0, (Bookmark(place_key(facts.id), -3.0, facts.name, level=1),))
    whole = column([mark, head, space(height=2.0), body], width=width)
    return SetPlace(whole, (("名まえ",) if head.overflows else ()) + lost)


def _picture_and_days(facts: PlaceFacts, colour: Colour, album: PhotoAlbum, width: float, room: float) -> Block:
    gap = (width - 7 * _DAY_SIDE) / 6
    days = tuple(weekday_row(0, 0, facts.open_days, side=_DAY_SIDE, gap=gap, colour=colour))
    shown = figure(Block(width, _DAY_SIDE, days), weekday_words(facts.open_days))
    return column([album.panel(facts, width, room - _DAY_SIDE - 2.0), space(height=2.0), shown], width=width)


def _words_that_fit(
    facts: PlaceFacts, words: PrintWords, width: float, room: float
) -> tuple[Block, tuple[str, ...]]:
    """The facts in the first manner that fits: on several lines, on one line each, without signs, without the code."""
    code = code_block(facts, width, side=_CODE)
    for most_lines, has_signs, has_code in ((2, True, True), (1, True, True), (1, False, True), (1, False, False)):
        shown = code if has_code and code.width <= width / 3 else space()
        narrow = width - shown.width - (2.0 if shown.width else 0.0)
        block, lost = _facts(facts, words, narrow, most_lines=most_lines, has_signs=has_signs)
        if block.height <= room:
            break
    if not shown.height:
        return block, lost
    foot = boxed(shown, width=shown.width, height=max(room, shown.height))
    return row([boxed(block, width=narrow, height=room), _at_foot(foot, shown, room)], gap=2.0), lost


def _at_foot(box: Block, code: Block, room: float) -> Block:
    return Block(box.width, room, tuple(code.at(0, room - code.height)))


def _facts(
    facts: PlaceFacts, words: PrintWords, width: float, *, most_lines: int, has_signs: bool
) -> tuple[Block, tuple[str, ...]]:
    lost: list[str] = []

    def line(caption: str, text: str, style: TextStyle, lines: int = most_lines) -> Block:
        block = bounded(text, width, style, most_lines=lines) if text else space()
        if block.overflows:
            lost.append(caption)
        return tagged(block, Tag.PARAGRAPH)

    shown = facts.occasions[: _MOST_OCCASIONS if most_lines > 1 else 1]
    if len(shown) < len(facts.occasions):
        lost.append("日時")
    days = [line("日時", occasion_line(occasion.days, occasion.time, occasion.exceptions), _BOLD) for occasion in shown]
    venue = facts.venue
    place = venue.name or (ONLINE if venue.is_online else "")
    blocks = [
        *days,
        line("場所", place, _PLAIN),
        line("場所", venue.address, _PLAIN, 1),
        line("参加費", "／".join(part for part in (facts.fee, facts.audience) if part), _PLAIN),
        _phone(facts, words, width, has_signs=has_signs),
    ]
    return column([block for block in blocks if block.height], gap=_LINE_GAP, width=width), tuple(dict.fromkeys(lost))


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
