"""The outside of the booklet: cover A with a ring of cushions, and the imprint on the back (comp 08)."""

from __future__ import annotations

import functools
import math

from app.booklets.choice import Cover
from app.printing.booklet.plan import BookletPlan
from app.printing.booklet.street_cover import HEIGHT, WIDTH, street_cover
from app.printing.boxes import Align, Block, column, figure, padded, picture_block, plate, rule, space, tagged
from app.printing.composition import PhotoAlbum
from app.printing.cushion import cushion, tilted_cushion
from app.printing.fonts import Face
from app.printing.japanese_text import drawable
from app.printing.motifs import things
from app.printing.motifs.drawing import at
from app.printing.pages import Bookmark, Operation, Page, Shape
from app.printing.phrases import phrase_breaks
from app.printing.place_facts import source_credit
from app.printing.shapes import line
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, heading, label, text_block
from app.printing.text_placing import bounded, centred, squeezed, together
from app.printing.theme import Colour
from app.rules.japanese_calendar import fiscal_year, fiscal_year_name, format_date

_RING = (
    Colour.SHU,
    Colour.AI,
    Colour.YAMA,
    Colour.MIDORI,
    Colour.MOMO,
    Colour.SORA,
    Colour.WAKABA,
    Colour.SHU,
    Colour.AI,
    Colour.YAMA,
    Colour.MIDORI,
)
_RADIUS, _SIDE = 45.0, 19.0
_MIDDLE = (WIDTH / 2, 119.0)
_MARGIN = 14.0
_RING_PHOTO, _RING_PHOTO_TOP = (WIDTH - 2 * _MARGIN, 104.0), 67.0
_BACK_MARGIN, _BACK_TOP = 14.5, 15.0
_MOST_TITLE_LINES, _MOST_VALUE_LINES = 6, (6, 3, 2, 1)
"""What is longer ends in …; the imprint takes the first number of lines with which it fits the page."""
_FOOT = 168.0
"""Below this height of the back the cushions stand."""


def plain_title(plan: BookletPlan) -> str:
    """The title on one line, with the number of the issue and the 圏域 it is about."""
    volume = f"vol.{plan.words.booklet_volume}" if plan.words.booklet_volume else ""
    return " ".join(part for part in (plan.words.booklet_name, volume, plan.part) if part)


def guide_line(plan: BookletPlan) -> str:
    """「東部圏域 14か所の居場所ガイド」."""
    return f"{plan.part}　{len(plan.places)}か所の{plan.words.place_noun}ガイド".strip("　")


def issued_line(plan: BookletPlan) -> str:
    """When it appeared, else the 年度 of the day."""
    year = fiscal_year(plan.today)
    return plan.words.booklet_issued or f"{fiscal_year_name(year)}（{year}年）"


def front_cover(plan: BookletPlan, album: PhotoAlbum) -> Page:
    """The cover that was chosen, with the photo of the volume instead of its drawing if it has one."""
    if plan.choice.cover is Cover.STREET:
        photo_of = functools.partial(cover_photo, plan, album)
        return street_cover(plan, photo_of, guide_line(plan), issued_line(plan))
    return _ring_cover(plan, cover_photo(plan, album, _RING_PHOTO))


def cover_photo(plan: BookletPlan, album: PhotoAlbum, size: tuple[float, float]) -> Block | None:
    """The photo of the volume filling a box in mm, None without one (or one that cannot be read)."""
    if plan.cover_photo is None:
        return None
    picture = album.picture(plan.cover_photo, *size)
    if picture is None:
        return None
    return figure(picture_block(picture, *size, radius=1.5, anchor=plan.cover_photo.anchor), "表紙の写真")


def _ring_cover(plan: BookletPlan, photo: Block | None) -> Page:
    """Catch line, title, the ring, and what is inside (comp 08 A)."""
    words = plan.words
    room = WIDTH - 2 * _MARGIN
    operations: list[Operation] = [Bookmark("cover", 0, "表紙")]
    catch = squeezed(words.booklet_catch, room, TextStyle(face=Face.B, size_pt=16), floor_pt=11)
    operations += tagged(catch, Tag.PARAGRAPH).at((WIDTH - catch.width) / 2, 16.5)
    operations += tagged(_title(words.booklet_title, room), Tag.H1).at(_MARGIN, 27.0)
    operations += _ring() if photo is None else photo.at(_MARGIN, _RING_PHOTO_TOP)
    operations.append(Shape(_MARGIN, 176.6, line(0, 0, room, 0), stroke=Colour.SUMI, line_width=0.5))
    foot = [
        squeezed(guide_line(plan), 92, TextStyle(face=Face.B, size_pt=15), floor_pt=11),
        squeezed(issued_line(plan), 92, TextStyle(size_pt=12), floor_pt=9),
        squeezed(words.publisher, 92, TextStyle(size_pt=11), floor_pt=9),
    ]
    lines = [tagged(block, Tag.PARAGRAPH) for block in foot if block.height]
    operations += column(lines, gap=1.8).at(_MARGIN, 180.0)
    if words.booklet_volume:
        operations += _volume(words.booklet_volume)
    return Page(WIDTH, HEIGHT, tuple(operations))


