"""What people tick and write on: cards with boxes, the steps that follow, a slip to hand back (comp 07)."""

from __future__ import annotations

from collections.abc import Sequence

from app.printing.boxes import Block, boxed, column, row, row_on_baseline, space, tagged
from app.printing.cushion import labelled_cushion
from app.printing.flyers.content import Card, WriteIn
from app.printing.flyers.sheet import Sheet
from app.printing.fonts import Face
from app.printing.pages import POINT_MM, Operation, Shape
from app.printing.shapes import line, rectangle, svg_outline
from app.printing.tags import CLOSED, Opened, Tag
from app.printing.text_blocks import TextStyle, label, text_block, text_width
from app.printing.text_placing import squeezed
from app.printing.theme import Colour

_LEAST_FIELD = 11.0
"""Nobody writes a name into less, mm."""
_BOX, LEAST_CHOICE = 5.6, 5.4
"""Of a box to tick on an A4; and no choice is lower on any paper, mm: a tick needs its room."""
_CARD_RADIUS = 2.2
_CUT_LABEL = "切り取り"


def cards_block(cards: Sequence[Card], sheet: Sheet, width: float, *, pitch: float, colour: Colour) -> Block:
    """The cards beside each other, all as high as the longest; `pitch` is the height of one choice, mm."""
    gap = sheet.mm(5)
    each = (width - gap * (len(cards) - 1)) / len(cards)
    most = max(len(card.choices) for card in cards)
    return row([_card(card, sheet, each, most, pitch, colour) for card in cards], gap=gap)


def _card(card: Card, sheet: Sheet, width: float, most: int, pitch: float, colour: Colour) -> Block:
    head = max(sheet.mm(12), sheet.scale.body * 0.75)
    height = head + most * pitch + sheet.mm(5)
    size = sheet.pt(15, floor=sheet.scale.body_floor)
    inset = sheet.mm(3.8)
    side = max(4.2, sheet.mm(_BOX))
    title = label(card.heading, TextStyle(face=Face.B, size_pt=sheet.pt(19, floor=size), colour=Colour.WHITE))
    drawn: list[Operation] = [
        Shape(0, 0, rectangle(0, 0, width, height, radius=_CARD_RADIUS), fill=Colour.USUMIDORI),
        Shape(0, 0, _round_above(width, head, _CARD_RADIUS), fill=colour),
        *tagged(title, Tag.H2).at((width - title.width) / 2, (head - title.height) / 2),
        Opened(Tag.LIST),
    ]
    for number, choice in enumerate(card.choices):
        middle = head + sheet.mm(2.5) + (number + 0.5) * pitch
        box = rectangle(0, 0, side, side, radius=0.8)
        drawn.append(Shape(inset, middle - side / 2, box, fill=Colour.WHITE, stroke=Colour.SUMI, line_width=0.4))
        room = width - inset - side - sheet.mm(3.6)
        words = squeezed(choice, room, TextStyle(size_pt=size), floor_pt=sheet.scale.note_floor)
        item = tagged(tagged(words, Tag.BODY), Tag.ITEM)
        drawn += item.at(inset + side + sheet.mm(2.4), middle - words.height / 2)
    return Block(width, height, (*drawn, CLOSED))


def _round_above(width: float, height: float, radius: float) -> str:
    """The head of a card in one outline: two that overlap show a seam at the edge."""
    right = f"H{width - radius:.2f} Q{width:.2f} 0 {width:.2f} {radius} V{height:.2f}"
    return svg_outline(f"M0 {height:.2f} V{radius} Q0 0 {radius} 0 {right} Z")


def steps_block(slip: WriteIn, sheet: Sheet, width: float, *, colour: Colour) -> Block:
    """What happens afterwards, in numbered cushions beside each other (two rows where the paper is narrow)."""
    heading = TextStyle(face=Face.B, size_pt=sheet.caption_pt, colour=colour)
    title = tagged(label(slip.steps_heading, heading), Tag.H2)
    fits_one_row = _step_size(slip, sheet, width / len(slip.steps)) >= sheet.scale.body_floor
    per_row = len(slip.steps) if fits_one_row else 2
    each = width / per_row
    size = _step_size(slip, sheet, each)
    rows = []
    for start in range(0, len(slip.steps), per_row):
        found = [
            boxed(_step(start + at + 1, step, sheet, each, colour, size), width=each, height=_step_height(sheet))
            for at, step in enumerate(slip.steps[start : start + per_row])
        ]
        rows.append(row(found))
    return column([title, *rows], gap=sheet.mm(2.6), width=width)


