"""The blocks of a flyer: each takes the facts of a place and gives back a laid out block (printdesign.md §6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.printing.boxes import (
    Align,
    Block,
    boxed,
    column,
    figure,
    layered,
    padded,
    plate,
    qr_block,
    row,
    row_on_baseline,
    rule,
    space,
    tagged,
)
from app.printing.cushion import weekday_row, weekday_words
from app.printing.fact_rows import FactRow, RowStyle, caption_width, fact_rows
from app.printing.fonts import Face
from app.printing.icons import icon
from app.printing.place_facts import SUSPENDED, Occasion, PlaceFacts, inviting_texts, short_url, source_credit
from app.printing.print_words import PrintWords
from app.printing.qr_code import QUIET_ZONE, QrCode
from app.printing.ruby import LARGE_NAME_PT, ruby_heading
from app.printing.tags import Tag
from app.printing.text_blocks import Setting, TextStyle, heading, label, text_block, whole_sentences
from app.printing.text_placing import bounded, squeezed, together
from app.printing.theme import LEAST_QR_MODULE, Colour
from app.rules.japanese_calendar import format_date

ACCENT = Colour.AI
_LONG_BOOKING = 14
"""A longer word on how to apply gets a row of its own."""
_MOST_ICONS = 5
_LEAST_QR, _MOST_QR = 28.5, 44.0
_NAME_SIZES = ((58.0, 1), (46.0, 1), (40.0, 2), (36.0, 2))
_WIDE_NAME_SIZES = ((44.0, 1), (36.0, 2), (30.0, 2), (24.0, 3), (18.0, 6), (14.0, 12))


def pill(text: str, size_pt: float, colour: Colour, *, most_width: float) -> Block:
    """A filled tag with white text: 1.7 em high, at most so wide."""
    em = size_pt * 25.4 / 72
    name = squeezed(
        text,
        most_width - 1.1 * em,
        TextStyle(face=Face.B, size_pt=size_pt, colour=Colour.WHITE),
        floor_pt=size_pt * 0.85,
    )
    body = boxed(name, width=name.width + 1.1 * em, height=1.7 * em, across=Align.CENTRE, down=Align.CENTRE)
    return plate(body, fill=colour, radius=0.28 * 1.7 * em)


def head_block(facts: PlaceFacts, width: float) -> Block:
    """種別 and town on the left; on the right how to apply, or that the place is resting."""
    style = TextStyle(face=Face.B, size_pt=15)
    if facts.is_suspended:
        notice = pill(SUSPENDED, 15, Colour.SHU, most_width=50)
    else:
        shown = facts.booking if len(facts.booking) <= _LONG_BOOKING else ""
        notice = label(shown, TextStyle(face=Face.B, size_pt=15, colour=Colour.SHU))
    kind = tagged(pill(facts.kind_label, 15, ACCENT, most_width=70), Tag.PARAGRAPH) if facts.kind_label else space()
    where = (
        f"{facts.venue.town}（{facts.area_name}）"
        if facts.venue.town and facts.area_name
        else (facts.venue.town or facts.area_name)
    )
    room = width - kind.width - notice.width - 12
    town = squeezed(where, room, style, floor_pt=12)
    left = row([kind, town], gap=4 if kind.width else 0, align=Align.CENTRE, height=9.5)
    return row(
        [
            boxed(left, width=width - notice.width, height=9.5),
            tagged(boxed(notice, width=notice.width, height=9.5, down=Align.CENTRE), Tag.PARAGRAPH),
        ]
    )


def name_block(facts: PlaceFacts, width: float, *, is_wide: bool, has_ruby: bool) -> Block:
    """よみ and name on the plate below an accent bar; `overflows` when it had to become small."""
    bar = rule(width, thickness=1.8, colour=Colour.SHU)
    name = name_lines(facts, width - 3, is_wide=is_wide, has_ruby=has_ruby)
    return plate(column([bar, space(height=2.6), name, space(height=1)], width=width), fill=Colour.WHITE)


def name_lines(facts: PlaceFacts, width: float, *, is_wide: bool, has_ruby: bool) -> Block:
    """The name with its よみ: above the words that need it, on names of several lines above the whole.

    Args:
        is_wide: long names get more lines of smaller type.
        has_ruby: with よみ at all.
    """
    sizes = _WIDE_NAME_SIZES if is_wide else _NAME_SIZES
    if not has_ruby or not facts.reading or facts.reading == facts.name:
        return tagged(_name(facts.name, width, sizes), Tag.H1)
    for size, lines in sizes:
        style = TextStyle(face=Face.B, size_pt=size, leading=1.2, tracking=_tracking(size))
        short = ruby_heading(facts.name, facts.reading, width, style, least_scale=0.86) if lines == 1 else None
        if short is not None:
            return tagged(short, Tag.H1)
    name = _name(facts.name, width, sizes)
    reading = text_block(facts.reading, width, TextStyle(size_pt=12, leading=1.3))
    below = padded(tagged(name, Tag.RUBY_BASE), top=reading.height + 1.4)
    both = layered([below, tagged(reading, Tag.RUBY_TEXT)])
    return tagged(tagged(replace(both, first_baseline=reading.first_baseline), Tag.RUBY), Tag.H1)


def _tracking(size: float) -> float:
    return 20.0 if size >= LARGE_NAME_PT else 0.0


def _name(name: str, width: float, sizes: Sequence[tuple[float, int]]) -> Block:
    block = space()
    for size, lines in sizes:
        tracking = _tracking(size)
        style = TextStyle(face=Face.B, size_pt=size, leading=1.2, tracking=tracking)
        room = width - tracking / 1000 * size * 0.3528 * len(name) / lines
        block = heading(name, room, style, least_scale=0.86, most_lines=lines)
        if not block.overflows:
            return block
    return block


def schedule_block(facts: PlaceFacts, width: float, *, scale: float = 1.0, most_lines: int = 1000) -> Block:
    """The weekday row, then day and time of every 定例, exceptions under them; longer words end in …."""
    side, gap = 10.2 * scale, 3.3 * scale
    days = tuple(weekday_row(0, 0, facts.open_days, side=side, gap=gap, colour=ACCENT, sunday=Colour.SHU))
    row_of_days = figure(Block(7 * side + 6 * gap, side, days), weekday_words(facts.open_days))
    parts = [row_of_days, space(height=4.6 * scale)]
    day_pt, time_pt = {0: (24.0, 30.0), 1: (24.0, 30.0), 2: (19.0, 23.0)}.get(len(facts.occasions), (16.0, 18.0))
    day_pt, time_pt = day_pt * scale, time_pt * scale
    for occasion in facts.occasions:
        when = tagged(_occasion(occasion, width, day_pt, time_pt, most_lines), Tag.PARAGRAPH)
        parts += [when, space(height=1.6 * scale)]
    exceptions = "、".join(dict.fromkeys(occasion.exceptions for occasion in facts.occasions if occasion.exceptions))
    if exceptions:
        parts += [
            tagged(
                bounded(exceptions, width, TextStyle(size_pt=14, leading=1.35), most_lines=most_lines), Tag.PARAGRAPH
            ),
            space(height=1),
        ]
    return column(parts, width=width)


def _occasion(occasion: Occasion, width: float, day_pt: float, time_pt: float, most_lines: int) -> Block:
    """Day and time as two runs with a gap; below each other when one line is too short even in smaller type."""
    for scale in (1.0, 0.95, 0.9, 0.85):
        days = label(occasion.days, TextStyle(face=Face.B, size_pt=day_pt * scale))
        time = label(occasion.time, TextStyle(face=Face.B, size_pt=time_pt * scale))
        if days.width + (time.width + 4.5 if occasion.time else 0) <= width:
            return row_on_baseline([days, time] if occasion.time else [days], gap=4.5)
    smaller = heading(occasion.days, width, TextStyle(face=Face.B, size_pt=day_pt, leading=1.3), most_lines=2)
    if smaller.overflows:
        small = TextStyle(face=Face.B, size_pt=min(day_pt, 19), leading=1.3)
        smaller = heading(occasion.days, width, small, most_lines=3)
    if smaller.overflows:
        smaller = bounded(occasion.days, width, small, most_lines=most_lines)
    return column([smaller, time] if occasion.time else [smaller], gap=1.4, width=width)


def facts_block(
    facts: PlaceFacts,
    words: PrintWords,
    width: float,
    *,
    value_pt: float,
    phone_pt: float,
    padding: float,
    is_joined: bool,
    most_lines: int = 1000,
) -> Block:
    """場所, 参加費, どなた, 持ち物, and the telephone last and largest; rows without a value are left out.

    `overflows` when a value has more than `most_lines` and ends in ….
    """
    style = RowStyle(caption_pt=max(15.0, 0.65 * value_pt), colour=ACCENT, padding=padding)
    entries = [
        ("場所", "place"),
        ("参加費", "fee"),
        ("どなた", "people"),
        ("持ち物", "bag"),
        ("申込", "booking"),
        ("電話", "phone"),
    ]
    indent = caption_width([caption for caption, _ in entries], style)
    room = width - indent
    value = TextStyle(face=Face.B, size_pt=value_pt, leading=1.4)
    plain = TextStyle(face=Face.B, size_pt=min(value_pt, max(18.0, value_pt - 4)), leading=1.45)
    fee = (facts.fee, f"持ち物は{facts.bring}" if is_joined and facts.bring else "")
    booking = facts.booking if facts.is_suspended or len(facts.booking) > _LONG_BOOKING else ""
    values = {
        "場所": _venue(facts, room, value, small_pt=min(value_pt, max(14.0, 0.7 * value_pt)), most_lines=most_lines),
        "参加費": together(fee, room, value, most_lines=most_lines),
        "どなた": together((facts.audience, facts.capacity), room, plain, most_lines=most_lines),
        "持ち物": bounded("" if is_joined else facts.bring, room, plain, most_lines=most_lines),
        "申込": bounded(booking, room, plain, most_lines=most_lines),
        "電話": _phone(facts, words, room, phone_pt, most_lines),
    }
    rows = [FactRow(caption, values[caption], sign) for caption, sign in entries if values[caption].height]
    return fact_rows(rows, width, style, indent=indent)


def _venue(facts: PlaceFacts, width: float, style: TextStyle, *, small_pt: float, most_lines: int) -> Block:
    venue = facts.venue
    name = heading(venue.name, width, style, least_scale=0.8, most_lines=2)
    if name.overflows:
        name = bounded(venue.name, width, style, most_lines=most_lines)
    second = "つなぎ方は電話でご案内します" if venue.is_online and facts.phone else venue.address
    if venue.landmark and not venue.is_online:
        second += f"（{venue.landmark}）"
    address = bounded(second, width, TextStyle(size_pt=small_pt, leading=1.4), most_lines=most_lines)
    return column([block for block in (name, address) if block.height], gap=1.4, width=width)


def _phone(facts: PlaceFacts, words: PrintWords, width: float, phone_pt: float, most_lines: int) -> Block:
    if facts.phone:
        who = f"代表　{facts.contact_name}" if facts.contact_name else ""
        number = facts.phone
    elif words.publisher_phone:
        who, number = f"お問い合わせは{words.publisher}へ", words.publisher_phone
    else:
        return space()
    parts = [squeezed(number, width, TextStyle(face=Face.GB, size_pt=phone_pt), floor_pt=14)]
    if who:
        parts.append(bounded(who, width, TextStyle(size_pt=14, leading=1.35), most_lines=most_lines))
    return column(parts, gap=1.2, width=width)


def pitch_block(facts: PlaceFacts, width: float, height: float) -> tuple[Block, tuple[str, ...]]:
    """思い as catch line, then what is done there, in whole sentences as the height takes; and what was lost."""
    texts = inviting_texts(facts)
    if not texts or height <= 0:
        return space(), tuple(name for name, _ in texts)
    (first, text), *others = texts
    top = whole_sentences(text, width, TextStyle(face=Face.MB, size_pt=18, leading=1.5), height=height)
    if not top.height:
        top = whole_sentences(text, width, TextStyle(face=Face.MB, size_pt=16, leading=1.4), height=height)
    blocks, lost = [top], [first] if top.overflows else []
    setting = Setting.BODY if width >= 55 else Setting.CELL
    for name, text in others:
        rest = height - top.height - 4
        body = whole_sentences(text, width, TextStyle(size_pt=14, leading=1.5, setting=setting), height=rest)
        blocks.append(body)
        lost += [name] if body.overflows else []
    shown = [tagged(block, Tag.PARAGRAPH) for block in blocks if block.height]
    return column(shown, gap=4, width=width), tuple(lost)


def qr_side(code: QrCode) -> float | None:
    """Edge of the code on a flyer, mm, quiet zone included; None when its modules would be too small to read."""
    side = max(_LEAST_QR, LEAST_QR_MODULE * code.full_size)
    return side if side <= _MOST_QR else None


def qr_column(code: QrCode | None, url: str, width: float, *, has_caption: bool) -> Block:
    """The code with the words beside it and the address under it; only the address when there is no readable code."""
    side = qr_side(code) if code is not None else None
    address = text_block(short_url(url), width, TextStyle(size_pt=11, leading=1.3), most_lines=3) if url else space()
    if address.overflows:
        address = space()
    if code is None or side is None:
        return column([address], width=width)
    symbol = qr_block(code, side, link=url if url.startswith(("https://", "http://")) else "")
    symbol = padded(symbol, left=-QUIET_ZONE * code.module_mm(side) + 0.4)
    caption = text_block("スマートフォンで\n読み取れます", width - side, TextStyle(size_pt=11, leading=1.5))
    caption = tagged(caption, Tag.PARAGRAPH)
    beside = row([symbol, caption if has_caption and caption.width > 20 else space()], align=Align.CENTRE)
    return column([beside, tagged(address, Tag.PARAGRAPH)], width=width)


def access_row(accessibility: Sequence[tuple[str, str]], width: float) -> Block:
    """Signs with their words, spread over the width, between two lines; empty when nothing is known."""
    shown = accessibility[:_MOST_ICONS]
    if not shown:
        return space()
    for size_pt in (14.0, 13.0, 12.0, 11.0):
        items = [_access_item(code, words, size_pt) for code, words in shown]
        rest = width - sum(item.width for item in items)
        if rest >= 3 * (len(items) - 1):
            break
    else:
        return access_row(shown[:-1], width)
    gap = min(9.0, rest / max(1, len(items) - 1))
    line = rule(width, thickness=0.3, colour=Colour.SUMI)
    listed = tagged(row([_listed(item) for item in items], gap=gap), Tag.LIST)
    return column([line, space(height=2.3), listed, space(height=2.3)], width=width)


def _listed(item: Block) -> Block:
    return tagged(tagged(item, Tag.BODY), Tag.ITEM)


def _access_item(code: str, words: str, size_pt: float) -> Block:
    side = 7.6
    sign = Block(side, side, tuple(icon(code, 0, 0, side)))
    return row([sign, label(words, TextStyle(size_pt=size_pt))], gap=1.6, align=Align.CENTRE)


def foot_block(facts: PlaceFacts, words: PrintWords, today: date, width: float) -> Block:
    """Who publishes, when the facts were confirmed, and whose open data they rest on."""
    day = facts.confirmed or today.isoformat()
    when = label(
        f"{format_date(day, has_weekday=False)}に{'確認しました' if facts.confirmed else '作りました'}",
        TextStyle(size_pt=11),
    )
    who = squeezed(words.publisher, width - when.width - 6, TextStyle(size_pt=11), floor_pt=10.5)
    line = rule(width, thickness=0.3, colour=Colour.SUMI)
    left = boxed(who, width=width - when.width, height=who.height or when.height)
    foot = row([tagged(left, Tag.PARAGRAPH), tagged(when, Tag.PARAGRAPH)])
    parts = [line, space(height=1.8), foot]
    if facts.venue.source:
        credit = squeezed(source_credit(facts.venue.source), width, TextStyle(size_pt=11), floor_pt=10.5)
        parts += [space(height=1.4), tagged(credit, Tag.PARAGRAPH)]
    return column(parts, width=width)