def _title(title: str, width: float) -> Block:
    """The title in the middle, on two lines if it has a good place to break, smaller when it is long."""
    shown = title.replace("\n", " ")
    lines = 2 if len(phrase_breaks(drawable(shown), Face.B)) > 1 else 1
    block = space()
    for size, most_lines in ((41.0, lines), (34.0, lines), (26.0, lines), (20.0, 2), (14.0, 4)):
        style = TextStyle(face=Face.B, size_pt=size, leading=1.18, align=Align.CENTRE)
        block = heading(shown, width, style, least_scale=1.0, most_lines=most_lines)
        if not block.overflows:
            return block
    return bounded(shown, width, TextStyle(face=Face.B, size_pt=11, align=Align.CENTRE), most_lines=_MOST_TITLE_LINES)


def _ring() -> list[Operation]:
    x, y = _MIDDLE
    operations: list[Operation] = []
    for number, colour in enumerate(_RING):
        degrees = number * 360 / len(_RING)
        angle = math.radians(degrees - 90)
        seat_x, seat_y = x + _RADIUS * math.cos(angle), y + _RADIUS * math.sin(angle)
        operations.append(tilted_cushion(seat_x, seat_y, _SIDE, colour, degrees))
    operations.append(at(x, y, things.round_table(), scale=0.42))
    return operations


def _volume(volume: str) -> list[Operation]:
    x, y = WIDTH - _MARGIN - 10.5, 188.0
    number = squeezed(volume, 12, TextStyle(face=Face.GB, size_pt=20, colour=Colour.WHITE), floor_pt=9)
    return [
        *cushion(x, y, 18, Colour.SUMI),
        Opened(Tag.PARAGRAPH),
        *centred(x, y - 4.4, "vol.", Face.R, 10.5, Colour.WHITE),
        *number.at(x - number.width / 2, y - 0.8),
        CLOSED,
    ]


def back_cover(plan: BookletPlan) -> Page:
    """Where to call with corrections, 奥付, a row of cushions."""
    width = WIDTH - 2 * _BACK_MARGIN
    notice = "活動は変わることがあります。お出かけの前に、電話でお確かめください。"
    for most_lines in _MOST_VALUE_LINES:
        parts: list[Block] = []
        if plan.words.publisher_phone:
            parts += [_call(plan, width, most_lines), space(height=13)]
        parts += [_imprint(plan, width, most_lines), space(height=5)]
        foot = tagged(text_block(notice, width, TextStyle(size_pt=10.5, leading=1.6)), Tag.PARAGRAPH)
        body = column([*parts, foot], width=width)
        if body.height <= _FOOT - _BACK_TOP:
            break
    operations = [Bookmark("imprint", 0, "奥付"), *body.at(_BACK_MARGIN, _BACK_TOP)]
    step = width / 7
    for number in range(7):
        x = _BACK_MARGIN + step * (number + 0.5)
        operations.append(tilted_cushion(x, 178.0, 11.5, _RING[number], (-4, 3, -3, 4, -2, 3, -4)[number]))
    return Page(WIDTH, HEIGHT, tuple(operations))


def _call(plan: BookletPlan, width: float, most_lines: int) -> Block:
    words = plan.words
    inner = width - 12
    lines = [
        text_block(
            "この冊子にのせてほしい場所、\n直してほしいところ、ありませんか。",
            inner,
            TextStyle(face=Face.B, size_pt=14, leading=1.5),
        ),
        space(height=3.4),
        squeezed(words.publisher_phone, inner, TextStyle(face=Face.GB, size_pt=27), floor_pt=14),
        space(height=2.4),
        together((words.publisher, words.publisher_hours), inner, TextStyle(size_pt=11), most_lines=most_lines),
    ]
    shown = column([tagged(block, Tag.PARAGRAPH) for block in lines], width=inner)
    return plate(padded(shown, top=6, right=6, bottom=6, left=6), fill=Colour.KINARI, radius=2)


def _imprint(plan: BookletPlan, width: float, most_lines: int) -> Block:
    words = plan.words
    day = format_date(plan.today, has_weekday=False)
    phone = f"電話 {words.publisher_phone}" if words.publisher_phone else ""
    rows = [
        ("書名", f"{words.booklet_catch}{plain_title(plan)}"),
        ("発行", words.booklet_issued or day),
        ("発行者", "\n".join(part for part in (words.publisher, words.publisher_address) if part)),
        ("連絡先", "　".join(part for part in (phone, words.publisher_hours) if part)),
        ("のせた数", f"{len(plan.places)}か所"),
        ("このほか", plan.colophon),
        ("情報の日付", f"{day}現在"),
        ("出どころ", _sources(plan)),
    ]
    title = tagged(label("奥付", TextStyle(face=Face.B, size_pt=13)), Tag.H1)
    blocks: list[Block] = []
    line_between = rule(width, thickness=0.25)
    for caption, value in rows:
        if value:
            name = label(caption, TextStyle(face=Face.B, size_pt=10.5))
            text = bounded(value, width - 24, TextStyle(size_pt=10.5, leading=1.45), most_lines=most_lines)
            head, shown = tagged(name, Tag.HEAD_CELL, kind="Row"), tagged(text, Tag.CELL)
            both = tagged(Block(width, text.height, (*head.operations, *shown.at(24, 0))), Tag.ROW)
            blocks += [padded(both, top=1.7, bottom=1.7), line_between]
    return column([title, space(height=3), tagged(column(blocks, width=width), Tag.TABLE)], width=width)


def _sources(plan: BookletPlan) -> str:
    """Whose open data about spaces is printed in this booklet (CC BY wants them named)."""
    sources = dict.fromkeys(facts.venue.source for facts in plan.places if facts.venue.source)
    return "\n".join(source_credit(source) for source in sources)
