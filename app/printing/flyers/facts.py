"""The rows of facts of a flyer, what stands at its foot, and the code (printdesign.md §6)."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.boxes import Align, Block, boxed, column, padded, qr_block, row, rule, space, tagged
from app.printing.fact_rows import FactRow, RowStyle, caption_width, fact_rows, fact_rows_beside
from app.printing.flyers.content import LECTURER, Fact, FlyerContent, Phone, joined_facts
from app.printing.flyers.efforts import Effort
from app.printing.flyers.job import Job, portrait_block
from app.printing.flyers.programme import programme_block
from app.printing.flyers.sheet import Sheet
from app.printing.flyers.way import under_way, way_block
from app.printing.fonts import Face
from app.printing.icons import icon, icon_outline
from app.printing.pages import Shape
from app.printing.place_facts import short_url
from app.printing.qr_code import QUIET_ZONE, QrCode
from app.printing.shapes import rectangle
from app.printing.tags import Tag
from app.printing.text_blocks import TextStyle, heading, label, text_block, text_width
from app.printing.text_placing import bounded, squeezed, together
from app.printing.theme import LEAST_QR_MODULE, Colour

_LEAST_QR, _MOST_QR = 28.5, 44.0
_LEAST_QR_SMALL, _MOST_QR_SMALL = 25.0, 38.0
"""Edge of the code with its quiet zone, mm: on an A4, and on smaller paper."""
_PORTRAIT, _SMALL_PORTRAIT, _PORTRAIT_SHAPE = 30.0, 20.0, 0.8
"""Heights in mm on an A4 with roomy and with small values, and width to height."""
_ROOMY_VALUE = 18.0
_TALL_CODE, _MOST_GROWN = 50.0, 26.0
"""Height of a code with a map above it, mm on an A4; and the largest type of values set larger beside it, pt."""
_WAY_PART = 0.56
"""Of the picture's side on wide paper that a map may take."""
_STRONG = frozenset(("場所", "参加費"))
"""Rows in the full size; the others may be a little smaller."""


def facts_block(
    job: Job, width: float, effort: Effort, *, accent: Colour = Colour.AI, code: Block | None = None
) -> Block:
    """The rows in order, the telephone last and largest; rows without a value are left out.

    `overflows` when a value ends in ….

    Args:
        code: stands at the right of the last rows; the others run over the whole width. Beside one that is higher than
            they are, they are set larger than the effort asks for. Below them all where the telephone number beside it
            would become too small.
    """
    if code is None or not code.height:
        return _rows_block(job, width, effort, accent, None)
    if not _phone_fits_beside(job, width, effort, code):
        rows = _rows_block(job, width, effort, accent, None)
        below = code_row(job, width) if job.sheet.is_wide else code_at_foot(job, width, has_caption=True)
        return column([rows, below], gap=job.sheet.mm(effort.padding + 1), width=width)
    block = _rows_block(job, width, effort, accent, code)
    if code.height < job.sheet.mm(_TALL_CODE) or effort.cuts:
        return block
    for more in (2.0, 4.0, 6.0, 8.0):
        larger = effort._replace(value=effort.value + more, phone=effort.phone + 1.5 * more)
        grown = _rows_block(job, width, larger, accent, code)
        if grown.height > block.height + 0.01 or larger.value > _MOST_GROWN:
            break
        block = grown
    return block


def _phone_fits_beside(job: Job, width: float, effort: Effort, code: Block) -> bool:
    """Whether the number keeps its least size on the row beside the code (printdesign.md §8: it never gives way).

    On wide paper, where the column is narrow anyway, it keeps the size it was to have.
    """
    content, sheet = job.content, job.sheet
    if not content.phone.number:
        return True
    indent = caption_width(_captions(content, _told(content, effort)), _row_style(sheet, effort, Colour.SUMI))
    size = max(sheet.phone_floor, sheet.pt(effort.phone)) if sheet.is_wide else sheet.phone_floor
    number, room = content.phone.number, width - indent
    beside = room - code.width - sheet.facts_and_side().gutter
    is_hopeless = text_width(number, Face.GB, sheet.phone_floor) > room
    return is_hopeless or text_width(number, Face.GB, size) <= beside


def _row_style(sheet: Sheet, effort: Effort, accent: Colour) -> RowStyle:
    return RowStyle(
        caption_pt=max(sheet.caption_pt, round(0.65 * sheet.value_pt(effort.value), 1)),
        colour=accent,
        padding=sheet.mm(effort.padding),
        gap=sheet.mm(3.4),
    )


