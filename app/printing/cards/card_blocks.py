"""The blocks of a card: facts in pairs, weekdays with their times, plates, signs, the record of confirmations."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.boxes import Align, Block, boxed, column, figure, layered, padded, plate, row, rule, space, tagged
from app.printing.cards.card_frame import ACCENT, WIDTH
from app.printing.cards.content import CardContent
from app.printing.cushion import weekday_row, weekday_words
from app.printing.fonts import Face
from app.printing.icons import icon
from app.printing.place_facts import Occasion
from app.printing.ruby import ruby_heading
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import Setting, TextStyle, heading, label, whole_sentences
from app.printing.text_placing import bounded, squeezed
from app.printing.theme import THEMES, Colour

_THEME = THEMES["card A4"]
_GUTTER = 6.0
HALF = (WIDTH - _GUTTER) / 2
_CAPTION = TextStyle(face=Face.B, size_pt=12, colour=ACCENT)
_CAPTION_WIDTH = 19.0
_VALUE = TextStyle(face=Face.B, size_pt=12.5, leading=1.45)
_BODY = TextStyle(size_pt=12, leading=1.6, setting=Setting.BODY)
_CELL = TextStyle(size_pt=12, leading=1.5)
_HEADING = TextStyle(face=Face.B, size_pt=13, colour=ACCENT)
_ROW_PADDING = 1.6
_ONE_LINE_SIZES, _LINES_SIZES = (34.0, 28.0, 23.5), ((24.0, 2), (20.0, 2), (20.0, 3))
_SIDE, _DAYS_GAP = 9.0, 1.9
_MOST_SIGNS = 6


def name_block(content: CardContent, *, has_ruby: bool) -> tuple[Block, bool]:
    """The name with its よみ, 種別 and since when at the right; and whether it ends in …."""
    said = "　".join(part for part in (content.tab, content.since, "お休み中" if content.is_suspended else "") if part)
    beside = squeezed(said, WIDTH * 0.5, TextStyle(face=Face.B, size_pt=12), floor_pt=10.5)
    room = WIDTH - beside.width - 6
    reading = content.reading if has_ruby else ""
    if reading and reading != content.name:
        for size in _ONE_LINE_SIZES:
            style = TextStyle(face=Face.B, size_pt=size, leading=1.2)
            with_ruby = ruby_heading(content.name, reading, room, style, floor_pt=_THEME.ruby_floor)
            if with_ruby is not None:
                return _titled(tagged(with_ruby, Tag.H1), beside), False
    for size in _ONE_LINE_SIZES:
        name = heading(content.name, room, TextStyle(face=Face.B, size_pt=size, leading=1.2), most_lines=1)
        if not name.overflows:
            return _titled(tagged(name, Tag.H1), beside), False
    return _long_name(content.name, reading, beside)


def _long_name(text: str, reading: str, beside: Block) -> tuple[Block, bool]:
    """A name of several lines over the full width, its よみ above, the 種別 below."""
    for size, lines in _LINES_SIZES:
        style = TextStyle(face=Face.B, size_pt=size, leading=1.2)
        name = heading(text, WIDTH, style, most_lines=lines)
        if not name.overflows:
            break
    is_cut = name.overflows
    if is_cut:
        name = bounded(text, WIDTH, style, most_lines=lines)
    above = bounded(reading, WIDTH, TextStyle(size_pt=10.5, leading=1.3), most_lines=1)
    parts = [tagged(above, Tag.PARAGRAPH), tagged(name, Tag.H1), tagged(beside, Tag.PARAGRAPH)]
    return column([part for part in parts if part.height], gap=1.4, width=WIDTH), is_cut


def _titled(name: Block, beside: Block) -> Block:
    """The name, and on its baseline what kind of place it is."""
    top = max(0.0, name.first_baseline - beside.first_baseline)
    right = padded(tagged(beside, Tag.PARAGRAPH), left=WIDTH - beside.width, top=top)
    return layered([name, right])


def schedule_block(content: CardContent) -> Block:
    """The weekdays, and beside them when it is held; several 定例 below each other."""
    if content.open_days is None:
        return space()
    days = tuple(weekday_row(0, 0, content.open_days, side=_SIDE, gap=_DAYS_GAP, colour=ACCENT))
    shown = figure(Block(7 * _SIDE + 6 * _DAYS_GAP, _SIDE, days), weekday_words(content.open_days))
    room = WIDTH - shown.width - 5
    times = [block for occasion in content.occasions[:4] for block in _occasion(occasion, room, len(content.occasions))]
    said = column(times, gap=1.2, width=room)
    height = max(shown.height, said.height)
    return row([shown, boxed(said, width=room, height=height, down=Align.CENTRE)], gap=5)


def _occasion(occasion: Occasion, width: float, count: int) -> list[Block]:
    size = 21.0 if count == 1 else 14.0
    words = "　".join(part for part in (occasion.days, occasion.time) if part)
    line = heading(words, width, TextStyle(face=Face.B, size_pt=size, leading=1.25), least_scale=0.7, most_lines=1)
    if line.overflows:
        line = bounded(words, width, TextStyle(face=Face.B, size_pt=13, leading=1.3), most_lines=2)
    blocks = [tagged(line, Tag.PARAGRAPH)]
    if occasion.exceptions:
        blocks.append(tagged(bounded(occasion.exceptions, width, _CELL, most_lines=1), Tag.PARAGRAPH))
    return blocks


def facts_block(facts: Sequence[tuple[str, str]], *, most_lines: int) -> Block:
    """Caption and value, two beside each other, a hairline under each pair; `overflows` when a value ends in …."""
    parts: list[Block] = []
    for at in range(0, len(facts), 2):
        pair = facts[at : at + 2]
        width = HALF if len(pair) > 1 else WIDTH
        span = 3 if at and len(pair) == 1 else 1
        cells = [_fact(caption, value, width, most_lines, span) for caption, value in pair]
        height = max(cell.height for cell in cells)
        beside = layered([padded(cell, left=number * (HALF + _GUTTER)) for number, cell in enumerate(cells)])
        parts.append(tagged(Block(WIDTH, height, beside.operations, overflows=beside.overflows), Tag.ROW))
        parts.append(rule(WIDTH, thickness=0.25, colour=Colour.NEZU))
    return tagged(column(parts, width=WIDTH), Tag.TABLE)


def _fact(caption: str, value: str, width: float, most_lines: int, span: int) -> Block:
    said = bounded(value, width - _CAPTION_WIDTH, _VALUE, most_lines=most_lines)
    head = tagged(padded(label(caption, _CAPTION), top=_ROW_PADDING + 0.2), Tag.HEAD_CELL, kind="Row")
    cell = tagged(padded(said, left=_CAPTION_WIDTH, top=_ROW_PADDING), Tag.CELL, span=span)
    return Block(width, said.height + 2 * _ROW_PADDING, (*head.operations, *cell.operations), overflows=said.overflows)


def text_part(title: str, text: str, *, height: float) -> Block:
    """A heading and whole sentences of a text as the height takes; `overflows` when some were left out."""
    head = tagged(label(title, _HEADING), Tag.H2)
    style = _BODY if len(text) > 40 else _CELL
    body = whole_sentences(text, WIDTH, style, height=height - head.height - 1.6)
    if not body.height:
        return Block(WIDTH, 0.0, overflows=True)
    return column([head, space(height=1.6), tagged(body, Tag.PARAGRAPH)], width=WIDTH)


def plates_block(plates: Sequence[tuple[str, str]], *, most_lines: int) -> Block:
    """Tinted plates beside each other, a dot before each point; `overflows` when points were left out."""
    if not plates:
        return space()
    width = HALF if len(plates) > 1 else WIDTH
    bodies = [_points(title, text, width - 8, most_lines) for title, text in plates]
    height = max(body.height for body in bodies) + 7
    shown = [
        plate(boxed(padded(body, left=4, top=3.4), width=width, height=height), fill=Colour.USUMIDORI, radius=1.5)
        for body in bodies
    ]
    return row(shown, gap=_GUTTER)


def _points(title: str, text: str, width: float, most_lines: int) -> Block:
    head = tagged(label(title, _HEADING), Tag.H2)
    items: list[Block] = []
    lines = [each.strip().lstrip("・●○").strip() for each in text.split("\n") if each.strip()]
    for words in lines[:most_lines]:
        said = bounded(words, width - 4.6, _CELL, most_lines=3)
        dot = label("●", TextStyle(size_pt=6, colour=ACCENT))
        parts = [padded(tagged(dot, Tag.LABEL), left=0.6, top=1.15), padded(tagged(said, Tag.BODY), left=4.6)]
        items.append(tagged(layered(parts), Tag.ITEM))
    listed = tagged(column(items, gap=1.6), Tag.LIST, kind="Disc")
    block = column([head, space(height=1.8), listed], width=width)
    return Block(width, block.height, block.operations, overflows=block.overflows or len(lines) > most_lines)


def signs_block(signs: Sequence[tuple[str, str]]) -> Block:
    """The signs of accessibility with their words; as many as a row takes."""
    shown = list(signs[:_MOST_SIGNS])
    while shown:
        items = [_sign(code, words) for code, words in shown]
        if sum(item.width for item in items) + 4 * (len(items) - 1) <= WIDTH:
            return tagged(row(items, gap=4), Tag.LIST)
        shown.pop()
    return space()


def _sign(code: str, words: str) -> Block:
    side = 7.0
    drawn = Block(side, side, tuple(icon(code, 0, 0, side)))
    item = row([drawn, label(words, TextStyle(size_pt=11))], gap=1.6, align=Align.CENTRE)
    return tagged(tagged(item, Tag.BODY), Tag.ITEM)


def confirmations_block(confirmed: tuple[str, str], *, blank_rows: int) -> Block:
    """日付, だれが, 変わったこと: the last time, and lines to write on."""
    title = tagged(label("確認の記録", _HEADING), Tag.H2)
    lefts = (2.0, 46.0, 82.0)
    head_style = TextStyle(face=Face.B, size_pt=11)
    captions = ("日付", "だれが", "変わったこと")
    heads = [
        tagged(padded(label(words, head_style), left=left, top=1.3), Tag.HEAD_CELL, kind="Column")
        for words, left in zip(captions, lefts, strict=True)
    ]
    rows = [plate(boxed(layered(heads), width=WIDTH, height=6.5), fill=Colour.USUZUMI)]
    values = [(*confirmed, "")] if any(confirmed) else []
    for cells in [*values, *[("", "", "")] * blank_rows]:
        parts = [_cell(words, left) for words, left in zip(cells, lefts, strict=True)]
        line = padded(rule(WIDTH, thickness=0.25, colour=Colour.NEZU), top=8.0 - 0.25)
        rows.append(layered([Block(WIDTH, 8.0, layered(parts).operations), line]))
    listed = tagged(column([tagged(each, Tag.ROW) for each in rows], width=WIDTH), Tag.TABLE)
    return column([title, space(height=1.8), listed], width=WIDTH)


def _cell(words: str, left: float) -> Block:
    if not words:
        return Block(0, 0, (Opened(Tag.CELL), CLOSED))
    return tagged(padded(squeezed(words, 42, TextStyle(size_pt=11), floor_pt=10.5), left=left, top=2.0), Tag.CELL)