def _step_height(sheet: Sheet) -> float:
    return max(sheet.mm(11.5), (2.3 * sheet.scale.body_floor) * POINT_MM)


def _step_room(sheet: Sheet, width: float) -> float:
    return width - _step_height(sheet) - sheet.mm(4)


def _step_size(slip: WriteIn, sheet: Sheet, width: float) -> float:
    """The same for all steps, so that the longest words fit, pt."""
    wished = sheet.pt(13.5, floor=sheet.scale.body_floor)
    widest = max(text_width(words, Face.B, wished) for step in slip.steps for words in step)
    return max(sheet.scale.note_floor, min(wished, int(10 * wished * _step_room(sheet, width) / widest) / 10))


def _step(
    number: int, step: tuple[str, str], sheet: Sheet, width: float, colour: Colour, size: float
) -> Block:
    height = _step_height(sheet)
    side = height * 0.84
    what, how = step
    room = _step_room(sheet, width)
    words = column(
        [
            squeezed(what, room, TextStyle(face=Face.B, size_pt=size), floor_pt=sheet.scale.note_floor),
            squeezed(how, room, TextStyle(size_pt=size), floor_pt=sheet.scale.note_floor),
        ],
        gap=sheet.mm(1),
    )
    pt = side * 0.5 / POINT_MM
    drawn = labelled_cushion(height / 2, height / 2, side, colour, str(number), size_pt=pt, face=Face.GB)
    said = tagged(words, Tag.PARAGRAPH).at(height + sheet.mm(2.5), (height - words.height) / 2)
    return Block(width, height, (*drawn, *said))


def cut_line(sheet: Sheet, width: float) -> Block:
    """Dashes from edge to edge with a word in their middle."""
    words = label(_CUT_LABEL, TextStyle(size_pt=sheet.note_pt))
    side = (width - words.width - 4) / 2
    y = words.height / 2
    dashes = Shape(0, y, line(0, 0, side, 0), stroke=Colour.SUMI, line_width=0.4, dashes=(1.5, 1.3))
    left, right = dashes, dashes._replace(x=width - side)
    middle = tagged(words, Tag.PARAGRAPH).at(side + 2, 0)
    return Block(width, words.height, (left, *middle, right))


def write_in_block(slip: WriteIn, sheet: Sheet, width: float, *, field: float) -> Block:
    """Heading, the fields to write in (`field` mm high), and what happens to what was written."""
    title = tagged(label(slip.heading, TextStyle(face=Face.B, size_pt=sheet.pt(20, floor=14))), Tag.H2)
    style = TextStyle(size_pt=sheet.pt(13, floor=sheet.scale.body_floor))
    hint = tagged(label(slip.hint, style), Tag.PARAGRAPH)
    if title.width + hint.width + sheet.mm(5) <= width:
        head = row_on_baseline([title, hint], gap=sheet.mm(5))
    else:
        head = column([title, tagged(text_block(slip.hint, width, style), Tag.PARAGRAPH)], gap=sheet.mm(1.5))
    gap = sheet.mm(2.5)
    rows = [_fields(captions, sheet, width, max(_LEAST_FIELD, field), gap) for captions in slip.fields]
    small = TextStyle(size_pt=sheet.pt(12, floor=sheet.note_pt), leading=1.4)
    promise = tagged(text_block(slip.promise, width, small), Tag.PARAGRAPH)
    return column([head, space(height=gap * 0.4), *rows, promise], gap=gap, width=width)


def _fields(captions: Sequence[tuple[str, float]], sheet: Sheet, width: float, height: float, gap: float) -> Block:
    room = width - gap * (len(captions) - 1)
    blocks = []
    for words, share in captions:
        wide = room * share
        caption = squeezed(
            words,
            wide - 3,
            TextStyle(face=Face.B, size_pt=sheet.note_pt, colour=Colour.HAI),
            floor_pt=sheet.scale.note_floor,
        )
        outline = rectangle(0, 0, wide, height, radius=1.4)
        frame = Shape(0, 0, outline, fill=Colour.WHITE, stroke=Colour.SUMI, line_width=0.4)
        blocks.append(Block(wide, height, (frame, *tagged(caption, Tag.PARAGRAPH).at(1.6, 1.4))))
    return row(blocks, gap=gap)