def _told(content: FlyerContent, effort: Effort) -> Sequence[tuple[Fact, str]]:
    return joined_facts(content.facts) if effort.is_joined else tuple((fact, "") for fact in content.facts)


def _captions(content: FlyerContent, told: Sequence[tuple[Fact, str]]) -> list[str]:
    return [fact.caption for fact, _ in told] + ([content.phone_caption] if content.phone.number else [])


def _rows_block(job: Job, width: float, effort: Effort, accent: Colour, code: Block | None) -> Block:
    content, sheet = job.content, job.sheet
    style = _row_style(sheet, effort, accent)
    told = _told(content, effort)
    indent = caption_width(_captions(content, told), style)

    def rows_of(row_width: float) -> Sequence[FactRow]:
        room = row_width - indent
        rows = [
            FactRow(fact.caption, _value(job, fact, beside, room, effort, accent), fact.sign)
            for fact, beside in told
        ]
        if content.phone.number:
            phone_pt = max(sheet.phone_floor, sheet.pt(effort.phone))
            number = phone_block(content.phone, sheet, room, phone_pt, most_lines=effort.most_lines)
            rows.append(FactRow(content.phone_caption, number, "phone"))
        return rows

    if code is None or not code.height:
        return fact_rows(rows_of(width), width, style, indent=indent)
    gutter = sheet.facts_and_side().gutter
    return fact_rows_beside(rows_of, width, style, indent=indent, beside=code, gutter=gutter)


def _value(job: Job, fact: Fact, beside: str, width: float, effort: Effort, accent: Colour) -> Block:
    sheet, most_lines = job.sheet, effort.most_lines
    value_pt = sheet.value_pt(effort.value)
    style = TextStyle(face=Face.B, size_pt=value_pt, leading=1.4)
    smaller = min(value_pt, max(sheet.value_pt(18), value_pt - sheet.pt(4)))
    if fact.caption == LECTURER and job.content.portrait is not None and not effort.cuts:
        return _beside_portrait(job, fact, width, style, effort)
    if fact.detail:
        return named_place(fact, sheet, width, style, most_lines=most_lines)
    if fact.steps and not effort.cuts:
        return programme_block(fact.steps, width, min(smaller, sheet.value_pt(18)), accent)
    if fact.caption not in _STRONG:
        style = style._replace(size_pt=smaller, leading=1.45)
    return together((fact.value, beside), width, style, most_lines=most_lines)


def _beside_portrait(job: Job, fact: Fact, width: float, style: TextStyle, effort: Effort) -> Block:
    """The lecturer's face beside the name."""
    height = job.sheet.mm(_PORTRAIT if effort.value >= _ROOMY_VALUE else _SMALL_PORTRAIT)
    portrait = portrait_block(job, height * _PORTRAIT_SHAPE, height)
    gap = job.sheet.mm(4)
    words = named_place(fact, job.sheet, width - portrait.width - gap, style)
    return row([portrait, words], gap=gap)


def named_place(fact: Fact, sheet: Sheet, width: float, style: TextStyle, *, most_lines: int | None = None) -> Block:
    """A name, and in smaller type below it where that is."""
    name = heading(fact.value, width, style, least_scale=0.8, most_lines=min(2, most_lines or 2))
    if name.overflows:
        name = bounded(fact.value, width, style, most_lines=most_lines)
    size = min(style.size_pt, max(sheet.value_pt(14), round(0.7 * style.size_pt, 1)))
    detail = bounded(fact.detail, width, TextStyle(size_pt=size, leading=1.4), most_lines=most_lines)
    return column([block for block in (name, detail) if block.height], gap=sheet.mm(1.4), width=width)


def phone_block(
    phone: Phone,
    sheet: Sheet,
    width: float,
    phone_pt: float,
    *,
    most_lines: int | None = None,
    ink: Colour = Colour.SUMI,
) -> Block:
    """The number, and below it who answers."""
    style = TextStyle(face=Face.GB, size_pt=phone_pt, colour=ink)
    parts = [squeezed(phone.number, width, style, floor_pt=min(phone_pt, sheet.scale.body))]
    if phone.who:
        small = TextStyle(size_pt=sheet.value_pt(14), leading=1.35, colour=ink)
        parts.append(bounded(phone.who, width, small, most_lines=most_lines))
    return column(parts, gap=sheet.mm(1.2), width=width)


def phone_plate(phone: Phone, sheet: Sheet, width: float, effort: Effort) -> Block:
    """The number in white on black; empty where there is none."""
    if not phone.number:
        return space(width)
    inset = sheet.mm(6)
    sign = sheet.mm(13)
    pt = max(sheet.phone_floor, sheet.pt(effort.phone))
    words = phone_block(phone, sheet, width - 3 * inset - sign, pt, most_lines=effort.most_lines, ink=Colour.WHITE)
    height = words.height + 1.3 * inset
    ground = Shape(0, 0, rectangle(0, 0, width, height, radius=sheet.mm(2.5)), fill=Colour.SUMI)
    lines, _ = icon_outline("phone")
    drawn = Shape(
        inset, (height - sign) / 2, lines, stroke=Colour.WHITE, line_width=sheet.mm(1), scale=sign / 24, is_round=True
    )
    block = tagged(words, Tag.PARAGRAPH)
    return Block(width, height, (ground, drawn, *block.at(2 * inset + sign, (height - words.height) / 2)))


def qr_side(code: QrCode, sheet: Sheet) -> float | None:
    """Edge of the code, mm, quiet zone included; None when its modules would be too small to read."""
    least, most = (_LEAST_QR, _MOST_QR) if sheet.k >= 1 else (_LEAST_QR_SMALL, _MOST_QR_SMALL)
    if sheet.k > 1:
        least, most = least * sheet.k, most * sheet.k
    side = max(least, LEAST_QR_MODULE * code.full_size)
    return side if side <= most else None


def qr_column(code: QrCode | None, url: str, sheet: Sheet, width: float, *, has_caption: bool) -> Block:
    """The code with the words beside it and the address under it; only the address when there is no readable code."""
    side = qr_side(code, sheet) if code is not None else None
    size = sheet.note_pt
    address = text_block(short_url(url), width, TextStyle(size_pt=size, leading=1.3), most_lines=3) if url else space()
    if address.overflows:
        address = space()
    if code is None or side is None:
        return column([tagged(address, Tag.PARAGRAPH)], width=width)
    symbol = _symbol(code, side, url)
    caption = text_block("スマートフォンで\n読み取れます", width - side, TextStyle(size_pt=size, leading=1.5))
    caption = tagged(caption, Tag.PARAGRAPH)
    fits = has_caption and caption.width >= text_width("スマートフォンで", Face.R, size)
    beside = row([symbol, caption if fits else space()], align=Align.CENTRE)
    return column([beside, tagged(address, Tag.PARAGRAPH)], width=width)


def code_beside(job: Job, effort: Effort) -> Block:
    """The code as it stands beside the last rows: on upright paper with its words, and wide enough for its address;
    above it the map.
    """
    sheet, url = job.sheet, job.content.url
    if sheet.is_wide:
        return qr_alone(job.code, url, sheet)
    address = label(short_url(url), TextStyle(size_pt=sheet.note_pt))
    width = max(sheet.facts_and_side().second, min(address.width + 0.1, 0.42 * sheet.width))
    return under_way(job, qr_column(job.code, url, sheet, width, has_caption=effort.has_caption))


def code_at_foot(job: Job, width: float, *, has_caption: bool) -> Block:
    """The code at the foot of the picture's side on wide paper, or below rows; the map at its left."""
    sheet, url = job.sheet, job.content.url
    way = way_block(job, width * _WAY_PART)
    if not way.height:
        return qr_column(job.code, url, sheet, width, has_caption=has_caption)
    gap = sheet.mm(5)
    return row([way, qr_column(job.code, url, sheet, width - way.width - gap, has_caption=False)], gap=gap)


def code_row(job: Job, width: float) -> Block:
    """The code in a row of its own, its words and its address at its right."""
    sheet, url = job.sheet, job.content.url
    side = qr_side(job.code, sheet) if job.code is not None else None
    if job.code is None or side is None:
        return space(width)
    gap = sheet.mm(4)
    style = TextStyle(size_pt=sheet.note_pt, leading=1.5)
    said = ("スマートフォンで\n読み取れます", short_url(url))
    blocks = [tagged(text_block(words, width - side - gap, style), Tag.PARAGRAPH) for words in said]
    beside = column(blocks, gap=sheet.mm(1.4))
    return row([_symbol(job.code, side, url), beside], gap=gap, align=Align.CENTRE)


def _symbol(code: QrCode, side: float, url: str) -> Block:
    """The code with its link, its dark modules at the left edge of what stands above it."""
    symbol = qr_block(code, side, link=url if url.startswith(("https://", "http://")) else "")
    return padded(symbol, left=-QUIET_ZONE * code.module_mm(side) + 0.4)


def qr_alone(code: QrCode | None, url: str, sheet: Sheet) -> Block:
    """The code and its address below, as narrow as they are; empty without a readable code."""
    side = qr_side(code, sheet) if code is not None else None
    if code is None or side is None:
        return space()
    address = label(short_url(url), TextStyle(size_pt=sheet.note_pt))
    return qr_column(code, url, sheet, max(side, min(address.width + 0.1, 2 * side)), has_caption=False)


def access_row(content: FlyerContent, sheet: Sheet, width: float) -> Block:
    """Signs with their words below a line, on one row if smaller type allows it; empty when nothing is known."""
    if not content.access:
        return space()
    for size in (14.0, 13.0, 12.0, 11.0):
        size_pt = sheet.pt(size, floor=sheet.note_pt)
        items = [_access_item(code, words, sheet, size_pt) for code, words in content.access]
        if sum(item.width + sheet.mm(3) for item in items) - sheet.mm(3) <= width:
            break
    line = rule(width, thickness=0.3, colour=Colour.SUMI)
    gap = space(height=sheet.mm(2.3))
    rows = _access_rows(items, sheet, width)
    signs = tagged(column(rows, gap=sheet.mm(1.8), width=width), Tag.LIST)
    return column([line, gap, signs, gap], width=width)


def _access_rows(items: Sequence[Block], sheet: Sheet, width: float) -> list[Block]:
    """All beside each other if they fit; else in columns, as many in each row, so that none stands alone."""
    least = sheet.mm(3)
    if sum(item.width + least for item in items) - least <= width:
        return [_access_signs(items, sheet, width)]
    widest = max(item.width for item in items)
    most = max(1, int((width + least) / (widest + least)))
    count = -(-len(items) // -(-len(items) // most))
    column_width = min(width / count, widest + sheet.mm(9))
    return [
        row([tagged(tagged(item._replace(width=column_width), Tag.BODY), Tag.ITEM) for item in items[at : at + count]])
        for at in range(0, len(items), count)
    ]


def _access_signs(items: Sequence[Block], sheet: Sheet, width: float) -> Block:
    rest = width - sum(item.width for item in items)
    gap = min(sheet.mm(9), rest / max(1, len(items) - 1))
    return row([tagged(tagged(item, Tag.BODY), Tag.ITEM) for item in items], gap=gap)


def _access_item(code: str, words: str, sheet: Sheet, size_pt: float) -> Block:
    side = max(6.0, sheet.mm(7.6))
    sign = Block(side, side, tuple(icon(code, 0, 0, side)))
    return row([sign, label(words, TextStyle(size_pt=size_pt))], gap=sheet.mm(1.6), align=Align.CENTRE)


def foot_block(content: FlyerContent, sheet: Sheet, width: float) -> Block:
    """Who publishes, when the facts were confirmed, and whose open data they rest on."""
    style = TextStyle(size_pt=sheet.note_pt)
    when = label(content.as_of, style)
    if when.width > width:
        when = heading(content.as_of, width, style._replace(leading=1.35), least_scale=1.0)
    line = rule(width, thickness=0.3, colour=Colour.SUMI)
    who = label(content.publisher, style)
    if who.width > width:
        who = bounded(content.publisher, width, style._replace(leading=1.35), most_lines=2)
    if who.width + when.width + 6 <= width:
        left = boxed(who, width=width - when.width, height=who.height or when.height)
        foot = row([tagged(left, Tag.PARAGRAPH), tagged(when, Tag.PARAGRAPH)])
    else:
        foot = column([tagged(who, Tag.PARAGRAPH), tagged(when, Tag.PARAGRAPH)], gap=sheet.mm(1.4), width=width)
    parts = [line, space(height=sheet.mm(1.8)), foot]
    if content.credit:
        credit = bounded(content.credit, width, style._replace(leading=1.35), most_lines=3)
        parts += [space(height=sheet.mm(1.4)), tagged(credit, Tag.PARAGRAPH)]
    return column(parts, width=width)


def bottom_block(content: FlyerContent, sheet: Sheet, width: float) -> Block:
    """Signs of accessibility and the foot."""
    return column([access_row(content, sheet, width), foot_block(content, sheet, width)], width=width)
